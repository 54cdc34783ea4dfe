"""Whether something may be filed: the firm, the client, the power, the bond, each of which can forbid it; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.parties import build
from tests.parties.build import DAY, bond, client, power, rules
from tests.service.entries.conftest import new
from tests.service.parties.conftest import AT, furnish, seat
from tidewaiter.access.person import Role
from tidewaiter.clearance.file import Transmission
from tidewaiter.parties.bond import BondKind, BondUser, Ender, Termination
from tidewaiter.parties.client import CbpStatus
from tidewaiter.parties.firm import FirmKind, Review
from tidewaiter.parties.other_duties import OtherDuties
from tidewaiter.parties.power import Business, Grantor, Revocation, Side
from tidewaiter.service.entries import files
from tidewaiter.service.findings import findings, looking
from tidewaiter.service.parties import bonds, clients, firm, powers
from tidewaiter.service.parties.authority import gate, may_file
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store.kinds.entries import FILES, TRANSMISSIONS
from tidewaiter.store.ledger import Doubled, Missing


def refused(broker, id, **asked):
    found = may_file(broker, id, **{"port": "2704", **asked})
    assert found.may is not any(one.severity.value == "fatal" for one in found.findings)
    return [one.rule for one in found.findings if one.severity.value == "fatal"]


def test_where_all_is_in_order_it_may_be_filed_and_it_is_said_by_what(broker):
    id = furnish(broker)
    found = may_file(broker, id, port="2704")
    assert (found.may, found.findings) == (True, ())
    assert (found.power, found.bond) == (powers.powers(broker, id).records[0].id, bonds.bonds(broker, id).records[0].id)


def test_without_any_record_nothing_may_be_filed(broker):
    id = clients.add_client(broker, client()).id
    assert refused(broker, id) == ["FIRM-UNKNOWN", "BOND-NONE"]
    firm.add_firm(broker, replace(build.FIRM, kind=FirmKind.BROKER))
    assert refused(broker, id) == ["FIRM-LICENCE", "FIRM-OFFICER", "FIRM-PERMIT", "POA-NONE", "BOND-NONE"]


def test_an_importers_own_team_needs_neither_licence_nor_power(broker):
    firm.add_firm(broker, replace(build.FIRM, kind=FirmKind.IMPORTER, importer_numbers=("36-4567890",)))
    id = clients.add_client(broker, client()).id
    bonds.add_bond(broker, bond(principal=id))
    assert refused(broker, id) == []


def test_a_client_that_is_not_there_forbids_within_the_transaction_of_the_gate(broker, ledger):
    furnish(broker)
    with ledger.read("ours") as book:
        assert rules(gate(book, "c999", "2704", Business.ENTRY, DAY).findings) == ["CLI-UNKNOWN"]
        assert not gate(book, "", "2704", Business.ENTRY, DAY).may
    with pytest.raises(Missing):
        may_file(broker, "c999")


def test_each_of_them_can_forbid(broker):
    id = furnish(broker)
    record = clients.change_client(broker, id, client(cbp_status=CbpStatus.INACTIVE), 1)
    assert refused(broker, id) == ["CLI-STATUS-INACTIVE"]
    clients.change_client(broker, id, client(), record.version)
    held = powers.powers(broker, id).records[0]
    assert refused(broker, id, day=date(2025, 3, 9)) == ["POA-EXECUTED-UNKNOWN", "BOND-NOT-YET"]
    powers.change_power(broker, held.id, power(client=id, all_ports=False, ports=("1001",)), 1)
    assert refused(broker, id) == ["POA-PORT"]
    assert refused(broker, id, port="1001") == []
    owned = bonds.bonds(broker, id).records[0]
    bonds.end_bond(broker, owned.id, Termination(Ender.SURETY, DAY - timedelta(30), DAY))
    assert refused(broker, id, port="1001", day=DAY - timedelta(1)) == []
    assert refused(broker, id, port="1001") == ["BOND-ENDED"]
    assert refused(broker, id, port="1001", activity="") == []


def test_a_revocation_counts_from_the_day_of_its_receipt(broker):
    id = furnish(broker)
    held = powers.powers(broker, id).records[0]
    powers.revoke_power(broker, held.id, Revocation(Side.GRANTOR, True, DAY - timedelta(3), DAY))
    assert refused(broker, id, day=DAY - timedelta(1)) == []
    assert refused(broker, id) == ["POA-REVOKED"]
    powers.add_power(broker, power(client=id, executed=DAY))
    assert refused(broker, id) == []


def test_a_partnerships_power_ends_after_two_years(broker):
    id = furnish(broker)
    held = powers.powers(broker, id).records[0]
    powers.change_power(broker, held.id, power(client=id, **build.PARTNERSHIP), 1)
    assert refused(broker, id, day=date(2027, 3, 10)) == []
    assert refused(broker, id, day=date(2027, 3, 11)) == ["POA-PARTNERSHIP-TERM"]
    ending = powers.ending_powers(seat(broker.ledger, Role.BROKER, at=AT.replace(year=2027, month=2, day=1)))
    assert [(one.client, one.client_name, one.last_day) for one in ending] == [(id, "Harbor Fasteners Inc.", date(2027, 3, 10))]
    assert powers.ending_powers(broker) == ()


def summary(seat, id, cents, sent=None, state="draft"):
    """A file whose summary comes to so much; sent, or prepared."""
    drawn = new(client=id)
    record = files.add_file(seat, replace(drawn, heading=replace(drawn.heading, number="", reference="")))
    with seat.write() as book:
        book.change(FILES, record.id, replace(record.value, total_cents=cents, state=state))
        if sent:
            for number, at in enumerate((sent, sent + timedelta(days=20))):     # sent again later: the first counts
                book.add(TRANSMISSIONS, Transmission(record.id, f"{record.id}.{number}", "AE", "summary", seat.id, "12345", at, "0"))


def test_the_bond_is_reckoned_anew_as_duties_come(broker):
    id = furnish(broker)
    summary(broker, id, 300_000_00, AT - timedelta(days=100))
    summary(broker, id, 1_000_00, AT, "cancelled")
    summary(broker, id, 100_000_00)
    used = bonds.client_bond_use(broker, id)
    assert (used.counted, used.prepared, used.required, used.percent) == (300_000_00, 100_000_00, 50_000_00, 60)
    bonds.add_other_duties(broker, OtherDuties(id, DAY - timedelta(365), 900_000_00, "another broker"))       # a day too old
    assert bonds.client_bond_use(broker, id).counted == 300_000_00
    assert refused(broker, id) == []
    bonds.add_other_duties(broker, OtherDuties(id, DAY - timedelta(364), 200_000_01, "another broker"))
    assert bonds.client_bond_use(broker, id).counted == 500_000_01
    assert refused(broker, id) == ["BOND-INSUFFICIENT"]
    bonds.add_bond(broker, bond(principal=id, kind=BondKind.SINGLE, secures="B7603245278", effective=DAY, amount_cents=30_000_00))
    assert refused(broker, id, transaction="B7603245278", single_cents=30_000_00) == []
    assert refused(broker, id, transaction="B7603245278", single_cents=30_000_01) == ["BOND-INSUFFICIENT", "BOND-INSUFFICIENT"]
    assert refused(broker, id, transaction="B7600000012", single_cents=1) == ["BOND-INSUFFICIENT"]


def test_a_bond_covers_who_is_its_user(broker):
    id = furnish(broker)
    other = clients.add_client(broker, client(name="A division", number="36-4567890A1")).id
    powers.add_power(broker, power(client=other))
    assert refused(broker, other) == ["BOND-NONE"]
    owned = bonds.bonds(broker, id).records[0]
    bonds.change_bond(broker, owned.id, bond(principal=id, users=(BondUser("A division", other),)), 1)
    assert refused(broker, other) == []


def test_findings_are_told_with_powers_bonds_and_the_firm(broker):
    id = furnish(broker)
    assert rules(findings(broker, powers.add_power(broker, power(client=id, resident=False)))) == ["POA-SERVICE", "POA-SIGNER-PROOF"]
    assert rules(findings(broker, bonds.add_bond(broker, bond(principal=id, surety="9")))) == ["BOND-SURETY-CODE"]
    assert rules(findings(broker, powers.add_power(broker, power(client=id, grantor=Grantor.TRUST)))) == ["POA-SIGNER", "POA-GRANTOR-CLIENT"]
    assert findings(broker, firm.firms(broker)[0]) == firm.firm_findings(broker) == ()


def test_nothing_is_recorded_of_whom_nobody_knows(broker):
    for add, value in (
        (powers.add_power, power(client="c999")), (bonds.add_bond, bond(principal="c999")), (bonds.add_other_duties, OtherDuties("c999", DAY, 1)),
        (firm.add_licence, replace(build.LICENCES["l2"], employee="em9")), (firm.add_review, Review("em9", "em8", DAY)),
        (firm.add_employee, replace(build.EMPLOYEES["m2"], supervisor="em9")), (firm.add_permit, build.PERMITS["n1"]),
    ):
        with pytest.raises(Refused):
            add(broker, value)


def test_a_power_and_a_bond_stay_with_whom_they_are_of(broker):
    id = furnish(broker)
    other = clients.add_client(broker, client(name="Another")).id
    with pytest.raises(Refused):
        powers.change_power(broker, powers.powers(broker, id).records[0].id, power(client=other), 1)
    with pytest.raises(Refused):
        bonds.change_bond(broker, bonds.bonds(broker, id).records[0].id, bond(principal=other), 1)


def test_there_is_one_firm_and_one_licence_of_a_number(broker):
    furnish(broker)
    with pytest.raises(Doubled):
        firm.add_firm(broker, build.FIRM)
    with pytest.raises(Doubled):
        firm.add_licence(broker, build.LICENCES["l1"])
    assert firm.change_firm(broker, firm.firms(broker)[0].id, replace(build.FIRM, recordkeeper=""), 1).version == 2
    assert rules(firm.firm_findings(broker)) == ["FIRM-RECORDKEEPER"]


def test_reviews_are_kept_and_looked_for_as_often_as_the_firm_says(broker):
    furnish(broker)
    firm.change_firm(broker, firm.firms(broker)[0].id, replace(build.FIRM, review_every_days=90), 1)
    boss, writer = sorted(firm.employees(broker).records, key=lambda one: one.value.supervisor)
    assert rules(firm.firm_findings(broker)) == ["FIRM-REVIEW"]
    firm.add_review(broker, Review(writer.id, boss.id, DAY, 30, "three summaries", "a missing mark", True))
    assert firm.firm_findings(broker) == ()
    assert [one.value.minutes for one in firm.reviews(broker, writer.id).records] == [30]


def test_a_person_of_a_client_sees_its_own_and_nothing_of_the_firms_affairs(broker, ledger):
    id, other = furnish(broker), clients.add_client(broker, client(name="Another")).id          # of the same number
    firm.change_firm(broker, firm.firms(broker)[0].id, replace(build.FIRM, recordkeeper=""), 1)
    theirs, others = seat(ledger, Role.CLIENT, client=id), seat(ledger, Role.CLIENT, client=other)
    assert len(powers.powers(theirs).records) == len(bonds.bonds(theirs).records) == 1
    assert may_file(theirs, id, port="2704").findings == ()
    assert rules(may_file(broker, id, port="2704").findings) == ["FIRM-RECORDKEEPER", "CLI-NUMBER-TWICE"]
    held, owned = powers.powers(theirs).records[0].id, bonds.bonds(theirs).records[0].id
    for use, arguments in ((powers.power, (held,)), (bonds.bond, (owned,)), (may_file, (id,)), (bonds.client_bond_use, (id,))):
        use(theirs, *arguments)
        with pytest.raises(Missing):
            use(others, *arguments)
    assert powers.powers(others).records == bonds.bonds(others, id).records == powers.powers(others, id).records == ()
    with pytest.raises(Forbidden):
        firm.firms(theirs)


def test_another_firm_finds_nothing_of_it(broker, ledger):
    id = furnish(broker)
    theirs = seat(ledger, Role.BROKER, "theirs")
    assert powers.powers(theirs).records == bonds.bonds(theirs).records == firm.licences(theirs).records == ()
    for use, one in ((powers.power, powers.powers(broker, id)), (bonds.bond, bonds.bonds(broker, id)), (firm.licence, firm.licences(broker))):
        with pytest.raises(Missing):
            use(theirs, one.records[0].id)
    assert firm.firms(theirs) == ()
    with pytest.raises(Missing):
        firm.firm(theirs, firm.firms(broker)[0].id)


def test_a_page_is_looked_at_in_one_reading(broker):
    id = furnish(broker)
    read = list[int]()

    class Counted(type(broker)):        # type: ignore[misc]
        def read(self):
            read.append(1)
            return super().read()

    counted = Counted(broker.ledger, broker.tenant, broker.id, broker.person, broker.at)
    with looking(counted) as look:
        assert not read
        assert look(clients.client(broker, id)) == look(bonds.bonds(broker, id).records[0]) == look(powers.powers(broker, id).records[0]) == ()
    assert len(read) == 1
