"""Kill writers of records, and the database under them, at random instants: what was acknowledged is there, a move is whole or absent.

A run has a seed. Three writers of two tenants add records, one or many at once, change one that they share, remove, do moves (several
records, an event, a filing and its message in one transaction) and give moves up half way. After each commit a writer acknowledges on a
pipe. It is killed after a time, or at the nth instruction that it executes in the store or in SQLAlchemy, and another takes its place; on
PostgreSQL the server too is killed with all its processes, in some runs, and comes back by its log.

    python tools/crash_records.py --runs 50                every second run on PostgreSQL, where there is one
    python tools/crash_records.py --runs 1 --seed 4711 -v  one run again
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import selectors
import shutil
import signal
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import sqlalchemy as sa  # noqa: E402
from sqlalchemy.exc import DBAPIError  # noqa: E402
from tests import postgres  # noqa: E402
from tools.killing import Counter, fork, kill  # noqa: E402

from tidewaiter.shapes import Count, Id, Name  # noqa: E402
from tidewaiter.store import filings, message_log, verify  # noqa: E402
from tidewaiter.store.database import Database, Unreachable, connect  # noqa: E402
from tidewaiter.store.kinds import kind  # noqa: E402
from tidewaiter.store.ledger import Book, Ledger, Stale  # noqa: E402
from tidewaiter.store.tenants import apart  # noqa: E402
from tidewaiter.values import immutable  # noqa: E402

STORE, SQL = str(ROOT / "src" / "tidewaiter" / "store"), str(Path(sa.__file__).parent)
COMMITTING = frozenset({"write", "begin", "close", "keep", "add", "change", "remove", "_tell", "_unique", "_insert",
                        "append", "_add", "_change", "queue"})
TENANTS = ("north", "south")
WRITERS = 3
PATIENCE = 120               # seconds that a run may take
LEGS = 3                     # records of a move
MANY = 5                     # records added at once
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PEER = "tcp://ace:1#B76"


@immutable
class Tally:
    """What all writers of a tenant change: the deeds that they did on it, and how many."""

    deeds: tuple[str, ...] = ()
    count: Count = 0


@immutable
class Leg:
    """What one deed leaves behind."""

    deed: Name
    place: Count = 0
    tally: Id = ""


TALLIES = kind("tally", "qa", Tally, table="tallies")
LEGS_OF = kind("leg", "qb", Leg, index=[("deed",)])


class GivenUp(Exception):
    """A move that ends half way."""


@dataclass(frozen=True)
class Mind:
    """How a writer comes to its end: after a time, at an instruction, or not before its work is done."""

    seconds: float | None = None
    counter: Counter | None = None


def prepare(url: str) -> None:
    """A database with the tables of the deeds and two tenants, each with the record that its writers share."""
    database = connect(url)
    with database.begin() as connection:
        for one in (TALLIES, LEGS_OF):
            one.table.create(connection)
            if not database.sqlite:
                for statement in apart(one.table.name):
                    connection.execute(sa.text(statement))
                connection.execute(sa.text(f"GRANT ALL ON {one.table.name} TO tidewaiter_rows"))
    ledger = Ledger(database)
    for tenant in TENANTS:
        ledger.add_tenant(tenant, tenant, AT)
        with ledger.write(tenant, by="p", at=AT) as book:
            book.add(TALLIES, Tally())
    database.close()


class Writer:
    """Does deeds and acknowledges them. A deed's name tells who did it, its number and its sort."""

    def __init__(self, url: str, name: str, tenant: str, deeds: int, seed: int, pipe: int) -> None:
        self.url, self.name, self.tenant, self.deeds, self.pipe = url, name, tenant, deeds, pipe
        self.random = random.Random(seed)
        self.mine: list[str] = []            # ids of records that it may remove

    def work(self) -> None:
        done, until = 0, time.monotonic() + PATIENCE
        ledger = self._ledger(until)
        while done < self.deeds and time.monotonic() < until:
            sort = self.random.choice(["add", "many", "change", "change", "move", "move", "move", "remove", "give-up"])
            if sort == "remove" and not self.mine:
                sort = "add"
            deed = f"{self.name}.{done}.{self.random.randrange(1 << 30)}.{sort}"
            try:
                getattr(self, sort.replace("-", "_"))(ledger, deed)
            except Stale:
                continue                     # somebody else was faster: nothing was written
            except GivenUp:
                pass
            except (Unreachable, DBAPIError) as error:
                if isinstance(ledger.database.file, Path):
                    raise
                del error                    # the server is away: whether the deed was done nobody knows, and it is not acknowledged
                time.sleep(0.02)
                continue
            os.write(self.pipe, f"{deed}\n".encode())
            done += 1

    def _ledger(self, until: float) -> Ledger:
        while True:
            try:
                return Ledger(connect(self.url))
            except Unreachable:              # the server may be away
                if self.url.startswith("sqlite") or time.monotonic() > until:
                    raise
                time.sleep(0.02)

    def add(self, ledger: Ledger, deed: str) -> None:
        with ledger.write(self.tenant, by=self.name, at=AT, why=deed) as book:
            id = book.add(LEGS_OF, Leg(deed)).id
        self.mine.append(id)

    def many(self, ledger: Ledger, deed: str) -> None:
        with ledger.write(self.tenant, by=self.name, at=AT, why=deed) as book:
            book.add_all(LEGS_OF, [Leg(deed, place) for place in range(MANY)])

    def change(self, ledger: Ledger, deed: str) -> None:
        with ledger.read(self.tenant) as book:
            seen = book.all(TALLIES)[0]
        with ledger.write(self.tenant, by=self.name, at=AT, why=deed) as book:
            book.change(TALLIES, seen.id, Tally((*seen.value.deeds, deed), seen.value.count + 1), seen.version)

    def remove(self, ledger: Ledger, deed: str) -> None:
        id = self.mine.pop()
        with ledger.write(self.tenant, by=self.name, at=AT, why=deed) as book:
            book.remove(LEGS_OF, id)
            book.tell("removed", LEGS_OF, id, {"deed": deed})

    def move(self, ledger: Ledger, deed: str) -> None:
        with ledger.write(self.tenant, by=self.name, at=AT, why=deed) as book:
            self._move(book, deed)

    def give_up(self, ledger: Ledger, deed: str) -> None:
        with ledger.write(self.tenant, by=self.name, at=AT, why=deed) as book:
            self._move(book, deed)
            book.close()
            raise GivenUp

    def _move(self, book: Book, deed: str) -> None:
        tally = book.all(TALLIES)[0]
        for place in range(LEGS):
            book.add(LEGS_OF, Leg(deed, place, tally.id))
        book.change(TALLIES, tally.id, Tally((*tally.value.deeds, deed), tally.value.count + 1), tally.version)
        book.tell("moved", TALLIES, tally.id, {"deed": deed})
        control, connection = control_of(deed), book.connection
        filings.queue(connection, control=control, peer=PEER, sender="B76", application="AE", subject=self.name, body=deed.encode(), at=AT)
        filings.begin_try(connection, control, 1, False, AT)
        filings.move(connection, control, filings.SENT, AT, number=1)


