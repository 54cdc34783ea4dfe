"""What changed between two exports of the schedule: numbers, descriptions, units, rates and footnotes, and nothing else.

A change is told once, on the line that prints it: an eight-digit line that changes its rate is one change, however many
statistical numbers inherit it. Spacing, kinds of quotation marks and dashes, and a full stop at the end are no change. Where
only marks or word breaks inside a text differ, the field says "(spelling)": nothing is lost, and a reader can pass over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tidewaiter.tariff.exports import Footnote, Row

_RATES = ("general", "special", "other")


@dataclass(frozen=True)
class Change:
    """A field of a number that is in both editions.

    `field` is description, superior text, units, general, special, other, quota, additional, "footnotes (COLUMNS)", or "times
    printed" where an edition carries the number more than once; with " (spelling)" where only marks or word breaks differ.
    Superior text is the unnumbered lines between the number and the next numbered line above it.
    """

    number: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Renumbering:
    """The same line under another number: the same words from the heading down and the same rates.

    A hint, no law: what a new line beside it took out of it is not in its words. "Other" is the same line only where what stands
    beside it is the same. A line that was subdivided goes from its ten digits to its eight: 0202308000 to 02023080.
    """

    before: str
    after: str


@dataclass(frozen=True)
class Differences:
    """Numbers that came and went, in the order of their edition, and the fields that changed of those that stayed.

    A number in `renumbered` may also stand in `added`, `removed`, or `changed`: the hint takes nothing away.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]
    renumbered: tuple[Renumbering, ...] = ()


class _Line(NamedTuple):
    """A numbered row in its place. `rated` and `counted` are the rows that its rates and its units come from."""

    row: Row
    parent: _Line | None
    superiors: tuple[str, ...]
    rated: Row
    counted: Row


_Lines = Mapping[str, tuple[_Line, ...]]
_Places = Mapping[str, Sequence[tuple[str, ...]]]      # by the line above: the superior texts and the description of each below it


def differences(before: Sequence[Row], after: Sequence[Row]) -> Differences:
    """What `after` has that `before` has not, what it lacks, and what it says otherwise.

    A heading of four digits whose lines are in both is a gap of one export and no change. A number that an edition carries twice
    is compared row by row.
    """
    old, new = _lines(before), _lines(after)
    pairs = [pair for number, lines in new.items() if number in old for pair in _pairs(old[number], lines)]
    changed = [*_superior_changes([pair for pair in pairs if pair[0].superiors != pair[1].superiors], old, new)]
    for was, now in pairs:
        if was.row != now.row or was.rated != now.rated or was.counted != now.counted:
            changed += _changes(was, now)
    changed += (Change(number, "times printed", str(len(old[number])), str(len(lines)))
                for number, lines in new.items() if number in old and len(old[number]) != len(lines))
    order = {number: n for n, number in enumerate(new)}
    changed.sort(key=lambda change: order[change.number])
    added, removed = tuple(_without(new, old)), tuple(_without(old, new))
    # a statistical number can be given to other goods on the day its own get another; a chapter 98 or 99 number cannot
    reused = {change.number for change in changed if change.field in ("description", "superior text") and change.number < "98"}
    hints = _renumbered(_identities({*removed, *reused}, old), _identities({*added, *reused}, new), old, new)
    return Differences(added, removed, tuple(changed), tuple(hints))


def _lines(rows: Sequence[Row]) -> _Lines:
    found: dict[str, tuple[_Line, ...]] = {}
    above: list[tuple[int, str | _Line]] = []
    for row in rows:
        while above and above[-1][0] >= row.indent:
            above.pop()
        if not row.number:
            above.append((row.indent, row.description))
            continue
        superiors: list[str] = []
        parent = None
        for _, one in reversed(above):
            if isinstance(one, str):
                superiors.append(one)
            elif row.number.startswith(one.row.number):
                parent = one
                break
        rated = row if parent is None or row.general or row.special or row.other else parent.rated
        counted = row if parent is None or row.units else parent.counted
        line = _Line(row, parent, tuple(reversed(superiors)), rated, counted)
        found[row.number] = (*found[row.number], line) if row.number in found else (line,)
        above.append((row.indent, line))
    return found


