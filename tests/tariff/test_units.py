"""Units: factors from the law or the measure, exact both ways, and nothing where no factor leads."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.codes import table
from tidewaiter.tariff.exports import read_export
from tidewaiter.tariff.rates.expression import UNITS
from tidewaiter.tariff.units import clean_kilograms, convert, proof_liters, unit

FACTORS = [
    ("DOZ", "NO", "12"), ("gross", "No.", "144"), ("hundreds", "No.", "100"), ("thousands", "No.", "1000"), ("gross", "doz.", "12"),
    ("doz. prs.", "prs.", "12"), ("Dz Pcs", "pcs", "12"), ("pcs", "No.", "1"),
    ("t", "kg", "1000"), ("g", "kg", "1/1000"), ("carat", "g", "1/5"), ("LB", "KG", "0.45359237"), ("OZ", "G", "28.349523125"),
    ("TOZ", "G", "31.1034768"), ("STN", "LB", "2000"), ("TON", "LB", "2240"), ("LB", "OZ", "16"), ("MG", "G", "1/1000"),
    ("cm2", "m2", "1/10000"), ("SFT", "SQI", "144"), ("SYD", "SFT", "9"), ("KM2", "M2", "1000"),
    ("YD", "FT", "3"), ("thousand m", "m", "1000"), ("CM", "MM", "10"),
    ("m3", "liters", "1000"), ("CC", "ML", "1"), ("thousand m3", "m3", "1000"), ("GAL", "QTL", "4"), ("QTL", "PTL", "2"), ("PTL", "FOZ", "16"),
    ("WG", "GAL", "1"), ("CYD", "CFT", "27"), ("bbl", "liters", "158.98"), ("PFG", "PFL", "3.785411784"),
    ("CTN", "CKG", "1000"), ("CGM", "CKG", "1/1000"), ("CYG", "CYK", "1/1000"), ("CUR", "GBQ", "37"), ("KW", "W", "1000"),
]


@pytest.mark.parametrize("of, to, factor", FACTORS)
def test_one_unit_is_so_many_of_another(of, to, factor):
    assert convert(1, of, to) == Fraction(factor)
    assert convert(Fraction(factor), to, of) == 1


NONE = [
    ("kg", "cy kg"), ("kg", "CKG"), ("CKG", "CYK"), ("Cu kg", "Pb kg"), ("Cu kg", "kg"), ("kg cmsc", "kg msc"), ("t adw", "t"), ("t dwb", "t adw"),
    ("liters", "pf.liters"), ("kg", "liters"), ("prs.", "No."), ("m", "lin. m"), ("m", "m2"), ("No.", "Jwls."), ("square", "m2"),
    ("gross", "gr.lines"), ("No. of movements", "No."), ("No. and kg", "kg"), ("doses", "No."), ("MWh", "KWH"), ("X", "NO"),
    ("furlong", "m"), ("kg", ""), ("DEG", "C"),
]


@pytest.mark.parametrize("of, to", NONE)
def test_no_factor_leads_from_one_kind_to_another(of, to):
    assert convert(1, of, to) is None
    assert convert(1, to, of) is None


@pytest.mark.parametrize("liters, strength, proof", [
    (1, 50, "1"), (9, 40, "7.2"), (Decimal("0.75"), Decimal("43.5"), "0.6525"), (5, 0, "0"), (1, 100, "2"),
])
def test_proof_liters_are_liters_of_half_strength(liters, strength, proof):
    assert proof_liters(liters, strength) == Fraction(proof)


def test_clean_kilograms_are_kilograms_by_their_yield():
    assert clean_kilograms(Decimal("1250.5"), 60) == Fraction("750.3")


@pytest.mark.parametrize("percent", [-1, Decimal("100.01")])
def test_a_strength_or_yield_past_the_whole_is_refused(percent):
    with pytest.raises(ValueError, match="percentage"):
        proof_liters(1, percent)
    with pytest.raises(ValueError, match="percentage"):
        clean_kilograms(1, percent)


CODES = [row["code"] for row in table.rows("units")]


@given(st.fractions(0, 10**9), st.sampled_from(CODES), st.sampled_from(CODES))
def test_what_converts_converts_back_without_loss(quantity, of, to):
    there = convert(quantity, of, to)
    assert there is None or convert(there, to, of) == quantity


@given(st.fractions(0, 10**9), st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(CODES))
def test_a_way_round_comes_to_the_same(quantity, first, second, third):
    there = convert(quantity, first, second)
    if there is not None and (beyond := convert(there, second, third)) is not None:
        assert convert(quantity, first, third) == beyond


def test_every_factor_is_exact_positive_and_cited():
    for row in table.rows("units"):
        assert bool(row["counts"]) == bool(row["factor"]) == bool(row["factor_cite"]), row["code"]
        if row["counts"]:
            assert Fraction(row["factor"]) > 0
            assert unit(row["counts"]).factor == 1, row["code"]


def test_every_unit_of_a_rate_is_a_unit():
    assert {code for code, _ in UNITS.values() if unit(code) is None} == set()


@pytest.mark.reference
def test_every_text_of_the_unit_column_is_listed(reference):
    newest = reference / "hts" / "hts_2026_rev_10.json.gz"
    texts = {text for row in read_export(newest.read_bytes(), newest.name).rows for text in row.units}
    assert texts - {row["text"] for row in table.rows("unit_texts")} == set()
    assert {text for text in texts if unit(text) is None} == {"MWh", "doses", "No. and kg"}



@pytest.mark.reference
def test_barrels_stand_only_in_chapter_27_which_says_what_one_is(reference):
    newest = reference / "hts" / "hts_2026_rev_10.json.gz"
    rows = read_export(newest.read_bytes(), newest.name).rows
    assert {row.number[:2] for row in rows if "bbl" in f"{row.units}{row.general}{row.special}{row.other}"} == {"27"}
