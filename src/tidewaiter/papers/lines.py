"""Rows of invoices as lines of the entry: what each level of shipment.yaml says, quantities in HTS units, articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tidewaiter.entry.line import AdCvd, Agency, Article, Declaration, License, Line, Quantity
from tidewaiter.findings import Finding
from tidewaiter.money.cents import share
from tidewaiter.money.rounding import half_up, whole_dollar
from tidewaiter.numbers import hts as hts_number
from tidewaiter.papers.files import doubt, fault
from tidewaiter.papers.form import Form
from tidewaiter.papers.invoice_in import PrintedRow
from tidewaiter.papers.keys import ADCVD, AGENCY, LICENSE
from tidewaiter.papers.units import convert, read_quantity
from tidewaiter.papers.valuation import RowValue, entered, merged
from tidewaiter.papers.values import read_amount

UnitsOf = Callable[[str, date], tuple[str, ...] | None]

# HTS chapter 91, statistical note 1: the suffix of each component, for the subheadings of its paragraphs (a), (c), (d).
COMPONENTS = {"movement": "10", "case": "20", "strap": "30", "battery": "40"}
COMPONENTS_CITE = "HTS chapter 91, statistical note 1"


@dataclass(frozen=True)
class Defaults:
    """What the parties give to a line that does not say it itself."""

    sold_to: str = ""
    delivered_to: str = ""
    foreign_exporter: str = ""


@dataclass(frozen=True)
class Asked:
    """What the levels of shipment.yaml say of one row, nearest level first: its part, its invoice, all goods."""

    row: PrintedRow
    levels: tuple[Form, ...]

    @property
    def part(self) -> Form | None:
        return self.levels[0] if self.levels and self.levels[0].name.startswith("lines.") else None

    def level(self, key: str) -> Form | None:
        return next((form for form in self.levels if key in form), None)

    def text(self, key: str) -> str:
        form = self.level(key)
        return form.text(key) if form else ""

    def where(self, key: str) -> str:
        form = self.level(key) or (self.levels[0] if self.levels else None)
        return form.where(key) if form else self.row.line.place

    def facts(self) -> dict[str, str | bool]:
        facts: dict[str, str | bool] = {}
        for form in reversed(self.levels):
            inner = form.form("facts", None)
            for name in inner or ():
                assert inner is not None
                text = inner.text(name)
                facts[name] = {"yes": True, "true": True, "no": False, "false": False}.get(text.lower(), text)
        return facts

    def number(self) -> str:
        """The ten digits: the broker's where shipment.yaml has them, else the invoice's."""
        return hts_number.compact(self.text("hts") or self.row.line.hts)

    def group_key(self) -> tuple[str, ...] | None:
        """Rows with one key are one line. None: a line of its own."""
        word = self.part.text("group") if self.part else ""
        if not word or word.lower() in ("no", "false"):
            return None
        return ("part", self.row.line.part) if word.lower() in ("yes", "true") else ("word", word)


def group(rows: Sequence[Asked]) -> list[list[int]]:
    """The rows of each line, by index, in the order of the first row of each."""
    lines: dict[tuple[object, ...], list[int]] = {}
    for n, row in enumerate(rows):
        lines.setdefault(row.group_key() or ("row", n), []).append(n)
    return list(lines.values())


class LineReading:
    """One line in the making: its rows, their values, and the findings it adds."""

    def __init__(self, number: int, rows: Sequence[Asked], values: Sequence[RowValue], gross_weight: int, findings: list[Finding]) -> None:
        self.number, self.rows, self.values, self.gross_weight, self.findings = number, rows, values, gross_weight, findings
        self.first = rows[0]
        self.places = tuple(row.row.line.place for row in rows)

    def line(self, day: date, units_of: UnitsOf | None, defaults: Defaults) -> Line:
        first = self.first
        cents, steps, carriage = merged(self.values)
        value, valuation = entered(cents, steps)
        hts, origin = self._hts(), self._origin()
        quantities, sources = self._quantities(hts, day, units_of)
        level = first.level("related")
        return Line(
            number=self.number, description=first.text("description") or first.row.line.description,
            articles=self._components(hts, value) or (Article(hts, value, quantities),),
            origin=origin, exported_from=self._need("exported_from"), manufacturer=first.text("manufacturer"), program=first.text("program"),
            charges=whole_dollar(carriage), gross_weight=self.gross_weight, related=level.flag("related") if level else None,
            facts=first.facts(),
            adcvd=tuple(self._case(form) for form in self._forms("adcvd", ADCVD)),
            licenses=tuple(License(form.text("kind", need=True), form.text("number", need=True)) for form in self._forms("licenses", LICENSE)),
            declarations=tuple(
                Declaration(form.text("kind", need=True), {key: form.text(key) for key in form if key != "kind"})
                for form in self._forms("declarations", None)
            ),
            agencies=tuple(
                Agency(form.text("code", need=True), form.text("program"), form.text("answer"), form.text("cite"))
                for form in self._forms("agencies", AGENCY)
            ),
            category=first.text("category"), visa=first.text("visa"), ruling=first.text("ruling"), set_indicator=first.text("set_indicator"),
            fee_exemption=first.text("fee_exemption"), sold_to=first.text("sold_to") or defaults.sold_to,
            delivered_to=first.text("delivered_to") or defaults.delivered_to,
            foreign_exporter=first.text("foreign_exporter") or defaults.foreign_exporter,
            valuation=valuation, sources=(*self.places, *sources),
        )

    def _fault(self, rule: str, where: str, message: str, fix: str, cite: str) -> None:
        self.findings.append(fault(rule, where, message, fix, cite))

    def _need(self, key: str) -> str:
        text = self.first.text(key)
        if not text:
            self._fault("PAP-LINE-MISSING", self.places[0], f"nothing says the {key.replace('_', ' ')} of part {self.first.row.line.part}",
                        f"write {key} in shipment.yaml below goods or lines", "19 CFR 142.6; 19 CFR 141.86")
        return text

    def _forms(self, key: str, keys: Mapping[str, str] | None) -> list[Form]:
        level = self.first.level(key)
        return level.forms(key, keys) if level else []

    def _case(self, form: Form) -> AdCvd:
        quantity = None
        if "quantity" in form:
            quantity = self._read(form, "quantity")
        case = form.text("case", need=True).replace("-", "").upper()
        return AdCvd(case, form.choice("deposit", ("C", "B")) or "C", form.text("non_reimbursement"), quantity)

    def _read(self, form: Form, key: str) -> Quantity | None:
        try:
            return read_quantity(form.text(key))
        except ValueError as error:
            self._fault("PAP-VALUE", form.where(key), f"{key}: {error}", "write an amount and a unit", "docs/shipment-folder.md")
            return None

    def _hts(self) -> str:
        number, printed = self.first.number(), hts_number.compact(self.first.row.line.hts)
        where = self.first.where("hts") if self.first.text("hts") else self.places[0]
        if not number:
            self._need("hts")
            return ""
        lengths = (8, 10) if self._component_form() else (10,)
        try:
            number = hts_number.validate(number, lengths)
        except ValueError as error:
            self._fault("PAP-HTS", where, str(error), "write the ten digits of the schedule", "19 CFR 142.6(a)(4)")
        shared = min(len(number), len(printed), 6)
        if printed and number[:shared] != printed[:shared]:
            self.findings.append(doubt("PAP-HTS-INVOICE", self.places[0], f"the invoice prints {self.first.row.line.hts}, but shipment.yaml classifies in {number}",
                                       "keep the reasons for the classification with the file", "19 CFR 152.11"))
        for row in self.rows[1:]:
            if row.number() != self.first.number():
                self._fault("PAP-GROUP", row.row.line.place, f"the row is in {row.number()}, but the line it joins is in {number}",
                            "give it a line of its own", "19 CFR 141.61(e)")
        return number

    def _origin(self) -> str:
        origins = set()
        for row in self.rows:
            stated, printed = row.text("origin"), row.row.line.origin
            if printed and stated and printed != stated:
                self._fault("PAP-ORIGIN", row.row.line.place, f"the invoice says {printed}, but {row.where('origin')} says {stated}",
                            "ask the seller for a certificate of origin and correct the paper that is wrong", "19 CFR 134.1(b); 19 CFR 141.86(a)(10)")
            origins.add(stated or printed)
        if len(origins) > 1:
            self._fault("PAP-GROUP", self.places[0], f"the rows of the line come from {' and '.join(sorted(origins))}", "give each origin a line of its own",
                        "19 CFR 141.61(e)")
        origin = self.first.text("origin") or self.first.row.line.origin
        return origin or self._need("origin")

    def _quantities(self, hts: str, day: date, units_of: UnitsOf | None) -> tuple[tuple[Quantity, ...], list[str]]:
        """In the units that the number takes, from shipment.yaml, the invoice's quantities or its net weights, in that order."""
        stated = self._stated()
        units = units_of(hts, day) if units_of and hts and not self._component_form() else None
        if units is None:
            return tuple(stated) or self._printed(), []
        found: list[Quantity] = []
        sources: list[str] = []
        for quantity in stated:
            if not any(convert(quantity, unit) for unit in units):
                self._fault("PAP-UNIT", self.first.where("quantities"), f"{quantity.amount} {quantity.unit}, but {hts_number.format(hts)} takes {' and '.join(units)}",
                            f"state the quantity in {' and '.join(units)}", "HTS general statistical note 1")
        for unit in units:
            if unit == "X":
                found.append(Quantity(Decimal(0), "X"))
                continue
            for source in (*stated, *self._printed(), *self._weight()):
                fitting = convert(source, unit)
                if fitting:
                    found.append(fitting)
                    if source.unit != unit:
                        sources.append(f"{fitting.amount} {unit} from {source.amount} {source.unit}")
                    break
            else:
                self._fault("PAP-UNIT", self.places[0], f"{hts_number.format(hts)} takes {' and '.join(units)}, and no paper gives {unit}",
                            f"write quantities for part {self.first.row.line.part} in shipment.yaml", "HTS general statistical note 1")
        return tuple(found), sources

    def _stated(self) -> list[Quantity]:
        form = self.first.part
        quantities = []
        for text in form.texts("quantities") if form else ():
            assert form is not None
            try:
                quantities.append(read_quantity(text))
            except ValueError as error:
                self._fault("PAP-VALUE", form.where("quantities"), str(error), "write an amount and a unit", "docs/shipment-folder.md")
        return quantities

    def _printed(self) -> tuple[Quantity, ...]:
        units = {row.row.line.unit for row in self.rows}
        if len(units) > 1:
            return ()
        return (Quantity(sum((row.row.line.quantity for row in self.rows), Decimal(0)), units.pop()),)

    def _weight(self) -> tuple[Quantity, ...]:
        weights = [row.row.net_weight for row in self.rows if row.row.net_weight is not None]
        return (Quantity(sum(weights, Decimal(0)), "KG"),) if len(weights) == len(self.rows) else ()

    def _component_form(self) -> Form | None:
        return self.first.part.form("components", COMPONENTS) if self.first.part else None

    def _components(self, hts: str, value: int) -> tuple[Article, ...]:
        """An article for each component of a watch; their values add up to the line's, a component that is not there is zero."""
        form = self._component_form()
        if form is None or len(hts) < 8:
            return ()
        each: dict[str, Decimal] = {}
        for name in form:
            if name in COMPONENTS:
                each[name] = form.amount(name, need=True) or Decimal(0)
        price = self.first.row.line.unit_price
        if sum(each.values(), Decimal(0)) != price:
            self._fault("PAP-COMPONENTS", form.where(), f"the components add up to {sum(each.values(), Decimal(0))}, but a piece costs {price}",
                        "ask the maker for the component values", COMPONENTS_CITE)
        pieces = sum((row.row.line.quantity for row in self.rows), Decimal(0))
        names = [name for name in COMPONENTS if name in each]
        scale = 10 ** max([0, *(-int(each[name].as_tuple().exponent) for name in names)])
        parts = share(value, [int(each[name] * scale) for name in names]) if any(each.values()) else [0] * len(names)
        return tuple(
            Article(hts[:8] + COMPONENTS[name], part, (Quantity(pieces if each[name] else Decimal(0), "NO"),))
            for name, part in zip(names, parts, strict=True)
        )


