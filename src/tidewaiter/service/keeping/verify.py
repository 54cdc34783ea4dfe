"""Whether everything that is kept is as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tidewaiter.service.outbox import opened
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store import verify as room
from tidewaiter.store.message_log import Head


def verify(url: str | None, noted: Sequence[str] = ()) -> dict[str, Any]:
    """The end of each chain, and what is wrong anywhere. `noted` are heads from before, as NAME=COUNT:HASH."""
    expected = dict(map(_noted, noted))
    with opened(url, there=True) as database:
        done = room.verify(database, expected)
    return {
        "heads": {name: str(head) for name, head in done.heads.items()}, "rows": dict(done.rows), "count": done.count,
        "findings": [finding.as_json() for finding in done.findings],
    }


def _noted(text: str) -> tuple[str, Head]:
    name, _, head = text.partition("=")
    count, _, hash = head.partition(":")
    if not name or not (count.isascii() and count.isdigit()) or len(hash) != 64:
        raise WrongCall(f"{text!a} is no noted head: NAME=COUNT:HASH, as `tidewaiter verify` prints it")
    return name, Head(int(count), hash)
