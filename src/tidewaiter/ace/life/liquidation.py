"""Liquidation and what follows it: the bulletin, bills and refunds, extension, suspension, operation of law, reliquidation, protest."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tidewaiter.ace.desk import Desk, Event, Thing
from tidewaiter.ace.life import terms
from tidewaiter.ace.life.entries import changed, day, entry, owed
from tidewaiter.ace.life.happenings import AMOUNTS
from tidewaiter.ace.life.notices import notice

INFORMAL = frozenset({"11", "12"})
UNSCHEDULED = frozenset({"21", "22", "23"})          # liquidated by their withdrawals, or not at all
DONE = ("liquidated", "deemed", "reliquidated")


def _at(day_: date) -> datetime:
    return datetime.combine(day_, terms.STATEMENT_HOUR)


def _settle(desk: Desk, key: str, **values: object) -> None:
    with changed(desk, key) as found:
        found.setdefault("liquidation", {"state": "none", "extensions": 0}).update(values)


def _course(desk: Desk, key: str) -> Thing:
    course: Thing = entry(desk, key).get("liquidation", {"state": "none", "extensions": 0})
    return course


def paid(desk: Desk, event: Event) -> None:
    """A paid entry is set for liquidation. Source: 19 CFR 143.35; informal entries: 19 CFR 159.10(a)(1)."""
    found = entry(desk, event.key)
    state = _course(desk, event.key)["state"]
    if not found.get("summary") or state in DONE:
        return
    if found.get("type") in INFORMAL:
        _liquidate(desk, event.key, cite="19 CFR 159.10(a)(1)")
    elif found.get("type") in UNSCHEDULED:
        desk.explain(event.key, "liquidation is not set", why=f"entries of type {found['type']} are not liquidated by this cycle")
    elif state == "none":
        _schedule(desk, event.key, terms.next_friday(terms.LIQUIDATION.last(date.fromisoformat(found["entered"]))))


def _schedule(desk: Desk, key: str, when: date) -> None:
    desk.file.call_off("liquidation.due", key)
    when = max(when, terms.next_friday(desk.clock))
    state = "extended" if _course(desk, key).get("extensions") else "scheduled"
    _settle(desk, key, state=state, day=when.isoformat())
    desk.happen("liquidation.scheduled", key, day=when.isoformat())
    desk.happen("liquidation.due", key, after=max(_at(when), desk.now) - desk.now)


def due(desk: Desk, event: Event) -> None:
    if _course(desk, event.key)["state"] in ("scheduled", "extended"):
        _liquidate(desk, event.key)


def limit(desk: Desk, event: Event) -> None:
    """Where the time runs out before CBP liquidates, the law does, as the importer entered. Source: 19 CFR 159.11(a), 159.12(f)."""
    course = _course(desk, event.key)
    last = day(course.get("limit"))
    if course["state"] in (*DONE, "suspended") or last is None or desk.clock < last or not entry(desk, event.key).get("summary"):
        return
    desk.file.call_off("liquidation.due", event.key)
    _settle(desk, event.key, state="deemed", on=last.isoformat())
    desk.happen("liquidation.deemed", event.key)
    _post(desk, event.key, "deemed", last)


def _liquidate(desk: Desk, key: str, cite: str = "19 CFR 159.9", again: bool = False) -> None:
    """Liquidate at the amounts that CBP found, or as entered, and bill or refund the difference."""
    found = entry(desk, key)
    amounts = found["summary"]["amounts"]
    course = _course(desk, key)
    total = owed(amounts | course.get("found", {}))
    settled = course.get("settled")                  # zero, where it was liquidated at nothing: what was paid has then been refunded
    difference = total - int(settled if settled is not None else found.get("paid_amount") or 0)
    kind = "reliquidated" if again else "no change" if not difference else "change"
    _settle(desk, key, state="reliquidated" if again else "liquidated", on=desk.clock.isoformat(), settled=total)
    desk.file.call_off("liquidation.limit", key)
    desk.happen("liquidation.liquidated", key, kind=kind, total=total, cite=cite)
    _post(desk, key, kind, desk.clock)
    if difference > 0:
        last = terms.BILL.last(desk.clock)
        desk.happen("debit.issued", key, amount=difference, due=last.isoformat())
        desk.happen("debit.overdue", key, after=terms.BILL.over(desk.clock) - desk.now, amount=difference, due=last.isoformat())
        with changed(desk, key) as kept:
            kept["debit"] = {"amount": difference, "due": last.isoformat(), "state": "open"}
    elif difference < 0:
        desk.happen("refund.issued", key, amount=-difference)


def _find(desk: Desk, event: Event) -> None:
    """Keep the amounts at which CBP means to liquidate, where the event tells any."""
    found = {name: int(event.about[name]) for name in AMOUNTS if event.about.get(name) is not None}
    _settle(desk, event.key, found=_course(desk, event.key).get("found", {}) | found)


def _post(desk: Desk, key: str, kind: str, when: date) -> None:
    """A row of the bulletin, and the courtesy notice to the filer. Source: 19 CFR 159.9(c), (d)."""
    found = entry(desk, key)
    desk.file.keep("bulletin", f"{when.isoformat()} {key}", {
        "entry": key, "type": found.get("type", ""), "port": found.get("port", ""), "importer": found.get("importer", ""), "kind": kind,
        "entered": found.get("entered", ""), "day": when.isoformat(),
    })
    notice(desk, key, "bulletin", kind=kind, day=when.isoformat())


def extended(desk: Desk, event: Event) -> None:
    """Another year, three at most. Source: 19 CFR 159.12(a), (e)."""
    course = _course(desk, event.key)
    if course["state"] in DONE or course["extensions"] >= terms.EXTENSIONS or not course.get("limit"):
        why = "it is liquidated" if course["state"] in DONE else "three years are the most" if course.get("limit") else "no summary is on file"
        desk.explain(event.key, "not extended", why=why)
        return
    extensions = course["extensions"] + 1
    start = date.fromisoformat(entry(desk, event.key)["entered"])
    last = terms.year_after(start, 1 + extensions)
    _settle(desk, event.key, extensions=extensions, limit=last.isoformat())
    desk.file.call_off("liquidation.limit", event.key)
    desk.happen("liquidation.limit", event.key, after=max(_at(last), desk.now) - desk.now)
    if course["state"] in ("scheduled", "extended"):
        _schedule(desk, event.key, terms.next_friday(terms.year_after(terms.LIQUIDATION.last(start), extensions)))
    _post(desk, event.key, "extended", desk.clock)


def suspended(desk: Desk, event: Event) -> None:
    if _course(desk, event.key)["state"] in (*DONE, "suspended"):
        return
    desk.file.call_off("liquidation.due", event.key)
    desk.file.call_off("liquidation.limit", event.key)
    ground = "AD/CVD" if entry(desk, event.key).get("summary", {}).get("cases") else event.about.get("why") or "suspended"
    _settle(desk, event.key, state="suspended", ground=ground)
    _post(desk, event.key, "suspended", desk.clock)


def lifted(desk: Desk, event: Event) -> None:
    """Six months from the notice the law liquidates; CBP does before. Source: 19 U.S.C. 1504(d)."""
    if _course(desk, event.key)["state"] != "suspended":
        desk.explain(event.key, "not lifted", why="liquidation is not suspended")
        return
    last = terms.LIFTED.last(desk.clock)
    _settle(desk, event.key, state="scheduled", limit=last.isoformat())
    _find(desk, event)
    desk.happen("liquidation.limit", event.key, after=_at(last) - desk.now)
    _schedule(desk, event.key, terms.next_friday(desk.clock + timedelta(days=int(event.about.get("days", LIFTED_WITHIN)))))


LIFTED_WITHIN = 60                                    # practice: CBP liquidates two months after the notice


def changed_duty(desk: Desk, event: Event) -> None:
    if _course(desk, event.key)["state"] in DONE:
        desk.explain(event.key, "duty not changed", why="the entry is liquidated; reliquidate it")
        return
    _find(desk, event)
    notice(desk, event.key, "liquidation.changed", **event.about)


def again(desk: Desk, event: Event) -> None:
    """CBP reliquidates of its own accord within ninety days of liquidation. Source: 19 CFR 173.3(a)."""
    course = _course(desk, event.key)
    on = day(course.get("on"))
    if course["state"] not in DONE or on is None:
        desk.explain(event.key, "not reliquidated", why="the entry is not liquidated")
    elif desk.clock > terms.RELIQUIDATION.last(on):
        desk.explain(event.key, "not reliquidated", why="ninety days have passed", cite="19 CFR 173.3(a)")
    else:
        _find(desk, event)
        _liquidate(desk, event.key, cite="19 CFR 173.3", again=True)


def protested(desk: Desk, event: Event) -> None:
    course = _course(desk, event.key)
    on = day(course.get("on"))
    if course["state"] not in DONE or on is None:
        why = "the entry is not liquidated"
    elif desk.clock > terms.business_hour(terms.PROTEST.last(on), terms.STATEMENT_HOUR).date():
        why = "a hundred and eighty days have passed"
    else:
        with changed(desk, event.key) as found:
            found["protest"] = {"filed": desk.clock.isoformat(), "why": event.about.get("why", ""), "state": "open"}
        return
    desk.explain(event.key, "protest refused", why=why, cite="19 CFR 174.12(e)")
    notice(desk, event.key, "protest refused", why=why)


def decided(desk: Desk, event: Event) -> None:
    """A protest that is allowed is carried out by reliquidation. Source: 19 CFR 174.29."""
    if (entry(desk, event.key).get("protest") or {}).get("state") != "open":
        desk.explain(event.key, "no protest to decide")
        return
    with changed(desk, event.key) as found:
        found["protest"]["state"] = event.about["decision"]
    notice(desk, event.key, "protest.decided", **event.about)
    if event.about["decision"] == "allowed":
        _find(desk, event)
        _liquidate(desk, event.key, cite="19 CFR 174.29", again=True)


def debit_paid(desk: Desk, event: Event) -> None:
    with changed(desk, event.key) as found:
        if found.get("debit"):
            found["debit"]["state"] = "paid"
    desk.file.call_off("debit.overdue", event.key)


def debit_overdue(desk: Desk, event: Event) -> None:
    with changed(desk, event.key) as found:
        if not found.get("debit") or found["debit"]["state"] != "open":
            return
        found["debit"]["state"] = "overdue"
    notice(desk, event.key, "debit.overdue", **event.about)


def told(desk: Desk, event: Event) -> None:
    notice(desk, event.key, event.name, **event.about)


HANDLERS = {
    "entry.paid": (paid,), "deposit.paid": (paid,), "liquidation.due": (due,), "liquidation.limit": (limit,),
    "liquidation.extended": (extended,), "liquidation.suspended": (suspended,), "liquidation.lifted": (lifted,),
    "liquidation.changed": (changed_duty,), "liquidation.again": (again,), "protest.filed": (protested,), "protest.decided": (decided,),
    "debit.issued": (told,), "debit.paid": (debit_paid,), "debit.overdue": (debit_overdue,), "refund.issued": (told,),
}