def gross_weights(total: Decimal | None, rows: Sequence[Asked], lines: Sequence[Sequence[int]], findings: list[Finding]) -> list[int]:
    """Whole kilograms of each line: as shipment.yaml or the invoice states it, else the bills' weight by net weight.

    Zero where no paper tells; the checks say where that matters.
    """
    stated: list[Fraction | None] = []
    for line in lines:
        form = rows[line[0]].part
        weight = form.amount("gross_weight") if form else None
        printed = [rows[n].row.gross_weight for n in line]
        if weight is not None:
            stated.append(Fraction(weight))
        elif all(one is not None for one in printed):
            stated.append(sum((Fraction(one) for one in printed if one is not None), Fraction(0)))
        else:
            stated.append(None)
    if all(weight is not None for weight in stated):
        return [half_up(weight) for weight in stated if weight is not None]
    nets = [[rows[n].row.net_weight for n in line] for line in lines]
    if total is None or any(net is None for line in nets for net in line):
        return [half_up(weight or Fraction(0)) for weight in stated]
    return share(int(total), [int(sum((net for net in line if net is not None), Decimal(0)) * 1000) for line in nets])


def stated_total(text: str) -> int:
    """Cents of a stated total.

    >>> stated_total("11,039.99")
    1103999
    """
    amount = read_amount(text)
    if amount < 0 or amount != amount.quantize(Decimal("0.01")):
        raise ValueError(f"{text!r} is not dollars and cents")
    return int(amount.scaleb(2))
