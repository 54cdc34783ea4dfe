"""What is wrong with a record, wherever it is shown: a room says once how its kind is looked at, and every answer that has such a record tells it.

    @finds(Client)
    def _client(seat: Seat, record: Record[Client]) -> Iterable[Finding]: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from typing import Any, TypeVar

from tidewaiter.findings import Finding
from tidewaiter.service.idempotency import Within
from tidewaiter.service.seat import Seat
from tidewaiter.store.kinds import Record

Look = Callable[[Seat, Record[Any]], Iterable[Finding]]
F = TypeVar("F", bound=Look)

_LOOKS: dict[type[Any], Look] = {}


def finds(of: type[Any]) -> Callable[[F], F]:
    """Marks a function as the one that looks at records of a type. ValueError where there is one."""

    def marked(look: F) -> F:
        if of in _LOOKS:
            raise ValueError(f"{of.__name__} is looked at already")
        _LOOKS[of] = look
        return look

    return marked


def findings(seat: Seat, record: Record[Any]) -> tuple[Finding, ...]:
    """What is wrong with a record, at the moment of the seat; nothing where no room looks at its kind."""
    look = _LOOKS.get(type(record.value))
    return tuple(look(seat, record)) if look else ()


@contextmanager
def looking(seat: Seat) -> Iterator[Callable[[Record[Any]], tuple[Finding, ...]]]:
    """What looks at records one after another in one reading of the database, which begins with the first that a room looks at."""
    with ExitStack() as stack:
        within: list[Seat] = []

        def look(record: Record[Any]) -> tuple[Finding, ...]:
            if type(record.value) not in _LOOKS:
                return ()
            if not within:
                within.append(Within(**{one.name: getattr(seat, one.name) for one in fields(Seat)}, book=stack.enter_context(seat.read())))
            return findings(within[0], record)

        yield look
