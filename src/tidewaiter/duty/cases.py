"""Antidumping and countervailing orders: their parties, the cash deposit rate of each by day, and what else Commerce has ruled.

A file holds one order: what is shipped in law/cases, and what a user loads. Its form is told in docs/duty-cases.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.codes import countries
from tidewaiter.dates import Span
from tidewaiter.findings import LawError
from tidewaiter.numbers import case_number, hts
from tidewaiter.tariff.rate_text import percent

STATUS = ("order", "investigation", "suspended", "revoked")
_CITE = "19 CFR 351.107"
_FILE_KEYS = {
    "order", "product", "country", "status", "published", "scope", "revoked", "sunset", "suspension_of_liquidation", "companion", "parties",
    "source", "over_shipped",
}
_PARTY_KEYS = {"party", "exporter", "producer", "deposits"}
_DEPOSIT_KEYS = {"entered", "rate", "usd", "per", "cite", "known", "bond", "critical_circumstances", "export_subsidy_offset"}


@dataclass(frozen=True)
class Deposit:
    """A cash deposit rate: `ad_valorem` in 1e-8 of the entered value, or `cents` for a unit."""

    span: Span
    ad_valorem: int
    cents: Fraction
    unit: str
    cite: str
    known: date | None = None            # the day on which the rate could first be read
    bond: bool = False                   # a bond is accepted in place of cash: provisional measures
    critical: bool = False               # reaches back by critical circumstances
    offset: int = 0                      # export subsidies that the companion case countervails, 1e-8 of the value


@dataclass(frozen=True)
class Order:
    """What holds of every party of an order."""

    number: str                          # A570967: a letter and six digits
    product: str = ""
    country: str = ""
    status: str = "order"
    scope: tuple[str, ...] = ()          # HTS numbers or what stands above them, for reference: the written scope governs
    scope_cite: str = ""
    revoked: Span | None = None
    revoked_cite: str = ""
    suspended: Span | None = None        # liquidation is suspended
    suspended_cite: str = ""
    sunset: str = ""
    companion: str = ""                  # the order on the same product under the other law
    source: str = ""                     # of a loaded order: its file and the hash of it
    over_shipped: bool = False


@dataclass(frozen=True)
class Case:
    """One exporter or producer of a case, by its ten-character number. 000 is everybody else, or the whole country."""

    number: str
    kind: str                    # ad or cvd
    country: str
    product: str
    party: str
    deposits: tuple[Deposit, ...]
    exporter: str = ""
    producer: str = ""
    order: Order = Order("")

    @property
    def others(self) -> bool:
        return self.number.endswith("000")

    def on(self, day: date) -> Deposit | None:
        return next((deposit for deposit in self.deposits if day in deposit.span), None)


class CaseFault(ValueError):
    """A case file that cannot be used: its text says where and what."""


def read_cases(folder: Path) -> dict[str, Case]:
    """Every case of the YAML files in `folder`, by number. LawError where a file is wrong or two deposits of one case stand at once."""
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            read = read_order(yaml.safe_load(path.read_text(encoding="utf-8")))
        except (CaseFault, yaml.YAMLError) as error:
            raise LawError(f"{path.name}: {error}") from None
        for number, case in read.items():
            if number in cases:
                raise LawError(f"{path.name}: case {number} stands twice")
            cases[number] = case
    return cases


def read_order(text: Any) -> dict[str, Case]:
    """The cases of one order. CaseFault where the text is none, names what is unknown, or has two deposit rates of one case at once.

    An order that names no party with the suffix 000 gets one without a rate, so that it is found and its rate is asked for.
    """
    if not isinstance(text, Mapping):
        raise CaseFault("this is no case: it needs product, country and parties or scope")
    _known(text, _FILE_KEYS, "the case")
    parties = _mapping(text.get("parties"), "parties")
    number = str(text.get("order") or next(iter(parties), ""))
    number = case_number.compact(number)[:7]
    if not re.fullmatch(r"[AC][0-9]{6}", number):
        raise CaseFault(f"order {text.get('order')!r} is not A or C and six digits, as A-570-967")
    for key in ("product", "country"):
        if not text.get(key):
            raise CaseFault(f"{key} is missing")
    if not countries.known(str(text["country"])):
        raise CaseFault(f"country {text['country']!r} is no ISO 3166 alpha-2 code")
    order = _order(number, text)
    cases: dict[str, Case] = {}
    for name, party in parties.items():
        one = _case(str(name), party, order)
        if one.number in cases:
            raise CaseFault(f"case {one.number} stands twice")
        cases[one.number] = one
    if f"{number}000" not in cases:
        cases[f"{number}000"] = Case(f"{number}000", _kind(number), order.country, order.product, "all others", (), order=order)
    return cases


def _order(number: str, text: Mapping[str, Any]) -> Order:
    status = str(text.get("status", "order"))
    if status not in STATUS:
        raise CaseFault(f"status {status!r} is none of {', '.join(STATUS)}")
    scope = _mapping(text.get("scope"), "scope")
    numbers = []
    for one in _list(scope.get("numbers"), "the numbers of the scope"):
        compact = hts.compact(str(one))
        if not re.fullmatch(r"[0-9]{4,10}", compact):
            raise CaseFault(f"scope: {one!r} is no HTS number of four to ten digits")
        numbers.append(compact)
    revoked, suspended = (_mapping(text.get(name), name) for name in ("revoked", "suspension_of_liquidation"))
    if status == "revoked" and not revoked:
        raise CaseFault("a revoked order needs the day: revoked: {from: ..., cite: ...}")
    return Order(
        number, str(text["product"]), str(text["country"]), status, tuple(numbers), str(scope.get("cite", "")),
        _span(revoked, "revoked") if revoked else None, str(revoked.get("cite", "")),
        _span(suspended, "suspension_of_liquidation") if suspended else None, str(suspended.get("cite", "")),
        _sunset(text.get("sunset")), case_number.compact(str(text.get("companion", "")))[:7],
        _source(text.get("source")), bool(text.get("over_shipped")),
    )


def _sunset(text: Any) -> str:
    if not text:
        return ""
    if not isinstance(text, Mapping):
        raise CaseFault("sunset is a day or days with a cite, as {continued: 2026-09-11, next: 2031-08-01, cite: ...}")
    days = ", ".join(f"{name} {text[name]}" for name in ("continued", "next") if name in text)
    return f"{days} ({text['cite']})" if text.get("cite") else days


def _source(text: Any) -> str:
    return f"{text.get('file', '')}, SHA-256 {str(text.get('sha256', ''))[:16]}" if isinstance(text, Mapping) else ""


def _kind(number: str) -> str:
    return "ad" if number[0] == "A" else "cvd"


def _case(name: str, party: Any, order: Order) -> Case:
    try:
        number = case_number.validate(name)
    except ValueError as error:
        raise CaseFault(str(error)) from None
    if number[:7] != order.number:
        raise CaseFault(f"case {number} is of another order than {order.number}")
    if not isinstance(party, Mapping):
        raise CaseFault(f"case {number} is not a party with deposits")
    _known(party, _PARTY_KEYS, f"case {number}")
    deposits = tuple(_deposit(one, number) for one in _list(party.get("deposits"), f"the deposits of case {number}"))
    for n, one in enumerate(deposits):
        if any(one.span.start < other.span.before and other.span.start < one.span.before for other in deposits[n + 1 :]):
            raise CaseFault(f"case {number} has two deposit rates at once")
    exporter, producer = str(party.get("exporter", "")), str(party.get("producer", ""))
    named = str(party.get("party") or " / ".join(filter(None, (exporter, producer))))
    if not named:
        raise CaseFault(f"case {number} names no party")
    return Case(number, _kind(number), order.country, order.product, named, deposits, exporter, producer, order)


def _deposit(text: Any, number: str) -> Deposit:
    if not isinstance(text, Mapping):
        raise CaseFault(f"case {number}: a deposit is not a rate with a cite")
    _known(text, _DEPOSIT_KEYS, f"a deposit of case {number}")
    if not text.get("cite"):
        raise CaseFault(f"case {number}: a deposit rate without a cite")
    if ("rate" in text) == ("per" in text):
        raise CaseFault(f"case {number}: a deposit has either a rate or usd and per")
    span = _span(_mapping(text.get("entered"), f"the days of case {number}"), f"case {number}")
    try:
        ad_valorem = percent(str(text["rate"])) if "rate" in text else 0
        cents = Fraction(str(text["usd"])) * 100 if "per" in text else Fraction(0)
        offset = percent(str(text["export_subsidy_offset"])) if "export_subsidy_offset" in text else 0
    except (ValueError, KeyError, ZeroDivisionError) as error:
        raise CaseFault(f"case {number}: {error} is no deposit rate; write rate: 54.32% or usd: \"0.25\" and per: KG") from None
    if ad_valorem < 0 or cents < 0:
        raise CaseFault(f"case {number}: a deposit rate is negative")
    known = text.get("known")
    return Deposit(span, ad_valorem, cents, str(text.get("per", "")), str(text["cite"]), known if type(known) is date else None,
                   bool(text.get("bond")), bool(text.get("critical_circumstances")), offset)


def _mapping(text: Any, where: str) -> Mapping[str, Any]:
    if text is not None and not isinstance(text, Mapping):
        raise CaseFault(f"{where}: names with values are wanted, as {{from: 2026-09-18}}")
    return text or {}


def _list(text: Any, where: str) -> list[Any]:
    if text is not None and not isinstance(text, list):
        raise CaseFault(f"{where} are a list")
    return text or []


def _known(text: Mapping[str, Any], keys: set[str], where: str) -> None:
    if strange := sorted(str(key) for key in text.keys() - keys):
        raise CaseFault(f"{where} has {', '.join(strange)}; it can have {', '.join(sorted(keys))}")


def _span(days: Mapping[str, Any], where: str) -> Span:
    start, before = days.get("from", date.min), days.get("before", date.max)
    if type(start) is not date or type(before) is not date:      # a time of day is a date too, to Python
        raise CaseFault(f"{where}: a day is written as 2026-09-18")
    try:
        return Span(start, before)
    except ValueError as error:
        raise CaseFault(f"{where}: {error}") from None


def commerce_records(data: bytes) -> Iterator[dict[str, Any]]:
    """The orders of a reply of Commerce's search of AD/CVD orders, each as the text of a case file. CaseFault where it is none.

    The records name product, country and the HTS numbers of the scope; they hold no rate and no party.
    """
    try:
        records = json.loads(data)["results"]
        for record in records:
            yield {
                "order": record["case_number"], "product": record["product"].lower(), "country": _country(record["country"]),
                "scope": {"numbers": [hts.compact(one) for one in record["hts_numbers"]],
                          "cite": f"{record['case_number']}, numbers given for reference; the written scope governs"},
            }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CaseFault(f"this is no list of AD/CVD orders as Commerce publishes it: {error}") from None


def _country(name: str) -> str:
    code = next((code for code, called in countries.names().items() if called.casefold() == name.casefold()), "")
    # Commerce writes the short names; the few that CBP writes otherwise
    code = code or {"china": "CN", "south korea": "KR", "korea": "KR", "russia": "RU", "vietnam": "VN", "taiwan": "TW"}.get(name.casefold(), "")
    if not code:
        raise CaseFault(f"country {name!r} is not known by this name")
    return code
