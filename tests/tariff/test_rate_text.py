"""The rate language: shapes by hand, expressions that print and read back, and whatever else is thrown at it."""

from __future__ import annotations

import time
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.tariff.rate_text import (
    ByReference,
    Note,
    Numbers,
    Percent,
    PerUnit,
    Rate,
    Sugar,
    Unread,
    normalise,
    number_text,
    percent,
    read_rate,
)
from tidewaiter.tariff.rates.expression import QUANTITIES, SHAPES, UNITS, VALUES, unit_word

SUMS = [
    ("Free",                                  []),
    ("2.9%",                                  [Percent(2900000)]),
    ("33 1/3%",                               [Percent(Fraction(100000000, 3))]),
    ("6.3¢/liter",                            [PerUnit(Fraction(63, 10), "L")]),
    ("$1.803/kg",                             [PerUnit(Fraction(1803, 10), "KG")]),
    ("41.9¢/kg + 16.3%",                      [PerUnit(Fraction(419, 10), "KG"), Percent(16300000)]),
    ("5.7¢/kg on drained weight +8%",         [PerUnit(Fraction(57, 10), "KG", part="drained weight"), Percent(8000000)]),
    ("89.6¢/1000",                            [PerUnit(Fraction(896, 10), "NO", 1000)]),
    ("$1/1,000 pins + 35%",                   [PerUnit(Fraction(100), "NO", 1000, word="/1000 pins"), Percent(35000000)]),
    ("$2.50/thou- sand + 40%",                [PerUnit(Fraction(250), "NO", 1000, word="/thousand"), Percent(40000000)]),
    ("68¢/head",                              [PerUnit(Fraction(68), "NO", word="/head")]),
    ("2.8¢/doz.",                             [PerUnit(Fraction(28, 10), "DOZ")]),
    ("76¢/pr. + 32%",                         [PerUnit(Fraction(76), "PRS"), Percent(32000000)]),
    ("$1.24/t",                               [PerUnit(Fraction(124), "KG", 1000)]),
    ("$1.32/t, including weight of container", [PerUnit(Fraction(132), "KG", 1000, "weight including the container")]),
    ("88.2¢/kg + 55% + 12.5¢/ article",
     [PerUnit(Fraction(882, 10), "KG"), Percent(55000000), PerUnit(Fraction(125, 10), "NO", word="/article")]),
    ("18.7¢/clean kg",                        [PerUnit(Fraction(187, 10), "CYK")]),
    ("4.4¢/liter + 31.4¢/pf. liter",          [PerUnit(Fraction(44, 10), "L"), PerUnit(Fraction(314, 10), "PFL")]),
    ("3.1¢/liter + 22.1¢/pf. liter on ethyl alcohol content",
     [PerUnit(Fraction(31, 10), "L"), PerUnit(Fraction(221, 10), "PFL", part="ethyl alcohol content")]),
    ("2.5% on the value of the lead content", [Percent(2500000, "lead content")]),
    ("0.7¢/kg on copper content + 0.7¢/kg on lead content",
     [PerUnit(Fraction(7, 10), "KG", part="copper content"), PerUnit(Fraction(7, 10), "KG", part="lead content")]),
    ("16.9¢/kg of total sugars + 5.1%",       [PerUnit(Fraction(169, 10), "KG", part="total sugars"), Percent(5100000)]),
    ("0.3¢/line/ gross + 4.6%",               [PerUnit(Fraction(3, 10), "GRL"), Percent(4600000)]),
    ("17¢ each + 2.5% + 1¢/jewel",            [PerUnit(Fraction(17), "NO"), Percent(2500000), PerUnit(Fraction(1), "JWL")]),
    ("43¢ each + 2.8¢/jewel over 7 + 3.7% on the case",
     [PerUnit(Fraction(43), "NO"), PerUnit(Fraction(28, 10), "JWL", over=7), Percent(3700000, "case")]),
    ("44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery",
     [PerUnit(Fraction(44), "NO"), Percent(6000000, "case"), Percent(14000000, "strap, band or bracelet"), Percent(5300000, "battery")]),
    ("4.7% on the value of the rifle + 20% on the value of the telescopic sight, if any",
     [Percent(4700000, "rifle"), Percent(20000000, "telescopic sight")]),
    ("3 percent of the fair retail value",    [Percent(3000000, "fair retail value")]),
    ("50 percent of the cost of such goods or repairs", [Percent(50000000, "cost of such goods or repairs")]),
    ("5% on the full value of the imported article", [Percent(5000000, "full value of the imported article")]),
    ("3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg",
     [Sugar(Fraction("3.6606"), Fraction("0.020668"), Fraction("3.143854"))]),
]


