"""The lists as a screening asks them: the versions that are held, their index, and which score it is that compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tidewaiter.findings import Finding
from tidewaiter.screening.alert import Against
from tidewaiter.screening.case import ListUsed, QueryAsked, Search, Subject
from tidewaiter.screening.gate import Age
from tidewaiter.screening.hit import Hit
from tidewaiter.screening.listed import Listed


@dataclass(frozen=True)
class Held:
    """Some versions of some lists, ready to be asked. `threshold` is what the weights recommend, in ten-thousandths."""

    lists: tuple[ListUsed, ...]
    search: Search
    entry_of: Callable[[str], Listed | None]
    split: Callable[[str], tuple[QueryAsked, ...]]
    algorithm: str
    weights: str
    threshold: int
    entries: Callable[[], Iterable[Listed]]
    against: Callable[[int], Against]


@dataclass(frozen=True)
class Change:
    """What became of the lists: entries that are new or say something else, every copy of them, and those that are gone."""

    changed: tuple[Listed, ...]
    gone: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ListState:
    """How old the lists are, and what is wrong with them: stale, or damaged."""

    ages: tuple[Age, ...] = ()
    findings: tuple[Finding, ...] = ()


class Source(Protocol):
    """Where versions come from."""

    def lists(self) -> tuple[ListUsed, ...]:
        """The versions that are held now; nothing is indexed for it."""

    def current(self) -> Held | None:
        """What is held now; None where nothing was ever loaded."""

    def of(self, lists: tuple[ListUsed, ...]) -> Held | None:
        """Just these versions; None where one of them is held no more."""

    def changes(self, before: tuple[ListUsed, ...], now: Held) -> Change | None:
        """What became of the lists since these versions; None where one of them is held no more."""

    def state(self, at: datetime) -> ListState:
        """How old the lists are, and what is wrong with them."""


_SOURCE: list[Source] = []


def source() -> Source:
    """Where this process has its lists from: those that are kept on this machine, unless it was told otherwise."""
    if not _SOURCE:
        from tidewaiter.service.screening.from_shelf import FromShelf

        _SOURCE.append(FromShelf())
    return _SOURCE[-1]


def put(one: Source) -> None:
    """Have the lists from there."""
    _SOURCE[:] = [one]


def between(touched: Iterable[tuple[str, str]], now: Iterable[Listed]) -> Change:
    """The change that is told by which entries something became of: one that stands in two files is asked with both its copies."""
    wanted = set(touched)
    there = tuple(one for one in now if (one.list, one.entry) in wanted)
    return Change(there, tuple(sorted(wanted - {(one.list, one.entry) for one in there})))


def one_by_one(search: Search, threshold: int) -> Against:
    """Parties asked one after another."""

    def against(parties: Mapping[str, Subject], entries: Iterable[Listed]) -> dict[str, list[Hit]]:
        return {mark: [hit for asked in one.asked() for hit in search(asked, threshold)] for mark, one in parties.items()}

    return against
