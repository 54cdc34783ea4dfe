"""Every condition of one entry summary, in the order of its groupings."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.ace import case_check, census, certified, duty_check, fee_check, fields, header, lines, matrix, parties, totals, transport
from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.reckoning import reckon


def conditions(exam: Examination) -> tuple[Found, ...]:
    """What is wrong with the summary: the header, each line, the totals; each condition of a grouping once."""
    if exam.summary.header["action"] == "D":
        return tuple(_deletion(exam))
    return tuple(dict.fromkeys((*_header(exam), *_lines(exam))))


def _deletion(exam: Examination) -> Iterator[Found]:
    """A deletion names the summary and brings nothing else."""
    identity = {"control", "action", "filer", "entry_number", "port", "entry_type", "reference"}
    yield from header.control(exam)
    yield from (found for found in fields.check(exam.summary.header) if found.code.startswith("B"))
    if len(exam.summary.records) > 1 or any(
        exam.summary.header[field.name] for field in exam.summary.header.record.told if field.name not in identity
    ):
        yield Found("B24")


def _header(exam: Examination) -> Iterator[Found]:
    for placed in exam.summary.records:
        if not any(reference.kind in ("LINITM", "TOTALS") for reference in placed.path):
            yield from fields.check(placed)
    yield from matrix.header(exam)
    for check in (*header.CHECKS, *transport.CHECKS):
        yield from check(exam)
    yield from lines.identifiers(exam)
    yield from certified.check(exam)


def _lines(exam: Examination) -> Iterator[Found]:
    reckoning = reckon(exam)
    yield from fee_check.header(exam, reckoning)
    for item in exam.summary.lines:
        for placed in (item.header, *(placed for parts in item.parts.values() for placed in parts)):
            yield from fields.check(placed)
        yield from matrix.line(exam, item)
        for check in (*lines.CHECKS, parties.check, case_check.check, census.overrides):
            yield from check(exam, item)
        yield from duty_check.check(exam, item, reckoning)
        yield from fee_check.line(exam, item, reckoning)
        yield from fee_check.tax(exam, item, reckoning)
    yield from lines.informal(exam)
    yield from case_check.summary(exam)
    for name in ("88", "89", "90"):
        for placed in exam.summary.of(name):
            yield from fields.check(placed)
    yield from totals.missing(exam)
    yield from totals.cases(exam)
    yield from totals.fees(exam, reckoning)
    yield from totals.grand(exam, reckoning)