@pytest.mark.parametrize("text, terms", SUMS, ids=[text[:40] for text, _ in SUMS])
def test_a_sum_reads_as_its_terms_and_prints_in_normal_spelling(text, terms):
    found = read_rate(text)
    assert found == Rate(tuple(terms))
    assert found.text == text
    assert str(found) == normalise(text)


BOUNDS = [
    ("8% but not less than 3¢/kg",                             (PerUnit(Fraction(3), "KG"),), ()),
    ("8% + 1¢ each but not more than 20%",                     (), (Percent(20000000),)),
    ("8% but not less than 3¢/kg but not more than $1 each",   (PerUnit(Fraction(3), "KG"),), (PerUnit(Fraction(100), "NO"),)),
]


@pytest.mark.parametrize("text, least, most", BOUNDS)
def test_a_minimum_and_a_maximum_bound_the_sum(text, least, most):
    found = read_rate(text)
    assert (found.least, found.most) == (least, most)
    assert found.ad_valorem is None
    assert str(found) == text


CHAPTER_99 = Note("3", place="subchapter")
REFERENCES = [
    ("The duty provided in the applicable subheading",            "applicable subheading", {}),
    ("The duty provided in the applicable subheading + 7.5%",     "applicable subheading", {"terms": (Percent(7500000),)}),
    ("The duty provided in the applicable subheading plus 25%",   "applicable subheading", {"terms": (Percent(25000000),)}),
    ("The duty provided inthe applicable subheading+ 25%",        "applicable subheading", {"terms": (Percent(25000000),)}),
    ("The duty provided in the applicable subheading + a duty of 25%", "applicable subheading", {"terms": (Percent(25000000),)}),
    ("The duty provided in the applicable subheading + a duty of 25% upon the value of the non-U.S. content",
     "applicable subheading", {"terms": (Percent(25000000, "non-U.S. content"),)}),
    ("The duty provided in subheadings 8716.39.00, 8716.90.30 or 8716.90.50 + 100%", "applicable subheading",
     {"numbers": (Numbers("87163900"), Numbers("87169030"), Numbers("87169050")), "terms": (Percent(100000000),)}),
    ("No Change.",                                                "no change", {}),
    ("No additional duty",                                        "no additional duty", {}),
    ("The duty rate provided in such subheading minus 0.5%",      "such subheading", {"terms": (Percent(500000),)}),
    ("The duty rate provided for origin- ating goods of Colombia in such subheading", "such subheading", {"country": "Colombia"}),
    ("The rate provided for beneficiary countries in heading 9901.00.50", "beneficiary countries", {"numbers": (Numbers("99010050"),)}),
    ("The rate applicable to the natural juice in heading 2009",  "juice", {"numbers": (Numbers("2009"),)}),
    ("The rate applicable to each garment in the in the ensemble if separately entered", "garments", {}),
    ("The rate of duty appli- cable to that article in the set subject to the high- est rate of duty", "set", {}),
    ("The rate applicable to the complete, assembled",            "movement", {}),
    ("The rate applicable to the article of which it is a part or accessory", "accessory", {}),
    ("The rate applicable in the absence of this subheading on the cost of such parts", "absence", {}),
    ("See additional U.S. note 2",                                "note", {"notes": (Note("2", additional=True),)}),
    ("See U.S. note 3(e)",                                        "note", {"notes": (Note("3", "(e)"),)}),
    ("See 9822.05.20",                                            "heading", {"numbers": (Numbers("98220520"),)}),
    ("See 9919.04.40, 9919.04.41-9919.04.42",                     "heading", {"numbers": (Numbers("99190440"), Numbers("99190441", "99190442"))}),
    ("Free, under bond, as prescribed in U.S. note 1 to this subchapter", "under bond", {"notes": (Note("1", place="subchapter"),)}),
    ("Free, under the terms of U.S. note 1(b) to this subchapter", "free by note", {"notes": (Note("1", "(b)", "subchapter"),)}),
    ("Free (See U.S. note 4 of this subchapter)",                 "free by note", {"notes": (Note("4", place="subchapter"),)}),
    ("A duty upon the value of the repairs oralterations (see U.S. note 3 of this subchapter)", "processing", {"notes": (CHAPTER_99,)}),
    ("4.3% + 1.7¢/jewel + 0.2¢ for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not "
     "exceed the duty for the complete movement", "pieces",
     {"terms": (Percent(4300000), PerUnit(Fraction(17, 10), "JWL"), PerUnit(Fraction(2, 10), "PCS"))}),
    ("",                                                          "blank", {}),
]


