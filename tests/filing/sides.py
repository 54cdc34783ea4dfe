"""Who is on the other side of the wire when processes are killed: the rehearsal itself, or the servers of tests that answer late and doubled.

Both know what they took and posted, and what has to be so in the end.
"""

from __future__ import annotations

import hashlib
import random
import socketserver
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Protocol

from tests.ace import messages as summaries
from tests.ace.messages import change
from tests.filing import servers
from tidewaiter.abi.control_number import control_number, with_control
from tidewaiter.abi.disposition import disposition
from tidewaiter.ace.desk import Mail, Thing
from tidewaiter.ace.office import Office
from tidewaiter.ace.serve import Doors, serve
from tidewaiter.ace.store import Store
from tidewaiter.numbers.entry_number import check_digit
from tidewaiter.store.filings import ACCEPTED, REJECTED

ROOT = Path(__file__).resolve().parents[2]
SENDER = servers.SENDER


@dataclass(frozen=True)
class Message:
    """One that is filed: about which entry, as it is without its control number, and what the answer to it has to say."""

    subject: str
    batch: bytes
    state: str = ACCEPTED

    @property
    def control(self) -> str:
        return control_number(self.batch)

    @property
    def body(self) -> bytes:
        return with_control(self.batch, self.control)


class Side(Protocol):
    name: str
    files: tuple[str, ...]           # of its own code, whose instructions are counted
    taking: frozenset[str]           # its functions between reading a message and answering that it is taken; none: all are
    deciding: frozenset[str]         # those of them that begin and end what is kept together

    def messages(self, draw: random.Random) -> list[Message]: ...
    def mortal(self, wire: str) -> bool:
        """Whether it may be killed at any instant behind this wire."""
        ...
    def serve(self, wire: str, door: int, drop: Path) -> None:
        """Serve until killed."""
        ...
    def taken(self) -> list[tuple[str, str]]:
        """Control number and SHA-256 of what was taken, in its order, as often as it was."""
        ...
    def posted(self) -> list[tuple[int, str, bytes]]: ...
    def wrong(self, filed: list[Message]) -> Iterator[str]:
        """What is not as it has to be, beyond what was taken and posted."""
        ...


class Servers:
    """Servers of tests, which do what the rehearsal does not: replies are late, doubled and out of order, and a folder knows no number again."""

    name = "servers"
    files = (str(ROOT / "tests" / "filing" / "servers.py"),)
    taking: frozenset[str] = frozenset()
    deciding = frozenset({"take", "_begin", "mail", "_answer", "handle"})

    def __init__(self, folder: Path, seed: int) -> None:
        self._keeper = servers.Keeper(folder / "server.sqlite", seed=seed)

    def messages(self, draw: random.Random) -> list[Message]:
        return [
            Message(subject, servers.batch(subject, n))
            for subject in (f"{SENDER}{entry:08}" for entry in range(draw.randint(2, 4))) for n in range(draw.choice([1, 1, 2, 3]))
        ]

    def mortal(self, wire: str) -> bool:
        return wire != "file"

    def serve(self, wire: str, door: int, drop: Path) -> None:
        if wire == "file":
            servers.serve_folder(drop, self._keeper)
        elif wire == "http":
            servers.serve_http(self._keeper, door)
        else:
            line: socketserver.BaseServer = servers.lines(self._keeper, door)
            line.serve_forever()

    def taken(self) -> list[tuple[str, str]]:
        return [(control.split()[-1], hashlib.sha256(body).hexdigest()) for control, body in self._keeper.taken()]

    def posted(self) -> list[tuple[int, str, bytes]]:
        return self._keeper.posted()

    def wrong(self, filed: list[Message]) -> Iterator[str]:
        yield from ()


