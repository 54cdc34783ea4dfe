"""A page for each programme, printed from its declarations: rates by day, whom and what it covers, what is exempt, who yields to whom, cites."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.dates import Span
from tidewaiter.duty.against_schedule import scopes
from tidewaiter.duty.condition import Claim, Condition, Day, Entered, Footnote, Given, InScope, NotInScope, Origin
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Program
from tidewaiter.duty.scope import Scope
from tidewaiter.numbers import hts
from tidewaiter.values import immutable

_MADE = "Printed from `law/programs` and `law/lists` by `tidewaiter law pages`; edit those, not this page."
_MOST = 40                   # origins that a cell names; of more it says how many


def pages(law: Law) -> dict[str, str]:
    """File name and Markdown of the index, of each programme's page and of that of the embargoes."""
    made = {f"{program.id}.md": "\n".join(_page(program, law)) + "\n" for program in law.programs}
    made["embargoes.md"] = "\n".join(_embargoes(law)) + "\n"
    made["README.md"] = "\n".join(_index(law)) + "\n"
    return made


@immutable
class HeadingWords:
    """A heading of chapter 99 in words: its programme, rate, what it falls on, its days, on which conditions, and the text."""

    program: str
    title: str
    number: str
    rate: str
    falls_on: str
    entries: str
    known: str
    status: str
    where: tuple[str, ...]
    cite: str
    in_force: bool               # on the day that was asked of
    lists: tuple[tuple[str, int], ...] = ()          # what it covers: a list's title, and how many numbers are in it


def headings(law: Law, number: str, day: date) -> tuple[HeadingWords, ...]:
    """The headings of the law whose number begins with `number`, with the programme that each belongs to, those in force on `day` first."""
    found = [_heading_words(program, heading, law, day) for program in law.programs for heading in program.headings
             if heading.number.startswith(number)]
    return tuple(sorted(found, key=lambda one: (not one.in_force, one.number)))


def covering(law: Law, number: str, day: date) -> tuple[tuple[HeadingWords, str], ...]:
    """The headings in force on `day` whose lists hold a number, or that its footnote names, each with what says so."""
    found = []
    for program in law.programs:
        for heading in program.headings:
            if not heading.in_force(day):
                continue
            asked = Key(number, "", day)
            named = [condition for condition in heading.conditions if isinstance(condition, InScope | Footnote)]
            if named and all(condition.test(asked) for condition in named) and not any(
                condition.test(asked) is False for condition in heading.conditions if isinstance(condition, NotInScope)
            ):
                found.append((_heading_words(program, heading, law, day), "; ".join(condition.words(asked) for condition in named)))
    return tuple(found)


def _heading_words(program: Program, heading: Heading, law: Law, day: date) -> HeadingWords:
    scopes_of = [scope for condition in heading.conditions if isinstance(condition, InScope) for scope in condition.scopes]
    return HeadingWords(
        program.id, program.title, hts.format(heading.number), _rate(heading), _base(heading), _span(heading.span), _day(heading.known),
        heading.status.replace("_", " "), tuple(_where(heading, law)), heading.cite, heading.in_force(day),
        tuple((scope.title, len(scope.rows)) for scope in scopes_of),
    )


def _index(law: Law) -> Iterator[str]:
    lists = scopes(law)
    headings = sum(len(program.headings) for program in law.programs)
    rows = sum(len(rows) for scope in lists.values() for rows in scope.rows.values())
    yield from ("# Programmes", "", _MADE, "")
    yield f"{len(law.programs)} programmes, {headings} headings, {rows:,} rows in {len(lists)} lists. In filing order."
    yield from ("", "| programme | authority | entries from | before | headings | status |", "|---|---|---|---|---:|---|")
    for program in law.programs:
        start = min((heading.span.start for heading in program.headings), default=date.min)
        before = max((heading.span.before for heading in program.headings), default=date.max)
        yield (f"| [{program.title}]({program.id}.md) | {program.authority} | {_day(start)} | {_day(before)} | {len(program.headings)} | "
               f"{', '.join(sorted({heading.status.replace('_', ' ') for heading in program.headings}))} |")
    yield from ("", f"What may not be imported at all: [{len(law.embargoes)} embargoes](embargoes.md).")
    yield from ("", "Not held, and said so wherever it may bear:", "")
    yield from (f"- {one.title} ({one.cite})" for one in law.not_held)


def _embargoes(law: Law) -> Iterator[str]:
    yield from ("# Embargoes", "", "Printed from `law/embargoes.yaml` by `tidewaiter law pages`; edit that, not this page.", "")
    yield "A prohibition stands until somebody says what lifts it. The days are those of importation, or where nobody gives it, of entry."
    yield from ("", "| embargo | imports | known | where | unless | cite |", "|---|---|---|---|---|---|")
    for one in law.embargoes:
        unless = "; ".join(
            f"{' '.join([*map(_condition, lifting.conditions), _span(lifting.span)]).strip()} ({lifting.cite})" for lifting in one.lifted
        )
        where = "; ".join(_numbers(condition) for condition in one.conditions)
        yield f"| {one.title} | {_span(one.span)} | {_day(one.known)} | {where} | {unless} | {one.cite} |"


def _numbers(condition: Condition) -> str:
    if not isinstance(condition, InScope | NotInScope):
        return _condition(condition)
    named = ", ".join(hts.format(one) if len(one) > 4 else one for scope in condition.scopes for one in scope.rows)
    return f"{'in' if isinstance(condition, InScope) else 'not in'} {named}"


