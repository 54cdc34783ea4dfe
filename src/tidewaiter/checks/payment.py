"""How and when the duty is paid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.checks.case import Case
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.dates.working_days import is_working_day, working_days_after

INDIVIDUAL = "1"
DAILY = frozenset({"2", "3", "5"})
MONTHLY = frozenset({"6", "7", "8"})
FARTHEST = 90                # days ahead


@rule("PAY-KIND", cite="19 CFR 24.25; CATAIR Entry Summary, record 10; ACE conditions 197, 263")
def kind(case: Case) -> Iterator[Hit]:
    """The entry is paid alone (1), on a daily statement (2, 3, 5) or on a periodic monthly statement (6, 7, 8)."""
    stated = case.entry.payment.kind
    if stated != INDIVIDUAL and stated not in DAILY | MONTHLY:
        yield (
            "payment type",
            f"{stated!r} is no payment type" if stated else "the payment type is missing",
            "2 is the filer's daily statement.",
        )


@rule("PAY-PRINT-DATE", cite="19 CFR 24.25; CATAIR Entry Summary, note (y); ACE conditions 199, 202")
def print_date(case: Case) -> Iterator[Hit]:
    """A statement has a print date, an individual payment none."""
    payment = case.entry.payment
    if payment.kind == INDIVIDUAL and payment.print_date:
        yield (
            "statement date",
            f"{payment.print_date} is given for an individual payment",
            "Leave it out, or pay by statement.",
        )
    elif payment.kind in DAILY | MONTHLY and not payment.print_date:
        yield (
            "statement date",
            "the preliminary statement print date is missing",
            "Choose a working day within ten of the entry.",
        )


@rule("PAY-PRINT-DAY", cite="CATAIR Entry Summary, note (y); 19 CFR 101.6(a); ACE conditions 204-206")
def print_day(case: Case) -> Iterator[Hit]:
    """A statement is printed on a working day after the one on which the summary is filed, at most ninety days later."""
    day = case.entry.payment.print_date
    if not day or case.entry.payment.kind not in DAILY | MONTHLY:
        return
    if not is_working_day(day):
        yield "statement date", f"{day} is a {day:%A} on which CBP prints no statement", "Choose a working day."
    ahead = (day - case.filing_day).days
    if ahead < 0 or day == case.entry.days.summary:
        said = "is before" if ahead < 0 else "is the day on which"
        yield "statement date", f"{day} {said} the summary is filed on {case.filing_day}", "Choose a later day."
    elif ahead > FARTHEST:
        yield "statement date", f"{day} is {ahead} days after filing; {FARTHEST} is the most", "Choose an earlier day."


@rule("PAY-IN-TIME", severity=WARNING, cite="19 CFR 24.25(c), 142.12(b)")
def paid_in_time(case: Case) -> Iterator[Hit]:
    """A daily statement is paid by the tenth working day after entry."""
    payment = case.entry.payment
    if payment.kind not in DAILY or not payment.print_date:
        return
    last = working_days_after(case.entry.days.entered, 10)
    if payment.print_date > last:
        yield (
            "statement date",
            f"{payment.print_date} is after {last}, the tenth working day after entry",
            "Choose an earlier day; lateness costs liquidated damages.",
        )


@rule("PAY-MONTH", cite="CATAIR Entry Summary, note (y); ACE conditions 200, 211-213")
def month(case: Case) -> Iterator[Hit]:
    """A periodic monthly statement names its month, at most two after the one of filing; no other payment does."""
    payment = case.entry.payment
    if payment.kind not in MONTHLY:
        if payment.month and payment.kind in DAILY | {INDIVIDUAL}:
            yield "statement month", f"month {payment.month} is given, but the payment is not monthly", "Leave it out."
    elif not re.fullmatch(r"0[1-9]|1[0-2]", payment.month):
        yield (
            "statement month",
            f"{payment.month!r} is no month" if payment.month else "the statement month is missing",
            "Give two digits, as 10.",
        )
    elif (ahead := (int(payment.month) - case.filing_day.month) % 12) > 2:
        yield (
            "statement month",
            f"month {payment.month} is {ahead} months ahead; two are the most",
            "Choose an earlier month.",
        )


@rule("PAY-MONTHLY-TAX", cite="CATAIR Entry Summary, note (y); ACE condition 718")
def monthly_tax(case: Case) -> Iterator[Hit]:
    """Goods that owe internal revenue tax are not paid on a periodic monthly statement."""
    if case.entry.payment.kind in MONTHLY and case.assessment and case.assessment.tax:
        yield (
            "payment type",
            "internal revenue tax is due, and a monthly statement takes none",
            "Pay by daily statement, type 2, 3 or 5.",
        )
