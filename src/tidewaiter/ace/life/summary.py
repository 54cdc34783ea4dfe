"""The course of an entry summary: accepted, on its way to a statement or to single payment, returned by CBP, corrected."""

from __future__ import annotations

from datetime import date, datetime

from tidewaiter.ace.desk import Desk, Event, Thing
from tidewaiter.ace.life import statements, terms
from tidewaiter.ace.life.entries import changed, day, entry, owed
from tidewaiter.ace.life.notices import notice

_OF_PAYMENT = ("payment", "print_date", "month", "branch", "processing_port")     # a correction pays on no statement
_KEPT = ("payment", "print_date", "month", "branch", "processing_port", "reference", "amounts", "cases", "value", "lines")


def accepted(desk: Desk, event: Event) -> None:
    facts = desk.file.thing("summary", event.key)
    if facts is None:
        return
    before = entry(desk, event.key)
    corrected = bool(facts["correction"])
    with changed(desk, event.key) as found:
        found |= {"type": facts["type"], "port": facts["port"], "importer": facts["importer"], "mode": facts["mode"]}
        found["entered"] = facts["entered"] or before.get("entered") or desk.clock.isoformat()
        summary = {name: facts[name] for name in _KEPT} | {"state": "accepted", "at": desk.now.isoformat()}
        if corrected:
            earlier = before.get("summary", {})
            summary |= {name: earlier[name] for name in _OF_PAYMENT if name in earlier}
            summary["corrections"] = earlier.get("corrections", 0) + 1
        found["summary"] = summary
    for name in ("summary.overdue", "summary.unanswered", "deposit.overdue"):
        desk.file.call_off(name, event.key)
    if corrected:
        desk.happen("correction.filed", event.key)
        return
    _limit(desk, event.key)
    if facts["cases"]:
        desk.happen("liquidation.suspended", event.key, why=f"case {', '.join(dict.fromkeys(facts['cases']))}", cite="19 CFR 159.58")
    if facts["payment"] in statements.BATCHED:
        statements.schedule(desk, event.key)
    elif before.get("paid") is None:
        _single(desk, event.key, facts)


def _single(desk: Desk, key: str, facts: Thing) -> None:
    """A deposit that stands on no statement is due with the summary; where nothing is owed it is paid."""
    if not owed(facts["amounts"]):
        desk.happen("deposit.paid", key, amount=0)
        return
    start = date.fromisoformat(entry(desk, key)["entered"])
    over = max(terms.SUMMARY_DUE.over(start), desk.now)
    desk.happen("deposit.overdue", key, after=over - desk.now, due=terms.SUMMARY_DUE.last(start).isoformat())


def _limit(desk: Desk, key: str) -> None:
    """The day on which the law liquidates, where nobody did. Source: 19 CFR 159.11(a)."""
    desk.file.call_off("liquidation.limit", key)
    with changed(desk, key) as found:
        limit = terms.year_after(date.fromisoformat(found["entered"]))
        found.setdefault("liquidation", {"state": "none", "extensions": 0})["limit"] = limit.isoformat()
    over = datetime.combine(limit, terms.STATEMENT_HOUR)
    desk.happen("liquidation.limit", key, after=max(over, desk.now) - desk.now)


def gone(desk: Desk, event: Event) -> None:
    """A summary that is no more on file is on no list either. Its release goes on, and a summary is due again."""
    with changed(desk, event.key) as found:
        found.pop("summary", None)
        start = day(found.get("release", {}).get("at"))
        state = found.get("release", {}).get("state")
    for name in ("deposit.overdue", "liquidation.limit", "liquidation.due", "summary.unanswered"):
        desk.file.call_off(name, event.key)
    if state == "released" and start:
        over = max(terms.SUMMARY_DUE.over(start), desk.now)
        desk.happen("summary.overdue", event.key, after=over - desk.now, due=terms.SUMMARY_DUE.last(start).isoformat())


def returned(desk: Desk, event: Event) -> None:
    """CBP rejects what it had accepted: the filer mends and files again. Source: CATAIR Daily Statement, introduction."""
    if entry(desk, event.key).get("summary", {}).get("state") != "accepted":
        desk.explain(event.key, "summary not returned", why="no accepted summary is on file")
        return
    with changed(desk, event.key) as found:
        found["summary"] |= {"state": "returned", "returned": desk.clock.isoformat()}
    statements.take_off(desk, event.key, "ENC")
    last = terms.REJECT_ANSWER.last(desk.clock)
    notice(desk, event.key, "summary.returned", due=last.isoformat(), **event.about)
    desk.happen("summary.unanswered", event.key, after=terms.REJECT_ANSWER.over(desk.clock) - desk.now, due=last.isoformat())


def late(desk: Desk, event: Event) -> None:
    found = entry(desk, event.key)
    state = found.get("summary", {}).get("state")
    if event.name == "summary.overdue" and state == "accepted":
        return
    if event.name == "summary.unanswered" and state != "returned":
        return
    if event.name == "deposit.overdue" and (found.get("paid") or state != "accepted"):
        return
    with changed(desk, event.key) as kept:
        kept["late"] = event.name
    notice(desk, event.key, event.name, **event.about)


def warned(desk: Desk, event: Event) -> None:
    with changed(desk, event.key) as found:
        found.setdefault("census", {})[event.about["code"]] = "open"
    notice(desk, event.key, "census.warned", **event.about)


def overridden(desk: Desk, event: Event) -> None:
    with changed(desk, event.key) as found:
        found.setdefault("census", {})[event.about["code"]] = f"overridden {event.about['reason']}"


def told(desk: Desk, event: Event) -> None:
    notice(desk, event.key, event.name, **event.about)


HANDLERS = {
    "summary.accepted": (accepted,), "summary.removed": (gone,), "summary.deleted": (gone,), "summary.returned": (returned,),
    "summary.overdue": (late,), "summary.unanswered": (late,), "deposit.overdue": (late,), "census.warned": (warned,),
    "census.overridden": (overridden,), "correction.filed": (told,),
}
