"""Internal revenue taxes: what a number and the facts say, both sides of every strength, and the quantities that they need."""

from __future__ import annotations

import pytest

from tests.duty.lines import assessed, rules

GALLON = "3.785411784"

# number, facts, quantities, class and cents
TAXES = [
    ("2203000030", {}, "1000 L", [("022", 15339)]),
    ("2203000030", {}, "117.347765304 L", [("022", 1800)]),                               # a barrel to the drop
    ("2204100065", {}, "1000 L", [("017", 89818)]),
    ("2204100065", {}, f"{GALLON} L", [("017", 340)]),
    ("2204212000", {"sparkling": True}, f"{GALLON} L", [("017", 340)]),
    ("2204212000", {"carbonated": True}, f"{GALLON} L", [("017", 330)]),
    ("2204215015", {}, "1000 L", [("017", 28266)]),                                        # not over 14 percent by its own words
    ("2204213000", {}, f"{GALLON} L", [("017", 107)]),
    ("2204218030", {"alcohol_pct": "16"}, "1000 L", [("017", 28266)]),
    ("2204218030", {"alcohol_pct": "16.1"}, "1000 L", [("017", 41475)]),
    ("2204218030", {"alcohol_pct": "21"}, f"{GALLON} L", [("017", 157)]),
    ("2204218030", {"alcohol_pct": "21.01"}, f"{GALLON} L", [("017", 315)]),
    ("2204218030", {"alcohol_pct": "24"}, f"{GALLON} L", [("017", 315)]),
    ("2204218030", {"alcohol_pct": "25"}, f"{GALLON} L", [("016", 675)]),                  # over 24 percent: spirits, half a proof gallon
    ("2205103000", {"alcohol_pct": "18"}, f"{GALLON} L", [("017", 157)]),
    ("2206001510", {"hard_cider": True}, f"{GALLON} L", [("017", 23)]),                    # 22.6 cents
    ("2206001510", {"hard_cider": False, "alcohol_pct": "9"}, f"{GALLON} L", [("017", 107)]),
    ("2206004500", {}, "117.347765304 L", [("022", 1800)]),                                # sake is beer
    ("2206009015", {"excise_kind": "none"}, "1 L", []),
    ("2207106010", {"excise_kind": "none"}, "1 L", []),
    ("2207106010", {"excise_kind": "spirits", "alcohol_pct": "100"}, f"{GALLON} L", [("016", 2700)]),
    ("2208303030", {}, f"{GALLON} PFL", [("016", 1350)]),
    ("2208303030", {}, "1 PFG", [("016", 1350)]),
    ("2208303030", {"alcohol_pct": "40"}, f"{GALLON} L", [("016", 1080)]),
    ("2402208000", {"tobacco_kind": "small_cigarette"}, "10 K, 10 KG", [("018", 50330)]),
    ("2402208000", {"tobacco_kind": "large_cigarette"}, "1 K", [("018", 10569)]),
    ("2402103030", {"tobacco_kind": "small_cigar"}, "1 K", [("018", 5033)]),
    ("2402108080", {"tobacco_kind": "large_cigar", "cigar_price": "0.76"}, "1 K", [("018", 40090)]),
    ("2402108080", {"tobacco_kind": "large_cigar", "cigar_price": "0.77"}, "1 K", [("018", 40260)]),     # the cap
    ("2403110000", {"tobacco_kind": "pipe"}, "0.45359237 KG", [("018", 283)]),
    ("2403192020", {"tobacco_kind": "roll_your_own"}, "0.45359237 KG", [("018", 2478)]),
    ("2403992130", {"tobacco_kind": "chewing"}, "0.45359237 KG", [("018", 50)]),
    ("2403992130", {"tobacco_kind": "snuff"}, "0.45359237 KG", [("018", 151)]),
    ("4813100000", {"tobacco_kind": "papers"}, "100 NO", [("018", 6)]),
    ("4813100000", {"tobacco_kind": "papers"}, "101 NO", [("018", 9)]),                    # a part of fifty counts as fifty
    ("4813100000", {"tobacco_kind": "tubes"}, "50 NO", [("018", 6)]),
]


@pytest.mark.parametrize("hts, facts, quantities, taxes", TAXES)
def test_tax_by_number_and_facts(hts, facts, quantities, taxes):
    result = assessed(hts, "KE", "2026-09-18", facts=facts, quantities=quantities)
    assert [(tax.class_code, tax.amount) for tax in result.taxes] == taxes


# number, facts, quantities, the fact that is asked for
OPEN = [
    ("2204218030", {}, "1000 L", "alcohol_pct"), ("2204212000", {}, "1000 L", "sparkling"), ("2206001510", {}, "1000 L", "hard_cider"),
    ("2206009015", {}, "1000 L", "excise_kind"), ("2207200010", {}, "1000 L", "excise_kind"), ("2106901200", {}, "5 KG", "excise_kind"),
    ("3302102000", {}, "5 KG", "excise_kind"), ("2402208000", {}, "10 K", "tobacco_kind"), ("2404110000", {}, "5 KG", "tobacco_kind"),
    ("2402108080", {"tobacco_kind": "large_cigar"}, "1 K", "cigar_price"), ("2208303030", {}, "3 L", "quantity"), ("2203000030", {}, "", "quantity"),
    ("2402208000", {"tobacco_kind": "pipe"}, "10 K", "tobacco_kind"),      # cigarettes are no pipe tobacco
]


@pytest.mark.parametrize("hts, facts, quantities, fact", OPEN)
def test_what_is_not_known_of_a_tax_is_asked_for(hts, facts, quantities, fact):
    result = assessed(hts, "KE", "2026-09-18", facts=facts, quantities=quantities)
    assert not result.taxes
    assert fact in {one.fact for one in result.undetermined}


def test_a_quantity_that_is_missing_is_fatal():
    assert "TAX-QUANTITY" in rules(assessed("2208303030", "KE", "2026-09-18", quantities="3 L"))
    assert "TAX-QUANTITY" not in rules(assessed("2208303030", "KE", "2026-09-18", quantities="3 PFL"))


CBMA = [
    ("2022-12-31", "2.70", 270, False), ("2022-12-31", "13.34", 1334, False), ("2022-12-31", "13.51", 1350, True), ("2023-01-01", "2.70", 1350, True),
]


@pytest.mark.parametrize("entered, rate, cents, said", CBMA)
def test_a_reduced_rate_is_taken_at_entry_until_the_end_of_2022(entered, rate, cents, said):
    result = assessed("2208303030", "KE", entered, facts={"cbma_rate": rate}, quantities=f"{GALLON} PFL")
    assert [tax.amount for tax in result.taxes] == [cents]
    assert ("TAX-CBMA" in rules(result)) is said
