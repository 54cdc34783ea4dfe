"""A duty quote: one line on one day, as `duty quote` and the API ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Any

from tidewaiter.codes import special_programs, units
from tidewaiter.dates import read_day
from tidewaiter.duty.asked import FIRST_DAY, MOST_CENTS, days_in_order, strange_codes, strange_units
from tidewaiter.duty.assess import Circumstances, assess_line, facts_of, same_duty
from tidewaiter.duty.condition import decimal
from tidewaiter.duty.facts import MOST
from tidewaiter.duty.fees import entry_fees
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import Charge, LineAssessment
from tidewaiter.entry.line import AdCvd, Article, Line, Quantity
from tidewaiter.findings import Finding, LawError, Severity, fatal
from tidewaiter.money.cents import read_usd, usd
from tidewaiter.money.rounding import whole_dollar
from tidewaiter.numbers import case_number, hts
from tidewaiter.values import immutable

_SEVERAL = ("quantity", "fact", "case")
_NOT_TEXT = (*_SEVERAL, "facts")
_PLAIN = (str, int, float, Decimal)
_NAMES = {"id", "hts", "origin", "entered", "value", "quantity", "exported", "loaded", "imported", "program", "mode", "entry_type", "facts", "fact",
          "base_rate", "known_on", "case", "exporter", "producer"}


class Unreadable(ValueError):
    """The call itself is wrong: a date that is none, an amount that is none."""


@immutable
class Question:
    """What a quote is asked of."""

    line: Line
    around: Circumstances
    base_rate: str = ""
    id: str = ""
    known_on: date | None = None
    findings: tuple[Finding, ...] = field(default=())


def read_question(options: Mapping[str, Any]) -> Question:
    """The question that the options state; their names may be written with - or _. Unreadable says what is wrong in one line."""
    given = {
        name if name in _NAMES else str(name).replace("-", "_"): value
        for name, value in options.items() if value is not None and value not in ("", ())
    }
    if options.keys() - _NAMES and (
        twice := [name for name in map(str, options) if "-" in name and name.replace("-", "_") in options]
    ):
        raise Unreadable(f"{', '.join(twice)} given twice, with - and with _")
    if strange := given.keys() - _NAMES:
        named = ", ".join(sorted(name if name.isprintable() else repr(name) for name in strange))
        raise Unreadable(f"no option {named}; the options are {', '.join(sorted(_NAMES - {'fact'}))}")
    if missing := [name for name in ("hts", "origin", "entered", "value") if name not in given]:
        raise Unreadable(f"{', '.join(missing)} missing: a quote needs hts, origin, entered and value")
    try:
        given = {name: _option(name, value) for name, value in given.items()}
        number = hts.validate(given["hts"])
        entered, exported, loaded, imported = (_day(given, name) for name in ("entered", "exported", "loaded", "imported"))
        cents = _value(given["value"])
        facts = _facts(given)
        known_on = _day(given, "known_on")
    except ValueError as error:
        raise Unreadable(str(error)) from None
    assert entered is not None
    if entered < FIRST_DAY:
        raise Unreadable(f"entered {entered} lies before {FIRST_DAY}, from when the law is held")
    origin = given["origin"].upper()
    findings = [*strange_codes(origin, given.get("entry_type"), given.get("mode"))]
    if exported or loaded or imported:
        days = {"exported": exported, "loaded": loaded, "imported": imported, "entered": entered}
        findings += days_in_order({name: day for name, day in days.items() if day})
    quantities = tuple(_quantities(given, findings))
    line = Line(
        1, "", (Article(number, whole_dollar(cents), quantities),), origin, "", program=given.get("program", "").upper(), facts=facts,
        adcvd=tuple(_cases(given, findings)),
    )
    around = Circumstances(entered, exported, loaded, imported, given.get("entry_type", "01"), given.get("mode", ""))
    if "entry_type" not in given:
        findings.append(Finding("QUOTE-ENTRY-TYPE", Severity.NOTE, "entry type", "rated as a formal entry, type 01", "19 CFR 24.23(b)(1)",
                                "Give the entry type."))
    if cents % 100:
        findings.append(Finding("QUOTE-VALUE", Severity.NOTE, "value", f"rated on the whole-dollar value {line.value}.00", "19 CFR 159.3(a)"))
    return Question(line, around, given.get("base_rate", ""), given.get("id", ""), known_on, tuple(findings))


def _option(name: str, value: Any) -> Any:
    """The text of an option, the texts of one that may be repeated, or the object of facts. ValueError where it is none of these."""
    if type(value) is str and len(value) <= 1000 and value.isprintable() and name not in _NOT_TEXT:
        return value.strip()
    if name == "facts":
        if not isinstance(value, Mapping):
            raise ValueError("facts is not an object of names and values")
        return {
            str(fact): given if isinstance(given, bool) else _option(f"fact {str(fact)!r}", given)
            for fact, given in value.items() if given is not None
        }
    if name in _SEVERAL:
        return [_option(f"{name} {n}", one) for n, one in enumerate(value, 1)] if isinstance(value, (list, tuple)) else [_option(f"{name} 1", value)]
    if isinstance(value, bool) or not isinstance(value, _PLAIN):
        raise ValueError(f"{name} is neither text nor a number")
    text = str(value).strip()
    if len(text) > 1000 or not text.isprintable():
        raise ValueError(f"{name} is no text of one line")
    return text


def _value(text: str) -> int:
    try:
        cents = read_usd(text)
    except ValueError as error:
        raise ValueError(f"value: {error}") from None
    if not 0 <= cents <= MOST_CENTS:
        raise ValueError(f"value {text} is {'negative' if cents < 0 else 'more than can be'}")
    return cents


def _day(given: Mapping[str, Any], name: str) -> date | None:
    try:
        return read_day(given[name]) if name in given else None
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _facts(given: Mapping[str, Any]) -> dict[str, str | bool]:
    if given.keys().isdisjoint(("facts", "fact", "exporter", "producer")):
        return {}
    texts = {name: str(value).lower() if isinstance(value, bool) else value for name, value in given.get("facts", {}).items()}
    for text in given.get("fact", ()):
        name, equals, value = text.partition("=")
        if not equals:
            raise ValueError(f"--fact {text!r} is not NAME=VALUE")
        texts[name.strip()] = value.strip()
    texts |= {name: given[name] for name in ("exporter", "producer") if name in given}
    return facts_of(texts)


def _cases(given: Mapping[str, Any], findings: list[Finding]) -> Iterator[AdCvd]:
    for text in given.get("case", ()):
        try:
            yield AdCvd(case_number.validate(text))
        except ValueError as error:
            findings.append(Finding("ADCVD-CASE", Severity.FATAL, "case", str(error), "19 CFR 351.107", "Write it as A-570-909-000."))


def _quantities(given: Mapping[str, Any], findings: list[Finding]) -> Iterator[Quantity]:
    for text in given.get("quantity", ()):
        amount, _, unit = text.partition(" ")
        number = decimal(amount)
        if number is None or not 0 <= number <= MOST or -int(number.as_tuple().exponent) > 12:
            raise Unreadable(f"quantity {text!r} is not a number and a unit, as '3540 kg'")
        code = units.read(unit.strip())
        if code is None:
            findings.append(Finding("UNIT-UNKNOWN", Severity.FATAL, "quantity", f"{unit.strip()!r} is no unit of the schedule", "CATAIR appendix C",
                                    "Write the unit as the schedule does, as kg, No. or doz."))
        else:
            yield Quantity(number, code)


def quote(question: Question, law: Law) -> dict[str, Any]:
    """The reply of `duty quote`: charges in filing order, fees and taxes, what is unknown, what is forbidden, findings."""
    assessed = _assess(question, law.known_on(question.known_on) if question.known_on else law)
    findings = [*question.findings, *assessed.findings]
    try:
        fees = entry_fees((assessed,), entered=question.around.entered, entry_type=question.around.entry_type)
    except LawError as error:
        fees = ()
        findings.append(Finding("LAW-FEES", Severity.FATAL, "fees", str(error), "19 CFR 24.23", "Load the notice of that year."))
    findings += strange_units(question.line.articles[0], question.around.entered)
    duty = sum([charge.amount for charge in assessed.charges])
    fees_total = sum([fee.amount for fee in fees])
    taxes_total = sum([tax.amount for tax in assessed.taxes])
    return {
        "id": question.id,
        "edition": law.edition,
        "charges": [charge_json(charge) for charge in assessed.charges],
        "duty": usd(duty),
        "fees": [{"class": fee.class_code, "name": fee.name, "amount": usd(fee.amount), "cite": fee.cite} for fee in fees],
        "taxes": [{"class": tax.class_code, "name": tax.name, "amount": usd(tax.amount), "cite": tax.cite} for tax in assessed.taxes],
        "fees_total": usd(fees_total),
        "taxes_total": usd(taxes_total),
        "total": usd(duty + fees_total + taxes_total),
        "clocks": clocks(question, law, assessed),
        **unknowns(assessed),
        "complete": not fatal(findings),
        "findings": [finding.as_json() for finding in findings],
    }


def _assess(question: Question, law: Law) -> LineAssessment:
    return assess_line(question.line, question.around, law, base_text=question.base_rate)


def clocks(question: Question, law: Law, given: LineAssessment) -> dict[str, Any]:
    """Duty by the law as one could read it on `known_on` (without one, on the day of entry) and by all that is held now.

    `owed` leaves out what was struck down and is refunded. `refundable` is what was assessed above it, `due` what below.
    """
    entered = question.around.entered
    known_on = question.known_on or entered
    whole = _assess(question, law) if question.known_on and law.known_on(known_on) is not law else given
    then = given
    if not question.known_on and law.later_known(entered) and not same_duty(question.line, given, law.known_on(entered)):
        then = _assess(question, law.known_on(entered))
    assessed = sum([charge.amount for charge in then.charges])
    struck = [charge for charge in whole.charges if charge.refund]
    owed = sum([charge.amount for charge in whole.charges]) - sum([charge.amount for charge in struck])
    return {
        "known_on": known_on.isoformat(),
        "assessed": usd(assessed),
        "owed": usd(owed),
        "refundable": usd(max(assessed - owed, 0)),
        "due": usd(max(owed - assessed, 0)),
        "because": [f"{hts.format(charge.number)} was struck down: {charge.refund}" for charge in struck if charge.amount]
        + _lapse(question.line.program, entered),
    }


def _lapse(program: str, entered: date) -> list[str]:
    """How to ask back what was paid in a lapse of the program claimed that was cured since."""
    lapse = special_programs.lapse(program, entered) if program else None
    if lapse is None:
        return []
    until = f"by {lapse.claims_until}" if lapse.claims_until else "within the times of corrections and protests"
    return [f"{program} had lapsed, and was renewed on {lapse.renewed} for these days too: {lapse.how}, {until} ({lapse.cite})"]


def unknowns(assessed: LineAssessment) -> dict[str, Any]:
    return {
        "undetermined": [{"fact": one.fact, "question": one.question, "decides": list(one.decides)} for one in assessed.undetermined],
        "prohibited": [{"cite": one.cite, "reason": one.reason} for one in assessed.prohibited],
    }


def charge_json(charge: Charge) -> dict[str, Any]:
    return {
        "number": hts.format(charge.number) if charge.kind == "duty" else charge.number,
        "program": charge.program,
        "rate": charge.rate,
        "base": charge.base,
        "base_amount": charge.base_amount,
        "amount": usd(charge.amount),
        "cite": charge.cite,
        "because": list(charge.because),
        "status": charge.status,
    }


def refuse(options: Mapping[str, Any], message: str) -> dict[str, Any]:
    """The reply to a batch line that cannot be read: its id and a fatal finding; what is not known is null, not zero."""
    finding = Finding("QUOTE-UNREADABLE", Severity.FATAL, "line", message, "interfaces, duty quote", "Mend the line and ask again.")
    return {
        "id": str(options.get("id", "")), "edition": None, "charges": [], "duty": None, "fees": [], "taxes": [], "fees_total": None,
        "taxes_total": None, "total": None, "clocks": None, "undetermined": [], "prohibited": [], "complete": False, "findings": [finding.as_json()],
    }
