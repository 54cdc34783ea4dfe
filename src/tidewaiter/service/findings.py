"""What is wrong with a record, wherever it is shown: a room says once how its kind is looked at, and every answer that has such a record tells it.

    @finds(Client)
    def _client(seat: Seat, record: Record[Client]) -> Iterable[Finding]: ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from tidewaiter.findings import Finding
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
