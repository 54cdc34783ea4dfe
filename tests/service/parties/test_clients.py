"""Clients on both databases: kept with what is wrong, found, their secret numbers sealed, other firms' out of reach."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from tests.parties.build import DAY, client, rules
from tests.service.parties.conftest import seat
from tidewaiter.access.person import Role
from tidewaiter.findings import fatal
from tidewaiter.parties.client import AlternateName, Client, CompanyType, Instruction, NameKind, NumberKind, Shown
from tidewaiter.service.findings import findings
from tidewaiter.service.parties import clients
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store import events
from tidewaiter.store.kinds.parties import CLIENTS, SECRET_NUMBERS
from tidewaiter.store.ledger import Missing, Stale

NUMBER = "123-45-6789"
PERSON = Client("A sole trader", company_type=CompanyType.SOLE_PROPRIETORSHIP, number_kind=NumberKind.SSN, number=NUMBER)


def test_a_client_is_kept_with_what_is_wrong_and_read_again(broker):
    record = clients.add_client(broker, client(number="36-456"))
    assert clients.client(broker, record.id) == record
    assert fatal(findings(broker, record))
    changed = clients.change_client(broker, record.id, client(), 1)
    assert (changed.version, findings(broker, changed)) == (2, ())
    with pytest.raises(Stale):
        clients.change_client(broker, record.id, client(name="Another"), 1)


def test_bare_digits_get_the_hyphens_of_their_kind(broker):
    assert clients.add_client(broker, client(number="364567890")).value.number == "36-4567890"
    assert clients.add_client(broker, client(number="123456789", number_kind=NumberKind.SSN)).value.number == "***-**-6789"


def test_a_social_security_number_is_nowhere_in_clear(broker, ledger):
    record = clients.add_client(broker, PERSON)
    assert record.value.number == "***-**-6789"
    clients.change_client(broker, record.id, client(number="987-65-4321", number_kind=NumberKind.SSN), 1)
    with ledger.database.begin() as connection:
        dialect = connection.dialect.name
        tables = ["clients", "secret_numbers", "client_names", "events"]
        held = [json.dumps([dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()], default=str) for name in tables]
    for digits in ("123-45-6789", "123456789", "987-65-4321", "987654321"):
        assert not any(digits in one for one in held), dialect


def test_the_whole_number_is_given_to_who_may_and_each_look_is_told(broker, ledger):
    id = clients.add_client(broker, PERSON).id
    assert clients.reveal_number(broker, id).number == NUMBER
    assert NUMBER not in repr(clients.reveal_number(broker, id))
    with ledger.read("ours") as book:
        told = [event for event in book.history(CLIENTS, id) if event.action == "number.revealed"]
    assert len(told) == 2 and told[0].by == broker.id and "6789" in told[0].after
    for role in (Role.WRITER, Role.ACCOUNTS, Role.CLIENT, Role.ADMIN):
        with pytest.raises(Forbidden):
            clients.reveal_number(seat(ledger, role, client=id), id)


def test_a_mask_sent_back_leaves_the_number_as_it_is(broker, ledger):
    record = clients.add_client(broker, PERSON)
    clients.change_client(broker, record.id, client(number="***-**-6789", number_kind=NumberKind.SSN), 1)
    assert clients.reveal_number(broker, record.id).number == NUMBER
    with ledger.read("ours") as book:
        assert book.all(SECRET_NUMBERS)[0].version == 1


def test_a_number_that_is_taken_away_is_no_longer_kept(broker, ledger):
    record = clients.add_client(broker, PERSON)
    clients.change_client(broker, record.id, client(), 1)
    with ledger.read("ours") as book:
        assert book.all(SECRET_NUMBERS) == []
    assert clients.reveal_number(broker, record.id).number == "36-4567890"


def test_of_a_mask_alone_no_number_is_known(broker):
    record = clients.add_client(broker, client(number="***-**-1111", number_kind=NumberKind.SSN))
    assert "CLI-NUMBER-NOT-HELD" in rules(findings(broker, record))
    with pytest.raises(Refused):
        clients.reveal_number(broker, record.id)


@pytest.mark.parametrize(("one", "kind"), [(NUMBER, NumberKind.SSN), ("36-4567890", NumberKind.IRS)])
def test_two_clients_of_one_number_are_found(broker, ledger, one, kind):
    first, second = (clients.add_client(broker, client(name=name, number=one, number_kind=kind)) for name in ("A", "B"))
    assert "CLI-NUMBER-TWICE" in rules(findings(broker, first))
    assert {record.id for record in clients.clients_of_number(broker, one)} == {first.id, second.id}
    theirs = seat(ledger, Role.CLIENT, client=first.id)
    assert "CLI-NUMBER-TWICE" not in rules(findings(theirs, first))
    assert [record.id for record in clients.clients_of_number(theirs, one)] == [first.id]
    assert clients.clients_of_number(broker, "***-**-6789") == ()


@pytest.mark.parametrize(("said", "found"), [
    ("harbor", ["Harbor Fasteners Inc."]), ("fast", ["Harbor Fasteners Inc."]), ("bolt w", ["Harbor Fasteners Inc."]),
    ("36-45", ["Harbor Fasteners Inc."]), ("364567890", ["Harbor Fasteners Inc."]),
    ("in", ["A sole trader in tools", "Harbor Fasteners Inc."]), ("asteners", []), ("", None), ("%", []),
    (NUMBER, []), ("***-**-6789", []),
])
def test_a_client_is_found_by_a_word_of_its_names_or_its_number(broker, said, found):
    clients.add_client(broker, client(alternate_names=(AlternateName(NameKind.DOING_BUSINESS_AS, "Bolt World"),)))
    clients.add_client(broker, client(name="A sole trader in tools", number=NUMBER, number_kind=NumberKind.SSN))
    names = [one.value.name for one in clients.clients(broker, said).records]
    assert names == (["A sole trader in tools", "Harbor Fasteners Inc."] if found is None else found)


def test_a_changed_name_is_found_and_the_old_one_not(broker):
    record = clients.add_client(broker, client())
    clients.change_client(broker, record.id, client(name="Quay Hardware"), 1)
    assert [len(clients.clients(broker, word).records) for word in ("quay", "harbor")] == [1, 0]


def test_clients_are_paged_by_name_and_by_whether_they_are_open(broker):
    for name in "DBCA":
        clients.add_client(broker, client(name=name, active=name != "C"))
    first = clients.clients(broker, limit=2)
    second = clients.clients(broker, limit=2, after=first.next)
    assert [one.value.name for one in (*first.records, *second.records)] == ["A", "B", "C", "D"]
    assert [one.value.name for one in clients.clients(broker, active=False).records] == ["C"]


def test_a_person_of_a_client_sees_that_client_alone(broker, ledger):
    own, other = (clients.add_client(broker, client(name=name)).id for name in ("Own", "Other"))
    theirs = seat(ledger, Role.CLIENT, client=own)
    assert [one.id for one in clients.clients(theirs).records] == [own]
    assert [one.id for one in clients.clients(theirs, "o").records] == [own]
    assert clients.client(theirs, own).id == own
    with pytest.raises(Missing):
        clients.client(theirs, other)
    with pytest.raises(Forbidden):
        clients.add_client(theirs, client())


def test_another_firm_sees_and_finds_nothing(broker, ledger):
    record = clients.add_client(broker, PERSON)
    theirs = seat(ledger, Role.BROKER, "theirs")
    assert clients.clients(theirs).records == () and clients.clients(theirs, "sole").records == ()
    assert clients.clients_of_number(theirs, NUMBER) == ()
    for use in (clients.client, clients.reveal_number):
        with pytest.raises(Missing):
            use(theirs, record.id)
    with pytest.raises(Missing):
        clients.change_client(theirs, record.id, client(), 1)


def test_instructions_are_shown_in_their_place(broker):
    given = Instruction("Ask before a new classification.", (Shown.CLASSIFICATION,), before=DAY)
    stands = Instruction("Duty by the client's own account.", (Shown.PAYMENT,), start=DAY)
    id = clients.add_client(broker, client(instructions=(given, stands))).id
    assert [clients.client_instructions(broker, id, place) for place in (Shown.CLASSIFICATION, Shown.PAYMENT, Shown.ENTRY)] == [(), (stands,), ()]


@pytest.mark.parametrize("minute, stands", [(datetime(2026, 11, 19, 4, 59, tzinfo=UTC), 1), (datetime(2026, 11, 19, 5, 0, tzinfo=UTC), 0)])
def test_an_evening_in_new_york_is_still_its_day(broker, minute, stands):
    id = clients.add_client(broker, client(instructions=(Instruction("Ask first.", (Shown.ENTRY,), before=date(2026, 11, 19)),))).id
    assert len(clients.client_instructions(replace(broker, at=minute), id, Shown.ENTRY)) == stands


def test_the_log_verifies_after_all_of_it(broker, ledger):
    record = clients.add_client(broker, PERSON)
    clients.change_client(broker, record.id, client(), 1)
    assert not events.verify(ledger.database)[1]
