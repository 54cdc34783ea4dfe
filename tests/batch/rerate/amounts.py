"""Random values and quantities, at the edges where rounding, bands and limits turn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from tests.batch.rerate import aims
from tidewaiter.duty.program import Heading
from tidewaiter.tariff.rate_text import ONE, ByReference, Expression, Percent, PerUnit, Sugar, read_rate, read_special
from tidewaiter.tariff.schedule import figures
from tidewaiter.tariff.units import convert

Row = dict[str, Any]


def set_amounts(chance: Random, row: Row, heading: Heading | None = None, odd: float = 1.0) -> None:
    """Value and quantities, so that an amount falls on half a cent, and the value of a unit or column 1's rate on the edge of a heading."""
    fill(chance, row, heading, odd)
    row["value"] = value(chance, row["hts"], row["entered"], heading)
    if heading and heading.per and row["q1"] is not None and chance.random() < 0.7:
        _unit_value(chance, row, heading)
    if chance.random() < 0.12 * odd:
        disturb(chance, row)


def value(chance: Random, digits: str, day: object, heading: Heading | None = None) -> str:
    """Dollars and cents as text."""
    kind = chance.random()
    if kind < 0.06:
        return chance.choice(("0", "0.49", "0.50", "1", "0.01", "1.50", "2.49"))
    if kind < 0.09:
        return chance.choice(("10000000000000", "9999999999999.49", "4503599627370497", "922337203685.47", "92233720368547", "9007199254740.99",
                              "123456789012.34", "2147483648"))
    if kind < 0.45:
        return str(_on_half_a_cent(chance, digits, day, heading))
    if kind < 0.6:
        return str(chance.choice((2500, 800, 2400, 2399, 9441, 9442, 9443, 9444, 8000, 185000, 188079, 188080, 250)) + chance.choice((-1, 0, 0, 1)))
    whole = int(10 ** chance.uniform(0, 7))
    return str(whole) if chance.random() < 0.4 else f"{whole}.{chance.choice((0, 1, 49, 50, 51, 99, chance.randrange(100))):02}"


def _on_half_a_cent(chance: Random, digits: str, day: object, heading: Heading | None) -> int:
    """Whole dollars of which a rate of the line takes just half a cent more than whole cents, where it can."""
    one = figures(digits, day) if isinstance(day, date) and digits.isdigit() else None
    rates = [heading.rate] if heading and heading.rate else []
    rates += [term.rate for term in getattr(read_rate(one.general), "terms", ()) if isinstance(term, Percent)] if one else []
    rate = Fraction(chance.choice([*rates, 346_400, 125_000]))
    start = int(10 ** chance.uniform(0, 5))
    for dollars in range(start, start + 60):
        if (dollars * 100 * rate / ONE) % 1 == Fraction(1, 2):
            return dollars
    return start


def fill(chance: Random, row: Row, heading: Heading | None = None, odd: float = 1.0) -> None:
    """The quantities that the number and its rates count, some of them in another unit into which those convert."""
    wanted = [name for name in units(row, heading) if name not in ("X", "")]
    row["q1"] = row["u1"] = row["q2"] = row["u2"] = None
    if len(wanted) > 2:
        wanted = chance.sample(wanted, 2)
    for n, name in enumerate(wanted, 1):
        if chance.random() < 0.05:
            continue
        row[f"q{n}"], row[f"u{n}"] = quantity(chance, odd), _written(chance, name)
    if len(wanted) == 1 and chance.random() < 0.05:
        row["q1"], row["u1"], row["q2"], row["u2"] = None, None, row["q1"], row["u1"]


def units(row: Row, heading: Heading | None = None) -> list[str]:
    day, digits = row["entered"], row["hts"]
    one = figures(digits, day) if isinstance(day, date) and digits.isdigit() else None
    found = list(one.units) if one else ["KG"]
    if one:
        texts = [one.general, one.other, *read_special(one.special).values()]
        found += [unit for text in texts for unit in _counted(read_rate(text) if isinstance(text, str) else text)]
    if heading and heading.specific:
        found += _counted(heading.specific)
    if heading and heading.per:
        found.insert(0, heading.per)
    return list(dict.fromkeys(found))


def _counted(rate: Expression) -> list[str]:
    if isinstance(rate, ByReference):
        return []
    return ["KG" if isinstance(t, Sugar) else t.unit for t in (*rate.terms, *rate.least, *rate.most) if isinstance(t, PerUnit | Sugar)]


def _written(chance: Random, name: str) -> str:
    kind = chance.random()
    if kind < 0.2 and (others := aims.convertible().get(name)):
        return chance.choice(others)
    return name if kind < 0.9 else chance.choice((name.lower(), f"{name} ", {"NO": "No.", "DOZ": "doz.", "KG": "kg", "L": "liters"}.get(name, name)))


def quantity(chance: Random, odd: float = 1.0) -> str:
    kind = chance.random()
    decimals = (0, 1, 2, 2, 3, 6, 7, 12) if chance.random() < odd else (0, 1, 2, 3, 6)
    if kind < 0.3:
        return str(chance.randrange(1, 5000))
    if kind < 0.36:
        return chance.choice(("0", "0.0", "1", "1000000000000", "999999999999.999999", "0.000000000001", "0.5"))
    return f"{10 ** chance.uniform(-2, 6):.{chance.choice(decimals)}f}"


def disturb(chance: Random, row: Row) -> None:
    """Quantities missing, nought, in a unit that does not fit, or two that contradict each other or say the same."""
    kind = chance.random()
    name = row["u1"]
    if kind < 0.2:
        row["q1"] = row["q2"] = None
    elif kind < 0.35:
        row["q1"] = "0"
    elif kind < 0.5:
        row["u1"] = chance.choice(("NO", "KG", "LB", "T", "DOZ", "M2", "L", "PRS", "GR", "X", "furlong", "", "G"))
    elif kind < 0.6:
        row["u2"], row["q2"] = row["u1"], row["q1"]
    elif kind < 0.75 and aims.convertible().get(name) and row["q1"] not in (None, ""):
        other = chance.choice(aims.convertible()[name])
        row["u2"], row["q2"] = other, _same(row["q1"], name, other) if chance.random() < 0.6 else quantity(chance)
    else:
        row["q2"], row["u2"] = quantity(chance), chance.choice(("KG", "NO", "LB", "DOZ", "L", "M2", "T"))


def _same(amount: str, of: str, to: str) -> str:
    """As much in another unit, to twelve decimals."""
    try:
        exact = convert(Fraction(amount), of, to)
        return amount if exact is None else format((Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("1e-12")), "f")
    except (ArithmeticError, ValueError):
        return amount


def _unit_value(chance: Random, row: Row, heading: Heading) -> None:
    """The value that puts the value of a unit on the edge of a heading's band."""
    edge = chance.choice([one for one in (heading.below, heading.at_least) if one is not None] or [ONE])
    try:
        count = Decimal(row["q1"])
    except ArithmeticError:
        return
    dollars = int(count * edge / ONE)
    if 0 < dollars < 10**12:
        row["value"] = str(max(dollars + chance.choice((-1, 0, 0, 1)), 0))
        if chance.random() < 0.3:
            row["facts"]["cif_value"] = str(dollars)
