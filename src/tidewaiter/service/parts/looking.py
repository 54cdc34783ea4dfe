"""Products held against the law of a day: the room's own findings, the facts that duty programmes know, the words of a loaded edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tidewaiter.duty.assess import Circumstances, assess_line
from tidewaiter.duty.facts import settle
from tidewaiter.duty.result import Undetermined
from tidewaiter.entry.line import Article, Line, Quantity
from tidewaiter.findings import Finding, Severity
from tidewaiter.parts.findings import findings
from tidewaiter.parts.product import Product
from tidewaiter.service import editions
from tidewaiter.service.entries.compute import law
from tidewaiter.tariff import schedule

FIRST_DAY = date(2018, 1, 1)             # from when the law is held
_WORTH = 10_000                          # dollars of the line that is asked about; nothing is told of what it would owe
_QUANTITY, _NONE = Decimal(1000), Decimal(0)


def found(product: Product, day: date) -> tuple[Finding, ...]:
    """Everything that is wrong with the product on `day`, its facts included."""
    words = {"true": True, "false": False}
    given = {name: words.get(value, value) for name, value in product.facts.items()}
    _, facts = settle(given, law().facts, f"product {product.sku}")
    return (*findings(product, day, lambda number: path_of(number, day)), *facts)


def path_of(number: str, day: date) -> Sequence[str]:
    """The words of a number from its heading down, in the loaded edition of the day; none where none is loaded."""
    edition = editions.in_force(day)
    line = editions.book(edition).line(number) if edition else None
    return line.path if line else ()


def asked(product: Product, day: date) -> tuple[Finding, ...]:
    """The facts that duty programmes would ask for of the product on `day`, for each of its origins: what each decides, and the question."""
    if day < FIRST_DAY or schedule.figures(product.hts, day) is None:
        return ()
    told: dict[str, tuple[Undetermined, list[str]]] = {}
    for origin in dict.fromkeys(one.country for one in product.origins if one.country):
        for one in assess_line(_line(product, origin, day), Circumstances(day, day, day, day, "01"), law()).undetermined:
            if one.fact in law().facts:                      # the mode of transport is the shipment's
                told.setdefault(one.fact, (one, []))[1].append(origin)
    return tuple(
        Finding("PART-FACT-OPEN", Severity.NOTE, f"product {product.sku}, fact {one.fact}",
                f"of goods of {', '.join(origins)}, {one.fact} decides {', '.join(one.decides)}", "law/facts.yaml", one.question)
        for one, origins in told.values()
    )


def _line(product: Product, origin: str, day: date) -> Line:
    """A line of the product, as far as its programmes are asked."""
    words: dict[str, str | bool] = {"true": True, "false": False}
    units = schedule.figures(product.hts, day)
    quantities = tuple(Quantity(_QUANTITY if unit != "X" else _NONE, unit) for unit in (units.units if units else ()))
    return Line(1, product.description, (Article(product.hts, _WORTH, quantities),), origin, origin,
                facts={name: words.get(value, value) for name, value in product.facts.items()})
