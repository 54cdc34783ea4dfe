"""The lists that are kept on this machine, as a screening asks them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.alert import Against
from tidewaiter.screening.case import ListUsed, QueryAsked, Subject
from tidewaiter.screening.gate import Age
from tidewaiter.screening.hit import Asked, Hit
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.names.noise import queries
from tidewaiter.screening.names.scripts import latin
from tidewaiter.screening.versions import Version
from tidewaiter.service.screening import kept, lists
from tidewaiter.service.screening.held import Change, Held, ListState, between, one_by_one
from tidewaiter.service.screening.shelf import Searches, Shelf, Snapshot
from tidewaiter.service.wrong_call import WrongCall


class FromShelf:
    """The shelf of this process. `index` makes an index of entries, `score` names algorithm, weights and the threshold that they recommend."""

    def __init__(self, index: Callable[[Sequence[Listed]], Searches] | None = None, score: Callable[[], tuple[str, str, int]] | None = None) -> None:
        self._index, self._score = index or _index, score or _score
        self._shelves: dict[Path, Shelf] = {}
        self._now: tuple[Snapshot, Held] | None = None

    def lists(self) -> tuple[ListUsed, ...]:
        return tuple(_used(one) for name in kept.names() if (one := _newest(name)) is not None)

    def current(self) -> Held | None:
        place = kept.folder()
        if not kept.names():                     # nothing to be read, and nothing to be indexed
            return None
        if place not in self._shelves:
            self._shelves[place] = Shelf(self._index)
        try:
            snapshot = self._shelves[place].current()
        except WrongCall:                        # a version is damaged: what is wrong is told by `state`
            return None
        if not snapshot.versions:
            return None
        if self._now is None or self._now[0] is not snapshot:
            self._now = snapshot, self._held(tuple(map(_used, snapshot.versions)), snapshot.entries, snapshot.index)
        return self._now[1]

    def of(self, lists: tuple[ListUsed, ...]) -> Held | None:
        now = self._now[1] if self._now else None
        if now is not None and now.lists == lists:
            return now
        versions = [_found(one) for one in lists]
        if not lists or None in versions:
            return None
        try:
            entries = tuple(one for version in versions if version is not None for one in kept.entries(version))
        except WrongCall:
            return None
        return self._held(lists, entries, None)

    def changes(self, before: tuple[ListUsed, ...], now: Held) -> Change | None:
        same = set(before) & set(now.lists)
        touched: set[tuple[str, str]] = set()
        try:
            rows = [{row for one in side if one not in same for row in _rows(one)} for side in (before, now.lists)]
        except (WrongCall, LookupError):
            return None
        for row in rows[0] ^ rows[1]:
            form = json.loads(row)
            touched.add((str(form["list"]), str(form["entry"])))
        return between(touched, now.entries())

    def state(self, at: datetime) -> ListState:
        told = lists.state(at)
        ages = tuple(Age(str(row["name"]), int(row["hours"]), row["limit"]) for row in told["lists"])
        return ListState(ages, tuple(_finding(one) for one in told["findings"]))

    def _held(self, used: tuple[ListUsed, ...], entries: tuple[Listed, ...], index: Searches | None) -> Held:
        return _Asked(used, entries, index, self._index).held(*self._score())


class _Asked:
    """Entries with an index that is made when the first question comes."""

    def __init__(
        self, used: tuple[ListUsed, ...], entries: tuple[Listed, ...], index: Searches | None, make: Callable[[Sequence[Listed]], Searches],
    ) -> None:
        self._used, self._entries, self._make = used, entries, make
        if index is not None:
            self.__dict__["index"] = index

    @cached_property
    def index(self) -> Searches:
        return self._make(self._entries)

    @cached_property
    def by_content(self) -> Mapping[str, Listed]:
        return {one.content: one for one in reversed(self._entries)}

    def held(self, algorithm: str, weights: str, threshold: int) -> Held:
        return Held(self._used, self._search, lambda content: self.by_content.get(content), split, algorithm, weights, threshold,
                    lambda: self._entries, self._against)

    def _search(self, asked: Asked, threshold: int) -> Sequence[Hit]:
        return self.index.search(asked, threshold)

    def _against(self, threshold: int) -> Against:
        def against(parties: Mapping[str, Subject], entries: Iterable[Listed]) -> Mapping[str, Iterable[Hit]]:
            some = tuple(entries)
            # All of them are indexed already; a few are indexed by themselves.
            search = self._search if len(some) == len(self._entries) else self._make(some).search
            return one_by_one(search, threshold)(parties, some)

        return against


def split(text: str) -> tuple[QueryAsked, ...]:
    """The queries that a name is taken apart into, as the index does it."""
    return tuple(QueryAsked(one.text, latin(one.text), one.why) for one in queries(text)) if text.strip() else ()


def _used(one: Version) -> ListUsed:
    return ListUsed(one.list, one.date, one.sha256, one.entries, one.names, one.content)


def _newest(name: str) -> Version | None:
    try:
        return kept.newest(name)
    except WrongCall:
        return None


def _found(one: ListUsed) -> Version | None:
    try:
        return kept.find(one.list, one.sha256, one.content)
    except WrongCall:
        return None


def _rows(one: ListUsed) -> tuple[bytes, ...]:
    version = kept.find(one.list, one.sha256, one.content)
    if version is None:
        raise LookupError(one.list)
    return kept.rows(version)


def _finding(form: Mapping[str, Any]) -> Finding:
    return Finding(form["rule"], Severity(form["severity"]), form["where"], form["message"], form["cite"], form.get("fix", ""))


def _index(entries: Sequence[Listed]) -> Searches:
    from tidewaiter.screening.index import Index  # numpy and the tables of words, which not every command needs

    return Index(tuple(entries))


def _score() -> tuple[str, str, int]:
    from tidewaiter.screening import weighing
    from tidewaiter.screening.compare import ALGORITHM

    now = weighing.score()
    return ALGORITHM, f"{now.version} {weighing.digest()[:16]}", now.review
