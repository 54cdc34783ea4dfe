"""A person's particulars: what is said of them, at both edges of a licence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tidewaiter.access.person import Login, Person, Role, checked, licensed, login_as_kept
from tidewaiter.findings import fatal

DAY = date(2026, 11, 20)
BROKER = Person("broker@firm.example", "The firm's broker", (Role.BROKER,), licence="12345", licensed_from=date(2020, 1, 1))
WRITER = Person("desk@firm.example", "The import desk", (Role.WRITER,), supervisor="p1")


def rules(person: Person, supervisor: Person | None = None, day: date = DAY) -> list[str]:
    return [finding.rule for finding in checked(person, day, supervisor)]


@pytest.mark.parametrize(("person", "supervisor", "expected"), [
    (BROKER, None, []),
    (WRITER, BROKER, []),
    (Person("a@b", "N"), None, ["ACC-NO-ROLE"]),
    (Person("a@b", "N", (Role.CLIENT,)), None, ["ACC-CLIENT-NONE"]),
    (Person("a@b", "N", (Role.CLIENT,), client="c1"), None, []),
    (Person("a@b", "N", (Role.CLIENT, Role.ADMIN), client="c1"), None, ["ACC-CLIENT-MIXED"]),
    (Person("a@b", "N", (Role.ACCOUNTS,), client="c1"), None, ["ACC-CLIENT-UNUSED"]),
    (Person("a@b", "N", (Role.ACCOUNTS,)), None, []),
    (Person("a@b", "N", (Role.BROKER,)), None, ["ACC-LICENCE-NONE"]),
    (Person("a@b", "N", (Role.BROKER,), "1", date(2026, 1, 2), date(2026, 1, 2)), None, ["ACC-LICENCE-SPAN"]),
    (Person("a@b", "N", (Role.WRITER,)), None, ["ACC-SUPERVISOR-NONE"]),
    (Person("a@b", "N", (Role.WRITER,), licence="77"), None, []),
    (WRITER, WRITER, ["ACC-SUPERVISOR-SELF"]),
    (WRITER, Person("c@b", "N", (Role.BROKER,)), ["ACC-SUPERVISOR-UNFIT"]),
    (WRITER, Person("c@b", "N", (Role.BROKER,), licence="1", active=False), ["ACC-SUPERVISOR-UNFIT"]),
])
def test_what_is_said_of_a_person(person: Person, supervisor: Person | None, expected: list[str]) -> None:
    assert rules(person, supervisor) == expected


@pytest.mark.parametrize(("since", "before", "holds"), [
    (DAY, None, True),
    (DAY + timedelta(days=1), None, False),
    (None, DAY + timedelta(days=1), True),
    (None, DAY, False),
    (None, None, True),
])
def test_a_licence_holds_from_its_first_day_to_the_day_before_its_end(since: date | None, before: date | None, holds: bool) -> None:
    person = Person("a@b", "N", (Role.BROKER,), "1", since, before)
    assert licensed(person, DAY) is holds
    assert rules(person) == ([] if holds else ["ACC-LICENCE-ENDED"])
    assert fatal(checked(person, DAY)) is not holds


def test_a_supervisor_whose_licence_ends_is_told_from_that_day_on() -> None:
    ending = Person("c@b", "N", (Role.BROKER,), licence="1", licensed_before=DAY)
    assert rules(WRITER, ending, DAY - timedelta(days=1)) == []
    assert rules(WRITER, ending, DAY) == ["ACC-SUPERVISOR-UNFIT"]


@pytest.mark.parametrize(("login", "fits"), [
    ("desk@firm.example", True), ("abc", True), ("ab", False), ("Desk@firm.example", False), ("@firm", False), ("a b@c", False),
    ("a" * 200, True), ("a" * 201, False),
])
def test_a_login_is_small_letters_without_spaces(login: str, fits: bool) -> None:
    assert (Login.__metadata__[0].fault(login) == "") is fits        # type: ignore[attr-defined]


def test_a_login_is_found_however_it_is_typed() -> None:
    assert login_as_kept("  DESK@Firm.Example\n") == "desk@firm.example"