class Rehearsal:
    """The rehearsal as `ace serve` runs it, its clock standing, with the light books of its own tests so that a start is cheap."""

    name = "rehearsal"
    files = (str(ROOT / "src" / "tidewaiter" / "ace"),)
    deciding = frozenset({"take", "receive", "_take", "_said", "_line_answer", "_taken", "_sweep", "_deliver"})
    taking = deciding | {
        "_received", "_explain", "explain", "_answered", "_answer", "_keep_route", "happen", "put", "remove", "post", "keep", "note", "later",
        "hold",
    }

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "ace"

    def messages(self, draw: random.Random) -> list[Message]:
        """Of each entry one or several that follow each other: added, replaced, sometimes refused for what is in it or for its syntax."""
        return [
            self.message(draw, entry, n, draw.choices(["good", "refused", "garbled"], [8, 2, 1])[0])
            for entry in range(draw.randint(2, 4)) for n in range(draw.choice([1, 2, 3, 4]))
        ]

    @staticmethod
    def message(draw: random.Random, entry: int, n: int, kind: str) -> Message:
        """The nth of an entry. Each names the entry by a reference of its own."""
        digits = f"{324527 + entry:07}"
        number = digits + check_digit(SENDER, digits)
        changes = [change("10", entry_number=number, action="R" if n else "A", reference=f"26-{entry:03}{n:03}"), change("22", quantity=118 + n)]
        if draw.random() < 0.5:
            changes.append(change("10", payment_type="2", print_date=date(2026, 9, 28 + draw.randrange(3))))
        if kind == "refused":
            changes.append(change("10", port="9999"))        # no port
        batch = summaries.batch(summaries.spoiled(summaries.good(), *changes))
        if kind == "garbled":
            batch = b"".join(line for line in batch.splitlines(keepends=True) if line[:1] != b"Y")
        return Message(SENDER + number, batch, ACCEPTED if kind == "good" else REJECTED)

    def mortal(self, wire: str) -> bool:
        return True

    def serve(self, wire: str, door: int, drop: Path) -> None:
        doors = {"http": Doors(port=door), "tcp": Doors(port=0, tcp_port=door), "file": Doors(port=0, drop=drop)}
        serve(self._office(), doors[wire], lambda _: None)

    def take(self, filed: list[Message]) -> None:
        """Take messages one after the other, by no door."""
        office = self._office()
        for one in filed:
            office.take(one.body, SENDER, one.control)

    def _office(self) -> Office:
        office = Office(Store(self._folder), summaries.BOOKS, None)
        office.open(datetime.combine(summaries.CLOCK, time(9)))
        return office

    def taken(self) -> list[tuple[str, str]]:
        received, notes, _ = self._kept()
        return [
            (subject, received.get(f"{SENDER} {subject}", {}).get("sha256", ""))
            for subject, what, _ in notes if what == "batch received"
        ]

    def posted(self) -> list[tuple[int, str, bytes]]:
        """While it runs, too: nothing is held against it."""
        try:
            with closing(sqlite3.connect(self._folder / "ace.sqlite", timeout=30)) as file:
                found = file.execute("SELECT number, control, text FROM mail ORDER BY number").fetchall()
        except sqlite3.OperationalError:         # it has not come so far as to make its tables
            return []
        return [(number, control, text.encode("latin-1")) for number, control, text in found]

    def wrong(self, filed: list[Message]) -> Iterator[str]:
        received, notes, mail = self._kept()
        if set(received) != {f"{SENDER} {one.control}" for one in filed}:
            yield f"received is {sorted(received)}"
        for number, times in Counter(one.control for one in mail).items():
            if times != 1:
                yield f"{number} was answered {times} times"
        numbers = {f"{one.sender} {one.control}": one.number for one in mail}
        for key, thing in received.items():
            if numbers.get(key) != thing["mail"]:
                yield f"{key} is answered by {thing['mail']}, and the mail has {numbers.get(key)}"
        said = {one.control: disposition(one.text.encode("latin-1")).value for one in mail}
        if said != (told := {one.control: one.state for one in filed}):
            yield f"it answered {said}, not {told}"
        yield from self._summaries(filed, notes)

    def _summaries(self, filed: list[Message], notes: list[tuple[str, str, Thing]]) -> Iterator[str]:
        """Of each entry the last that was accepted, unless a replacement that was refused for what is in it took it away."""
        expected: dict[str, bytes] = {}
        happened: Counter[tuple[str, str]] = Counter()
        for one in filed:
            if not any(line[:1] == b"Y" for line in one.batch.splitlines()):
                continue                             # rejected whole: it comes to no entry
            happened[one.subject, "summary.accepted" if one.state == ACCEPTED else "summary.rejected"] += 1
            expected.pop(one.subject, None)
            if one.state == ACCEPTED:
                expected[one.subject] = b"".join(line for line in one.body.splitlines(keepends=True) if line[:1] not in b"ABYZ")
        with closing(sqlite3.connect(self._folder / "ace.sqlite")) as file:
            rows = file.execute("SELECT filer || entry_number, message FROM accepted_summaries").fetchall()
        if len(rows) != len(expected) or dict(rows) != expected:
            yield f"on file are {sorted(rows)}, not {sorted(expected.items())}"
        counted = Counter((subject, what) for subject, what, _ in notes if what in ("summary.accepted", "summary.rejected"))
        if counted != happened:
            yield f"the journal has {dict(counted)}, not {dict(happened)}"

    def _kept(self) -> tuple[dict[str, Thing], list[tuple[str, str, Thing]], list[Mail]]:
        """What it received by sender and control number, its journal, its mail."""
        with Store(self._folder).hold() as file:
            notes = [(subject, what, about) for _, _, subject, what, about in file.journal(0)]
            return dict(file.things("received")), notes, list(file.mail(SENDER, 0, 100_000))


def last(side: Side) -> int:
    """The number of its last message."""
    return max((number for number, _, _ in side.posted()), default=0)

