"""Why a line of a file owes what it owes, and why the whole entry does; and a question about it answered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tidewaiter.clearance.file import File, FileLine
from tidewaiter.duty.assess import assess_entry, circumstances
from tidewaiter.duty.result import Assessment, FeeTotal
from tidewaiter.findings import Finding
from tidewaiter.service.entries.compute import law, read_entry
from tidewaiter.service.entries.files import ChangedLine, change_file_line, line_of_file
from tidewaiter.service.quote import Question
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.service.why.asked import Why, why
from tidewaiter.shapes import Count, Id, Line, Words
from tidewaiter.store.kinds import Record
from tidewaiter.store.ledger import Missing


@dataclass(frozen=True)
class LineWhy:
    """A line of a file and the proof of what it owes. `shares` are what of each of the entry's fees falls on it, in cents."""

    file: Record[File]
    line: Record[FileLine]
    why: Why
    shares: tuple[tuple[FeeTotal, int], ...]


@dataclass(frozen=True)
class LineSum:
    """What one line of an entry owes, in cents."""

    number: int
    hts: str
    description: str
    origin: str
    value: int                   # dollars
    duty: int
    cases: int
    taxes: int
    fees: int


@dataclass(frozen=True)
class FileWhy:
    """What an entry owes and how it adds up, with the fees' own computation."""

    file: Record[File]
    assessment: Assessment
    lines: tuple[LineSum, ...]
    findings: tuple[Finding, ...]


@use("entry.read")
def why_line(seat: Seat, id: Id, number: Count) -> LineWhy:
    """The proof of what a line of a file owes, with its share of the entry's fees."""
    entry, file = read_entry(seat, id)
    record = line_of_file(seat, id, number)
    place = next((n for n, line in enumerate(entry.lines) if line.number == number), None)
    if place is None:
        raise Missing(f"file {id} has no line {number}")
    found = why(Question(entry.lines[place], circumstances(entry)), law())
    fees = assess_entry(entry, law()).fees
    shares = tuple((fee, fee.shares[place]) for fee in fees if fee.shares[place] or fee.amount == 0)
    return LineWhy(file, record, replace(found, fees=fees), shares)


@use("entry.read")
def question_of_line(seat: Seat, id: Id, number: Count) -> Question:
    """A line of a file as a question of its own, to be asked of other days and beside other scenarios."""
    entry, _ = read_entry(seat, id)
    line = next((line for line in entry.lines if line.number == number), None)
    if line is None:
        raise Missing(f"file {id} has no line {number}")
    return Question(line, circumstances(entry))


@use("entry.read")
def why_file(seat: Seat, id: Id) -> FileWhy:
    """What an entry owes: line by line, and its fees with their minimum and maximum."""
    entry, file = read_entry(seat, id)
    assessment = assess_entry(entry, law())
    lines = tuple(
        LineSum(line.number, line.hts, line.description, line.origin, line.value, owed.duty, owed.deposits("ad") + owed.deposits("cvd"),
                sum(tax.amount for tax in owed.taxes), sum(fee.shares[n] for fee in assessment.fees))
        for n, (line, owed) in enumerate(zip(entry.lines, assessment.lines, strict=True))
    )
    return FileWhy(file, assessment, lines, assessment.findings)


@use("entry.write")
def answer_on_line(seat: Seat, id: Id, number: Count, version: int, fact: Line, value: Line, why: Words = "") -> Record[FileLine]:
    """Answer a question on a line: a fact as it is now known, or taken back where `value` is empty. Refused where no programme knows it."""
    record = line_of_file(seat, id, number)
    if fact not in law().facts:
        raise Refused(f"no programme asks for {fact!r}")
    facts = {name: given for name, given in record.value.line.facts.items() if name != fact}
    if value:
        facts[fact] = {"true": True, "false": False}.get(value.lower(), value)
    said = why or (f"{fact}: {value}" if value else f"{fact} taken back")
    changed = ChangedLine(replace(record.value.line, facts=facts), record.value.product, record.value.product_version, said)
    return change_file_line(seat, id, number, version, changed)
