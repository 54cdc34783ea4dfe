"""What random lines are aimed at: each heading, embargo and gap of the law with its numbers, countries and days, and each shape of a base rate."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from tidewaiter.codes import special_programs, table
from tidewaiter.dates import Span
from tidewaiter.duty.condition import Condition, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.law import Law, load
from tidewaiter.duty.program import Heading, Program
from tidewaiter.duty.reading import read_yaml
from tidewaiter.duty.scope import Scope
from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff.rate_text import ByReference, Percent, PerUnit, Rate, Sugar, Unread, read_rate, read_special
from tidewaiter.tariff.schedule import declarable, figures, history
from tidewaiter.tariff.units import unit

FIRST, LAST = date(2018, 1, 1), date(2027, 12, 31)
DAY = timedelta(days=1)
USUAL = ("CN", "CN", "CN", "VN", "MX", "CA", "DE", "JP", "KR", "IN", "GB", "TW", "BR", "FR", "IT", "TH", "ID", "CH", "RU", "BY", "CU", "KP", "IL",
         "AU", "HK", "MO", "BD", "KH", "NP", "HT", "ET", "CO", "PE", "SG", "JO", "UA", "TR", "NI", "US")


@dataclass(frozen=True)
class Aim:
    """What a line is to meet, or just to miss: conditions, and the heading or whatever else they are of."""

    name: str
    conditions: tuple[Condition, ...]
    spans: tuple[Span, ...]
    program: Program | None = None
    heading: Heading | None = None


@cache
def law() -> Law:
    return load()


@cache
def aims() -> dict[str, tuple[Aim, ...]]:
    """By programme, embargo, gap and manner of falling on the goods, so that one with a thousand headings is met no more often than one with two."""
    found = {p.id: tuple(Aim(p.id, h.conditions, (h.span,), p, h) for h in p.headings) for p in law().programs if p.headings}
    found |= {f"embargo {one.id}": tuple(Aim(one.id, (*one.conditions, *lift.conditions), (one.span, lift.span)) for lift in one.lifted)
              or (Aim(one.id, one.conditions, (one.span,)),) for one in law().embargoes}
    headings = [aim for of in found.values() for aim in of if aim.heading]
    found["turning on column 1"] = tuple(aim for aim in headings if aim.heading.tested or aim.heading.form == "total")
    found["turning on the value of a unit"] = tuple(aim for aim in headings if aim.heading.per)
    found["by quantity"] = tuple(aim for aim in headings if aim.heading.specific)
    found["on a part of the value"] = tuple(aim for aim in headings if aim.heading.base.kind != "value")
    return found | {f"not held {one.id}": (Aim(one.id, one.conditions, ()),) for one in law().not_held}


def companions(aim: Aim) -> tuple[Aim, ...]:
    """The headings of other programmes of which one has to apply beside it."""
    return _by_ids(law().index.named(aim.heading.applies)) if aim.heading and aim.heading.applies else ()


def rivals(aim: Aim) -> tuple[Aim, ...]:
    """The headings to which its programme yields."""
    return _by_ids(frozenset(one for way in aim.program.yields for one in law().index.named(way.to))) if aim.program else ()


@cache
def _by_ids(ids: frozenset[str]) -> tuple[Aim, ...]:
    return tuple(aim for of in aims().values() for aim in of if aim.heading and aim.heading.id in ids)


# Numbers.

def under(chance: Random, prefix: str) -> str:
    """A number that the schedule declares under a prefix; the prefix filled with noughts where there is none."""
    numbers = declarable()
    first, last = bisect_left(numbers, prefix), bisect_left(numbers, prefix + "~")
    return numbers[chance.randrange(first, last)] if first < last else prefix.ljust(10, "0")


def number(chance: Random, conditions: tuple[Condition, ...]) -> tuple[str, tuple[Span, ...]]:
    """A number that the lists and footnotes among the conditions mostly let through, and the days of the row that has it."""
    lists = [c for c in conditions if isinstance(c, InScope | NotInScope | Footnote)]
    wanted = [c for c in lists if not isinstance(c, NotInScope)]
    found, spans = chance.choice(declarable()), ()
    for _ in range(6):
        if not wanted:
            refused = [c for c in lists if isinstance(c, NotInScope)]
            if refused and chance.random() < 0.1:
                return _listed(chance, refused)
            return (chance.choice(declarable()) if chance.random() < 0.4 else of_any_shape(chance)), ()
        found, spans = _of(chance, chance.choice(wanted))
        if chance.random() < 0.1 or all(_lets_through(c, found) for c in lists):
            break
    return found, spans


def _of(chance: Random, condition: InScope | Footnote) -> tuple[str, tuple[Span, ...]]:
    if isinstance(condition, InScope):
        return _listed(chance, [condition])
    numbers = _footnoted().get(condition.heading, ())
    if not numbers:
        return chance.choice(declarable()), ()
    found, span = chance.choice(numbers)
    return found, (span,)


def _listed(chance: Random, conditions: list[InScope] | list[NotInScope]) -> tuple[str, tuple[Span, ...]]:
    scope = chance.choice(chance.choice(conditions).scopes)
    rows = scope.rows[chance.choice(_prefixes(scope))]
    row = chance.choice(rows)
    return under(chance, row.prefix), (row.span,)


@cache
def _prefixes(scope: Scope) -> tuple[str, ...]:
    return tuple(scope.rows)


def _lets_through(condition: Condition, found: str) -> bool:
    if isinstance(condition, Footnote):
        return any(found == one for one, _ in _footnoted().get(condition.heading, ()))
    some = any(found[:length] in scope.rows for scope in condition.scopes for length in scope.lengths)
    return some is isinstance(condition, InScope)


@cache
def _footnoted() -> dict[str, tuple[tuple[str, Span], ...]]:
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for one in (row for digits in declarable() for row in history(digits)):
        for text in one.footnotes:
            if text.startswith("99"):
                found[text.replace(".", "")].append((one.number, one.span))
    return {heading: tuple(rows) for heading, rows in found.items()}


@cache
def shapes() -> dict[str, tuple[str, ...]]:
    """The numbers by the shape of a rate in one of their columns: what is counted, minimum, maximum, `over`, components, references."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in (row for digits in declarable() for row in history(digits)):
        for column, text in (("general", one.general), ("other", one.other)):
            found[f"{column}: {shape(text)}{' of a component' if one.component else ''}"][one.number] = None
        for text in set(read_special(one.special).values()):
            found[f"special: {shape(text)}"][one.number] = None
        if one.quota:
            found["quota"][one.number] = None
        if one.span.before != date.max:
            found["changed or ended"][one.number] = None
    return {name: tuple(numbers) for name, numbers in found.items()}


