"""Keying: lines of a file written many at a time, each with the version that the person saw, so that nobody writes over another unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tidewaiter.clearance.file import File, FileLine, file_line
from tidewaiter.duty.rate_day import day_of_rates
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.line import Line as EntryLine
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.parts.line import Shipped, line_from
from tidewaiter.parts.product import Product
from tidewaiter.service import hts as tariff
from tidewaiter.service.clearance.refresh import refresh
from tidewaiter.service.entries.cells import CellFault, blank, cells_of, keyed, of_fields
from tidewaiter.service.entries.compute import read_entry, with_sums, work
from tidewaiter.service.entries.files import MOST_LINES, changed, editable
from tidewaiter.service.entries.reading import content, entry_of, lines_in, own
from tidewaiter.service.parts.looking import path_of
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Count, Hts, Id, Line, Most, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES, LINES
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.ledger import Book
from tidewaiter.tariff import schedule
from tidewaiter.tariff.units import printed
from tidewaiter.values import immutable

_LINE = re.compile(r"\bline (\d+)(?!\d|, record\b)")       # a line of a message is told with its record


@immutable
class KeyedLine:
    """What was keyed of one line. `id` "" is a new line, which goes to the place `at` (0: after the last); `version` is the one seen.

    `cells` are texts by the names of service/entries/cells.py; a cell that is not named stays. `removed` takes the line out.
    `over` says that the person has seen what another wrote meanwhile and puts this on top of it.
    """

    id: Id = ""
    version: Count = 0
    at: Count = 0
    cells: Mapping[str, str] = field(default_factory=dict)
    removed: bool = False
    over: bool = False


@immutable
class KeyedLines:
    """What was keyed of a file's lines, in the order in which it was keyed."""

    lines: tuple[KeyedLine, ...]
    why: Words = ""


@dataclass(frozen=True)
class Row:
    """A line as the screen shows it: its cells, the words of its number, and what it owes where that was computed."""

    id: Id
    version: int
    number: int
    cells: Mapping[str, str]
    words: str                               # of its number in the schedule
    rate: str                                # the general rate as the law prints it
    articles: int                            # numbers that it is classified in
    by: Id
    product: Id = ""


@dataclass(frozen=True)
class Owed:
    """What a line owes, in cents, and what the law is not told to know it."""

    number: int
    duty_cents: int
    fees_cents: int                          # and taxes
    total_cents: int
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clash:
    """A line that another changed since it was read: as it stands now. What was keyed was not written."""

    id: Id
    now: Row | None                          # None: it was taken out
    keyed: Mapping[str, str]


@dataclass(frozen=True)
class Keyed:
    """What became of what was keyed: the lines that changed, those that clash, and the texts that do not go into their cells."""

    rows: tuple[Row, ...]
    clashes: tuple[Clash, ...]
    faults: tuple[tuple[Id, CellFault], ...]
    made: Mapping[str, Id]                   # ids of new lines, by their place in what was sent
    moved: bool                              # lines were put in or taken out: the numbers of others changed
    count: int


@dataclass(frozen=True)
class Beside:
    """A finding and where it stands on the screen: the number of its line and its cell, 0 and "" where it is of the whole file."""

    line: int
    cell: str
    finding: Finding


@dataclass(frozen=True)
class Sums:
    """What the file owes as it stands, by line and in all, in cents; None where it cannot be computed. Findings stand beside their cells."""

    lines: tuple[Owed, ...]
    duty_cents: int | None
    fees_cents: int | None
    total_cents: int | None
    value: int
    edition: str
    findings: tuple[Beside, ...]


@dataclass(frozen=True)
class Told:
    """What the schedule says of digits that were keyed so far: the words and rate where they lead to a row, and what stands below."""

    number: str                              # with its dots
    words: str
    rate: str
    units: tuple[str, ...]
    whole: bool                              # a number that can be declared
    below: tuple[tuple[str, str], ...]       # next numbers and their words
    why: str = ""                            # where nothing is known: why


