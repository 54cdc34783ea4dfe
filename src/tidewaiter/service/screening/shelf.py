"""The lists that are screened against, in memory: a snapshot that never changes, and the change from one to the next.

A new version is read and indexed beside the old one, in a thread of its own; then one assignment makes it the one that readers get. Who has
a snapshot in hand goes on with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from tidewaiter.screening.hit import Asked, Hit
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.versions import Version
from tidewaiter.service.screening import kept


class Searches(Protocol):
    """What an index does."""

    def search(self, asked: Asked, threshold: int) -> tuple[Hit, ...]: ...


@dataclass(frozen=True)
class Snapshot:
    """The newest version of every list at one moment, with an index over all their entries."""

    versions: tuple[Version, ...]
    held: tuple[tuple[Listed, ...], ...]         # the entries of each version, in the same order
    index: Searches
    stamp: tuple[tuple[str, str], ...] = ()

    def search(self, asked: Asked, threshold: int) -> tuple[Hit, ...]:
        return self.index.search(asked, threshold)

    @property
    def entries(self) -> tuple[Listed, ...]:
        return tuple(one for held in self.held for one in held)

    def entry(self, list: str, entry: str) -> Listed | None:
        """The entry of that number; of two versions that have it the first by name."""
        return self._by_number.get((list, entry))

    def entry_of(self, content: str) -> Listed | None:
        """The entry of that content hash."""
        return self._by_content.get(content)

    @cached_property
    def _by_number(self) -> Mapping[tuple[str, str], Listed]:
        return MappingProxyType({(one.list, one.entry): one for one in reversed(self.entries)})

    @cached_property
    def _by_content(self) -> Mapping[str, Listed]:
        return MappingProxyType({one.content: one for one in reversed(self.entries)})


def indexed(entries: Sequence[Listed]) -> Searches:
    """The index that screening searches."""
    from tidewaiter.screening.index import Index

    return Index(tuple(entries))


class Shelf:
    """The current snapshot of one process. `index` makes an index of entries; `tell` is told in one line what goes wrong behind the scenes."""

    def __init__(self, index: Callable[[Sequence[Listed]], Searches] = indexed, tell: Callable[[str], object] = lambda text: None) -> None:
        self._index, self._tell = index, tell
        self._now: Snapshot | None = None
        self._building = threading.Lock()
        self._refused: tuple[tuple[str, str], ...] = ()

    def current(self) -> Snapshot:
        """The snapshot to screen with. The first call reads the lists; later ones answer at once, and where something newer was loaded, by
        whichever process, have it indexed behind the scenes."""
        now = self._now
        if now is None:
            return self.refresh()
        stamp = kept.stamp()
        if stamp not in (now.stamp, self._refused) and self._building.acquire(blocking=False):
            threading.Thread(target=self._behind, args=(stamp,), name="lists", daemon=True).start()
        return now

    def _behind(self, stamp: tuple[tuple[str, str], ...]) -> None:
        try:
            self._build()
        except Exception as error:               # whatever it is, the old lists stay, and it is told
            self._refused = stamp
            self._tell(f"lists: {error}")
        finally:
            self._building.release()

    def refresh(self) -> Snapshot:
        """The snapshot of what is loaded now, made here if need be. WrongCall where a version is damaged."""
        with self._building:
            return self._build()

    def _build(self) -> Snapshot:
        now, stamp = self._now, kept.stamp()
        if now and now.stamp == stamp:
            return now
        before = dict(zip(now.versions, now.held, strict=True)) if now else {}
        versions = tuple(one for name, _ in stamp if (one := kept.newest(name)))
        held = tuple(before[one] if one in before else kept.entries(one) for one in versions)
        self._now = made = Snapshot(versions, held, self._index([one for each in held for one in each]), stamp)
        return made