@pytest.mark.parametrize("text, kind, held", REFERENCES, ids=[text[:50] for text, *_ in REFERENCES])
def test_what_turns_on_something_else_keeps_what_it_points_to(text, kind, held):
    found = read_rate(text)
    assert isinstance(found, ByReference) and not isinstance(found, Unread)
    nothing = {"numbers": (), "notes": (), "terms": (), "country": ""}
    assert (found.kind, {name: getattr(found, name) for name in nothing}) == (kind, {**nothing, **held})
    assert str(found) == normalise(text)


@pytest.mark.parametrize("text", [
    "37% /", ":", "$1.13 a bushel", "2.9% or more", "5% + ", "5%%", "1/0%", "5¢/kg on tin content", "5% on the lid", "5¢/kg on the case",
    "See 98220520", "See 9822.05.2", "Free, perhaps", "free of charge", "1¢/kg less 1¢/t for each degree under 100 degrees", "٣%", "9" * 3000 + "%",
    "The duty provided in the applicable subheading + ", "See U.S. note", "3.6606¢/liter less 0.02¢/liter", "-5%", "5¢/kg over 7 over 8",
])
def test_what_no_rule_reads_is_unread_with_its_text(text):
    found = read_rate(text)
    assert isinstance(found, Unread)
    assert (found.kind, found.text) == ("unread", text.strip())


def test_no_heading_is_both_read_and_unread():
    assert read_rate("See 9822.05.20") != read_rate("See 9822.05.21")
    assert Unread(text="a") != Unread(text="b")
    assert read_rate("") != Unread(text="")


EXACT = [
    ("33 1/3%",      Fraction(1, 3)),
    ("12 1/2%",      Fraction(1, 8)),
    ("0.3464%",      Fraction(3464, 1000000)),
    ("0.000000001%", Fraction(1, 10**11)),
    ("110%",         Fraction(11, 10)),
]


@pytest.mark.parametrize("text, share", EXACT)
def test_a_percentage_is_exact(text, share):
    assert Fraction(read_rate(text).ad_valorem) / 100_000_000 == share


def test_a_rate_that_a_whole_number_says_is_a_whole_number():
    assert isinstance(read_rate("12 1/2%").terms[0].rate, int)
    assert isinstance(read_rate("33 1/3%").terms[0].rate, Fraction)


@pytest.mark.parametrize("text", ["33 1/3%", "0.0000001%", "five", "-1%", "", "1e3%"])
def test_a_percentage_of_the_law_files_is_a_whole_number_or_refused(text):
    with pytest.raises(ValueError, match=r"percentage|decimals"):
        percent(text)


@pytest.mark.parametrize("text, rate", [("2.9%", 2900000), ("2.9% + 1%", 3900000), ("Free", 0), ("5% on the entire set", 5000000),
                                        ("1¢/kg + 2%", None), ("5% on the case", None), ("8% but not less than 9%", None)])
def test_ad_valorem_is_of_the_whole_value_and_nothing_else(text, rate):
    assert read_rate(text).ad_valorem == rate