def of_any_shape(chance: Random) -> str:
    """A number of which some rate is of a shape of its own, however few have it."""
    return chance.choice(shapes()[chance.choice(tuple(shapes()))])


@cache
def shape(text: str) -> str:
    rate = read_rate(text)
    if isinstance(rate, Unread):
        return "unread"
    if isinstance(rate, ByReference):
        return "by reference"
    parts = [_terms(rate)]
    parts += ["least"] * bool(rate.least) + ["most"] * bool(rate.most) + ["parts"] * bool(rate.parts)
    parts += ["over"] * any(isinstance(term, PerUnit) and term.over for term in rate.terms)
    return " ".join(parts)


def _terms(rate: Rate) -> str:
    names = sorted("percent" if isinstance(t, Percent) else "sugar" if isinstance(t, Sugar) else f"per {t.unit}" for t in rate.terms)
    return " + ".join(names) or "free"


@cache
def feed() -> dict[str, tuple[str, ...]]:
    """The numbers that bear an assessment, a tax or the like, by which."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for name, key in (("cotton_fee", None), ("commodity_fees", "class")):
        with (law_dir() / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[f"class {row[key]}" if key else "cotton"][row["hts"]] = None
    for prefix in ("2203", "2204", "2205", "2206", "2207", "2208", "210690", "33021020", "240210", "240220", "2402", "2403", "2404", "48131",
                   "1404909090", "0201", "0203", "0709", "1007", "2009898", "0802991", "0401", "220299"):
        found[f"tax or fee not held {prefix}"][prefix] = None
    for case in law().cases.values():
        for prefix in case.order.scope:
            found[f"case {case.order.number}"][prefix] = None
    return {name: tuple(numbers) for name, numbers in found.items()}


@cache
def deciding() -> tuple[str, ...]:
    """The facts that do nothing but decide which headings apply, and on what share of the value."""
    headings = [heading for program in law().programs for heading in program.headings]
    named = {c.name for heading in headings for c in heading.conditions if isinstance(c, Given)} | {heading.base.fact for heading in headings}
    return tuple(sorted((named | {"us_content_pct"}) - {"", "ch98", "ftz_pf_date", "mtb", "quota_filled", "cif_value", "polarization"}))


# Countries, days, claims, units.

def origin(chance: Random, conditions: tuple[Condition, ...], day: date) -> str:
    """A country that the conditions mostly take."""
    asked = [c for c in conditions if isinstance(c, Origin)]
    if not asked or chance.random() < 0.08:
        return chance.choice(USUAL if chance.random() < 0.7 else countries())
    found = ""
    for _ in range(8):
        one = chance.choice(asked)
        named = sorted(one.countries) + [c for group in one.groups for c, span in law().groups[group] if day in span]
        found = chance.choice(named) if named and (one.wanted or chance.random() < 0.1) else chance.choice(USUAL)
        if all((found in c.countries or any(law().member(g, found, day) for g in c.groups)) is c.wanted for c in asked):
            break
    return found


@cache
def countries() -> tuple[str, ...]:
    return tuple(sorted(table.names("countries")))


def edge(chance: Random, spans: tuple[Span, ...]) -> date:
    """A day within the spans, or at an edge of one of them: the first, the last, one before and one after."""
    start = max([FIRST, *(span.start for span in spans)])
    before = min([LAST, *(span.before for span in spans)])
    edges = [day for span in spans for day in (span.start, span.before) if FIRST < day < LAST]
    kind = chance.random()
    if edges and kind < 0.4:
        return chance.choice(edges) - DAY * chance.choice((0, 0, 1, 1, -1))
    if start < before and kind < 0.93:
        return start + DAY * chance.randrange((before - start).days)
    if kind < 0.97:
        return chance.choice(_edges()) - DAY * chance.choice((0, 1))
    return FIRST + DAY * chance.randrange((LAST - FIRST).days)


@cache
def _edges() -> tuple[date, ...]:
    return tuple(day for day in law().index.edges if FIRST < day < LAST)


@cache
def claims() -> tuple[str, ...]:
    return tuple(special_programs.names())


def claim(chance: Random, digits: str, country: str, day: date) -> str:
    """A special program that the number's special column prints and that the country can mostly claim."""
    one = figures(digits, day)
    printed = [symbol.rstrip("*") for symbol in (read_special(one.special) if one else {})]
    for _ in range(6):
        found = chance.choice(printed or claims())
        if special_programs.eligible(found, country, day) is not False:
            return found
    return chance.choice(claims())


@cache
def convertible() -> dict[str, tuple[str, ...]]:
    """The units into which each converts, itself not among them."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for code in table.names("units"):
        one = unit(code)
        if one and one.counts:
            kinds[one.counts].append(code)
    return {code: tuple(c for c in codes if c != code) for codes in kinds.values() for code in codes}


@cache
def under_98() -> tuple[str, ...]:
    """Numbers of chapter 98 that a line may claim: those that programmes name, those that are held with words of their own, and some more."""
    named = {prefix for program in law().programs for one in program.chapter_98 for prefix in one.prefixes}
    named |= {prefix.replace(".", "") for one in read_yaml(law_dir() / "chapter_98.yaml")["numbers"] for prefix in map(str, one["numbers"])}
    return tuple(sorted(one.ljust(8, "0") for one in named if len(one) >= 6))
