"""Who wrote what a file states, as the log of changes has it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select

from tidewaiter.store.events import ADD, CHANGE, EVENTS
from tidewaiter.store.kinds.entries import FILES, LINES
from tidewaiter.store.ledger import Book


def writers(book: Book, file: str, lines: Collection[str]) -> Mapping[str, frozenset[str]]:
    """The ids of those who ever wrote a line, by its id, and of those who wrote the heading, under ""."""
    found: dict[str, set[str]] = defaultdict(set)
    changed = EVENTS.c.action.in_((ADD, CHANGE))
    if lines:
        query = select(EVENTS.c.id, EVENTS.c.by).distinct().where(EVENTS.c.kind == LINES.name, EVENTS.c.id.in_(set(lines)), changed)
        for row in book.run(query):
            found[row.id].add(row.by)
    query = select(EVENTS.c.by, EVENTS.c.action, EVENTS.c.before).where(EVENTS.c.kind == FILES.name, EVENTS.c.id == file, changed)
    for row in book.run(query):
        # What was erased can no longer say what it changed.
        if row.action == ADD or not row.before or "heading" in json.loads(row.before):
            found[""].add(row.by)
    return {key: frozenset(who) for key, who in found.items()}
