"""What is wrong with what is asked of a line, whatever the law says of it: codes that are none, days out of order, units that do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations

from tidewaiter.codes import countries, entry_types, modes
from tidewaiter.duty.quantities import words
from tidewaiter.entry.line import Article
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.tariff.schedule import figures
from tidewaiter.tariff.units import convert

FIRST_DAY = date(2018, 1, 1)     # from when the law is held
MOST_CENTS = 10**15              # of a value; more is a slip of the hand


@lru_cache(maxsize=4096)
def strange_codes(origin: str, entry_type: str | None, mode: str | None) -> tuple[Finding, ...]:
    """What is said of codes that are none, for entry type and mode where one is given."""
    return tuple(_strange(origin, entry_type, mode))


def _strange(origin: str, entry_type: str | None, mode: str | None) -> Iterator[Finding]:
    if not countries.is_valid(origin):
        yield Finding("ORIGIN-UNKNOWN", Severity.FATAL, "origin", f"{origin!r} is no country code", "CATAIR appendix B",
                      "Write ISO 3166 alpha-2, as CN.")
    for name, code, table, rule in (("entry type", entry_type, entry_types, "ENTRY-TYPE-UNKNOWN"), ("mode", mode, modes, "MODE-UNKNOWN")):
        if code is not None and not table.known(code):
            yield Finding(rule, Severity.FATAL, name, f"{code!r} is no code of it", "CATAIR appendix B",
                          "Write its two digits, as 01 or 11.")


def days_in_order(days: Mapping[str, date]) -> Iterator[Finding]:
    """Days that cannot follow one another: goods leave, arrive, and are entered. Entered ahead, they are so on arrival, 19 CFR 141.68(e)."""
    for late, early in (("entered", "imported"), ("entered", "exported"), ("entered", "loaded"), ("imported", "exported"), ("imported", "loaded")):
        if early in days and late in days and days[early] > days[late]:
            yield Finding("DATES-ORDER", Severity.FATAL, early, f"{early} {days[early]} lies after {late} {days[late]}",
                          "19 CFR 141.68(e)" if early == "imported" else "19 CFR 141.68; 101.1" if late == "imported" else "19 CFR 141.68",
                          "See which day is wrong.")


def strange_units(article: Article, entered: date) -> Iterator[Finding]:
    """Quantities in a unit that the number does not take, and quantities that contradict each other."""
    for one, other in combinations(article.quantities, 2):
        amount = convert(one.amount, one.unit, other.unit)
        if amount is not None and amount != other.amount:
            yield Finding("QTY-CONTRADICTION", Severity.FATAL, "quantity", f"{words(one)} and {words(other)} are both given, and are not the same",
                          "19 CFR 141.86(a)(4)", "See which is right.")
    taken = figures(article.hts, entered)
    if taken is None:
        return
    for quantity in article.quantities:
        if quantity.unit not in taken.units:
            kept = [unit for unit in taken.units if unit != "X"]
            yield Finding(
                "QTY-UNIT", Severity.WARNING, "quantity",
                f"{hts.format(article.hts)} is reported in {' and '.join(kept) or 'no unit'}, not in {quantity.unit}",
                taken.cite, "Give the quantity in the schedule's unit." if kept else "Leave it out.",
            )
