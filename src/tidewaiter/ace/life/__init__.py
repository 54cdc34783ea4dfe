"""What happens at CBP between messages: each event that is due has its handler, which may put further ones on the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from tidewaiter.ace.desk import Desk, Event
from tidewaiter.ace.life import bond, in_bond

Handler = Callable[[Desk, Event], None]
HANDLERS: Mapping[str, tuple[Handler, ...]] = {**in_bond.HANDLERS, **bond.HANDLERS}


def live(desk: Desk, until: datetime | None = None) -> datetime:
    """Let everything happen that is due by `until` (now, where none is given), in its order, and give that time.

    Each event happens at its own time; one without a handler is written into the journal of its key and no more.
    """
    until = until or desk.now
    while event := desk.file.next(until):
        there = desk.at(event.due)
        there.explain(event.key, event.name, **event.about)
        for handler in HANDLERS.get(event.name, ()):
            handler(there, event)
    return until
