"""Statements between records and values: the blocks of PF and MS that CBP sends, and the same records from a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from tidewaiter.abi import daily_statement as daily
from tidewaiter.abi import monthly_statement as monthly
from tidewaiter.abi.batch_control import ReplyBlockHeader
from tidewaiter.abi.record import Record, Value
from tidewaiter.abi.statements import (
    DailyLine,
    DailyStatement,
    DeletedEntry,
    EntryLine,
    Fees,
    MonthlyStatement,
    Statement,
    Totals,
    disagreements,
    fault,
)
from tidewaiter.abi.tree import Block, Line
from tidewaiter.findings import Finding

T = TypeVar("T")
FEES_A_RECORD, DELETED_A_RECORD = 5, 4


def read(block: Block) -> tuple[Statement | None, tuple[Finding, ...]]:
    """The statement that a block of PF or MS holds, and what of its sums does not agree; None where a line of it cannot be read.

    A blank amount is one that does not apply, and counts as nothing.
    """
    header = block.header.record if block.header else None
    lines = [line for transaction in block.transactions for line in transaction.lines]
    unread = [fault("STATEMENT-UNREAD", line.place, "the line cannot be read", "Ask CBP for the statement again.")
              for line in lines if line.record is None or any(_garbled(line.record))]
    if block.application not in ("PF", "MS") or not isinstance(header, ReplyBlockHeader) or not lines:
        what = f"application {block.application or '(none)'} holds no statement, or its block has no header or no record"
        return None, (*unread, fault("STATEMENT-UNREAD", "block", what, "Read blocks of PF and MS."))
    if unread:
        return None, tuple(unread)
    statement: Statement = _daily(header, lines) if block.application == "PF" else _monthly(header, lines)
    return statement, tuple(disagreements(statement))


def _garbled(record: Record) -> Iterator[str]:
    for one in record.told:
        if one.kind == "N" and record.values[one.name].strip() and record.as_int(one.name) is None:
            yield one.name


def _cents(record: Record, name: str) -> int:
    return record.as_int(name) or 0


def _fees(records: Sequence[Record]) -> dict[str, int]:
    fees: dict[str, int] = {}
    for record in records:
        for n in range(1, FEES_A_RECORD + 1):
            if code := record.values[f"class_{n}"]:
                fees[code] = fees.get(code, 0) + _cents(record, f"amount_{n}")
    return fees


def _groups(lines: Sequence[Line], *heads: type[Record]) -> Iterator[list[Record]]:
    """The records from each of these to the next record that heads a group."""
    group: list[Record] = []
    for line in lines:
        record = line.record
        if record is None:
            continue
        if record.id in ("Q1", "Q3", "Q5", "Q7"):
            if group and isinstance(group[0], heads):
                yield group
            group = []
        group.append(record)
    if group and isinstance(group[0], heads):
        yield group


def _of(group: Sequence[Record], kind: type[Record]) -> Record:
    """The record of a kind; where it is missing, a blank one, which the order of the chapter has named already."""
    return next((record for record in group if isinstance(record, kind)), kind())


def _of_all(group: Sequence[Record], kind: type[Record]) -> list[Record]:
    return [record for record in group if isinstance(record, kind)]


def _deleted(lines: Sequence[Line], kind: type[Record]) -> tuple[DeletedEntry, ...]:
    return tuple(
        DeletedEntry(record["statement"], record[f"filer_{n}"], record[f"entry_number_{n}"], record[f"source_{n}"])
        for line in lines if isinstance(line.record, kind) for record in [line.record.values]
        for n in range(1, DELETED_A_RECORD + 1) if record[f"entry_number_{n}"]
    )


def _daily(header: ReplyBlockHeader, lines: Sequence[Line]) -> DailyStatement:
    entries = []
    for group in _groups(lines, daily.EntryDuty):
        first, cases = group[0], _of(group, daily.EntryCases)
        entries.append(EntryLine(
            first.values["filer"], first.values["entry_number"], first.values["port"], first.values["entry_type"], first.as_day("print_date"),
            cases.values["payment_type"], first.values["importer"], _cents(first, "duty"), _cents(first, "tax"),
            _cents(cases, "antidumping"), _cents(cases, "countervailing"), _cents(cases, "interest"),
            _fees(_of_all(group, daily.EntryFees)), first.values["deferred"] == "Y", cases.values["due"] != "N",
            cases.values["antidumping_due"] != "N", cases.values["countervailing_due"] != "N",
            first.values["reference"], first.values["consolidated"] == "C", first.values["branch"], cases.values["team"],
        ))
    due = _daily_totals(lines, daily.Due, daily.DueCases, daily.DueFees)
    paid = _daily_totals(lines, daily.Paid, daily.PaidCases, daily.PaidFees)
    return DailyStatement(
        header.statement, header.as_day("print_date"), header.statement_status == "F", header.payment_type, header.filer, header.port,
        tuple(entries), due, paid, _deleted(lines, daily.Deleted), header.importer, header.branch,
    )


def _daily_totals(lines: Sequence[Line], first: type[Record], second: type[Record], fees: type[Record]) -> Totals | None:
    for group in _groups(lines, first):
        one, two = group[0], _of(group, second)
        return Totals(
            _cents(one, "duty"), _cents(one, "tax"), _cents(two, "antidumping"), _cents(two, "countervailing"), _cents(two, "amount"),
            _fees(_of_all(group, fees)), _cents(one, "deferred_tax"), _cents(two, "interest"),
            _cents(two, "revenue_entries"), _cents(two, "other_entries"),
        )
    return None


def _monthly(header: ReplyBlockHeader, lines: Sequence[Line]) -> MonthlyStatement:
    dailies = []
    for group in _groups(lines, monthly.Listed):
        first, total = group[0], _of(group, monthly.ListedTotal)
        dailies.append(DailyLine(
            first.values["statement"], first.values["port"], first.values["filer"], first.as_day("print_date"), first.as_day("presented"),
            first.values["importer"], _cents(first, "duty"), _cents(first, "tax"), _cents(total, "antidumping"),
            _cents(total, "countervailing"), _fees(_of_all(group, monthly.ListedFees)), _cents(total, "amount"),
        ))
    due = next(_groups(lines, monthly.Due), [])
    return MonthlyStatement(
        header.statement, header.as_day("print_date"), due[0].as_day("due_date") if due else None, header.statement_status == "F",
        header.payment_type, header.filer, header.port, tuple(dailies),
        _monthly_totals(lines, monthly.Due, monthly.DueTotal, monthly.DueFees),
        _monthly_totals(lines, monthly.Paid, monthly.PaidTotal, monthly.PaidFees),
        _deleted(lines, monthly.Deleted), header.importer, header.branch,
    )


def _monthly_totals(lines: Sequence[Line], first: type[Record], second: type[Record], fees: type[Record]) -> Totals | None:
    for group in _groups(lines, first):
        one, two = group[0], _of(group, second)
        return Totals(_cents(one, "duty"), _cents(one, "tax"), _cents(two, "antidumping"), _cents(two, "countervailing"),
                      _cents(two, "amount"), _fees(_of_all(group, fees)))
    return None


def header(statement: Statement) -> ReplyBlockHeader:
    """Record B of the block that holds the statement (B&B-25)."""
    return ReplyBlockHeader(
        port=statement.port, filer=statement.filer, application="PF" if isinstance(statement, DailyStatement) else "MS",
        statement_status="F" if statement.final else "P", statement=statement.number, print_date=statement.printed,
        payment_type=statement.payment_type, importer=statement.importer, branch=statement.branch,
    )


def records(statement: Statement) -> list[Record]:
    """The records of the block, in the order of the chapter's map; amounts that are nothing stay blank."""
    return list(_daily_records(statement) if isinstance(statement, DailyStatement) else _monthly_records(statement))


