"""Draining: each filing whose turn it is becomes a durable workflow of DBOS, and each peer has a thread that fetches its replies.

The workflow's name is the control number, so that starting it twice starts it once; a retry that a person asked for has a name of its
own. Its one step is done at least once and may be done again after a crash: what makes it happen once is the ledger, in which a try
is begun before a byte is written and ended after the acknowledgement.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable

from dbos import DBOS, DBOSClient, SetEnqueueOptions, SetWorkflowID

from tidewaiter.filing.outbox import Outbox, queue_name
from tidewaiter.filing.wire import Outage, Refused, Wire, WrongWire
from tidewaiter.store import filings
from tidewaiter.store.database import Database, Unreachable
from tidewaiter.store.filings import Filing

AT_ONCE = 16                 # transmissions under way to one peer
LONGEST_ASKED = 900          # seconds that the other side may ask us to wait
HANG_UP = 40                 # seconds that a try under way has to end when draining ends
VERSION = "1"                # of the workflow below: another number would leave what an older one began
_LOG = logging.getLogger(__name__)
_POLL = 0.05                 # seconds between looks of the library into its queues
_LIVE = frozenset({"ENQUEUED", "DELAYED", "PENDING"})
_ONE = threading.Lock()      # the library is one to a process
_draining: _Draining | None = None


def drain(outbox: Outbox, over: Callable[[], bool], held: Callable[[], bool], *, listen: bool) -> bool:
    """Drain until `over` says so, or until the lock is lost. False where this process drains another database.

    With `listen` the peers are asked for messages too that await nothing, as CBP sends some unasked.
    """
    global _draining
    if not _ONE.acquire(blocking=False):
        return False
    try:
        with outbox.database.read() as connection:
            peers = filings.peers(connection, all=listen)
        draining = _draining = _Draining(outbox, listen)
        library = _launch(outbox.database, peers)
        try:
            draining.run(over, held)
        finally:
            draining.stop()
            _quiet(library)
            DBOS.destroy()
            draining.hang_up()
            _draining = None
        return True
    finally:
        _ONE.release()


@DBOS.workflow(name="transmit", max_recovery_attempts=None)
async def transmit(control: str, attempt: int) -> str:
    """Send one transmission until it is acknowledged, or until there is no more to be sent."""
    tries = 0
    while (pause := await attempt_to_send(control, attempt)) is not None:
        tries += 1
        await DBOS.sleep_async(max(pause, _now_draining().outbox.pace.after(tries)))
    return "over"


@DBOS.step(name="attempt to send")
async def attempt_to_send(control: str, attempt: int) -> float | None:
    """The seconds after which to try again, at least; None where no further try is needed."""
    return await asyncio.to_thread(_now_draining().attempt, control, attempt)


def _now_draining() -> _Draining:
    if _draining is None:
        raise RuntimeError("nothing is draining")
    return _draining


def _quiet(library: DBOS) -> None:
    """Let the library's threads come to rest, so that none hands it a workflow while it ends."""
    for event in library.background_thread_stop_events:
        event.set()
    time.sleep(2 * _POLL)


def _launch(database: Database, peers: set[str]) -> DBOS:
    """Start the library on its own tables: a file beside a SQLite database, a schema of its own in PostgreSQL."""
    url = f"sqlite:///{database.file}.steps" if database.sqlite else database.url
    library = DBOS(config={
        "name": "tidewaiter", "system_database_url": url, "application_version": VERSION, "executor_id": "filing", "log_level": "CRITICAL",
        "max_executor_threads": 2 * AT_ONCE, "notification_listener_polling_interval_sec": _POLL,
    })
    DBOS.migrate(url)
    client = DBOSClient(system_database_url=url)
    try:
        for peer in peers:
            client.register_queue(queue_name(peer), partition_concurrency=1, worker_concurrency=AT_ONCE, polling_interval_sec=_POLL)
    finally:
        client.destroy()
    DBOS.launch()
    return library


