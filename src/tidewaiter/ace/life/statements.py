"""Daily and monthly statements: printed on their day, paid or not, final. Source: CATAIR Daily Statement; Periodic Monthly Statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tidewaiter.abi.statements import daily_number, monthly_number
from tidewaiter.ace.desk import Desk, Event, Thing
from tidewaiter.ace.life import terms
from tidewaiter.ace.life.entries import changed, entry, owed
from tidewaiter.ace.life.notices import notice
from tidewaiter.ace.life.printing import print_statement

BATCHED = frozenset("235678")
PERIODIC = frozenset("678")
BY_IMPORTER, WITHOUT_SUFFIX = frozenset("3578"), frozenset("58")
OPEN = ("preliminary", "unpaid")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIGNS = "0123456789" + _LETTERS


def schedule(desk: Desk, key: str) -> None:
    """Put an entry on the list of its statement day; the first one brings about the printing."""
    found = entry(desk, key)
    summary = found["summary"]
    if not summary.get("print_date"):
        return
    group = _group(found, summary["print_date"])
    desk.file.keep("statement day", f"{group}/{key}", {"print_date": summary["print_date"]})
    if not desk.file.thing("statement day", group):
        desk.file.keep("statement day", group, {"print_date": summary["print_date"]})
        at = datetime.combine(date.fromisoformat(summary["print_date"]), terms.STATEMENT_HOUR)
        desk.happen("statement.print", group, after=max(at, desk.now) - desk.now)


def _group(found: Thing, when: str) -> str:
    """What stands on one statement. Source: CATAIR Daily Statement, introduction: payment types."""
    summary, payment = found["summary"], found["summary"]["payment"]
    parts = [found["filer"], summary["processing_port"], when, payment, summary.get("branch") or "--"]
    if payment in BY_IMPORTER:
        parts.append(_importer(found["importer"], payment))
    return " ".join(parts)


def _importer(number: str, payment: str) -> str:
    """The importer by whom a statement is made: without the two columns of its suffix for types 5 and 8."""
    return number[:10] if payment in WITHOUT_SUFFIX and number[2:3] == "-" else number


def _next(desk: Desk, prefix: str) -> str:
    """The next sequence of statements whose numbers begin alike: 001 to 999, then A00 to ZZZ."""
    count = (desk.file.thing("count", prefix) or {"last": 0})["last"] + 1
    desk.file.keep("count", prefix, {"last": count})
    if count < 1000:
        return f"{count:03}"
    place = count - 1000
    return f"{_LETTERS[place // 1296 % 26]}{_SIGNS[place // 36 % 36]}{_SIGNS[place % 36]}"


def print_daily(desk: Desk, event: Event) -> None:
    """The preliminary statement of everything that is still on the list of the day."""
    entries = []
    for name, _ in list(desk.file.things("statement day", f"{event.key}/")):
        desk.file.drop("statement day", name)
        key = name.rpartition("/")[2]
        found = entry(desk, key)
        summary = found.get("summary", {})
        there = summary.get("state") == "accepted" and not found.get("statement") and not found.get("paid")
        if there and summary.get("print_date") and _group(found, summary["print_date"]) == event.key:
            entries.append(_row(key, found))
    desk.file.drop("statement day", event.key)
    if not entries:
        desk.explain(event.key, "nothing to print")
        return
    filer, port, when, payment, branch, *importer = event.key.split(" ")
    number = daily_number(port, date.fromisoformat(when), _next(desk, daily_number(port, date.fromisoformat(when), "")[:7]))
    due = min(terms.STATEMENT_PAYMENT.last(date.fromisoformat(row["entered"])) for row in entries)
    due = max(due, date.fromisoformat(when))
    statement = {
        "number": number, "kind": "periodic daily" if payment in PERIODIC else "daily", "filer": filer, "port": port, "print_date": when,
        "payment": payment, "branch": branch.strip("-"), "importer": " ".join(importer), "entries": entries, "removed": [],
        "due": due.isoformat(), "state": "preliminary", "total": sum(row["total"] for row in entries),
        "month": entry(desk, entries[0]["key"])["summary"].get("month", ""),
    }
    _printed(desk, statement, "statement.printed")


def _row(key: str, found: Thing) -> Thing:
    summary = found["summary"]
    return {
        "key": key, "type": found["type"], "importer": found["importer"], "entered": found["entered"], "reference": summary.get("reference", ""),
        "port": found["port"], "amounts": summary["amounts"], "total": owed(summary["amounts"]), "payment": summary["payment"],
        "print_date": summary.get("print_date", ""),
    }


def _printed(desk: Desk, statement: Thing, name: str) -> None:
    number = statement["number"]
    desk.file.keep("statement", number, statement)
    for row in statement["entries"]:
        with changed(desk, row["key"]) as found:
            found["monthly" if statement["kind"] == "monthly" else "statement"] = number
    desk.happen(name, number, total=statement["total"], entries=len(statement["entries"]))
    over = datetime.combine(date.fromisoformat(statement["due"]) + timedelta(days=1), datetime.min.time())
    desk.happen("statement.unpaid", number, after=max(over, desk.now) - desk.now, due=statement["due"])
    print_statement(desk, statement, final=False)


def printed(desk: Desk, event: Event) -> None:
    """Where a scenario pays by itself, it does so on the day of printing, or on the next working day."""
    statement = desk.file.thing("statement", event.key)
    if statement and (desk.file.thing("scenario", "") or {}).get("pays") == "auto":
        soon = terms.AUTO_PAYMENT.after(desk.now)
        at = terms.business_hour(soon.date(), soon.time())
        desk.happen("payment.authorised", event.key, after=at - desk.now, amount=statement["total"])


def authorised(desk: Desk, event: Event) -> None:
    """The filer lets CBP debit the statement: the day of that is the day of payment, the final statement comes a day later."""
    statement = desk.file.thing("statement", event.key)
    if statement is None or statement["state"] not in OPEN:
        why = "it is not on file" if statement is None else f"it is {statement['state']}"
        desk.explain(event.key, "payment not taken", why=why)
        return
    amount = event.about.get("amount")
    if amount is not None and int(amount) != statement["total"]:
        desk.explain(event.key, "payment not taken", why="the amount is not that of the statement", total=statement["total"], amount=int(amount))
        notice(desk, event.key, "payment not taken", filer=statement["filer"], total=statement["total"], amount=int(amount))
        return
    desk.file.keep("statement", event.key, statement | {"state": "authorised", "paid": desk.clock.isoformat()})
    desk.file.call_off("statement.unpaid", event.key)
    at = datetime.combine(terms.FINAL_STATEMENT.last(desk.clock), terms.STATEMENT_HOUR)
    desk.happen("statement.final", event.key, after=at - desk.now)


def refused(desk: Desk, event: Event) -> None:
    """The bank does not pay: the statement is due as before."""
    statement = desk.file.thing("statement", event.key)
    if statement is None or statement["state"] != "authorised":
        return
    desk.file.call_off("statement.final", event.key)
    desk.file.keep("statement", event.key, statement | {"state": "preliminary", "paid": ""})
    over = datetime.combine(date.fromisoformat(statement["due"]) + timedelta(days=1), datetime.min.time())
    desk.happen("statement.unpaid", event.key, after=max(over, desk.now) - desk.now, due=statement["due"])
    notice(desk, event.key, "payment.refused", filer=statement["filer"], **event.about)


def final(desk: Desk, event: Event) -> None:
    statement = desk.file.thing("statement", event.key)
    if statement is None or statement["state"] != "authorised":
        return
    statement["state"] = "final"
    desk.file.keep("statement", event.key, statement)
    print_statement(desk, statement, final=True)
    if statement["kind"] == "periodic daily":
        _to_month(desk, statement)
        return
    for row in statement["entries"]:
        desk.happen("entry.paid", row["key"], amount=row["total"], statement=event.key, day=statement["paid"])


def _to_month(desk: Desk, statement: Thing) -> None:
    """A periodic daily statement is paid with the monthly one of the month that its summaries name."""
    printed, month = date.fromisoformat(statement["print_date"]), int(statement["month"] or 0)
    month = month or printed.month % 12 + 1
    year = printed.year + (month < printed.month)
    group = f"{statement['filer']} {statement['port']} {year}-{month:02} {statement['payment']} {statement['branch'] or '--'} {statement['importer']}"
    group = group.strip()
    desk.file.keep("month", f"{group}/{statement['number']}", {})
    if not desk.file.thing("month", group):
        desk.file.keep("month", group, {"year": year, "month": month})
        at = datetime.combine(terms.working_day_of_month(year, month, terms.MONTHLY_PRINT.count), terms.STATEMENT_HOUR)
        desk.happen("month.print", group, after=max(at, desk.now) - desk.now)


def print_monthly(desk: Desk, event: Event) -> None:
    rows: list[Thing] = []
    for name, _ in list(desk.file.things("month", f"{event.key}/")):
        desk.file.drop("month", name)
        daily = desk.file.thing("statement", name.rpartition("/")[2])
        if daily:
            rows += [row | {"daily": daily["number"], "presented": daily["paid"]} for row in daily["entries"]]
    desk.file.drop("month", event.key)
    rows = [row for row in rows if not entry(desk, row["key"]).get("paid")]
    if not rows:
        return
    filer, port, when, payment, branch, *importer = event.key.split(" ")
    year, month = map(int, when.split("-"))
    due = terms.working_day_of_month(year, month, terms.MONTHLY_PAYMENT.count)
    number = monthly_number(port, year, month, _next(desk, monthly_number(port, year, month, "")[:7]))
    statement = {
        "number": number, "kind": "monthly", "filer": filer, "port": port,
        "print_date": desk.clock.isoformat(), "payment": payment, "branch": branch.strip("-"), "importer": " ".join(importer), "entries": rows,
        "removed": [], "due": due.isoformat(), "state": "preliminary", "total": sum(row["total"] for row in rows), "month": f"{month:02}",
    }
    _printed(desk, statement, "month.printed")


def unpaid(desk: Desk, event: Event) -> None:
    """A statement whose day of payment has passed: the filer is told, and each entry is late."""
    statement = desk.file.thing("statement", event.key)
    if statement is None or statement["state"] != "preliminary":
        return
    desk.file.keep("statement", event.key, statement | {"state": "unpaid"})
    notice(desk, event.key, "statement.unpaid", filer=statement["filer"], total=statement["total"], **event.about)
    for row in statement["entries"]:
        desk.happen("deposit.overdue", row["key"], due=statement["due"])


def taken_off(desk: Desk, event: Event) -> None:
    """An entry leaves a statement that is not yet paid, for another day or for single payment."""
    number = take_off(desk, event.key, "ABI")
    if not number:
        desk.explain(event.key, "not taken off", why="it stands on no statement that is open")
        return
    to = event.about.get("to") or "single"
    with changed(desk, event.key) as kept:
        kept["summary"] |= {"print_date": "", "payment": "1"} if to == "single" else {"print_date": to}
    if to != "single":
        schedule(desk, event.key)
    notice(desk, event.key, "statement.removed", statement=number, to=to)


def take_off(desk: Desk, key: str, source: str) -> str:
    """Take an entry off its statement, and give the statement's number; empty where it stands on none that is open.

    `source` says who did it: ABI the filer, ENC entry control. Source: CATAIR Daily Statement, record Q7.
    """
    found = entry(desk, key)
    statement = desk.file.thing("statement", found.get("statement") or "")
    if statement is None or statement["state"] not in OPEN or found.get("paid"):
        return ""
    gone = [row for row in statement["entries"] if row["key"] == key]
    statement["entries"] = [row for row in statement["entries"] if row["key"] != key]
    statement["removed"] += [row | {"source": source} for row in gone]
    statement["total"] = sum(row["total"] for row in statement["entries"])
    desk.file.keep("statement", statement["number"], statement)
    with changed(desk, key) as kept:
        kept.pop("statement")
    return str(statement["number"])


def paid(desk: Desk, event: Event) -> None:
    """An entry's deposit is in: it is CBP's now. What happens to it next is liquidation."""
    if entry(desk, event.key).get("paid") or not entry(desk, event.key).get("summary"):
        return
    with changed(desk, event.key) as found:
        found |= {"paid": event.about.get("day") or desk.clock.isoformat(),
                  "paid_amount": int(event.about.get("amount", owed(found.get("summary", {}).get("amounts", {}))))}
        found.pop("late", None)
    desk.file.call_off("deposit.overdue", event.key)


def open_statements(desk: Desk) -> Iterable[Thing]:
    return (statement for _, statement in desk.file.things("statement") if statement["state"] in OPEN)


HANDLERS = {
    "statement.print": (print_daily,), "statement.printed": (printed,), "month.print": (print_monthly,), "month.printed": (printed,),
    "payment.authorised": (authorised,), "payment.refused": (refused,), "statement.final": (final,), "statement.unpaid": (unpaid,),
    "statement.removed": (taken_off,), "entry.paid": (paid,), "deposit.paid": (paid,),
}
