"""An entry's course on file: thing `entry`, under filer and entry number. Only the handlers of ace/life write it.

    type port importer filer            as last filed
    entered                             the day of entry, once it is known
    release    {state, at, holds, exam, documents, agencies, processed, origin}
    summary    {state, payment, print_date, month, branch, port, amounts {duty tax antidumping countervailing fees}, cases, corrections}
    statement  the number of the statement it stands on; paid: the day, paid_amount: cents
    liquidation {state, day, limit, extensions, duty, history}
    requests   [{form, number, issued, due, state}]
    debit      {amount, due, state}
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tidewaiter.ace.desk import Desk, Thing

FORMAL_DUTY = ("duty", "tax", "antidumping", "countervailing")


def entry(desk: Desk, key: str) -> Thing:
    """The entry's course, begun where there is none."""
    return desk.file.thing("entry", key) or {"filer": key[:3], "number": key[3:]}


@contextmanager
def changed(desk: Desk, key: str) -> Iterator[Thing]:
    """The entry's course, kept with what was done to it."""
    found = entry(desk, key)
    yield found
    desk.file.keep("entry", key, found)
    told = desk.file.thing("summary", key)
    if told is not None:
        desk.file.keep("summary", key, told | _come_to(found))


def _come_to(found: Thing) -> Thing:
    """How far the entry has come, as ace/on_file.py reads it when the next message about it arrives."""
    liquidation, summary = found.get("liquidation", {}), found.get("summary", {})
    state = liquidation.get("state")
    return {
        "entered": found.get("entered", ""), "paid": found.get("paid", ""),
        "liquidation": liquidation.get("day", "") if state in ("scheduled", "extended") else "",
        "liquidated": liquidation.get("on", ""), "extended": bool(liquidation.get("extensions")),
        "suspended": liquidation.get("ground", "") if state == "suspended" else "",
        "rejected": summary.get("returned", "") if summary.get("state") == "returned" else "",
        "corrected": bool(summary.get("corrections")),
    }


def owed(amounts: Thing) -> int:
    """Everything that a summary deposits, in cents."""
    return sum(int(amounts.get(name, 0)) for name in FORMAL_DUTY) + sum(int(fee) for fee in amounts.get("fees", {}).values())


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def entered(found: Thing) -> date | None:
    return day(found.get("entered"))
