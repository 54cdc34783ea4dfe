"""The columns of a history: what is read of its lines, and what is written of them.

The first lists are those that scripts rely on; what stands after `MORE` may be there too. Money is dollars and cents, Decimal(18, 2).
"""

from __future__ import annotations

import polars as pl

from tidewaiter.values import immutable

USD = pl.Decimal(18, 2)


@immutable
class Column:
    """One column: its name, what it is, and whether a file of lines must have it. `reads` are the types that are taken for it."""

    name: str
    is_: str                     # text, day, money, number or any
    needed: bool = False
    about: str = ""


LINES = (
    Column("line_id", "any", True, "names the line; it comes back as it was"),
    Column("entry_id", "any", True, "names the entry: its lines share the entry's fees, in the order of the file"),
    Column("hts", "text", True, "ten digits, dots optional"),
    Column("origin", "text", True, "ISO 3166 alpha-2"),
    Column("entered", "day", True, "the day whose rates apply"),
    Column("value", "money", True, "entered value; rated on whole dollars, 19 CFR 159.3(a)"),
    Column("exported", "day"),
    Column("loaded", "day"),
    Column("program", "text", about="special program indicator claimed"),
    Column("mode", "text", about="mode of transport, two digits"),
    Column("q1", "number"),
    Column("u1", "text", about="unit of q1, as the schedule writes it"),
    Column("q2", "number"),
    Column("u2", "text"),
    Column("facts", "text", about="JSON object of fact names and values"),
    # more
    Column("imported", "day"),
    Column("entry_type", "text", about="two digits; 01 where there is no column"),
    Column("cases", "text", about="antidumping and countervailing cases, by comma"),
)

# Columns that rating does not read, and comparing and reporting go by where a file has them.
ABOUT = (
    Column("part", "text", about="the importer's part number"),
    Column("supplier", "text"),
    Column("manufacturer", "text", about="MID"),
    Column("importer", "text"),
    Column("description", "text"),
    Column("paid_duty", "money", about="duty as it was paid or deposited on the line"),
    Column("paid_fees", "money"),
    Column("liquidated", "day", about="the day of liquidation, where it is known"),
    Column("summary_filed", "day"),
)

# OUT: a row for each number that belongs on a line, in filing order, lines in the order of the file.
ROWS: dict[str, pl.DataType | None] = {"line_id": None, "number": pl.String(), "program": pl.String(), "amount": USD, "plan_id": pl.Int64()}

# FILE (--totals): a row for each line, in the order of the file. `findings` counts them; `rules` names each once, in order of the
# alphabet, by comma; `complete` says that none of them is fatal. What is not known is null.
TOTALS: dict[str, pl.DataType | None] = {
    "line_id": None, "duty": USD, "fees": USD, "findings": pl.Int64(),
    "taxes": USD, "mpf": USD, "hmf": USD, "complete": pl.Boolean(), "rules": pl.String(),
}
