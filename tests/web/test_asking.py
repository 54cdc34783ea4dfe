"""Forms over values: what is typed is read by the shape of its field, and what is wrong is said beside it."""

from __future__ import annotations

from datetime import date

import pytest

from tidewaiter.parties.bond import Bond, BondKind
from tidewaiter.parties.client import Address, Client, Contact, Topic
from tidewaiter.parties.firm import Permit, Qualifier
from tidewaiter.shapes import Cents, Code, Count, Line, Name
from tidewaiter.web import fields
from tidewaiter.web.asking import parse, read, texts
from tidewaiter.web.rooms.particulars import KINDS


@pytest.mark.parametrize(("hint", "typed", "value"), [
    (Name, " a name ", "a name"), (date | None, "", None), (date | None, "2026-02-28", date(2026, 2, 28)), (bool | None, "no", False),
    (bool | None, "", None), (Cents | None, "$50,000", 5_000_000), (Cents | None, "0.05", 5), (Count | None, "1,000", 1000),
    (tuple[Code, ...], "B76, 1AB ,", ("B76", "1AB")), (tuple[Line, ...], "12 Main St, Suite 4\r\nDoor 3", ("12 Main St, Suite 4", "Door 3")),
    (BondKind, "single", BondKind.SINGLE),
])
def test_what_is_typed_is_read_and_shown_again(hint, typed, value):
    assert parse(hint, (typed,)) == value
    assert parse(hint, texts(hint, value)) == value


@pytest.mark.parametrize(("hint", "typed"), [
    (Name, ""), (Name, "x" * 201), (Name, "a\x00b"),
    (date | None, "02/28/2026"), (date, ""), (bool, "perhaps"), (Cents, "1.005"), (Cents, "1e9999999"),
    (Cents, "-5"), (Count | None, "٣"), (Count | None, "1.5"), (tuple[Code, ...], "a b"), (BondKind, "of my own"), (tuple[Topic, ...], "astrology"),
])
def test_what_does_not_fit_is_refused_in_words(hint, typed):
    with pytest.raises(ValueError, match=r"\w"):
        parse(hint, (typed,))


def test_rows_are_changed_added_and_taken_away_and_what_is_not_asked_stays():
    before = Client("Shelving", contacts=(Contact("First", language="fr"), Contact("Second")), duns="123")
    typed = {"name": ("Shelving",), "contacts.0.name": ("First of all",), "contacts.1.name": ("",),
             "contacts.2.name": ("Third",), "contacts.2.asked": ("entry", "value"), "physical.0.country": ("US",)}
    asked = tuple(one for one in fields.CLIENT if one.name in ("name", "contacts"))
    got = read(Client, asked, typed, before).value
    third = Contact("Third", asked=(Topic.ENTRY, Topic.VALUE))
    assert got == Client("Shelving", contacts=(Contact("First of all", language="fr"), third), duns="123")
    home = tuple(one for one in fields.CLIENT if one.name in ("name", "physical"))
    assert read(Client, home, typed | {"physical.0.kind": ("unknown",)}).value.physical == (Address(country="US"),)


def test_what_is_wrong_in_a_row_is_told_by_its_box():
    asked = tuple(one for one in fields.PERMIT if one.name in ("number", "qualifiers"))
    got = read(Permit, asked, {"number": ("NP",), "qualifiers.0.employee": ("e1",)})
    assert got.value is None
    assert set(got.wrong) == {"qualifiers.0.since"}
    right = {"number": ("NP",), "qualifiers.0.employee": ("e1",), "qualifiers.0.since": ("2026-01-02",)}
    assert read(Permit, asked, right).value == Permit("NP", qualifiers=(Qualifier("e1", date(2026, 1, 2)),))


def test_whose_it_is_is_not_typed():
    asked = tuple(one for one in fields.BOND if one.name in ("kind", "amount_cents"))
    got = read(Bond, asked, {"kind": ("single",), "amount_cents": ("100",)}, given={"principal": "c1"})
    assert got.value == Bond("c1", BondKind.SINGLE, amount_cents=100_00)


def test_every_field_that_a_form_asks_is_one_of_its_value():
    for kind in KINDS:
        assert {one.name for one in kind.asked} <= set(kind.of.__dataclass_fields__), kind.path
