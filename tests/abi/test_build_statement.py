"""Moving an entry summary to another statement, and authorising a payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.samples import ENTRY, assessment
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi.build import entry_summary_batch
from tidewaiter.abi.build_statement import (
    PaymentAuthorisation,
    Standing,
    authorisation_batch,
    payable,
    rescheduled_batch,
    update_batch,
)
from tidewaiter.abi.codec import check, parse
from tidewaiter.abi.record import Record
from tidewaiter.entry.entry import Payment
from tidewaiter.findings import Finding, Severity

TODAY = date(2026, 9, 24)
FILED = parse(entry_summary_batch(
    replace(ENTRY, payment=Payment("2", date(2026, 10, 1))), assessment(ENTRY)).text).transactions[0].records


def fatal(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings if finding.severity is Severity.FATAL]


@pytest.mark.parametrize("payment, columns", [
    (Payment("2", date(2026, 10, 5)),                       "2100526    "),
    (Payment("3", date(2026, 10, 5), branch="01"),          "3100526  01"),
    (Payment("7", date(2026, 10, 5), "11"),                 "710052611  "),
    (Payment("1"),                                          "1          "),
])
def test_a_summary_is_filed_again_with_another_payment(payment: Payment, columns: str) -> None:
    message = rescheduled_batch(FILED, payment, TODAY)
    assert fatal(message.findings) == []
    assert [finding.rule for finding in check(message.text)] == []
    (transaction,) = parse(message.text).transactions
    assert transaction.lines[0].text[50:61] == columns
    assert transaction.lines[0].text[:16] == FILED[0].emit()[:2] + "R" + FILED[0].emit()[3:16]
    assert transaction.records[1:] == tuple(FILED[1:])


@pytest.mark.parametrize("payment, statement_day, found", [
    (Payment("1"),                                         None, []),
    (Payment("1", date(2026, 10, 5)),                      None, ["STATEMENT-ALONE"]),
    (Payment("1", None, "10", "01"),                       None, ["STATEMENT-ALONE", "STATEMENT-ALONE"]),
    (Payment("4"),                                         None, ["STATEMENT-KIND"]),
    (Payment("2"),                                         None, ["STATEMENT-DAY"]),
    (Payment("2", date(2026, 9, 24)),                      None, ["STATEMENT-DAY"]),             # today
    (Payment("2", date(2026, 9, 25)),                      None, []),
    (Payment("2", date(2026, 9, 23)),                      None, ["STATEMENT-DAY"]),
    (Payment("2", date(2026, 9, 26)),                      None, ["STATEMENT-DAY"]),             # a Saturday
    (Payment("2", date(2026, 10, 12)),                     None, ["STATEMENT-DAY"]),             # Columbus Day
    (Payment("2", date(2026, 12, 23)),                     None, []),                            # 90 days
    (Payment("2", date(2026, 12, 24)),                     None, ["STATEMENT-DAY"]),
    (Payment("5", date(2026, 10, 5), "10"),                None, ["STATEMENT-MONTH"]),
    (Payment("6", date(2026, 10, 5)),                      None, ["STATEMENT-MONTH"]),
    (Payment("6", date(2026, 10, 5), "13"),                None, ["STATEMENT-MONTH"]),
    (Payment("6", date(2026, 10, 5), "11"),                None, []),
    (Payment("6", date(2026, 10, 5), "12"),                None, ["STATEMENT-MONTH"]),
    (Payment("6", date(2026, 10, 5), "08"),                None, ["STATEMENT-MONTH"]),
    (Payment("8", date(2026, 10, 5), "10"),                15,   []),
    (Payment("8", date(2026, 10, 14), "10"),               15,   []),
    (Payment("8", date(2026, 10, 15), "10"),               15,   ["STATEMENT-MONTH-DAY"]),
])
def test_a_payment_fits_the_day_on_which_it_is_told(payment: Payment, statement_day: int | None, found: list[str]) -> None:
    assert fatal(tuple(payable(payment, TODAY, statement_day))) == found


def test_an_unknown_day_of_the_monthly_statement_is_said() -> None:
    (finding,) = payable(Payment("6", date(2026, 10, 5), "10"), TODAY)
    assert (finding.rule, finding.severity) == ("STATEMENT-MONTH-DAY", Severity.WARNING)


@pytest.mark.parametrize("header, standing, today, found", [
    ({},                            Standing(),                    TODAY,              []),
    ({},                            Standing(),                    date(2026, 9, 30),  []),                       # the day before it is printed
    ({},                            Standing(),                    date(2026, 10, 1),  ["STATEMENT-LISTED"]),
    ({},                            Standing(listed=False),        date(2026, 10, 1),  []),
    ({},                            Standing(listed=True),         TODAY,              ["STATEMENT-LISTED"]),
    ({},                            Standing(paid=True),           TODAY,              ["STATEMENT-PAID"]),
    ({},                            Standing(trade_control=False), TODAY,              ["STATEMENT-CONTROL"]),
    ({},                            Standing(trade_control=True),  TODAY,              []),
    ({"action": "D"},               Standing(),                    TODAY,              ["STATEMENT-DELETED"]),
    ({"correction": "Y"},           Standing(),                    TODAY,              ["STATEMENT-CORRECTION"]),
])
def test_a_summary_moves_until_it_is_listed(header: dict[str, str], standing: Standing, today: date, found: list[str]) -> None:
    filed = [FILED[0].replace(**header), *FILED[1:]]
    message = rescheduled_batch(filed, Payment("2", date(2026, 10, 20)), today, standing=standing)
    assert [rule for rule in fatal(message.findings) if rule.startswith("STATEMENT-")] == found


def test_a_monthly_statement_takes_no_internal_revenue_tax() -> None:
    place = next(n for n, record in enumerate(FILED) if isinstance(record, line.LineFee))
    filed: list[Record] = [*FILED[:place], line.Tax(class_code="016", amount=100), *FILED[place:]]
    assert "STATEMENT-TAX" in fatal(rescheduled_batch(filed, Payment("6", date(2026, 10, 5), "11"), TODAY).findings)
    assert "STATEMENT-TAX" not in fatal(rescheduled_batch(filed, Payment("2", date(2026, 10, 5)), TODAY).findings)


@pytest.mark.parametrize("filed", [(), FILED[1:], (FILED[1], FILED[0])])
def test_what_is_no_summary_is_not_moved(filed: tuple[Record, ...]) -> None:
    message = rescheduled_batch(filed, Payment("1"), TODAY)
    assert (message.text, fatal(message.findings)) == ("", ["STATEMENT-NO-SUMMARY"])


def test_the_replacement_warns_of_what_a_rejection_does() -> None:
    rules = {finding.rule: finding.severity for finding in rescheduled_batch(FILED, Payment("1"), TODAY).findings}
    assert rules["STATEMENT-REPLACEMENT"] is Severity.NOTE


def test_a_statement_update_is_laid_out_and_refused() -> None:
    message = update_batch(FILED, Payment("7", date(2026, 10, 5), "11"), TODAY, password="SECRET")
    assert fatal(message.findings) == ["ABI-UNSEEN"]
    assert message.text.splitlines()[2] == "H2704B76  032452787100526  11".ljust(80)


@pytest.mark.parametrize("authorisation, due, found", [
    (PaymentAuthorisation("B76", "272727800A", 1408625, "123456"),       1408625, []),
    (PaymentAuthorisation("B76", "272727800A", 0),                       0,       []),
    (PaymentAuthorisation("B76", "272727800A", 1408625, "123456"),       None,    []),
    (PaymentAuthorisation("B76", "272727800A", 1408625),                 1408625, ["PAYMENT-PAYER"]),
    (PaymentAuthorisation("B76", "272727800A", 1408624, "123456"),       1408625, ["PAYMENT-AMOUNT"]),
    (PaymentAuthorisation("B76", "272727800A", -1, "123456"),            None,    ["PAYMENT-AMOUNT"]),
    (PaymentAuthorisation("B76", "2727278", 1, "123456"),                None,    ["PAYMENT-STATEMENT"]),
    (PaymentAuthorisation("B76", "272727800A", 0, negated=True),         1408625, []),
])
def test_a_payment_is_not_authorised_by_what_was_not_seen(authorisation: PaymentAuthorisation, due: int | None, found: list[str]) -> None:
    message = authorisation_batch(authorisation, due)
    assert (message.text, fatal(message.findings)) == ("", [*found, "ABI-UNSEEN"])


def test_the_header_of_the_sample_is_what_the_tests_take_it_for() -> None:
    assert isinstance(FILED[0], ae.Header)
    assert FILED[0].as_day("print_date") == date(2026, 10, 1)
