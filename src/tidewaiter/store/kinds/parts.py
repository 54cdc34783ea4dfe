"""The products of the clients."""

from tidewaiter.parts.product import Product
from tidewaiter.store.kinds import kind

PRODUCTS = kind("product", "pt", Product, index=[("hts",), ("client", "created_at"), ("created_at",)], unique=[("client", "sku")])