amounts = st.builds(Fraction, st.integers(0, 10**9), st.sampled_from([1, 2, 10, 1000, 10**6, 3, 7]))
percents = st.builds(
    lambda share, part: Percent(int(share) if share.denominator == 1 else share, part),
    amounts, st.sampled_from(["", *VALUES]),
)
per_units = st.builds(
    lambda cents, word, part, over: PerUnit(cents, *UNITS[word], part, 0 if part else over, "" if unit_word(*UNITS[word]) == word else word),
    amounts, st.sampled_from(list(UNITS)), st.sampled_from(["", *QUANTITIES]), st.integers(0, 99),
)
sums = st.lists(st.one_of(percents, per_units), min_size=1, max_size=4).map(tuple)
rates = st.one_of(
    st.builds(Rate, sums), st.just(Rate(())),
    st.builds(lambda terms, least, most: Rate(terms, "", least, most), sums, sums, sums),
    st.builds(lambda cents, less, minimum: Rate((Sugar(cents, less, minimum),)), amounts, amounts, amounts),
)
numbers = st.one_of(
    st.from_regex(r"[0-9]{4}([0-9]{2}){0,2}", fullmatch=True).filter(str.isascii).map(Numbers),
    st.tuples(st.from_regex(r"[0-9]{8}", fullmatch=True), st.from_regex(r"[0-9]{8}", fullmatch=True)).map(lambda pair: Numbers(*pair)),
)
notes = st.builds(Note, st.integers(1, 99).map(str), st.sampled_from(["", "(b)", "(c)(vi)"]), st.sampled_from(["", "chapter", "subchapter"]),
                  st.booleans())


@st.composite
def references(draw):
    shape = draw(st.sampled_from(SHAPES))
    some = {
        "{number}": numbers.map(lambda one: (Numbers(one.first),)), "{numbers}": st.lists(numbers, min_size=1, max_size=4).map(tuple),
        "{either}": st.lists(numbers, min_size=2, max_size=4).map(tuple),
    }
    pointed = next((draw(strategy) for blank, strategy in some.items() if blank in shape.words), ())
    terms = draw(sums) if "{sum}" in shape.words else ()
    if "{percent}" in shape.words:
        terms = (Percent(draw(st.integers(0, 10**8))),)
    return ByReference(shape, pointed, (draw(notes),) if "{note}" in shape.words else (), terms,
                       draw(st.sampled_from(["Korea", "Colombia"])) if "{country}" in shape.words else "")


@given(st.one_of(rates, references()))
def test_an_expression_reads_back_from_its_print(expression):
    printed = str(expression)
    assert read_rate(printed) == expression
    assert normalise(printed) == printed


@given(st.one_of(st.text(max_size=80), st.text(alphabet="0123456789.¢$%/+ kgfree()-,See", max_size=40)))
def test_any_text_at_all_is_unread_or_prints_back_in_normal_spelling(text):
    found = read_rate(text)
    assert isinstance(found, Unread) or str(found) == normalise(text)


@given(st.one_of(rates, references()), st.data())
def test_a_text_with_a_letter_changed_is_never_an_exception(expression, data):
    text = str(expression)
    at = data.draw(st.integers(0, max(len(text) - 1, 0)))
    read_rate(text[:at] + data.draw(st.sampled_from(["", "x", " ", "+", "¢", "9", "(", "- "])) + text[at + 1:])


@given(amounts)
def test_a_number_prints_without_loss(number):
    whole, _, over = number_text(number).partition(" ")
    assert Fraction(whole) + Fraction(over or 0) == number


def test_a_text_is_read_in_less_than_a_quarter_of_a_millisecond():
    texts = [f"{n}.{n % 10}¢/kg on drained weight + {n}%" for n in range(1, 200)]
    read_rate("1¢/kg + 2%")                          # the grammar is built once
    taken = []
    for text in texts:
        start = time.thread_time()
        read_rate(text)
        taken.append(time.thread_time() - start)
    assert median(taken) < 0.00025                   # 0.00008 where nothing else runs
