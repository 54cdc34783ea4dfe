"""The classification desk: goods whose number nobody has decided, and all that is at hand to decide on one.

No engine proposes numbers here yet: what stands as proposed came from the papers, the parts library, an earlier entry or a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tidewaiter.access.person import Person
from tidewaiter.clearance.decisions.record import Decision, Proposal, Status
from tidewaiter.clearance.decisions.review import EntryReview, State
from tidewaiter.clearance.file import File, FileLine, printed_number
from tidewaiter.findings import Finding
from tidewaiter.parts.findings import findings as wrong_with
from tidewaiter.parts.product import Product, Standing
from tidewaiter.service.browse import Found, look_up
from tidewaiter.service.decisions.proposals import OpenField, decisions_on_file, undecided_fields
from tidewaiter.service.decisions.reading import named, read
from tidewaiter.service.decisions.reviews import entry_reviews
from tidewaiter.service.entries.files import FROZEN
from tidewaiter.service.parts.conflicts import check_product
from tidewaiter.service.parts.looking import path_of
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Count, Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.decisions import DECISIONS, PROPOSALS
from tidewaiter.store.kinds.entries import FILES, LINES, TRANSMISSIONS
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.ledger import Missing

MOST_FILES = 50              # the newest that are not sent, whose lines are looked through
MOST_PARTS = 200
ENDS = "/hts"


@dataclass(frozen=True)
class AwaitingLine:
    """A line whose number nobody has decided. `number` is what it states, empty where it states none; `proposed` how many values were put to it."""

    file: str
    entry: str
    line: int
    description: str
    origin: str
    number: str
    proposed: int
    product: str


@dataclass(frozen=True)
class AwaitingPart:
    """A product of a library whose number is missing, or that no named person has approved."""

    id: str
    client: str
    sku: str
    description: str
    number: str
    rulings: int
    evidence: int
    fatal: int


@dataclass(frozen=True)
class Desk:
    """What waits for a number. `more` says that only the newest were looked through."""

    lines: tuple[AwaitingLine, ...]
    parts: tuple[AwaitingPart, ...]
    more: bool


@dataclass(frozen=True)
class Goods:
    """A line with all that is at hand to decide on its number. `papers` are the rows of the invoice that it came from."""

    file: Record[File]
    line: Record[FileLine]
    label: str
    papers: tuple[Any, ...]
    open: tuple[OpenField, ...]
    decided: tuple[tuple[Record[Decision], str], ...]
    settled: tuple[Record[Proposal], ...]
    product: Record[Product] | None
    alike: tuple[AwaitingPart, ...]
    look: Found
    reviews: tuple[Record[EntryReview], ...]
    people: dict[str, str]


@dataclass(frozen=True)
class PartGoods:
    """A product with what stands against its number."""

    product: Record[Product]
    path: tuple[str, ...]
    findings: tuple[Finding, ...]
    look: Found


@use("decision.read")
def awaiting_numbers(seat: Seat) -> Desk:
    """Goods whose number is missing or on which no decision of a named person is kept: lines of files that are not sent, and products."""
    with seat.read() as book:
        page = book.find(FILES, {}, order="created_at", descending=True, limit=MOST_FILES)
        files = [one for one in page.records if one.value.state not in FROZEN and not book.count(TRANSMISSIONS, {"file": one.id})]
        lines: list[AwaitingLine] = []
        for file in files:
            decided = {(one.path, one.value) for record in book.all(DECISIONS, {"subject": file.id}) for one in record.value.over}
            asked = [one.value.path for one in book.all(PROPOSALS, {"subject": file.id, "status": Status.OPEN})]
            for line in book.all(LINES, {"file": file.id}, order="number"):
                path = f"lines/{line.id}/articles/1/hts"
                number = line.value.line.articles[0].hts if line.value.line.articles else ""
                if not number or (path, number) not in decided:
                    lines.append(AwaitingLine(file.id, printed_number(file.value) or file.value.reference or file.id, line.value.number,
                                              line.value.line.description, line.value.line.origin, number, asked.count(path), line.value.product))
        kept = book.find(PRODUCTS, {"standing": Standing.PROPOSED}, limit=MOST_PARTS)
    parts = tuple(_part(seat, one) for one in kept.records)
    return Desk(tuple(sorted(lines, key=lambda one: one.number != "")), tuple(sorted(parts, key=lambda one: one.number != "")),
                bool(page.next or kept.next))


@use("decision.read")
def goods_of_line(seat: Seat, id: Id, number: Count) -> Goods:
    """A line with its papers, what was proposed for its number and from where, what was decided before, and where in the tariff to look."""
    with seat.read() as book:
        there = read(seat, book, id)
        line = next((one for one in there.lines.values() if one.value.number == number), None)
        if line is None:
            raise Missing(f"file {id} has no line {number}")
        begins = f"lines/{line.id}/"
        settled = tuple(one for one in book.all(PROPOSALS, {"subject": id}) if one.value.path.startswith(begins) and one.value.path.endswith(ENDS)
                        and one.value.status is not Status.OPEN)
        product = next(iter(book.many(PRODUCTS, [line.value.product]).values()), None) if line.value.product else None
        mine = book.all(PRODUCTS, {"client": there.file.value.client}) if line.value.line.description else []
        words = set(line.value.line.description.lower().split())
        alike = [one for one in mine if one.value.hts and words and words <= set(f"{one.value.sku} {one.value.description}".lower().split())]
        people = {one.id: one.value for one in book.all(PEOPLE, {})}
    invoices = {row.place: row for invoice in there.entry.invoices for row in invoice.lines}
    stated = line.value.line
    return Goods(
        there.file, line, named(f"{begins}articles/1/hts", there.lines),
        tuple(invoices[place] for place in stated.sources if place in invoices),
        tuple(one for one in undecided_fields(seat, id) if one.path.startswith(begins) and one.path.endswith(ENDS)),
        tuple((record, one.value) for record in decisions_on_file(seat, id, limit=200).records for one in record.value.over
              if one.path.startswith(begins) and one.path.endswith(ENDS)),
        settled, product, tuple(_part(seat, one) for one in alike[:20]), look_up(stated.description, there.file.value.heading.days.entered, 12),
        tuple(one for state in (State.ASKED, State.GIVEN) for one in entry_reviews(seat, state=state, subject=id).records
              if not one.value.lines or line.id in one.value.lines),
        {one: _name(person) for one, person in people.items()},
    )


@use("product.read")
def goods_of_part(seat: Seat, id: Id) -> PartGoods:
    """A product with everything that stands against it, and where in the tariff to look."""
    looked = check_product(seat, id)
    product = looked.product.value
    return PartGoods(looked.product, tuple(path_of(product.hts, seat.day)) if product.hts else (), looked.findings,
                     look_up(product.description or product.material, seat.day, 12))


def _part(seat: Seat, record: Record[Product]) -> AwaitingPart:
    one = record.value
    fatal = sum(finding.severity.value == "fatal" for finding in wrong_with(one, seat.day, lambda number: path_of(number, seat.day)))
    return AwaitingPart(record.id, one.client, one.sku, one.description, one.hts, len(one.rulings), len(one.evidence), fatal)


def _name(person: Person) -> str:
    return person.name
