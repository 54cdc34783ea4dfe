"""What happens at CBP between messages: each event that is due has its handlers, which may put further ones on the list.

What a scenario adds to an event is put on the list before what they add: an exam that it orders comes before a release.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tidewaiter.ace.desk import Desk, Event
from tidewaiter.ace.life import bond, exams, in_bond, liquidation, release, requests, statements, summary
from tidewaiter.ace.life.happenings import HAPPENINGS
from tidewaiter.ace.life.steps import steps

Handler = Callable[[Desk, Event], None]
MODULES = (in_bond, bond, release, exams, summary, statements, liquidation, requests)


def _gathered() -> dict[str, tuple[Handler, ...]]:
    handlers: dict[str, tuple[Handler, ...]] = {}
    for module in MODULES:
        for name, more in module.HANDLERS.items():
            handlers[name] = (*handlers.get(name, ()), *more)
    return handlers


HANDLERS = _gathered()


def live(desk: Desk, until: datetime | None = None) -> datetime:
    """Let everything happen that is due by `until` (the desk's time, where none is given), in its order, and give that time.

    Each event happens at its own time; one without a handler is written into the journal of its key and no more.
    """
    until = until or desk.now
    added = steps(desk)
    while event := desk.file.next(until):
        there = desk.at(event.due)
        if event.name not in HAPPENINGS or HAPPENINGS[event.name].words:
            there.explain(event.key, event.name, **event.about)
        for step in added:
            step.take(there, event)
        for handler in HANDLERS.get(event.name, ()):
            handler(there, event)
    return until