def _some(cents: int) -> Value:
    return cents or None


def _fee_records(kind: type[Record], fees: Fees, *, always: bool = False) -> Iterator[Record]:
    for sequence, pairs in enumerate(_chunks(fees.items(), FEES_A_RECORD) or ([[]] if always else []), 1):
        told: dict[str, Value] = {"sequence": sequence}
        for n, (code, cents) in enumerate(pairs, 1):
            told |= {f"class_{n}": code, f"amount_{n}": cents}
        yield kind(**told)


def _deleted_records(kind: type[Record], deleted: Sequence[DeletedEntry]) -> Iterator[Record]:
    for statement in dict.fromkeys(entry.statement for entry in deleted):
        for four in _chunks((entry for entry in deleted if entry.statement == statement), DELETED_A_RECORD):
            told: dict[str, Value] = {"statement": statement}
            for n, entry in enumerate(four, 1):
                told |= {f"filer_{n}": entry.filer, f"entry_number_{n}": entry.number, f"source_{n}": entry.source}
            yield kind(**told)


def _daily_records(statement: DailyStatement) -> Iterator[Record]:
    for entry in statement.entries:
        same: dict[str, Value] = {"port": entry.port, "filer": entry.filer, "entry_number": entry.number}
        yield daily.EntryDuty(
            **same, importer=entry.importer, print_date=entry.printed, duty=_some(entry.duty), tax=_some(entry.tax),
            deferred="Y" if entry.deferred else "N" if entry.tax else "", reference=entry.reference,
            consolidated="C" if entry.consolidated else "", branch=entry.branch, entry_type=entry.type,
        )
        yield daily.EntryCases(
            **same, antidumping=_some(entry.antidumping), countervailing=_some(entry.countervailing), payment_type=entry.payment_type,
            due="Y" if entry.due else "N", antidumping_due=_case(entry.antidumping, entry.antidumping_due),
            countervailing_due=_case(entry.countervailing, entry.countervailing_due), team=entry.team, interest=_some(entry.interest),
        )
        yield from _fee_records(daily.EntryFees, entry.fees)
    for kinds, sums in (
        ((daily.Due, daily.DueCases, daily.DueFees), statement.due), ((daily.Paid, daily.PaidCases, daily.PaidFees), statement.paid),
    ):
        if sums is not None:
            yield kinds[0](
                statement=statement.number, print_date=statement.printed, filer=statement.filer, importer=statement.importer,
                duty=_some(sums.duty), tax=_some(sums.tax), deferred_tax=_some(sums.deferred_tax), port=statement.port,
            )
            yield kinds[1](
                antidumping=_some(sums.antidumping), countervailing=_some(sums.countervailing), amount=sums.amount,
                interest=_some(sums.interest), revenue_entries=sums.revenue_entries, other_entries=sums.other_entries,
            )
            yield from _fee_records(kinds[2], sums.fees)
    yield from _deleted_records(daily.Deleted, statement.deleted)


