"""The figures of the schedule by day, from the editions of it that ship with the package.

A chapter is read when first asked for and kept as lines: a number's rows stand together. Chapter 99 answers by `row` only;
what its headings make of a duty is law/programs.
"""

from __future__ import annotations

import csv
import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import groupby, islice, takewhile
from pathlib import Path

from tidewaiter.dates import Span
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Edition, Figures, Reference


@lru_cache(maxsize=1 << 16)
def figures(number: str, day: date) -> Figures | None:
    """What the schedule says of the declarable `number` of chapters 1-98 on `day`; None when it is not in it then.

    Where no edition of that day is held the nearest one answers, and `held` is false. The renumbering of July 1, 2026
    (484(f) Committee) is known all the same: its numbers come with the rates of those that they took over from.

    >>> figures("7326908688", date(2026, 6, 18)).general
    '2.9%'
    """
    return _on(history(number), day)


def row(number: str, day: date) -> Figures | None:
    """What the schedule says of any `number` on `day`: a heading, a subheading, a line, a heading of chapter 99.

    Figures of an upper row are its own: its rates are empty where it prints none. Where the schedule prints a number with zeros
    only (2501.00.0000 for 2501) that row answers, under its own number. A heading of chapter 99 that came after the newest edition
    held answers from its effective day on, by the change record or note that its cite names, with `held` false. In chapter 99
    the other days are those of the editions; a proclamation can reach back further.

    >>> row("7326.90.86", date(2026, 6, 18)).general, row("7326.90.86", date(2026, 6, 18)).upper
    ('2.9%', True)
    >>> row("9903.88.03", date(2026, 6, 18)).general
    'The duty provided in the applicable subheading + 25%'
    >>> row("2501", date(2026, 6, 18)).number
    '2501000000'
    """
    digits = hts.compact(number)
    for printed in (digits.ljust(length, "0") for length in range(len(digits), 11, 2)):
        if found := _on(rows(printed), day):
            return found
    return None


def under(number: str, day: date) -> tuple[Figures, ...]:
    """The rows whose numbers begin with `number` (two digits or more) on `day`, in the order of the schedule."""
    by_number = groupby(_rows(_lines(hts.compact(number))), key=lambda one: one[0])
    found = (_on(_dated(digits, dated), day) for digits, dated in by_number)
    return tuple(one for one in found if one)


def above(number: str, day: date) -> tuple[Figures, ...]:
    """The numbered rows above `number` on `day`, the heading first. Superior texts without a number are not among them.

    >>> [one.number for one in above("7326908688", date(2026, 6, 18))]
    ['7326', '732690', '73269086']
    """
    digits = hts.compact(number)
    found = (_on(rows(digits[:length]), day) for length in range(4, len(digits), 2))
    return tuple(one for one in found if one)


def moved(chapter: str, first: date, last: date) -> tuple[str, ...]:
    """The numbers of a chapter (two digits) of which a row begins or ends on one of the days from `first` to `last`, in order.

    >>> "2106909993" in moved("21", date(2026, 7, 1), date(2026, 7, 1))
    True
    """
    days = (first.isoformat(), last.isoformat())
    found = (line.split(",", 3)[:3] for line in _table_lines(chapter))
    return tuple(dict.fromkeys(number for number, start, before in found if days[0] <= start <= days[1] or days[0] <= before <= days[1]))


def subheading(number: str, day: date) -> Figures | None:
    """The figures of the eight digits of `number` on `day`, as its statistical numbers inherit them.

    None where the subheading is not in the schedule, or where its statistical numbers do not share their rates.
    """
    eight = hts.compact(number)[:8]
    found = [one for one in under(eight, day) if _declarable(one)] if len(eight) == 8 else []
    if len({(one.general, one.special, one.other) for one in found}) != 1:
        return None
    return replace(found[0], number=eight, units=(), component="", footnotes=(), references=())


@cache
def history(number: str) -> tuple[Figures, ...]:
    """All figures that the held editions give the declarable `number`, oldest first; empty when none has it.

    `edition` is the newest held edition with these figures. Chapter 99 is not here.
    """
    return tuple(one for one in rows(number) if _declarable(one))


@cache
def declarable() -> tuple[str, ...]:
    """Every number of ten digits of chapters 1 to 97 that some edition held declares, in order."""
    return tuple(number for chapter in range(1, 98) for number in _chapter(f"{chapter:02}"))


