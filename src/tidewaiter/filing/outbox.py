"""The outbox: what is queued in it goes out once, in the order of its entry, and what comes back is kept and matched.

Queueing writes one row of the ledger and needs nobody else. One process at a time drains (`run`): it sends what has its turn through
durable workflows, and fetches replies by their numbers. Any process may wait for a filing; whoever finds nobody draining drains.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tidewaiter.abi.control_number import LONGEST, application_of_batch, controls_of, printed, sender_of
from tidewaiter.abi.disposition import disposition
from tidewaiter.filing.wire import Wire
from tidewaiter.filing.wires import peer as peer_of
from tidewaiter.store import filings
from tidewaiter.store.alone import alone
from tidewaiter.store.database import Database
from tidewaiter.store.filings import Filing

_LONGEST_TOLD = 80           # characters of a control number that a wire tells
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Pace:
    """Seconds. A try that fails is followed by another after `first`, then twice that and so on up to `longest`."""

    first: float = 0.5
    longest: float = 60
    fetch: float = 0.2           # between fetches while a reply is awaited, growing to `fetch_longest`
    fetch_longest: float = 5
    idle: float = 30             # between fetches while none is
    look: float = 0.05           # between looks into the ledger

    def after(self, tries: int) -> float:
        """The pause after so many failures."""
        return min(self.longest, self.first * 2.0 ** min(tries - 1, 20))


class NotOpen(ValueError):
    """What a person decides on is not there to be decided. Its text is one line."""


class Outbox:
    """The outbox of one database. `wire_to` opens the wire to a peer, `clock` gives the moment, with its zone, of what is logged."""

    def __init__(self, database: Database, wire_to: Callable[[str], Wire], clock: Clock, pace: Pace | None = None) -> None:
        self.database, self.wire_to, self.clock, self.pace = database, wire_to, clock, pace or Pace()

    def queue(self, body: bytes, address: str, *, control: str, subject: str) -> Filing:
        """Queue a batch for the peer at an address; the same control number with the same bytes is the same filing.

        `subject` is what it is about, filer and entry number: one subject's batches go out in the order in which they were queued, each
        after the reply to the one before. Taken where the number stands for other bytes.
        """
        if not control or printed(control) != control or len(control) > LONGEST or printed(subject) != subject or len(subject) > 40:
            raise ValueError(f"{control!a} is no control number, or {subject!a} is nothing to file about")
        peer = peer_of(address, sender_of(body))
        with self.database.begin() as connection:
            return filings.queue(
                connection, control=control, peer=peer, sender=sender_of(body), application=application_of_batch(body), subject=subject, body=body,
                at=self.clock(),
            )

    def filing(self, control: str) -> Filing:
        """KeyError for a control number that was never queued."""
        with self.database.read() as connection:
            found = filings.find(connection, control)
        if found is None:
            raise KeyError(control)
        return found

    def wait(self, control: str, seconds: float) -> Filing:
        """The filing once it is settled or needs a person, or as it stands after so many seconds; drains where nobody does."""
        until = time.monotonic() + seconds

        def over() -> bool:
            return self.filing(control).state not in (filings.QUEUED, filings.SENT) or time.monotonic() >= until

        while not over():
            if not self.run(over):
                time.sleep(self.pace.look)
        return self.filing(control)

    def run(self, over: Callable[[], bool], *, listen: bool = False) -> bool:
        """Drain until `over` says so. False at once where another drains. `listen` asks the peers for what they send unasked, too."""
        with alone(self.database) as held:
            if held is None:
                return False
            from tidewaiter.filing.draining import drain

            return drain(self, over, held, listen=listen)

    def settled(self) -> bool:
        """Whether nothing is left to send and no reply is awaited; what waits for a person does not count, nor what waits behind it."""
        with self.database.read() as connection:
            return not filings.turns(connection) and not filings.listed(connection, states=[filings.SENT], most=1)

    def receive(self, peer: str, number: int, control: str, body: bytes) -> str:
        """Keep a message of a peer and move the filing that it answers; its control number, "" where it answers none."""
        said = disposition(body).value
        # What the wire calls it, and what the message itself gives back.
        controls = dict.fromkeys([printed(control)[:_LONGEST_TOLD], *controls_of(body)])
        with self.database.begin() as connection:
            return filings.receive(
                connection, peer=peer, number=number, controls=list(controls), application=application_of_batch(body), body=body, said=said,
                at=self.clock(),
            )

    def retry(self, control: str, *, by: str, why: str) -> Filing:
        """A person has it sent again. NotOpen unless it is in doubt or was refused."""
        return self._decided(filings.retry, control, by, why, "sent again is what is in doubt or was refused")

    def give_up(self, control: str, *, by: str, why: str) -> Filing:
        """A person gives it up. NotOpen where it is settled already."""
        return self._decided(filings.give_up, control, by, why, "given up is what is not settled")

    def _decided(self, decide: Callable[..., Filing | None], control: str, by: str, why: str, rule: str) -> Filing:
        name, ground = (text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip() for text in (by, why))
        if not name or not ground or len(name) > 200:
            raise NotOpen("a decision has a name, of up to 200 characters, and a reason")
        if printed(control) != control:
            raise NotOpen(f"no filing has the control number {control!a}")
        with self.database.begin() as connection:
            filing = decide(connection, control, by=name, why=ground, at=self.clock())
            if filing is None:
                there = filings.find(connection, control)
                raise NotOpen(f"filing {control} is {there.state}; {rule}" if there else f"no filing has the control number {control}")
            return filing


def queue_name(peer: str) -> str:
    """The name of the queue of a peer, short enough for the library that keeps it."""
    return f"filing {hashlib.sha256(peer.encode()).hexdigest()[:16]}"
