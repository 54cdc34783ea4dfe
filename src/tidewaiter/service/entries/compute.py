"""What the law makes of a file: duties, findings and messages, kept beside it with what they were computed from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tidewaiter.clearance.file import File
from tidewaiter.duty.law import Law
from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.cases import law_with_cases
from tidewaiter.service.clearance.refresh import refresh
from tidewaiter.service.entries.reading import content, entry_of, lines_in, own
from tidewaiter.service.prepare import Worked, assessment_json, work_out
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.entries import FILES


@dataclass(frozen=True)
class Computed:
    """A file with its sums, the assessment in the words of a quote, and everything that is wrong with it."""

    file: Record[File]
    assessment: dict[str, Any]
    findings: tuple[Finding, ...]


@use("entry.write")
def compute_file(seat: Seat, id: Id) -> Computed:
    """Compute and check the file as it stands, and keep the sums with it. Refused where it changed meanwhile."""
    entry, record = read_entry(seat, id)
    worked = work(entry, seat.day)
    with seat.write("computed") as book:
        now, lines = own(seat, book, id), lines_in(book, id)
        if now.version != record.version or content(entry_of(now.value, lines)) != content(entry):
            raise Refused("the file changed while it was computed; compute it again")
        kept = book.change(FILES, id, with_sums(now.value, entry, worked))
        refresh(book, kept, lines=[one.value for one in lines])
    return Computed(kept, assessment_json(entry, worked.assessment), worked.findings)


@use("entry.read")
def assess_file(seat: Seat, id: Id) -> Computed:
    """What the law makes of the file today, without keeping anything."""
    entry, record = read_entry(seat, id)
    worked = work(entry, seat.day)
    return Computed(record, assessment_json(entry, worked.assessment), worked.findings)


def read_entry(seat: Seat, id: str) -> tuple[Entry, Record[File]]:
    """The whole entry of a file, and the file as it was read."""
    with seat.read() as book:
        record = own(seat, book, id)
        return entry_of(record.value, lines_in(book, id)), record


def work(entry: Entry, day: Any) -> Worked:
    """Compute and check an entry. Refused, with what is wrong, where it is so strange that the law cannot be applied to it."""
    if not entry.lines:
        raise Refused("the file has no lines yet", (Finding(
            "FILE-NO-LINES", Severity.FATAL, "lines", "there is nothing to compute", "19 CFR 142.3, 142.11", "Add the goods."),))
    return work_out(entry, law())


def with_sums(file: File, entry: Entry, worked: Worked) -> File:
    assessment = worked.assessment
    fatal = sum(finding.severity is Severity.FATAL for finding in worked.findings)
    return replace(
        file, value=entry.value, duty_cents=assessment.duty + assessment.antidumping + assessment.countervailing, taxes_cents=assessment.tax,
        fees_cents=assessment.fee, total_cents=assessment.total, fatal=fatal, edition=assessment.edition[:300], computed=content(entry),
    )


@lru_cache(maxsize=1)
def _law() -> Law:
    return law_with_cases()


def law() -> Law:
    """The law that is held, read once in a process."""
    return _law()
