"""What is kept of proposals and decisions: the stored kinds, and the seal that binds a decision to what it saw."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from tidewaiter.access.actions import ACTIONS
from tidewaiter.clearance.decisions.fields import Field, Form, at, field_of
from tidewaiter.clearance.decisions.provenance import Path, Provenance
from tidewaiter.shapes import Code, Id, Line, Words
from tidewaiter.values import immutable

# Who may decide on a field, by the table of actions: what a writer wrote is a proposal, a client approves, an administrator does neither.
DECIDERS = frozenset(role.value for role in ACTIONS["decision.accept"].roles)


class Status(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    CHANGED = "changed"              # a person took another value
    REJECTED = "rejected"
    SUPERSEDED = "superseded"        # a newer proposal took its place before anybody decided


class Verdict(StrEnum):
    ACCEPT = "accept"
    CHANGE = "change"
    REJECT = "reject"


class Manner(StrEnum):
    """How many fields one decision took, and by what right."""

    ONE = "one"
    ALIKE = "alike"                  # the same value on the same facts, on several lines
    BULK = "bulk"                    # fields without customs judgement


@immutable
class Proposal:
    """A value that a machine, an import or a person puts to an entry; `before` is what stood there. The decision on it is a record of its own."""

    subject_kind: Code               # file
    subject: Id
    path: Path
    value: Words
    before: Words = ""
    provenance: tuple[Provenance, ...] = ()
    status: Status = Status.OPEN
    decision: Id = ""


@immutable
class Bound:
    """What a decision took in of one field: its value, the seal over the value and what it rests on, and the law of that day.

    `edition` is the content hash of all the law, `law` that of what the law says of this field; "" where not told.
    """

    path: Path
    value: Words
    seal: Code
    edition: Code = ""
    law: Code = ""
    proposal: Id = ""


@immutable
class Decision:
    """A named person's decision, with the roles and the licence of that moment, and on what evidence."""

    subject_kind: Code
    subject: Id
    verdict: Verdict
    manner: Manner
    by: Id
    at: datetime
    roles: tuple[Code, ...]
    licence: Line
    why: Words
    evidence: tuple[Line, ...]
    over: tuple[Bound, ...]


@dataclass(frozen=True)
class Person:
    """Who acts: a person of the firm or of a client, by the same id whichever role, session or token is used. `machine` is no person at all."""

    id: str
    name: str = ""
    roles: frozenset[str] = frozenset()
    licence: str = ""
    client: str = ""                 # of a client's person
    machine: bool = False


@dataclass(frozen=True)
class Law:
    """The law as it stands: the content hash of all of it, and by path of what it says of that field, as far as somebody worked that out."""

    edition: str = ""
    of: Mapping[str, str] | None = None

    def says(self, path: str) -> str:
        return (self.of or {}).get(path, "")


def same_person(one: Person | None, other: Person | None) -> bool:
    """Whether two accounts are one human: the same id, or the same licence."""
    if one is None or other is None:
        return False
    return one.id == other.id or (one.licence != "" and _licence(one) == _licence(other))


def _licence(person: Person) -> str:
    return "".join(sign for sign in person.licence if sign.isalnum()).upper()


def seal(path: str, form: Form) -> str:
    """Forty characters over a field's place, its value and all that it rests on. ValueError for a path that is no field.

    The line's number is no part of it, its key is.
    """
    row = field_of(path)
    if row is None:
        raise ValueError(f"{path} is no field of an entry")
    return sealed(path, row, value(path, form), form)


def sealed(path: str, row: Field, text: str, form: Form) -> str:
    """The seal of a field whose row and value are at hand."""
    return _digest([path, *_seen(row, path, text, form)])


def likeness(path: str, form: Form) -> str:
    """The same over the value and what it rests on, wherever they stand: equal for the same product at the same value on two lines."""
    row = field_of(path)
    if row is None:
        raise ValueError(f"{path} is no field of an entry")
    return _digest([row.pattern, *_seen(row, path, value(path, form), form)])


def bound(path: str, form: Form, law: Law, proposal: str = "") -> Bound:
    """What a decision on a field of this form takes in."""
    return Bound(path, value(path, form), seal(path, form), law.edition, law.says(path), proposal)


def value(path: str, form: Form) -> str:
    """What the form states at a path, as text; "" where nothing is, or the path is no field."""
    row = field_of(path)
    return next((text for _, text in at(form, row.pattern, path)), "") if row else ""


def content(form: Form, rows: Iterable[tuple[str, str]]) -> str:
    """One hash over paths with their values: what a review took in."""
    return _digest(sorted(rows))


def _seen(row: Field, path: str, text: str, form: Form) -> list[object]:
    # What stands on the field's own line is named by its place within the line, so that two lines can be alike.
    line = "/".join(path.split("/")[:2]) + "/" if path.startswith("lines/") else "\0"
    basis = [[found.removeprefix(line), beside] for pattern in row.rests_on for found, beside in at(form, pattern, path) if beside]
    return [text, sorted(basis)]


def _digest(form: object) -> str:
    return sha256(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:40]