@use("entry.read")
def rows_of_file(seat: Seat, id: Id) -> tuple[Row, ...]:
    """The lines of a file as rows of cells, in order."""
    with seat.read() as book:
        record = own(seat, book, id)
        lines = lines_in(book, id)
        parts = _parts(book, lines)
    day = rate_day_of(record.value)
    return tuple(row(one, day, parts) for one in lines)


@use("entry.write")
def key_lines(seat: Seat, id: Id, keyed_lines: KeyedLines) -> Keyed:
    """Write what was keyed. A line that another changed meanwhile is told and not written; whatever else was keyed is."""
    with seat.write(keyed_lines.why or "keyed") as book:
        there = own(seat, book, id)
        editable(there)
        return _Keying(seat, book, there).write(keyed_lines.lines)


class _Keying:
    """One transaction of keying."""

    def __init__(self, seat: Seat, book: Book, there: Record[File]) -> None:
        self.seat, self.book, self.there = seat, book, there
        self.day = rate_day_of(there.value)
        self.lines = lines_in(book, there.id)
        self.parts = _parts(book, self.lines)
        self.touched: dict[str, None] = {}
        self.clashes: list[Clash] = []
        self.faults: list[tuple[Id, CellFault]] = []
        self.made: dict[str, Id] = {}
        self.moved = False

    def write(self, every: Sequence[KeyedLine]) -> Keyed:
        before = len(self.lines)
        for place, one in enumerate(every):
            if not one.id:
                if not one.removed:
                    self._add(place, one)
            else:
                self._change(one)
        if self.touched or self.moved:
            record = changed(self.seat, self.book, self.there, replace(self.there.value, lines=len(self.lines)))
            if len(self.lines) != before:
                refresh(self.book, record, lines=[line.value for line in self.lines])
        wanted = [one for one in self.lines if self.moved or one.id in self.touched]
        parts = _parts(self.book, wanted)
        return Keyed(tuple(row(one, self.day, parts) for one in wanted), tuple(self.clashes), tuple(self.faults), self.made, self.moved,
                     len(self.lines))

    def _change(self, one: KeyedLine) -> None:
        held = next((line for line in self.lines if line.id == one.id), None)
        if held is None:
            if not one.removed:
                self.clashes.append(Clash(one.id, None, one.cells))
            return
        if held.version != one.version and not one.over and one.id not in self.touched:
            self.clashes.append(Clash(one.id, row(held, self.day, self.parts), one.cells))
            return
        if one.removed:
            self.book.remove(LINES, held.id)
            self.lines.remove(held)
            self._number()
            return
        record = self._keyed(held.value, one.id, one.cells)
        if record != held.value:
            self._put(self.book.change(LINES, held.id, record))

    def _add(self, place: int, one: KeyedLine) -> None:
        if len(self.lines) >= MOST_LINES:
            raise Refused(f"an entry summary has at most {MOST_LINES} lines")
        at = one.at if 0 < one.at <= len(self.lines) else len(self.lines) + 1
        self._number(opens=at)
        record = self._keyed(file_line(self.there.id, blank(at)), "", one.cells)
        made = self.book.add(LINES, record)
        self.lines.insert(at - 1, made)
        self.touched[made.id] = None
        self.made[str(place)] = made.id
        self.faults = [(id or made.id, fault) for id, fault in self.faults]

    def _keyed(self, held: FileLine, id: str, cells: Mapping[str, str]) -> FileLine:
        line, product, version = held.line, held.product, held.product_version
        if "part" in cells:
            sku = cells["part"].strip()
            found = self.book.one(PRODUCTS, {"client": self.there.value.client, "sku": sku}) if 0 < len(sku) <= 200 else None
            if found is not None and (found.id, found.version) != (product, version):
                line, product, version = filled(line, found.value, self.day), found.id, found.version
            elif found is None:
                product, version = "", 0
                if sku:
                    self.faults.append((id, CellFault("part", sku[:300], f"{sku} is not in the client's parts library")))
        line, faults = keyed(line, cells, self.day)
        self.faults += ((id, one) for one in faults)
        return file_line(self.there.id, line, product, version)

    def _number(self, opens: int = 0) -> None:
        """Number the lines 1, 2, 3 ... leaving the place `opens` free; from the end on where they move down, so that no number stands twice."""
        wanted = [(n if not opens or n < opens else n + 1, one) for n, one in enumerate(self.lines, 1)]
        for n, one in reversed(wanted) if opens else wanted:
            if one.value.number != n:
                self._put(self.book.change(LINES, one.id, replace(one.value, number=n, line=replace(one.value.line, number=n))))
                self.moved = True
        self.moved = self.moved or not opens

    def _put(self, record: Record[FileLine]) -> None:
        place = next(n for n, one in enumerate(self.lines) if one.id == record.id)
        self.lines[place] = record
        self.touched[record.id] = None


