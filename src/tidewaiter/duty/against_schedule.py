"""The law files held against the schedule: listed numbers that no edition has, headings whose printed rate is another.

The days of a heading in the schedule are those of the editions that print it; a proclamation can reach further back, and a heading stays
printed when it has ended. So a rate is compared on the days that both have, and what only one of them has is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tidewaiter.duty.condition import InScope, NotInScope
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading
from tidewaiter.duty.scope import Scope
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.rate_text import percent, read_rate
from tidewaiter.tariff.schedule import declarable, editions, rows, under


def against_schedule(law: Law) -> Iterator[Finding]:
    """A warning for each listed number and each heading on which the law files and the schedule differ."""
    yield from _listed(law)
    yield from _headings(law)


def scopes(law: Law) -> dict[str, Scope]:
    """Every list that a programme goes by."""
    return {
        scope.name: scope for program in law.programs for heading in program.headings for condition in heading.conditions
        if isinstance(condition, InScope | NotInScope) for scope in condition.scopes
    }


def _listed(law: Law) -> Iterator[Finding]:
    """Each row of a list has a number in the schedule on the days that both cover."""
    first, last = editions()[0].span.start, editions()[-1].span.before
    for scope in scopes(law).values():
        for prefix, listed in scope.rows.items():
            for row in listed:
                start, before = max(row.span.start, first), min(row.span.before, last)
                if start < before and not _stands(prefix, start, before):
                    yield Finding("LAW-LIST-NUMBER", Severity.WARNING, scope.title,
                                  f"no edition has {hts.format(prefix)} from {start} to before {before}", row.cite,
                                  "See whether the number was renumbered, and give the row its days.")


def _stands(prefix: str, start: date, before: date) -> bool:
    if prefix.startswith("98"):
        return bool(under(prefix, start))
    return any(one.span.start < before and start < one.span.before for number in _under(prefix) for one in rows(number))


def _under(prefix: str) -> list[str]:
    found = _BY_PREFIX.get(prefix)
    if found is None:
        if not _BY_PREFIX:
            for number in declarable():
                for length in (2, 4, 5, 6, 7, 8, 9, 10):
                    _BY_PREFIX.setdefault(number[:length], []).append(number)
        found = _BY_PREFIX.get(prefix, [prefix] if prefix.startswith("99") else [])
    return found


_BY_PREFIX: dict[str, list[str]] = {}


def _headings(law: Law) -> Iterator[Finding]:
    by_number: dict[str, list[tuple[str, Heading]]] = {}
    for program in law.programs:
        for heading in program.headings:
            by_number.setdefault(heading.number, []).append((program.id, heading))
    first = editions()[0].span.start
    for number, headings in sorted(by_number.items()):
        printed = rows(number)
        ours = [heading for _, heading in headings if heading.span.before > first]
        if ours and not printed:
            yield Finding("LAW-HEADING-ABSENT", Severity.WARNING, headings[0][0], f"no edition held prints {hts.format(number)}", ours[0].cite,
                          "See the heading's number and days.")
        for one in printed:
            day = max(one.span.start, first)
            force = [heading for heading in ours if day in heading.span]
            if force and not any(_agrees(heading, one) for heading in force):
                yield Finding(
                    "LAW-HEADING-RATE", Severity.WARNING, headings[0][0],
                    f"{hts.format(number)} on {day}: the schedule prints "
                    f"{one.general or one.special or one.other or one.additional or 'nothing'!r}, "
                    f"the programme has {' or '.join(sorted({f'{heading.form} {heading.text}' for heading in force}))}",
                    one.cite, "Read the text of that day.",
                )


def _agrees(heading: Heading, printed: Figures) -> bool:
    """Whether one of the columns printed comes to the heading's rate."""
    texts = [text for text in (printed.general, printed.special, printed.other, printed.additional) if text]
    if heading.specific and printed.additional:
        return read_rate(printed.additional) == heading.specific
    if heading.form == "prohibited" or heading.specific:
        return True
    if heading.form == "add":
        return any(heading.rate in (_added(text), _bare(text)) for text in texts) or (not texts and not heading.rate)
    return any(_bare(text) == heading.rate for text in texts)


def _added(text: str) -> int | None:
    """What a text adds to the duty of the number, 1e-8; zero where it adds nothing."""
    if match := re.search(r"(?:\+|plus)(?: a duty of)? *([\d.]+) *%", text):
        return percent(match[1])
    if re.fullmatch(r"(?i)no additional duty|the duty (rate )?provided in (the applicable|such) subheading\.?|no change\.?|free", text.strip()):
        return 0
    return None


def _bare(text: str) -> int | None:
    match = re.fullmatch(r"([\d.]+) *%", text.strip())
    return percent(match[1]) if match else None