def control_of(deed: str) -> str:
    return deed.rpartition(".")[0][-21:]


class Run:
    """One run. `failures` says what was not as it has to be."""

    def __init__(self, seed: int, folder: Path, cluster: postgres.Cluster | None, server: str | None, template: str) -> None:
        self.seed, self.folder, self.cluster, self.server = seed, folder, cluster, server
        self.random = random.Random(seed)
        if server:
            self.url = postgres.database(server, f"run{seed}", template)
        else:
            self.url = f"sqlite:///{folder}/records.sqlite"
            shutil.copy(template, folder / "records.sqlite")
        self.acknowledged: set[str] = set()
        self.killed = collections.Counter[str]()
        self.failures: list[str] = []

    def run(self) -> None:
        kills, server_kills = self.random.randint(2, 5), self.random.choice([0, 1, 2]) if self.cluster else 0
        chosen = selectors.DefaultSelector()
        lines: dict[int, bytes] = {}
        living: dict[int, tuple[int, Mind, float, int]] = {}
        until = time.monotonic() + PATIENCE
        server_at = time.monotonic() + self.random.uniform(0.1, 1.2) if server_kills else None

        def begin(place: int, n: int) -> None:
            mind = self._mind() if self.killed["writer"] < kills else Mind()
            read, write = os.pipe()
            name, deeds = f"w{self.seed % 1000}-{place}-{n}", self.random.randint(3, 8)
            writer = Writer(self.url, name, TENANTS[place % 2], deeds, self.random.randrange(1 << 30), write)

            def work() -> None:
                os.close(read)
                if mind.counter is not None:
                    mind.counter.start()
                writer.work()

            process = fork(work)
            os.close(write)
            chosen.register(read, selectors.EVENT_READ)
            lines[read] = b""
            living[process] = (place, mind, time.monotonic() + (mind.seconds or PATIENCE), n)

        for place in range(WRITERS):
            begin(place, 0)
        while living and time.monotonic() < until:
            for key, _ in chosen.select(0.005):
                got = os.read(key.fd, 65536)
                if not got:
                    chosen.unregister(key.fd)
                    os.close(key.fd)
                    continue
                *whole, lines[key.fd] = (lines[key.fd] + got).split(b"\n")
                self.acknowledged |= {line.decode() for line in whole}
            now = time.monotonic()
            if server_at is not None and now >= server_at:
                assert self.cluster is not None
                self.cluster.kill()
                self.killed["server"] += 1
                time.sleep(self.random.uniform(0, 0.1))
                self.cluster.start()
                server_kills -= 1
                server_at = time.monotonic() + self.random.uniform(0.1, 1.2) if server_kills else None
            for process, (place, mind, dies, n) in list(living.items()):
                if now >= dies:
                    with suppress(ProcessLookupError):
                        os.kill(process, signal.SIGKILL)
                ended, status = os.waitpid(process, os.WNOHANG)
                if not ended:
                    continue
                del living[process]
                if os.WIFSIGNALED(status):
                    self.killed["writer"] += 1
                    self.killed["at an instruction"] += mind.counter is not None
                    begin(place, n + 1)
                elif os.WEXITSTATUS(status):
                    self.failures.append(f"writer {place} ended with status {os.WEXITSTATUS(status)}")
        for process in living:
            kill(process)
            self.failures.append(f"not done after {PATIENCE} seconds")
        while chosen.get_map():
            for key, _ in chosen.select(0):
                got = os.read(key.fd, 65536)
                *whole, lines[key.fd] = (lines[key.fd] + got).split(b"\n")
                self.acknowledged |= {line.decode() for line in whole}
                if not got:
                    chosen.unregister(key.fd)
                    os.close(key.fd)
        self._judge()
        if self.server and not self.failures:
            postgres.drop(self.server, f"run{self.seed}")

    def _mind(self) -> Mind:
        how = self.random.choice(["time", "any", "committing", "committing"])
        if how == "time":
            return Mind(seconds=self.random.uniform(0.02, 0.8))
        if how == "any":
            return Mind(counter=Counter(int(10 ** self.random.uniform(2, 4.8)), (STORE,), (SQL,)))
        return Mind(counter=Counter(int(10 ** self.random.uniform(1, 3.7)), (STORE,), only=COMMITTING))

    def _judge(self) -> None:
        database = connect(self.url)
        try:
            there = self._there(database)
            for deed in self.acknowledged:
                self._acknowledged(deed, there)
            for deed, marks in there.items():
                self._whole(deed, marks)
            unknown = [deed for deed in there if deed not in self.acknowledged]
            if len(unknown) > self.killed["writer"] + WRITERS * self.killed["server"]:
                self.failures.append(f"{len(unknown)} deeds are there that nobody acknowledged: {unknown}")
            told = verify.verify(database)
            if told.count:
                self.failures.append(f"verify: {told.findings[:3]}")
        finally:
            database.close()

    def _there(self, database: Database) -> dict[str, collections.Counter[str]]:
        """What each deed left: how many records, changes of the tally, events, filings, messages."""
        found: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        ledger = Ledger(database)
        for tenant in TENANTS:
            with ledger.read(tenant) as book:
                for leg in book.all(LEGS_OF):
                    found[leg.value.deed]["legs"] += 1
                (tally,) = book.all(TALLIES)
                for deed in tally.value.deeds:
                    found[deed]["tally"] += 1
                if not tally.value.count == len(tally.value.deeds) == tally.version - 1:
                    self.failures.append(f"{tenant}: {tally.value.count} counted, {len(tally.value.deeds)} deeds, version {tally.version}")
                for event in book.log(most=100_000):
                    if event.why:
                        found[event.why][event.action] += 1
        with database.read() as connection:
            for filing in filings.listed(connection):
                found_of = next((deed for deed in found if control_of(deed) == filing.control), filing.control)
                found[found_of]["filing" if filing.state == filings.SENT else "filing half done"] += 1
        for message, _ in message_log.listed(database):
            deed = next((deed for deed in found if control_of(deed) == message.control), message.control)
            found[deed]["message"] += 1
        return found

    def _acknowledged(self, deed: str, there: dict[str, collections.Counter[str]]) -> None:
        if deed.endswith(".give-up"):
            return
        if deed not in there:
            self.failures.append(f"{deed} was acknowledged and is lost")

    def _whole(self, deed: str, marks: collections.Counter[str]) -> None:
        sort = deed.rpartition(".")[2]
        wanted = {
            "add":    [{"legs": 1, "add": 1}, {"add": 1}],           # the second where it was removed later
            "many":   [{"legs": MANY, "add": MANY}],
            "change": [{"tally": 1, "change": 1}],
            "remove": [{"remove": 1, "removed": 1}],
            "move":   [{"legs": LEGS, "add": LEGS, "tally": 1, "change": 1, "moved": 1, "filing": 1, "message": 1}],
        }.get(sort, [])
        if dict(marks) not in wanted:
            self.failures.append(f"{deed} left {dict(marks)}")


