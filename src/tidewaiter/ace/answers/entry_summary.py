"""An entry summary (AE) is answered with AX: E0 and E1 for every condition, and a final disposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import Block
from tidewaiter.ace import on_file as held
from tidewaiter.ace import reply
from tidewaiter.ace.answers import cargo_release
from tidewaiter.ace.conditions import FATAL, Found
from tidewaiter.ace.desk import Answering, Desk, Filed, Received
from tidewaiter.ace.examination import Books, Examination
from tidewaiter.ace.facts import facts
from tidewaiter.ace.summary import Summary, group
from tidewaiter.ace.validate import conditions


@dataclass(frozen=True)
class Examined:
    exam: Examination
    found: tuple[Found, ...]


def examine(received: Received, clock: date, books: Books) -> Examined:
    exam = Examination(group(received.sequence, received.records), clock, books)
    return Examined(exam, (*_against_block(exam.summary, received.block), *conditions(exam)))


def answer(received: Received, desk: Desk, examined: Examined) -> list[Record]:
    """The records that answer a summary, after the file has had its say and been kept up."""
    summary, action = examined.exam.summary, examined.exam.summary.header["action"]
    on_file = desk.file.find(summary.filer, summary.entry_number)
    found = (*examined.found, *_against_file(examined.exam, on_file, desk))
    key = summary.filer + summary.entry_number
    for one in found:
        place = " ".join(f"{reference.kind} {reference.occurrence}" for reference in one.path)
        known = one.condition
        desk.explain(key, "condition", code=one.code, severity=known.severity, narrative=known.narrative, place=place, because=one.because)
    if fatal(found):
        # A correction that fails removes what it was to correct, so that the old amounts do not reach a statement.
        if on_file and not on_file.under_control(desk.clock) and action in ("A", "R"):
            desk.file.remove(summary.filer, summary.entry_number)
            desk.file.drop("summary", key)
            desk.happen("summary.removed", key)
        desk.happen("summary.rejected", key)
        other = on_file.reference if on_file and any(f.code == "B35" for f in found) else ""
        return reply.answer(summary, found, reply.ADDED, other)
    if action == "D":
        desk.file.remove(summary.filer, summary.entry_number)
        desk.file.drop("summary", key)
        desk.happen("summary.deleted", key)
        return reply.answer(summary, found, reply.DELETED)
    records = reply.answer(summary, found, reply.REPLACED if on_file else reply.ADDED)
    desk.file.put(Filed(
        summary.filer, summary.entry_number, summary.header["port"], summary.type, summary.reference,
        reply.FIRST_VERSION, desk.clock, summary.header.record.as_day("print_date"), received.message, reply.emit(records),
    ))
    header = received.block.header
    processing = header.record.values["port"] if header and header.record else ""
    told = facts(summary, processing)
    desk.file.keep("summary", key, (desk.file.thing("summary", key) or {}) | told)
    desk.happen("summary.accepted", key, replaced=on_file is not None)
    if summary.header["certify_release"]:
        cargo_release.certified(received.records, desk)
    return records


def _against_block(summary: Summary, block: Block) -> Iterator[Found]:
    """The entry port and filer are those for which the block is processed."""
    values = block.header.record.values if block.header and block.header.record else {}
    if summary.header["port"] and summary.header["port"] != values.get("port"):
        yield Found("B10")
    if summary.filer and summary.filer != values.get("filer") and summary.header["correction"] != "Y":
        yield Found("B53")


def _against_file(exam: Examination, on_file: Filed | None, desk: Desk) -> Iterator[Found]:
    """What a summary of this entry number on file allows, and what else is on file. Source: CATAIR Entry Summary, note (a)."""
    summary, action, clock = exam.summary, exam.summary.header["action"], desk.clock
    if action != "D":
        yield from held.conditions(exam, desk)
    if on_file is None:
        if action == "D":
            yield Found("B25")
        if summary.header["correction"] == "Y":
            yield Found("B42")
        return
    returned = (desk.file.thing("summary", summary.filer + summary.entry_number) or {}).get("rejected")
    if on_file.under_control(clock) and summary.header["correction"] != "Y" and not returned:
        yield Found("B29")
    if on_file.port != summary.header["port"]:
        yield Found("B32")
    if action == "A" and on_file.reference != summary.reference:
        yield Found("B35")
    yield from held.of_entry(exam, on_file, desk)


def fatal(found: tuple[Found, ...]) -> bool:
    return any(one.condition.severity == FATAL for one in found)


ANSWERING = Answering("AE", "AX", answer, examine, lambda examined: fatal(examined.found))
