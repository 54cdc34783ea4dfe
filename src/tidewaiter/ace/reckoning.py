"""CBP's own computation of what a filed summary owes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tidewaiter.ace.claims import claimed, denied, with_claim
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.rebuild import is_article
from tidewaiter.ace.summary import LineItem
from tidewaiter.duty.result import Assessment, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line

MILITARY, REMEDY = "51", "9903"
# What the engine says where it cannot say all: the filing is then taken as far as it cannot be judged.
OPEN = frozenset({"LAW-NOT-HELD", "DUTY-RATE-BY-REFERENCE", "DUTY-EQUIVALENT", "DUTY-CONTENT", "CH98-MISSING"})


@dataclass(frozen=True)
class Reckoning:
    """What each line that could be computed owes, by its place, and what the whole owes.

    `complete` says whether every line could be computed, so that the totals can be held against it; `excepted` are the
    lines that leave out a number which holds only while nobody says otherwise.
    """

    lines: Mapping[int, LineAssessment]
    whole: Assessment
    complete: bool
    excepted: frozenset[int] = frozenset()

    @property
    def duty(self) -> int:
        return sum(line.duty for line in self.lines.values())

    @property
    def tax(self) -> int:
        return sum(tax.amount for line in self.lines.values() for tax in line.taxes)


def reckon(exam: Examination) -> Reckoning:
    """Assess every line under the law of its day, with the facts that its chapter 99 numbers claim."""
    items = [item for item in exam.summary.lines if assessable(exam, item)]
    complete = len(items) == len(exam.summary.lines)
    if not items:
        return Reckoning({}, Assessment("", ()), False)
    entry = replace(exam.entry, lines=tuple(exam.entry.lines[item.position - 1] for item in items))
    plain = _assess(exam, entry)
    lines: dict[int, LineAssessment] = {}
    told: list[Line] = []
    excepted: set[int] = set()
    for item, line, assessed in zip(items, entry.lines, plain.lines, strict=True):
        judged = _line(exam, entry, item, line, assessed)
        lines[item.position] = judged.assessed
        told.append(judged.line)
        if judged.excepted:
            excepted.add(item.position)
    if tuple(told) != entry.lines:
        plain = _assess(exam, replace(entry, lines=tuple(told)))
    return Reckoning(lines, plain, complete and not any(map(is_open, lines.values())), frozenset(excepted))


def _assess(exam: Examination, entry: Entry) -> Assessment:
    """What the engine says, less the remedies of chapter 99 where the type is exempt from them. Source: note (ii), page ESF-187."""
    whole = exam.books.assess(entry, exam.books.law)
    if entry.type != MILITARY:
        return whole
    lines = (replace(line, charges=tuple(one for one in line.charges if not one.number.startswith(REMEDY))) for line in whole.lines)
    return replace(whole, lines=tuple(lines))


def is_open(assessed: LineAssessment) -> bool:
    """Whether the law held here does not settle what the line owes."""
    return any(finding.rule in OPEN for finding in assessed.findings)


def assessable(exam: Examination, item: LineItem) -> bool:
    """Whether the line has goods, all of them under numbers in force and from a known country."""
    articles = [placed["hts"] for placed in item.tariff if is_article(placed["hts"])]
    known = not exam.books.countries or item.header["origin"] in exam.books.countries
    domestic = any(placed["status"] == "D" for placed in item.of("41"))      # free, and not computed here
    day = exam.rate_day_of(item)
    return known and bool(articles) and not domestic and all(exam.books.figures(number, day) for number in articles)


def reported(item: LineItem) -> list[str]:
    """The numbers of the line's records 50, in their order."""
    return [placed["hts"] for placed in item.tariff]


@dataclass(frozen=True)
class _Judged:
    assessed: LineAssessment
    line: Line
    excepted: bool = False


def _line(exam: Examination, entry: Entry, item: LineItem, line: Line, plain: LineAssessment) -> _Judged:
    """The line as it stands where that gives the numbers filed, or else with the facts that these numbers claim."""
    exported = item.header.record.as_day("exported")
    if exported != entry.days.exported:
        entry = replace(entry, days=replace(entry.days, exported=exported))
        plain = _assess(exam, replace(entry, lines=(line,))).lines[0]
    if _explains(plain, item) and not is_open(plain):
        return _Judged(plain, line)
    duties = {placed["hts"]: placed.number("duty") for placed in item.tariff}
    claim = claimed(duties, entry, line, exam.books.law)
    alone = with_claim(entry, line, claim)
    claiming = _assess(exam, alone).lines[0]
    if not _explains(claiming, item):
        missing = {charge.number for charge in claiming.tariff} - duties.keys()
        other = with_claim(entry, line, denied(missing, claim, exam.books.law))
        denying = _assess(exam, other).lines[0]
        if _explains(denying, item):
            return _Judged(denying, other.lines[0], excepted=True)
    return _Judged(claiming, alone.lines[0])


def _explains(assessed: LineAssessment, item: LineItem) -> bool:
    filed = [number for number in reported(item) if not number.startswith("98")]
    return sorted(charge.number for charge in assessed.tariff) == sorted(filed)
