"""Statements with invented entries, for tests and for the golden messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tidewaiter.abi import batch_control as control
from tidewaiter.abi.record import Value
from tidewaiter.abi.statement_records import header, records
from tidewaiter.abi.statements import (
    DailyLine,
    DailyStatement,
    DeletedEntry,
    EntryLine,
    MonthlyStatement,
    Statement,
    daily_number,
    monthly_number,
    totals,
)
from tidewaiter.numbers.entry_number import check_digit

PRINTED = date(2026, 10, 5)


def entry(serial: str, **other: object) -> EntryLine:
    line = EntryLine("B76", serial + check_digit("B76", serial), "2704", "01", PRINTED, "2")
    return replace(line, **other)           # type: ignore[arg-type]


ENTRIES = (
    entry("0324527", importer="36-456789000", duty=1103999, fees={"499": 4909, "501": 1772}, reference="26-004417", team="301"),
    entry("0324528", type="03", duty=41099, antidumping=250000, countervailing=120000, countervailing_due=False, fees={"499": 3358}),
    entry("0324529", tax=98765, deferred=True, fees={"056": 120, "079": 1, "090": 2, "102": 3, "110": 4, "499": 3358}),
    entry("0324530", type="22", due=False),
)
PRELIMINARY = DailyStatement(
    daily_number("27", PRINTED, "00A"), PRINTED, False, "2", "B76", "2704", ENTRIES, totals(ENTRIES), branch="01",
)
KEPT = ENTRIES[:2]
FINAL = replace(
    PRELIMINARY, final=True, entries=KEPT, paid=totals(KEPT),
    deleted=tuple(DeletedEntry(PRELIMINARY.number, "B76", line.number, source) for line, source in zip(ENTRIES[2:], ("ABI", "CBP"), strict=True)),
)
DAILIES = tuple(
    DailyLine(daily_number("27", printed, sequence), "2704", "B76", printed, printed, "36-456789000", duty, tax, 100, 200, {"499": 3358, "501": 9},
              duty + tax + 300 + 3367)
    for printed, sequence, duty, tax in ((PRINTED, "00A", 1103999, 0), (date(2026, 10, 6), "00B", 5, 7))
)
MONTHLY = MonthlyStatement(
    monthly_number("27", 2026, 10, "001"), date(2026, 11, 12), date(2026, 11, 23), True, "7", "B76", "2704", DAILIES,
    totals(DAILIES), totals(DAILIES), importer="36-456789000",
    deleted=tuple(DeletedEntry(DAILIES[0].statement, "B76", line.number, "ABI") for line in (*ENTRIES, ENTRIES[0])),
)


def batch(*statements: Statement) -> str:
    """One batch with a block for each statement, as CBP sends it."""
    application = "PF" if isinstance(statements[0], DailyStatement) else "MS"
    ends: dict[str, Value] = {"site": "2704", "sender": "B76", "transmitted": PRINTED}
    lines = [control.ReplyBatchHeader(application=application, **ends)]
    for statement in statements:
        block: dict[str, Value] = {"port": statement.port, "filer": statement.filer, "application": application}
        inside = records(statement)
        lines += [header(statement), *inside, control.ReplyBlockTrailer(**block, images=f"{len(inside):05}")]  # type: ignore[list-item]
    lines.append(control.ReplyBatchTrailer(**ends))                                                            # type: ignore[arg-type]
    return "".join(f"{line.emit()}\r\n" for line in lines)
