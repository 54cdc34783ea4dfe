"""What CBP asks of the filer after the summary: CBP Form 28 for information, CBP Form 29 for an action that it proposes."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tidewaiter.ace.desk import Desk, Event
from tidewaiter.ace.life import terms
from tidewaiter.ace.life.entries import changed, entry
from tidewaiter.ace.life.happenings import AMOUNTS
from tidewaiter.ace.life.notices import notice

TERM = {"28": terms.FORM_28, "29": terms.FORM_29}


def issued(desk: Desk, event: Event) -> None:
    form = str(event.about["form"])
    term = TERM.get(form)
    if term is None:
        desk.explain(event.key, "no request issued", why=f"form {form} is not one that asks")
        return
    # A day that is no working day gives way to the next: the forms count days of mailing, and no office is open.
    due = terms.business_hour(term.last(desk.clock), time()).date()
    amounts = {name: event.about[name] for name in AMOUNTS if name in event.about}
    with changed(desk, event.key) as found:
        found.setdefault("requests", []).append(
            {"form": form, "issued": desk.clock.isoformat(), "due": due.isoformat(), "state": "open", "found": amounts},
        )
    notice(desk, event.key, "request.issued", due=due.isoformat(), **event.about)
    over = datetime.combine(due + timedelta(days=1), time())
    desk.happen("request.unanswered", event.key, after=over - desk.now, form=form, due=due.isoformat())


def answered(desk: Desk, event: Event) -> None:
    _close(desk, event, "answered")
    desk.file.call_off("request.unanswered", event.key)


def _close(desk: Desk, event: Event, state: str) -> None:
    with changed(desk, event.key) as found:
        for request in found.get("requests", ()):
            if request["form"] == str(event.about["form"]) and request["state"] == "open":
                request["state"] = state


def unanswered(desk: Desk, event: Event) -> None:
    """Form 28 unanswered leads to form 29 where an amount was named; form 29 unanswered leads to the action that it proposed."""
    open_ones = [one for one in entry(desk, event.key).get("requests", ()) if one["form"] == event.about["form"] and one["state"] == "open"]
    if not open_ones:
        return
    _close(desk, event, "unanswered")
    notice(desk, event.key, "request.unanswered", **event.about)
    found = open_ones[-1]["found"]
    if not found:
        return
    if event.about["form"] == "28":
        desk.happen("request.issued", event.key, form="29", why="form 28 was not answered", **found)
    else:
        desk.happen("liquidation.changed", event.key, why="form 29 was not answered", **found)


HANDLERS = {
    "request.issued": (issued,), "request.answered": (answered,), "request.unanswered": (unanswered,),
}
