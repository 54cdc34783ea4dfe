"""Special program indicators: trade agreements and preferences that a line may claim (CATAIR AE table 8).

Four tables of law/codes: special_programs.csv has the indicators, special_program_countries.csv whose goods may claim them and from
when, special_program_periods.csv the stretches over which a programme that ends and is renewed is law, with the day on which each
could be read, and special_program_lapses.csv what a lapse that was cured leaves to ask back. Rows with `confidence` memory are to
be checked against the notes before they decide money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tidewaiter.codes import table
from tidewaiter.dates import Span

# Claimed on any number and printed in no special column: qualifying industrial zones, insular possessions, freely associated
# states, Puerto Rico by way of the Caribbean.
COLUMNLESS: Mapping[str, str] = {
    "N": "general note 3(a)(v)", "W": "general note 7; 19 U.S.C. 2703(a)(5)", "Y": "general note 3(a)(iv)", "Z": "general note 10",
}
# A symbol with a star leaves out articles of some countries, which a note lists by number and the tables here do not.
STARRED: Mapping[str, str] = {"A*": "general note 4(d)", "E*": "general note 7"}


@dataclass(frozen=True)
class Lapse:
    """Days on which a programme was no law, and which a later Act covered: what was paid then can be asked back.

    `renewed` is the day of the Act, `claims_until` the last day of a request, None where only the limits of corrections and protests
    hold, and `refunds` what comes back.
    """

    span: Span
    renewed: date
    claims_until: date | None
    how: str
    refunds: str
    cite: str

    def open_on(self, day: date) -> bool:
        """Whether a request made on `day` is in time, as far as the Act says."""
        return self.renewed <= day and (self.claims_until is None or day <= self.claims_until)


def names() -> Mapping[str, str]:
    """Each programme's name by its indicator."""
    return table.names("special_programs")


def known(code: str) -> bool:
    return code in names()


def span(code: str) -> Span:
    """The days on which a claim is good; a lapse that was later cured does not show. KeyError for no indicator."""
    return table.span(_row(code))


def good(code: str, day: date, known_on: date | None = None) -> bool:
    """Whether the programme is law on `day`, by what one could read on `known_on`; by all that is held where that is None.

    A programme that lapsed and was renewed with effect from its last day was no law meanwhile for who read it then. HOPE, of
    Haiti, which has no indicator and is claimed by numbers of chapter 98, answers too.

    >>> good("D", date(2025, 11, 15)), good("D", date(2025, 11, 15), known_on=date(2025, 11, 15))
    (True, False)
    """
    periods = _periods(code)
    if not periods:
        return known(code) and day in span(code)
    return any(
        day in Span(one.start, one.before if known_on is None or known_on >= end_known else date.max)
        for one, start_known, end_known in periods if known_on is None or known_on >= start_known
    )


def knowledge() -> tuple[tuple[date, date, date], ...]:
    """For each stretch that a programme was renewed for: the day on which that could first be read, its first day, and the day of its end."""
    return tuple(
        (_day(row["known"]), days.start, days.before)
        for row in table.rows("special_program_periods") for days in (table.span(row),) if row["known"]
    )


def days() -> frozenset[date]:
    """The days on which a programme, a stretch of it, or a country's membership begins or ends."""
    spans = [table.span(row) for name in ("special_programs", "special_program_countries", "special_program_periods", "mpf_exempt_countries")
             for row in table.rows(name)]
    return frozenset(day for one in spans for day in (one.start, one.before)) - {date.min, date.max}


def lapse(code: str, day: date) -> Lapse | None:
    """The lapse, cured since, in which `day` lies; None where the programme was law on that day as one could read it then, or is none."""
    return next((one for one in _lapses(code) if day in one.span), None)


def countries(code: str, day: date) -> frozenset[str] | None:
    """The countries whose goods may claim on `day`; {"*"} for all in column 1, None where the list is not held."""
    listed = _countries(code)
    return frozenset(country for country, days in listed if day in days) if listed else None


def eligible(code: str, country: str, day: date, known_on: date | None = None) -> bool | None:
    """Whether goods of `country` may claim on `day`; None where nothing at hand says.

    >>> eligible("S", "MX", date(2026, 9, 18)), eligible("S", "CN", date(2026, 9, 18))
    (True, False)
    >>> eligible("A", "TR", date(2019, 5, 16)), eligible("A", "TR", date(2019, 5, 17))
    (True, False)
    """
    if not known(code) or not good(code, day, known_on):
        return False
    members = countries(code, day)
    return None if members is None else bool(members & {country, "*"})


