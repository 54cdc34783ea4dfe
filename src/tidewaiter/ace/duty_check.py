"""The duty of a line: the engine's plan held against the numbers and amounts that were filed.

CBP's system lets a line and a total differ by up to $2.99 (error dictionary, 624 and 627), and so does the rehearsal; that the records add up
is examined to the cent (ace/totals.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.rebuild import is_article
from tidewaiter.ace.reckoning import Reckoning, is_open
from tidewaiter.ace.summary import LineItem, Placed
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import Charge, LineAssessment
from tidewaiter.money.cents import usd

# Cents by which the duty of a line or of a summary may differ from what is computed.
TOLERANCE = 299


def check(exam: Examination, item: LineItem, reckoning: Reckoning) -> Iterator[Found]:
    """Every chapter 99 number: in force, applicable, not forgotten; every amount as computed."""
    assessed = reckoning.lines.get(item.position)
    settled = assessed is None or not is_open(assessed)
    yield from _unknown(exam, item, settled)
    if assessed is None:
        return
    if not settled:
        yield Found("623", item.path)
    if item.position in reckoning.excepted:
        yield Found("626", item.path)
    if assessed.prohibited:
        yield Found("409", item.path)
    yield from _numbers(exam, item, assessed, settled)
    if item.header["set_indicator"] != "V":
        yield from _amounts(item, assessed, settled)


def _unknown(exam: Examination, item: LineItem, settled: bool) -> Iterator[Found]:
    """Chapter 99 numbers that the law does not have, or not on the day."""
    for placed in item.tariff:
        state = _state(exam, item, placed["hts"]) if placed["hts"].startswith("99") else ""
        if state and (settled or state == "434"):
            yield Found(state, placed.path)


def _state(exam: Examination, item: LineItem, number: str) -> str:
    """433 for a number that the law does not have, 434 for one that is not in force on the day, else nothing.

    Privileged goods from a zone may have numbers of the day of their status and numbers of the day of entry.
    """
    headings = exam.books.headings.get(number)
    if not headings:
        return "433"
    days = {exam.rate_day, exam.rate_day_of(item)}
    return "" if any(heading.in_force(day) for heading in headings for day in days) else "434"


def _numbers(exam: Examination, item: LineItem, assessed: LineAssessment, settled: bool) -> Iterator[Found]:
    """Numbers filed that do not apply, and numbers that apply and were not filed nor another of their programme."""
    filed = [placed for placed in item.tariff if placed["hts"].startswith("99")]
    planned = Counter(charge.number for charge in assessed.tariff if charge.number.startswith("99"))
    strangers = []
    for placed in filed:
        if planned[placed["hts"]]:
            planned[placed["hts"]] -= 1
        elif not _state(exam, item, placed["hts"]):
            strangers.append(placed)
            yield Found("775", placed.path)
    explained = {program for placed in strangers for program in _programs(exam.books.law, placed["hts"])}
    for charge in assessed.tariff:
        if settled and planned[charge.number] > 0 and charge.program not in explained:
            planned[charge.number] -= 1
            yield Found("771", item.path, f"{charge.number} is due ({charge.cite})")


def _programs(law: Law, number: str) -> set[str]:
    return {program.id for program in law.programs for heading in program.headings if heading.number == number}


def _amounts(item: LineItem, assessed: LineAssessment, settled: bool) -> Iterator[Found]:
    """The duty of each number filed against that computed for it, where the law settles it.

    The line as a whole may differ by the tolerance, and so may each number of it.
    """
    waiting = list(assessed.tariff)
    off = sum(placed.number("duty") for placed in item.tariff) - assessed.duty
    allowed = TOLERANCE if abs(off) <= TOLERANCE else 0
    for placed in item.tariff:
        charge = _match(placed, waiting)
        duty = placed.number("duty")
        if charge is None:
            if settled and duty and not is_article(placed["hts"]):
                yield Found("624", placed.path, f"{usd(duty)} was filed, and the number owes nothing on this line")
            continue
        waiting.remove(charge)
        judged = settled or (charge.article is None and charge.base != "none")
        if judged and abs(duty - charge.amount) > allowed:
            told = f"{charge.rate} of {charge.base_amount}" if charge.base_amount else charge.rate
            yield Found("624", placed.path, f"{usd(duty)} was filed, {usd(charge.amount)} is computed: {told} ({charge.cite})")


def _match(placed: Placed, charges: list[Charge]) -> Charge | None:
    return next((charge for charge in charges if charge.number == placed["hts"]), None)
