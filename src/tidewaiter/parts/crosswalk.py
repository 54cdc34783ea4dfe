"""What became of a product's number between the day on which it was chosen and another day.

A number that one other took over from is followed. Where several did, what tells them apart is asked and nothing is picked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tidewaiter.numbers import hts
from tidewaiter.tariff import changes, schedule
from tidewaiter.values import immutable

PathOf = Callable[[str], Sequence[str]]      # the descriptions of a number from its heading down, () where no edition with words is loaded
_LONGEST = 40                                # steps; the account of no number comes near


@immutable
class Candidate:
    """A number to which goods went, from when, and what says so. A hint rests on another's work."""

    number: str
    day: date
    cite: str

    @property
    def hint(self) -> bool:
        return "secondary" in self.cite


@immutable
class Question:
    """What tells candidates apart: one text of the schedule for each answer, with the numbers that it leaves."""

    ask: str
    separates: Mapping[str, tuple[str, ...]]


@immutable
class Crosswalk:
    """`there` is whether the schedule has the number on the day. Without candidates nothing is known to have taken over from it."""

    number: str
    day: date
    there: bool
    candidates: tuple[Candidate, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def proposal(self) -> Candidate | None:
        """The one number that took over; None where there is none, or a choice."""
        return self.candidates[0] if len(self.candidates) == 1 else None


def became(number: str, since: date, day: date, path_of: PathOf = lambda _: ()) -> Crosswalk:
    """Where the goods of `number`, chosen in the schedule of `since`, stand on `day`.

    Numbers are used again: what happened is followed in its order, and a number that is still there can have lost the goods.
    """
    ends: dict[str, Candidate | None] = {}
    open_: list[tuple[str, date, Candidate | None]] = [(hts.compact(number), since, None)]
    for _ in range(_LONGEST * _LONGEST):
        if not open_:
            break
        one, start, how = open_.pop(0)
        moved = _next(one, start, day)
        if moved is None:
            ends.setdefault(one, how)
            continue
        for successor in moved.successors:
            open_.append((successor, moved.day, Candidate(successor, moved.day, moved.cite)))
    digits = hts.compact(number)
    there = schedule.figures(digits, day) is not None
    if list(ends) == [digits]:
        return Crosswalk(digits, day, there)
    found = tuple(how or Candidate(one, day, "") for one, how in sorted(ends.items()))
    return Crosswalk(digits, day, there, found, _questions([one.number for one in found], day, path_of) if len(found) > 1 else ())


def _next(number: str, since: date, day: date) -> changes.Event | None:
    """The first thing that took goods from the number after `since` and up to `day`."""
    events = (one for one in changes.account(number) if one.successors and since < one.day <= day)
    return next(events, None)


def _questions(numbers: Sequence[str], day: date, path_of: PathOf) -> tuple[Question, ...]:
    """One question for each place where the words of the schedule part; without words, what the figures say of each."""
    paths = {number: tuple(path_of(number)) for number in numbers}
    if all(paths.values()):
        return tuple(_parted(paths))
    return (Question("Which of these numbers is it?", {_figures(number, day): (number,) for number in numbers}),)


def _parted(paths: Mapping[str, tuple[str, ...]], depth: int = 0) -> list[Question]:
    texts: dict[str, list[str]] = {}
    for number, path in paths.items():
        texts.setdefault(" / ".join(path[depth:]) if depth >= len(path) - 1 else path[depth], []).append(number)
    if len(texts) == 1:
        longest = max(len(path) for path in paths.values())
        if depth >= longest:                     # the words are the same to the end
            return [Question("Which of these numbers is it?", {hts.format(number): (number,) for number in paths})]
        return _parted(paths, depth + 1)
    above = next(iter(paths.values()))[:depth]
    found = [Question(f"Which is it, below {above[-1]!r}?" if above else "Which is it?",
                      {text or "none of these": tuple(numbers) for text, numbers in texts.items()})]
    for numbers in texts.values():
        if len(numbers) > 1:
            found += _parted({number: paths[number] for number in numbers}, depth + 1)
    return found


def _figures(number: str, day: date) -> str:
    found = schedule.figures(number, day)
    words = schedule.words(number)
    said = f"{hts.format(number)}: {words}" if words else hts.format(number)
    if found is None:
        return f"{said}, not in the schedule"
    return f"{said}, counted in {' and '.join(found.units) or 'nothing'}, {found.general or 'no rate of its own'}"
