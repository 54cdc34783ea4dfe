"""How long things take at CBP, and how long a filer has: each with its cite, or named as a practice of the rehearsal.

A practice is ours: the order of things is CBP's, the hours between them are not told anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tidewaiter.dates.working_days import is_working_day, working_days_after

PRACTICE = "practice of the rehearsal"
FRIDAY = 4
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "wd": "working days", "w": "weeks"}
_SPELT = re.compile(r"(\d{1,5})(m|h|d|wd|w)")


@dataclass(frozen=True)
class Term:
    """A length of time. Days are calendar days, the day after the first being day 1; working days are those of 19 CFR 101.6(a)."""

    count: int
    unit: str                    # minutes, hours, days, weeks, working days
    cite: str
    what: str = ""

    def after(self, start: datetime) -> datetime:
        """The moment so long after `start`; of working days, the same hour of the last of them."""
        if self.unit == "working days":
            return datetime.combine(working_days_after(start.date(), self.count), start.time())
        return start + timedelta(**{self.unit: self.count})

    def last(self, start: date) -> date:
        """The last day of the term that begins on `start`."""
        return self.after(datetime.combine(start, time())).date()

    def over(self, start: date) -> datetime:
        """The first moment at which the term has passed."""
        return datetime.combine(self.last(start) + timedelta(days=1), time())

    def __str__(self) -> str:
        return f"{self.count} {self.unit if self.count != 1 else self.unit.removesuffix('s')}"


def spelt(text: str) -> Term:
    """The term that a scenario spells: 30m, 2h, 3d, 5wd (working days), 2w. ValueError where it is none.

    >>> str(spelt("5wd"))
    '5 working days'
    """
    found = _SPELT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no length of time; write 30m, 2h, 3d, 5wd or 2w")
    return Term(int(found[1]), _UNITS[found[2]], PRACTICE)


SELECTIVITY         = Term(10, "minutes",      PRACTICE, "from a release's filing to its processing")
AGENCY_REVIEW       = Term(2, "hours",         PRACTICE, "from a release's filing to an agency's may proceed")
EXAM                = Term(2, "days",          PRACTICE, "from an exam's order to its end")
BEFORE_ARRIVAL      = Term(5, "days",          PRACTICE, "how long before its arrival goods by sea are processed for release")
NO_BILL_FIRST       = Term(30, "days",         "CATAIR CQ, record WO60, code 26", "a release without its bill is told of it")
NO_BILL_AGAIN       = Term(60, "days",         "CATAIR CQ, record WO60, code 28", "and told again")
SUMMARY_DUE         = Term(10, "working days", "19 CFR 142.12(b)", "from the time of entry to summary and deposit")
REJECT_ANSWER       = Term(2, "working days",  "CBP broker's practice on rejected summaries", "to answer a rejected summary")
STATEMENT_HOUR      = time(6)                  # practice: statements are printed in the morning of their day
STATEMENT_PAYMENT   = Term(10, "working days", "19 CFR 24.25", "from the time of entry to payment of a daily statement")
FINAL_STATEMENT     = Term(1, "working days",  "CATAIR Daily Statement, introduction", "from an accepted payment to the final statement")
MONTHLY_PRINT       = Term(11, "working days", PRACTICE, "of the month: preliminary monthly statement")
MONTHLY_PAYMENT     = Term(15, "working days", "19 CFR 24.25", "of the month: payment of the monthly statement")
AUTO_PAYMENT        = Term(4, "hours",         PRACTICE, "from a printed statement to its payment, where a scenario pays by itself")
LIQUIDATION         = Term(314, "days",        "cycle of CBP; 19 CFR 159.9", "from the day of entry; then the next Friday's bulletin")
DEEMED              = Term(365, "days",        "19 CFR 159.11(a)", "from the day of entry to liquidation by operation of law")
EXTENSIONS          = 3                        # of a year each, 19 CFR 159.12(e)
LIFTED              = Term(183, "days",        "19 U.S.C. 1504(d)", "six months from the notice that a suspension is lifted")
RELIQUIDATION       = Term(90, "days",         "19 CFR 173.3(a)", "for CBP to reliquidate of its own accord")
PROTEST             = Term(180, "days",        "19 CFR 174.12(e)", "from liquidation to protest")
CORRECTION          = Term(300, "days",        "82 FR 50656, November 1, 2017", "from the day of entry to the last correction")
BEFORE_LIQUIDATION  = Term(15, "days",         "82 FR 50656; error dictionary, B51", "before liquidation or less: no correction is taken")
FORM_28             = Term(30, "days",         "CBP Form 28", "to answer a request for information")
FORM_29             = Term(20, "days",         "CBP Form 29", "to disagree with a proposed action")
BILL                = Term(30, "days",         "19 CFR 24.3", "to pay a bill of CBP")
CANCEL_WARNING      = Term(7, "days",          "CATAIR CQ, record WO60, code 25", "from its warning to the cancellation of an entry")

TERMS = {name: value for name, value in globals().items() if isinstance(value, Term)}


def year_after(day: date, years: int = 1) -> date:
    """The same day of a later year; the 28th for the 29th of February.

    >>> year_after(date(2024, 2, 29))
    datetime.date(2025, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_friday(day: date) -> date:
    """The first Friday from `day` on: bulletins are posted on Fridays, by CBP's practice.

    >>> next_friday(date(2027, 7, 29)), next_friday(date(2027, 7, 30))
    (datetime.date(2027, 7, 30), datetime.date(2027, 7, 30))
    """
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7)


def working_day_of_month(year: int, month: int, count: int) -> date:
    """The `count`-th working day of a month.

    >>> working_day_of_month(2025, 3, 15)
    datetime.date(2025, 3, 21)
    """
    return working_days_after(date(year, month, 1) - timedelta(days=1), count)


def business_hour(day: date, at: time) -> datetime:
    """`at` on `day`, or on the next working day where it is none."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, at)
