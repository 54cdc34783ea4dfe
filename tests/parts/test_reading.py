"""Spreadsheets of products: columns by any of their names, bad cells with their places, and nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.parts.goods import BRACKET, DAY, SHIRT, bracket
from tidewaiter.parts.columns import CHILDREN, CONVERSION, FACTS, PRODUCTS, manual
from tidewaiter.parts.preview import preview
from tidewaiter.parts.product import Component, Conversion, Product, Standing
from tidewaiter.parts.reading import read_products
from tidewaiter.parts.writing import sheets

HELD = {"BR-100": BRACKET, "00123": bracket(sku="00123")}


def table(*rows: tuple[str, ...], name: str = "products") -> tuple[str, list[tuple[int, tuple[str, ...]]]]:
    return name, list(enumerate(rows, 1))


def read(*tables):
    return read_products(tables, "goods.xlsx", DAY)


def looked(*tables, held=HELD):
    return preview(read(*tables), "c1", held)


SKU, FACT = ("sku",), ("sku", "fact", "value")
A = table(SKU, ("A",))
# the rule, the place, the tables, and whether the product is refused all the same (None: nothing is read)
WRONG: list[tuple[str, str, list, bool | None]] = [
    ("PART-NO-PRODUCTS",    "goods.xlsx",              [table(SKU, name="origins")],                                          None),
    ("PART-NO-SKU",         "goods.xlsx, products!1",  [table(("hts",), ("1",))],                                             None),
    ("PART-NO-SKU",         "goods.xlsx, origins!1",   [table(SKU, ("A",)), table(("country",), ("CN",), name="origins")],    None),
    ("PART-COLUMN-TWICE",   "goods.xlsx, products!C1", [table(("sku", "hts", "HTS code"), ("A", "", ""))],                    None),
    ("PART-SHEET-TWICE",    "goods.xlsx, origins",     [table(("sku", "origin"), ("A", "CN")), table(("sku", "country"), name="origins")], None),
    ("PART-COLUMN-UNREAD",  "goods.xlsx, products!B1", [table(("sku", "matterial"), ("A", "steel"))],                         False),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "hts"), ("A", "73.26x"))],                              True),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "hts"), ("A", "73269086880"))],                         True),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "price"), ("A", "1,500"))],                             True),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "price"), ("A", "-1"))],                                True),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "origin"), ("A", "China"))],                            True),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "review by"), ("A", "03/04/2026"))],                    True),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "share"), ("A", "101"))],                               True),
    ("PART-CELL",           "goods.xlsx, products!B2", [table(("sku", "standing"), ("A", "fine"))],                           True),
    ("PART-CELL",           "goods.xlsx, cases!C2",    [A, table(("sku", "case", "applies"), ("A", "A570", "maybe"), name="cases")], True),
    ("PART-HTS-ZERO",       "goods.xlsx, products!B2", [table(("sku", "hts"), ("A", "406904100"))],                           False),
    ("PART-PERCENT",        "goods.xlsx, products!B2", [table(("sku", "fact steel_pct"), ("A", "0.35"))],                     False),
    ("PART-PERCENT",        "goods.xlsx, facts!2",     [A, table(FACT, ("A", "steel_pct", "0.35"), name="facts")],                False),
    ("PART-ROW-SKU",        "goods.xlsx, products!A2", [table(("sku", "hts"), ("", "7326908688"))],                           True),
    ("PART-SKU-NUMBER",     "goods.xlsx, products!A2", [table(SKU, ("1.23E+11",))],                                           True),
    ("PART-SKU-DAY",        "goods.xlsx, products!A2", [table(SKU, ("2026-03-05",))],                                         False),
    ("PART-SKU-ZERO",       "goods.xlsx, products!2",  [table(SKU, ("123",))],                                                True),
    ("PART-SKU-SPELLING",   "goods.xlsx, products!2",  [table(SKU, ("br 100",))],                                             False),
    ("PART-ROW-TWICE",      "goods.xlsx, products!2",  [table(("sku", "hts"), ("A", "7326908688"), ("A", "8301600000"))],     True),
    ("PART-ROW-ALONE",      "goods.xlsx, origins!A2",  [table(SKU, ("A",)), table(("sku", "country"), ("B", "CN"), name="origins")], False),
    ("PART-FACT-TWICE",     "goods.xlsx, facts!3",     [A, table(FACT, ("A", "pharma_use", "yes"), ("A", "pharma_use", "no"), name="facts")], True),
    ("PART-COMPONENT",      "goods.xlsx, products!2",  [A, table(("sku", "component", "unit"), ("A", "1", "KG"), name="quantities")], True),
    ("PART-IMPORT-APPROVAL", "goods.xlsx, products!2", [table(("sku", "standing"), ("A", "approved"))],                       False),
]


@pytest.mark.parametrize(("rule", "where", "tables", "refused"), WRONG, ids=[f"{n} {row[0]}" for n, row in enumerate(WRONG)])
def test_what_is_wrong_is_told_with_its_place(rule, where, tables, refused):
    found = looked(*tables)
    told = [*found.findings, *(one for step in found.steps for one in step.findings)]
    assert (rule, where) in [(one.rule, one.where) for one in told], told
    assert [step.what for step in found.steps[:1]] == ([] if refused is None else ["refused" if refused else "added"])


def test_a_good_row_is_quiet():
    rows = table(("sku", "hts", "origin", "mid", "kg per piece", "fact steel_pct", "standing", "decided on", "unit price", "currency"),
                 ("BR-7", "7326.90.8688", "cn", "cnninhai88nin", "0.35", "100", "proposed", "2026-01-05", "1,234.50", "usd"))
    found = looked(rows)
    assert found.findings == () and found.steps[0].findings == ()
    product = found.steps[0].product
    assert product and (product.hts, product.origins[0].manufacturer, product.unit_value, product.currency) == (
        "7326908688", "CNNINHAI88NIN", "1234.50", "USD")


def test_a_bad_row_refuses_its_product_and_no_other():
    found = looked(table(("sku", "hts"), ("A", "x"), ("B", "7326908688")))
    assert [(step.sku, step.what) for step in found.steps] == [("A", "refused"), ("B", "added")]


def test_a_column_that_is_not_there_changes_nothing_and_one_that_is_speaks():
    found = looked(table(("sku", "material"), ("BR-100", "")))
    (step,) = found.steps
    assert step.what == "changed" and step.differences == (("material", "steel", ""),)
    assert step.product == bracket(material="")


def test_what_a_file_changes_is_no_longer_approved():
    held = {"BR-100": bracket(standing=Standing.APPROVED, approved_by="p1", approved_on=DAY)}
    same = looked(table(("sku", "material", "status"), ("BR-100", "steel", "approved")), held=held).steps[0]
    assert same.what == "same" and same.product == held["BR-100"]
    changed = looked(table(("sku", "material", "status"), ("BR-100", "brass", "approved")), held=held).steps[0]
    assert changed.what == "changed" and changed.product == bracket(material="brass")
    demoted = looked(table(("sku", "status"), ("BR-100", "proposed")), held=held).steps[0]
    assert demoted.what == "changed" and demoted.product == BRACKET


def test_the_same_row_twice_is_one():
    assert len(looked(table(("sku", "hts"), ("A", "7326908688"), ("A", "7326908688"))).steps) == 1


def test_labels_may_stand_below_a_title():
    found = looked(table(("Parts of our firm", ""), ("", ""), ("Item No", "HTS"), ("A", "7326908688")))
    assert found.steps[0].product == Product("c1", "A", hts="7326908688")


def test_the_quantities_of_components_come_back_to_them():
    held = bracket(components=(Component("8301600000", "lock", 40_000_000, (Conversion("NO", "1"), Conversion("KG", "0.1"))),), share=60_000_000)
    tables = [(name, list(enumerate(rows, 1))) for name, rows in sheets([held, SHIRT]).items()]
    assert [step.product for step in looked(*tables, held={}).steps] == [held, SHIRT]


def test_every_column_has_a_name_of_its_own_in_its_sheet_and_stands_in_the_manual():
    text = manual()
    for columns in (PRODUCTS, CONVERSION, FACTS, *CHILDREN.values()):
        names = [name for one in columns for name in {one.name, *one.also}]
        assert len(names) == len(set(names))
        assert all(f"`{name}`" in text for name in names)


@pytest.mark.parametrize("number", ["0406904100", "406904100"])
def test_a_number_is_kept_as_it_is_written(number):
    step = looked(table(("sku", "hts"), ("A", number))).steps[0]
    assert step.product and step.product.hts == number


def test_days_are_between_those_that_goods_are_entered_on():
    assert looked(table(("sku", "review by"), ("A", "1979-12-31"))).steps[0].what == "refused"
    product = looked(table(("sku", "review by"), ("A", "1980-01-01"))).steps[0].product
    assert product and product.review_by == date(1980, 1, 1)