def symbols(code: str, origin: str, day: date) -> tuple[str, ...]:
    """The symbols of a special column that a claim of `code` on goods of `origin` may rest on, the claim's own first.

    `A*` and `E*` are claimed as A and E, and `A+`, which is for the least developed countries, by them alone; C#, K# and the like
    are C and K with a fee exemption (CATAIR AE table 8).

    >>> symbols("A", "NP", date(2020, 6, 1)), symbols("A", "TH", date(2020, 6, 1)), symbols("C#", "CA", date(2026, 6, 1))
    (('A', 'A*', 'A+'), ('A', 'A*'), ('C',))
    """
    plain = code.rstrip("#")
    found = [plain, f"{plain}*"] if f"{plain}*" in STARRED else [plain]
    if plain == "A" and least_developed(origin, day):
        found.append("A+")
    if plain.endswith("+"):
        found.append(plain.rstrip("+"))
    return tuple(found)


def least_developed(country: str, day: date) -> bool:
    """Whether a country is a least-developed beneficiary of the Generalized System of Preferences (general note 4(b)(i))."""
    return any(row["country"] == country and row["group"] == "least-developed" and day in table.span(row)
               for row in table.rows("mpf_exempt_countries"))


def doubt(symbol: str) -> str:
    """The note that leaves out articles of some countries under a starred symbol, whose list is not held; empty for another symbol."""
    return STARRED.get(symbol, "")


def columnless(code: str) -> str:
    """The note that makes goods under a claim free on any number; empty for a claim that a special column has to print."""
    return COLUMNLESS.get(code, "")


def mpf_exempt(code: str) -> bool:
    """Whether a claim takes the line out of the merchandise processing fee (19 CFR 24.23(c))."""
    return _row(code)["mpf"] == "exempt"


def mpf_exempt_origin(country: str, day: date) -> str:
    """What takes goods of a country out of the merchandise processing fee whatever is claimed; empty where nothing does.

    >>> mpf_exempt_origin("JM", date(2026, 9, 18))[:17], mpf_exempt_origin("CN", date(2026, 9, 18))
    ('general note 7(a)', '')
    """
    return next((cite for days, cite in _mpf_countries().get(country, ()) if day in days), "")


def cite(code: str) -> str:
    """What the programme rests on; of HOPE too."""
    if code in _by_code():
        return _row(code)["cite"]
    return next(row["cite"] for row in reversed(table.rows("special_program_periods")) if row["program"] == code)


def _row(code: str) -> Mapping[str, str]:
    return _by_code()[code]


@cache
def _by_code() -> Mapping[str, Mapping[str, str]]:
    return {row["code"]: row for row in table.rows("special_programs")}


@cache
def _countries(code: str) -> tuple[tuple[str, Span], ...]:
    return tuple((row["country"], table.span(row)) for row in table.rows("special_program_countries") if row["program"] == code)


@cache
def _periods(code: str) -> tuple[tuple[Span, date, date], ...]:
    """Each stretch with the days on which its begin and its end could first be read."""
    return tuple(
        (table.span(row), _day(row["known"]), _day(row["before_known"]))
        for row in table.rows("special_program_periods") if row["program"] == code
    )


@cache
def _lapses(code: str) -> tuple[Lapse, ...]:
    return tuple(
        Lapse(table.span(row), date.fromisoformat(row["renewed"]), date.fromisoformat(row["claims_until"]) if row["claims_until"] else None,
              row["how"], row["refunds"], row["cite"])
        for row in table.rows("special_program_lapses") if row["program"] == code
    )


@cache
def _mpf_countries() -> Mapping[str, tuple[tuple[Span, str], ...]]:
    found: dict[str, tuple[tuple[Span, str], ...]] = {}
    for row in table.rows("mpf_exempt_countries"):            # a country of two groups is exempt by the first
        found[row["country"]] = (*found.get(row["country"], ()), (table.span(row), row["cite"]))
    return found


def _day(text: str) -> date:
    return date.fromisoformat(text) if text else date.min
