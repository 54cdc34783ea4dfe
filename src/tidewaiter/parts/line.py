"""An entry line made from a product: what the product and the shipment state, where each of it came from, and what is still to be said.

Nothing is guessed. Where the product leaves a choice, the line stays empty there and a finding asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tidewaiter.codes import special_programs
from tidewaiter.entry.line import AdCvd, Agency, Article, Line, Quantity
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import share as shared
from tidewaiter.money.cents import usd
from tidewaiter.money.rounding import half_up
from tidewaiter.numbers import case_number, hts
from tidewaiter.parts.crosswalk import PathOf
from tidewaiter.parts.findings import MAKER, findings, good_on
from tidewaiter.parts.number_findings import CLASSIFY, NO_UNIT, UNITS
from tidewaiter.parts.product import WHOLE, Conversion, Origin, Product, Ruling, RulingKind, Standing, amount
from tidewaiter.tariff import schedule
from tidewaiter.tariff.units import convert
from tidewaiter.values import immutable

PIECES = "PCS"
SHIPMENT = "shipment"        # the source of what the shipment's papers state
_OF_THE_SHIPMENT = ("PART-UNIT", "PART-ORIGIN", "PART-MID", "PART-MID-COUNTRY")      # what the library lacks and the papers can give


@immutable
class Shipped:
    """What a shipment's papers say of one product: how many in which unit, its entered value in whole dollars, and what they choose.

    Empty: they do not say. `quantities` are those of the papers in units of the schedule, which go before what the product says of a piece.
    """

    quantity: Decimal
    value: int
    unit: str = PIECES
    origin: str = ""
    manufacturer: str = ""
    exported_from: str = ""
    program: str = ""
    quantities: tuple[Quantity, ...] = ()
    place: str = ""              # sheet and row, or page and box


@dataclass(frozen=True)
class Made:
    """The line, where each field of it came from, and what stands against it. Fields are named as entry/line.py does."""

    line: Line
    sources: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass
class _Making:
    """What is gathered while a line is made."""

    product: Product
    shipped: Shipped
    day: date
    sources: dict[str, str] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def state(self, name: str, source: str = "") -> None:
        self.sources[name] = source or f"product {self.product.sku}"

    def choose(self, name: str, given: str, known: Sequence[str], rule: str, cite: str, fix: str) -> str:
        """What the papers say, if the product knows it; else the one that the product knows; else nothing and a finding."""
        if given:
            self.state(name, self.shipped.place or SHIPMENT)
            if known and given not in known:
                self.fault(rule, name, f"the shipment says {given}, but {self.product.sku} has {', '.join(known)}", cite, fix)
            return given
        if len(known) == 1:
            self.state(name)
            return known[0]
        said = f"{self.product.sku} has {', '.join(known)}" if known else f"{self.product.sku} has none"
        self.fault(rule, name, f"nothing says which {name.replace('_', ' ')}: {said}", cite, fix)
        return ""

    def fault(self, rule: str, name: str, message: str, cite: str, fix: str, severity: Severity = Severity.FATAL) -> None:
        self.found.append(Finding(rule, severity, f"{self.where}, {name.replace('_', ' ')}", message, cite, fix))

    @property
    def where(self) -> str:
        return f"{self.shipped.place or SHIPMENT}, product {self.product.sku}"


def line_from(product: Product, shipped: Shipped, day: date, number: int = 1, path_of: PathOf = lambda _: ()) -> Made:
    """The entry line of what was shipped of `product`, entered on `day`, as line `number` of its entry."""
    making = _Making(product, shipped, day)
    making.found += (one for one in findings(product, day, path_of) if one.rule not in _OF_THE_SHIPMENT or one.severity is Severity.FATAL)
    if product.standing is Standing.RETIRED:
        making.fault("PART-LINE-RETIRED", "standing", f"{product.sku} is retired", CLASSIFY, "Use the product that took its place.")
    origin = making.choose("origin", shipped.origin, _countries(product.origins), "PART-LINE-ORIGIN", "19 CFR 134.1(b); 19 CFR 141.86(a)(10)",
                           "Take the origin from the papers of this shipment.")
    makers = tuple(dict.fromkeys(one.manufacturer for one in product.origins if one.manufacturer and one.country == origin))
    maker = making.choose("manufacturer", shipped.manufacturer, makers, "PART-LINE-MAKER", MAKER, "Ask who made these goods.")
    if shipped.exported_from:
        making.state("exported_from", shipped.place or SHIPMENT)
    else:
        making.fault("PART-LINE-EXPORTED", "exported_from", "nothing says from which country the goods were exported",
                     "CATAIR Entry Summary, record 40", "Take it from the bill of lading.")
    if shipped.quantity <= 0 or shipped.value < 0:
        making.fault("PART-LINE-QUANTITY", "quantity", f"{shipped.quantity} {shipped.unit} for {shipped.value} dollars are shipped",
                     "19 CFR 141.86(a)(4)", "Take the quantity and the value from the invoice.")
    articles = _articles(making)
    ruling = _ruling(making)
    _price(making)
    line = Line(
        number, product.description, articles, origin, shipped.exported_from, maker, program=_program(making, origin),
        facts=_facts(making), adcvd=tuple(_cases(making)), agencies=tuple(_agencies(making)), category=product.category,
        set_indicator=product.set_indicator, ruling=ruling.number if ruling else "",
        ruling_kind=(ruling.kind if ruling else RulingKind.BINDING).value, sources=(shipped.place,) if shipped.place else (),
    )
    for name in ("description", "category", "set_indicator"):
        if getattr(product, name):
            making.state(name)
    if not product.description:
        making.fault("PART-LINE-DESCRIPTION", "description", f"{product.sku} has no description", "19 CFR 141.86(a)(3)", "Describe the goods.")
    return Made(line, making.sources, tuple(dict.fromkeys(making.found)))


def _countries(origins: Sequence[Origin]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.country for one in origins if one.country))


def _articles(making: _Making) -> tuple[Article, ...]:
    """One article for the number of the product and each component, with its part of the value."""
    product, shipped = making.product, making.shipped
    shares = [product.share, *(one.share for one in product.components)]
    parts = [shipped.value]
    if product.components:
        known = [one for one in shares if one is not None]
        if len(known) == len(shares) and sum(known) == WHOLE:
            parts = shared(shipped.value, known)
        else:
            parts = [0] * len(shares)
            making.fault("PART-LINE-SHARE", "value", f"nothing divides {shipped.value} dollars over {len(shares)} articles; each stands at zero",
                         "CATAIR Entry Summary, record 50", "State what each article is of the value.")
    making.state("value", shipped.place or SHIPMENT)
    all_of = [(product.hts, product.conversions), *((one.hts, one.conversions) for one in product.components)]
    made = []
    for n, ((number, conversions), value) in enumerate(zip(all_of, parts, strict=True), 1):
        making.state(f"articles.{n}.hts")
        made.append(Article(number, value, tuple(_quantities(making, n, number, conversions))))
    return tuple(made)


def _quantities(making: _Making, n: int, number: str, conversions: Sequence[Conversion]) -> Iterator[Quantity]:
    """A quantity for each unit of the schedule: as the papers state it, else converted exactly, else by what one piece is."""
    found = schedule.figures(number, making.day) if number else None
    for unit in found.units if found else ():
        name = f"articles.{n}.quantities.{unit}"
        if unit == NO_UNIT:
            yield Quantity(Decimal(0), NO_UNIT)
            making.state(name, found.cite if found else "")
            continue
        exact, source = _exact(making, unit, conversions)
        if exact is None:
            making.fault("PART-LINE-UNIT", "quantities",
                         f"{hts.format(number)} is counted in {unit}, and neither the papers nor {making.product.sku} lead there", UNITS,
                         f"Take the {unit} from the papers, or write what one piece is.")
            continue
        yield Quantity(_hundredths(exact), unit)
        making.state(name, source)


def _exact(making: _Making, unit: str, conversions: Sequence[Conversion]) -> tuple[Fraction | None, str]:
    shipped = making.shipped
    place = shipped.place or SHIPMENT
    for stated in (*shipped.quantities, Quantity(shipped.quantity, shipped.unit)):
        if (exact := convert(stated.amount, stated.unit, unit)) is not None:
            return exact, place if stated.unit == unit else f"{place}: {stated.amount} {stated.unit}"
    pieces = convert(shipped.quantity, shipped.unit, PIECES)
    for one in conversions:
        each = amount(one.amount)
        if pieces is not None and each is not None and (exact := convert(pieces * Fraction(each), one.unit, unit)) is not None:
            return exact, f"{place}: {shipped.quantity} {shipped.unit}; product {making.product.sku}: {one.amount} {one.unit} a piece"
    return None, ""


def _hundredths(exact: Fraction) -> Decimal:
    """Two decimals, half up, as record 50 holds."""
    whole, rest = divmod(half_up(exact * 100), 100)
    return Decimal(whole) if not rest else Decimal(whole * 100 + rest).scaleb(-2)


def _price(making: _Making) -> None:
    """Hold the shipment's value against the fixed price of the product, where that is in dollars."""
    product, shipped = making.product, making.shipped
    each, pieces = amount(product.unit_value), convert(shipped.quantity, shipped.unit, PIECES)
    if each is None or product.currency != "USD" or not pieces:
        return
    fixed = Fraction(each) * pieces
    if abs(fixed - shipped.value) > max(Fraction(1), fixed / 100):
        making.fault("PART-LINE-PRICE", "value",
                     f"{shipped.quantity} {shipped.unit} of {product.sku} at {product.unit_value} would be {usd(half_up(fixed * 100))} dollars, "
                     f"but {shipped.value} is entered", "19 CFR 152.103(a)",
                     "Confirm the price actually paid or payable.", Severity.WARNING)


