"""Parts: the products of clients, what is wrong with them, spreadsheets of them, and entry lines built from them."""

from tidewaiter.api.route import delete, get, post, put
from tidewaiter.service.parts import conflicts, exchange, library, lines

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

ROUTES = (
    get("/products",                  library.products),
    post("/products",                 library.add_product),
    get("/products/{id}",             library.product),
    put("/products/{id}",             library.change_product),
    delete("/products/{id}",          library.remove_product),
    post("/products/{id}/approval",   library.approve_product),
    get("/products/{id}/check",       conflicts.check_product),
    post("/products/{id}/line",       lines.line_of_product),
    post("/files/{id}/product-lines", lines.add_product_line),
    get("/product-findings",          conflicts.check_products),
    get("/product-conflicts",         conflicts.product_conflicts),
    get("/product-sheets",            exchange.export_products, gives=SHEET),
    post("/product-sheets",           exchange.import_products, most=20_000_000, status=200),
    get("/product-template",          exchange.product_template, gives=SHEET),
)
