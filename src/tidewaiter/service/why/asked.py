"""A line that is asked about by itself: the proof of what it owes, what would change it, its history over days, two of them side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from tidewaiter.codes import countries
from tidewaiter.dates import read_day
from tidewaiter.duty.asked import FIRST_DAY, MOST_CENTS
from tidewaiter.duty.assess import facts_of
from tidewaiter.duty.choices import Asked, choices
from tidewaiter.duty.law import Law
from tidewaiter.duty.over_days import Stretch, over_days
from tidewaiter.duty.proof import Proof, prove
from tidewaiter.duty.result import Fee, FeeTotal
from tidewaiter.findings import Finding, fatal
from tidewaiter.money.cents import read_usd, share
from tidewaiter.money.rounding import whole_dollar
from tidewaiter.numbers import hts
from tidewaiter.service.entries.compute import law as held
from tidewaiter.service.quote import Question, Unreadable, clocks
from tidewaiter.service.seat import Seat, use
from tidewaiter.service.wrong_call import WrongCall


@dataclass(frozen=True)
class Why:
    """A line with the proof of what it owes and the questions that would change it. Amounts are cents.

    `fees` are what the entry owes of each class, of this line alone where it is asked by itself.
    """

    question: Question
    edition: str
    proof: Proof
    fees: tuple[FeeTotal, ...]
    asked: tuple[Asked, ...]
    findings: tuple[Finding, ...]
    clocks: dict[str, object] | None = None

    @property
    def fees_total(self) -> int:
        return sum(one.amount for one in self.fees)

    @property
    def taxes(self) -> tuple[Fee, ...]:
        return self.proof.assessed.taxes

    @property
    def taxes_total(self) -> int:
        return sum(one.amount for one in self.taxes)

    @property
    def total(self) -> int:
        return self.proof.duty + self.fees_total + self.taxes_total

    @property
    def known(self) -> bool:
        """Whether nothing fatal keeps the amounts from being known."""
        return not fatal(self.findings)


@dataclass(frozen=True)
class Pair:
    """A number of one scenario beside the other's, with the amounts in cents; `differs` where rate, base or amount are not the same."""

    number: str
    title: str
    one_rate: str
    other_rate: str
    one_base: str
    other_base: str
    one_amount: int | None
    other_amount: int | None

    @property
    def difference(self) -> int:
        return (self.other_amount or 0) - (self.one_amount or 0)

    @property
    def differs(self) -> bool:
        return (self.one_rate, self.one_base, self.one_amount) != (self.other_rate, self.other_base, self.other_amount)


@dataclass(frozen=True)
class SideBySide:
    """Two scenarios, number by number."""

    one: Why
    other: Why
    duties: tuple[Pair, ...]
    fees: tuple[Pair, ...]

    @property
    def difference(self) -> int:
        return self.other.total - self.one.total


def why(question: Question, law: Law) -> Why:
    """The proof of what a line owes, by the law as one could read it on `known_on` where the question names that day."""
    read = law.known_on(question.known_on) if question.known_on else law
    proof = prove(question.line, question.around, read, base_text=question.base_rate)
    waits = [one.needs for charge in proof.charges for one in charge.instead if one.needs]
    asked = choices(question.line, question.around, read, base_text=question.base_rate, also=waits)
    return Why(question, law.edition, proof, proof.fees, asked, (*question.findings, *proof.assessed.findings),
               clocks(question, law, proof.assessed))


@use("own.read")
def why_asked(seat: Seat, question: Question) -> Why:
    """The proof of what a line owes that somebody asks about by itself."""
    return why(question, held())


@use("own.read")
def side_by_side(seat: Seat, one: Question, other: Question) -> SideBySide:
    """Two scenarios of a line: what each owes, number by number."""
    first, second = why(one, held()), why(other, held())
    return SideBySide(first, second, _duties(first, second), _fees(first, second))


@use("own.read")
def duty_over_days(seat: Seat, question: Question, start: date, before: date) -> tuple[Stretch, ...]:
    """What the line would owe on each day of entry from `start` and before `before`, by all the law that is held."""
    if start >= before:
        raise WrongCall(f"the days from {start} to {before} are none; turn them round")
    return over_days(question.line, question.around, held(), start, before, base_text=question.base_rate)


