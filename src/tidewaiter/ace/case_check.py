"""Antidumping and countervailing cases, record 53. Source: CATAIR Entry Summary, note (ff)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.matrix import CASE_TYPES
from tidewaiter.ace.summary import LineItem, Placed
from tidewaiter.dates import Span
from tidewaiter.duty.cases import Deposit
from tidewaiter.money.rounding import half_up, half_up_cent
from tidewaiter.numbers import case_number

# A bonded case of this rate or more takes a single transaction bond. Source: error dictionary, 710.
STB_RATE = 500


def check(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Each case known, of the line's country, at its deposit rate, with the duty that the rate gives.

    Of an order that the law held here does not have, the rate is taken as filed, and 623 says so.
    """
    kinds: set[str] = set()
    repaired = any(placed["hts"].startswith(("98020040", "98020050")) for placed in item.tariff)
    if item.header["non_reimbursement"] and not item.of("53"):
        yield Found("452", item.path)
    for placed in item.of("53"):
        number = placed["case"]
        if not number:
            continue
        if number[0] in kinds:
            yield Found("545", placed.path)
        kinds.add(number[0])
        if number[0] not in "AC":
            yield Found("544", placed.path)
            continue
        if repaired:
            yield Found("509", placed.path)
        case = exam.books.law.cases.get(number)
        deposit = case.on(exam.rate_day) if case else _as_filed(exam, placed)
        if deposit is None:
            yield Found("546", placed.path)
            continue
        if _country_differs(exam, number, item.header["origin"]):
            yield Found("547", placed.path)
        elif case is None:
            yield Found("623", placed.path)
        yield from _amounts(item, placed, deposit)
        bonded = placed["deposit"] == "B" and placed.number("rate") >= STB_RATE
        if bonded and all(bond["kind"] != "9" for bond in exam.summary.of("31")):
            yield Found("710", placed.path)


def _as_filed(exam: Examination, placed: Placed) -> Deposit | None:
    """The filer's own rate, for a case of an order that is not held; None where the order is held and has no such case."""
    number = placed["case"]
    order = number[:7]
    if not case_number.is_valid(number) or any(held[:7] == order for held in exam.books.law.cases):
        return None
    rate = placed.number("rate")
    if placed["rate_kind"] == "S":
        return Deposit(Span(), 0, Fraction(rate), "as filed", "as filed")
    return Deposit(Span(), rate * 10_000, Fraction(0), "", "as filed")


def _country_differs(exam: Examination, number: str, origin: str) -> bool:
    """Whether Commerce's digits for the country are another's than the origin's, as far as the held cases tell."""
    told = {case_number.commerce_country(held.number): held.country for held in exam.books.law.cases.values()}
    country = told.get(case_number.commerce_country(number))
    return country != origin if country else origin in told.values()


def summary(exam: Examination) -> Iterator[Found]:
    """An explicit AD/CVD type has at least one case."""
    if exam.summary.type in CASE_TYPES and not any(exam.summary.all("53")):
        yield Found("706", exam.summary.after_lines)


def _amounts(item: LineItem, placed: Placed, deposit: Deposit) -> Iterator[Found]:
    """The rate of the case, the base that it falls on, and the duty to the cent."""
    kind, rate, quantity = placed["rate_kind"], placed.number("rate"), placed.number("quantity")
    value = placed.number("value") or item.value
    if deposit.unit and kind == "S":
        if not quantity:
            yield Found("575", placed.path)
        if placed.number("value"):
            yield Found("542", placed.path)
        if rate != half_up_cent(deposit.cents):
            yield Found("574", placed.path)
        exact = Fraction(quantity, 10_000) * deposit.cents
    elif not deposit.unit and kind == "A":
        if quantity:
            yield Found("541", placed.path)
        if rate != half_up(Fraction(deposit.ad_valorem, 10_000)):
            yield Found("573" if deposit.ad_valorem else "569", placed.path)
        exact = Fraction(value * deposit.ad_valorem, 1_000_000)
    elif kind in ("A", "S"):
        yield Found("573" if kind == "A" else "574", placed.path)
        return
    else:
        return
    if placed.number("duty") != half_up_cent(exact):
        yield Found("576" if exact else "570", placed.path)
