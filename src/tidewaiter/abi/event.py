"""An event: one thing that a message of CBP says. What the readers of replies share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tidewaiter.abi import codec
from tidewaiter.abi.conditions import advice, condition
from tidewaiter.abi.tree import Block, Line, Transaction, Transmission
from tidewaiter.numbers import entry_number

ACCEPTED, REJECTED, WARNED, REFERRED, CONDITION, STATUS = "accepted", "rejected", "warned", "referred", "condition", "status"
FINALS = frozenset({ACCEPTED, REJECTED, WARNED, REFERRED})

SEVERITIES = {"F": "fatal", "W": "warning", "P": "warning", "I": "note"}            # of records E1, X1 and 90
LETTERS = {"A": ACCEPTED, "R": REJECTED}                                            # how those records end what is said; blank does not
# How records SE90, SF90 and 95 end it, and the severity: 11 and 13 are of one record, the others of the whole.
NUMBERS = {
    "01": (REJECTED, "fatal"), "02": (ACCEPTED, ""), "03": (WARNED, "warning"), "04": (REFERRED, "warning"),
    "11": (CONDITION, "fatal"), "13": (CONDITION, "warning"),
}


@dataclass(frozen=True)
class Event:
    """One thing that a reply says.

    `name` is accepted, rejected, warned (accepted with warnings), referred (to a person at CBP), condition or status; the first four end
    what is said of a `subject`, which is an entry (B76-0324527-8), a bill, an in-bond movement, a bond or a statement. `severity` is
    fatal, warning, note or "". `line` is the line of the reply; `sent` that of the message which it answers, 0 where it names none.
    """

    application: str
    name: str
    subject: str
    code: str
    text: str
    severity: str
    where: str
    advice: str
    line: int
    sent: int = 0

    @property
    def final(self) -> bool:
        return self.name in FINALS


Reader = Callable[[Block, "Sent"], Iterator[Event]]


class Sent:
    """The message that a reply answers, to find in it what the reply points at. Without one everything is found nowhere."""

    def __init__(self, message: bytes | None) -> None:
        self.tree: Transmission | None = codec.parse(message) if message else None

    def transaction(self, application: str, position: int) -> Transaction | None:
        """The transaction at a place, counted from 1, within its block; blocks of a batch count on."""
        if self.tree is None:
            return None
        there = [one for block in self.tree.blocks if block.application == application for one in block.transactions]
        return there[position - 1] if 0 < position <= len(there) else None

    def line(self, number: int) -> Line | None:
        return next((line for line in self.tree.lines() if line.number == number), None) if self.tree else None


def said(
    application: str, line: Line, subject: str, code: str, text: str, *, name: str = CONDITION, severity: str = "", where: str = "", sent: int = 0,
) -> Event:
    """An event of a condition, with the dictionary's narrative where the reply has none, and what to do about it."""
    known = condition(code, text)
    words = text.strip() or (known.narrative if known else "")
    return Event(application, name, subject, code, words, severity, where, advice(code, text), line.number, sent)


def lettered(disposition: str, severity: str) -> str:
    """What a letter and its severity come to: an acceptance with a warning is one with warnings."""
    name = LETTERS.get(disposition, CONDITION)
    return WARNED if name == ACCEPTED and SEVERITIES.get(severity) == "warning" else name


def entry(filer: str, number: str) -> str:
    """An entry number as it is written; what is none stays as it came."""
    whole = (filer + number).strip()
    return entry_number.format(whole) if entry_number.is_valid(whole) else f"{filer} {number}".strip()
