"""Post summary corrections: what they bring, what they may not, and their reasons. Source: CATAIR Entry Summary, note (gg)."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.abi.tables import CORRECTION_REASONS
from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.summary import LineItem, Placed

# What a correction may not bring, by its field of record 10 (page ESF-184).
_BARRED = (("certify_release", "271"), ("live", "272"), ("reconciliation_agreement", "273"), ("reconciliation", "274"))


def header(exam: Examination) -> Iterator[Found]:
    """Records 35 and 36 belong to a correction, and a correction has no release, location or reconciliation."""
    head, explained, reasons = exam.summary.header, exam.summary.of("36"), exam.summary.of("35")
    if head["correction"] != "Y":
        yield from (Found("277", placed.path) for placed in explained[:1])
        yield from (Found("284", placed.path) for placed in reasons[:1])
        return
    yield from (Found(code) for name, code in _BARRED if head[name])
    yield from (Found("270", placed.path) for placed in exam.summary.of("32")[:1])
    cargo = exam.summary.one("20")
    if cargo and cargo["location"]:
        yield Found("280", cargo.path)
    if not explained:
        yield Found("287")
    for placed in reasons:
        yield from _reasons(placed, "278", "279")


def line(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Record 63: the reasons of a line."""
    for placed in item.of("63"):
        if exam.summary.header["correction"] != "Y":
            yield Found("580", placed.path)
        else:
            yield from _reasons(placed, "582", "583")


def _reasons(placed: Placed, unknown: str, twice: str) -> Iterator[Found]:
    told = [code for n in range(1, 6) if (code := placed[f"reason_{n}"])]
    if any(code not in CORRECTION_REASONS[placed.record.id] for code in told):
        yield Found(unknown, placed.path)
    if len(set(told)) < len(told):
        yield Found(twice, placed.path)
