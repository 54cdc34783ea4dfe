"""What is to be decided of a file's screening, as one task on the worklist: opened by hits, ended when none is left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tidewaiter.clearance.file import printed_number
from tidewaiter.clearance.task import Task, TaskStatus
from tidewaiter.clearance.urgency import weight
from tidewaiter.screening.alert import AlertState
from tidewaiter.screening.case import FILE, HitState, sealed
from tidewaiter.screening.gate import CITE
from tidewaiter.service.screening.policies import in_force
from tidewaiter.service.screening.standing import last_of, ruled, rulings
from tidewaiter.service.seat import Seat
from tidewaiter.store.kinds.clearance import TASKS
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.screening import SCREENING_ALERTS
from tidewaiter.store.ledger import Book

KIND = "screening"
_DONE = "nothing of its screening is open"


def of_whose(whose: Iterable[str]) -> set[str]:
    """The files among those whose an alert is."""
    return {id for kind, _, id in (one.partition(":") for one in whose) if kind == FILE}


def retask(seat: Seat, book: Book, files: Iterable[str]) -> None:
    """Bring the task of each of these files in step with what of its screening is still to be decided. One that is there no more has none."""
    for id, record in sorted(book.many(FILES, tuple(files)).items()):
        open_ones = _open(book, id)
        there = book.one(TASKS, {"file": id, "kind": KIND})
        if not open_ones:
            if there is not None and there.value.status is TaskStatus.OPEN:
                book.change(TASKS, there.id, replace(there.value, status=TaskStatus.DONE, evidence=_DONE,
                                                     ended_at=seat.at, ended_by=seat.id))
            continue
        file, many = record.value, len(open_ones)
        words = f"Decide {many} hits of its screening" if many > 1 else "Decide a hit of its screening"
        # What a person ended stays ended until something else is open than then.
        started = sealed(sorted(open_ones))
        made = Task(id, file.client, KIND, "hits", words, weight=weight(None, 0), role="compliance",
                    entry=printed_number(file) or file.reference or id, cite=CITE, consequence="The file is not sent.", started=started)
        if there is None:
            book.add(TASKS, made)
        elif there.value.started != started or there.value.evidence == _DONE:
            book.change(TASKS, there.id, replace(made, person=there.value.person, team=there.value.team))


def _open(book: Book, id: str) -> set[tuple[str, str, str, str]]:
    """Party, list, entry and content of what is not decided, or stands against the file."""
    last = last_of(book, FILE, id)
    if last is None:
        return set()
    marks = {one.fingerprint for one in last.value.screened}
    found = ruled(last.value, rulings(book, marks), in_force(book))
    open_ones = {(one.fingerprint, one.hit.list, one.hit.entry, one.hit.content) for one in found if one.state is not HitState.CLEARED}
    alerts = book.all(SCREENING_ALERTS, {"fingerprint": tuple(marks), "state": AlertState.OPEN}) if marks else ()
    return open_ones | {(one.value.fingerprint, one.value.list, one.value.entry, one.value.hit.content) for one in alerts}
