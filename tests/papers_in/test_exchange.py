"""Rates of exchange: the quarterly rate, the daily one at 5 percent, and never a guess."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tidewaiter.findings import Finding
from tidewaiter.money.exchange import Rate, Rates

HEAD = "currency,kind,from,to,rate,source\n"
QUARTER = "CHF,quarterly,2026-07-01,2026-09-30,1.2000,QB 26-700\n"


def rates(tmp_path: Path, rows: str) -> Rates:
    path = tmp_path / "rates.csv"
    path.write_text(HEAD + rows, "utf-8")
    read, findings = Rates.read(path)
    assert findings == ()
    return read


@pytest.mark.parametrize(("day", "found"), (
    (date(2026, 6, 30), False), (date(2026, 7, 1), True), (date(2026, 9, 30), True), (date(2026, 10, 1), False),
))
def test_a_quarterly_rate_holds_in_its_quarter_and_on_no_other_day(tmp_path: Path, day: date, found: bool) -> None:
    rate = rates(tmp_path, QUARTER).rate("CHF", day)
    assert isinstance(rate, Rate) is found
    if isinstance(rate, Finding):
        assert (rate.rule, rate.where) == ("PAP-RATE", "rates.csv")


@pytest.mark.parametrize(("daily", "kind"), (
    ("1.2599", "quarterly"), ("1.2600", "daily"), ("1.1401", "quarterly"), ("1.1400", "daily"),
))
def test_the_daily_rate_holds_from_five_percent_on_either_side(tmp_path: Path, daily: str, kind: str) -> None:
    rows = QUARTER + f"CHF,daily,2026-08-03,2026-08-03,{daily},QB 26-701\n"
    rate = rates(tmp_path, rows).rate("CHF", date(2026, 8, 3))
    assert isinstance(rate, Rate)
    assert rate.kind == kind
    assert ("159.35" in rate.cite) is (kind == "daily")


def test_a_daily_rate_holds_where_no_quarterly_rate_is_certified(tmp_path: Path) -> None:
    rate = rates(tmp_path, "VND,daily,2026-08-03,2026-08-03,0.0000381,QB 26-701\n").rate("VND", date(2026, 8, 3))
    assert isinstance(rate, Rate) and rate.kind == "daily"


def test_a_currency_without_a_rate_is_a_finding_and_the_dollar_needs_none() -> None:
    assert isinstance(Rates(()).rate("EUR", date(2026, 8, 3)), Finding)
    dollar = Rates(()).rate("USD", date(2026, 8, 3))
    assert isinstance(dollar, Rate) and dollar.usd == 1


def test_without_the_day_of_exportation_nothing_is_converted(tmp_path: Path) -> None:
    answer = rates(tmp_path, QUARTER).rate_for("CHF", None, "invoice.csv")
    assert isinstance(answer, Finding) and (answer.rule, answer.where) == ("PAP-RATE", "invoice.csv")


@pytest.mark.parametrize("row", (
    "chf,quarterly,2026-07-01,2026-09-30,1.2,QB\n",
    "CHF,weekly,2026-07-01,2026-09-30,1.2,QB\n",
    "CHF,quarterly,2026-09-30,2026-07-01,1.2,QB\n",
    "CHF,quarterly,2026-07-01,9999-12-31,1.2,QB\n",
    "CHF,quarterly,1.7.2026,2026-09-30,1.2,QB\n",
    "CHF,quarterly,2026-07-01,2026-09-30,0,QB\n",
    "CHF,quarterly,2026-07-01,2026-09-30,-1.2,QB\n",
    "CHF,quarterly,2026-07-01,2026-09-30,nan,QB\n",
    'CHF,quarterly,2026-07-01,2026-09-30,"1,2",QB\n',
    "CHF,quarterly,2026-07-01,2026-09-30,1.2,\n",
    "CHF,quarterly,2026-07-01\n",
    QUARTER + "CHF,quarterly,2026-09-30,2026-12-31,1.3,QB\n",
))
def test_a_row_that_cannot_be_a_rate_is_found_by_its_row(tmp_path: Path, row: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(HEAD + row, "utf-8")
    _, findings = Rates.read(path)
    where = f"rates.csv, row {1 + row.count(chr(10))}"
    assert [(finding.rule, finding.where) for finding in findings] == [("PAP-RATES-FILE", where)]


@pytest.mark.parametrize("raw", (b"", b"\xff\xfe\0", b"a,b\n1,2\n", b'"', b"x" * 2_000_001))
def test_a_file_that_holds_no_rates_is_found(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "rates.csv"
    path.write_bytes(raw)
    read, findings = Rates.read(path)
    assert read.rows == () and len(findings) == 1


def test_a_file_that_is_not_there_is_found(tmp_path: Path) -> None:
    assert Rates.read(tmp_path / "rates.csv")[1][0].rule == "PAP-RATES-FILE"