def _program(making: _Making, origin: str) -> str:
    """The claim: as the papers ask, else the one programme that the product qualifies for and has a certificate of on the day."""
    product, day = making.product, making.day
    held = [one for one in product.programs if not one.origin or one.origin == origin]
    good = [one for one in held if one.certificate and good_on(one, day) and special_programs.eligible(one.program, origin, day) is not False]
    names = tuple(dict.fromkeys(one.program for one in good))
    asked = making.shipped.program
    if asked:
        making.state("program", making.shipped.place or SHIPMENT)
        if asked not in names:
            making.fault("PART-LINE-PROGRAM", "program", f"{asked} is claimed, and {product.sku} has no certificate for it on {day}",
                         special_programs.cite(asked) if special_programs.known(asked) else "HTS general notes 3-36",
                         "Get the certificate before the claim is made.")
        return asked
    if len(names) == 1:
        certificate = next(one.certificate for one in good if one.program == names[0])
        making.state("program", f"product {product.sku}: certificate {certificate}")
        return names[0]
    if names:
        making.fault("PART-LINE-PROGRAM", "program", f"{product.sku} qualifies for {', '.join(names)}; one can be claimed", "HTS general notes 3-36",
                     "Say which is claimed.")
    return ""


def _facts(making: _Making) -> dict[str, str | bool]:
    words: dict[str, str | bool] = {"true": True, "false": False}
    for name in making.product.facts:
        making.state(f"facts.{name}")
    return {name: words.get(value, value) for name, value in making.product.facts.items()}


def _cases(making: _Making) -> Iterator[AdCvd]:
    for one in making.product.cases:
        if one.applies:
            making.state(f"adcvd.{one.case}")
            yield AdCvd(case_number.compact(one.case))


def _agencies(making: _Making) -> Iterator[Agency]:
    for one in making.product.agencies:
        making.state(f"agencies.{one.agency}")
        yield Agency(one.agency, one.program, one.answer, one.reason)



def _ruling(making: _Making) -> Ruling | None:
    """The ruling that gave the product its number, or the only one."""
    product = making.product
    giving = [one for one in product.rulings if one.hts and product.hts.startswith(one.hts)] or list(product.rulings)
    if len(giving) > 1:
        making.fault("PART-LINE-RULING", "ruling", f"{product.sku} has {len(giving)} rulings for its number: {_named(giving)}", "19 CFR 177.8(a)(2)",
                     "Say which one the entry states.", Severity.WARNING)
        return None
    for one in giving:
        making.state("ruling")
        return one
    return None


def _named(rulings: Sequence[Ruling]) -> str:
    return ", ".join(one.number for one in rulings)
