"""Nothing is sent with an open gate; with all closed it is sent once, answered by the rehearsal, and told to its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.parties import build
from tests.screening.made import Shelf, listed
from tests.service.decisions.conftest import accept_all
from tests.service.entries.conftest import AT, new, screens_elsewhere
from tidewaiter.access.person import Person, Role
from tidewaiter.screening.case import HitVerdict
from tidewaiter.screening.policy import ScreeningPolicy
from tidewaiter.service.entries import files, happen
from tidewaiter.service.entries.intake import take
from tidewaiter.service.entries.transmit import Approval, Purpose, Wish, approve_file, transmit_file
from tidewaiter.service.outbox import outbox
from tidewaiter.service.screening import held
from tidewaiter.service.screening.decide import NewScreeningDecision, decide_hit
from tidewaiter.service.screening.run import screen_file
from tidewaiter.service.seat import Forbidden, Refused, Seat
from tidewaiter.store import events, filings
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.entries import FILES, TRANSMISSIONS
from tidewaiter.store.kinds.parties import BONDS, CLIENTS, EMPLOYEES, FIRMS, LICENCES, PERMITS, POWERS
from tidewaiter.store.kinds.screening import SCREENING_POLICIES

SUMMARY, RELEASE = Wish(Purpose.SUMMARY, "rehearsal"), Wish(Purpose.RELEASE, "rehearsal")


class Desk:
    """A firm that may file, a client, and one of its files in the hands of a writer and a broker."""

    def __init__(self, ledger) -> None:
        self.ledger = ledger
        people = {"writer": ((Role.WRITER,), ""), "broker": ((Role.BROKER, Role.WRITER), "CHB31245")}
        with ledger.write("ours", by="operator", at=AT) as book:
            seats = {}
            for name, (roles, licence) in people.items():
                one = Person(f"{name}@firm.example", f"the {name}", roles, licence=licence)
                seats[name] = Seat(ledger, "ours", book.add(PEOPLE, one).id, one, AT)
            book.add(FIRMS, build.FIRM)
            named = {key: book.add(EMPLOYEES, one).id for key, one in build.EMPLOYEES.items()}
            for licence in build.LICENCES.values():
                book.add(LICENCES, replace(licence, employee=named.get(licence.employee, "")))
            for permit in build.PERMITS.values():
                qualifiers = tuple(replace(one, employee=named[one.employee]) for one in permit.qualifiers)
                book.add(PERMITS, replace(permit, qualifiers=qualifiers))
            self.client = book.add(CLIENTS, build.CLIENT).id
            self.power = book.add(POWERS, replace(build.POWER, client=self.client)).id
            screens_elsewhere(book, seats["broker"].id)
            self.bond = book.add(BONDS, replace(build.BOND, principal=self.client, amount_cents=1_000_000_00)).id
        self.writer, self.broker = seats["writer"], seats["broker"]
        self.id = files.add_file(self.writer, new(client=self.client)).id

    @property
    def version(self) -> int:
        return files.file(self.writer, self.id).version

    def send(self, wish: Wish = SUMMARY, who: Seat | None = None):
        return transmit_file(who or self.broker, self.id, self.version, wish)

    def ready(self) -> None:
        accept_all(self.broker, self.id)
        approve_file(self.broker, self.id, self.version, Approval())

    def drained(self) -> None:
        box = outbox(self.ledger.database, lambda: AT + timedelta(minutes=1))
        assert box.run(box.settled)
        take(self.ledger, AT)


@pytest.fixture
def desk(ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return Desk(ledger)


def sent(desk: Desk) -> int:
    with desk.ledger.system() as connection:
        return len(filings.listed(connection))


def refused(desk: Desk, wish: Wish = SUMMARY) -> set[str]:
    before = desk.version
    with pytest.raises(Refused) as error:
        desk.send(wish)
    assert sent(desk) == 0
    assert desk.version == before
    return {one.rule for one in error.value.findings}


def test_with_every_gate_closed_a_summary_goes_out_and_its_answer_comes_back(desk):
    desk.ready()
    transmission = desk.send()
    assert (transmission.value.sent_by, transmission.value.licence) == (desk.broker.id, "CHB31245")
    assert files.file(desk.writer, desk.id).value.state == "sent"
    desk.drained()
    there = files.file(desk.writer, desk.id).value
    assert (there.state, bool(there.days["entry_summary"])) == ("filed", True)
    messages = files.file_messages(desk.writer, desk.id)
    assert [one.value.state for one in messages.sent] == [filings.ACCEPTED]
    assert [(one.value.outcome, one.value.control) for one in messages.came] == [("accepted", transmission.value.control)]
    assert {one.value.name for one in happen.file_happenings(desk.writer, desk.id)} >= {"file.readied", "summary.sent", "summary.accepted"}
    assert take(desk.ledger, AT) == 0
    assert events.verify(desk.ledger.database)[1] == []


def test_release_and_summary_are_two_messages(desk):
    desk.ready()
    desk.send(RELEASE)
    desk.send(SUMMARY)
    desk.drained()
    assert [one.value.purpose for one in files.file_messages(desk.writer, desk.id).sent] == ["release", "summary"]
    assert sent(desk) == 2


def test_a_draft_is_not_sent(desk):
    assert "FILE-NOT-READY" in refused(desk)


def test_what_was_changed_since_it_was_ready_is_not_sent(desk):
    desk.ready()
    line = files.line_of_file(desk.writer, desk.id, 1)
    files.change_file_line(desk.writer, desk.id, 1, line.version, files.ChangedLine(line.value.line))       # no change at all
    assert files.file(desk.writer, desk.id).value.state == "ready"
    files.change_file_line(desk.writer, desk.id, 1, line.version, files.ChangedLine(replace(line.value.line, gross_weight=3721)))
    assert files.file(desk.writer, desk.id).value.state == "draft"
    assert "FILE-NOT-READY" in refused(desk)


def test_nothing_is_sent_unscreened_nor_with_an_open_hit_and_once_it_is_decided_it_goes(desk):
    desk.ready()
    with desk.ledger.write("ours", by="operator", at=AT) as book:
        book.add(SCREENING_POLICIES, ScreeningPolicy("from now on it is screened here"))
    assert refused(desk) == {"SCR-NO-LISTS"}
    buyer = files.file(desk.writer, desk.id).value.heading.importer.name
    before, shelf = list(held._SOURCE), Shelf(listed("9001", buyer))
    held.put(shelf)
    try:
        assert refused(desk) == {"SCR-NOT-SCREENED"}
        found = screen_file(desk.writer, desk.id)
        assert refused(desk) == {"SCR-OPEN"}
        for one in {(hit.fingerprint, hit.hit.entry) for hit in found.hits}:
            decide_hit(desk.broker, found.screening.id, NewScreeningDecision(one[0], "SDN", one[1], HitVerdict.FALSE_MATCH, "other-place"))
        desk.send()
        assert sent(desk) == 1
    finally:
        held._SOURCE[:] = before


def test_without_a_power_of_attorney_nothing_is_sent(desk):
    desk.ready()
    with desk.ledger.write("ours", by="p", at=AT) as book:
        book.remove(POWERS, desk.power)
    assert "POA-NONE" in refused(desk)


def test_without_a_bond_nothing_is_sent(desk):
    desk.ready()
    with desk.ledger.write("ours", by="p", at=AT) as book:
        book.remove(BONDS, desk.bond)
    assert any(rule.startswith("BND") or rule.startswith("BOND") for rule in refused(desk))


def test_without_decisions_nothing_is_sent(desk):
    with desk.ledger.write("ours", by="p", at=AT) as book:
        there = book.get(FILES, desk.id)
        assert there.value.state == "draft"
    approve_file(desk.broker, desk.id, desk.version, Approval())
    assert any(rule.startswith("GATE") for rule in refused(desk))


def test_a_writer_may_not_send_and_nobody_may_type_an_address(desk):
    desk.ready()
    with pytest.raises(Forbidden):
        desk.send(who=desk.writer)
    with pytest.raises(Refused, match="gateway"):
        desk.send(Wish(Purpose.SUMMARY, "file"))
    assert sent(desk) == 0


def test_what_stopped_a_message_is_in_the_log(desk):
    refused(desk)
    with desk.ledger.read("ours") as book:
        told = book.history(FILES, desk.id)[-1].as_json()
    assert told["action"] == "refused"
    assert "FILE-NOT-READY" in told["after"]["rules"]


def test_a_message_taken_twice_moves_nothing_twice(desk):
    desk.ready()
    desk.send()
    desk.drained()
    version, count = desk.version, len(happen.file_happenings(desk.writer, desk.id))
    with desk.ledger.system(writes=True) as connection:           # a crash between the file and the mark
        connection.exec_driver_sql("DELETE FROM intake")
    assert take(desk.ledger, AT) == 1
    assert (desk.version, len(happen.file_happenings(desk.writer, desk.id))) == (version, count)


def test_a_transmission_is_the_tenants_own(desk):
    desk.ready()
    desk.send()
    with desk.ledger.read("theirs") as book:
        assert book.all(TRANSMISSIONS) == []