def filled(line: EntryLine, product: Product, day: date) -> EntryLine:
    """A line with what a product of the parts library says of it. What the shipment's papers say, quantity and value, is not touched."""
    article = line.articles[0] if line.articles else blank(line.number).articles[0]
    known = next((one for one in article.quantities if one.amount), None)
    shipped = Shipped(
        known.amount if known else Decimal(0), article.value, known.unit if known else "PCS", origin=line.origin, manufacturer="",
        exported_from=line.exported_from, quantities=article.quantities,
    )
    made = line_from(product, shipped, day, line.number, lambda number: path_of(number, day)).line
    return replace(
        line, description=made.description or line.description, origin=made.origin or line.origin,
        manufacturer=made.manufacturer or line.manufacturer,
        program=made.program or line.program, facts={**line.facts, **made.facts}, adcvd=made.adcvd or line.adcvd,
        agencies=made.agencies or line.agencies, category=made.category, set_indicator=made.set_indicator, ruling=made.ruling,
        ruling_kind=made.ruling_kind,
        articles=tuple(replace(one, quantities=tuple(q for q in one.quantities if known or q.unit == "X")) for one in made.articles),
    )


@use("entry.read")
def sums_of_file(seat: Seat, id: Id) -> Sums:
    """What the file owes as it stands, by line and in all, and what is wrong with it beside its cells. Nothing is kept."""
    entry, record = read_entry(seat, id)
    return _sums(entry, record, seat)


@use("entry.write")
def keep_sums(seat: Seat, id: Id) -> Sums:
    """The same, and the sums are kept with the file; not where somebody changed it meanwhile, who then sees to it."""
    entry, record = read_entry(seat, id)
    try:
        worked = work(entry, seat.day)
    except Refused as refused:
        return _unknown(entry, refused.findings or (_strange(str(refused)),))
    if record.value.computed != content(entry):
        with seat.write("computed") as book:
            now, lines = own(seat, book, id), lines_in(book, id)
            if now.version == record.version and content(entry_of(now.value, lines)) == content(entry):
                kept = book.change(FILES, id, with_sums(now.value, entry, worked))
                refresh(book, kept, lines=[one.value for one in lines])
    return _told(entry, worked.assessment, worked.findings)


def _sums(entry: Any, record: Record[File], seat: Seat) -> Sums:
    try:
        worked = work(entry, seat.day)
    except Refused as refused:
        return _unknown(entry, refused.findings or (_strange(str(refused)),))
    return _told(entry, worked.assessment, worked.findings)


def _told(entry: Any, assessment: Assessment, findings: Sequence[Finding]) -> Sums:
    owed = []
    for n, one in enumerate(assessment.lines):
        duty = one.duty + one.deposits("ad") + one.deposits("cvd")
        fees = sum(fee.shares[n] for fee in assessment.fees if n < len(fee.shares)) + sum(tax.amount for tax in one.taxes)
        owed.append(Owed(one.number, duty, fees, duty + fees, tuple(what.question for what in one.undetermined)))
    duty = assessment.duty + assessment.antidumping + assessment.countervailing
    return Sums(tuple(owed), duty, assessment.fee + assessment.tax, assessment.total, entry.value, assessment.edition, tuple(beside(entry, findings)))


def _unknown(entry: Any, findings: Sequence[Finding]) -> Sums:
    return Sums((), None, None, None, entry.value, "", tuple(beside(entry, findings)))


def _strange(said: str) -> Finding:
    return Finding("FILE-NOT-COMPUTED", Severity.FATAL, "lines", said, "19 CFR 142.3, 142.11", "Mend what is said, and the sums come back.")