@cache
def rows(number: str) -> tuple[Figures, ...]:
    """As `history`, of any row that the schedule prints under this very number, chapter 99 too."""
    digits = hts.compact(number)
    later = _later_headings().get(digits, ()) if digits.startswith("99") else ()
    return _dated(digits, _rows(_lines(f"{digits},"))) + later


@lru_cache(maxsize=4096)
def edition(day: date) -> Edition:
    """The held edition in force on `day`, or else the nearest one held, with `held` false."""
    held = editions()
    at = bisect_right([one.span.start for one in held], day) - 1
    found = held[max(at, 0)]
    return found if day in found.span else replace(found, held=False)


def in_force(day: date) -> Edition | None:
    """The edition in force on `day`, held or not. None before the first that is known; the newest known one has no end.

    >>> in_force(date(2026, 8, 1)).name, in_force(date(2026, 8, 1)).held, edition(date(2026, 8, 1)).name
    ('2026HTSRev14', False, '2026HTSRev10')
    """
    return next((one for one in reversed(releases()) if day in one.span), None)


def posted(day: date) -> Edition | None:
    """The newest edition that USITC had posted by `day`, in force yet or not. None before the first that is known.

    >>> posted(date(2026, 1, 30)).name, in_force(date(2026, 1, 30)).name
    ('2026HTSRev2', '2026HTSRev1')
    """
    return next((one for one in reversed(releases()) if one.published <= day), None)


@cache
def editions() -> tuple[Edition, ...]:
    """The editions held, oldest first, without gap or overlap."""
    return tuple(one for one in releases() if one.held)


@cache
def releases() -> tuple[Edition, ...]:
    """Every edition that is known to have been posted, oldest first, held or not."""
    return tuple(
        Edition(one["name"], _span(one["from"], one["before"]), one["sha256"], one["held"] == "Y", date.fromisoformat(one["published"]),
                one["from_cite"], one["published_cite"])
        for one in _table(law_dir() / "schedule" / "editions.csv")
    )


@cache
def days() -> frozenset[date]:
    """The days on which an edition begins or ends, held or not, and those on which figures do that came after the newest."""
    found = {day for one in releases() for day in (one.span.start, one.span.before)} | {editions()[-1].span.before}
    found |= {day for number in _successors()[1] for one in history(number) for day in (one.span.start, one.span.before)}
    return frozenset(found) - {date.min, date.max}


def successors(number: str) -> tuple[tuple[str, date, str], ...]:
    """The numbers that took over from `number`, as (number, from, cite); hints where the cite says `secondary`."""
    return _successors()[0].get(hts.compact(number), ())


def predecessors(number: str) -> tuple[tuple[str, date, str], ...]:
    """The numbers that `number` took over from, as (number, from, cite); hints where the cite says `secondary`."""
    return _successors()[1].get(hts.compact(number), ())


def words(number: str) -> str:
    """What the number is, in our own few words; empty but for the numbers of the example shipments. No text of the law.

    >>> words("7326.90.8688")
    'iron or steel goods that no other line names'
    """
    return _words().get(hts.compact(number), "")


@cache
def digest() -> str:
    """A content hash of every file of law/ but the words of the search, which decide nothing: the same answer needs the same digest."""
    content = hashlib.blake2b(digest_size=16)
    folder = law_dir()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "terms" not in path.relative_to(folder).parts):
        body = path.read_bytes()
        content.update(f"{path.relative_to(folder).as_posix()}\0{len(body)}\0".encode())
        content.update(body)
    return content.hexdigest()


def _on(dated: Iterable[Figures], day: date) -> Figures | None:
    """The figures of `day`, or of the first day held where `day` is before it, with the edition that answers for them."""
    of_day = edition(day)
    nearest = max(day, editions()[0].span.start)
    for found in dated:
        if nearest in found.span:
            if found.edition not in _held_names() or (found.edition == of_day.name and of_day.held):
                return found
            later = found.span.start >= found.known_to
            said = found.cite if later else cite(of_day.name, found.number)
            return replace(found, edition=of_day.name, cite=said, held=of_day.held)
    return None


def _declarable(one: Figures) -> bool:
    return not one.upper and not one.number.startswith("99")


def _dated(number: str, found: Iterable[list[str]]) -> tuple[Figures, ...]:
    known_to = editions()[-1].span.before
    return tuple(_figures(number, one, known_to) for one in found)


