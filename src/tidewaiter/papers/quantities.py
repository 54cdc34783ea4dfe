"""Quantities and weights of a line, in the units that its HTS number takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tidewaiter.entry.line import Quantity
from tidewaiter.money.cents import share
from tidewaiter.money.rounding import half_up
from tidewaiter.numbers import hts as hts_number
from tidewaiter.papers.asked import Asked, parts_of
from tidewaiter.papers.found import Found
from tidewaiter.papers.units import convert, read_quantity

UnitsOf = Callable[[str, date], tuple[str, ...] | None]
UNITS_CITE = "HTS general statistical note 1; 19 CFR 141.61(e)"


def line_quantities(
    rows: Sequence[Asked], units: Sequence[str] | None, hts: str, found: Found,
) -> tuple[tuple[Quantity, ...], tuple[str, ...]]:
    """A quantity for each of `units`, and how each converted one came about.

    Taken from shipment.yaml, else the invoice's quantities, else its net weights. `units` None, where the schedule
    does not tell them, takes the papers' own. A unit that no paper gives exactly is a finding, never a guess.
    """
    stated = _stated(rows, found)
    if units is None:
        return tuple(stated) or _printed(rows), ()
    number, wanted = hts_number.format(hts), " and ".join(units)
    for quantity in stated:
        if all(convert(quantity, unit) is None for unit in units):
            found.fault("PAP-UNIT", rows[0].where("quantities"),
                        f"the quantity is {quantity.amount} {quantity.unit}, but {number} takes {wanted}",
                        f"state it in {wanted}", UNITS_CITE)
    quantities: list[Quantity] = []
    steps: list[str] = []
    for unit in units:
        if unit == "X":
            quantities.append(Quantity(Decimal(0), "X"))
            continue
        source, fitting = _first_in(unit, (*stated, *_printed(rows), *_net_weight(rows)))
        if source is None or fitting is None:
            found.fault("PAP-UNIT", rows[0].place, f"{number} takes {wanted}, and no paper gives {unit}",
                        f"write quantities for part {rows[0].row.line.part} in shipment.yaml", UNITS_CITE)
            continue
        quantities.append(fitting)
        if fitting.amount != source.amount:
            steps.append(f"{fitting.amount} {unit} from {source.amount} {source.unit}")
    return tuple(quantities), tuple(steps)


def _first_in(unit: str, sources: Sequence[Quantity]) -> tuple[Quantity | None, Quantity | None]:
    for source in sources:
        quantity = convert(source, unit)
        if quantity is not None:
            return source, quantity
    return None, None


def _stated(rows: Sequence[Asked], found: Found) -> list[Quantity]:
    """The quantities of all parts of the line, added up unit by unit."""
    sums: dict[str, Decimal] = {}
    for form in parts_of(rows):
        for text in form.texts("quantities"):
            try:
                quantity = read_quantity(text)
            except ValueError as error:
                found.fault("PAP-VALUE", form.where("quantities"), str(error), "write an amount and a unit")
            else:
                sums[quantity.unit] = sums.get(quantity.unit, Decimal(0)) + quantity.amount
    return [Quantity(amount, unit) for unit, amount in sums.items()]


def _printed(rows: Sequence[Asked]) -> tuple[Quantity, ...]:
    """The invoice's quantity, where its rows are all in one unit."""
    units = {row.row.line.unit for row in rows}
    if len(units) > 1:
        return ()
    return (Quantity(sum((row.row.line.quantity for row in rows), Decimal(0)), units.pop()),)


def _net_weight(rows: Sequence[Asked]) -> tuple[Quantity, ...]:
    weights = [row.row.net_weight for row in rows if row.row.net_weight is not None]
    return (Quantity(sum(weights, Decimal(0)), "KG"),) if len(weights) == len(rows) else ()


def gross_weights(bills: Decimal | None, lines: Sequence[Sequence[Asked]]) -> list[int]:
    """Whole kilograms of each line: as shipment.yaml or the invoice states it, else its part of the bills' weight.

    What the bills weigh beyond the lines that state a weight is divided over the others by net weight. Zero where no
    paper tells; the checks say where that matters.
    """
    weights = [_gross_weight(rows) for rows in lines]
    whole = [half_up(weight) if weight is not None else 0 for weight in weights]
    open_lines = [n for n, weight in enumerate(weights) if weight is None]
    nets = [_net_weight(lines[n]) for n in open_lines]
    if bills is None or (len(open_lines) > 1 and not all(nets)):
        return whole
    grams = [half_up(Fraction(net[0].amount) * 1000) if net else 1 for net in nets]
    rest = max(half_up(Fraction(bills)) - sum(whole), 0)
    for n, part in zip(open_lines, share(rest, grams) if open_lines else (), strict=True):
        whole[n] = part
    return whole


def _gross_weight(rows: Sequence[Asked]) -> Fraction | None:
    parts = [form.amount("gross_weight") for form in parts_of(rows) if "gross_weight" in form]
    weights = parts or [row.row.gross_weight for row in rows]
    known = [Fraction(weight) for weight in weights if weight is not None]
    return sum(known, Fraction(0)) if len(known) == len(weights) else None
