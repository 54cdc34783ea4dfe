"""Tokens of programs: no more than their person, shown once, dead when they should be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.service.access.conftest import ADMIN, AT, OTHER, add, enter, seated
from tidewaiter.access.actions import ACTIONS, IN_PERSON, allowed
from tidewaiter.access.person import Person, Role
from tidewaiter.service.access import login, people, proofs, tokens
from tidewaiter.service.access.desk import Desk, NotIn, Slow
from tidewaiter.service.seat import Forbidden, Refused, Seat
from tidewaiter.store.ledger import Missing

SHORT = timedelta(microseconds=1)
DAY = timedelta(days=1)


@pytest.fixture
def writer(desk: Desk) -> Seat:
    add(desk, "desk@firm.example", Role.WRITER)
    return seated(desk, "desk@firm.example", OTHER)


def test_a_token_seats_a_program_as_far_as_its_scopes_reach(desk: Desk, writer: Seat) -> None:
    made = tokens.add_token(writer, "ERP", ("entry.read", "entry.write", "entry.read"))
    assert made.token.startswith("tw_")
    seat = desk.seat(made.token, AT, "198.51.100.7")
    assert (seat.id, seat.tenant, seat.scopes, seat.came_by) == (writer.id, "ours", {"entry.read", "entry.write"}, made.id)
    assert [action for action in ACTIONS if seat.may(action)] == ["entry.read", "entry.write"]
    with pytest.raises(Forbidden):
        login.whoami(seat)


def test_requests_of_one_program_are_slowed_and_let_again(desk: Desk, writer: Seat) -> None:
    made = tokens.add_token(writer, "ERP", ("entry.read",))
    for _ in range(100):
        desk.seat(made.token, AT)
    with pytest.raises(Slow) as slow:
        desk.seat(made.token, AT)
    assert slow.value.wait == timedelta(seconds=10)
    assert desk.seat(made.token, AT + timedelta(seconds=10))


@pytest.mark.parametrize("scopes", [
    ("entry.transmit",), ("entry.read", "person.read.all"), ("person.write",), ("own.write",), (), ("entry.burn",), ("entry.read", "audit.read"),
])
def test_a_token_of_more_than_its_person_is_refused(desk: Desk, writer: Seat, scopes: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refused:
        tokens.add_token(writer, "ERP", scopes)
    assert {finding.rule for finding in refused.value.findings} <= {"ACC-SCOPE"}
    assert tokens.own_tokens(writer) == ()


@pytest.mark.parametrize("roles", [(role,) for role in Role] + [(Role.WRITER, Role.ADMIN), (Role.BROKER, Role.COMPLIANCE)], ids=str)
def test_all_that_a_person_may_can_be_given_and_no_more(desk: Desk, roles: tuple[Role, ...]) -> None:
    add(desk, "desk@firm.example", *roles, client="c1" if Role.CLIENT in roles else "")
    seat = seated(desk, "desk@firm.example", OTHER)
    can = allowed(roles) - IN_PERSON
    made = tokens.add_token(seat, "all", tuple(sorted(can)))
    assert desk.seat(made.token, AT).scopes == can
    for scope in set(ACTIONS) - can:
        with pytest.raises(Refused):
            tokens.add_token(seat, "more", (scope,))


def test_a_token_makes_no_tokens_and_sets_no_password(desk: Desk) -> None:
    seat = seated(desk)
    can = tuple(sorted(allowed((Role.ADMIN,)) - IN_PERSON))
    by_token = desk.seat(tokens.add_token(seat, "all", can).token, AT)
    for use in (lambda: tokens.add_token(by_token, "more", ("own.read",)), lambda: proofs.set_password(by_token, "x", OTHER),
                lambda: people.reset_password(by_token, seat.id), lambda: login.log_out(by_token), lambda: tokens.all_tokens(by_token),
                lambda: people.add_person(by_token, seat.person)):
        with pytest.raises(Forbidden):
            use()


@pytest.mark.parametrize(("at", "let_in"), [(2 * DAY - SHORT, True), (2 * DAY, False)])
def test_a_token_expires(desk: Desk, writer: Seat, at: timedelta, let_in: bool) -> None:
    made = tokens.add_token(writer, "ERP", ("entry.read",), 2)
    assert made.expires == AT + 2 * DAY
    if let_in:
        assert desk.seat(made.token, AT + at)
    else:
        with pytest.raises(NotIn):
            desk.seat(made.token, AT + at)


def test_tokens_are_listed_without_what_opens(desk: Desk, writer: Seat) -> None:
    made = tokens.add_token(writer, "ERP", ("entry.read",))
    assert tokens.own_tokens(writer)[0].used is None
    desk.seat(made.token, AT + DAY)
    desk.seat(made.token, AT + DAY + timedelta(seconds=59))
    (listed,) = tokens.own_tokens(writer)
    assert (listed.id, listed.name, listed.scopes, listed.used, listed.over) == (made.id, "ERP", ("entry.read",), AT + DAY, "")
    assert made.token not in repr(listed) + repr(made)
    assert tokens.all_tokens(seated(desk)) == (listed,)


def test_a_revoked_token_is_dead_at_once(desk: Desk, writer: Seat) -> None:
    one, other = (tokens.add_token(writer, name, ("entry.read",)) for name in ("ERP", "reports"))
    tokens.revoke_token(writer, one.id)
    with pytest.raises(NotIn):
        desk.seat(one.token, AT)
    assert desk.seat(other.token, AT)
    assert sorted(listed.over for listed in tokens.own_tokens(writer)) == ["", "revoked"]
    for id in (one.id, "", "0000000000000000"):
        with pytest.raises(Missing):
            tokens.revoke_token(writer, id)


def test_anothers_token_is_revoked_by_the_administrator_alone(desk: Desk, writer: Seat) -> None:
    admin = seated(desk, ADMIN)
    theirs = tokens.add_token(admin, "reports", ("policy.read",))
    with pytest.raises(Missing):
        tokens.revoke_token(writer, theirs.id)
    mine = tokens.add_token(writer, "ERP", ("entry.read",))
    tokens.revoke_any_token(admin, mine.id)
    with pytest.raises(NotIn):
        desk.seat(mine.token, AT)


STEPS = st.lists(st.one_of(
    st.tuples(st.just("roles"), st.lists(st.sampled_from(list(Role)), max_size=3, unique=True).map(tuple)),
    st.tuples(st.just("token"), st.lists(st.sampled_from(list(ACTIONS)), min_size=1, max_size=6).map(tuple)),
    st.tuples(st.sampled_from(["lock", "unlock", "revoke", "a day"]), st.just(())),
), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_is_done_no_token_may_more_than_its_person_at_that_moment(desk: Desk, steps: list[tuple[str, tuple[str, ...]]]) -> None:
    operator = desk.operator("ours", AT)
    id = people.add_person(operator, Person(f"desk{uuid4().hex}@firm.example", "The import desk")).id
    made: dict[str, tuple[str, set[str]]] = {}             # token: id, scopes
    dead: set[str] = set()
    at = AT
    for step, given_ in steps:
        there = people.person(operator, id)
        if step == "roles":
            people.change_person(operator, id, replace(there.value, roles=tuple(Role(one) for one in given_)), there.version)
        elif step == "lock":
            people.lock_person(operator, id)
            dead |= set(made)
        elif step == "unlock":
            people.change_person(operator, id, replace(there.value, active=True), there.version)
        elif step == "revoke" and made.keys() - dead:
            one = min(made.keys() - dead)
            tokens.revoke_of(operator, made[one][0], id)
            dead.add(one)
        elif step == "a day":
            at += DAY
        else:
            fits = there.value.active and set(given_) <= allowed(there.value.roles) - IN_PERSON
            try:
                token = tokens.make(replace(operator, at=at), id, "ERP", given_, 2) if given_ else None
            except Refused:
                assert not fits
                token = None
            if token:
                assert fits
                made[token.token] = (token.id, set(given_))
        person = people.person(operator, id).value
        for token, (_, scopes) in made.items():
            try:
                seat = desk.seat(token, at)
            except NotIn:
                continue
            assert token not in dead and person.active
            can = {action for action in ACTIONS if seat.may(action)}
            assert can == scopes & (allowed(person.roles) - IN_PERSON)


def test_a_session_is_no_token_and_a_token_no_session(desk: Desk, writer: Seat) -> None:
    session = enter(desk).token
    token = tokens.add_token(writer, "ERP", ("entry.read",)).token
    with pytest.raises(NotIn):
        desk.person_of_token(session, AT)
    with pytest.raises(NotIn):
        desk.person_of_session(token, AT)


def test_a_new_password_leaves_tokens_alone(desk: Desk, writer: Seat) -> None:
    token = tokens.add_token(writer, "ERP", ("entry.read",)).token
    proofs.set_password(writer, OTHER, "nine gulls on a wet pier")
    assert desk.seat(token, AT)
