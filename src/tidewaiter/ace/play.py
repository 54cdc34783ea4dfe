"""A scenario played by both sides: the filer's messages at their times, CBP's as they come, and a timeline of all of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tidewaiter.ace.desk import Desk
from tidewaiter.ace.examination import Books
from tidewaiter.ace.exchange import Conflict
from tidewaiter.ace.life import live
from tidewaiter.ace.life.happenings import words
from tidewaiter.ace.office import Down, Office, Refused
from tidewaiter.ace.scenario import Play, Scenario
from tidewaiter.ace.store import Store

_HEAD = 62               # columns of a message's line that the timeline quotes


def play(scenario: Scenario, data: Path | None, out: Path | None, books: Books) -> Iterator[str]:
    """The timeline, line by line. With `out` every message is written there: NNN-in-CONTROL.abi from the filer, NNN-out-APPLICATION.abi to it.

    In `data` CBP's side is kept; a scenario is played from its beginning, so the folder has to be new.
    """
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        office = Office(Store(folder), books)
        if office.begun():
            raise Refused(f"{folder} holds a rehearsal already; name a new folder")
        if out and any(out.glob("*.abi")):
            raise Refused(f"{out} holds messages already; name a new folder")
        yield from _Game(scenario, office, out).lines()


@dataclass
class _Game:
    scenario: Scenario
    office: Office
    out: Path | None
    noted: int = 0
    mailed: int = 0
    written: int = 0
    senders: set[str] = field(default_factory=set)

    def lines(self) -> Iterator[str]:
        plays = sorted(self.scenario.plays, key=lambda one: one.at)
        start = self.scenario.clock or (plays[0].at if plays else None)
        if start is None:
            yield "Nothing is played: the scenario has neither clock nor plays."
            return
        self.office.open(start, self.scenario)
        yield from self._news()
        for one in plays:
            yield from self._until(one.at)
            yield from self._played(one)
            yield from self._news()
        if self.scenario.until:
            yield from self._until(self.scenario.until)

    def _until(self, until: datetime) -> Iterator[str]:
        """Let time pass to each thing that is due, so that what it brings is told at its time."""
        while True:
            with self.office.store.hold() as file:
                due = next((event.due for event in file.pending()), None)
                now = max(min(due or until, until), datetime.fromisoformat((file.thing("clock", "") or {"now": until.isoformat()})["now"]))
                live(Desk(now, file, self.office.books), now)
                file.keep("clock", "", {"now": now.isoformat()})
            yield from self._news()
            if due is None or due > until:
                return

    def _played(self, one: Play) -> Iterator[str]:
        at = one.at.isoformat(" ", "minutes")
        if one.act:
            try:
                self.office.act(one.act, self._key(one), dict(one.about or {}))
            except Refused as error:
                yield f"{at}  filer  {one.act}: {error}"
            return
        assert one.send is not None
        batch = one.send.read_bytes()
        sender = one.sender or batch[5:8].decode("latin-1").strip()
        self.senders.add(sender)
        told = f"{at}  filer  sends {one.send.name} under {one.control}"
        try:
            receipt = self.office.take(batch, sender, one.control)
        except Down as error:
            yield f"{told}: {error}"
            return
        except Conflict as error:
            yield f"{told}: refused, {error}"
            return
        if receipt.duplicate:
            yield f"{told}: it was here before, answered by message {receipt.number} as then"
            return
        self._write("in", one.control, batch)
        yield f"{told}{': ' + one.say if one.say else ''}"

    def _key(self, one: Play) -> str:
        """`last statement` names the statement that was printed last."""
        if one.key == "last statement":
            statements = self.office.statements()
            return str(max(statements, key=lambda told: (told["print_date"], told["kind"] == "monthly"))["number"]) if statements else one.key
        return one.key

    def _news(self) -> Iterator[str]:
        with self.office.store.hold() as file:
            notes = list(file.journal(self.noted))
            mails = [one for sender in sorted(self.senders) for one in file.mail(sender, self.mailed, 10_000)]
        for number, at, subject, what, about in notes:
            self.noted = number
            if what != "batch received":
                yield f"{at.isoformat(' ', 'minutes')}  cbp    {subject}  {words(what, about)}"
        for one in sorted(mails, key=lambda mail: mail.number):
            self.mailed = one.number
            self._write("out", one.application or "reject", one.text.encode("latin-1"))
            yield f"{'':18}to {one.sender}  message {one.number}, {one.application or 'rejected batch'}: {_gist(one.application, one.text)}"

    def _write(self, way: str, name: str, data: bytes) -> None:
        self.written += 1
        if self.out:
            self.out.mkdir(parents=True, exist_ok=True)
            (self.out / f"{self.written:03}-{way}-{name}.abi").write_bytes(data)


def _gist(application: str, text: str) -> str:
    """The line of a message that says most: its last disposition, else its first record."""
    if application == "notice":
        import json

        return str(json.loads(text)["text"])
    if application in ("PF", "MS"):
        header = next(line for line in text.split("\r\n") if line.startswith("B"))
        return f"{'preliminary' if header[12:13] == 'P' else 'final'} statement {header[13:23]}"
    lines = [line for line in text.split("\r\n") if line and line[0] not in "ABYZ"]
    final = [line for line in lines if line.startswith(("E1A", "E1R", "X1A", "X1R", "SE90", "SO6", "SO7", "SO5"))]
    return " ".join((final or lines or [""])[-1].split())[:_HEAD]