def _without(these: _Lines, those: _Lines) -> Iterator[str]:
    headings = {number[:4] for number in those}
    return (number for number in these if number not in those and not (len(number) == 4 and number in headings))


def _pairs(old: Sequence[_Line], new: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Rows of one number, the equal ones first and the rest in their order. What is left over is told as times printed."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    left, right = list(old), list(new)
    for line in new:
        twin = next((one for one in left if one.row == line.row), None)
        if twin is not None:
            left.remove(twin)
            right.remove(line)
            yield twin, line
    yield from zip(left, right, strict=False)


def _changes(old: _Line, new: _Line) -> Iterator[Change]:
    was, now = old.row, new.row
    yield from _change(now.number, "description", was.description, now.description, _letters)
    if not _told_above(old, new, old.counted, new.counted):
        yield from _change(now.number, "units", "; ".join(old.counted.units), "; ".join(new.counted.units), _words)
    if not _told_above(old, new, old.rated, new.rated):
        for rate in _RATES:
            yield from _change(now.number, rate, getattr(old.rated, rate), getattr(new.rated, rate), _words)
    yield from _footnote_changes(now.number, was.footnotes, now.footnotes)
    yield from _change(now.number, "quota", was.quota, now.quota, _words)
    yield from _change(now.number, "additional", was.additional, now.additional, _words)


def _told_above(old: _Line, new: _Line, before: Row, after: Row) -> bool:
    """Whether both rows inherit from the line of one number, which tells its own changes."""
    return before.number == after.number and before is not old.row and after is not new.row


def _change(number: str, field: str, before: str, after: str, same: Callable[[str], object]) -> Iterator[Change]:
    if before == after or _plain(before) == _plain(after):
        return
    spelling = " (spelling)" if before and after and same(_plain(before)) == same(_plain(after)) else ""
    yield Change(number, field + spelling, before, after)


def _footnote_changes(number: str, before: Sequence[Footnote], after: Sequence[Footnote]) -> Iterator[Change]:
    """The footnotes of each column that changed, columns with the same change together. Their order is no change.

    Where one side names no columns, as a CSV does not, the texts alone are compared.
    """
    if before == after:
        return
    named = all(note.columns for note in (*before, *after))
    columns = dict.fromkeys(column for note in (*before, *after) for column in note.columns) if named else {"": None}
    found: dict[tuple[str, str], list[str]] = {}
    for column in columns:
        was, now = (list(dict.fromkeys(note.text for note in notes if not named or column in note.columns)) for notes in (before, after))
        if {_plain(text) for text in was} != {_plain(text) for text in now}:
            found.setdefault(("; ".join(was), "; ".join(now)), []).append(column)
    for (text_before, text_after), names in found.items():
        yield Change(number, f"footnotes ({', '.join(names)})" if named else "footnotes", text_before, text_after)


def _superior_changes(pairs: Sequence[tuple[_Line, _Line]], old: _Lines, new: _Lines) -> Iterator[Change]:
    """A superior text in other words is told once, on the first number below it; a number moved under another text, each time."""
    wanted = {_place(now) for _, now in pairs}
    places_before, places_after = _by_place(wanted, old), _by_place(wanted, new)
    told = set()
    for was, now in pairs:
        place = _place(now)
        gone, come = _differing(was.superiors, now.superiors)
        moved = _stand(gone, places_after.get(place, ())) or _stand(come, places_before.get(place, ()))
        if moved or (place, gone, come) not in told:
            told.add((place, gone, come))
            yield from _change(now.row.number, "superior text", " / ".join(was.superiors), " / ".join(now.superiors), _letters)


def _stand(texts: tuple[str, ...], places: Sequence[tuple[str, ...]]) -> bool:
    """Whether there are texts and all of them are superior to a line."""
    return bool(texts) and set(texts) <= {text for one in places for text in one[:-1]}


def _by_place(wanted: Set[str], lines: _Lines) -> _Places:
    found: dict[str, list[tuple[str, ...]]] = {}
    if wanted:
        for same in lines.values():
            for line in same:
                if (place := _place(line)) in wanted:
                    found.setdefault(place, []).append((*line.superiors, line.row.description))
    return found


def _place(line: _Line) -> str:
    return line.parent.row.number if line.parent else line.row.number[:4]


def _differing(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two without what they begin and end with in common.

    >>> _differing(("Of wood:", "Raw:"), ("Of cork:", "Raw:"))
    (('Of wood:',), ('Of cork:',))
    """
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start:len(before) - end], after[start:len(after) - end]


def _identities(numbers: Set[str], lines: _Lines) -> Mapping[object, _Line]:
    """The lines by what they say, without those that say the same as another."""
    found: dict[object, _Line] = {}
    twice = set()
    for number in sorted(numbers):
        for line in lines[number]:
            key = _identity(line)
            if key in found:
                twice.add(key)
            found[key] = line
    return {key: line for key, line in found.items() if key not in twice}


def _renumbered(was: Mapping[object, _Line], now: Mapping[object, _Line], old: _Lines, new: _Lines) -> Iterator[Renumbering]:
    pairs = [(line, now[key]) for key, line in was.items() if key in now and now[key].row.number != line.row.number]
    places_before = _by_place({_place(line) for before, _ in pairs for line in _upwards(before)}, old)
    places_after = _by_place({_place(line) for _, after in pairs for line in _upwards(after)}, new)
    return (Renumbering(before.row.number, after.row.number) for before, after in pairs
            if _residuals(before, places_before) == _residuals(after, places_after))


def _upwards(line: _Line | None) -> Iterator[_Line]:
    while line:
        yield line
        line = line.parent


def _identity(line: _Line) -> tuple[object, ...]:
    """The heading, the words from there down and the rates."""
    path = [text for one in _upwards(line) for text in (one.row.description, *reversed(one.superiors))]
    words = tuple(_letters(_plain(text)) for text in path)
    return (line.row.number[:4], words, *(_words(_plain(getattr(line.rated, rate))) for rate in _RATES))


def _residuals(line: _Line, places: _Places) -> list[frozenset[str]]:
    """For each "Other" from the line up to its heading: what stands beside it, below the same text."""
    found = []
    for one in _upwards(line):
        texts = (*one.superiors, one.row.description)
        near = places[_place(one)]
        found += [frozenset(_letters(_plain(beside[n])) for beside in near if len(beside) > n and beside[:n] == texts[:n])
                  for n, text in enumerate(texts) if text.startswith("Other")]
    return found


_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\N{NON-BREAKING HYPHEN}": "-"})


@lru_cache(maxsize=1 << 15)
def _plain(text: str) -> str:
    """A text without what typography alone decides.

    >>> _plain("Goods of note 2(a) – see 9903.88.01 .") == _plain("Goods of note 2(a) - see  9903.88.01")
    True
    """
    text = " ".join(text.translate(_TYPOGRAPHY).split())
    return re.sub(r" ?([,;:)\]]) ?| ?([(\[]) ?", r"\1\2", text.rstrip(" .:"))


@lru_cache(maxsize=1 << 15)
def _letters(text: str) -> str:
    """A text without marks and spaces, but for those between two figures.

    >>> _letters("semi-manufactured forms, 1.5 mm") == _letters("semimanufactured forms 1.5mm")
    True
    >>> _letters("15 mm") == _letters("1.5 mm")
    False
    """
    return re.sub(r"""(?<!\d)[\s.,;:'"-]+|[\s.,;:'"-]+(?!\d)""", "", text)


@lru_cache(maxsize=1 << 15)
def _words(text: str) -> tuple[str, ...]:
    """The words, figures and signs of a rate: a comma too many is none of them, a symbol is not two.

    >>> _words("Free (A,AU,)") == _words("Free (A AU)"), _words("Free (AU)") == _words("Free (A,U)")
    (True, False)
    """
    return tuple(re.findall(r"\d+(?:[.,]\d+)*|[A-Za-z]+[+*]?|[^\s.,;:]", text))
