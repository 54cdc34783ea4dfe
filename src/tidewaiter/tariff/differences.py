"""What changed between two exports of the schedule: numbers, descriptions, units, rates and footnotes, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidewaiter.tariff.exports import Row

FIELDS = ("description", "units", "general", "special", "other", "footnotes", "quota", "additional")


@dataclass(frozen=True)
class Change:
    number: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Differences:
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]


def differences(before: Sequence[Row], after: Sequence[Row]) -> Differences:
    """Numbers that came and went, in order, and the fields that changed of those that stayed.

    Superior texts without a number are compared with the number below which they stand: a change of one is a change of the
    description of the first numbered row after it.
    """
    old, new = _numbered(before), _numbered(after)
    changed = tuple(change for number in new if number in old for change in _changes(number, old[number], new[number]))
    return Differences(tuple(_without(new, old)), tuple(_without(old, new)), changed)


def _without(these: Mapping[str, object], those: Mapping[str, object]) -> Iterator[str]:
    """The numbers of these that are not in those. A heading whose lines are there is a gap of the export, not a change."""
    headings = {number[:4] for number in those}
    return (number for number in these if number not in those and not (len(number) == 4 and number in headings))


def _numbered(rows: Sequence[Row]) -> Mapping[str, tuple[str, Row]]:
    """Each numbered row with the superior texts that lead to it."""
    found: dict[str, tuple[str, Row]] = {}
    texts: list[str] = []
    for row in rows:
        if not row.number:
            texts.append(row.description)
            continue
        found.setdefault(row.number, (" / ".join(texts), row))
        texts = []
    return found


def _changes(number: str, old: tuple[str, Row], new: tuple[str, Row]) -> Iterator[Change]:
    if old[0] != new[0]:
        yield Change(number, "superior text", old[0], new[0])
    for field in FIELDS:
        was, now = _words(getattr(old[1], field)), _words(getattr(new[1], field))
        if was != now:
            yield Change(number, field, was, now)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(one if isinstance(one, str) else f"[{', '.join(one.columns)}] {one.text}" for one in value)
    return str(value)
