"""Quantities: in the units of the schedule, in its order, and possible."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tidewaiter.checks.case import Case
from tidewaiter.checks.rule import WARNING, Hit, rule
from tidewaiter.codes import units as catair_units
from tidewaiter.entry.line import Quantity
from tidewaiter.tariff.schedule import figures

NONE = "X"                   # the schedule collects no quantity
# How many kilograms one unit of a net weight is.
KILOGRAMS = {"KG": Decimal(1), "G": Decimal("0.001"), "T": Decimal(1000)}


@rule("QTY-UNITS", cite="HTS, unit of quantity column; General Statistical Note 1; ACE conditions 439, 441-444")
def units(case: Case) -> Iterator[Hit]:
    """Every article has a quantity in each unit that the schedule asks for, in its order, and in no other."""
    for where, _, article in case.articles:
        found = figures(article.hts, case.rate_day)
        if found is None or not found.units:
            continue
        given = tuple(quantity.unit for quantity in article.quantities) or (NONE,)
        if given != found.units:
            yield (
                f"{where}, quantity",
                f"{article.hts} is counted in {_listed(found.units)}, not in {_listed(given)}",
                "Leave the quantity out." if found.units == (NONE,) else f"Give it in {_listed(found.units)}.",
            )


@rule("QTY-UNIT-KNOWN", cite="CATAIR Appendix C; ACE condition 442")
def unit_known(case: Case) -> Iterator[Hit]:
    """A unit of quantity is one of CATAIR's codes."""
    for where, _, article in case.articles:
        for quantity in article.quantities:
            if not catair_units.known(quantity.unit):
                yield f"{where}, quantity", f"{quantity.unit!r} is no unit of quantity", "Write a code as KG, NO, DOZ."


@rule("QTY-POSITIVE", cite="CATAIR Entry Summary, record 50; ACE conditions 440, 441")
def positive(case: Case) -> Iterator[Hit]:
    """A quantity is more than zero, but zero where the schedule collects none (X)."""
    for where, _, article in case.articles:
        for quantity in article.quantities:
            if quantity.unit == NONE and quantity.amount:
                yield f"{where}, quantity", f"{quantity.amount} X is stated, but X counts nothing", "Report zero X."
            elif quantity.unit != NONE and not (quantity.amount.is_finite() and quantity.amount > 0):
                yield (
                    f"{where}, quantity",
                    f"the quantity is {quantity.amount} {quantity.unit}",
                    "Take the quantity from the packing list.",
                )


@rule("QTY-NET-WEIGHT", severity=WARNING, cite="CATAIR Entry Summary, record 40; CATAIR Appendix H")
def net_weight(case: Case) -> Iterator[Hit]:
    """The net weight of a line is not more than its gross weight."""
    for where, line in case.lines:
        net = sum((_kilograms(article.quantities) for article in line.articles), Decimal(0))
        # gross weight is reported in whole kilograms
        if line.gross_weight > 0 and net > line.gross_weight + 1:
            yield (
                f"{where}, gross weight",
                f"{net.normalize():f} kg net is more than {line.gross_weight} kg gross",
                "Compare both with the packing list.",
            )


def _kilograms(quantities: tuple[Quantity, ...]) -> Decimal:
    """The net weight that quantities state; zero where none is a weight."""
    weights = (one.amount * KILOGRAMS[one.unit] for one in quantities if one.unit in KILOGRAMS and one.amount.is_finite())
    return next(weights, Decimal(0))


def _listed(units: tuple[str, ...]) -> str:
    return " and ".join(units) if units != (NONE,) else "no unit"
