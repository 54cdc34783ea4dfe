"""A file at work on both databases: its tasks follow what happens to it, holds and papers are kept, and no other client sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.clearance import playing
from tests.service.entries.conftest import AT, ledger, new, seat  # noqa: F401
from tidewaiter.access.person import Person, Role
from tidewaiter.clearance.documents import PaperState
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.hold_kinds import HOLDS as KINDS
from tidewaiter.clearance.storage import StorageCharge, StorageTariff, StorageTier
from tidewaiter.clearance.task import TaskStatus
from tidewaiter.service.clearance import holds, papers, storage, worklist
from tidewaiter.service.clearance.holds import NewContact, NewHold
from tidewaiter.service.clearance.papers import NewPaper
from tidewaiter.service.entries import compute, files
from tidewaiter.service.entries.happen import Told, record_event, tell
from tidewaiter.service.seat import Forbidden, Refused, Seat
from tidewaiter.store import events
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.clearance import HOLDS, TASKS
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Ledger, Missing, Stale


@pytest.fixture
def broker(ledger: Ledger) -> Seat:  # noqa: F811
    return seat(ledger, Role.BROKER)


def happen(who: Seat, file: str, *told: FileEvent) -> None:
    with who.write() as book:
        tell(book, book.get(FILES, file), told)


def at(day: int, name: str, key: str = "", **fields: str) -> FileEvent:
    moment = datetime(2026, 9, day, 16, tzinfo=UTC)
    return FileEvent("", name, moment, key, moment, name, "CBP", "", f"{name}{key}{day}", fields)


def open_tasks(who: Seat, file: str) -> dict[tuple[str, str], object]:
    return {(one.value.kind, one.value.subject): one for one in worklist.file_tasks(who, file) if one.value.status is TaskStatus.OPEN}


def test_a_new_file_has_its_papers_and_the_tasks_to_get_them(broker):
    file = files.add_file(broker, new())
    found = {one.value.kind for one in papers.file_papers(broker, file.id)}
    assert {"commercial_invoice", "packing_list", "bill_of_lading", "security_filing_elements", "metal_content"} <= found
    assert {subject for kind, subject in open_tasks(broker, file.id) if kind == "papers"} == {"release", "lading", "summary"}


@pytest.mark.parametrize("name", ["ocean-life", "fda-hold", "summary-reject", "statement-missed"])
def test_a_scenario_leaves_no_task_of_a_message_behind(broker, name):
    file = files.add_file(broker, new())
    for one in playing.events(name):
        happen(broker, file.id, one)
    left = {key for key in open_tasks(broker, file.id) if key[0] in ("rejected", "census", "hold", "review")}
    assert left == set()
    assert all(one.value.over for one in holds.holds(broker, file=file.id).records)
    assert events.verify(broker.ledger.database)[1] == []


def test_a_clock_starts_with_its_event_follows_it_and_ends_with_its_evidence(broker):
    file = files.add_file(broker, new())
    compute.compute_file(broker, file.id)
    happen(broker, file.id, at(16, "release.sent"), at(16, "release.accepted"), at(16, "release.released", released="2026-09-16"))
    one = open_tasks(broker, file.id)["clock", "D06"].value
    assert (one.due, one.entry) == (date(2026, 9, 30), "B76-0324527-8")
    assert one.stake_cents and one.stake_cents > 0
    happen(broker, file.id, at(17, "release.day_changed", released="2026-09-18"))
    assert open_tasks(broker, file.id)["clock", "D06"].value.due == date(2026, 10, 2)
    happen(broker, file.id, at(18, "summary.sent"), at(18, "summary.accepted"))
    assert ("clock", "D06") not in open_tasks(broker, file.id)
    (done,) = [task.value for task in worklist.file_tasks(broker, file.id) if task.value.subject == "D06"]
    assert (done.status, done.ended_by, done.evidence) == (TaskStatus.DONE, "cbp", "summary accepted since 2026-09-18T16:00+00:00")


def test_the_worklist_is_ordered_and_says_why(broker):
    file = files.add_file(broker, new())
    happen(broker, file.id, at(16, "release.sent"), at(16, "release.accepted"), at(16, "release.released"), at(17, "hold.placed", "FDA"))
    found = worklist.worklist(broker)
    assert [one.score for one in found.items] == sorted((one.score for one in found.items), reverse=True)
    assert found.items[0].band == "overdue" and found.items[0].hours_left < 0 and "overdue" in found.items[0].why
    first = worklist.worklist(broker, limit=1)
    assert first.items == found.items[:1]
    assert worklist.worklist(broker, limit=50, after=first.next).items == found.items[1:]
    assert sum(one.tasks for one in worklist.worklist_counts(broker)) == len(found.items)
    assert {one.task.kind for one in worklist.worklist(broker, kind=("hold",)).items} == {"hold"}


def test_a_task_is_taken_on_ended_and_opened_again_by_name(broker):
    file = files.add_file(broker, new())
    with broker.write() as book:
        person = book.add(PEOPLE, Person("writer@firm.example", "Of the desk", (Role.WRITER,)))
    task = next(iter(open_tasks(broker, file.id).values()))
    taken = worklist.assign_task(broker, task.id, task.version, person.id, "air")
    assert (taken.value.person, taken.value.team) == (person.id, "air")
    assert task.id in {one.id for one in worklist.worklist(broker, person=person.id).items}
    with pytest.raises(Missing):
        worklist.assign_task(broker, task.id, taken.version, "u999")
    with pytest.raises(Stale):
        worklist.end_task(broker, task.id, task.version, TaskStatus.DONE)
    with pytest.raises(Refused, match="reason"):
        worklist.end_task(broker, task.id, taken.version, TaskStatus.WAIVED)
    with pytest.raises(Refused):
        worklist.end_task(broker, task.id, taken.version, TaskStatus.OPEN)
    ended = worklist.end_task(broker, task.id, taken.version, TaskStatus.WAIVED, "the client has them")
    assert (ended.value.ended_by, ended.value.ended_at, ended.value.why) == (broker.id, AT, "the client has them")
    with pytest.raises(Refused):
        worklist.end_task(broker, task.id, ended.version, TaskStatus.DONE)
    again = worklist.reopen_task(broker, task.id, ended.version, "they have not")
    assert again.value.status is TaskStatus.OPEN
    with pytest.raises(Refused):
        worklist.reopen_task(broker, task.id, again.version)


def test_a_hold_by_hand_moves_the_file_and_ends_by_hand(broker):
    file = files.add_file(broker, new())
    made = holds.add_hold(broker, NewHold(file.id, "isf_hold", reason="no filing\non file"))
    assert files.file(broker, file.id).value.state == "held"
    assert ("hold", made.id) in open_tasks(broker, file.id)
    with pytest.raises(Refused, match="stands"):
        holds.add_hold(broker, NewHold(file.id, "isf_hold"))
    with pytest.raises(Refused, match="no kind"):
        holds.add_hold(broker, NewHold(file.id, "strange"))
    other = holds.add_hold(broker, NewHold(file.id, "marking"))
    told = holds.add_contact(broker, made.id, NewContact("CBP, port office", "telephone", "file it today"))
    assert [(one.by, one.whom) for one in told.value.contacts] == [(broker.id, "CBP, port office")]
    stepped = holds.take_step(broker, made.id, "file")
    assert "The carrier's bill" in open_tasks(broker, file.id)["hold", made.id].value.task
    with pytest.raises(Refused):
        holds.take_step(broker, made.id, "dance")
    ended = holds.release_hold(broker, made.id, stepped.version, "filed")
    assert (ended.value.released, ended.value.released_by) == (AT, broker.id)
    assert ("hold", made.id) not in open_tasks(broker, file.id)
    assert files.file(broker, file.id).value.state == "held"                     # the other stands
    holds.release_hold(broker, other.id, holds.hold(broker, other.id).version)
    assert files.file(broker, file.id).value.state == "draft"
    with pytest.raises(Refused, match="was removed"):
        holds.release_hold(broker, made.id, ended.version)
    assert [one.id for one in holds.holds(broker, file=file.id, standing=True).records] == []
    assert len(holds.holds(broker, file=file.id, standing=False).records) == 2
    assert len(holds.hold_kinds(broker)) == len(KINDS)


def test_cbps_release_ends_a_hold_by_hand_that_is_its_own_and_no_other(broker):
    file = files.add_file(broker, new())
    isf = holds.add_hold(broker, NewHold(file.id, "isf_hold"))
    mark = holds.add_hold(broker, NewHold(file.id, "marking"))
    happen(broker, file.id, at(16, "release.released"))
    assert [holds.hold(broker, one.id).value.over for one in (isf, mark)] == [True, False]


def test_a_hold_that_starts_a_clock_gives_its_task_a_day(broker):
    file = files.add_file(broker, new())
    made = holds.add_hold(broker, NewHold(file.id, "marking", placed=datetime(2026, 9, 18, 16, tzinfo=UTC)))
    assert open_tasks(broker, file.id)["hold", made.id].value.due == date(2026, 10, 19)         # 30 days, and past a Sunday


def test_what_is_better_known_of_a_hold_stays(broker):
    file = files.add_file(broker, new())
    happen(broker, file.id, at(16, "hold.placed", "CBP"))
    (made,) = holds.holds(broker, file=file.id).records
    changed = holds.change_hold(broker, made.id, made.version, "forced_labour", where="line 1", reason="cotton")
    happen(broker, file.id, at(17, "bill.arrived", "A"))
    assert holds.hold(broker, made.id).value == changed.value


def test_papers_come_are_waived_and_asked_for(broker):
    file = files.add_file(broker, new())
    rows = {one.value.kind: one for one in papers.file_papers(broker, file.id)}
    came = papers.receive_paper(broker, rows["commercial_invoice"].id, 1, "d1")
    assert (came.value.state, came.value.received) == (PaperState.RECEIVED, AT)
    with pytest.raises(Refused, match="reason"):
        papers.waive_paper(broker, rows["packing_list"].id, 1, " ")
    waived = papers.waive_paper(broker, rows["packing_list"].id, 1, "one crate")
    assert (waived.value.waived_by, waived.value.waived_why) == (broker.id, "one crate")
    own = papers.add_file_paper(broker, file.id, NewPaper("Purchase order", "the client keeps it"))
    with pytest.raises(Refused, match="already"):
        papers.add_file_paper(broker, file.id, NewPaper("Purchase order"))
    letter = papers.chase_letter(broker, file.id)
    assert "Purchase order" in letter.text and "Commercial invoice" not in letter.text and "Packing list" not in letter.text
    assert papers.chase_letter_pdf(broker, file.id).startswith(b"%PDF")
    asked = papers.record_chase(broker, file.id)
    assert len(asked) == letter.papers and all(one.value.asked == (AT,) for one in asked)
    back = papers.miss_paper(broker, came.id, came.version, "it was another invoice")
    assert back.value.state is PaperState.MISSING
    for one in papers.file_papers(broker, file.id):
        if one.value.state is PaperState.MISSING:
            papers.receive_paper(broker, one.id, one.version)
    assert not [key for key in open_tasks(broker, file.id) if key[0] == "papers"]
    with pytest.raises(Refused, match="no paper"):
        papers.chase_letter(broker, file.id)
    assert papers.paper(broker, own.id).value.state is PaperState.RECEIVED


def test_a_box_costs_by_the_terms_that_the_firm_entered(broker):
    file = files.add_file(broker, new())
    transport = file.value.heading.transport
    box = transport.containers[0]
    happen(broker, file.id, at(16, "goods.available"))
    (one,) = storage.file_storage(broker, file.id, date(2026, 9, 25))
    assert (one.cost.cents, [found.rule for found in one.cost.findings]) == (None, ["STO-TARIFF"])
    terms = StorageTariff("pier", StorageCharge.DEMURRAGE, transport.carrier, free_days=4, tiers=(StorageTier(1, 20_000),))
    made = storage.add_storage_tariff(broker, terms)
    (one,) = storage.file_storage(broker, file.id, date(2026, 9, 25))
    assert (one.container, one.cost.last_free, one.cost.days, one.cost.cents, one.cost.next_cents) == (box, date(2026, 9, 20), 5, 100_000, 20_000)
    storage.change_storage_tariff(broker, made.id, replace(terms, free_days=5), made.version)
    happen(broker, file.id, at(17, "bill.arrived", "A"))
    task = open_tasks(broker, file.id)["storage", box].value
    assert (task.due, task.daily_cents) == (date(2026, 9, 21), 20_000)
    happen(broker, file.id, at(24, "goods.fetched", box))
    assert ("storage", box) not in open_tasks(broker, file.id)
    assert [one.id for one in storage.storage_tariffs(broker, issuer=transport.carrier).records] == [made.id]


def test_another_firm_and_another_client_see_nothing(ledger, broker):  # noqa: F811
    file = files.add_file(broker, new(client="c1"))
    hold = holds.add_hold(broker, NewHold(file.id, "isf_hold"))
    task, paper = worklist.file_tasks(broker, file.id)[0], papers.file_papers(broker, file.id)[0]
    own, other = seat(ledger, Role.CLIENT, client="c1"), seat(ledger, Role.CLIENT, client="c2")
    for who in (other, seat(ledger, Role.BROKER, tenant="theirs")):
        for read, id in ((worklist.file_tasks, file.id), (worklist.task, task.id), (holds.hold, hold.id), (papers.file_papers, file.id),
                         (papers.paper, paper.id), (papers.chase_letter, file.id), (storage.file_storage, file.id)):
            with pytest.raises(Missing):
                read(who, id)
        assert worklist.worklist(who).items == () and worklist.worklist(who, client="c1").items == ()
        assert not any(one.tasks for one in worklist.worklist_counts(who, client="c1"))
        assert holds.holds(who).records == () and holds.holds(who, client="c1").records == ()
    assert worklist.worklist(own).items and holds.holds(own).records and papers.file_papers(own, file.id)
    with pytest.raises(Forbidden):
        worklist.end_task(own, task.id, task.version, TaskStatus.DONE)
    with pytest.raises(Forbidden):
        holds.add_hold(own, NewHold(file.id, "isf_hold"))


def test_a_message_told_twice_makes_nothing_twice(broker):
    file = files.add_file(broker, new())
    for _ in (1, 2):
        happen(broker, file.id, at(16, "hold.placed", "FDA"), at(16, "documents.required", "CERT", agency="FDA"))
    with broker.read() as book:
        assert book.count(HOLDS, {"file": file.id}) == 2
        assert book.count(TASKS, {"file": file.id, "kind": "hold"}) == 2
    assert [one.value.name for one in papers.file_papers(broker, file.id) if one.value.kind == "asked"] == ["CERT"]


def test_what_a_person_records_by_hand_makes_tasks_too(broker):
    file = files.add_file(broker, new())
    record_event(replace(broker, at=AT + timedelta(hours=1)), file.id, Told("request.issued", "28"))
    assert ("clock", "D13") in open_tasks(broker, file.id)
    record_event(broker, file.id, Told("request.answered", "28"))
    assert ("clock", "D13") not in open_tasks(broker, file.id)