def _figures(number: str, one: list[str], known_to: date) -> Figures:
    _, start, before, upper, indent, units, general, special, other, rates_of, quota, additional, component, footnotes = one
    span = _span(start, before)
    name = edition(min(_last_day(span), _last_day(editions()[-1].span))).name
    said = cite(name, number)
    if span.start >= known_to:
        said = f"484(f) Committee, changes for {span.start}; rates of {said[:said.rindex('.') + 3]}"
    references = _references(footnotes)
    if not rates_of:
        rates_of = str(len(number)) if general or special or other else "0"
    return Figures(number, tuple(units.split()), general, special, other, component,
                   tuple(ref.text for ref in references if ref.text != "in words"), span, name, said, known_to,
                   rates_of=number[:int(rates_of)], indent=int(indent) if indent else None, upper=bool(upper), quota=quota,
                   additional=additional, references=references)


@cache
def _references(footnotes: str) -> tuple[Reference, ...]:
    return tuple(_reference(text) for text in footnotes.split("|")) if footnotes else ()


def _reference(text: str) -> Reference:
    """
    >>> _reference("9903.88.15"), _reference("GN 15@special+other")
    (Reference(text='9903.88.15', columns=('general',)), Reference(text='GN 15', columns=('special', 'other')))
    """
    ref, at, columns = text.partition("@")
    return Reference(ref, tuple(columns.split("+")) if columns else () if at else ("general",))


def _span(start: str, before: str) -> Span:
    return Span(date.fromisoformat(start) if start else date.min, date.fromisoformat(before) if before else date.max)


def printed(edition_name: str) -> str:
    """An edition as a cite prints it.

    >>> printed("2026HTSRev10"), printed("2026HTSBasic")
    ('HTS 2026 Rev 10', 'HTS 2026 Basic')
    """
    year, name = edition_name.split("HTS")
    return f"HTS {year} {name.replace('Rev', 'Rev ')}"


def cite(edition_name: str, number: str) -> str:
    """
    >>> cite("2026HTSRev10", "7326908688")
    'HTS 2026 Rev 10, 7326.90.8688'
    """
    return f"{printed(edition_name)}, {hts.format(number)}"


def _last_day(span: Span) -> date:
    return date.fromordinal(span.before.toordinal() - 1)


@cache
def _table_lines(chapter: str) -> list[str]:
    """A chapter's table without its head. Its lines are sorted as they stand."""
    path = law_dir() / "schedule" / f"{chapter}.csv"
    return path.read_text(encoding="utf-8").splitlines()[1:] if chapter.isascii() and chapter.isdigit() and path.is_file() else []


def _lines(start: str) -> Iterator[str]:
    """The lines of a chapter's table that begin with `start`: they stand together."""
    lines = _table_lines(start[:2])
    at = bisect_left(lines, start)
    return takewhile(lambda line: line.startswith(start), islice(lines, at, None))


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    return csv.reader(lines)


def _chapter(chapter: str) -> tuple[str, ...]:
    """The declarable numbers of a chapter of 1-98, each once."""
    numbers = (one[0] for one in _rows(_lines(chapter)) if not one[3]) if chapter != "99" else ()
    return tuple(dict.fromkeys(numbers))


@cache
def _held_names() -> frozenset[str]:
    return frozenset(one.name for one in editions())


@cache
def _later_headings() -> dict[str, tuple[Figures, ...]]:
    """Headings of chapter 99 that came after the newest edition held."""
    known_to, found = editions()[-1].span.before, dict[str, tuple[Figures, ...]]()
    for one in _table(law_dir() / "schedule" / "later_headings.csv"):
        number = one["number"]
        heading = Figures(number, (), one["general"], one["special"], one["other"], "", (), _span(one["from"], one["before"]), one["revision"],
                          f"{cite(one['revision'], number)}; {one['cite']}", known_to, held=False, rates_of=number)
        found[number] = (*found.get(number, ()), heading)
    return found


@cache
def _successors() -> tuple[dict[str, tuple[tuple[str, date, str], ...]], dict[str, tuple[tuple[str, date, str], ...]]]:
    """Both ways: who took over from a number, and whom it took over from."""
    after, before = dict[str, tuple[tuple[str, date, str], ...]](), dict[str, tuple[tuple[str, date, str], ...]]()
    for one in _table(law_dir() / "schedule" / "successors.csv"):
        day = date.fromisoformat(one["from"])
        after[one["number"]] = (*after.get(one["number"], ()), (one["successor"], day, one["cite"]))
        before[one["successor"]] = (*before.get(one["successor"], ()), (one["number"], day, one["cite"]))
    return after, before


@cache
def _words() -> dict[str, str]:
    return {one["number"]: one["words"] for one in _table(law_dir() / "schedule" / "words.csv")}


def _table(path: Path) -> Iterator[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
