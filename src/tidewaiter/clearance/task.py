"""A task: one thing to be done for a file, by when, at what risk, by whom; and what is known of its end."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from tidewaiter.shapes import Cents, Code, Count, Id, Line, Name, Words
from tidewaiter.values import immutable


class TaskStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"                        # by a named person, with a reason
    NOT_APPLICABLE = "not_applicable"        # what asked for it is gone


@immutable
class Task:
    """One thing to be done. `kind` and `subject` say what asks for it, once in a file: a clock by its row, a hold by its record, papers by
    their stage, a refused message by its track, a box by its number.

    `due_at` is the end of the day `due` in the time of ACE, or the moment itself; both None where no day is known. `stake_cents` is what is
    lost if it passes, None where that is not known; `daily_cents` what each day costs until it is done. `weight` is both in the one number
    that the worklist is ordered by (`urgency`). `started` names what set the day: a task that starts anew is open again.
    `evidence` is what ended it; `ended_by` a person's id, or "cbp".
    """

    file: Id
    client: Id
    kind: Code
    subject: Line
    task: Name
    due: date | None = None
    due_at: datetime | None = None
    stake_cents: Cents | None = None
    daily_cents: Cents = 0
    weight: Count = 0
    person: Id = ""
    team: Line = ""
    role: Code = ""                          # writer, broker, accounts, compliance: who may do it where nobody is named
    status: TaskStatus = TaskStatus.OPEN
    entry: Line = ""                         # entry number, or the firm's own reference
    cite: Line = ""
    consequence: Words = ""
    rule: Line = ""                          # how the day was found
    rule_version: Code = ""
    started: Line = ""
    evidence: Line = ""
    ended_at: datetime | None = None
    ended_by: Id = ""
    why: Words = ""                          # a person's reason
