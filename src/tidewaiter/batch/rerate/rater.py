"""Lines of a history rated together. A rater holds the law, and what it found of it stays found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

import polars as pl

from tidewaiter.batch.rerate.schema import ROWS, TOTALS, USD
from tidewaiter.batch.rerate.single import rate_entry, rate_line
from tidewaiter.duty.law import Law
from tidewaiter.findings import fatal
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts

MPF, HMF = "499", "501"          # CBP's accounting classes of the two fees


class Rater:
    """Rates lines by one law; `as_if` is a day on which they are taken as entered."""

    def __init__(self, law: Law, *, as_if: date | None = None) -> None:
        self.law, self.as_if = law, as_if

    def rate(self, lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The rows and the totals of lines, in their order. The lines of an entry stand together, and an entry is here whole."""
        return rate_singly(lines, self.law, self.as_if)


def rate_singly(lines: pl.DataFrame, law: Law, as_if: date | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The same, each line by the single path: what the columns are held against."""
    rows: list[tuple[object, ...]] = []
    totals: list[tuple[object, ...]] = []
    for _, group in groupby(lines.iter_rows(named=True), key=lambda row: row["entry_id"]):
        given = list(group)
        found = [rate_line(row, law, as_if) for row in given]
        fees, wrong = rate_entry(found)
        for row, one, fee in zip(given, found, fees, strict=True):
            findings = (*one.findings, *wrong) if one.assessed else one.findings
            rows += [
                (row["line_id"], hts.format(charge.number) if charge.kind == "duty" else charge.number, charge.program, usd(charge.amount), 0)
                for charge in one.charges
            ]
            duty = usd(sum(charge.amount for charge in one.charges)) if one.assessed else None
            taxes = usd(sum(tax.amount for tax in one.assessed.taxes)) if one.assessed else None
            owed = (None, None, None) if fee is None else (usd(sum(fee.values())), usd(fee.get(MPF, 0)), usd(fee.get(HMF, 0)))
            totals.append((row["line_id"], duty, owed[0], len(findings), taxes, *owed[1:], not fatal(findings),
                           ",".join(dict.fromkeys(finding.rule for finding in findings))))
    return _frame(rows, ROWS, lines), _frame(totals, TOTALS, lines)


def _frame(rows: Sequence[Sequence[object]], columns: Mapping[str, pl.DataType | None], lines: pl.DataFrame) -> pl.DataFrame:
    schema = {name: pl.String() if dtype == USD else dtype or lines.schema["line_id"] for name, dtype in columns.items()}
    money = [pl.col(name).str.to_decimal(scale=2).cast(USD) for name, dtype in columns.items() if dtype == USD]
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(money)
