"""Census warnings and their overrides, record CW02. Source: CATAIR Entry Summary, AE tables 10 and 11 (ESF-220, ESF-221); appendix H."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from tidewaiter.ace.conditions import Found, Reference
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.rebuild import is_article, quantities
from tidewaiter.ace.summary import LineItem, Placed
from tidewaiter.ace.transport import AIR

PAIRS = range(1, 8)
_QUALITY = frozenset(["04", "05", "06", "07", "08", "09", "10", "11", "15", "21", "49", "50"])
_CHEAP = frozenset(["09", "12", "13", "14", "15", "20", "27", "49", "50"])
_WEIGHT = frozenset(["20", "22", "49", "50"])
_RATIO = frozenset(["09", "20", "21", "49", "50"])
# Which overrides answer which warning (AE table 11).
ALLOWED = {
    "27A": frozenset(["01", "02", "03", "49", "50"]), "27P": frozenset({"51"}), "27B": _RATIO, "27M": _RATIO, "27D": _QUALITY, "27F": _QUALITY,
    "27C": _CHEAP, "28E": _CHEAP, "27G": frozenset(["05", "49", "50"]), "27I": _WEIGHT, "27H": _WEIGHT, "27Q": frozenset({"51"}),
    "27J": frozenset(["05", "12", "13", "14", "15", "16", "17", "18", "19", "20", "22", "49", "50"]),
}
OVERRIDES = frozenset(f"{n:02}" for n in (*range(1, 28), 49, 50, 51))


def overrides(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Each pair of CW02: a warning that there is, an override that there is and that answers it, once."""
    for placed in item.of("CW02"):
        seen: set[str] = set()
        for n in PAIRS:
            warning, override = placed[f"condition_{n}"], placed[f"override_{n}"]
            if not (warning or override):
                continue
            path = (*item.path, Reference("CENWRN", n, f"{warning:3} {override}".rstrip()))
            if warning not in ALLOWED:
                yield Found("484", path)
            elif override not in OVERRIDES:
                yield Found("486", path)
            elif override not in ALLOWED[warning]:
                yield Found("487", path, f"{warning} is answered by {', '.join(sorted(ALLOWED[warning]))}")
            if warning in seen:
                yield Found("488", path)
            seen.add(warning)


def warnings(exam: Examination, item: LineItem, parameters: Mapping[str, Any]) -> Iterator[Found]:
    """What the Census Bureau finds unlikely in a line and the filer has not overridden, and overrides of what it does not (485).

    `parameters` of the line's first article, as decimal texts: `high_1`, `low_1`, `high_2`, `low_2` dollars a unit of the first and second
    quantity, `ratio` the least and greatest first by second quantity, `countries` those of origin that are usual, `air` false where the
    goods do not come by air, `weight` kilograms a unit at most, `charges` their greatest part of the value, `value` and `most_charges`
    the greatest amounts.
    """
    raised = {code: because for code, because in _unlikely(exam, item, parameters)}
    answered: set[str] = set()
    for placed in item.of("CW02"):
        for n in PAIRS:
            warning = placed[f"condition_{n}"]
            answered.add(warning)
            if warning in ALLOWED and warning not in raised:
                yield Found("485", (*item.path, Reference("CENWRN", n, f"{warning:3} {placed[f'override_{n}']}".rstrip())))
    for code, because in raised.items():
        if code not in answered:
            yield Found(code, item.path, because)


def _unlikely(exam: Examination, item: LineItem, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    article = next((placed for placed in item.tariff if is_article(placed["hts"])), None)
    if article is None:
        return
    value, charges, weight = item.value, item.header.number("charges"), item.header.number("gross_weight")
    first, second = _quantities(article)
    if "countries" in told and item.header["origin"] not in told["countries"]:
        yield "27A", f"usual are {', '.join(told['countries'])}"
    for quantity, high, low, over, under in ((first, "high_1", "low_1", "27D", "27C"), (second, "high_2", "low_2", "27F", "28E")):
        if quantity:
            each = Fraction(value) / quantity
            if high in told and each > Fraction(told[high]):
                yield over, f"{float_free(each)} dollars a unit is over {told[high]}"
            if low in told and each < Fraction(told[low]):
                yield under, f"{float_free(each)} dollars a unit is under {told[low]}"
    if "ratio" in told and first and second:
        least, most = map(Fraction, told["ratio"])
        if first / second > most:
            yield "27B", f"the first by the second quantity is over {told['ratio'][1]}"
        if first / second < least:
            yield "27M", f"the first by the second quantity is under {told['ratio'][0]}"
    by_air = exam.summary.mode in AIR
    if by_air and told.get("air") is False:
        yield "27G", "goods of this number do not come by air"
    if "weight" in told and first and Fraction(weight) / first > Fraction(told["weight"]):
        yield ("27H" if by_air else "27I"), f"more than {told['weight']} kg a unit"
    if "charges" in told and value and Fraction(charges, value) > Fraction(told["charges"]):
        yield "27J", f"charges over {told['charges']} of the value"
    if "value" in told and value > Fraction(told["value"]):
        yield "27P", f"over {told['value']} dollars"
    if "most_charges" in told and charges > Fraction(told["most_charges"]):
        yield "27Q", f"over {told['most_charges']} dollars"


def _quantities(article: Placed) -> tuple[Fraction, Fraction]:
    """The first and second quantity, zero where there is none."""
    told = [Fraction(quantity.amount) for quantity in quantities(article)]
    return (*told, Fraction(0), Fraction(0))[:2]  # type: ignore[return-value]


def float_free(number: Fraction) -> str:
    """Two decimals, cut.

    >>> float_free(Fraction(1000, 3))
    '333.33'
    """
    cents = number.numerator * 100 // number.denominator
    return f"{cents // 100}.{cents % 100:02}"
