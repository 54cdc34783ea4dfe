"""Envelopes and order of a batch file: A to Z, B to Y, what they must agree on, and each transaction's structure."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.abi import agency_lines, rules, structure
from tidewaiter.abi import batch_control as control
from tidewaiter.abi.application import Seen
from tidewaiter.abi.identify import INPUTS, OUTPUTS, SYNTAX, application_of
from tidewaiter.abi.tree import Batch, Block, Line, Transaction, Transmission
from tidewaiter.findings import Finding, Severity

CITE = control.CHAPTER
COUNTED = frozenset({"QP", "WP"})
STATEMENTS = frozenset({"PF", "MS"})
STATEMENT_FIELDS = ("statement_status", "statement", "print_date", "payment_type")
# Ports of these districts may share a block (B&B-17).
SHARED_DISTRICTS = frozenset({"10", "46", "47"})


def findings(tree: Transmission) -> Iterator[Finding]:
    """The faults of envelopes and structure, under the condition numbers of record X1 where there is one."""
    for batch in tree.batches:
        yield from _batch(batch)
        for block in batch.blocks:
            yield from _block(block, batch)
            for transaction in block.transactions:
                yield from _transaction(transaction, block)


def _batch(batch: Batch) -> Iterator[Finding]:
    first = next(batch.lines())
    *_, last = batch.lines()
    if batch.header is None:
        yield _finding("X01", first, "record A does not stand before it", "B&B-9", "Begin the batch with A.")
    if not batch.blocks:
        yield _finding("X03", first, "the batch has no block: record B is missing", "B&B-9", "Put B after A.")
    application = application_of(_value(batch.header, "application"))
    if application and application.alone and len(batch.blocks) > 1:
        message = f"the batch has {len(batch.blocks)} blocks, and {application.code} may have one"
        yield Finding("X41", Severity.FATAL, next(batch.blocks[1].lines()).place, message, application.cite, "Send each block as a batch.")
    if batch.trailer is None:
        yield _finding("X06", last, "record Z does not end the batch", "B&B-12", "End the batch with Z.")
    elif batch.header and not isinstance(batch.trailer.record, control.GeneratedBatchTrailer):
        secret = ("password",) if _value(batch.header, "application") in COUNTED else ()
        yield from _agree("X14", batch.trailer, batch.header, ("site", "sender", "transmitted", "office", *secret), "B&B-12")


def _block(block: Block, batch: Batch) -> Iterator[Finding]:
    first = next(block.lines())
    *_, last = block.lines()
    if block.header is None:
        yield _finding("X03", first, "record B does not stand before it", "B&B-13", "Begin each block with B.")
    if not block.transactions:
        yield _finding("X04", first, "the block holds no record between B and Y", "B&B-13", "Leave out empty blocks.")
    if block.trailer is None:
        yield _finding("X05", last, "record Y does not end the block", "B&B-15", "End each block with Y.")
    generated = block.header and isinstance(block.header.record, control.GeneratedBlockHeader)
    if generated:
        return
    if block.header and block.trailer:
        yield from _agree("X32", block.trailer, block.header, ("port", "filer", "application", "office"), "B&B-15")
    batch_application = _value(batch.header, "application")
    if batch_application and block.application != batch_application:
        message = f"the block is of application {block.application!r} and the batch of {batch_application!r}"
        yield _finding("X19", first, message, "B&B-16", "Put one application only into a batch.")
    if block.header and block.application not in INPUTS | OUTPUTS:
        message = f"{block.application!r} is no application of ACE"
        yield _finding("X12", first, message, "B&B-10", "Name an application of the list in the batch chapter.")
    elif block.header:
        yield from _seen(first, block.application)
    if block.header:
        yield from _statement(block.header, block.application)
    yield from _count(block)
    yield from _district(block)


def _seen(first: Line, code: str) -> Iterator[Finding]:
    """How far the chapter of an application was at hand, where that is not the whole way."""
    application = application_of(code)
    if application is None or application.seen is Seen.NAMES:
        what = f"not declared here: {', '.join(application.unseen)}," if application else "not declared here"
        message = f"the records of application {code} are {what} and were not checked"
        yield Finding("ABI-APPLICATION", Severity.NOTE, first.place, message, application.cite if application else CITE)
    elif application.seen is Seen.SECONDARY:
        message = f"the chapter of application {code} was {application.seen.value}; its records are checked by that"
        yield Finding("ABI-SECONDARY", Severity.NOTE, first.place, message, application.cite)


def _statement(header: Line, application: str) -> Iterator[Finding]:
    """Columns 13 to 44 of a reply's B tell of the statement that its block holds (B&B-27, note 4)."""
    told = {name for name in STATEMENT_FIELDS if _value(header, name)}
    if application not in STATEMENTS and told:
        yield _finding("B.statement", header, "columns 13-44 tell of a statement and the block holds none", "B&B-27", "Leave columns 13-44 blank.")
    if application in STATEMENTS:
        for name in STATEMENT_FIELDS:
            if name not in told:
                message = f"{name.replace('_', ' ')} is blank, and the block holds a statement"
                yield _finding(f"B.{name}", header, message, "B&B-27", "Ask CBP for the statement again.")


