"""What is past its time goes when a named person has it go, and no day before; on hold it stays; and the logs verify."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.service.entries.conftest import AT, ledger, new, seat  # noqa: F401
from tidewaiter.access.person import Role
from tidewaiter.clearance.file import Reply, Transmission
from tidewaiter.clearance.retention import Reach, RetentionFacts
from tidewaiter.parties.firm import Firm, FirmKind
from tidewaiter.service.entries.files import add_file
from tidewaiter.service.keeping import retention
from tidewaiter.service.seat import Forbidden, Refused, Seat
from tidewaiter.store import filings, message_log, verify
from tidewaiter.store.files import REFERENCES
from tidewaiter.store.kinds.entries import FILES, LINES, REPLIES, TRANSMISSIONS
from tidewaiter.store.kinds.parties import FIRMS
from tidewaiter.store.ledger import Ledger, Missing
from tidewaiter.store.message_log import LOG

PEER = "tcp://ace:1#B76"
GONE = datetime(2026, 3, 11, 13, 0, tzinfo=UTC)              # the first moment is noon UTC, when 2026-03-10 is over everywhere


def settled(ledger: Ledger, control: str, **days: str) -> str:  # noqa: F811
    """A file that was entered, answered and liquidated, and a line of it removed; its id."""
    writer = seat(ledger, Role.WRITER)
    one = new()
    record = add_file(writer, replace(one, heading=replace(one.heading, number=""), reference=control))
    with ledger.write("ours", by="cbp", at=AT) as book:
        told = {"entry": "2021-03-10", "liquidation": "2022-01-21", **days}
        book.change(FILES, record.id, replace(book.get(FILES, record.id).value, days={name: day for name, day in told.items() if day}))
        book.remove(LINES, book.all(LINES, {"file": record.id})[0].id)
        book.add(TRANSMISSIONS, Transmission(record.id, control, "AE", "summary", "p1", "12345", AT, "f" * 64))
        connection = book.connection
        sent = {"control": control, "peer": PEER, "sender": "B76", "application": "AE", "subject": control}
        filings.queue(connection, **sent, body=b"secret " + control.encode(), at=AT)
        filings.begin_try(connection, control, 1, True, AT)
        number = message_log.head(connection).count
        filings.receive(connection, peer=PEER, number=number, controls=[control], application="AX", body=b"answer to " + control.encode(),
                        said="accepted", at=AT)
        book.add(REPLIES, Reply(record.id, number + 1, control, "AX", "accepted", AT))
    return record.id


def keeper(ledger: Ledger, at: datetime = GONE, *roles: Role) -> Seat:  # noqa: F811
    return replace(seat(ledger, *(roles or (Role.COMPLIANCE,)), id="u7"), at=at)


def test_what_is_past_its_time_goes_whole_and_the_logs_verify(ledger) -> None:  # noqa: F811
    gone, kept = settled(ledger, "F1"), settled(ledger, "F2", entry="2021-03-11")
    assert [one.file for one in retention.may_go(keeper(ledger))] == [gone]
    (removed,) = retention.remove(keeper(ledger), [gone], "five years are over")
    assert removed.went["message"] == 2 and removed.went["file"] == 1 and removed.went["transmission"] == 1 and removed.went["reply"] == 1
    assert verify.verify(ledger.database).findings == ()
    with ledger.read("ours") as book:
        with pytest.raises(Missing):
            book.get(FILES, gone)
        assert book.get(FILES, kept)
        assert book.count(LINES, {"file": gone}) == 0
        assert not list(book.run(select(REFERENCES).where(REFERENCES.c.file == gone)))
        assert not [one for one in book.log(most=1000) if f'"{gone}"' in one.before + one.after]
        history = book.history(FILES, gone)
        assert [(one.action, one.erased) for one in history[-3:]] == [("change", True), ("erase", False), ("retention.removed", False)]
        assert (history[-1].by, history[-1].why) == ("u7", "five years are over")
        assert history[-1].as_json()["after"]["kept until"] == "2026-03-10"
        bodies = list(book.connection.execute(select(LOG.c.body).where(LOG.c.direction != "off")).scalars())
        assert sorted(bodies) == [b"", b"", b"answer to F2", b"secret F2"]
        assert [filings.find(book.connection, control).body for control in ("F1", "F2")] == [b"", b"secret F2"]
    with pytest.raises(Missing):
        retention.remove(keeper(ledger), [gone], "again")


@pytest.mark.parametrize("at, goes", [(datetime(2026, 3, 11, 11, 59, tzinfo=UTC), False), (datetime(2026, 3, 11, 12, 0, tzinfo=UTC), True)])
def test_the_last_day_is_kept_while_it_goes_on_anywhere(ledger, at, goes) -> None:  # noqa: F811
    file = settled(ledger, "F1")
    assert [one.file for one in retention.may_go(keeper(ledger, at))] == ([file] if goes else [])
    if not goes:
        with pytest.raises(Refused) as refused:
            retention.remove(keeper(ledger, at), [file], "early")
        assert [one.rule for one in refused.value.findings] == ["RET-KEPT"]


def test_all_go_or_none(ledger) -> None:  # noqa: F811
    files = [settled(ledger, "F1"), settled(ledger, "F2", liquidation=""), settled(ledger, "F3", entry="2025-01-01")]
    with pytest.raises(Refused) as refused:
        retention.remove(keeper(ledger), files, "too many")
    assert [one.rule for one in refused.value.findings] == ["RET-DAY-UNKNOWN", "RET-KEPT"]
    with ledger.read("ours") as book:
        assert book.count(FILES) == 3


def test_a_hold_keeps_what_is_past_its_time_until_it_is_lifted(ledger) -> None:  # noqa: F811
    file = settled(ledger, "F1")
    holds = [
        retention.place_hold(keeper(ledger), reach, subject, "an audit").id
        for reach, subject in ((Reach.FILE, file), (Reach.CLIENT, "c1"), (Reach.ALL, ""))
    ]
    for n, hold in enumerate(holds):
        with pytest.raises(Refused) as refused:
            retention.remove(keeper(ledger), [file], "past its time")
        assert [one.rule for one in refused.value.findings] == ["RET-HOLD"] * (3 - n)
        retention.lift_hold(keeper(ledger), hold, "the audit is over")
    with pytest.raises(Refused):
        retention.lift_hold(keeper(ledger), holds[0], "again")
    retention.remove(keeper(ledger), [file], "past its time")
    assert [one.value.lifted_by for one in retention.holds(keeper(ledger))] == ["u7"] * 3


def test_what_a_person_says_of_a_file_counts(ledger) -> None:  # noqa: F811
    file = settled(ledger, "F1")
    retention.say(keeper(ledger), RetentionFacts(file, ("sanctions",), {"sanctions_transaction": "2025-03-12"}))
    ((told,), _) = retention.kept_files(keeper(ledger))
    assert (told.kept.until, told.kept.rules) == (date(2035, 3, 12), ("sanctions",))
    for wrong in (RetentionFacts(file, ("whim",)), RetentionFacts(file, (), {"birthday": "2020-01-01"}), RetentionFacts(file, (), {"entry": "soon"})):
        with pytest.raises(Refused):
            retention.say(keeper(ledger), wrong)


@pytest.mark.parametrize("kind, until", [(FirmKind.BROKER, date(2026, 3, 10)), (FirmKind.IMPORTER, date(2023, 3, 10))])
def test_an_importers_own_team_has_an_importers_periods(ledger, kind, until) -> None:  # noqa: F811
    settled(ledger, "F1")
    with ledger.write("ours", by="p", at=AT) as book:
        (file,) = book.all(FILES)
        book.change(FILES, file.id, replace(file.value, type="86"))
        book.add(FIRMS, Firm("Ours", kind))
    ((told,), _) = retention.kept_files(keeper(ledger))
    assert told.kept.until == until


def test_an_open_filing_keeps_its_file(ledger) -> None:  # noqa: F811
    file = settled(ledger, "F1")
    with ledger.write("ours", by="p", at=AT) as book:
        book.add(TRANSMISSIONS, Transmission(file, "F9", "AE", "correction", "p1", "12345", AT, "f" * 64))
        filings.queue(book.connection, control="F9", peer=PEER, sender="B76", application="AE", subject="F9", body=b"x", at=AT)
    with pytest.raises(Refused) as refused:
        retention.remove(keeper(ledger), [file], "past its time")
    assert [one.rule for one in refused.value.findings] == ["RET-OPEN"]
    with ledger.read("ours") as book:
        assert book.get(FILES, file)


@pytest.mark.parametrize("role", [Role.WRITER, Role.BROKER, Role.ACCOUNTS, Role.ADMIN])
def test_only_compliance_has_records_removed(ledger, role) -> None:  # noqa: F811
    file = settled(ledger, "F1")
    with pytest.raises(Forbidden):
        retention.remove(keeper(ledger, GONE, role), [file], "x")
    with pytest.raises(Forbidden):
        retention.place_hold(keeper(ledger, GONE + timedelta(1), role), Reach.ALL, "", "x")
