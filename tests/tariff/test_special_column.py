"""The special column: groups in their order, symbols in theirs, and a printed form that reads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tariff.test_rate_text import rates, references
from tidewaiter.codes import special_programs
from tidewaiter.tariff.rate_text import Group, SpecialColumn, Unread, normalise_special, read_rate, read_special, read_special_column

COLUMNS = [
    ("",                                       []),
    ("Free (A,AU,BH)",                         [("Free", "A AU BH")]),
    ("Free(A, AU, BH,CL)2.7%(JP)",             [("Free", "A AU BH CL"), ("2.7%", "JP")]),
    ("Free (A*,BH,E*) See 9822.05.15 (P+)",    [("Free", "A* BH E*"), ("See 9822.05.15", "P+")]),
    ("Free (A,L,KR,L,MA)",                     [("Free", "A L KR MA")]),
    ("See 9919.04.57, 9919.04.67 (PA (PA)",    [("See 9919.04.57, 9919.04.67", "PA")]),
    ("A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter) (B,C,)",
     [("A duty upon the value of the repairs or alterations (see U.S. note 3 to this subchapter)", "B C")]),
    ("No change (A) Free (CA,IL, MX) See U.S. note 3 to this sub- chapter (E) See U.S. note 3(e) (CO,PE)",
     [("No change", "A"), ("Free", "CA IL MX"), ("See U.S. note 3 to this subchapter", "E"), ("See U.S. note 3(e)", "CO PE")]),
    ("Free (AU,BH)The rate applicable to the natural juice in heading 2009(A*,D)",
     [("Free", "AU BH"), ("The rate applicable to the natural juice in heading 2009", "A* D")]),
    ("The duty provided in the applicable subheading + 200% (AU, CA)", [("The duty provided in the applicable subheading + 200%", "AU CA")]),
    ("The duty provided in the applicable subheading + 25%",           [("The duty provided in the applicable subheading + 25%", "")]),
    ("3.3¢/kg (CO) See 9919.04.10, 9919.04.12, 99.19.04.14 (PA)", [("3.3¢/kg", "CO"), ("See 9919.04.10, 9919.04.12, 9919.04.14", "PA")]),
]


@pytest.mark.parametrize("text, groups", COLUMNS, ids=[text[:40] for text, _ in COLUMNS])
def test_a_column_reads_as_its_groups_in_order(text, groups):
    column = read_special_column(text)
    assert [(str(group.rate), " ".join(group.symbols)) for group in column.groups] == groups
    assert column.unread == ()
    assert str(column) == normalise_special(text)
    assert read_special_column(str(column)) == column


def test_a_symbol_has_the_rate_of_its_group():
    column = read_special_column("Free (A*,AU) 3.2% (JP)")
    assert column.rate("JP") == read_rate("3.2%")
    assert column.rate("A") is None
    assert read_special("Free (A*,AU) 3.2% (JP)") == {"A*": "Free", "AU": "Free", "JP": "3.2%"}


def test_a_symbol_with_two_rates_has_none():
    column = read_special_column("Free (AU) 3.2% (AU,JP)")
    assert isinstance(column.rate("AU"), Unread)
    assert isinstance(read_rate(read_special("Free (AU) 3.2% (AU,JP)")["AU"]), Unread)


def test_a_list_that_breaks_off_is_unread():
    assert read_special_column("Free (A,AU) 3.2% (JP").unread == ("3.2% (JP",)


symbols = st.lists(st.sampled_from([*special_programs.names(), "A*", "E*", "A+"]), min_size=1, max_size=20, unique=True).map(
    lambda found: tuple(symbol for symbol in found if not symbol.endswith("#")) or ("A",))
groups = st.lists(st.builds(Group, st.one_of(rates, references()), symbols), max_size=4).map(tuple)


@given(groups)
def test_a_column_reads_back_from_its_print(groups):
    column = SpecialColumn(groups)
    assert read_special_column(str(column)) == column
    assert normalise_special(str(column)) == str(column)


@given(st.one_of(st.text(max_size=80), st.text(alphabet="Free (AU,B+*) 3.2%", max_size=40)))
def test_any_text_at_all_gives_groups_that_print_or_are_unread(text):
    column = read_special_column(text)
    assert column.unread or str(column) == normalise_special(text)
    assert set(read_special(text)) == {symbol for group in column.groups for symbol in group.symbols}
