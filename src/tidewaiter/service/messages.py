"""Messages: read, written, checked, and exchanged with the rehearsal."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from tidewaiter.abi import codec, jsonform, replies
from tidewaiter.abi import manual as pages
from tidewaiter.abi.disposition import Disposition, disposition


def parse(data: bytes) -> dict[str, Any]:
    """A batch as JSON, with what is wrong in it."""
    return jsonform.transmission_json(codec.parse(data))


def emit(data: bytes) -> bytes:
    """The message whose JSON `parse` gave. ValueError where the JSON is another."""
    try:
        form = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is not JSON: {error}") from None
    tree = jsonform.from_json(form)
    if tree.findings:
        first = tree.findings[0]
        raise ValueError(f"{first.where}: {first.message}")
    return codec.emit(tree).encode("latin-1")


def check(data: bytes) -> dict[str, Any]:
    return {"findings": [finding.as_json() for finding in codec.check(data)]}


def manual(record: str | None) -> str:
    """The records as Markdown. ValueError for a record that there is not."""
    return pages.manual(record)


def exchange(data: bytes, day: date, folder: Path | None) -> tuple[bytes, bool]:
    """The rehearsal's reply to one batch, and whether it accepted all of it."""
    from tidewaiter.ace.exchange import exchange as ask
    from tidewaiter.ace.store import Store

    reply = ask(data, clock=day, store=Store(folder) if folder else None).encode("ascii")
    return reply, accepted(reply)


def accepted(reply: bytes) -> bool:
    """Whether a reply batch accepts: something in it is accepted in the end, and nothing rejected."""
    return disposition(reply) is Disposition.ACCEPTED


def conditions(reply: bytes, message: bytes | None = None) -> list[dict[str, str]]:
    """What a reply says: each condition with its code, text, place in the message that it answers, and what to do about it."""
    return [
        {"code": one.code, "text": one.text, "final": "yes" if one.final else "", "where": one.where or "batch", "advice": one.advice}
        for one in replies.read(reply, message) if one.code or one.final
    ]


def read(reply: bytes, message: bytes | None) -> dict[str, Any]:
    """The events of any message of CBP. `line` is that of the reply, `sent` that of the message it answers, 0 where it names none."""
    events = replies.read(reply, message)
    told = [asdict(event) for event in events]
    return {"outcome": replies.outcome(events), "events": told, "findings": [finding.as_json() for finding in codec.parse(reply).findings]}