def _case(cents: int, due: bool) -> str:
    return "" if due and not cents else "Y" if due else "N"


def _monthly_records(statement: MonthlyStatement) -> Iterator[Record]:
    for line in statement.dailies:
        yield monthly.Listed(
            statement=line.statement, port=line.port, filer=line.filer, importer=line.importer, print_date=line.printed,
            presented=line.presented, duty=_some(line.duty), tax=_some(line.tax),
        )
        yield monthly.ListedTotal(antidumping=_some(line.antidumping), countervailing=_some(line.countervailing), amount=line.amount)
        yield from _fee_records(monthly.ListedFees, line.fees, always=True)
    for kinds, sums in (
        ((monthly.Due, monthly.DueTotal, monthly.DueFees), statement.due), ((monthly.Paid, monthly.PaidTotal, monthly.PaidFees), statement.paid),
    ):
        if sums is not None:
            yield kinds[0](
                statement=statement.number, print_date=statement.printed, due_date=statement.due_date, filer=statement.filer,
                importer=statement.importer, duty=_some(sums.duty), tax=_some(sums.tax),
            )
            yield kinds[1](antidumping=_some(sums.antidumping), countervailing=_some(sums.countervailing), amount=sums.amount)
            yield from _fee_records(kinds[2], sums.fees, always=True)
    yield from _deleted_records(monthly.Deleted, statement.deleted)


def _chunks(things: Iterable[T], size: int) -> list[list[T]]:
    whole = list(things)
    return [whole[n : n + size] for n in range(0, len(whole), size)]
