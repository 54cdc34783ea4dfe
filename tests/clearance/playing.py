"""The messages of a scenario as events of its file, in the order in which they went over the wire, with what the filer did outside ABI."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tidewaiter.ace.scenario import find, read
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.from_abi import Heard, heard
from tidewaiter.clearance.sent import sent

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "scenarios"
# What the filer does outside ABI in a scenario, in the words of a file.
ACTS = {"documents.received": "documents.sent", "payment.authorised": "payment.authorised", "request.answered": "request.answered",
        "census.overridden": "census.overridden", "statement.removed": "statement.removed", "debit.paid": "debit.paid"}


def messages(name: str) -> Iterator[tuple[datetime, Heard]]:
    """Every message of a scenario's golden folder as what it says, each at the day that its record A or its notice gives, or as it was played."""
    now = datetime.min.replace(tzinfo=UTC)
    plays = {play.control: play.at for play in reversed(read(find(name)).plays) if play.send}
    for path in sorted((GOLDEN / name).glob("*.abi")):
        data = path.read_bytes()
        way, control = path.stem.split("-")[1:3]
        if way == "in":
            at = plays[control]
        elif data.startswith(b"{"):
            at = datetime.fromisoformat(json.loads(data)["at"])
        elif control in ("AX", "SX", "SN"):
            at = datetime.min          # noqa: DTZ901   at once; their record A repeats the day of the message that they answer
        else:
            at = datetime.strptime(data[14:20].decode(), "%m%d%y")  # noqa: DTZ007   given its zone below
        now = max(now + timedelta(minutes=1), at.replace(tzinfo=UTC))
        told = sent(data, now, control) if way == "in" else heard(data, now, source=path.name).told
        yield from ((now, one) for one in told)


def events(name: str) -> list[FileEvent]:
    """The scenario as its file takes it: by moment, the acts of the filer among the messages."""
    found = [(at, 1, n, one.event) for n, (at, one) in enumerate(messages(name))]
    for n, play in enumerate(read(find(name)).plays):
        if play.act:
            at = play.at.replace(tzinfo=UTC)
            about = dict(play.about or {})
            key = str(about.get("document") or about.get("form") or "")
            found.append((at, 0, n, FileEvent("", ACTS[play.act], at, key, None, play.act, "p1")))
    return [event for *_, event in sorted(found, key=lambda one: one[:3])]
