"""One line of a history by the single path, as a quote of it would be: what the columns are held against, and what they cannot say is asked here."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any

import polars as pl

from tidewaiter.batch.rerate.linears import MOST_OWED
from tidewaiter.batch.rerate.schema import ROWS, TOTALS, USD
from tidewaiter.codes import units
from tidewaiter.dates import read_day
from tidewaiter.duty.asked import FIRST_DAY, MOST_CENTS, days_in_order, strange_codes, strange_units
from tidewaiter.duty.assess import Circumstances, assess_line, facts_of
from tidewaiter.duty.facts import MOST
from tidewaiter.duty.fees import entry_fees, user_fees
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import Charge, LineAssessment
from tidewaiter.entry.line import AdCvd, Article, Line, Quantity
from tidewaiter.findings import Finding, LawError, Severity, fatal
from tidewaiter.money.cents import usd
from tidewaiter.money.rounding import whole_dollar
from tidewaiter.numbers import case_number, hts
from tidewaiter.values import immutable

FORMAL = "01"
_DECIMALS = 12                   # of a quantity, as a quote takes them
_TEXT = 1000                     # characters; more is no code and no number
PARTIAL = Finding("RERATE-ENTRY-PARTIAL", Severity.WARNING, "entry", "a line of the entry cannot be read, and the fees are shared without it",
                  "19 CFR 24.23(b)(1)", "Mend that line and rate the entry again.")
DAYS_DIFFER = Finding("RERATE-ENTRY-DAYS", Severity.WARNING, "entry", "its lines are of several days or types; the fees are those of the first line",
                      "19 CFR 24.23(b)(1)", "See which lines are one entry.")


@immutable
class Rated:
    """What one line owes, before the fees of its entry are limited and shared; `assessed` is None where the line cannot be read."""

    assessed: LineAssessment | None
    around: Circumstances | None
    findings: tuple[Finding, ...]

    @property
    def charges(self) -> tuple[Charge, ...]:
        return self.assessed.charges if self.assessed else ()


def rate_line(row: Mapping[str, Any], law: Law, as_if: date | None = None) -> Rated:
    """What a line of a history owes by `law`; with `as_if`, as if entered on that day, the days before it as long before as they were."""
    findings: list[Finding] = []
    try:
        line, around = _read(row, as_if, findings)
    except ValueError as error:
        return Rated(None, None, (unreadable(str(error)),))
    assessed = assess_line(line, around, law)
    owed = [*(one.amount for one in assessed.charges), *(one.amount for one in (*assessed.fees, *assessed.taxes))]
    if max(owed, default=0) > MOST_OWED:
        return Rated(None, None, (unreadable("it owes more than can be; see its value and its quantities"),))
    findings += assessed.findings
    findings += [prohibited(one.reason, one.cite) for one in assessed.prohibited]
    findings += strange_units(line.articles[0], around.entered)
    return Rated(assessed, around, tuple(findings))


def prohibited(reason: str, cite: str) -> Finding:
    return Finding("RERATE-PROHIBITED", Severity.FATAL, "line", f"the goods may not be imported: {reason}", cite, "See the prohibition.")


def unreadable(message: str) -> Finding:
    return Finding("RERATE-UNREADABLE", Severity.FATAL, "line", message, "interfaces, duty rerate", "Mend the line and rate it again.")


def rate_entry(lines: Sequence[Rated]) -> tuple[list[dict[str, int] | None], tuple[Finding, ...]]:
    """The fees of each line of an entry by class, cents, and what is wrong with the entry as such.

    They are those of the first line's day and type. None where a line cannot be read, or the limits of its day are not held.
    """
    read = [one for one in lines if one.assessed is not None]
    if not read:
        return [None] * len(lines), ()
    findings = list(_entry_findings(lines, read))
    first = read[0].around
    assert first is not None
    try:
        totals = entry_fees([one.assessed for one in read if one.assessed], entered=first.entered, entry_type=first.entry_type)
    except LawError as error:
        findings.append(Finding("LAW-FEES", Severity.FATAL, "fees", str(error), "19 CFR 24.23", "Load the notice of that year."))
        return [None] * len(lines), tuple(findings)
    shares = iter([{total.class_code: total.shares[n] for total in totals} for n in range(len(read))])
    return [next(shares) if one.assessed is not None else None for one in lines], tuple(findings)


def _entry_findings(lines: Sequence[Rated], read: Sequence[Rated]) -> Iterator[Finding]:
    if len(read) < len(lines):
        yield PARTIAL
    if len({(one.around.entered, one.around.entry_type) for one in read if one.around}) > 1:
        yield DAYS_DIFFER


def _read(row: Mapping[str, Any], as_if: date | None, findings: list[Finding]) -> tuple[Line, Circumstances]:
    for name in ("hts", "origin", "entered", "value"):
        if row.get(name) is None or row[name] == "":
            raise ValueError(f"{name} is missing")
    number = hts.validate(_text(row, "hts"))
    cents = _cents(row["value"])
    entered = _day(row, "entered")
    assert entered is not None
    days = {name: _day(row, name) for name in ("exported", "loaded", "imported")}
    if as_if is not None:
        days = {name: day and _moved(day, as_if - entered) for name, day in days.items()}
        entered = as_if
    if entered < FIRST_DAY:
        raise ValueError(f"entered {entered} lies before {FIRST_DAY}, from when the law is held")
    facts = facts_of(_facts(row))
    origin, mode, entry_type = _text(row, "origin").upper(), _text(row, "mode"), _text(row, "entry_type") or FORMAL
    findings += strange_codes(origin, entry_type, mode or None)
    findings += days_in_order({"entered": entered, **{name: day for name, day in days.items() if day}})
    line = Line(
        1, "", (Article(number, whole_dollar(cents), tuple(_quantities(row, findings))),), origin, "", program=_text(row, "program").upper(),
        facts=facts, adcvd=tuple(_cases(row, findings)),
    )
    return line, Circumstances(entered, days["exported"], days["loaded"], days["imported"], entry_type, mode)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        raise ValueError(f"{day} moved with the day of entry lies outside the calendar") from None


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    text = str(value).strip()
    if len(text) > _TEXT or not text.isprintable():
        raise ValueError(f"{name} is no text of one line")
    return text


def _cents(value: Any) -> int:
    number = _number(value)
    if number is None or number != number.quantize(Decimal("0.01")):
        raise ValueError(f"value {value!r} is not an amount of dollars and cents")
    cents = int(number * 100)
    if not 0 <= cents <= MOST_CENTS:
        raise ValueError(f"value {value} is {'negative' if cents < 0 else 'more than can be'}")
    return cents


def _number(value: Any) -> Decimal | None:
    """A number as it is printed; None where it is none."""
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**20 else None


def _day(row: Mapping[str, Any], name: str) -> date | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return read_day(str(value).strip())
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _facts(row: Mapping[str, Any]) -> dict[str, str]:
    text = row.get("facts")
    if text is None or not str(text).strip():
        return {}
    try:
        given = json.loads(str(text), parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        raise ValueError("facts is not JSON") from None
    if not isinstance(given, dict) or any(isinstance(value, (dict, list)) for value in given.values()):
        raise ValueError("facts is not an object of names and values")
    return {name: str(value).lower() if isinstance(value, bool) else str(value).strip() for name, value in given.items() if value is not None}


def _quantities(row: Mapping[str, Any], findings: list[Finding]) -> Iterator[Quantity]:
    for amount, unit in (("q1", "u1"), ("q2", "u2")):
        value, text = row.get(amount), _text(row, unit)
        if value is None or value == "":
            continue
        number = _number(value)
        if number is None or not 0 <= number <= MOST or -int(number.as_tuple().exponent) > _DECIMALS:
            raise ValueError(f"{amount} {value!r} is not a quantity")
        code = units.read(text)
        if code is None:
            findings.append(Finding("UNIT-UNKNOWN", Severity.FATAL, unit, f"{text!r} is no unit of the schedule", "CATAIR appendix C",
                                    "Write the unit as the schedule does, as kg, No. or doz."))
        else:
            yield Quantity(number, code)


def _cases(row: Mapping[str, Any], findings: list[Finding]) -> Iterator[AdCvd]:
    for text in _text(row, "cases").split(","):
        try:
            if text.strip():
                yield AdCvd(case_number.validate(text.strip()))
        except ValueError as error:
            findings.append(Finding("ADCVD-CASE", Severity.FATAL, "cases", str(error), "19 CFR 351.107", "Write it as A-570-909-000."))


def rate_singly(lines: pl.DataFrame, law: Law, as_if: date | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows and the totals of lines, each by the single path: what `Rater.rate` is held against. `plan_id` is 0."""
    rows: list[tuple[object, ...]] = []
    totals: list[tuple[object, ...]] = []
    for _, group in groupby(lines.iter_rows(named=True), key=lambda row: object() if row["entry_id"] is None else row["entry_id"]):
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
            of = user_fees()
            owed = (None, None, None) if fee is None else (
                usd(sum(fee.values())), usd(fee.get(of.processing_class, 0)), usd(fee.get(of.harbor_class, 0)),
            )
            totals.append((row["line_id"], duty, owed[0], len(findings), taxes, *owed[1:], not fatal(findings),
                           ",".join(sorted({finding.rule for finding in findings}))))
    return _frame(rows, ROWS, lines), _frame(totals, TOTALS, lines)


def _frame(rows: Sequence[Sequence[object]], columns: Mapping[str, pl.DataType | None], lines: pl.DataFrame) -> pl.DataFrame:
    schema = {name: pl.String() if dtype == USD else dtype or lines.schema["line_id"] for name, dtype in columns.items()}
    money = [pl.col(name).str.to_decimal(scale=2).cast(USD) for name, dtype in columns.items() if dtype == USD]
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(money)
