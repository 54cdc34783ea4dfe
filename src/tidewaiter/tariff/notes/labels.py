"""Which labels in a run of text are the numbers of notes and subdivisions, and how they nest.

A label is seen before its rank is known: (i) may follow (h) or open a list of (i), (ii), (iii); (b) may begin a line and yet
belong to "subdivision (b) of this note". The reading with the least that is odd wins, over the whole run: labels that follow
their sisters are free, gaps, turned-down labels and lists that do not begin at their beginning cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

from tidewaiter.tariff.notes.address import roman


class Style(IntEnum):
    NUMBER = 0          # 1.
    LETTER_DOT = 1      # a.
    LETTER = 2          # (a) ... (z), (aa) ... or (h), (ij), (k)
    ROMAN = 3           # (i)
    DIGIT = 4           # (1)
    CAPITAL = 5         # (A)
    CAPITAL_ROMAN = 6   # (I)
    DOUBLE = 7          # (aa), (bb) as a list of its own


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands in the text.

    `opens`: it begins a paragraph. `ended`: the text before it has ended, as far as its last sign tells. `invites`: that text
    announces a list. `follows`: it stands right behind another label. `doubt`: what follows it reads on as a sentence does. `closed`: the label
    before it headed a piece of a sentence, and a paragraph of its own has come since. `bare`: a number without its point.
    """

    text: str
    dotted: bool = False
    opens: bool = True
    ended: bool = True
    invites: bool = False
    follows: bool = False
    doubt: bool = False
    closed: bool = False
    bare: bool = False
    indent: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a label stands in the path: depth 0 is the number of the note. `text` is the label as it should be printed."""

    depth: int
    text: str

_BEAM = 24


@dataclass(frozen=True, slots=True)
class _Level:
    style: Style
    ordinal: int
    indent: int
    page: int


_State = tuple[_Level, ...]
_Trail = tuple[Any, ...] | None          # rank of the last label, and the trail before it


def nest(labels: Sequence[Label]) -> list[Rank | None]:
    """The rank of each label, None where it is text. Never fails: a label that fits nowhere is text.

    >>> [rank and rank.depth for rank in nest([Label(text, dotted=text == "1") for text in ("1", "h", "i", "j", "i", "ii")])]
    [0, 1, 1, 1, 2, 2]
    """
    beam: dict[_State, tuple[float, _Trail]] = {(): (0.0, None)}
    for label in labels:
        after: dict[_State, tuple[float, _Trail]] = {}
        for state, (cost, trail) in beam.items():
            for moved, depth, price in _moves(state, label):
                total = cost + price
                known = after.get(moved)
                if known is None or total < known[0]:
                    after[moved] = (total, (depth, trail))
        beam = dict(sorted(after.items(), key=lambda item: item[1][0])[:_BEAM])
    trail = min(beam.values(), key=lambda value: value[0])[1]
    ranks: list[Rank | None] = []
    while trail is not None:
        rank, trail = trail
        ranks.append(rank)
    return ranks[::-1]


def _moves(state: _State, label: Label) -> Iterator[tuple[_State, Rank | None, float]]:
    oddness, turned_down = (1.0, 2.0) if label.bare else (0.0, 7.0) if label.opens else (3.0, 1.5) if label.ended else (6.0, 0.0)
    if label.follows:
        oddness, turned_down = 0.0, turned_down + 2.0
    if label.doubt:
        oddness, turned_down = oddness + 5.0, turned_down * 0.2
    for style, ordinal, text, misprint in _readings(label.text, label.dotted):
        level = _Level(style, ordinal, label.indent, label.page)
        if style is Style.NUMBER and not label.follows:
            top = state[0] if state else None
            gap = ordinal - (top.ordinal if top else 0)
            if gap >= 1:
                yield (level,), Rank(0, text), oddness + misprint + _gap(gap) + _shift(top, label)
            elif gap == 0 and label.opens:
                yield (level,), Rank(0, text), oddness + misprint + 4.0
        if not state or (style is Style.NUMBER and misprint):
            continue
        for depth in range(1, len(state)):
            sister = state[depth]
            gap = ordinal - sister.ordinal
            if label.follows or sister.style is not style or gap < 1:
                continue
            if gap == 2 and sister.ordinal == 9 and style is Style.LETTER:        # (ij), (k)
                gap = 1
            yield (*state[:depth], level), Rank(depth, text), oddness + misprint + _gap(gap) + _shift(sister, label) + 0.05 * (len(state) - 1 - depth)
        price = 1.0 if ordinal == 1 else 5.0 + 0.1 * min(ordinal, 30)
        price -= 0.5 if label.invites or label.follows else 0.0
        price += 1.0 if style is Style.NUMBER else 0.5 if style in (Style.DOUBLE, Style.CAPITAL_ROMAN) else 0.0
        price += 3.0 if any(one.style is style for one in state[1:]) else 0.0
        if label.closed and len(state) > 2:
            yield (*state[:-1], level), Rank(len(state) - 1, text), oddness + misprint + price
            price += 2.0
        yield (*state, level), Rank(len(state), text), oddness + misprint + price
    yield state, None, turned_down


def _gap(gap: int) -> float:
    return 0.0 if gap == 1 else 2.5 + 0.1 * min(gap, 40)


def _shift(sister: _Level | None, label: Label) -> float:
    """Sisters on one page stand at one indent, but for the width of a digit."""
    if sister is None or sister.page != label.page or label.follows:
        return 0.0
    return 0.0 if abs(sister.indent - label.indent) <= 2 else 1.5


@lru_cache(maxsize=4096)
def _readings(text: str, dotted: bool) -> tuple[tuple[Style, int, str, float], ...]:
    """What a label may be: its style, its ordinal, how it should be printed, and what it costs to take it for a misprint.

    >>> [(style.name, n) for style, n, _, _ in _readings("i", False)]
    [('LETTER', 9), ('ROMAN', 1)]
    """
    if dotted:
        if not text.isalpha():
            return ((Style.NUMBER, int(text), text, 0.0),)
        letter = (Style.LETTER_DOT, ord(text) - 96, text, 0.0)
        return (letter, (Style.NUMBER, 1, "1", 1.0)) if text == "l" else (letter,)
    if text.isdigit():
        return (Style.DIGIT, int(text), text, 0.0), (Style.NUMBER, int(text), text, 3.0)
    found: list[tuple[Style, int, str, float]] = []
    if text == "ij":
        found.append((Style.LETTER, 9, text, 0.0))
    elif re.fullmatch(r"([a-z])\1{0,3}", text):
        found.append((Style.LETTER, ord(text[0]) - 96 + 26 * (len(text) - 1), text, 0.0))
        if len(text) == 2:
            found.append((Style.DOUBLE, ord(text[0]) - 96, text, 0.0))
    elif re.fullmatch(r"([A-Z])\1?", text):
        found.append((Style.CAPITAL, ord(text[0]) - 64 + 26 * (len(text) - 1), text, 0.0))
    if value := roman(text):
        if text.islower():
            found.append((Style.ROMAN, value, text, 0.0))
        elif text.isupper():
            found.append((Style.CAPITAL_ROMAN, value, text, 0.0))
    if text == "II":
        found.append((Style.LETTER, 38, "ll", 0.5))
    return tuple(found)
