"""What is to be done, in what order, and how the kept tasks follow when a day moves or something is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance import playing
from tidewaiter.clearance.deadlines import book, deadlines
from tidewaiter.clearance.documents import FileFacts, PaperState, wanted
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.holds import held
from tidewaiter.clearance.states import Tracks, begin, replay
from tidewaiter.clearance.task import Task, TaskStatus
from tidewaiter.clearance.tasks import CLOCKS, Box, FileState, difference, ended_by_person, reopened, tasks
from tidewaiter.clearance.tracks import TRACKS
from tidewaiter.clearance.triggers import triggers
from tidewaiter.clearance.urgency import BANDS, LATER, NO_DAY, band, hours_left, ordered, place, score, span, weight, why

NOW = datetime(2026, 9, 18, 16, tzinfo=UTC)
AMOUNTS = {"value": 1_417_200, "duty": 1_103_999}


def event(name: str, on: int, key: str = "", month: int = 9, **fields: str) -> FileEvent:
    at = datetime(2026, month, on, 16, tzinfo=UTC)
    return FileEvent("", name, at, key, at, name, "CBP", "", f"{name}{key}{month}{on}", fields)


def state(tracks: Tracks, **more: object) -> FileState:
    return replace(FileState("e1", "c1", "B76-0324527-8", "p1", "ocean", "40", AMOUNTS, tracks=tracks), **more)


def made(*events: FileEvent, holds: bool = True, **more: object) -> dict[tuple[str, str], Task]:
    """Tasks of a file after events, by kind and subject."""
    tracks = replay(events).tracks
    days = {one.day: one.on for one in triggers(events, "01")}
    standing = [(f"o{n}", one) for n, one in enumerate(held(events))] if holds else []
    return {(one.kind, one.subject): one for one in tasks(state(tracks, **more), deadlines(days, "01"), standing)}


def open_ones(found: dict[tuple[str, str], Task]) -> set[tuple[str, str]]:
    return {key for key, one in found.items() if one.status is TaskStatus.OPEN}


# ---- what is a task


def test_every_row_names_a_clock_and_states_of_its_track():
    ids = {clock.id for clock in book().clocks}
    for id, row in CLOCKS.items():
        assert id in ids
        assert set(row.open) | set(row.done) <= set(TRACKS[row.track].states), id
        assert not set(row.open) & set(row.done), id


ARRIVED = (event("bill.arrived", 14, "A"), event("goods.landed", 14))
RELEASED = (*ARRIVED, event("release.sent", 14), event("release.accepted", 14), event("release.released", 16))

# what happened, what is open then
OPEN = [
    ((),                                                                     set()),
    (ARRIVED,                                                                {("clock", "D03")}),
    ((*ARRIVED, event("release.sent", 14)),                                  {("clock", "D03")}),
    ((*ARRIVED, event("release.sent", 14), event("release.rejected", 14)),   {("clock", "D03"), ("rejected", "release")}),
    ((*ARRIVED, event("release.sent", 14), event("release.accepted", 14)),   set()),
    (RELEASED,                                                               {("clock", "D06")}),
    ((*RELEASED, event("summary.sent", 17)),                                 {("clock", "D06")}),
    ((*RELEASED, event("summary.sent", 17), event("summary.rejected", 17)),  {("clock", "D06"), ("rejected", "summary")}),
    ((*RELEASED, event("summary.sent", 17), event("summary.accepted", 17)),  set()),
    ((*RELEASED, event("summary.not_needed", 17)),                           set()),
    ((*RELEASED, event("summary.sent", 17), event("summary.accepted", 17), event("summary.returned", 18)), {("clock", "D11")}),
    ((*RELEASED, event("summary.sent", 17), event("summary.warned", 17), event("census.warned", 17)),      {("census", "census")}),
    ((event("review.asked", 14),),                                           {("review", "review")}),
    ((event("isf.accepted", 14), event("isf.unmatched", 15)),                {("rejected", "security_filing bill")}),
    ((event("release.sent", 14), event("bill.unmatched", 15, "A")),          {("rejected", "bill A")}),
    ((event("bill.unmatched", 15, "A"),),                                    set()),
    ((event("request.issued", 14, "28"),),                                   {("clock", "D13")}),
    ((event("request.issued", 14, "29"),),                                   {("clock", "D14")}),
    ((event("request.issued", 14, "28"), event("request.answered", 15, "28")), set()),
    ((event("debit.issued", 14),),                                           {("clock", "D36")}),
    ((event("debit.issued", 14), event("debit.paid", 15)),                   set()),
    ((event("liquidation.liquidated", 14, day="2026-09-14"),),               set()),
    ((*RELEASED, event("file.closed", 18)),                                  set()),
]


@pytest.mark.parametrize(("events", "expected"), OPEN)
def test_what_is_open_after_events(events, expected):
    assert open_ones(made(*events, holds=False)) == expected


def test_goods_by_sea_need_a_security_filing_of_somebody():
    assert open_ones(made(*RELEASED, mode="11")) == {("clock", "D02"), ("clock", "D06")}
    assert open_ones(made(*RELEASED, event("isf.accepted", 10), mode="11")) == {("clock", "D06")}
    assert open_ones(made(*RELEASED, mode="11", facts=frozenset({"isf_by_another"}))) == {("clock", "D06")}


def test_what_nothing_obliges_to_is_a_task_only_where_it_is_pursued():
    liquidated = event("liquidation.liquidated", 14, day="2026-09-14")
    assert open_ones(made(liquidated, pursued=frozenset({"D31"}))) == {("clock", "D31")}
    assert open_ones(made(liquidated, event("protest.filed", 20), pursued=frozenset({"D31"}))) == set()


def test_a_clock_task_has_its_day_its_law_its_money_and_who():
    one = made(*RELEASED)["clock", "D06"]
    assert (one.due, one.due_at) == (date(2026, 9, 30), datetime(2026, 10, 1, 3, 59, 59, tzinfo=UTC))
    assert (one.stake_cents, one.weight) == (AMOUNTS["value"] + AMOUNTS["duty"], 25_212)
    assert (one.person, one.team, one.client, one.entry, one.role) == ("p1", "ocean", "c1", "B76-0324527-8", "writer")
    assert "142.12" in one.cite and one.consequence and one.rule and one.rule_version
    assert made(*RELEASED, amounts=None)["clock", "D06"].stake_cents is None


def test_a_hold_is_a_task_with_its_next_step():
    found = made(*ARRIVED, event("hold.placed", 15, "FDA"))
    assert found["hold", "o0"].task.startswith("FDA hold, FDA: Ask the holder")
    assert found["hold", "o0"].stake_cents is None and found["hold", "o0"].weight == 1000
    ended = made(*ARRIVED, event("hold.placed", 15, "FDA"), event("hold.removed", 16, "FDA"))["hold", "o0"]
    assert (ended.status, ended.evidence) == (TaskStatus.DONE, "removed by CBP")


def test_missing_papers_are_one_task_a_stage():
    papers = wanted(FileFacts("01", "11", ("S",)))
    found = tasks(state(begin()), papers=papers, needed={"release": date(2026, 9, 28)})
    by = {one.subject: one for one in found if one.kind == "papers"}
    assert set(by) == {"lading", "release", "claim"}
    assert by["release"].task.startswith("Get 3 papers for the release: Bill of lading")
    assert (by["release"].due, by["claim"].due) == (date(2026, 9, 28), None)
    done = tuple(replace(one, state=PaperState.RECEIVED) for one in papers)
    assert {one.status for one in tasks(state(begin()), papers=done) if one.kind == "papers"} == {TaskStatus.DONE}


def test_a_box_is_a_task_until_it_is_fetched():
    box = Box("CSNU6829160", date(2026, 9, 21), 17_500, "last free day 2026-09-21")
    (one,) = (one for one in tasks(state(begin()), boxes=(box,)) if one.kind == "storage")
    assert (one.due, one.daily_cents, one.weight) == (date(2026, 9, 21), 17_500, 875)
    (one,) = (one for one in tasks(state(begin()), boxes=(replace(box, ended=NOW),)) if one.kind == "storage")
    assert (one.status, one.ended_at) == (TaskStatus.DONE, NOW)


@pytest.mark.parametrize("name", sorted(one.name for one in playing.GOLDEN.iterdir()))
def test_each_kind_and_subject_of_a_scenario_is_once(name):
    events = playing.events(name)
    tracks, days = replay(events).tracks, {one.day: one.on for one in triggers(events, "01")}
    found = [(one.kind, one.subject) for one in tasks(state(tracks), deadlines(days, "01"), [(f"o{n}", one) for n, one in enumerate(held(events))])]
    assert len(found) == len(set(found))


# ---- the order


@pytest.mark.parametrize(("minutes", "name"), [
    (-1, "overdue"), (0, "4h"), (239, "4h"), (240, "24h"), (24 * 60 - 1, "24h"), (24 * 60, "3d"), (72 * 60 - 1, "3d"), (72 * 60, "7d"),
    (168 * 60 - 1, "7d"), (168 * 60, "later"), (10**6, "later"),
])
def test_a_task_is_in_the_band_of_its_hours(minutes, name):
    assert BANDS[band(NOW + timedelta(minutes=minutes), NOW)].name == name


def test_without_a_day_it_is_in_the_last_band():
    assert band(None, NOW) == NO_DAY


@given(st.integers(-10**6, 10**6))
def test_a_band_and_its_span_agree(minutes):
    at = NOW + timedelta(minutes=minutes)
    number = band(at, NOW)
    least, below = span(number, NOW)
    assert (least is None or least <= at) and (below is None or at < below)


def task(minutes: int | None, stake: int | None = 0, daily: int = 0) -> Task:
    due_at = None if minutes is None else NOW + timedelta(minutes=minutes)
    return Task("e1", "c1", "clock", "x", "x", due_at=due_at, stake_cents=stake, daily_cents=daily, weight=weight(stake, daily))


# the first of each pair goes before the second
PAIRS = [
    (task(-1),                        task(0, 10**9)),                 # overdue first, whatever the money
    (task(-1, 200),                   task(-10_000, 100)),             # of two overdue the dearer
    (task(100, 200),                  task(0, 100)),                   # of one band the dearer
    (task(239, 100),                  task(240, 10**9)),               # the nearer band before money
    (task(300, 99_900, 0),            task(300, 99_800, 0)),
    (task(300, 99_900, 21_000),       task(300, 199_900)),             # what a day costs is added, five days of it
    (task(300, 100_100),              task(300, None)),                # not known weighs a thousand dollars
    (task(300, None),                 task(300, 99_900)),
    (task(20_000, 100),               task(20_001, 10**9)),            # further off than a week the sooner
    (task(20_000, 200),               task(20_000, 100)),
    (task(10**6, 0),                  task(None, 10**9)),              # without a day last
    (task(None, 200),                 task(None, 100)),
    (task(0, 100),                    task(1, 100)),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_one_goes_before_the_other(first, second):
    assert [id for id, _ in ordered([("b", second), ("a", first)], NOW)] == ["a", "b"]
    assert score(first, NOW) >= score(second, NOW)


TASKS = st.builds(task, st.none() | st.integers(-30_000, 30_000), st.none() | st.integers(0, 10**8), st.integers(0, 10**5))


@given(TASKS, TASKS)
def test_the_score_never_contradicts_the_order(one, other):
    if place("a", one, NOW)[:-1] < place("a", other, NOW)[:-1]:
        assert score(one, NOW) >= score(other, NOW)
    assert isinstance(score(one, NOW), int)


def test_why_says_hours_and_money():
    assert why(task(150, 50_000, 17_500), NOW) == "due within 4 hours (2 hours left); 500.00 at risk; 175.00 a day, five days weighed"
    assert why(task(-61, None), NOW) == "overdue (2 hours ago); money at risk not known, weighed as $1,000"
    assert why(task(None, 0), NOW) == "no day is known; 0.00 at risk"
    assert hours_left(task(None), NOW) is None
    assert LATER == NO_DAY - 1


# ---- what is kept


def kept(found: dict[tuple[str, str], Task]) -> list[tuple[str, Task]]:
    return [(f"k{n}", one) for n, one in enumerate(found.values()) if one.status is TaskStatus.OPEN]


def test_open_tasks_are_added_and_others_are_not():
    found = made(*RELEASED)
    changes = difference([], found.values(), NOW)
    assert {(one.kind, one.subject) for one in changes.add} == {("clock", "D06")} and changes.change == ()
    assert difference(kept(found), found.values(), NOW) == difference([], [], NOW)


def test_a_moved_day_moves_the_task():
    there = kept(made(*RELEASED))
    ((id, moved),) = difference(there, made(*RELEASED, event("release.day_changed", 18, released="2026-09-18")).values(), NOW).change
    assert (id, moved.due, moved.status) == (there[0][0], date(2026, 10, 2), TaskStatus.OPEN)


def test_a_message_closes_a_task_with_its_evidence_and_another_opens_it_again():
    there = kept(made(*RELEASED))
    done = made(*RELEASED, event("summary.sent", 17), event("summary.accepted", 17))
    ((id, closed),) = difference(there, done.values(), NOW).change
    assert (closed.status, closed.ended_by, closed.ended_at, closed.evidence) == (
        TaskStatus.DONE, "cbp", NOW, "summary accepted since 2026-09-17T16:00+00:00")
    gone = made(*RELEASED, event("summary.sent", 17), event("summary.accepted", 17), event("summary.deleted", 18))
    ((_, again),) = difference([(id, closed)], gone.values(), NOW).change
    assert (again.status, again.evidence, again.ended_by, again.ended_at) == (TaskStatus.OPEN, "", "", None)


def test_what_asked_for_it_is_gone():
    there = kept(made(*RELEASED))
    ((_, closed),) = difference(there, made(*ARRIVED).values(), NOW).change[:1]
    assert (closed.status, closed.evidence) == (TaskStatus.NOT_APPLICABLE, "what asked for it is gone")


def test_what_a_person_ended_stays_unless_it_starts_anew():
    ((id, one),) = kept(made(*RELEASED))
    waived = ended_by_person(one, TaskStatus.WAIVED, "p2", NOW, "filed on paper")
    assert difference([(id, waived)], made(*RELEASED).values(), NOW).change == ()
    ((_, again),) = difference([(id, waived)], made(*RELEASED, event("release.day_changed", 18, released="2026-09-18")).values(), NOW).change
    assert (again.status, again.why) == (TaskStatus.OPEN, "")
    assert reopened(waived) == one
    with pytest.raises(ValueError, match="no end"):
        ended_by_person(one, TaskStatus.OPEN, "p2", NOW, "")


def test_who_took_a_task_keeps_it():
    ((id, one),) = kept(made(*RELEASED))
    mine = replace(one, person="p9", team="air")
    ((_, moved),) = difference([(id, mine)], made(*RELEASED, event("release.day_changed", 18, released="2026-09-18")).values(), NOW).change
    assert (moved.person, moved.team) == ("p9", "air")


def test_a_task_of_another_kind_is_left_alone():
    own = Task("e1", "c1", "own", "call", "Call the client")
    assert difference([("k1", own)], [], NOW).change == ()


@given(st.lists(st.sampled_from([*RELEASED, event("summary.sent", 17), event("summary.rejected", 18), event("summary.accepted", 19),
                                 event("summary.returned", 20), event("request.issued", 21, "28"), event("hold.placed", 15, "FDA"),
                                 event("hold.removed", 17, "FDA"), event("file.closed", 25)]), max_size=12))
def test_written_once_there_is_nothing_more_to_write(events):
    found = made(*events)
    changes = difference([], found.values(), NOW)
    there = [(f"k{n}", one) for n, one in enumerate(changes.add)]
    assert difference(there, found.values(), NOW) == difference([], [], NOW)
    assert all(one.status is TaskStatus.OPEN for one in changes.add)
