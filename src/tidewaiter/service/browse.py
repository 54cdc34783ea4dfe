"""The tariff read through: chapters, headings, a number with its history, what changed between two editions, and numbers found by what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from tidewaiter.duty.law import Law
from tidewaiter.duty.pages import HeadingWords, covering, headings
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.service import editions, notes
from tidewaiter.service.hts import show
from tidewaiter.service.search import search
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff import changes, schedule
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.search import trade_terms
from tidewaiter.tariff.subjects import SUBJECTS
from tidewaiter.tariff.units import printed as unit_text

MOST_CHANGES = 1000
_PRINTED = {"general", "special", "other"}


@dataclass(frozen=True)
class Words:
    """From which edition the descriptions are; `name` is empty where none is loaded, and then the figures stand without words."""

    name: str = ""
    start: date | None = None


@dataclass(frozen=True)
class OfDay:
    """The schedule of a day: its edition, whether its figures are held, where the words are from, and the editions before and after it."""

    day: date
    edition: str
    held: bool
    words: Words
    previous: date | None
    next: date | None


@dataclass(frozen=True)
class Chapter:
    """A chapter, what it is about in our own few words, and how many headings the schedule of the day has in it."""

    number: str
    subject: str
    headings: int


@dataclass(frozen=True)
class Row:
    """A row of the schedule. `description` is that of the loaded edition, or our own words; empty where there are none.

    `depth` counts the rows above it that are shown; `opens` says that others stand below it.
    """

    number: str
    description: str
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    footnotes: tuple[str, ...]
    opens: bool
    depth: int
    inherited: bool
    changed: date | None         # the day from which it stands as it does


@dataclass(frozen=True)
class Shelf:
    """The rows below a chapter, heading or subheading, on a day."""

    number: str
    of: OfDay
    above: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Then:
    """A number over some days: its figures, from when and before when, by which edition."""

    start: date | None
    before: date | None
    units: tuple[str, ...]
    general: str
    special: str
    other: str
    footnotes: tuple[str, ...]
    edition: str
    cite: str
    now: bool                    # the day that was asked of lies in it


@dataclass(frozen=True)
class Card:
    """All about a number on a day: as printed and read, what stands above and below, its history, notes, and the headings that list it."""

    number: str
    of: OfDay
    shown: dict[str, Any]
    above: tuple[Row, ...]
    below: tuple[Row, ...]
    history: tuple[Then, ...]
    previous: date | None        # the last day before the row changed to what it is
    next: date | None            # the day on which it changes again
    covering: tuple[tuple[HeadingWords, str], ...]
    headings: tuple[HeadingWords, ...]
    declarable: bool


@dataclass(frozen=True)
class Changed:
    """One thing that became of a number between two editions."""

    day: date
    number: str
    event: str
    field: str
    before: str
    after: str
    edition: str
    cite: str


@dataclass(frozen=True)
class Between:
    """What became of numbers from one edition to a later one; `more` says that there is more than is shown."""

    before: str
    after: str
    changed: tuple[Changed, ...]
    more: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Found:
    """Numbers for what was typed. `by` is number, words (of `edition`) or trade words (ours, where no edition is loaded)."""

    text: str
    by: str
    edition: str
    hits: tuple[dict[str, Any], ...]
    findings: tuple[Finding, ...]


def of_day(day: date) -> OfDay:
    """What the schedule of a day is, and the days of the editions around it."""
    edition, loaded = schedule.in_force(day), editions.in_force(day)
    starts = [one.span.start for one in schedule.releases() if one.span.start != date.min]
    before = [start for start in starts if start < (edition.span.start if edition else day)]
    return OfDay(
        day, edition.name if edition else "", bool(edition and edition.held), Words(loaded.name, loaded.start) if loaded else Words(),
        max(before, default=None), min((start for start in starts if start > day), default=None),
    )


def edition_names() -> tuple[str, ...]:
    """The editions that are known to have been posted, oldest first, held or not."""
    return tuple(one.name for one in schedule.releases())


def subject(chapter: str) -> str:
    """What a chapter is about, in our own few words; empty for none that there is."""
    return SUBJECTS.get(chapter, "")


def chapters(day: date) -> tuple[Chapter, ...]:
    """The chapters of the schedule on a day."""
    start = schedule.edition(day).span.start
    return tuple(Chapter(number, subject, _headings(number, start)) for number, subject in SUBJECTS.items())


@lru_cache(maxsize=1024)
def _headings(chapter: str, day: date) -> int:
    return len({one.number[:4] for one in schedule.under(chapter, day)})


def shelf(number: str, day: date, law: Law) -> Shelf:
    """What stands below a chapter (two digits), a heading or a subheading on a day. WrongCall where it is no such number.

    Chapter 99 opens by its subchapters' four digits and then by six, with the programmes that the headings below belong to.
    """
    digits = hts.compact(number)
    if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 4, 6, 8)) or digits[:2] not in SUBJECTS:
        raise WrongCall(f"{number!r} is no chapter, heading or subheading; write two, four, six or eight digits")
    found = [one for one in schedule.under(digits, day) if one.number != digits]
    if digits.startswith("99") and len(digits) < 6:
        rows = tuple(_groups(found, len(digits) + 2, law))
    else:
        rows = tuple(_rows([one for one in found if one.indent == 0 or len(one.number) == 4] if len(digits) == 2 else found, day, law))
    return Shelf(hts.format(digits) if len(digits) > 2 else digits, of_day(day), tuple(_above(digits, day, law)), rows)


def _groups(found: list[Figures], length: int, law: Law) -> Iterator[Row]:
    """Headings of chapter 99 by their first digits, with the programmes that they belong to, or how many headings there are."""
    counted: dict[str, int] = {}
    for one in found:
        if len(one.number) > length:
            counted[one.number[:length]] = counted.get(one.number[:length], 0) + 1
    for digits, many in counted.items():
        titles = list(dict.fromkeys(title for number, title in _titles(law).items() if number.startswith(digits)))
        words = "; ".join(titles[:3]) + (f" and {len(titles) - 3} more programmes" if len(titles) > 3 else "")
        yield Row(hts.format(digits), words or f"{many} headings", (), "", "", "", (), True, 0, False, None)


def _titles(law: Law) -> dict[str, str]:
    """The programme of each heading of chapter 99."""
    found: dict[str, str] = law.__dict__.setdefault("_titles", {})
    if not found:
        found |= {heading.number: program.title for program in law.programs for heading in program.headings}
    return found


def card(number: str, day: date, law: Law) -> Card:
    """All about a number on a day. WrongCall where it is none."""
    try:
        digits = hts.validate(number, (4, 6, 8, 10))
    except ValueError as error:
        raise WrongCall(str(error)) from None
    one = schedule.row(digits, day)
    printed = one.number if one else digits
    dated = schedule.rows(printed)
    at = next((n for n, then in enumerate(dated) if one and then.span.start == one.span.start), None)
    previous = dated[at].span.start - timedelta(days=1) if at is not None and dated[at].span.start != date.min else None
    after = dated[at].span.before if at is not None and dated[at].span.before != date.max else None
    below = [row for row in schedule.under(digits, day) if row.number != printed] if len(digits) < 10 else []
    chapter_99 = digits.startswith("99")
    return Card(
        hts.format(digits), of_day(day), show(digits, day), tuple(_above(digits, day, law)), tuple(_rows(below, day, law)),
        tuple(_then(then, day) for then in dated), previous, after,
        covering(law, digits, day) if len(digits) == 10 and not chapter_99 else (),
        headings(law, digits, day) if chapter_99 else (), bool(one and not one.upper and not chapter_99 and len(printed) == 10),
    )


def notes_of(number: str, day: date) -> dict[str, Any]:
    """The notes that govern a number on a day, as far as their text is loaded; findings say what is not."""
    return notes.for_number(number, day)


def between(before: str, after: str, chapter: str = "") -> Between:
    """What became of the numbers of a chapter, or of all, from one edition to a later one: figures and numbers, a thousand at the most.

    A rate that lines inherit is told once, on the line that prints it. Findings say what of the time between is not held. WrongCall where
    an edition is not known, or they are the wrong way round.
    """
    known = {one.name: one for one in schedule.releases()}
    if missing := [name for name in (before, after) if name not in known]:
        raise WrongCall(f"no edition {missing[0]} is known; the known ones go from {next(iter(known))} to {next(reversed(known))}")
    names = list(known)
    if names.index(before) > names.index(after):
        raise WrongCall(f"{before} is later than {after}; turn them round")
    if chapter and chapter not in SUBJECTS:
        raise WrongCall(f"{chapter!r} is no chapter; write two digits, as 73")
    first, last = known[before].span.start + timedelta(days=1), known[after].span.start
    found: list[Changed] = []
    for one in [chapter] if chapter else SUBJECTS:
        for number in schedule.moved(one, first, last):
            found += _changed(number, first, last)
        if len(found) > MOST_CHANGES:
            break
    return Between(before, after, tuple(found[:MOST_CHANGES]), len(found) > MOST_CHANGES, tuple(_not_held(before, after)))


def _not_held(before: str, after: str) -> Iterator[Finding]:
    held = schedule.editions()
    known = {one.name: one.span.start for one in schedule.releases()}
    if known[before] < held[0].span.start:
        yield Finding("HTS-BETWEEN", Severity.WARNING, "before", f"the first edition whose figures are held is {held[0].name}; what changed between "
                      f"{before} and it is not known here", "law/SOURCES.md", f"Begin with {held[0].name}, or load both and use hts diff.")
    if known[after] > held[-1].span.start:
        yield Finding("HTS-BETWEEN", Severity.WARNING, "after", f"the newest edition whose figures are held is {held[-1].name}; after it only "
                      "numbers that the 484(f) Committee renumbered and new headings of chapter 99 are known", "law/SOURCES.md",
                      f"End with {held[-1].name}, or load both and use hts diff.")


def _changed(number: str, first: date, last: date) -> Iterator[Changed]:
    own = {then.span.start: then.rates_of == then.number for then in schedule.rows(number)}
    for event in changes.account(number):
        in_edition = next((one.span.start for one in schedule.releases() if one.name == event.edition), event.day)
        if not (first <= event.day <= last or first <= in_edition <= last):
            continue
        if event.field in _PRINTED and not own.get(in_edition, own.get(event.day, True)):
            continue
        others = ", ".join(hts.format(one) for one in (*event.predecessors, *event.successors))
        yield Changed(event.day, hts.format(event.number), event.kind, event.field, event.before or (others if event.predecessors else ""),
                      event.after or (others if event.successors else ""), event.edition, event.cite)


def look_up(text: str, day: date, top: int = 20) -> Found:
    """Numbers for what is typed: the beginning of a number, or words.

    Words are sought in the loaded edition of the day. Where none is loaded our own trade words answer, which name no more than headings
    and subheadings, and a finding says so.
    """
    typed = text.strip()
    digits = hts.compact(typed)
    if not typed:
        return Found(text, "", "", (), ())
    if digits.isascii() and digits.isdigit():
        return _by_number(typed, digits[:10], day, top)
    if editions.in_force(day):
        found = search(typed, day, top)
        return Found(text, "words", str(found["edition"]), tuple(found["hits"]), tuple(
            Finding(one["rule"], Severity(one["severity"]), one["where"], one["message"], one["cite"], one["fix"]) for one in found["findings"]))
    return _by_trade_words(typed, day, top)


def _by_number(text: str, digits: str, day: date, top: int) -> Found:
    rows = [one for one in schedule.under(digits, day)][:top] if len(digits) >= 2 else []
    hits = tuple({"number": hts.format(row.number), "description": _description(row.number, day), "path": [], "units": [], "score": 1.0,
                  "because": []} for row in rows)
    loaded = editions.in_force(day)
    return Found(text, "number", loaded.name if loaded else "", hits, ())


def _by_trade_words(text: str, day: date, top: int) -> Found:
    wanted = {_stem(word) for word in text.lower().replace(",", " ").split()}
    found = []
    for number, terms in trade_terms().items():
        best = max((len(wanted & words) * 100 // len(words | wanted), len(wanted & words), term) for term in terms
                   for words in [{_stem(word) for word in term.lower().split()}])
        if best[1] and schedule.row(number, day):
            found.append((-best[1], -best[0], number, best[2]))
    hits = tuple({"number": hts.format(number), "description": schedule.words(number), "path": [], "units": [], "score": -share / 100,
                  "because": [f"trade word: {term}"]} for _, share, number, term in sorted(found)[:top])
    return Found(text, "trade words", "", hits, (Finding(
        "HTS-NO-EDITION", Severity.NOTE, "text", f"no edition of {day} or before is loaded, so there are no descriptions to search; these are trade "
        "words of our own", "law/SOURCES.md", "Load the official export with tidewaiter hts fetch, or tidewaiter hts load FILE."),))


def _stem(word: str) -> str:
    """A word without the ending of its plural.

    >>> _stem("brackets"), _stem("glass")
    ('bracket', 'glass')
    """
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _above(digits: str, day: date, law: Law) -> Iterator[Row]:
    for depth, one in enumerate(schedule.above(digits, day)):
        yield _row(one, day, depth, True, law)


def _rows(found: list[Figures], day: date, law: Law) -> Iterator[Row]:
    """The rows with how many of the others they stand below: texts between them have no number, and are not among them."""
    over: list[str] = []
    for n, one in enumerate(found):
        while over and not one.number.startswith(over[-1]):
            over.pop()
        opens = one.upper or (n + 1 < len(found) and found[n + 1].number.startswith(one.number))
        yield _row(one, day, len(over), opens, law)
        over.append(one.number)


def _row(one: Figures, day: date, depth: int, opens: bool, law: Law) -> Row:
    words = _description(one.number, day) or _titles(law).get(one.number, "")
    return Row(
        hts.format(one.number), words, tuple(unit_text(code) for code in one.units), one.general, one.special, one.other, one.footnotes, opens,
        depth, bool(one.rates_of) and one.rates_of != one.number, None if one.span.start == date.min else one.span.start,
    )


def _description(number: str, day: date) -> str:
    loaded = editions.in_force(day)
    line = editions.book(loaded).line(number) if loaded else None
    return line.path[-1] if line else schedule.words(number)


def _then(one: Figures, day: date) -> Then:
    return Then(None if one.span.start == date.min else one.span.start, None if one.span.before == date.max else one.span.before,
                tuple(unit_text(code) for code in one.units), one.general, one.special, one.other, one.footnotes, one.edition, one.cite,
                day in one.span)