class _Draining:
    def __init__(self, outbox: Outbox, listen: bool) -> None:
        self.outbox, self._listen = outbox, listen
        self._started: set[tuple[str, int]] = set()
        self._wires: dict[str, Wire] = {}
        self._fetching: dict[str, tuple[threading.Thread, threading.Event]] = {}
        self._over, self._stir, self._lock = threading.Event(), threading.Event(), threading.Condition()
        self._under_way = 0

    def run(self, over: Callable[[], bool], held: Callable[[], bool]) -> None:
        while not over() and held():
            self._start_turns()
            self._stir.wait(self.outbox.pace.look)
            self._stir.clear()

    def stop(self) -> None:
        """No new try begins; what is under way has its time to end."""
        with self._lock:
            self._over.set()
            for _, news in self._fetching.values():
                news.set()
            self._lock.wait_for(lambda: not self._under_way, timeout=HANG_UP)

    def hang_up(self) -> None:
        for wire in self._wires.values():
            wire.close()
        for thread, _ in self._fetching.values():
            thread.join(timeout=5)

    def _start_turns(self) -> None:
        with self.outbox.database.read() as connection:
            turns = filings.turns(connection)
            peers = filings.peers(connection, all=self._listen)
        for peer in peers - self._fetching.keys():
            news = threading.Event()
            thread = threading.Thread(target=self._fetch, args=(peer, news), name=f"replies of {peer}", daemon=True)
            self._fetching[peer] = thread, news
            thread.start()
        for filing in turns:
            if (filing.control, filing.attempt) not in self._started:
                self._start(filing)

    def _start(self, filing: Filing) -> None:
        # A retry's name is longer than a control number can be.
        name = filing.control if filing.attempt == 1 else f"{filing.control:<22}{filing.attempt}"
        queue = queue_name(filing.peer)
        if DBOS.retrieve_queue(queue) is None:
            DBOS.register_queue(queue, partition_concurrency=1, worker_concurrency=AT_ONCE, polling_interval_sec=_POLL)
        with SetWorkflowID(name), SetEnqueueOptions(queue_partition_key=filing.subject):
            workflow = DBOS.enqueue_workflow(queue, transmit, filing.control, filing.attempt)
        self._started.add((filing.control, filing.attempt))
        if workflow.get_status().status not in _LIVE:
            with self.outbox.database.begin() as connection:
                filings.begin_again(connection, filing.control, filing.attempt)

    def attempt(self, control: str, attempt: int) -> float | None:
        """One try; the seconds to wait at least before the next, None where none is needed."""
        with self._lock:
            if self._over.is_set():
                return 0
            self._under_way += 1
        try:
            return self._attempt(control, attempt)
        except Unreachable:
            return 0
        except Exception as error:           # a fault of ours loses no filing: it stays queued, says why, and is tried again
            with self.outbox.database.begin() as connection:
                filings.note(connection, control, f"{type(error).__name__}: {error}", self.outbox.clock())
            return 0
        finally:
            with self._lock:
                self._under_way -= 1
                self._lock.notify_all()
            self._stir.set()

    def _attempt(self, control: str, attempt: int) -> float | None:
        database, clock = self.outbox.database, self.outbox.clock
        try:
            wire = self._wire(self.outbox.filing(control).peer)
        except WrongWire as error:
            with database.begin() as connection:
                filings.move(connection, control, filings.REFUSED, clock(), why=str(error))
            return None
        with database.begin() as connection:
            filing = filings.begin_try(connection, control, attempt, wire.idempotent, clock())
        if filing is None:
            return None
        try:
            receipt = wire.send(control, filing.body)
        except Outage as outage:
            with database.begin() as connection:
                if outage.reached and not wire.idempotent:
                    filings.move(connection, control, filings.IN_DOUBT, clock(), why=str(outage))
                    return None
                filings.end_try(connection, control, str(outage), clock())
            return float(min(outage.seconds, LONGEST_ASKED))
        except Refused as refused:
            with database.begin() as connection:
                filings.move(connection, control, filings.REFUSED, clock(), why=str(refused))
            return None
        with database.begin() as connection:
            filings.move(connection, control, filings.SENT, clock(), number=receipt.number)
        if filing.peer in self._fetching:
            self._fetching[filing.peer][1].set()
        return None

    def _fetch(self, peer: str, news: threading.Event) -> None:
        """Fetch the replies of a peer, oftener while one is awaited, until draining is over."""
        pace, pause, failures = self.outbox.pace, 0.0, 0
        while True:
            news.wait(pause)
            news.clear()
            if self._over.is_set():
                return
            try:
                fresh = self._fetched(peer)
            except WrongWire:
                return
            except Exception as error:       # of whatever kind: what was not fetched stays where it is, and is fetched later
                if not isinstance(error, Outage | Unreachable):
                    _LOG.warning("replies of %s: %r", peer, error)
                failures += 1
                pause = max(pace.after(failures), float(min(getattr(error, "seconds", 0), LONGEST_ASKED)))
                continue
            failures = 0
            awaited = min(pace.fetch_longest, max(pace.fetch, pause * 1.3))
            pause = 0.0 if fresh else awaited if self._awaits(peer) else pace.idle

    def _fetched(self, peer: str) -> int:
        with self.outbox.database.read() as connection:
            after = filings.cursor(connection, peer)
        count = 0
        for reply in self._wire(peer).replies(after):
            if self._over.is_set():
                break
            self.outbox.receive(peer, reply.number, reply.control, reply.body)
            self._stir.set()
            count += 1
        return count

    def _awaits(self, peer: str) -> bool:
        with self.outbox.database.read() as connection:
            return peer in filings.peers(connection)

    def _wire(self, peer: str) -> Wire:
        with self._lock:
            if peer not in self._wires:
                self._wires[peer] = self.outbox.wire_to(peer)
            return self._wires[peer]
