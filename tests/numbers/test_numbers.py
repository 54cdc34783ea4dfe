"""Each identifier: what it takes, what it refuses, and what its check digit catches."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tidewaiter import numbers
from tidewaiter.numbers import (
    air_waybill,
    bill,
    case_number,
    container,
    entry_number,
    firms,
    hts,
    imo,
    importer_number,
    mid,
    scac,
)

NAMES = [found.name for found in pkgutil.iter_modules(numbers.__path__)]
MODULES = [importlib.import_module(f"tidewaiter.numbers.{name}") for name in NAMES]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: ModuleType):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
@given(text=st.text(max_size=20) | st.from_regex(r"[A-Z0-9 .-]{0,16}", fullmatch=True))
def test_any_text_is_valid_or_refused_with_a_reason(module: ModuleType, text: str):
    try:
        number = module.validate(text)
    except ValueError as refusal:
        assert str(refusal)
        assert not module.is_valid(text)
    else:
        assert module.is_valid(text)
        assert module.validate(number) == number == module.compact(module.format(number))


@pytest.mark.parametrize("module, text, valid", [
    (importer_number, "36-4567890",   True),
    (importer_number, "36-456789",    False),
    (importer_number, "36-4567890A",  False),     # a suffix is two characters
    (importer_number, "36-4567890A1", True),
    (importer_number, "36-4567890Y1", True),
    (importer_number, "36-4567890Z1", False),     # 19 CFR 24.5(d)
    (importer_number, "36-4567890H0", True),
    (importer_number, "36-4567890I0", False),
    (importer_number, "36-4567890N0", True),
    (importer_number, "36-4567890O0", False),
    (importer_number, "00-0000000",   False),
    (importer_number, "00-0000001",   True),
    (importer_number, "364567890",    False),
    (importer_number, "123-45-6789",  True),
    (importer_number, "123-456-789",  False),
    (importer_number, "262704-00123", True),
    (importer_number, "262704-0123",  False),
    (importer_number, "٣٦-4567890",   False),     # digits of another script
    (entry_number,    "000-0000000-0", False),
    (entry_number,    "001-0000000-9", True),
    (hts,             "7326.90.8688",  True),
    (hts,             "7326.90.86",    False),
    (scac,            "ZZZZ",          True),
    (scac,            "ZZZ",           False),
    (scac,            "CO5U",          False),
    (bill,            "COSU123456789012",  True),
    (bill,            "COSU1234567890123", False),
    (bill,            "COSU1",             True),
    (bill,            "COSU",              False),
    (container,       "CSNU6829160",   True),
    (container,       "CSNU6829161",   False),
    (container,       "CSNX6829160",   False),    # X is no category
    (air_waybill,     "160-12345675",  True),
    (air_waybill,     "160-1234567",   False),
    (case_number,     "A-570-967-000", True),
    (case_number,     "B-570-967-000", False),
    (case_number,     "A-570-967",     False),
    (firms,           "Z952",          True),
    (firms,           "Z95",           False),
    (firms,           "9Z52",          False),
    (imo,             "IMO 9319466",   True),
    (imo,             "9319465",       False),
    (mid,             "NOBEROSL",      True),     # eight characters
    (mid,             "NOBEROS",       False),
    (mid,             "CNABCDEF1234XYZ",  True),  # fifteen
    (mid,             "CNABCDEF12345XYZ", False),
    (mid,             "XOMAPLUM12TOR", True),
    (mid,             "CAMAPLUM12TOR", False),
    (mid,             "1NABCDEF12XYZ", False),
])
def test_edge(module: ModuleType, text: str, valid: bool):
    assert module.is_valid(text) is valid


def test_a_social_security_number_is_never_shown_whole():
    assert "123-45" not in importer_number.mask("123-45-6789")
    for damaged in ("123-45-678", "123456789", "123-456789"):
        with pytest.raises(ValueError) as refusal:
            importer_number.validate(damaged)
        assert damaged not in str(refusal.value)


# The examples that CBP prints with the rules (CBP Form 7501 instructions, appendix 2; 19 CFR Part 102, Appendix).
@pytest.mark.parametrize("name, street, city, country, expected", [
    ("Amalgamated Plastics Corp.",   "",                                 "Oslo",      "NO", "NOAMAPLAOSL"),
    ("Bergstrom",                    "",                                 "Oslo",      "NO", "NOBEROSL"),
    ("A.B.C. Company",               "",                                 "Tokyo",     "JP", "JPABCCOMTOK"),
    ("A B C Company",                "",                                 "Tokyo",     "JP", "JPABCCOMTOK"),
    ("O.A.S.I.S. Corp.",             "",                                 "Tokyo",     "JP", "JPOASCORTOK"),
    ("Dr. S.A. Smith",               "",                                 "Tokyo",     "JP", "JPDRSATOK"),
    ("Shavings B L Inc.",            "",                                 "Tokyo",     "JP", "JPSHABLTOK"),
    ("Thomas S. Delvaux Company",    "",                                 "Gent",      "BE", "BETHODELGEN"),
    ("The Embassy of Spain",         "",                                 "Tokyo",     "JP", "JPEMBSPATOK"),
    ("Rawles-Aden Corp.",            "",                                 "Tokyo",     "JP", "JPRAWCORTOK"),
    ("Rawles - Aden Corp.",          "",                                 "Tokyo",     "JP", "JPRAWCORTOK"),
    ("20th Century Fox",             "",                                 "Tokyo",     "JP", "JP20TCENTOK"),
    ("Concept 2000",                 "",                                 "Tokyo",     "JP", "JPCON200TOK"),
    ("Bergstrom",                    "11455 Main Street, Suite 9999",    "Oslo",      "NO", "NOBER1145OSL"),
    ("Bergstrom",                    "232 Main Street, Suite 1234",      "Oslo",      "NO", "NOBER1234OSL"),
    ("Bergstrom",                    "One Thousand Century Plaza",       "Oslo",      "NO", "NOBEROSL"),
    ("Bergstrom",                    "One Thousand Century Plaza, Suite 345", "Oslo", "NO", "NOBER345OSL"),
    ("Bergstrom",                    "12,34,56 Alaska Road",             "Oslo",      "NO", "NOBER1234OSL"),
    ("Bergstrom",                    "5-12-15 Alaska Road",              "Oslo",      "NO", "NOBER5121OSL"),
    ("Bergstrom",                    "Apt. 509 2727 Cleveland St.",      "Oslo",      "NO", "NOBER2727OSL"),
    ("Bergstrom",                    "12",                               "St. Michel", "FR", "FRBER12STM"),
    ("Bergstrom",                    "12",                               "18-Mile High", "NO", "NOBER12MIL"),
    ("Bergstrom",                    "12",                               "The Hague", "NL", "NLBER12HAG"),
    ("Carduccio and Jones",          "88 Canberra Avenue",               "Sydney",    "AU", "AUCARJON88SYD"),
    ("N. Minami & Co., Ltd.",        "2-6, 8-Chome Isogami-dori, Fukiai-ku", "Kobe",  "JP", "JPMINCO26KOB"),
    ("Bocchaccio S.p.A.",            "Visa Mendotti, 61",                "Verona",    "IT", "ITBOCSPA61VER"),
    ("Murla-Praxiteles Inc.",        "",                                 "Athens",    "GR", "GRMURINCATH"),
    ("Maple Lumber",                 "12 King St",                       "Toronto",   "XO", "XOMAPLUM12TOR"),
    ("Łódź Śruby Sp. z o.o.",        "ul. Główna 7",                     "Łódź",      "PL", "PLLODSRU7LOD"),
    ("NINGBO HAILONG METAL PRODUCTS CO", "NO 88 JINYUAN ROAD",           "NINGBO",    "CN", "CNNINHAI88NIN"),
])
def test_mid_as_published(name: str, street: str, city: str, country: str, expected: str):
    assert mid.build(name, street, city, country) == expected


@pytest.mark.parametrize("name, city, country, word", [
    ("Maple Lumber", "Toronto", "CA", "province"),
    ("宁波海龙", "宁波", "CN", "letters and digits"),
    ("", "", "CN", "letters and digits"),
])
def test_mid_that_cannot_be_built(name: str, city: str, country: str, word: str):
    with pytest.raises(ValueError, match=word):
        mid.build(name, "", city, country)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20))
def test_a_built_mid_is_valid(name: str, street: str, city: str):
    try:
        built = mid.build(name, street, city, "VN")
    except ValueError:
        return
    assert mid.validate(built) == built


digits = st.integers(0, 9).map(str)


def changed(number: str, place: int, digit: str) -> str:
    assume(number[place] != digit)
    return number[:place] + digit + number[place + 1:]


@given(st.from_regex(r"[A-Z0-9]{3}[0-9]{7}", fullmatch=True), st.integers(3, 10), digits)
def test_no_single_digit_of_an_entry_number_can_change_unseen(number: str, place: int, digit: str):
    assume(not number.startswith("000"))
    number += entry_number.check_digit(number[:3], number[3:])
    assert entry_number.is_valid(number)
    assert not entry_number.is_valid(changed(number, place, digit))


@given(st.integers(0, 9_999_999), st.integers(3, 10), digits)
def test_an_air_waybill_misses_only_digits_seven_apart(serial: int, place: int, digit: str):
    number = f"160{serial:07}{serial % 7}"
    assert air_waybill.is_valid(number)
    if not air_waybill.is_valid(changed(number, place, digit)):
        return
    assert place < 10 and abs(int(number[place]) - int(digit)) == 7


@given(st.from_regex(r"[A-Z]{3}[UJZ][0-9]{6}", fullmatch=True), st.integers(4, 10), digits)
def test_a_container_number_misses_only_a_remainder_of_ten(number: str, place: int, digit: str):
    number += container.check_digit(number)
    assert container.is_valid(number)
    other = changed(number, place, digit)
    if container.is_valid(other):                       # ISO 6346 writes remainders ten and nought alike
        assert number[10] == other[10] == "0"


@given(st.integers(0, 999_999), st.sampled_from([0, 4, 6]), digits)
def test_a_ship_number_catches_changes_under_its_odd_weights(serial: int, place: int, digit: str):
    number = f"{serial:06}" + imo.check_digit(f"{serial:06}")
    assert imo.is_valid(number)
    assert not imo.is_valid(changed(number, place, digit))


@given(st.from_regex(r"[AC][0-9]{9}", fullmatch=True))
def test_a_case_number_survives_its_hyphens(case: str):
    assert case_number.validate(case_number.format(case)) == case
