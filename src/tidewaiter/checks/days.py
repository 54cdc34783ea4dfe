"""The days of an entry: present, in their order, and within the time that the law gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tidewaiter.checks.case import WITHDRAWAL, Case
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.dates.working_days import working_days_after

ENTER_WITHIN = 15            # calendar days
SUMMARY_WITHIN = 10          # working days
STORED_AT_MOST = 5           # years
TIMED_TYPES = frozenset({"21", "23"})
FIND_ARRIVAL = "Take it from the arrival notice; for a vessel, the day within port limits."


@rule("DAY-IMPORTED", cite="CATAIR Entry Summary, note (e); ACE condition 127")
def imported(case: Case) -> Iterator[Hit]:
    """A warehouse entry and a temporary importation state the date of importation, from which their time runs."""
    if case.entry.type in TIMED_TYPES and case.entry.days.imported is None:
        yield "date of importation", "the date of importation is missing", FIND_ARRIVAL


@rule("DAY-IMPORTED-UNKNOWN", severity=WARNING, cite="CBP Form 7501 instructions, import date; 19 CFR 101.1")
def imported_unknown(case: Case) -> Iterator[Hit]:
    """Any other formal entry states the date of importation too, save those of goods that lay in a warehouse."""
    silent = case.informal or case.entry.type in TIMED_TYPES | WITHDRAWAL | {"22"}
    if not silent and case.entry.days.imported is None:
        yield "date of importation", "the date of importation is missing", FIND_ARRIVAL


@rule("DAY-EXPORTED", cite="CATAIR Entry Summary, note (e); ACE condition 418; 19 CFR 159.32")
def exported(case: Case) -> Iterator[Hit]:
    """An entry states the date of exportation, which also fixes the exchange rate; one from a zone may do without it."""
    if case.entry.type != "06" and case.entry.days.exported is None:
        yield (
            "date of exportation",
            "the date of exportation is missing",
            "Take it from the bill: the day of sailing, or of crossing the border.",
        )


@rule("DAY-EXPORTED-IMPORTED", cite="ACE condition 426")
def exported_before_imported(case: Case) -> Iterator[Hit]:
    """Goods leave the country of export before they arrive, or on that day."""
    days = case.entry.days
    if days.exported and days.imported and days.exported > days.imported:
        yield (
            "date of exportation",
            f"exported {days.exported}, after arrival on {days.imported}",
            "Compare both with the bill.",
        )


@rule("DAY-EXPORTED-ENTERED", cite="ACE condition 427")
def exported_before_entered(case: Case) -> Iterator[Hit]:
    """Goods leave the country of export before they are entered, or on that day."""
    days = case.entry.days
    if days.exported and days.exported > days.entered:
        yield (
            "date of exportation",
            f"exported {days.exported}, after entry on {days.entered}",
            "Compare both with the bill.",
        )


@rule("DAY-LOADED", severity=WARNING, cite="19 CFR 141.69; HTS chapter 99, in-transit headings")
def loaded_before_imported(case: Case) -> Iterator[Hit]:
    """Goods are loaded before they arrive: that day decides whether they were in transit when a duty began."""
    days = case.entry.days
    if days.loaded and days.imported and days.loaded > days.imported:
        yield (
            "date of loading",
            f"loaded {days.loaded}, after arrival on {days.imported}",
            "Compare both with the bill of lading.",
        )


@rule("DAY-ENTERED", cite="19 CFR 141.68")
def entered_after_arrival(case: Case) -> Iterator[Hit]:
    """The time of entry is never before the goods arrive within the port limits."""
    days = case.entry.days
    if days.imported and days.imported > days.entered:
        yield (
            "entry date",
            f"entered {days.entered}, before arrival on {days.imported}",
            "Elect the day of arrival, or correct it.",
        )


@rule("DAY-FIFTEEN", severity=WARNING, cite="19 CFR 141.5, 142.2(a)")
def within_fifteen_days(case: Case) -> Iterator[Hit]:
    """Goods are entered within fifteen calendar days of landing; later they go to general order."""
    days = case.entry.days
    if case.entry.transport.in_bond_date or case.entry.type in WITHDRAWAL | {"06"} or not days.imported:
        return
    late = (days.entered - days.imported).days
    if late > ENTER_WITHIN:
        last = days.imported + timedelta(days=ENTER_WITHIN)
        yield (
            "entry date",
            f"entered {days.entered}, {late} days after arrival; the last day was {last}",
            "Ask the carrier whether they lie in general order.",
        )


@rule("DAY-SUMMARY", severity=WARNING, cite="19 CFR 142.12(b), 142.15")
def summary_in_time(case: Case) -> Iterator[Hit]:
    """The entry summary and its duty are due within ten working days of the time of entry."""
    days = case.entry.days
    if not days.summary:
        return
    last = working_days_after(days.entered, SUMMARY_WITHIN)
    if days.summary > last:
        yield (
            "summary date",
            f"the summary of {days.summary} was due on {last}",
            "File at once; expect a claim for liquidated damages.",
        )


@rule("DAY-SUMMARY-BEFORE-ENTRY", severity=WARNING, cite="19 CFR 142.12(a)")
def summary_after_entry(case: Case) -> Iterator[Hit]:
    """A summary dated before the entry is for preliminary review only."""
    days = case.entry.days
    if days.summary and days.summary < days.entered:
        yield (
            "summary date",
            f"the summary of {days.summary} is before the entry of {days.entered}",
            "Confirm that you file ahead of arrival.",
        )


@rule("DAY-TOO-OLD", cite="19 USC 1557(a); 19 CFR 144.5")
def within_memory(case: Case) -> Iterator[Hit]:
    """No day lies more than five years, the longest time in a warehouse, before the entry.

    Goods may lie in a foreign trade zone without end (19 USC 81c).
    """
    days = case.entry.days
    if case.entry.type == "06":
        return
    named = {
        "exportation": days.exported, "loading": days.loaded, "importation": days.imported, "arrival": days.arrival,
    }
    for name, day in named.items():
        if day and day < _years_before(days.entered, STORED_AT_MOST):
            yield (
                f"date of {name}",
                f"{day} is more than five years before entry on {days.entered}",
                "Correct the year.",
            )


@rule("DAY-IN-BOND-MISSING", cite="CATAIR Entry Summary, note (g); ACE conditions 261, 262")
def in_bond_day(case: Case) -> Iterator[Hit]:
    """An in-bond number and the date of its movement come together."""
    moved = [bill.number for bill in case.entry.transport.bills if bill.kind == "I"]
    day = case.entry.transport.in_bond_date
    if moved and not day:
        yield (
            "in-bond date",
            f"in-bond number {moved[0]} has no date",
            "Give the date on which the movement was accepted.",
        )
    if day and not moved:
        yield "bills", f"in-bond date {day} has no in-bond number", "Give the number, or leave out the date."


@rule("DAY-IN-BOND", cite="19 CFR 18.1, 141.69(b); ACE conditions 190-192, 420")
def in_bond_order(case: Case) -> Iterator[Hit]:
    """An in-bond movement begins after export and import, not after entry save for a temporary importation, and less than
    two years before it.
    """
    days, day = case.entry.days, case.entry.transport.in_bond_date
    if not day:
        return
    for name, earlier in (("import", days.imported), ("export", days.exported)):
        if earlier and earlier > day:
            yield (
                "in-bond date",
                f"in-bond date {day} is before the {name} date {earlier}",
                "Compare both with the in-bond record.",
            )
    if day > days.entered and case.entry.type != "23":
        yield (
            "in-bond date",
            f"in-bond date {day} is after entry on {days.entered}",
            "Compare both with the in-bond record.",
        )
    if day < _years_before(days.entered, 2):
        yield (
            "in-bond date",
            f"in-bond date {day} is more than two years before entry on {days.entered}",
            "Correct the year.",
        )


def _years_before(day: date, years: int) -> date:
    if day.year <= years:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:                                # 29 February
        return day.replace(year=day.year - years, day=28)
