"""Conflicts are shown with both sides, and what took over from a number is none."""

from __future__ import annotations

import random
from datetime import date
from time import perf_counter

import pytest

from tests.parts.goods import DAY, bracket
from tidewaiter.parts.conflicts import PriorLine, against_filed, look_alikes, same_sku
from tidewaiter.parts.product import Origin, Product, Standing

LOCK = "8301600000"
OTHER = bracket(sku="BR-200", hts=LOCK)

LOOKS: list[tuple[str, Product, Product, list[str]]] = [
    ("the same words",              bracket(), OTHER,                                                              ["warning"]),
    ("other words",                 bracket(), bracket(sku="BR-200", hts=LOCK, description="brass padlock"),       []),
    ("almost the same words",       bracket(), bracket(sku="BR-200", hts=LOCK, description="Bracket, steel, for shelvings"), ["warning"]),
    ("one number",                  bracket(), bracket(sku="BR-200"),                                              []),
    ("a statistical suffix",        bracket(), bracket(sku="BR-200", hts="7326908660"),                            ["note"]),
    ("another material",            bracket(), bracket(sku="BR-200", hts=LOCK, material="brass"),                  []),
    ("no material",                 bracket(), bracket(sku="BR-200", hts=LOCK, material=""),                       ["warning"]),
    ("another client",              bracket(), bracket(sku="BR-200", hts=LOCK, client="c2"),                       []),
    ("a retired product",           bracket(), bracket(sku="BR-200", hts=LOCK, standing=Standing.RETIRED),         []),
    ("no number",                   bracket(), bracket(sku="BR-200", hts=""),                                      []),
]


@pytest.mark.parametrize(("what", "first", "second", "severities"), LOOKS, ids=[row[0] for row in LOOKS])
def test_products_that_look_alike_under_different_numbers(what, first, second, severities):
    found = list(look_alikes((first, second)))
    assert [one.severity.value for one in found] == severities
    assert all("BR-100" in one.message and "BR-200" in one.message and one.where == "product BR-100; product BR-200" for one in found)


@pytest.mark.parametrize(("sku", "hts", "client", "told"), [
    ("br 100", LOCK, "c1", 1), ("BR-100", LOCK, "c1", 1), ("BR-100", "7326908688", "c1", 0), ("BR-101", LOCK, "c1", 0), ("BR-100", LOCK, "c2", 0)])
def test_one_product_number_with_two_hts_numbers(sku, hts, client, told):
    assert len(list(same_sku((bracket(), bracket(sku=sku, hts=hts, client=client))))) == told


FILED = PriorLine("B76-0324527-8", 3, date(2026, 5, 4), "BR-100", "7326908688", "CN", "CNNINHAI88NIN")


@pytest.mark.parametrize(("product", "rules"), [
    (bracket(),                                     []),
    (bracket(hts=LOCK),                             ["PART-FILED-HTS"]),
    (bracket(hts=""),                               []),
    (bracket(origins=(Origin("VN", "VNNINHAI88NIN"),)), ["PART-FILED-ORIGIN", "PART-FILED-MID"]),
    (bracket(origins=(Origin("CN"),)),              []),
    (bracket(origins=()),                           []),
])
def test_what_was_filed_otherwise(product, rules):
    assert [one.rule for one in against_filed(product, (FILED,), DAY)] == rules


@pytest.mark.parametrize(("hts", "told"), [("2106909993", 0), ("2106909985", 1)])
def test_a_number_that_took_over_from_the_filed_one_is_no_conflict(hts, told):
    filed = PriorLine("B76-0324527-8", 1, date(2026, 5, 4), "F-1", "2106909998")
    product = bracket(hts=hts, decided_on=date(2026, 7, 2))
    assert len(list(against_filed(product, (filed,), date(2026, 7, 2)))) == told


def test_a_library_of_ten_thousand_is_compared_in_seconds():
    dice = random.Random(7)
    nouns = [f"{first}{last}" for first in ("bra", "fla", "gro", "spi", "val", "hin", "lat") for last in ("cket", "nge", "mmet", "ndle", "pler")]
    products = [bracket(sku=f"P{n}", material="", hts=dice.choice(("7326908688", LOCK, "8544300000")),
                        description=f"{' '.join(dice.choices(nouns, k=3))} {dice.randrange(2000)} mm") for n in range(10_000)]
    start = perf_counter()
    found = list(look_alikes(products))
    assert found and perf_counter() - start < 20


def test_a_crowd_of_one_description_is_told_once_for_each():
    products = [bracket(sku=f"P{n}", hts=f"73269086{n:02}") for n in range(60)]
    assert len(list(look_alikes(products))) == 59