def beside(entry: Any, findings: Sequence[Finding]) -> Iterator[Beside]:
    """Each finding with the number of its line and the cell that it is about. One on a tariff number stands beside every line of it."""
    numbers: dict[str, list[int]] = {}
    for line in entry.lines:
        for article in line.articles:
            numbers.setdefault(hts.format(article.hts), []).append(line.number)
    for one in findings:
        where = _LINE.search(one.where)
        if where:
            words = [word.strip().lower() for word in one.where[where.end():].split(",") if word.strip()]
            yield Beside(int(where[1]), of_fields(words), one)
        elif one.where.startswith("HTS number "):
            places = numbers.get(one.where.removeprefix("HTS number "), [])
            yield from (Beside(n, "hts", one) for n in places)
            if not places:
                yield Beside(0, "", one)
        else:
            yield Beside(0, "", one)


@use("entry.read")
def told_of_number(seat: Seat, digits: Hts, day: date | None = None) -> Told:
    """What the schedule says of digits that were keyed so far, on a day, today where none is told."""
    on = day or seat.day
    plain = digits[:10]
    even = plain[:len(plain) - len(plain) % 2]
    if len(even) < 4:
        return Told(plain, "", "", (), False, (), "four digits name a heading")
    shown = tariff.show(even, on)
    found = schedule.figures(even, on) if len(even) == 10 else None
    why = next((one["message"] for one in shown["findings"] if one["severity"] == "fatal"), "")
    return Told(
        hts.format(plain) if len(plain) in (4, 6, 8, 10) else plain, " › ".join(shown["path"][-3:]), shown["general"],
        tuple(printed(unit) for unit in found.units) if found else tuple(shown["units"]), found is not None and not found.upper, (), why,
    )


@dataclass(frozen=True)
class Part:
    """A product of the client, as a look-up shows it, and the cells that it would fill on an empty line."""

    id: Id
    sku: Line
    words: Line
    hts: Hts
    standing: str
    cells: Mapping[str, str]


@use("product.read")
def parts_of_file(seat: Seat, id: Id, text: Line = "", most: Most = 12) -> tuple[Part, ...]:
    """The products of a file's client whose number or words hold a text; those whose number begins with it first."""
    with seat.read() as book:
        file = own(seat, book, id).value
        every = book.all(PRODUCTS, {"client": file.client})
    day = rate_day_of(file)
    sought = text.strip().casefold()
    hits = [one for one in every if sought in one.value.sku.casefold() or sought in one.value.description.casefold()]
    hits.sort(key=lambda one: (not one.value.sku.casefold().startswith(sought), one.value.sku))
    return tuple(Part(
        one.id, one.value.sku, one.value.description[:300], one.value.hts, one.value.standing.value,
        {name: text for name, text in cells_of(filled(blank(1), one.value, day), day, one.value.sku).items() if text},
    ) for one in hits[:most])


def rate_day_of(file: File) -> date:
    """The day whose rates and units apply to a file as a whole."""
    heading = file.heading
    return day_of_rates(heading.days.entered, entry_type=heading.type, in_bond=heading.transport.in_bond_date).day


def row(record: Record[FileLine], day: date, parts: Mapping[str, str]) -> Row:
    line = record.value.line
    number = line.articles[0].hts if line.articles else ""
    words, rate = _words(number, day) if len(number) == 10 and number.isdecimal() else ("", "")
    return Row(record.id, record.version, record.value.number, cells_of(line, day, parts.get(record.value.product, "")), words, rate,
               len(line.articles), record.by, record.value.product)


def _words(number: str, day: date) -> tuple[str, str]:
    found = schedule.figures(number, day)
    path = path_of(number, day)
    return (path[-1] if path else schedule.words(number) or "")[:300], found.general if found else "not in the schedule of the day"


def _parts(book: Book, lines: Sequence[Record[FileLine]]) -> dict[str, str]:
    ids = [one.value.product for one in lines if one.value.product]
    return {id: one.value.sku for id, one in book.many(PRODUCTS, ids).items()} if ids else {}


