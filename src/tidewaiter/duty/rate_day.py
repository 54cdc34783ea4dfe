"""The time of entry, and the day whose rates of duty apply, column and additional ones alike.

Fees go by the time of entry all the same (CATAIR Entry Summary, usage note n).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tidewaiter.codes.entry_types import QUOTA
from tidewaiter.dates import read_day
from tidewaiter.duty.key import Fact
from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding, Severity

ZONE = "06"
WITHDRAWALS = frozenset({"31", "32", "34", "38"})
OVERCARRIED = timedelta(days=90)


@dataclass(frozen=True)
class Manner:
    """A way of making entry, the days that it needs, of which the latest is the time of entry, and what says so."""

    needs: tuple[str, ...]
    cite: str


# 19 CFR 141.68, in its order. Nothing is filed or presented before the goods are within the port limits, (e): `arrived` counts with
# every day on which something is filed. `deposited` is the day of the estimated duties, where they have to be there too.
MANNERS: Mapping[str, Manner] = {
    "release":            Manner(("released",), "19 CFR 141.68(a)(1)"),
    "filing":             Manner(("filed", "arrived"), "19 CFR 141.68(a)(2)"),               # if the importer asks for it when filing
    "arrival":            Manner(("arrived",), "19 CFR 141.68(a)(3)"),                        # if filed before arrival, and asked for
    "entry_summary":      Manner(("summary", "deposited", "arrived"), "19 CFR 141.68(b)"),    # serves as the entry too
    "immediate_delivery": Manner(("summary", "deposited", "arrived"), "19 CFR 141.68(c)"),
    "quota":              Manner(("presented", "deposited", "arrived"), "19 CFR 141.68(d), 132.11a"),
    "quota_statement":    Manner(("presented", "arrived"), "19 CFR 141.68(d), 132.11a, 24.25"),   # with a scheduled statement date
    "mail":               Manner(("prepared",), "19 CFR 141.68(f), 145.12(b)(2)"),
    "withdrawal":         Manner(("withdrawn", "deposited"), "19 CFR 141.68(g)"),
    "informal":           Manner(("filed", "deposited", "arrived"), "19 CFR 141.68(h)"),
    "informal_released":  Manner(("released",), "19 CFR 141.68(h), (a)"),                     # released on entry papers, 142.3(a)
}


def time_of_entry(manner: str, days: Mapping[str, date]) -> tuple[date, str]:
    """The time of entry and what says so; KeyError names a manner or a day that is not there.

    >>> time_of_entry("filing", {"filed": date(2026, 9, 1), "arrived": date(2026, 9, 3)})
    (datetime.date(2026, 9, 3), '19 CFR 141.68(a)(2)')
    """
    rule = MANNERS[manner]
    return max(days[name] for name in rule.needs), rule.cite


@dataclass(frozen=True)
class RateDay:
    """The day whose rates apply, what says so, and what is wrong with what was given."""

    day: date
    cite: str
    because: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Overcarried:
    """Goods entered, not released, taken away by overcarriage, strike or the like, and brought back: 19 CFR 141.69(c)."""

    first_entered: date
    removed: date
    returned: date


def day_of_rates(entered: date, *, entry_type: str = "", in_bond: date | None = None, general_order: bool = False,
                 privileged: date | None = None, overcarried: Overcarried | None = None, quota: bool = False, where: str = "entry") -> RateDay:
    """The day whose rates apply to goods entered on `entered`.

    `in_bond` is the day on which the immediate transportation entry was accepted at the port of first arrival, `general_order`
    whether the port took the goods into custody, `privileged` the day of a complete application for privileged foreign status in a
    zone, `quota` whether a quota bears on the goods. The first that fits: privileged status, goods brought back, warehouse, in bond.
    """
    if privileged is not None:
        return _privileged(privileged, entered, entry_type, quota, where)
    if overcarried is not None:
        first, away = overcarried.first_entered, overcarried.returned - overcarried.removed
        if timedelta(0) <= away <= OVERCARRIED and first <= overcarried.removed:
            return RateDay(first, "19 CFR 141.69(c)", f"brought back on {overcarried.returned}, within 90 days of {overcarried.removed}")
        return RateDay(entered, "19 CFR 141.69(c)", "not brought back within 90 days of removal")
    if entry_type in WITHDRAWALS:
        return RateDay(entered, "19 CFR 141.69(a), 141.68(g)", "withdrawn from warehouse")
    if in_bond is not None:
        if entry_type in QUOTA or quota:
            return RateDay(entered, "19 CFR 141.69(b), 141.68(d)", "quota goods, which take no earlier day from the movement in bond")
        if general_order:
            return RateDay(entered, "19 CFR 141.69(b)", "taken into general order on the way")
        if in_bond > entered:
            return RateDay(entered, "19 CFR 141.69(b)", "time of entry", (Finding(
                "RATE-DAY-IN-BOND", Severity.FATAL, f"{where}, in-bond day", f"accepted in bond on {in_bond}, after the time of entry, {entered}",
                "19 CFR 141.69(b)", "See the two days."),))
        return RateDay(in_bond, "19 CFR 141.69(b)", f"accepted in bond on {in_bond}")
    return RateDay(entered, "19 CFR 141.69, 141.68", "time of entry")


def _privileged(granted: date, entered: date, entry_type: str, quota: bool, where: str) -> RateDay:
    place, cite = f"{where}, fact ftz_pf_date", "19 CFR 146.65(a)(1)"
    if granted > entered:
        return RateDay(entered, "19 CFR 141.69, 141.68", "time of entry", (Finding(
            "ZONE-AFTER-ENTRY", Severity.FATAL, place, f"privileged status is said to be of {granted}, after the time of entry, {entered}", cite,
            "See the day of the application on CBP Form 214."),))
    findings = []
    if entry_type and entry_type != ZONE:
        findings.append(Finding("ZONE-ENTRY-TYPE", Severity.WARNING, place,
                                f"goods in privileged status are entered under type {ZONE}, not {entry_type}", "CATAIR AE, usage note j",
                                "See the type of entry."))
    if quota:
        findings.append(Finding("ZONE-QUOTA", Severity.WARNING, place,
                                "goods in privileged status pay the rate over the quota, whatever is left of it", cite,
                                "Rate them at the number over the quota."))
    return RateDay(granted, cite, f"privileged foreign status of {granted}", tuple(findings))


def privileged_day(facts: Mapping[str, Fact], where: str) -> tuple[date | None, tuple[Finding, ...]]:
    """The day of privileged foreign status that a line's facts give, None where they give none; and what is wrong with it."""
    given = facts.get("ftz_pf_date")
    if given in (None, ""):
        return None, ()
    try:
        return read_day(str(given)), ()
    except ValueError as error:
        return None, (Finding("FACT-VALUE", Severity.FATAL, f"{where}, fact ftz_pf_date", f"ftz_pf_date: {error}", "19 CFR 146.65(a)(1)",
                              "Write the day as 2026-09-18."),)


def line_rate_day(entered: date, facts: Mapping[str, Fact], *, entry_type: str = "", in_bond: date | None = None, quota: bool = False,
                  where: str = "line") -> RateDay:
    """The day whose rates apply to one line: that of its privileged status in a zone, or the entry's."""
    granted, faults = privileged_day(facts, where)
    found = day_of_rates(entered, entry_type=entry_type, in_bond=in_bond, privileged=granted, quota=quota, where=where)
    return RateDay(found.day, found.cite, found.because, (*faults, *found.findings))


def rate_day(entry: Entry) -> date:
    """The day whose rates apply to an entry as a whole; a line in privileged status has its own, `line_rate_day`.

    Acceptance of the in-bond movement at the port of first arrival, of other than quota goods; else the time of entry. Source: 19 CFR
    141.68, 141.69; CATAIR Entry Summary, usage note j.
    """
    return day_of_rates(entry.days.entered, entry_type=entry.type, in_bond=entry.transport.in_bond_date).day
