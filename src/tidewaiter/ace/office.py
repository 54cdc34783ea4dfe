"""The rehearsal at work: it takes batches, hands out replies, keeps its clock, answers why, and lets a person act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tidewaiter.ace.desk import Desk, Mail, Thing
from tidewaiter.ace.examination import Books
from tidewaiter.ace.exchange import Receipt, before, receive
from tidewaiter.ace.life import live
from tidewaiter.ace.life.happenings import BILL, ENTRY, HAPPENINGS, STATEMENT, words
from tidewaiter.ace.life.release import waits_for
from tidewaiter.ace.life.terms import spelt
from tidewaiter.ace.scenario import Scenario, down_until, fitting, read_time
from tidewaiter.ace.store import Store

PATIENCE = 60            # seconds after which a filer may ask again while a clock that stands has the system down
_THING = {ENTRY: "entry", BILL: "bill", STATEMENT: "statement"}


class Refused(ValueError):
    """What was asked cannot be done, and why, in a line."""


class Unknown(Refused):
    """What was asked for is not on file."""


class Down(Exception):
    """The system is down by its scenario; ask again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"the system is down; try again in {seconds} seconds")
        self.seconds = seconds


@dataclass(frozen=True)
class Office:
    """`time` gives the time at CBP where the clock is real; without it the clock stands on file until it is advanced."""

    store: Store
    books: Books
    time: Callable[[], datetime] | None = None

    def open(self, start: datetime, scenario: Scenario | None = None) -> datetime:
        """Set the clock at the first start and put the scenario on file. A clock on file goes on, and never goes back."""
        with self.store.hold() as file:
            told = file.thing("clock", "")
            now = max(start, datetime.fromisoformat(told["now"])) if told else start
            file.keep("clock", "", {"now": now.isoformat()})
            desk = Desk(now, file, self.books)
            if scenario:
                played = (file.thing("scenario", "") or scenario.told)["name"]
                if played != scenario.told["name"]:
                    raise Refused(f"the scenario {played} has begun there; name another folder")
                scenario.begin(desk)
            live(desk)
            return now

    def choose(self, start: datetime, scenario: Scenario) -> datetime:
        """Let another scenario go on from here: what happened and what is to come stay, and its own things and steps come to them."""
        with self.store.hold() as file:
            told = file.thing("clock", "")
            now = max(start, datetime.fromisoformat(told["now"])) if told else start
            file.keep("clock", "", {"now": now.isoformat()})
            desk = Desk(now, file, self.books)
            file.drop("scenario", "")
            scenario.begin(desk)
            live(desk)
            return now

    def scenario(self) -> Thing | None:
        """The scenario that is on file."""
        with self.store.hold() as file:
            return file.thing("scenario", "")

    def begun(self) -> bool:
        """Whether anything is on file."""
        with self.store.hold() as file:
            return file.thing("clock", "") is not None

    @contextmanager
    def _desk(self) -> Iterator[Desk]:
        with self.store.hold() as file:
            now = datetime.fromisoformat((file.thing("clock", "") or {"now": "1990-01-01"})["now"])
            if self.time and (told := self.time()) > now:
                now = told
                file.keep("clock", "", {"now": now.isoformat()})
            desk = Desk(now, file, self.books)
            live(desk)
            yield desk

    def _up(self, desk: Desk) -> None:
        if end := down_until(desk.file, desk.now):
            left = int((end - desk.now).total_seconds()) + 1
            raise Down(left if self.time else min(left, PATIENCE))

    def take(self, data: bytes, sender: str, control: str) -> Receipt:
        """Take a batch. Down where the scenario has the system down; Conflict where the control number was another batch's."""
        with self._desk() as desk:
            self._up(desk)
            if known := before(data, sender, control, desk.file):
                return known
            now = desk.now
        return receive(data, sender=sender, control=control, now=now, store=self.store, books=self.books, looked=True)

    def replies(self, sender: str, after: int, most: int) -> Sequence[Mail]:
        with self._desk() as desk:
            self._up(desk)
            return desk.file.mail(sender, after, most)

    def clock(self) -> datetime:
        with self._desk() as desk:
            return desk.now

    def advance(self, *, by: str = "", to: str = "") -> datetime:
        """Let time pass and everything happen that is due. Refused where the clock is real, or would go back."""
        if self.time:
            raise Refused("the clock is real and cannot be set; start with --clock DAY")
        if bool(by) == bool(to):
            raise Refused('tell "advance", as 2d or 5wd, or "to", as 2026-09-24T09:00')
        with self._desk() as desk:
            try:
                until = spelt(by).after(desk.now) if by else read_time(to)
                if until - desk.now > timedelta(days=3660):
                    raise Refused("ten years at a time are the most")
            except (ValueError, OverflowError) as error:
                raise Refused(str(error)) from None
            if until < desk.now:
                raise Refused(f"the clock stands at {desk.now.isoformat()} and does not go back")
            live(desk, until)
            desk.file.keep("clock", "", {"now": until.isoformat()})
            return until

    def act(self, name: str, key: str, about: Thing) -> datetime:
        """Let something happen by hand now: what a person does at CBP, or the filer outside ABI, or the trade."""
        try:
            told = fitting(name, about)
        except ValueError as error:
            raise Refused(str(error)) from None
        with self._desk() as desk:
            kind = HAPPENINGS[name].key
            if kind in _THING and name != "bill.filed" and desk.file.thing(_THING[kind], key) is None:
                raise Unknown(f"{kind} {key!r} is not on file")
            desk.happen(name, key, **told)
            live(desk)
            return desk.now

    def why(self, subject: str) -> list[Thing]:
        """The journal of an entry, bill, statement or control number: time, words, and what stood behind them."""
        with self._desk() as desk:
            notes = [_line(subject, *note) for note in desk.file.notes(subject)]
            for note in list(notes):
                for other in note["about"].get("subjects", ()):
                    notes += [_line(other, *told) for told in desk.file.notes(other)]
            if not notes:
                raise Unknown(f"nothing is known of {subject!r}")
            return sorted(notes, key=lambda note: note["at"]) if any(note["of"] != subject for note in notes) else notes

    def entries(self) -> list[Thing]:
        with self._desk() as desk:
            return [{"entry": key, "now": _state(found), **found} for key, found in desk.file.things("entry")]

    def entry(self, key: str) -> Thing:
        with self._desk() as desk:
            found = desk.file.thing("entry", key)
            if found is None:
                raise Unknown(f"entry {key!r} is not on file")
            waiting = list(waits_for(desk, key)) if found.get("release", {}).get("state") in ("filed", "admissible", "pending") else []
            coming = [_event(event) for event in desk.file.pending() if event.key == key]
            return {"entry": key, "now": _state(found), **found, "waits_for": waiting, "next": coming}

    def statements(self) -> list[Thing]:
        with self._desk() as desk:
            return [statement for _, statement in desk.file.things("statement")]

    def statement(self, number: str) -> Thing:
        with self._desk() as desk:
            found = desk.file.thing("statement", number)
            if found is None:
                raise Unknown(f"statement {number!r} is not on file")
            return found

    def bulletin(self) -> list[Thing]:
        """What is posted of liquidations, the newest first."""
        with self._desk() as desk:
            return [row for _, row in sorted(desk.file.things("bulletin"), reverse=True)]

    def coming(self, most: int = 20) -> list[Thing]:
        """What is on the list, the next first."""
        with self._desk() as desk:
            return [_event(event) for event, _ in zip(desk.file.pending(), range(most), strict=False)]


def _line(subject: str, at: datetime, what: str, about: Thing) -> Thing:
    return {"at": at.isoformat(), "of": subject, "what": what, "words": words(what, about), "about": about}


def _event(event: Any) -> Thing:
    return {"due": event.due.isoformat(), "what": event.name, "of": event.key, "words": words(event.name, event.about)}


def _state(found: Thing) -> str:
    """Where an entry stands, in a few words: the last of what it has come to."""
    liquidation = found.get("liquidation", {}).get("state", "none")
    if liquidation in ("liquidated", "deemed", "reliquidated"):
        return str(liquidation)
    if found.get("summary", {}).get("state") == "returned":
        return "summary returned"
    late = f", late ({found['late']})" if found.get("late") else ""
    parts = [found.get("release", {}).get("state", ""), "paid" if found.get("paid") else "summary accepted" if found.get("summary") else ""]
    return ", ".join(part for part in parts if part) + late
