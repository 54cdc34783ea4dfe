"""The heading of a file as fields on a screen: what each holds, where on the form it stands, and what a keyed text makes of it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cattrs import BaseValidationError

from tidewaiter.clearance.decisions.provenance import Source
from tidewaiter.clearance.decisions.record import Status
from tidewaiter.clearance.file import File
from tidewaiter.entry.jsonform import entry_json, read_entry
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.entries.files import Heading, change_file
from tidewaiter.service.entries.reading import lines_in, own
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Count, Id, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.decisions import PROPOSALS
from tidewaiter.store.kinds.papers import KEPT_PAPERS
from tidewaiter.values import immutable


@dataclass(frozen=True)
class HeadingField:
    """A field of the heading: its place in the entry, what stands over it, under which head, of what sort, and its box on CBP Form 7501."""

    place: str
    words: str
    head: str
    sort: str = "text"
    box: str = ""
    says: str = ""


_F = HeadingField
FIELDS: tuple[HeadingField, ...] = (
    _F("type", "Entry type", "Entry", box="2", says="Two digits: 01, 03, 11"), _F("port", "Port of entry", "Entry", box="6", says="Schedule D"),
    _F("state", "State of destination", "Entry", box="28"), _F("reference", "Broker's file number", "Entry", box="46"),
    _F("days/entered", "Day of entry", "Days", "day", "7"), _F("days/imported", "Day of importation", "Days", "day", "11"),
    _F("days/exported", "Day of exportation", "Days", "day", "15"), _F("days/loaded", "Day of loading", "Days", "day"),
    _F("days/arrival", "Estimated arrival", "Days", "day"), _F("days/summary", "Day of the summary", "Days", "day", "3"),
    _F("importer/name", "Importer of record", "Parties", box="30"), _F("importer/number", "Importer number", "Parties", box="27"),
    _F("consignee/name", "Ultimate consignee", "Parties", box="29"), _F("consignee/number", "Consignee number", "Parties", box="26"),
    _F("transport/mode", "Mode of transport", "Transport", box="9", says="Two digits: 11 vessel in containers, 40 air, 30 truck"),
    _F("transport/carrier", "Carrier", "Transport", box="8"), _F("transport/conveyance", "Vessel", "Transport", box="8"),
    _F("transport/voyage", "Voyage or flight", "Transport", box="8"), _F("transport/vessel_code", "Vessel code", "Transport"),
    _F("transport/lading_port", "Foreign port of lading", "Transport", box="19", says="Schedule K"),
    _F("transport/unlading_port", "US port of unlading", "Transport", box="20", says="Schedule D"),
    _F("transport/location", "Location of goods", "Transport", box="25", says="FIRMS code"),
    _F("transport/in_bond_date", "Day of the in-bond movement", "Transport", "day", "17"),
    _F("bond/kind", "Kind of bond", "Bond and payment", box="4", says="8 continuous, 9 single transaction, 0 none"),
    _F("bond/surety", "Surety", "Bond and payment", box="4"), _F("payment/kind", "Kind of payment", "Bond and payment"),
    _F("payment/print_date", "Statement print date", "Bond and payment", "day"), _F("payment/month", "Statement month", "Bond and payment"),
)
PLACES = {one.place for one in FIELDS}


@dataclass(frozen=True)
class Shown:
    """A field with its text."""

    field: HeadingField
    text: str


@immutable
class KeyedHeading:
    """Texts of fields of the heading, by their places; a field that is not named stays."""

    texts: Mapping[str, str]
    why: Words = ""


@use("entry.read")
def heading_of(seat: Seat, id: Id) -> tuple[Shown, ...]:
    """The heading of a file, field by field."""
    with seat.read() as book:
        return shown(own(seat, book, id).value)


def shown(file: File) -> tuple[Shown, ...]:
    form = entry_json(file.heading)
    return tuple(Shown(one, _at(form, one.place)) for one in FIELDS)


@use("entry.write")
def key_heading(seat: Seat, id: Id, version: Count, keyed: KeyedHeading) -> Record[File]:
    """Write fields of the heading. Stale where another changed it since; Refused, field by field, where a text does not go."""
    with seat.read() as book:
        there = own(seat, book, id)
    form: dict[str, Any] = copy.deepcopy(dict(entry_json(there.value.heading)))
    faults = []
    for place, text in keyed.texts.items():
        field = next((one for one in FIELDS if one.place == place), None)
        if field is None or _at(form, place) == text.strip():
            continue
        try:
            _put(form, place, _read(field, text.strip()))
        except ValueError as error:
            faults.append(Finding("HEAD-VALUE", Severity.FATAL, field.words, str(error), "19 CFR 142.3, 142.11", "Key it anew."))
    if faults:
        raise Refused(faults[0].message, tuple(faults))
    try:
        heading = read_entry({**form, "lines": []})
    except (BaseValidationError, TypeError, ValueError, ArithmeticError) as error:
        raise Refused(f"a text does not fit its field: {error}"[:300]) from None
    file = there.value
    return change_file(seat, id, version, Heading(replace(heading, lines=()), file.reference, file.writer, file.team, keyed.why or "heading keyed"))


def _at(form: Mapping[str, Any], place: str) -> str:
    value: Any = form
    for part in place.split("/"):
        value = value.get(part) if isinstance(value, Mapping) else None
    return "" if value is None else str(value)


def _put(form: dict[str, Any], place: str, value: Any) -> None:
    *way, last = place.split("/")
    for part in way:
        form = form[part]
    form[last] = value


def _read(field: HeadingField, text: str) -> Any:
    if field.sort == "day":
        if not text:
            if field.place == "days/entered":
                raise ValueError("the day of entry is needed: the rates of that day apply")
            return None
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise ValueError(f"{text} is no day; write it as 2026-09-18") from None
    if len(text) > 300 or any(ord(sign) < 32 or ord(sign) == 127 for sign in text):
        raise ValueError("one line of at most 300 characters fits")
    return text


@dataclass(frozen=True)
class Sighted:
    """Where a value of the file was read: the paper, its page and the box on it, or the words that name its place."""

    path: str
    paper: Id
    name: str
    page: int
    box: str
    read: str
    media: str = ""


@use("document.read")
def places_of_values(seat: Seat, id: Id) -> tuple[Sighted, ...]:
    """Where on the papers the values of a file were read, as proposals and lines tell it; lines by their number."""
    with seat.read() as book:
        own(seat, book, id)
        papers = {one.id: one.value for one in book.all(KEPT_PAPERS, {"file": id})}
        lines = lines_in(book, id)
        proposals = book.all(PROPOSALS, {"subject": id}) if seat.may("decision.read") else []
    numbers = {one.id: str(one.value.number) for one in lines}
    found = []
    for record in proposals:
        if record.value.status in (Status.REJECTED, Status.SUPERSEDED):
            continue
        parts = record.value.path.split("/")
        if parts[0] == "lines" and len(parts) > 1:
            parts[1] = numbers.get(parts[1], parts[1])
        for one in record.value.provenance:
            if one.source is Source.DOCUMENT and one.document in papers:
                paper = papers[one.document]
                found.append(Sighted("/".join(parts), one.document, paper.name, one.page or 1, one.box, one.read, paper.media))
    by_name = {paper.name: (id, paper) for id, paper in papers.items()}
    for line in lines:
        for place in line.value.line.sources:
            name = place.partition(",")[0].strip()
            if name in by_name:
                id_of, paper = by_name[name]
                found.append(Sighted(f"lines/{line.value.number}", id_of, name, 1, "", place, paper.media))
    return tuple(found)
