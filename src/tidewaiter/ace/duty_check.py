"""The duty of a line: the engine's plan held against the numbers and amounts that were filed, to the cent.

CBP's own system lets a line and a total differ by up to $2.99 (conditions 624 and 627). The rehearsal lets nothing
pass: a filing that differs from the computed duty by a cent rests on another computation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.rebuild import is_article
from tidewaiter.ace.reckoning import Reckoning
from tidewaiter.ace.summary import LineItem, Placed
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import Charge, LineAssessment


def check(exam: Examination, item: LineItem, reckoning: Reckoning) -> Iterator[Found]:
    """Every chapter 99 number: in force, applicable, not forgotten; every amount as computed."""
    yield from _unknown(exam, item)
    assessed = reckoning.lines.get(item.position)
    if assessed is None:
        return
    if assessed.prohibited:
        yield Found("409", item.path)
    yield from _numbers(exam, item, assessed)
    if item.header["set_indicator"] != "V":
        yield from _amounts(item, assessed)


def _unknown(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Chapter 99 numbers that the law does not have, or not on the day."""
    for placed in item.tariff:
        number = placed["hts"]
        if number.startswith("99") and (state := _state(exam, number)):
            yield Found(state, placed.path)


def _state(exam: Examination, number: str) -> str:
    """433 for a number that the law does not have, 434 for one that is not in force on the day, else nothing."""
    headings = [one for program in exam.books.law.programs for one in program.headings if one.number == number]
    if not headings:
        return "433"
    return "" if any(heading.in_force(exam.rate_day) for heading in headings) else "434"


def _numbers(exam: Examination, item: LineItem, assessed: LineAssessment) -> Iterator[Found]:
    """Numbers filed that do not apply, and numbers that apply and were not filed."""
    filed = [placed for placed in item.tariff if placed["hts"].startswith("99")]
    planned = Counter(charge.number for charge in assessed.tariff if charge.number.startswith("99"))
    strangers = []
    for placed in filed:
        if planned[placed["hts"]]:
            planned[placed["hts"]] -= 1
        elif not _state(exam, placed["hts"]):
            strangers.append(placed)
            yield Found("775", placed.path)
    explained = {program for placed in strangers for program in _programs(exam.books.law, placed["hts"])}
    for charge in assessed.tariff:
        if planned[charge.number] > 0 and charge.program not in explained:
            planned[charge.number] -= 1
            yield Found("771", item.path)


def _programs(law: Law, number: str) -> set[str]:
    return {program.id for program in law.programs for heading in program.headings if heading.number == number}


def _amounts(item: LineItem, assessed: LineAssessment) -> Iterator[Found]:
    """The duty of each number filed against that computed for it."""
    waiting = list(assessed.tariff)
    for placed in item.tariff:
        charge = _match(placed, waiting)
        if charge is None:
            if is_article(placed["hts"]) or not placed.number("duty"):
                continue
            yield Found("624", placed.path)
        else:
            waiting.remove(charge)
            if placed.number("duty") != charge.amount:
                yield Found("624", placed.path)


def _match(placed: Placed, charges: list[Charge]) -> Charge | None:
    return next((charge for charge in charges if charge.number == placed["hts"]), None)
