"""Kill the filer and the other side at random instants, start them again until all is filed, and see that each entry was filed once.

A run has a seed, which draws who is on the other side (three times of four the rehearsal, else the servers of the tests, which answer late,
doubled and out of order), the wire (HTTP, TCP, a folder), the filings of several entries, and who is killed when: after a time, at the nth
instruction that it executes in our code or a library's, or at the nth while it sends or takes, where an instant decides. Seed and --database
draw the database. HTTP and TCP go through a proxy that cuts connections between two reads. Processes are forked from this one, which has
loaded everything and runs no thread, so that a start takes milliseconds and kill -9 is what it is.

    python tools/crash_filing.py --runs 50                 every second run on PostgreSQL, where there is one
    python tools/crash_filing.py --runs 1 --seed 4711 -v   one run again
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import dbos  # noqa: E402
import httpx  # noqa: E402, F401
import sqlalchemy  # noqa: E402
import starlette.routing  # noqa: E402, F401
import uvicorn  # noqa: E402, F401
from tests import postgres  # noqa: E402
from tests.filing.sides import SENDER, Message, Rehearsal, Servers, Side, last  # noqa: E402
from tests.ports import free  # noqa: E402
from tools.killing import Counter, fork, kill  # noqa: E402

import tidewaiter.filing.draining  # noqa: E402, F401
from tidewaiter.filing.adapters import drop, http, tcp  # noqa: E402, F401
from tidewaiter.filing.outbox import Outbox, Pace  # noqa: E402
from tidewaiter.filing.wires import open_wire, peer  # noqa: E402
from tidewaiter.store import filings, message_log  # noqa: E402
from tidewaiter.store.database import connect  # noqa: E402

PACE = Pace(first=0.05, longest=0.3, fetch=0.02, fetch_longest=0.1, idle=0.1, look=0.01)
AT_STAKE = tuple(str(ROOT / "src" / "tidewaiter" / room) for room in ("filing", "store"))
SENDING = frozenset({        # what runs between taking a message up and having it acknowledged
    "_attempt", "begin_try", "end_try", "move", "append", "send", "put", "make", "read", "write", "rename", "_settle",
    "_asked", "_json", "_connected", "_line",
})
WORKFLOWS, SQL = (str(Path(library.__file__ or "").parent) for library in (dbos, sqlalchemy))
PATIENCE = 120               # seconds that a run may take
MOST_KILLS = 4               # of the other side in a run, so that it ends


class Run:
    """One run, in a folder of its own. `failures` says what was not as it has to be."""

    def __init__(self, seed: int, folder: Path, server: str | None, template: str) -> None:
        self.seed, self.folder = seed, folder
        self.random = random.Random(seed)
        rehearsed = self.random.random() < 0.75
        self.wire = self.random.choice(["http", "tcp", "file"] if rehearsed else ["http", "http", "tcp", "file"])
        self.postgres = server
        self.database = postgres.database(server, f"run{seed}", template) if server else f"sqlite:///{folder}/filer.sqlite"
        self.side: Side = Rehearsal(folder) if rehearsed else Servers(folder, self.random.randrange(1 << 30))
        self.door, self.front = free(), free()
        self.address = {
            "http": f"http://127.0.0.1:{self.front}", "tcp": f"tcp://127.0.0.1:{self.front}", "file": f"file://{folder}/drop",
        }[self.wire]
        self.messages: list[Message] = self.side.messages(self.random)
        self.killed = {"filer": 0, "other side": 0, "by itself": 0}
        self.failures: list[str] = []

    def sweep(self, at: int) -> bool:
        """File one message into the folder, killed once at an instruction of sending; whether it came so far."""
        self.side = Servers(self.folder, self.seed)
        self.messages, self.wire, self.address = self.side.messages(self.random)[:1], "file", f"file://{self.folder}/drop"
        server = self._server(None)
        try:
            status = os.waitpid(fork(lambda: self._file(Counter(at, AT_STAKE, only=SENDING))), 0)[1]
            time.sleep(0.03)                 # whoever reads the folder has taken by now what is there
            if killed := os.WIFSIGNALED(status):
                self.killed["filer"] += 1
                os.waitpid(fork(lambda: self._file(None)), 0)
        finally:
            kill(server)
        self._judge()
        return killed

    def run(self) -> None:
        until = time.monotonic() + PATIENCE
        kills = self.random.randint(1, 5)
        proxy = fork(lambda: cutting(self.front, self.door, self.seed)) if self.wire != "file" else 0
        mortal = self.side.mortal(self.wire)
        counter = self._instruction() if mortal else None
        server, server_at = self._server(counter), self._moment(counter) if mortal else None
        try:
            while time.monotonic() < until:
                how = self.random.choice(["time", "instruction", "sending", "sending"]) if self.killed["filer"] < kills else "never"
                own = {
                    "instruction": Counter(int(10 ** self.random.uniform(2, 5)), AT_STAKE, (WORKFLOWS,)),
                    "sending":     Counter(self.random.randint(1, 3000), AT_STAKE, only=SENDING),
                }.get(how)
                filer = fork(lambda own=own: self._file(own))
                dies = time.monotonic() + self.random.uniform(0.02, 0.6) if how == "time" else until
                status = None
                while status is None:
                    done, status_word = os.waitpid(filer, os.WNOHANG)
                    status = status_word if done else None
                    if status is None and time.monotonic() >= dies:
                        os.kill(filer, signal.SIGKILL)
                        status = os.waitpid(filer, 0)[1]
                    ended, word = os.waitpid(server, os.WNOHANG) if mortal else (0, 0)
                    self.killed["by itself"] += bool(ended)
                    if not ended and server_at is not None and time.monotonic() >= server_at:
                        os.kill(server, signal.SIGKILL)
                        ended, word = os.waitpid(server, 0)
                    if ended:
                        if not os.WIFSIGNALED(word):
                            self.failures.append(f"the other side ended with status {os.WEXITSTATUS(word)}")
                        self.killed["other side"] += 1
                        again = self.killed["other side"] < MOST_KILLS
                        time.sleep(self.random.uniform(0, 0.2))
                        counter = self._instruction() if again else None
                        server, server_at = self._server(counter), self._moment(counter) if again else None
                    time.sleep(0.005)
                if os.WIFSIGNALED(status):
                    self.killed["filer"] += 1
                    self.killed["by itself"] += how != "time"
                    continue
                if os.WEXITSTATUS(status):
                    self.failures.append(f"the filer ended with status {os.WEXITSTATUS(status)}")
                break
            else:
                self.failures.append(f"not done after {PATIENCE} seconds")
        finally:
            kill(server)
            if proxy:
                kill(proxy)
        self._judge()
        if self.postgres:
            postgres.drop(self.postgres, f"run{self.seed}")

    def _moment(self, counter: Counter | None) -> float:
        """When the other side is killed, which comes later where it shall die by itself."""
        return time.monotonic() + (self.random.uniform(0.05, 1) if counter is None else self.random.uniform(1, 3))

    def _instruction(self) -> Counter | None:
        """Where the other side dies by itself: mostly between reading and answering."""
        side, how = self.side, self.random.choice(["never", "any", "taking", "deciding", "deciding"])
        return {
            "any":      Counter(int(10 ** self.random.uniform(2, 5)), side.files, (SQL,)),
            "taking":   Counter(self.random.randint(1, 4000), side.files, only=side.taking),
            "deciding": Counter(self.random.randint(1, 1200), side.files, only=side.deciding),
        }.get(how)

    def _server(self, counter: Counter | None) -> int:
        def serve() -> None:
            if counter is not None:
                counter.start()
            self.side.serve(self.wire, self.door, self.folder / "drop")

        return fork(serve)

    def _outbox(self) -> Outbox:
        return Outbox(connect(self.database), lambda name: open_wire(name, lambda _: {}, _none), lambda: datetime.now(UTC), PACE)

    def _file(self, counter: Counter | None) -> None:
        """The filer: queue everything, drain until all is settled and all mail is fetched."""
        if counter is not None:
            counter.start()
        box = self._outbox()
        for one in self.messages:
            box.queue(one.body, self.address, control=one.control, subject=one.subject)

        def over() -> bool:
            with box.database.read() as connection:
                if filings.listed(connection, states=filings.OPEN, most=1):
                    return False
                fetched = filings.cursor(connection, peer(self.address, SENDER))
            return fetched >= last(self.side)

        while not over():
            if not box.run(over, listen=True):
                time.sleep(0.02)

    def _judge(self) -> None:
        wrong = self.failures.append
        box = self._outbox()
        taken = self.side.taken()
        expected = {one.control: one for one in self.messages}
        times = collections.Counter(control for control, _ in taken)
        for control in expected.keys() | times.keys():
            if times[control] != 1:
                wrong(f"{control} was taken {times[control]} times")
        for control, digest in taken:
            if control in expected and digest != hashlib.sha256(expected[control].body).hexdigest():
                wrong(f"{control} came with other bytes")
        for subject in {one.subject for one in self.messages}:
            want = [one.control for one in self.messages if one.subject == subject]
            got = [control for control, _ in taken if control in want]
            if got != want:
                wrong(f"{subject} came in the order {got}, not {want}")
        head, found = message_log.verify(box.database)
        if found:
            wrong(f"the log: {found}")
        logged = list(message_log.listed(box.database))
        came = sorted((one.number, one.sha256) for one, _ in logged if one.direction == message_log.IN)
        posted = sorted((number, hashlib.sha256(body).hexdigest()) for number, _, body in self.side.posted())
        if came != posted:
            wrong(f"the log has {len(came)} replies and {len(posted)} were posted")
        went = sorted(one.control for one, _ in logged if one.direction == message_log.OUT)
        if went != sorted(expected):
            wrong(f"the log has {went} going out")
        if head.count != len(logged):
            wrong(f"the head counts {head.count} of {len(logged)} messages")
        with box.database.read() as connection:
            states = {one.control: one.state for one in filings.listed(connection)}
            if stray := filings.unmatched(connection):
                wrong(f"unmatched: {stray}")
        if states != {control: one.state for control, one in expected.items()}:
            wrong(f"the ledger says {states}")
        box.database.close()
        self.failures += self.side.wrong(self.messages)


def cutting(front: int, door: int, seed: int) -> None:
    """A proxy that cuts a third of the connections after some bytes, one way or the other. Until killed."""
    import asyncio

    draw = random.Random(seed)

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, left: int | None) -> None:
        while chunk := await reader.read(64 if left is not None else 65536):
            if left is not None and (left := left - len(chunk)) < 0:
                raise ConnectionAbortedError
            writer.write(chunk)
            await writer.drain()
        writer.write_eof()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        try:
            there, back = await asyncio.open_connection("127.0.0.1", door)
            ends.append(back)
            cut = [draw.randrange(900) if draw.random() < 0.2 else None for _ in range(2)]
            await asyncio.gather(pump(reader, back, cut[0]), pump(there, writer, cut[1]))
        except OSError:
            pass
        finally:
            for end in ends:
                end.transport.abort()

    async def serve() -> None:
        async with await asyncio.start_server(meet, "127.0.0.1", front) as server:
            await server.serve_forever()

    asyncio.run(serve())


def _none(sender: str) -> Any:
    raise AssertionError("no rehearsal here")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--runs", type=int, default=50)
    words.add_argument("--seed", type=int, default=1, help="of the first run; the next have the next")
    words.add_argument("--seconds", type=float, default=None, help="begin no run after so many seconds")
    words.add_argument("--database", choices=["both", "sqlite", "postgresql"], default="both")
    words.add_argument("--sweep", type=int, metavar="STEP", help="instead: a folder, SQLite, killed at every STEPth instruction of sending")
    words.add_argument("--sweep-rehearsal", type=int, metavar="STEP", help="instead: the rehearsal killed at every STEPth instruction of taking")
    words.add_argument("-v", "--verbose", action="store_true")
    told = words.parse_args()
    absent = postgres.missing() if told.database != "sqlite" else ""
    if absent:
        print(f"without PostgreSQL: {absent}", file=sys.stderr)
        if told.database == "postgresql":
            sys.exit(2)
    if told.sweep:
        sys.exit(sweep(told.sweep, told.seed))
    if told.sweep_rehearsal:
        sys.exit(sweep_rehearsal(told.sweep_rehearsal, told.seed))
    begun = time.monotonic()
    kinds: dict[str, dict[str, int]] = {}
    tally: dict[str, Any] = {"runs": 0, "failed": 0}
    with ExitStack() as stack:
        server = stack.enter_context(postgres.server()) if told.database != "sqlite" and not absent else None
        template = f"template{os.getpid()}"
        if server:
            prepare(server, template)
        for n in range(told.runs):
            if told.seconds and time.monotonic() - begun > told.seconds:
                break
            seed = told.seed + n
            folder = Path(tempfile.mkdtemp(prefix="tidewaiter-crash-"))
            there = server if server and (told.database == "postgresql" or seed % 2) else None
            run = Run(seed, folder, there, template)
            started = time.monotonic()
            run.run()
            kind = "postgresql" if there else "sqlite"
            tally["runs"] += 1
            figures = {
                "runs": 1, "filings": len(run.messages), "filer killed": run.killed["filer"], "other side killed": run.killed["other side"],
                "at an instruction": run.killed["by itself"],
            }
            for word in ("all", run.side.name, run.wire, kind):
                kinds[word] = {name: figure + kinds.get(word, {}).get(name, 0) for name, figure in figures.items()}
            if told.verbose or run.failures:
                print(f"seed {seed}: {run.side.name}, {run.wire}, {kind}, {len(run.messages)} filings, killed {run.killed}, "
                      f"{time.monotonic() - started:.1f} s" + (f": {'; '.join(run.failures)}; see {folder}" if run.failures else ""), file=sys.stderr)
            if run.failures:
                tally["failed"] += 1
            else:
                shutil.rmtree(folder, ignore_errors=True)
        if server:
            postgres.drop(server, template)
    tally["seconds"] = round(time.monotonic() - begun, 1)
    print(json.dumps(tally | kinds))
    sys.exit(1 if tally["failed"] else 0)


def sweep(step: int, seed: int) -> int:
    """The exit status of a sweep."""
    points, failed, at = 0, 0, 1 + seed % step
    while True:
        folder = Path(tempfile.mkdtemp(prefix="tidewaiter-crash-"))
        run = Run(seed, folder, None, "")
        reached = run.sweep(at)
        if run.failures:
            failed += 1
            print(f"killed at instruction {at}: {'; '.join(run.failures)}; see {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
        if not reached:
            break
        points, at = points + 1, at + step
    print(json.dumps({"points": points, "failed": failed, "instructions": at}))
    return 1 if failed else 0


def sweep_rehearsal(step: int, seed: int) -> int:
    """The exit status of a sweep: two messages of an entry are brought, it is killed once, and both are brought again."""
    points, failed, at, reached = 0, 0, 1 + seed % step, True
    while reached:
        folder = Path(tempfile.mkdtemp(prefix="tidewaiter-crash-"))
        side = Rehearsal(folder)
        filed = [side.message(random.Random(seed), 0, n, "good") for n in range(2)]

        def dying(side: Rehearsal = side, filed: list[Message] = filed, at: int = at) -> None:
            Counter(at, side.files, only=side.taking).start()
            side.take(filed)

        reached = os.WIFSIGNALED(os.waitpid(fork(dying), 0)[1])
        ended = os.waitpid(fork(lambda side=side, filed=filed: side.take(filed)), 0)[1]
        wrong = [*side.wrong(filed)]
        if (taken := [control for control, _ in side.taken()]) != [one.control for one in filed]:
            wrong.append(f"{taken} were taken")
        if ended or wrong:
            failed += 1
            print(f"killed at instruction {at}: {'; '.join(wrong)}; see {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
        points, at = points + reached, at + step
    print(json.dumps({"points": points, "failed": failed, "instructions": at}))
    return 1 if failed else 0


def prepare(server: str, template: str) -> None:
    """A database with all tables, of which each run gets a copy."""
    url = postgres.database(server, template)

    def tables() -> None:
        connect(url).close()
        dbos.DBOS.migrate(url)

    os.waitpid(fork(tables), 0)


if __name__ == "__main__":
    main()
