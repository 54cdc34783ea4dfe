"""Who looked at what is not for everybody's eyes: told in the firm's log, with the address it was asked from."""

from __future__ import annotations

from typing import Any

from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Count, Id
from tidewaiter.store.events import Event
from tidewaiter.store.kinds import Kind
from tidewaiter.store.kinds.access import PEOPLE


def looked(seat: Seat, action: str, kind: Kind[Any] | str, id: str, **about: str) -> None:
    """Tell that somebody saw what is masked, or took out what is kept: before it is shown, so that none is seen untold."""
    with seat.write() as book:
        book.tell(action, kind, id, {**about, "address": seat.address, "by_token": seat.came_by if seat.scopes is not None else ""})


@use("audit.read")
def accesses(seat: Seat, id: Id, after: Count = 0, limit: Count = 50) -> tuple[Event, ...]:
    """What the log tells of a person: logins and failures, sessions, tokens, passwords, changes; oldest first, after event `after`.

    That it was read is told too.
    """
    with seat.read() as book:
        book.get(PEOPLE, id)
        found = book.history(PEOPLE, id, after=after, most=min(limit, 200))
    looked(seat, "audit.read", PEOPLE, id)
    return tuple(found)
