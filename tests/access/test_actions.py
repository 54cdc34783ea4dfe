"""The table of actions: who may what, and that a token never may more than its person."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.access.actions import ACTIONS, IN_PERSON, allowed, matrix, may, narrowed
from tidewaiter.access.person import Person, Role
from tidewaiter.access.token import Scope, scope_findings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "access-matrix.md"
ROLES = st.lists(st.sampled_from(list(Role)), max_size=3, unique=True).map(tuple)
SCOPES = st.lists(st.sampled_from([*ACTIONS, "entry.burn", "x.y"]), max_size=8).map(tuple)

WANTED = {
    # role               may                                              may not
    Role.WRITER:     ("entry.write decision.propose client.write",       "entry.approve entry.transmit decision.accept policy.write person.write"),
    Role.BROKER:     ("entry.approve entry.transmit decision.accept",    "person.write policy.write export.all"),
    Role.COMPLIANCE: ("entry.review decision.accept retention.write",    "entry.write entry.approve entry.transmit person.write"),
    Role.ACCOUNTS:   ("entry.read bond.write document.write",            "entry.write entry.approve client.write client.reveal"),
    Role.CLIENT:     ("entry.read document.read own.write",              "entry.write person.read policy.read audit.read decision.read"),
    Role.ADMIN:      ("person.write token.write policy.write",           "client.read entry.read entry.write entry.approve entry.transmit"),
}


def person(*roles: Role, active: bool = True) -> Person:
    return Person("a@b", "N", roles, client="c1" if Role.CLIENT in roles else "", active=active)


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_and_may_not(role: Role) -> None:
    can, cannot = (words.split() for words in WANTED[role])
    assert [name for name in can if not may(person(role), name)] == []
    assert [name for name in cannot if may(person(role), name)] == []


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_is_somebodys_and_says_what_it_is(name: str) -> None:
    assert ACTIONS[name].roles
    assert ACTIONS[name].words
    assert Scope.__metadata__[0].fault(name) == ""       # type: ignore[attr-defined]


def test_customs_business_is_a_licensed_brokers() -> None:
    for name in ("entry.approve", "entry.transmit"):
        assert ACTIONS[name].roles == {Role.BROKER}
        assert "111.2(a)(1)" in ACTIONS[name].cite


def test_an_action_that_is_not_declared_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        may(person(*Role), "entry.burn")


@pytest.mark.parametrize("name", ACTIONS)
def test_who_is_not_active_may_nothing(name: str) -> None:
    assert not may(person(*Role, active=False), name)


@given(ROLES, SCOPES)
def test_a_token_never_may_more_than_its_person(roles: tuple[Role, ...], scopes: tuple[str, ...]) -> None:
    somebody = person(*roles)
    had = narrowed(somebody, scopes)
    assert had <= allowed(roles)
    assert had <= set(scopes)
    assert not had & IN_PERSON
    for name in ACTIONS:
        assert may(somebody, name, had) is (name in had)
        assert not may(somebody, name, had) or may(somebody, name)
    assert narrowed(person(*roles, active=False), scopes) == frozenset()


@given(ROLES, SCOPES)
def test_scopes_beyond_the_person_are_told_one_by_one(roles: tuple[Role, ...], scopes: tuple[str, ...]) -> None:
    told = scope_findings(person(*roles), scopes)
    assert len(told) == sum(scope not in allowed(roles) - IN_PERSON for scope in scopes)
    given = tuple(scope for scope in scopes if scope in allowed(roles) - IN_PERSON)
    assert scope_findings(person(*roles), given) == []
    assert narrowed(person(*roles), given) == set(given)


def test_the_printed_matrix_is_the_declared_one() -> None:
    assert PAGE.read_text(encoding="utf-8") == matrix()