def _duties(one: Why, other: Why) -> tuple[Pair, ...]:
    left, right = ({charge.number: charge for charge in side.proof.charges} for side in (one, other))
    chapters = [number for number in dict.fromkeys((*left, *right)) if number.startswith("99")]
    rest_left, rest_right = ([charge for charge in side.proof.charges if charge.number not in chapters] for side in (one, other))
    found = []
    for number in chapters:
        a, b = left.get(number), right.get(number)
        shown = a or b
        assert shown is not None
        found.append(Pair(number, shown.title, a.charge.rate if a else "", b.charge.rate if b else "", a.charge.base_amount if a else "",
                          b.charge.base_amount if b else "", a.charge.amount if a else None, b.charge.amount if b else None))
    for a, b in zip_longest(rest_left, rest_right):                  # numbers of two scenarios may differ, and stand in the same place
        shown = a or b
        number = a.number if not b else b.number if not a or a.number == b.number else f"{a.number}, {b.number}"
        found.append(Pair(number, shown.title, a.charge.rate if a else "", b.charge.rate if b else "", a.charge.base_amount if a else "",
                          b.charge.base_amount if b else "", a.charge.amount if a else None, b.charge.amount if b else None))
    return tuple(found)


def _fees(one: Why, other: Why) -> tuple[Pair, ...]:
    left, right = _by_class(one), _by_class(other)
    return tuple(Pair(code, (left.get(code) or right[code])[0], "", "", "", "", left[code][1] if code in left else None,
                      right[code][1] if code in right else None) for code in sorted({*left, *right}))


def _by_class(side: Why) -> dict[str, tuple[str, int]]:
    """The fees and taxes of a scenario by class: name and cents."""
    return {fee.class_code: (fee.name, fee.amount) for fee in side.fees} | {tax.class_code: (tax.name, tax.amount) for tax in side.taxes}


def scenario(question: Question, changes: Mapping[str, str]) -> Question:
    """The same line with something else about it: `hts`, `origin`, `entered`, `value` (dollars), `program` (`-` for none), `mode`, `exported`,
    `loaded`, and facts as `fact.NAME` (an empty value takes the fact back). Unreadable where one of them is nothing.

    A value is shared over the numbers of a line as the line's own is.
    """
    line, around = question.line, question.around
    try:
        if number := changes.get("hts"):
            line = replace(line, articles=(replace(line.articles[0], hts=hts.validate(number)), *line.articles[1:]))
        if origin := changes.get("origin"):
            if not countries.is_valid(origin.upper()):
                raise ValueError(f"{origin!r} is no country code; write ISO 3166 alpha-2, as CN")
            line = replace(line, origin=origin.upper())
        if value := changes.get("value"):
            parts = share(_dollars(value), [article.value for article in line.articles])
            line = replace(line, articles=tuple(replace(one, value=part) for one, part in zip(line.articles, parts, strict=True)))
        if program := changes.get("program"):
            line = replace(line, program="" if program == "-" else program.upper())
        days = {name: read_day(changes[name]) for name in ("entered", "exported", "loaded") if changes.get(name)}
        if mode := changes.get("mode"):
            around = replace(around, mode=mode)
        around = replace(around, **days)  # type: ignore[arg-type]
        if around.entered < FIRST_DAY:
            raise ValueError(f"entered {around.entered} lies before {FIRST_DAY}, from when the law is held")
        given = {name.removeprefix("fact."): value for name, value in changes.items() if name.startswith("fact.")}
        facts = {name: value for name, value in line.facts.items() if name not in given}
        line = replace(line, facts=facts | facts_of({name: value for name, value in given.items() if value}))
    except ValueError as error:
        raise Unreadable(str(error)) from None
    return replace(question, line=line, around=around)


def _dollars(text: str) -> int:
    cents = read_usd(text.replace(",", ""))
    if not 0 <= cents <= MOST_CENTS:
        raise ValueError(f"value {text} is {'negative' if cents < 0 else 'more than can be'}")
    return whole_dollar(cents)
