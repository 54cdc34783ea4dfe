"""What of the law changed between two days: headings and rates, lists, who yields to whom, groups of countries, judgments, with cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date

from tidewaiter.codes import table
from tidewaiter.duty.against_schedule import scopes
from tidewaiter.duty.condition import Day, InScope, NotInScope, Origin
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Program
from tidewaiter.duty.scope import Row, Scope
from tidewaiter.numbers import hts

_SHOWN = 6                       # numbers, countries or cites that a line names before it counts the rest


@dataclass(frozen=True)
class Change:
    """A change that takes effect on `day`. `known` is the day on which it could first be read, empty where the files do not say."""

    day: date
    kind: str                    # begins, ends, rate, listed, unlisted, yields, yields no more, joins, leaves, withdrawn, struck down, not held
    program: str
    subject: str                 # a heading, a list, or a group
    before: str
    after: str
    cite: str
    known: date | None = None
    origins: str = ""            # whose goods it concerns; empty for all


def law_changes(law: Law, start: date, end: date, numbers: Iterable[str] = (), origin: str = "") -> list[Change]:
    """The changes from `start` to `end`, both included, that can concern these numbers (any, where there are none) and this origin."""
    asked = tuple(numbers)
    concerned = {heading.id for program in law.programs for heading in program.headings if _concerns(heading, asked, origin)}
    found = [
        change
        for program in law.programs
        for change in (*_headings(program, concerned), *_judgments(program, concerned), *_yields(program, concerned))
        if start <= change.day <= end
    ]
    used = _users(law, origin)
    found += [
        change for name, scope in scopes(law).items() if name in used for change in _lists(scope, used[name], asked) if start <= change.day <= end
    ]
    found += [change for change in (*_groups(origin), *_embargoes(law, asked, origin), *_not_held(law, asked, origin)) if start <= change.day <= end]
    return sorted(found, key=lambda one: (one.day, one.program, one.subject, one.kind))


def shortened(items: Iterable[str], shown: int = _SHOWN) -> str:
    """The first few of a list, and how many more there are.

    >>> shortened("abc", 2)
    'a, b and 1 more'
    """
    every = list(items)
    return ", ".join(every[:shown]) + (f" and {len(every) - shown} more" if len(every) > shown else "")


def cited(cites: Iterable[str]) -> str:
    """Cites as one: the first two, which have commas of their own, and how many more."""
    every = list(dict.fromkeys(cites))
    return " | ".join(every[:2]) + (f" and {len(every) - 2} more" if len(every) > 2 else "")


def _headings(program: Program, concerned: Set[str]) -> Iterator[Change]:
    by_number: dict[str, list[Heading]] = {}
    for heading in program.headings:
        if heading.id not in concerned:
            continue
        if heading.withdrawn != date.max:
            yield Change(heading.withdrawn, "withdrawn", program.id, hts.format(heading.number), f"{_rate(heading)} from {heading.span.start}",
                         "taken back before it took effect", heading.cite, heading.withdrawn, _origins([heading]))
        else:
            by_number.setdefault(heading.number, []).append(heading)
    for number, headings in by_number.items():
        days = {day for heading in headings for day in (heading.span.start, heading.span.before)} - {date.min, date.max}
        for day in days:
            old = [heading for heading in headings if heading.span.before == day]
            new = [heading for heading in headings if heading.span.start == day]
            stays = [heading for heading in headings if heading.span.start < day < heading.span.before]
            before, after = _rates(old + stays), _rates(new + stays)
            if before == after:
                continue
            kind = "begins" if not before else "ends" if not after else "rate"
            known = min(heading.known for heading in new) if new else min(_end_known(heading) for heading in old)
            yield Change(day, kind, program.id, hts.format(number), before, after, (new or old)[0].cite, None if known == date.min else known,
                         _origins(new or old))


def _end_known(heading: Heading) -> date:
    """When one could first read that it ends: with the heading itself where nothing else is said."""
    ends = [one.end_known for one in heading.conditions if isinstance(one, Day) and one.name == "entered" and one.end_known != date.min]
    return max(ends, default=heading.known)


def _origins(headings: Iterable[Heading]) -> str:
    """Whose goods headings are for, in codes and groups; empty where one of them is for all."""
    named: set[str] = set()
    for heading in headings:
        wanted = [one for one in heading.conditions if isinstance(one, Origin) and one.wanted]
        if not wanted:
            return ""
        named |= {name for one in wanted for name in (*one.countries, *one.groups)}
    return shortened(sorted(named))


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


def _judgments(program: Program, concerned: Set[str]) -> Iterator[Change]:
    """A programme that was struck down, on the day on which that could first be read: what was collected is refunded."""
    struck: dict[date, list[Heading]] = {}
    for heading in program.headings:
        if heading.status == "struck_down" and heading.status_known != date.min and heading.id in concerned:
            struck.setdefault(heading.status_known, []).append(heading)
    for day, headings in struck.items():
        how = f"; refunds: {program.refund}" if program.refund else ""
        yield Change(day, "struck down", program.id, program.title, _said({heading.number for heading in headings}),
                     f"void from the first day{how}", program.litigation_cite or program.refund_cite or headings[0].cite, day, _origins(headings))


def _said(numbers: Iterable[str]) -> str:
    """Numbers in order: the first few of them, counted where there are more."""
    every = sorted(numbers)
    return (f"{len(every)} numbers: " if len(every) > _SHOWN else "") + shortened(hts.format(one) for one in every)


def _users(law: Law, origin: str) -> Mapping[str, tuple[str, str]]:
    """For each list, the programme that goes by it most, and the headings that do, of those that can concern the origin."""
    users: dict[tuple[str, bool], dict[str, dict[str, date]]] = {}
    for program in law.programs:
        for heading in program.headings:
            if not _concerns(heading, (), origin):
                continue
            for condition in heading.conditions:
                if isinstance(condition, InScope | NotInScope):
                    for scope in condition.scopes:
                        held = users.setdefault((scope.name, isinstance(condition, InScope)), {}).setdefault(program.id, {})
                        held.setdefault(hts.format(heading.number), heading.span.start)
    found: dict[str, tuple[str, str]] = {}
    for (name, within), programs in sorted(users.items(), key=lambda one: one[0]):       # being on a list comes last, and stays
        first = min(programs, key=lambda program: (-len(programs[program]), min(programs[program].values())))
        numbers = dict.fromkeys([*programs[first], *(number for held in programs.values() for number in held)])
        found[name] = first, f"{'list of' if within else 'left out of'} {shortened(numbers, 3)}"
    return found


def _lists(scope: Scope, user: tuple[str, str], asked: tuple[str, ...]) -> Iterator[Change]:
    moves: dict[tuple[date, str], list[tuple[str, Row]]] = {}
    for prefix, rows in scope.rows.items():
        if asked and not any(number.startswith(prefix) for number in asked):
            continue
        starts, ends = {row.span.start for row in rows}, {row.span.before for row in rows}
        for row in rows:
            if row.span.start != date.min and row.span.start not in ends:
                moves.setdefault((row.span.start, "listed"), []).append((prefix, row))
            if row.span.before != date.max and row.span.before not in starts:
                moves.setdefault((row.span.before, "unlisted"), []).append((prefix, row))
    program, subject = user
    for (day, kind), moved in moves.items():
        joins = kind == "listed"
        said = _said(prefix for prefix, _ in moved)
        known = {row.known if joins else row.end_known for _, row in moved}
        cites = cited(row.cite for _, row in moved)
        yield Change(day, kind, program, subject, "" if joins else said, said if joins else "", cites,
                     known.pop() if len(known) == 1 and date.min not in known else None)


def _yields(program: Program, concerned: Set[str]) -> Iterator[Change]:
    """Yields that begin or end, between headings that can both concern what is asked."""
    mine = [heading.id for heading in program.headings if heading.id in concerned]
    for one in program.yields:
        if not any(id in one.to for id in concerned) or not any(not one.headings or id in one.headings for id in mine):
            continue
        what = f"{one.headings or 'the programme'} yields to {one.to}"
        known = None if one.known == date.min else one.known
        if one.span.start != date.min:
            yield Change(one.span.start, "yields", program.id, program.title, "", what, one.cite, known)
        if one.span.before != date.max:
            yield Change(one.span.before, "yields no more", program.id, program.title, what, "", one.cite)


def _groups(origin: str) -> Iterator[Change]:
    """Countries that join or leave a group that programmes name."""
    moves: dict[tuple[date, str, str, str], list[str]] = {}
    for row in table.rows("country_groups"):
        if origin and row["country"] != origin:
            continue
        for kind, text in (("joins", row["from"]), ("leaves", row["before"])):
            if text:
                moves.setdefault((date.fromisoformat(text), kind, row["group"], row["cite"]), []).append(row["country"])
    for (day, kind, group, cite), countries in moves.items():
        said = shortened(sorted(countries))
        yield Change(day, kind, "", group, "" if kind == "joins" else said, said if kind == "joins" else "", cite, origins=said)


def _embargoes(law: Law, asked: tuple[str, ...], origin: str) -> Iterator[Change]:
    """Bans on importation that begin or end."""
    for one in law.embargoes:
        countries = [c for c in one.conditions if isinstance(c, Origin)]
        listed = [c for c in one.conditions if isinstance(c, InScope)]
        if origin and not all(c.test(Key("", origin, max(one.span.start, one.known))) for c in countries):
            continue
        if asked and not all(any(_listed(scope, number) for scope in c.scopes for number in asked) for c in listed):
            continue
        origins = shortened(sorted({code for c in countries if c.wanted for code in c.countries}))
        if one.span.start != date.min:
            yield Change(one.span.start, "prohibited", one.id, one.title, "", "prohibited", one.cite, one.known, origins)
        if one.span.before != date.max:
            yield Change(one.span.before, "prohibited no more", one.id, one.title, "prohibited", "", one.cite, one.end_known, origins)


def _not_held(law: Law, asked: tuple[str, ...], origin: str) -> Iterator[Change]:
    """What takes effect though its rates are not in these files: a quote that it touches says so."""
    for one in law.not_held:
        starts = [c.span.start for c in one.conditions if isinstance(c, Day) and c.name == "entered" and c.span.start != date.min]
        countries = [c for c in one.conditions if isinstance(c, Origin)]
        listed = [c for c in one.conditions if isinstance(c, InScope)]
        if not starts or (origin and not all(c.test(Key("", origin, starts[0])) for c in countries)):
            continue
        if asked and not all(any(_listed(scope, number) for scope in c.scopes for number in asked) for c in listed):
            continue
        yield Change(max(starts), "not held", one.id, one.title, "", "the rates are not in these files", one.cite,
                     origins=shortened(sorted({code for c in countries if c.wanted for code in (*c.countries, *c.groups)})))
