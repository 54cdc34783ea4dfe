"""The file of an entry: what is kept of a shipment from its first paper to its last day, and the messages that went and came for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, datetime

from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.tracks import Track
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line as EntryLine
from tidewaiter.numbers import entry_number, importer_number
from tidewaiter.shapes import Cents, Code, Count, Country, Hts, Id, Line, Words
from tidewaiter.values import immutable


@immutable
class File:
    """One entry and its life. What was computed last stands beside it with the hash of what it was computed from; None is not known.

    `heading` is the entry without its lines, which are records of their own. `days` are the days that start clocks, by the names of
    law/deadlines, ISO 8601. `state` is the one that is shown of the tracks.
    """

    client: Id
    heading: Entry
    reference: Code | None = None            # the firm's own number of the file, once in the firm
    filer: Code = ""
    number: Code | None = None               # seven digits and the check digit; None until one is assigned
    type: Code = ""
    port: Code = ""
    mode: Code = ""
    importer: Line = ""                      # of record, its name
    writer: Id = ""                          # whose file it is
    team: Line = ""
    state: Code = "draft"
    tracks: tuple[Track, ...] = ()
    days: Mapping[str, str] = field(default_factory=dict)
    lines: Count = 0
    value: Count | None = None               # entered value, whole dollars
    duty_cents: Cents | None = None          # antidumping and countervailing in
    taxes_cents: Cents | None = None
    fees_cents: Cents | None = None
    total_cents: Cents | None = None
    fatal: Count | None = None               # findings that forbid filing
    edition: Line = ""                       # of the law by which it was computed
    computed: Line = ""                      # hash of the heading and lines that were computed
    statement: Code = ""                     # daily statement that it was printed on last; a monthly one names it by that
    approved: Line = ""                      # hash of the heading and lines that were made ready


@immutable
class FileLine:
    """A line of a file. Number, origin and value stand beside the whole line for whoever asks the database."""

    file: Id
    number: Count                            # 1, 2, 3 ... over the entry
    line: EntryLine
    hts: Hts = ""
    origin: Country = ""
    description: Line = ""
    value: Count = 0                         # whole dollars
    product: Id = ""                         # of the parts library, that it was built from
    product_version: Count = 0


@immutable
class Transmission:
    """A message of a file that a named person had sent: what it was, on whose licence, by which law it was computed."""

    file: Id
    control: Code                            # of the outbox
    application: Code                        # AE, SE ...
    purpose: Code                            # summary, release, correction, deletion, cancellation
    sent_by: Id
    licence: Code
    sent_at: datetime
    sha256: Code
    edition: Line = ""
    computed: Line = ""
    state: Code = "queued"                   # queued, then what the outbox says of it
    findings: Count = 0                      # that were not fatal and that the sender saw


@immutable
class Happening:
    """An event of a file as it was kept, and what became of it: moved, again, noted, late or kept, with what was said of it."""

    file: Id
    name: Code
    at: datetime
    mark: Code
    event: FileEvent
    effect: Code
    said: Words = ""


@immutable
class Reply:
    """A message of CBP that concerns a file: its place in the log of messages, what it answers, what it says in the end."""

    file: Id
    message: Count                           # place in the log of messages
    control: Code
    application: Code
    outcome: Code                            # rejected, referred, warned, accepted or ""
    came_at: datetime
    note: Words = ""


def lines_of(entry: Entry, file: str) -> Iterator[FileLine]:
    """The lines of an entry as records of a file."""
    for line in entry.lines:
        yield file_line(file, line)


def file_line(file: str, line: EntryLine, product: str = "", product_version: int = 0) -> FileLine:
    """A line as a record. What does not fit a column is left out there, and stands in the line.

    >>> file_line("e1", EntryLine(1, "bolts", (), "VN", "VN")).hts
    ''
    """
    hts = line.articles[0].hts if line.articles else ""
    value = sum(max(0, min(article.value, 10**9)) for article in line.articles)
    return FileLine(
        file, line.number, line, hts=hts if hts.isdigit() and len(hts) <= 10 else "", origin=line.origin if _country(line.origin) else "",
        description=printable(line.description), value=min(value, 10**9), product=product, product_version=product_version,
    )


def references_of(heading: Entry, reference: str | None) -> Iterator[tuple[str, str]]:
    """Everything by which somebody may ask for a file: kind and value as it stands in the papers. No personal number is among them."""
    if reference:
        yield "file", reference
    if heading.number:
        yield "entry", heading.filer + heading.number
    if heading.reference:
        yield "file", heading.reference
    for bill in heading.transport.bills:
        yield "bill", bill.issuer + bill.number
        if bill.issuer:
            yield "bill", bill.number
    for container in heading.transport.containers:
        yield "container", container
    for invoice in heading.invoices:
        yield "invoice", invoice.number
    for one in (heading.transport.conveyance, heading.transport.voyage):
        if one:
            yield "conveyance", one
    for party in (heading.importer, heading.consignee, heading.seller, heading.buyer):
        if party is not None and party.name:
            yield "party", party.name
    number = heading.importer.number
    if number and importer_number.kind(number) != "ssn" and not importer_number.is_mask(number):
        yield "importer", number


def sought(text: str) -> str:
    """A reference as it is compared: letters and digits alone, capitals.

    >>> sought("B76-0324527-8"), sought("cosu 638 920 1745")
    ('B7603245278', 'COSU6389201745')
    """
    return "".join(sign for sign in text.upper() if sign.isalnum())[:60]


def printed_number(file: File) -> str:
    """The entry number as it is written; "" while none is assigned."""
    return entry_number.format(file.filer + file.number) if file.number else ""


def day(file: File, name: str) -> date | None:
    """A day that starts a clock; None where it is not known."""
    told = file.days.get(name, "")
    return date.fromisoformat(told[:10]) if told else None


def printable(text: str, most: int = 300) -> str:
    """A text as a column holds it: one line, cut.

    >>> printable("a\\tb\\x00c")
    'a b c'
    """
    return "".join(" " if ord(sign) < 32 or ord(sign) == 127 else sign for sign in text)[:most]


def _country(code: str) -> bool:
    return len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()
