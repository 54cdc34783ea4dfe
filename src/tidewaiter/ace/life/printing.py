"""Statements as CBP sends them: PF for a daily, MS for a monthly one."""

from __future__ import annotations

from datetime import date

from tidewaiter.abi import statement_records
from tidewaiter.abi.statements import DailyLine, DailyStatement, DeletedEntry, EntryLine, MonthlyStatement, Statement, totals
from tidewaiter.ace.desk import Desk, Thing
from tidewaiter.ace.life.entries import day, owed
from tidewaiter.ace.post import post


def print_statement(desk: Desk, statement: Thing, *, final: bool) -> None:
    """Post a statement to its filer, preliminary or final."""
    told = monthly(desk, statement, final) if statement["kind"] == "monthly" else daily(statement, final)
    application = "MS" if statement["kind"] == "monthly" else "PF"
    post(desk, statement["filer"], application, statement_records.records(told), header=statement_records.header(told))


def _line(row: Thing) -> EntryLine:
    amounts = row["amounts"]
    return EntryLine(
        row["key"][:3], row["key"][3:], row["port"], row["type"], day(row.get("print_date")), row["payment"], row["importer"],
        duty=amounts["duty"], tax=amounts["tax"] or amounts["deferred"], antidumping=amounts["antidumping"],
        countervailing=amounts["countervailing"], fees=amounts["fees"], deferred=bool(amounts["deferred"]), due=bool(owed(amounts)),
        reference=row["reference"],
    )


def daily(statement: Thing, final: bool) -> DailyStatement:
    """The statement as it is read from its records. What was taken off it counts as printed, not as paid."""
    there, gone = [_line(row) for row in statement["entries"]], [_line(row) for row in statement["removed"]]
    entries = there if final else [*there, *gone]
    return DailyStatement(
        statement["number"], date.fromisoformat(statement["print_date"]), final, statement["payment"], statement["filer"], statement["port"],
        tuple(entries), totals([*there, *gone]), totals(there) if final else None,
        tuple(DeletedEntry(statement["number"], row["key"][:3], row["key"][3:], row["source"]) for row in statement["removed"]) if final else (),
        statement["importer"], statement["branch"],
    )


def monthly(desk: Desk, statement: Thing, final: bool) -> Statement:
    by_daily: dict[str, list[Thing]] = {}
    for row in statement["entries"]:
        by_daily.setdefault(row["daily"], []).append(row)
    lines = []
    for number, rows in by_daily.items():
        told = desk.file.thing("statement", number) or {}
        sums = totals([_line(row) for row in rows])
        lines.append(DailyLine(
            number, told.get("port", ""), told.get("filer", ""), day(told.get("print_date")), day(told.get("paid")), told.get("importer", ""),
            sums.duty, sums.tax, sums.antidumping, sums.countervailing, sums.fees, sums.amount,
        ))
    return MonthlyStatement(
        statement["number"], date.fromisoformat(statement["print_date"]), date.fromisoformat(statement["due"]), final, statement["payment"],
        statement["filer"], statement["port"], tuple(lines), totals(lines), totals(lines) if final else None, (), statement["importer"],
        statement["branch"],
    )