def _page(program: Program, law: Law) -> Iterator[str]:
    yield from (f"# {program.title}", "", _MADE, "", f"`{program.id}`, {program.authority}. Place in filing order: {program.order}.", "")
    if program.litigation:
        yield from (f"Litigation: {program.litigation} ({program.litigation_cite}).", "")
    if program.refund:
        yield from (f"Refund: {program.refund} ({program.refund_cite}).", "")
    yield from ("## Rates", "", "| heading | rate | falls on | entries | known | status | where | cite |", "|---|---|---|---|---|---|---|---|")
    for heading in program.headings:
        yield (f"| {hts.format(heading.number)} | {_rate(heading)} | {_base(heading)} | {_span(heading.span)} | {_day(heading.known)} | "
               f"{heading.status.replace('_', ' ')} | {'; '.join(_where(heading, law)) or 'everything'} | {heading.cite} |")
    if program.yields:
        yield from ("", "## Yields", "")
        for one in program.yields:
            days = f", {_span(one.span)}" if _span(one.span) else ""
            yield f"- {one.headings or 'The programme'} to {one.to}{days} ({one.cite})"
    if program.chapter_98:
        yield from ("", "## Claimed under chapter 98", "")
        for rule in program.chapter_98:
            numbers = ", ".join(hts.format(one) if len(one) > 4 else one for one in rule.prefixes)
            yield f"- {numbers}: the duty falls on {rule.falls_on.replace('_', ' ')} ({rule.cite})"
    lists = _lists(program)
    if lists:
        yield from ("", "## Lists", "", "| list | numbers | first row's cite |", "|---|---:|---|")
        for scope in lists:
            first = next((row.cite for rows in scope.rows.values() for row in rows), "")
            yield f"| {scope.name if ':' not in scope.name else scope.title} | {len(scope.rows):,} | {first} |"


def _lists(program: Program) -> list[Scope]:
    found = {
        scope.name: scope for heading in program.headings for condition in heading.conditions
        if isinstance(condition, InScope | NotInScope) for scope in condition.scopes
    }
    return list(found.values())


def _rate(heading: Heading) -> str:
    if heading.form == "prohibited":
        return f"prohibited: {heading.text}"
    if heading.form == "total":
        return f"{heading.text} with column 1"
    if heading.form == "in_lieu":
        return f"{heading.text} in place of column 1 or 2"
    return "none" if heading.text == "Free" else f"+ {heading.text}"


def _base(heading: Heading) -> str:
    base = heading.base
    if base.kind == "content":
        return f"the content ({base.fact})"
    if base.kind == "rest":
        return f"what {base.of} leave over"
    return base.kind.replace("_", " ")


def _where(heading: Heading, law: Law) -> Iterator[str]:
    yield from (said for condition in heading.conditions if (said := _condition(condition)))
    if heading.tested:
        unit = f"the value of a {heading.per}" if heading.per else "column 1"
        at_least, below = _amount(heading.at_least, heading.per), _amount(heading.below, heading.per)
        yield f"{unit} {' and '.join([f'at least {at_least}'] * bool(at_least) + [f'below {below}'] * bool(below))}"
    if heading.applies:
        yield f"where one of {heading.applies} applies"
    if heading.exception:
        yield "exception"
    if heading.excepts:
        yield f"in place of {heading.excepts}"
    if heading.beside:
        yield f"beside {heading.beside}"


def _amount(bound: int | None, per: str) -> str:
    if bound is None:
        return ""
    whole, part = divmod(bound if per else bound * 100, 100_000_000)
    text = f"{whole}.{part:08}".rstrip("0").rstrip(".")
    return f"${text}" if per else f"{text}%"


def _condition(condition: Condition) -> str:
    if isinstance(condition, InScope):
        return f"in {' or '.join(scope.title for scope in condition.scopes)}"
    if isinstance(condition, NotInScope):
        return f"not in {' or '.join(scope.title for scope in condition.scopes)}"
    if isinstance(condition, Origin):
        named = sorted([*condition.countries, *condition.groups])
        return f"{'of' if condition.wanted else 'not of'} {', '.join(named) if len(named) <= _MOST else f'{len(named)} countries'}"
    if isinstance(condition, Day):
        return "" if condition.name == "entered" else f"{condition.name} {_span(condition.span)}"
    if isinstance(condition, Claim):
        claimed = f"claimed under {' or '.join(sorted(condition.programs))}{', free' if condition.free else ''}"
        return claimed if condition.wanted else f"not {claimed}"
    if isinstance(condition, Footnote):
        return f"the number's footnote names {hts.format(condition.heading)}"
    if isinstance(condition, Entered):
        return f"{condition.name} {' or '.join(sorted(condition.values))}"
    return _fact(condition)


def _fact(condition: Given) -> str:
    if condition.wanted is not None:
        said = f"{condition.name} is {str(condition.wanted).lower()}"
    else:
        bounds = [f"at least {condition.at_least}"] * (condition.at_least is not None) + [f"below {condition.below}"] * (condition.below is not None)
        said = f"{condition.name} {' and '.join(bounds)}"
    return f"{said} or not said" if condition.unknown else said


def _span(span: Span) -> str:
    return " ".join([f"from {span.start}"] * (span.start != date.min) + [f"before {span.before}"] * (span.before != date.max))


def _day(day: date) -> str:
    return "" if day in (date.min, date.max) else day.isoformat()