def _count(block: Block) -> Iterator[Finding]:
    """Y of a reply, and of QP and WP, counts the records between B and Y."""
    told = _value(block.trailer, "images")
    if block.trailer and (told or block.application in OUTPUTS | COUNTED):
        there = sum(len(transaction.lines) for transaction in block.transactions)
        if told != f"{there:05}":
            message = f"record Y counts {told or 'nothing'} and {there} records stand between B and Y"
            yield _finding("Y.images", block.trailer, message, "B&B-28", f"Count {there:05}.")


def _district(block: Block) -> Iterator[Finding]:
    port = _value(block.header, "port")
    if block.application != "AE" or not port:
        return
    for transaction in block.transactions:
        entry_port = _value(transaction.lines[0], "port")
        together = {port[:2], entry_port[:2]}
        if entry_port and len(together) > 1 and not together <= SHARED_DISTRICTS:
            message = f"port of entry {entry_port} is not in the district of processing port {port}"
            yield Finding("ABI-BLOCK-DISTRICT", Severity.WARNING, transaction.lines[0].place, message,
                          f"{CITE}, page B&B-17", "Put the summary into a block of its own district.")


def _transaction(transaction: Transaction, block: Block) -> Iterator[Finding]:
    application = application_of(block.application)
    if application is None:
        return
    first = transaction.lines[0]
    if not application.output and application.opens and (first.record is None or not application.begins(first.record)):
        message = f"the transaction does not begin with record {application.opens.id}"
        yield _finding("X33", first, message, "B&B-32", f"Begin each transaction with {application.opens.id}.")
    filer, expected = _value(first, "filer"), _value(block.header, "filer")
    if not application.output and filer and expected and filer != expected:
        message = f"filer code {filer} is not that of the block, {expected}"
        yield _finding("ABI-BLOCK-FILER", first, message, "B&B-17", "Give each filer a block of its own.")
    order = application.structure(_value(first, "action"))
    # A condition of syntax (X0, X1) may stand anywhere in a reply.
    standing = [rules.Standing(line.number, line.record) for line in transaction.lines if line.record and line.record.id not in SYNTAX]
    if not application.output:
        yield from agency_lines.findings(standing)
    standing = agency_lines.substituted(standing)
    if order is not None:
        # A line that is no record is named by its own finding.
        yield from structure.check(order, [structure.Placed(one.line, one.record.id) for one in standing], application.cite)
    whole = agency_lines.told(standing)
    yield from rules.check(application.rules, order, whole, application.cite)
    for table in application.tables:
        yield from table(whole)


def _agree(rule: str, trailer: Line, header: Line, names: tuple[str, ...], page: str) -> Iterator[Finding]:
    for name in names:
        told, expected = _value(trailer, name), _value(header, name)
        if told != expected:
            message = f"{name.replace('_', ' ')} is {told!r}, but {expected!r} in record {header.id}"
            yield _finding(rule, trailer, message, page, f"Make {trailer.id} repeat what {header.id} says.")


def _value(line: Line | None, name: str) -> str:
    return line.record.values.get(name, "") if line and line.record else ""


def _finding(rule: str, line: Line, message: str, page: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, line.place, message, f"{CITE}, page {page}", fix)
