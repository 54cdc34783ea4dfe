"""The people of a firm: added, changed, locked; two firms apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from tests.service.access.conftest import ADMIN, AT, OTHER, add, enter, seated
from tidewaiter.access.person import Person, Role
from tidewaiter.service.access import audit, login, people, tokens
from tidewaiter.service.access.desk import INSTALLATION, Desk, NotIn
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store import events, logins
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Doubled, Missing, Stale

WRITER = Person("desk@firm.example", "The import desk", (Role.WRITER,))
SCOPES = ("entry.read",)


def test_the_first_person_administers_and_does_no_customs_business(desk: Desk) -> None:
    seat = seated(desk)
    assert seat.person.roles == (Role.ADMIN,)
    assert not seat.may("entry.read")
    assert [one.value.login for one in people.people(seat).records] == [ADMIN]


@pytest.mark.parametrize(("tenant", "login", "password", "refusal"), [
    ("ours", "new@firm.example", OTHER, Doubled), ("new", ADMIN, OTHER, Doubled), ("new", "new@firm.example", "short", Refused),
    (INSTALLATION, "new@firm.example", OTHER, Refused),
])
def test_a_firm_that_cannot_be_founded_leaves_nothing_behind(desk: Desk, tenant: str, login: str, password: str, refusal: type[Exception]) -> None:
    before = desk.ledger.tenants()
    with pytest.raises(refusal):
        people.bootstrap(desk, tenant, "New firm", login, "Its administrator", password, AT)
    assert desk.ledger.tenants() == before
    assert enter(desk)


def test_people_are_added_changed_and_told(desk: Desk) -> None:
    seat = seated(desk)
    added = people.add_person(seat, replace(WRITER, login="Desk@Firm.example"))
    assert added.value.login == "desk@firm.example"
    changed = people.change_person(seat, added.id, replace(added.value, name="Import desk, sea"), added.version)
    assert people.person(seat, added.id) == changed
    with pytest.raises(Stale):
        people.change_person(seat, added.id, added.value, added.version)
    with pytest.raises(Missing):
        people.person(seat, "p999")
    told = audit.accesses(seat, added.id)
    assert [(event.action, event.by) for event in told] == [("add", seat.id), ("change", seat.id)]
    assert [event.action for event in audit.accesses(seat, added.id)][-1] == "audit.read"


def test_a_login_is_taken_once_in_the_whole_installation(desk: Desk) -> None:
    people.bootstrap(desk, "theirs", "Their firm", "admin@theirs.example", "Their administrator", OTHER, AT)
    seat = seated(desk)
    added = people.add_person(seat, WRITER)
    with pytest.raises(Doubled):
        people.add_person(seat, WRITER)
    with pytest.raises(Doubled):
        people.add_person(seated(desk, "admin@theirs.example", OTHER), WRITER)
    with pytest.raises(Doubled):
        people.change_person(seat, added.id, replace(WRITER, login="admin@theirs.example"), added.version)
    assert people.person(seat, added.id).value.login == WRITER.login


def test_a_login_may_be_called_otherwise_and_keeps_its_proofs(desk: Desk) -> None:
    id = add(desk, "desk@firm.example", Role.WRITER)
    seat = seated(desk)
    there = people.person(seat, id)
    people.change_person(seat, id, replace(there.value, login="import@firm.example"), there.version)
    with pytest.raises(NotIn):
        enter(desk, "desk@firm.example", OTHER)
    assert enter(desk, "import@firm.example", OTHER)


@pytest.mark.parametrize("way", ["lock", "change"])
def test_who_is_no_longer_active_is_out_at_once(desk: Desk, way: str) -> None:
    id = add(desk, "desk@firm.example", Role.WRITER)
    session = enter(desk, "desk@firm.example", OTHER).token
    token = tokens.add_token(desk.seat(session, AT), "ERP", SCOPES).token
    assert desk.seat(token, AT)
    seat = seated(desk)
    if way == "lock":
        people.lock_person(seat, id)
    else:
        there = people.person(seat, id)
        people.change_person(seat, id, replace(there.value, active=False), there.version)
    for shown in (session, token):
        with pytest.raises(NotIn):
            desk.seat(shown, AT)
    with pytest.raises(NotIn):
        enter(desk, "desk@firm.example", OTHER)
    # Let in again, the old ones stay dead.
    there = people.person(seat, id)
    people.change_person(seat, id, replace(there.value, active=True), there.version)
    for shown in (session, token):
        with pytest.raises(NotIn):
            desk.seat(shown, AT)
    assert enter(desk, "desk@firm.example", OTHER)


def test_roles_count_from_the_next_request_on(desk: Desk) -> None:
    id = add(desk, "desk@firm.example", Role.BROKER)
    session = enter(desk, "desk@firm.example", OTHER).token
    token = tokens.add_token(desk.seat(session, AT), "ERP", ("entry.read", "entry.transmit")).token
    assert desk.seat(session, AT).may("entry.transmit") and desk.seat(token, AT).may("entry.transmit")
    seat = seated(desk)
    there = people.person(seat, id)
    people.change_person(seat, id, replace(there.value, roles=(Role.WRITER,)), there.version)
    assert not desk.seat(session, AT).may("entry.transmit") and not desk.seat(token, AT).may("entry.transmit")
    assert desk.seat(token, AT).may("entry.read")


def test_the_last_administrator_stays(desk: Desk) -> None:
    seat = seated(desk)
    there = people.person(seat, seat.id)
    with pytest.raises(Refused):
        people.lock_person(seat, seat.id)
    with pytest.raises(Refused):
        people.change_person(seat, seat.id, replace(there.value, roles=(Role.BROKER,)), there.version)
    assert desk.seat(enter(desk).token, AT).may("person.write")
    other = add(desk, "second@firm.example", Role.ADMIN)
    people.lock_person(seated(desk, "second@firm.example", OTHER), seat.id)
    with pytest.raises(Refused):
        people.lock_person(desk.operator("ours", AT), other)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_only_an_administrator_makes_people(desk: Desk, role: Role) -> None:
    add(desk, "desk@firm.example", role, client="c1" if role is Role.CLIENT else "")
    seat = seated(desk, "desk@firm.example", OTHER)
    for use in (lambda: people.add_person(seat, WRITER), lambda: people.change_person(seat, seat.id, seat.person, 1),
                lambda: people.lock_person(seat, seat.id), lambda: people.reset_password(seat, seat.id), lambda: tokens.all_tokens(seat)):
        with pytest.raises(Forbidden):
            use()


def test_a_reset_takes_sessions_and_second_proof(desk: Desk) -> None:
    id = add(desk, "desk@firm.example", Role.WRITER)
    session = enter(desk, "desk@firm.example", OTHER).token
    given = people.reset_password(seated(desk), id)
    with pytest.raises(NotIn):
        desk.seat(session, AT)
    with pytest.raises(NotIn):
        enter(desk, "desk@firm.example", OTHER)
    assert enter(desk, "desk@firm.example", given.password).set_password


def test_an_administrator_ends_anybodys_sessions(desk: Desk) -> None:
    id = add(desk, "desk@firm.example", Role.WRITER)
    session = enter(desk, "desk@firm.example", OTHER).token
    seat = seated(desk)
    assert [one.address for one in login.sessions_of_person(seat, id)] == ["192.0.2.1"]
    with pytest.raises(Forbidden):
        login.sessions_of_person(desk.seat(session, AT), seat.id)
    login.end_sessions_of_person(seat, id)
    assert login.sessions_of_person(seat, id) == ()
    with pytest.raises(NotIn):
        desk.seat(session, AT)
    assert enter(desk, "desk@firm.example", OTHER)
    for use in (login.sessions_of_person, login.end_sessions_of_person):
        with pytest.raises(Missing):
            use(seat, "p999")


def test_who_came_by_an_import_has_no_proofs_until_a_password_is_given_out(desk: Desk) -> None:
    with desk.ledger.write("ours", by="test", at=AT) as book:
        id = book.add(PEOPLE, WRITER).id
    with pytest.raises(NotIn):
        enter(desk, WRITER.login, "")
    given = people.reset_password(desk.operator("ours", AT), id)
    assert enter(desk, WRITER.login, given.password).set_password


def test_what_is_wrong_with_a_persons_particulars(desk: Desk) -> None:
    seat = seated(desk)
    broker = people.add_person(seat, Person("broker@firm.example", "The broker", (Role.BROKER,), "12345", licensed_before=(AT.date())))
    writer = people.add_person(seat, replace(WRITER, supervisor=broker.id))
    assert [one.rule for one in people.person_findings(seat, broker.id)] == ["ACC-LICENCE-ENDED"]
    assert [one.rule for one in people.person_findings(seat, writer.id)] == ["ACC-SUPERVISOR-UNFIT"]
    nobody = people.add_person(seat, replace(WRITER, login="other@firm.example", supervisor="p999"))
    assert [one.rule for one in people.person_findings(seat, nobody.id)] == ["ACC-SUPERVISOR-NONE"]


# firms apart

@pytest.fixture
def theirs(desk: Desk) -> str:
    """The id of the administrator of another firm."""
    return people.bootstrap(desk, "theirs", "Their firm", "admin@theirs.example", "Their administrator", OTHER, AT).id


def test_the_people_of_another_firm_are_not_there(desk: Desk, theirs: str) -> None:
    add(desk, "desk@theirs.example", Role.WRITER, tenant="theirs")
    seat, other = seated(desk), seated(desk, "admin@theirs.example", OTHER)
    assert seat.tenant == "ours" and other.tenant == "theirs"
    only = {one.id for one in people.people(other).records} - {one.id for one in people.people(seat).records}
    for id in only:
        for use in (people.person, people.lock_person, people.reset_password, audit.accesses, people.person_findings):
            with pytest.raises(Missing):
                use(seat, id)
    made = tokens.add_token(other, "ERP", ("policy.read",))
    with pytest.raises(Missing):
        tokens.revoke_any_token(seat, made.id)
    with pytest.raises(Missing):
        login.end_session(seat, other.came_by)
    assert tokens.all_tokens(seat) == ()
    assert desk.seat(made.token, AT).tenant == "theirs"


@pytest.mark.parametrize("table", [logins.LOGINS, logins.SESSIONS, logins.TOKENS, logins.RECOVERY], ids=str)
def test_a_book_reaches_the_proofs_of_its_own_firm_alone(desk: Desk, theirs: str, table) -> None:
    other = seated(desk, "admin@theirs.example", OTHER)
    tokens.add_token(other, "ERP", ("policy.read",))
    with desk.ledger.write("theirs", by="test", at=AT) as book:
        logins.put_recovery(book, theirs, ["0" * 64])
    with desk.ledger.read("theirs") as book:
        assert book.run(select(table)).all()
    with desk.ledger.read("ours") as book:
        assert all(row.tenant == "ours" for row in book.run(select(table)).all())
        if book.connection.dialect.name == "postgresql":
            # Even a statement that forgets to say whose.
            assert not book.connection.execute(text(f"SELECT 1 FROM {table.name} WHERE tenant <> 'ours'")).all()


def test_the_log_is_whole_after_all_of_it(desk: Desk, theirs: str) -> None:
    add(desk, "desk@firm.example", Role.WRITER)
    with pytest.raises(NotIn):
        enter(desk, "nobody@firm.example")
    with pytest.raises(NotIn):
        enter(desk, ADMIN, "wrong")
    heads, found = events.verify(desk.ledger.database)
    assert found == []
    assert heads.keys() == {INSTALLATION, "ours", "theirs"}


@pytest.mark.parametrize("tenant", ["nobody", INSTALLATION, ""])
def test_the_operator_sits_at_firms_alone(desk: Desk, tenant: str) -> None:
    with pytest.raises(Missing):
        desk.operator(tenant, AT)


def test_a_look_is_told_before_it_is_shown(desk: Desk) -> None:
    seat = seated(desk)
    audit.looked(seat, "client.reveal", "client", "c1", field="ssn")
    with desk.ledger.read("ours") as book:
        event = book.log()[-1]
    assert (event.action, event.kind, event.id, event.by) == ("client.reveal", "client", "c1", seat.id)
    assert event.as_json()["after"] == {"field": "ssn", "address": "192.0.2.1", "by_token": ""}


def test_old_sessions_are_forgotten_and_stay_in_the_log(desk: Desk) -> None:
    seat = seated(desk)
    later = AT + timedelta(days=31)
    enter(desk, at=later)
    with desk.ledger.read("ours") as book:
        assert [one.started for _, one in logins.sessions_of(book, seat.id)] == [later]
        assert [event.action for event in book.history(PEOPLE, seat.id)].count("login") == 2
