"""A request that may be sent again and is done once: its answer is kept in the transaction of the change that it made.

Within `once` the service function writes into the transaction that keeps the answer, so that the two are there or not there together:
a crash between them cannot be. A request that failed changed nothing and is not kept; sent again it is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields
from datetime import timedelta
from threading import Lock
from typing import Protocol, TypeVar

from tidewaiter.service.access.keys import seals
from tidewaiter.service.seat import Refused, Seat
from tidewaiter.store import idempotency
from tidewaiter.store.ledger import Book

KEPT = timedelta(hours=24)


class Answer(Protocol):
    """What is kept of an answer."""

    @property
    def status(self) -> int: ...
    @property
    def headers(self) -> dict[str, str]: ...
    @property
    def body(self) -> bytes: ...


A = TypeVar("A", bound=Answer)


class KeyInUse(Refused):
    """The key is that of another request, or of one that is not done yet."""


@dataclass(frozen=True)
class Within(Seat):
    """A seat whose reads and writes are all in one transaction that is open already."""

    book: Book | None = None

    def write(self, why: str = "") -> AbstractContextManager[Book]:
        return self._open(why)

    def read(self) -> AbstractContextManager[Book]:
        return self._open("")

    @contextmanager
    def _open(self, why: str) -> Iterator[Book]:
        assert self.book is not None
        before, self.book.why = self.book.why, why or self.book.why
        try:
            yield self.book
        finally:
            self.book.why = before


_AT_WORK: set[tuple[str, str, str]] = set()
_LOCK = Lock()


def once(seat: Seat, key: str, fingerprint: str, do: Callable[[Seat], A], made: Callable[[int, dict[str, str], bytes], A]) -> tuple[A, bool]:
    """What `do` answers, or what it answered when the same person sent the same request under the same key, and whether that was so.

    KeyInUse where the key came with another request, or where that one is being done at this moment by this process; another process's is
    waited for.
    """
    whose = (seat.tenant, seat.id, key)
    fingerprint = seals().fingerprint(fingerprint)           # of a body that may hold a personal number: nobody without the key can try them
    with _LOCK:
        if whose in _AT_WORK:
            raise KeyInUse("a request with this Idempotency-Key is being done now")
        _AT_WORK.add(whose)
    try:
        with seat.write() as book:
            known = idempotency.known(book, seat.id, key, seat.at - KEPT)
            if known is not None:
                if known.fingerprint != fingerprint:
                    raise KeyInUse("this Idempotency-Key came with another request before")
                return made(known.status, known.headers, known.body), True
            found = do(Within(**{one.name: getattr(seat, one.name) for one in fields(Seat)}, book=book))
            idempotency.keep(book, seat.id, key, idempotency.Known(fingerprint, found.status, found.headers, found.body), seat.at, seat.at - KEPT)
            return found, False
    finally:
        with _LOCK:
            _AT_WORK.discard(whose)


