"""What of the law changed between two days: headings and rates, lists, who yields to whom, groups of countries, with cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tidewaiter.duty.against_schedule import scopes
from tidewaiter.duty.condition import InScope, NotInScope, Origin
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Program
from tidewaiter.duty.scope import Scope
from tidewaiter.numbers import hts


@dataclass(frozen=True)
class Change:
    """A change that takes effect on `day`. `known` is the day on which it could first be read, empty where the files do not say."""

    day: date
    kind: str                    # begins, ends, rate, listed, unlisted, yields, yields no more, joins, leaves
    program: str
    subject: str                 # a heading, a list, or a group
    before: str
    after: str
    cite: str
    known: date | None = None


def law_changes(law: Law, start: date, end: date, numbers: Iterable[str] = (), origin: str = "") -> list[Change]:
    """The changes from `start` to `end`, both included, that can concern these numbers (any, where there are none) and this origin."""
    asked = tuple(numbers)
    found = [
        change
        for program in law.programs
        for change in (*_headings(program, asked, origin), *_yields(program))
        if start <= change.day <= end
    ]
    found += [change for scope in scopes(law).values() for change in _lists(scope, asked) if start <= change.day <= end]
    found += [change for change in _groups(law, origin) if start <= change.day <= end]
    return sorted(found, key=lambda one: (one.day, one.program, one.subject, one.kind))


def _headings(program: Program, asked: tuple[str, ...], origin: str) -> Iterator[Change]:
    by_number: dict[str, list[Heading]] = {}
    for heading in program.headings:
        if _concerns(heading, asked, origin):
            by_number.setdefault(heading.number, []).append(heading)
    for number, headings in by_number.items():
        name = hts.format(number)
        days = {day for heading in headings for day in (heading.span.start, heading.span.before)} - {date.min, date.max}
        for day in days:
            old = [heading for heading in headings if heading.span.before == day]
            new = [heading for heading in headings if heading.span.start == day]
            stays = [heading for heading in headings if heading.span.start < day < heading.span.before]
            before, after = _rates(old + stays), _rates(new + stays)
            if before == after:
                continue
            kind = "begins" if not before else "ends" if not after else "rate"
            one = (new or old)[0]
            yield Change(day, kind, program.id, name, before, after, one.cite, one.known if new and one.known != date.min else None)


def _rates(headings: Iterable[Heading]) -> str:
    return " or ".join(sorted({_rate(heading) for heading in headings}))


def _rate(heading: Heading) -> str:
    if heading.form == "prohibited":
        return f"prohibited: {heading.text}"
    if heading.form == "add":
        return "no additional duty" if heading.text == "Free" else f"+ {heading.text}"
    return f"{heading.text} {'in all' if heading.form == 'total' else 'in place of column 2'}"


def _concerns(heading: Heading, asked: tuple[str, ...], origin: str) -> bool:
    days = (heading.span.start, date.fromordinal(max(heading.span.before.toordinal() - 1, 1)))
    for condition in heading.conditions:
        if origin and isinstance(condition, Origin) and not any(condition.test(Key("", origin, day)) for day in days):
            return False
        if asked and isinstance(condition, InScope) and not any(_listed(scope, number) for scope in condition.scopes for number in asked):
            return False
        if asked and isinstance(condition, NotInScope) and all(
            any(scope.covers(number, days[0]) for scope in condition.scopes) for number in asked
        ):
            return False
    return True


def _listed(scope: Scope, number: str) -> bool:
    return any(number[:length] in scope.rows for length in scope.lengths)


def _lists(scope: Scope, asked: tuple[str, ...]) -> Iterator[Change]:
    moves: dict[tuple[date, str, str], list[str]] = {}
    for prefix, rows in scope.rows.items():
        if asked and not any(number.startswith(prefix) for number in asked):
            continue
        starts, ends = {row.span.start for row in rows}, {row.span.before for row in rows}
        for row in rows:
            if row.span.start != date.min and row.span.start not in ends:
                moves.setdefault((row.span.start, "listed", row.cite), []).append(prefix)
            if row.span.before != date.max and row.span.before not in starts:
                moves.setdefault((row.span.before, "unlisted", row.cite), []).append(prefix)
    for (day, kind, cite), prefixes in moves.items():
        said = ", ".join(hts.format(prefix) for prefix in sorted(prefixes)[:6]) + (f" and {len(prefixes) - 6} more" if len(prefixes) > 6 else "")
        yield Change(day, kind, "", scope.title, said if kind == "unlisted" else "", said if kind == "listed" else "", cite)


def _yields(program: Program) -> Iterator[Change]:
    for one in program.yields:
        what = f"{one.headings or 'the programme'} yields to {one.to}"
        if one.span.start != date.min:
            yield Change(one.span.start, "yields", program.id, program.title, "", what, one.cite)
        if one.span.before != date.max:
            yield Change(one.span.before, "yields no more", program.id, program.title, what, "", one.cite)


def _groups(law: Law, origin: str) -> Iterator[Change]:
    for group, members in law.groups.items():
        for country, span in members:
            if origin and country != origin:
                continue
            if span.start != date.min:
                yield Change(span.start, "joins", "", group, "", country, "law/codes/country_groups.csv")
            if span.before != date.max:
                yield Change(span.before, "leaves", "", group, country, "", "law/codes/country_groups.csv")
