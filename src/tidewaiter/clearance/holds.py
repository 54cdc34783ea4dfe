"""Holds: what stands between goods and their owner, who put it there, what ends it, and who was spoken to about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.hold_kinds import HOLDS, HoldKind
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Code, Id, Line, Words
from tidewaiter.values import immutable


@immutable
class HoldContact:
    """Somebody was spoken or written to: who at whose side, how, and what was said."""

    at: datetime
    by: Id
    whom: Line
    how: Code                    # telephone, e-mail, portal, letter, in person
    said: Words = ""


@immutable
class Hold:
    """One hold of a file. `kind` is a row of `hold_kinds`; `where` the bill, container or line it is on, "" for all of the file.

    `key` is that of the track, so that the message that removes it finds it. `released` is None while it stands.
    """

    file: Id
    client: Id
    kind: Code
    agency: Code
    key: Line
    placed: datetime
    code: Code = ""
    reason: Words = ""
    where: Line = ""
    team: Line = ""
    person: Id = ""
    contacts: tuple[HoldContact, ...] = ()
    steps_done: tuple[Code, ...] = ()
    released: datetime | None = None
    released_by: Line = ""
    over: bool = False           # it is released: a column to be asked by
    mark: Code = ""


# The event, and the holder where it says: the kind of hold. What no row names is a hold of its agency.
_KINDS: Mapping[tuple[str, str], str] = {
    ("hold.placed", "CBP"): "cbp_hold",                ("hold.placed", "CBP manifest"): "manifest_hold",
    ("hold.placed", "CBP agriculture"): "agriculture_hold", ("hold.placed", "CBP detention"): "detention",
    ("exam.ordered", "CBP"): "intensive_exam",         ("documents.required", ""): "document_request",
    ("request.issued", ""): "",
}
_ENDS = {"hold.removed": "hold", "agency.proceed": "", "exam.done": "exam", "documents.satisfied": "document", "release.released": ""}
_TRACK = {"hold.placed": "hold", "exam.ordered": "exam", "documents.required": "document"}


def kind_of(event: FileEvent) -> str:
    """The kind of hold that an event places; "" where it places none.

    >>> kind_of(FileEvent("", "hold.placed", datetime(2026, 9, 18), "FDA"))
    'fda_hold'
    >>> kind_of(FileEvent("", "hold.placed", datetime(2026, 9, 18), "XYZ"))
    'agency_hold'
    """
    if event.name not in _TRACK:
        return ""
    if (told := event.fields.get("hold_kind", "")) in HOLDS:
        return told
    if event.name == "documents.required":
        return "document_request"
    if event.name == "exam.ordered":
        told = event.fields.get("kind", "").casefold()
        named = next((name for name, kind in HOLDS.items() if told and told in kind.told), "")
        return named or _KINDS.get((event.name, event.key)) or "agency_exam"
    return _KINDS.get((event.name, event.key)) or _BY_AGENCY.get(event.key, "agency_hold")


_BY_AGENCY: Mapping[str, str] = {agency: name for name, kind in HOLDS.items() for agency in kind.agencies}


def held(events: Iterable[FileEvent], file: str = "", client: str = "") -> tuple[Hold, ...]:
    """The holds of a file by its events, in their order, each with its end where there was one. A hold told twice is one."""
    found: list[Hold] = []
    for event in events:
        if kind := kind_of(event):
            there = any(one.released is None and (one.kind, one.key) == (kind, event.key) for one in found)
            if not there:
                found.append(_placed(event, kind, file, client))
            continue
        if event.name in _ENDS:
            found = [replace(one, released=event.at, released_by=event.by or event.name, over=True) if _ends(event, one) else one for one in found]
    return tuple(found)


def _placed(event: FileEvent, kind: str, file: str, client: str) -> Hold:
    fields = event.fields
    agency = event.key if kind not in ("document_request",) else fields.get("agency", "CBP")
    where = fields.get("bill") or (f"line {fields['line']}" if fields.get("line") else "")
    return Hold(file, client, kind, agency.partition(" ")[0][:40], event.key, event.at, fields.get("code", "")[:40], fields.get("why") or event.text,
                where, mark=event.mark)


def _ends(event: FileEvent, hold: Hold) -> bool:
    if hold.released is not None:
        return False
    if event.name == "release.released":
        # CBP's own word ends what is CBP's own; an agency's hold stands on.
        return HOLDS[hold.kind].ends_on_release and not (hold.kind == "document_request" and hold.agency != "CBP" and hold.key == hold.agency)
    if event.name == "agency.proceed":
        return event.key in (hold.key, hold.agency) and event.key != "CBP"
    track = "exam" if hold.kind.endswith("exam") else "document" if hold.kind == "document_request" else "hold"
    return event.key == hold.key and _ENDS[event.name] == track


def difference(existing: Iterable[tuple[str, Hold]], wanted: Iterable[Hold]) -> tuple[tuple[Hold, ...], tuple[tuple[str, Hold], ...]]:
    """What is to be added, and what of the existing is to be changed, so that the kept holds are those of the events.

    What people wrote of a hold, its contacts and steps, its kind where they said better, stays; a hold that a person placed stays too.
    """
    there = dict(existing)
    by_mark = {hold.mark: (id, hold) for id, hold in there.items() if hold.mark}
    added, changed = [], []
    for one in wanted:
        if one.mark not in by_mark:
            added.append(one)
            continue
        id, hold = by_mark[one.mark]
        if one.released and hold.released is None:
            changed.append((id, replace(hold, released=one.released, released_by=one.released_by, over=True)))
    return tuple(added), tuple(changed)


def days(hold: Hold) -> Mapping[str, date]:
    """The days that a hold sets for clocks."""
    return {name: hold.placed.date() for name in HOLDS[hold.kind].sets} if hold.kind in HOLDS else {}


def checked(hold: Hold) -> Iterator[Finding]:
    """What is wrong with a hold as somebody recorded it."""
    if hold.kind not in HOLDS:
        yield Finding("HLD-KIND", Severity.WARNING, "kind", f"{hold.kind} is no kind of hold; there are {', '.join(HOLDS)}", "docs/holds.md",
                      "Choose the kind that comes nearest.")
    if hold.released and hold.released < hold.placed:
        yield Finding("HLD-ENDED-BEFORE", Severity.WARNING, "released", f"it ended on {hold.released:%Y-%m-%d}, before it was placed on "
                      f"{hold.placed:%Y-%m-%d}", "docs/holds.md", "Correct one of the two days.")
    strange = [one for one in hold.steps_done if hold.kind in HOLDS and one not in HOLDS[hold.kind].step_ids]
    if strange:
        yield Finding("HLD-STEP", Severity.NOTE, "steps_done", f"{', '.join(strange)}: no step of {hold.kind}", "docs/holds.md", "Take it off.")


def next_step(hold: Hold) -> tuple[str, str, str]:
    """The first step that is not done: its id, who takes it, what it is; three empty texts where none is left."""
    kind: HoldKind | None = HOLDS.get(hold.kind)
    for step in kind.steps if kind else ():
        if step.id not in hold.steps_done:
            return step.id, step.who, step.what
    return "", "", ""
