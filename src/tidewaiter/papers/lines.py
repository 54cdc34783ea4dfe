"""Rows of invoices made into one line of the entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.entry.line import AdCvd, Agency, Article, Declaration, License, Line, Quantity
from tidewaiter.money.rounding import whole_dollar
from tidewaiter.numbers import hts as hts_number
from tidewaiter.papers.asked import Asked
from tidewaiter.papers.components import component_articles, component_form
from tidewaiter.papers.filing import read_overrides, read_zone_status
from tidewaiter.papers.form import Form
from tidewaiter.papers.found import Found
from tidewaiter.papers.keys import ADCVD, AGENCY, LICENSE
from tidewaiter.papers.quantities import UnitsOf, line_quantities
from tidewaiter.papers.units import read_quantity
from tidewaiter.papers.valuation import RowValue, entered, merged

REPORTING = "19 CFR 141.61(e); 19 CFR 142.6(a)"
_ALIKE = ("exported_from", "manufacturer", "program")


@dataclass(frozen=True)
class Defaults:
    """What the parties give to a line that does not say it itself."""

    sold_to: str = ""
    delivered_to: str = ""
    foreign_exporter: str = ""


def read_line(
    number: int, rows: Sequence[Asked], values: Sequence[RowValue], gross_weight: int, day: date,
    units_of: UnitsOf | None, defaults: Defaults, found: Found,
) -> Line:
    """The line of `rows`, which are one row or the rows of a group; `day` is the day of entry."""
    first = rows[0]
    cents, steps, carriage = merged(values)
    value, valuation = entered(cents, steps)
    watch = component_form(first) is not None
    hts = _hts(first, watch, found)
    origin = _origin(rows, found)
    _check_group(rows, found)
    converted: tuple[str, ...] = ()
    articles = component_articles(rows, hts, value, found)
    if not watch:
        units = units_of(hts, day) if units_of and len(hts) == 10 else None
        quantities, converted = line_quantities(rows, units, hts, found)
        articles = (Article(hts, value, quantities),)
    related, net_cost, reasons = first.level("related"), first.level("net_cost"), first.level("correction_reasons")
    facts, zone = first.facts(), read_zone_status(first.level("zone_status"))
    if zone and zone.filed:          # said once: the rates are those of the day on which the status was granted
        facts.setdefault("ftz_pf_date", zone.filed.isoformat())
    return Line(
        number=number, description=first.text("description") or first.row.line.description, articles=articles,
        origin=origin, exported_from=_need(first, "exported_from", found).upper(),
        manufacturer=first.text("manufacturer"), program=first.text("program"), charges=whole_dollar(carriage),
        gross_weight=gross_weight, related=related.flag("related") if related else None, facts=facts,
        adcvd=tuple(_case(form, found) for form in _forms(first, "adcvd", ADCVD)),
        licenses=tuple(
            License(form.text("kind", need=True), form.text("number", need=True))
            for form in _forms(first, "licenses", LICENSE)
        ),
        declarations=tuple(
            Declaration(form.text("kind", need=True), {key: form.text(key) for key in form if key != "kind"})
            for form in _forms(first, "declarations", None)
        ),
        agencies=tuple(
            Agency(form.text("code", need=True), form.text("program"), form.text("answer"), form.text("cite"))
            for form in _forms(first, "agencies", AGENCY)
        ),
        category=first.text("category"), visa=first.text("visa"), ruling=first.text("ruling"),
        ruling_kind=first.text("ruling_kind") or "R", product_claim=first.text("product_claim"),
        net_cost=bool(net_cost and net_cost.flag("net_cost")), zone=zone, overrides=read_overrides(first.level("overrides")),
        sanctions_disclaimed=first.text("sanctions_disclaimed"),
        correction_reasons=reasons.texts("correction_reasons") if reasons else (),
        set_indicator=first.text("set_indicator"), fee_exemption=first.text("fee_exemption"),
        sold_to=first.text("sold_to") or defaults.sold_to,
        delivered_to=first.text("delivered_to") or defaults.delivered_to,
        foreign_exporter=first.text("foreign_exporter") or defaults.foreign_exporter,
        valuation=valuation, sources=(*(row.place for row in rows), *converted),
    )


def _need(row: Asked, key: str, found: Found) -> str:
    text = row.text(key)
    if not text:
        found.fault("PAP-LINE-MISSING", row.place, f"nothing says the {key} of part {row.row.line.part}",
                    f"write {key} in shipment.yaml below goods or lines", REPORTING)
    return text


def _forms(row: Asked, key: str, keys: Mapping[str, str] | None) -> list[Form]:
    level = row.level(key)
    return level.forms(key, keys) if level else []


def _case(form: Form, found: Found) -> AdCvd:
    quantity: Quantity | None = None
    if "quantity" in form:
        try:
            quantity = read_quantity(form.text("quantity"))
        except ValueError as error:
            found.fault("PAP-VALUE", form.where("quantity"), str(error), "write an amount and a unit")
    case = form.text("case", need=True).replace("-", "").upper()
    if "rate" in form and "cite" not in form:
        found.fault("PAP-CASE-CITE", form.where("rate"), f"the deposit rate of {case} is stated without its source",
                    "write cite: the Commerce message or notice", "19 CFR 351.107")
    return AdCvd(case, form.choice("deposit", ("C", "B")) or "C", form.text("non_reimbursement"), quantity,
                 form.text("rate"), form.text("cite"))


def _hts(row: Asked, watch: bool, found: Found) -> str:
    """The number, ten digits, or the eight of a watch; where it is none, as it is written, with a finding."""
    number, printed = row.number(), hts_number.compact(row.row.line.hts)
    if not number:
        _need(row, "hts", found)
        return ""
    try:
        hts_number.validate(number, (8, 10) if watch else (10,))
    except ValueError as error:
        found.fault("PAP-HTS", row.where("hts"), str(error), "write the ten digits of the schedule", REPORTING)
    shared = min(len(number), len(printed), 6)
    if number[:shared] != printed[:shared]:
        found.doubt("PAP-HTS-INVOICE", row.place,
                    f"the invoice prints {row.row.line.hts}, but shipment.yaml says {hts_number.format(number)}",
                    "keep the reasons for the classification with the file", "19 CFR 152.11; 19 CFR 163.6")
    return number


def _origin(rows: Sequence[Asked], found: Found) -> str:
    for row in rows:
        stated, printed = row.text("origin").upper(), row.row.line.origin
        if stated and printed and stated != printed:
            found.fault("PAP-ORIGIN", row.place, f"the invoice says {printed}, but {row.where('origin')} says {stated}",
                        "ask the seller for a certificate of origin, and correct the paper that is wrong",
                        "19 CFR 134.1(b); 19 CFR 141.86(a)(10)")
    return rows[0].origin() or _need(rows[0], "origin", found)


def _check_group(rows: Sequence[Asked], found: Found) -> None:
    """Rows that are to be one line and differ in what a line states once."""
    first = rows[0]
    for row in rows[1:]:
        differing = [("hts", first.number(), row.number()), ("origin", first.origin(), row.origin())]
        differing += [(key, first.text(key), row.text(key)) for key in _ALIKE]
        for key, mine, other in differing:
            if mine != other:
                found.fault("PAP-GROUP", row.place, f"{key} is {other}, but {mine} in {first.place} of the same line",
                            "give the row a line of its own", REPORTING)
        if row.facts() != first.facts():
            found.fault("PAP-GROUP", row.place, f"the facts are not those of {first.place} of the same line",
                        "give the row a line of its own", REPORTING)
