"""Rates of exchange for an invoice: the certified quarterly rate, or the daily one when it varies by 5 percent."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from tidewaiter.dates import Span, read_day
from tidewaiter.findings import Finding, Severity

COLUMNS = ("currency", "kind", "from", "to", "rate", "source")
QUARTERLY = "31 U.S.C. 5151(c); 19 CFR 159.34(b)"
DAILY = "31 U.S.C. 5151(d); 19 CFR 159.34(b)(2), 159.35"

_LARGEST = 2_000_000
_CURRENCY = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"\d{1,9}(\.\d{1,12})?")


@dataclass(frozen=True)
class Rate:
    """Dollars for one unit of `currency` on days in `span`. `kind` is quarterly or daily."""

    currency: str
    kind: str
    span: Span
    usd: Decimal
    source: str

    @property
    def cite(self) -> str:
        """The law that makes it the rate, and where the figure is from."""
        return f"{QUARTERLY if self.kind == 'quarterly' else DAILY}; {self.source}"


DOLLAR = Rate("USD", "quarterly", Span(), Decimal(1), "the invoice is in US dollars")


@dataclass(frozen=True)
class Rates:
    """The rates of one file. `name` is the file's, for the place of a finding."""

    rows: tuple[Rate, ...] = ()
    name: str = "rates.csv"

    @classmethod
    def read(cls, path: Path) -> tuple[Rates, tuple[Finding, ...]]:
        """The rates of a CSV file with the columns currency, kind, from, to, rate, source, and what is wrong with it.

        `from` and `to` are both days on which the rate holds. A row with a fault is left out.
        """
        try:
            if path.stat().st_size > _LARGEST:
                raise ValueError(f"the file is over {_LARGEST:,} bytes")
            table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), strict=True))
            if not table or tuple(cell.strip().lower() for cell in table[0]) != COLUMNS:
                raise ValueError(f"its columns are not {', '.join(COLUMNS)}, in that order")
        except (OSError, ValueError, csv.Error) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            return cls((), path.name), (_fault(path.name, f"the rates cannot be read: {reason}", "save it as CSV UTF-8"),)
        rows: list[Rate] = []
        findings: list[Finding] = []
        for number, cells in enumerate(table[1:], 2):
            if not any(cell.strip() for cell in cells):
                continue
            try:
                row = _row([cell.strip() for cell in cells])
                _alone(row, rows)
            except ValueError as error:
                findings.append(_fault(f"{path.name}, row {number}", str(error), "copy the row again from its source"))
            else:
                rows.append(row)
        return cls(tuple(rows), path.name), tuple(findings)

    def rate_for(self, currency: str, exported: date | None, place: str) -> Rate | Finding:
        """Like `rate`, for a day that the papers may not give. `place` is where the currency stands."""
        if exported is None and currency != "USD":
            return Finding(
                "PAP-RATE", Severity.FATAL, place,
                f"{currency} is to be converted, but the day of exportation is missing",
                "19 CFR 159.32; 19 CFR 152.1(c)", "write days.exported in shipment.yaml",
            )
        return self.rate(currency, exported or date.min)

    def rate(self, currency: str, day: date) -> Rate | Finding:
        """The rate for goods exported on `day`, or a fatal finding: a rate is never guessed or carried over.

        The quarterly rate holds unless the file has a daily rate for the day that varies from it by 5 percent or more
        of the quarterly rate. Where there is no quarterly rate the daily one holds.
        """
        if currency == "USD":
            return DOLLAR
        fitting = {row.kind: row for row in self.rows if row.currency == currency and day in row.span}
        quarterly = fitting.get("quarterly") or fitting.get("daily")
        if quarterly is None:
            has = "no rate" if all(row.currency != currency for row in self.rows) else "a rate, but none for that day,"
            return Finding(
                "PAP-RATE", Severity.FATAL, self.name,
                f"the file has {has} for {currency}; the goods were exported on {day}",
                "31 U.S.C. 5151; 19 CFR 159.31-159.35", f"add the row for {currency} on {day} with its source",
            )
        daily = fitting.get("daily", quarterly)
        varies = abs(Fraction(daily.usd) - Fraction(quarterly.usd)) / Fraction(quarterly.usd)
        return daily if varies >= Fraction(5, 100) else quarterly


def _row(cells: list[str]) -> Rate:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"the row has {len(cells)} cells; {len(COLUMNS)} are needed")
    currency, kind, first, last, usd, source = cells
    if not _CURRENCY.fullmatch(currency):
        raise ValueError(f"{currency!r} is not an ISO 4217 code, as EUR")
    if kind not in ("quarterly", "daily"):
        raise ValueError(f"{kind!r} is neither quarterly nor daily")
    start, end = read_day(first), read_day(last)
    if end < start or end == date.max:
        raise ValueError(f"the rate ends on {end}, before it begins on {start}")
    if not _RATE.fullmatch(usd) or Decimal(usd) == 0:
        raise ValueError(f"{usd!r} is not a rate in dollars for one {currency}, as 1.0834")
    if not source:
        raise ValueError("the row does not say where the rate is from")
    return Rate(currency, kind, Span(start, end + timedelta(days=1)), Decimal(usd), source)


def _alone(row: Rate, others: list[Rate]) -> None:
    for other in others:
        first, before = max(row.span.start, other.span.start), min(row.span.before, other.span.before)
        if (row.currency, row.kind) == (other.currency, other.kind) and first < before:
            raise ValueError(f"a {row.kind} rate for {row.currency} on {first} stands above already")


def _fault(where: str, message: str, fix: str) -> Finding:
    return Finding("PAP-RATES-FILE", Severity.FATAL, where, message, "31 U.S.C. 5151; 19 CFR 159.31-159.35", fix)
