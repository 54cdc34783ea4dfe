"""What is to be done for a file: tasks by its tracks, clocks, holds, papers and boxes, and how the kept tasks change when these do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from typing import TypedDict

from tidewaiter.clearance.deadlines import Deadline
from tidewaiter.clearance.document_kinds import CONSEQUENCES
from tidewaiter.clearance.documents import FileDocument, missing
from tidewaiter.clearance.hold_kinds import HOLDS
from tidewaiter.clearance.holds import Hold, next_step
from tidewaiter.clearance.states import Tracks, standing, state
from tidewaiter.clearance.task import Task, TaskStatus
from tidewaiter.clearance.tracks import TRACKS
from tidewaiter.clearance.urgency import weight
from tidewaiter.dates import CBP_ZONE, cbp_day
from tidewaiter.shapes import Code, Id, Line
from tidewaiter.values import immutable

END_OF_DAY = time(23, 59, 59)                # ACE takes messages to the end of the day
WRITER, BROKER, ACCOUNTS = "writer", "broker", "accounts"
CBP = "cbp"


class _Course(TypedDict):
    status: TaskStatus
    started: str
    evidence: str


@immutable
class FileState:
    """What of a file its tasks are made of. `amounts` are in cents: value, duty, bond, where they are known. `pursued` are clocks that the
    firm means to keep though nothing obliges it: a protest, a correction, a claim."""

    file: Id
    client: Id
    entry: Line = ""
    person: Id = ""
    team: Line = ""
    mode: Code = ""
    amounts: Mapping[str, int] | None = None
    facts: frozenset[str] = frozenset()
    pursued: frozenset[str] = frozenset()
    tracks: Tracks = ()


@immutable
class Box:
    """A container whose free time runs: its last free day, what a day more costs, both None where not known, and when it was fetched."""

    number: Line
    last_free: date | None
    daily_cents: int | None
    words: Line
    ended: datetime | None = None
    started: Line = ""


@immutable
class ClockTask:
    """When a clock is a task. It is one while a track is in one of `open`; done when it is in one of `done`; in any other state it is not
    applicable. `needs` is a fact of the file without which it is none; `may`: only where the firm pursues it."""

    track: str
    open: tuple[str, ...]
    done: tuple[str, ...]
    role: str = WRITER
    key: str = ""
    needs: str = ""
    may: bool = False


def _c(track: str, open: str, done: str, role: str = WRITER, *, key: str = "", needs: str = "", may: bool = False) -> ClockTask:
    return ClockTask(track, tuple(open.split()), tuple(done.split()), role, key, needs, may)


_OPEN_LIQUIDATION, _LIQUIDATED = "none suspended extended", "liquidated deemed reliquidated"
# The clocks that make tasks. The others of law/deadlines are shown with the file, and are CBP's, a carrier's or of the firm itself.
CLOCKS: Mapping[str, ClockTask] = {
    "D01": _c("security_filing", "none sent rejected withdrawn", "accepted matched unmatched replacing replacement_rejected", needs="by_sea"),
    "D02": _c("security_filing", "none sent rejected withdrawn", "accepted matched unmatched replacing replacement_rejected", needs="by_sea"),
    "D03": _c("release", "none sent certified rejected", "on_file admissible released suspended", needs="not_in_bond"),
    "D06": _c("summary", "none due sent rejected inactivated", "accepted returned", needs="not_immediate"),
    "D07": _c("summary", "none due sent rejected inactivated", "accepted returned", needs="immediate_delivery"),
    "D08": _c("money", "on_statement overdue refused", "paid authorised", ACCOUNTS, needs="daily_statement"),
    "D09": _c("money", "on_statement monthly overdue refused", "paid authorised", ACCOUNTS, needs="monthly_statement"),
    "D11": _c("summary", "returned", "sent accepted rejected", BROKER),
    "D12": _c("document", "required", "sent satisfied"),
    "D13": _c("request", "open overdue", "answered", BROKER, key="28"),
    "D14": _c("request", "open overdue", "answered", BROKER, key="29"),
    "D22": _c("liquidation", _OPEN_LIQUIDATION, "", BROKER, may=True),
    "D25": _c("liquidation", f"{_OPEN_LIQUIDATION} {_LIQUIDATED}", "", BROKER, may=True),
    "D31": _c("protest", "none", "filed allowed denied withdrawn in_court decided", BROKER, may=True),
    "D35": _c("protest", "denied", "in_court decided", BROKER, may=True),
    "D36": _c("debit", "open overdue", "paid", ACCOUNTS),
    "D56": _c("in_bond", "on_file moving", "arrived exported"),
}
# What is mended once a track is in one of these states: the words, the clock whose day counts, the law.
_REJECTED: Mapping[str, tuple[tuple[str, ...], str, str, str]] = {
    "security_filing": (("rejected", "replacement_rejected"), "Mend the security filing and send it again", "D01", "19 CFR 149.2"),
    "release":         (("rejected",), "Mend the cargo release and send it again", "D03", "19 CFR 142.3"),
    "release_change":  (("refused",), "See why CBP refused the change of the release", "", "CATAIR Cargo Release, record SE90"),
    "summary":         (("rejected",), "Mend the entry summary and send it again", "D06", "19 CFR 142.12"),
    "correction":      (("rejected",), "Mend the post summary correction, or give it up", "D22", "82 FR 50656"),
    "money":           (("refused",), "The bank refused the debit: pay", "D08", "19 CFR 24.3"),
    "in_bond":         (("rejected",), "Mend the in-bond and send it again", "", "19 CFR 18.1"),
}


def tasks(
    file: FileState, clocks: Iterable[Deadline] = (), holds: Iterable[tuple[str, Hold]] = (), papers: Iterable[FileDocument] = (),
    needed: Mapping[str, date] | None = None, boxes: Iterable[Box] = (),
) -> tuple[Task, ...]:
    """Everything that is to be done for a file, or was and is over; each kind and subject once.

    `holds` are with the ids of their records, `needed` the days by which a stage needs its papers. Clocks of one id give one task: that of
    the nearest day.
    """
    clocks = tuple(clocks)
    by_id: dict[str, Deadline] = {}
    for clock in clocks:
        if clock.due is not None and (clock.id not in by_id or _at(clock.due) < _at(by_id[clock.id].due)):
            by_id[clock.id] = clock
    found = [
        *_of_clocks(file, by_id), *_of_tracks(file, by_id), *_of_holds(file, by_id, holds), *_of_papers(file, papers, needed or {}),
        *_of_boxes(file, boxes),
    ]
    closed = state(file.tracks, "preparation") in ("closed", "cancelled")
    if closed:
        over = {"status": TaskStatus.NOT_APPLICABLE, "evidence": "the file is closed"}
        found = [replace(one, **over) if one.status is TaskStatus.OPEN else one for one in found]      # type: ignore[arg-type]
    return tuple(found)


def _of_clocks(file: FileState, clocks: Mapping[str, Deadline]) -> Iterator[Task]:
    facts = file.facts | ({"by_sea"} if file.mode in ("10", "11") and "isf_by_another" not in file.facts else set())
    facts |= {"not_in_bond"} if "in_bond_only" not in facts else set()
    facts |= {"not_immediate"} if "immediate_delivery" not in facts else set()
    for id, row in CLOCKS.items():
        clock = clocks.get(id)
        if clock is None or (row.needs and row.needs not in facts) or (row.may and id not in file.pursued):
            continue
        now = _state(file.tracks, row)
        done = now in row.done
        status = TaskStatus.OPEN if now in row.open else TaskStatus.DONE if done else TaskStatus.NOT_APPLICABLE
        stake = clock.stake.cents(file.amounts or {})
        yield _task(
            file, "clock", id, clock.task, clock.due, stake, role=row.role, status=status, cite=clock.cite, consequence=clock.consequence,
            rule=clock.rule, version=clock.version, started=f"{clock.event}, {clock.rule}", evidence=_evidence(file.tracks, row, now) if done else "",
        )


def _of_tracks(file: FileState, clocks: Mapping[str, Deadline]) -> Iterator[Task]:
    """What was refused is mended, what waits for a reviewer is reviewed, a warning is answered: open while it is so, done once it is not."""
    for track, (states, words, id, cite) in _REJECTED.items():
        there = standing(file.tracks, track, *states)
        clock = clocks.get(id)
        yield _task(
            file, "rejected", track, words, clock.due if clock else None, clock.stake.cents(file.amounts or {}) if clock else None,
            role=ACCOUNTS if track == "money" else WRITER, cite=cite, consequence=clock.consequence if clock else "",
            **_while(file.tracks, track, bool(there)),
        )
    clock = clocks.get("D03") or clocks.get("D06")
    yield _task(
        file, "review", "review", "Review the file", clock.due if clock else None, clock.stake.cents(file.amounts or {}) if clock else None,
        role=BROKER, cite="19 CFR 111.28", **_while(file.tracks, "preparation", state(file.tracks, "preparation") == "in_review"),
    )
    yield _task(
        file, "census", "census", "Answer the census warning: mend the line, or override it with a reason", None, None,
        cite="CATAIR Census Warning Override", **_while(file.tracks, "census", state(file.tracks, "census") == "warned"),
    )
    yield _task(
        file, "rejected", "security_filing bill", "Compare the bill of the security filing with the manifest", None, None, cite="19 CFR 149.2",
        **_while(file.tracks, "security_filing", state(file.tracks, "security_filing") == "unmatched"),
    )
    waits = state(file.tracks, "release") in ("sent", "on_file", "admissible")
    for one in (track for track in file.tracks if track.name == "bill"):
        yield _task(
            file, "rejected", f"bill {one.key}", f"Settle bill {one.key} with the carrier, and update the release", None, None, cite="19 CFR 142.3",
            **_while(file.tracks, "bill", waits and one.state in ("unmatched", "deleted"), one.key),
        )


def _while(tracks: Tracks, name: str, there: bool, key: str = "") -> _Course:
    """Open while something is so; else done, and what the track says now is the evidence."""
    since = _since(tracks, name, key)
    if there:
        return {"status": TaskStatus.OPEN, "started": since, "evidence": ""}
    return {"status": TaskStatus.DONE, "started": "", "evidence": f"{name.replace('_', ' ')} {state(tracks, name, key)} since {since}".strip()}


def _of_holds(file: FileState, clocks: Mapping[str, Deadline], holds: Iterable[tuple[str, Hold]]) -> Iterator[Task]:
    for id, hold in holds:
        kind = HOLDS.get(hold.kind)
        words = kind.words if kind else hold.kind
        step = next_step(hold)[2]
        due = min((clocks[one].due for one in (kind.clocks if kind else ()) if one in clocks), key=_at, default=None)
        over = hold.released is not None
        yield _task(
            file, "hold", id, f"{words}, {hold.key or hold.agency}: {step or 'follow it up'}", due, None, person=hold.person, team=hold.team,
            status=TaskStatus.DONE if over else TaskStatus.OPEN, cite=kind.cite if kind else "", consequence=hold.reason,
            started=hold.placed.isoformat(), evidence=f"removed by {hold.released_by}" if over else "", ended=hold.released,
        )


def _of_papers(file: FileState, papers: Iterable[FileDocument], needed: Mapping[str, date]) -> Iterator[Task]:
    """One task a stage: its missing papers, by name."""
    papers = tuple(papers)
    for stage in dict.fromkeys(one.stage for one in papers):
        gone = sorted(one.name for one in missing(papers) if one.stage == stage)
        consequence, cite = CONSEQUENCES.get(stage, ("", ""))
        words = f"Get {len(gone)} {'paper' if len(gone) == 1 else 'papers'} for the {stage}: {', '.join(gone)}" if gone else f"Papers for the {stage}"
        yield _task(
            file, "papers", stage, words, needed.get(stage), None, status=TaskStatus.OPEN if gone else TaskStatus.DONE, cite=cite,
            consequence=consequence, evidence="" if gone else "every paper came or is waived",
        )


def _of_boxes(file: FileState, boxes: Iterable[Box]) -> Iterator[Task]:
    for box in boxes:
        over = box.ended is not None
        yield _task(
            file, "storage", box.number, f"Fetch box {box.number}: {box.words}" if not over else f"Box {box.number}", box.last_free, 0,
            daily_cents=box.daily_cents or 0, status=TaskStatus.DONE if over else TaskStatus.OPEN, cite="the carrier's or terminal's tariff",
            consequence="each day more costs demurrage" if box.daily_cents else "what a day costs is not known", started=box.started,
            evidence="fetched" if over else "", ended=box.ended,
        )


def _task(
    file: FileState, kind: str, subject: str, words: str, due: date | datetime | None, stake: int | None, *, daily_cents: int = 0, role: str = WRITER,
    person: str | None = None, team: str = "", status: TaskStatus = TaskStatus.OPEN, cite: str = "", consequence: str = "", rule: str = "",
    version: str = "", started: str = "", evidence: str = "", ended: datetime | None = None,
) -> Task:
    mine = file.person if role == WRITER else ""
    return Task(
        file.file, file.client, kind, subject[:300], words[:200], _day(due), _moment(due), stake, daily_cents, weight(stake, daily_cents),
        mine if person is None else person, team or file.team, role, status, file.entry, cite[:300], consequence, rule[:300], version[:40],
        started[:300], evidence[:300], ended, CBP if status is TaskStatus.DONE else "",
    )


def _state(tracks: Tracks, row: ClockTask) -> str:
    """The state that counts for a clock: of a track with keys that of its key, or any open one before one that is done."""
    if not TRACKS[row.track].key or row.key:
        return state(tracks, row.track, row.key)
    there = [one.state for one in tracks if one.name == row.track]
    return next((one for one in there if one in row.open), there[0] if there else "")


def _evidence(tracks: Tracks, row: ClockTask, now: str) -> str:
    since = _since(tracks, row.track, row.key)
    return " ".join(f"{row.track.replace('_', ' ')} {row.key} {now} {'since' if since else ''} {since}".split())


def _since(tracks: Tracks, name: str, key: str = "") -> str:
    found = next((one.since for one in tracks if one.name == name and (not key or one.key == key)), None)
    return found.astimezone(UTC).isoformat(timespec="minutes") if found else ""


def _at(due: date | datetime | None) -> datetime:
    return _moment(due) or datetime.max.replace(tzinfo=UTC)


def _moment(due: date | datetime | None) -> datetime | None:
    """The last second of a day in the time of ACE; a moment as it is, in that time where it has no zone."""
    if due is None:
        return None
    if isinstance(due, datetime):
        return (due if due.tzinfo else due.replace(tzinfo=CBP_ZONE)).astimezone(UTC)
    return datetime.combine(due, END_OF_DAY, CBP_ZONE).astimezone(UTC)


def _day(due: date | datetime | None) -> date | None:
    return cbp_day(due) if isinstance(due, datetime) and due.tzinfo else due.date() if isinstance(due, datetime) else due


# ---- what is kept


@immutable
class Changes:
    """What is to be written so that the kept tasks are those wanted."""

    add: tuple[Task, ...]
    change: tuple[tuple[str, Task], ...]


_BY_EVENTS = frozenset({"", CBP})
_ENDS = frozenset({"status", "evidence", "ended_at", "ended_by", "why"})


def difference(existing: Sequence[tuple[str, Task]], wanted: Iterable[Task], at: datetime) -> Changes:
    """How the kept tasks of a file become those wanted at a moment.

    A task that is wanted and not kept is added, if it is open. One that is kept follows its day, money and words. It is closed with its
    evidence where the wanted one is, or where it is no longer wanted; opened again where it is wanted open and what ended it was an event.
    What a person ended, waived or said of it stays, unless what started it is another than then; a person's assignment stays always.
    """
    there = {(task.kind, task.subject): (id, task) for id, task in existing}
    add, change = list[Task](), list[tuple[str, Task]]()
    seen = set[tuple[str, str]]()
    for task in wanted:
        seen.add((task.kind, task.subject))
        kept = there.get((task.kind, task.subject))
        if kept is None:
            if task.status is TaskStatus.OPEN:
                add.append(task)
            continue
        id, old = kept
        new = _followed(old, task, at)
        if new != old:
            change.append((id, new))
    for (kind, subject), (id, old) in there.items():
        if (kind, subject) not in seen and old.status is TaskStatus.OPEN and kind in KINDS:
            change.append((id, replace(old, status=TaskStatus.NOT_APPLICABLE, evidence="what asked for it is gone", ended_at=at, ended_by=CBP)))
    return Changes(tuple(add), tuple(change))


KINDS = ("clock", "rejected", "review", "census", "hold", "papers", "storage")      # those that are made here: others are left alone


def _followed(old: Task, task: Task, at: datetime) -> Task:
    by_person = old.ended_by not in _BY_EVENTS
    anew = task.started != old.started and bool(task.started)
    if old.status is not TaskStatus.OPEN and by_person and not (anew and task.status is TaskStatus.OPEN):
        return old
    kept = {one.name: getattr(task, one.name) for one in fields(Task) if one.name not in _ENDS}
    kept |= {"person": old.person or task.person, "team": old.team or task.team}
    made = replace(old, **kept)
    if task.status is TaskStatus.OPEN:
        return replace(made, status=TaskStatus.OPEN, evidence="", ended_at=None, ended_by="", why="") if old.status is not TaskStatus.OPEN else made
    if old.status is task.status:
        return replace(made, evidence=task.evidence)
    return replace(made, status=task.status, evidence=task.evidence, ended_at=task.ended_at or at, ended_by=CBP)


def ended_by_person(task: Task, status: TaskStatus, by: str, at: datetime, why: str, evidence: str = "") -> Task:
    """The task done or waived by a named person. ValueError for a status that a person does not give."""
    if status not in (TaskStatus.DONE, TaskStatus.WAIVED, TaskStatus.NOT_APPLICABLE):
        raise ValueError(f"{status} is no end of a task")
    return replace(task, status=status, evidence=evidence, ended_at=at, ended_by=by, why=why)


def reopened(task: Task) -> Task:
    return replace(task, status=TaskStatus.OPEN, evidence="", ended_at=None, ended_by="", why="")