def main() -> None:
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("--runs", type=int, default=50)
    words.add_argument("--seed", type=int, default=1, help="of the first run; the next have the next")
    words.add_argument("--seconds", type=float, default=None, help="begin no run after so many seconds")
    words.add_argument("--database", choices=["both", "sqlite", "postgresql"], default="both")
    words.add_argument("-v", "--verbose", action="store_true")
    told = words.parse_args()
    absent = postgres.missing() if told.database != "sqlite" else ""
    if absent:
        print(f"without PostgreSQL: {absent}", file=sys.stderr)
        if told.database == "postgresql":
            sys.exit(2)
    begun = time.monotonic()
    tally: dict[str, Any] = {"runs": 0, "failed": 0}
    kinds: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    with ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix="tidewaiter-crash-"))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        cluster, server = None, None
        if told.database != "sqlite" and not absent:
            if server := os.environ.get("TIDEWAITER_POSTGRES", "").rstrip("/") or None:
                pass                         # a server that others may use is not killed
            else:
                cluster = postgres.Cluster()
                stack.callback(cluster.close)
                server = cluster.address
            template = f"template{os.getpid()}"
            url = postgres.database(server, template)
            os.waitpid(fork(lambda: prepare(url)), 0)
        file = home / "template.sqlite"
        os.waitpid(fork(lambda: prepare(f"sqlite:///{file}")), 0)
        for n in range(told.runs):
            if told.seconds and time.monotonic() - begun > told.seconds:
                break
            seed = told.seed + n
            folder = Path(tempfile.mkdtemp(prefix="tidewaiter-crash-"))
            there = server if server and (told.database == "postgresql" or seed % 2) else None
            run = Run(seed, folder, cluster if there else None, there, template if there else str(file))
            started = time.monotonic()
            run.run()
            word = "postgresql" if there else "sqlite"
            figures = {"runs": 1, "acknowledged": len(run.acknowledged), **run.killed}
            tally["runs"] += 1
            for name in ("all", word):
                kinds[name].update(figures)
            if told.verbose or run.failures:
                print(f"seed {seed}: {word}, {len(run.acknowledged)} acknowledged, killed {dict(run.killed)}, {time.monotonic() - started:.1f} s"
                      + (f": {'; '.join(run.failures[:5])}; see {folder}" if run.failures else ""), file=sys.stderr)
            if run.failures:
                tally["failed"] += 1
            else:
                shutil.rmtree(folder, ignore_errors=True)
        if server and not cluster:
            postgres.drop(server, template)
    tally["seconds"] = round(time.monotonic() - begun, 1)
    print(json.dumps(tally | {name: dict(figures) for name, figures in kinds.items()}))
    sys.exit(1 if tally["failed"] else 0)


if __name__ == "__main__":
    main()
