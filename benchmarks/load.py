"""Fifty people at work at once: `tidewaiter serve` as a process, asked over HTTP, one action a second each, on two cores that it shares with them.

    python -m benchmarks.load                             100,000 entries, both databases, a minute each
    python -m benchmarks.load --entries 20000 --kind sqlite --seconds 20
    python -m benchmarks.load --entries 20000 --database postgresql://HOST/NAME

An action is due at its second whether or not the one before is answered, and is timed from then: a service that falls behind shows it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from benchmarks.brokerage import Taken, number_of
from tests.ports import free

from benchmarks import databases, firm
from tidewaiter.access.token import SESSION, Session, new_token, token_hash
from tidewaiter.store import logins
from tidewaiter.store.database import connect
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Ledger

USERS, SECONDS, LIMIT = 50, 60, 250          # LIMIT in milliseconds, for p95
# Of a hundred actions so many.
MIX = {"worklist": 40, "entry opened": 25, "line saved": 15, "search": 10, "list": 5, "history": 5}
_STATES = ("closed", "liquidated", "paid", "draft", "held")


@dataclass
class Timed:
    """How long the actions took, in seconds by kind, and what was answered otherwise than it should be."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


@dataclass
class User:
    """Somebody logged in: what they may open, and the entry that they work on."""

    client: httpx.AsyncClient
    chance: random.Random
    entries: int
    files: list[str]
    draft: str
    lines: dict[int, dict[str, Any]] = field(default_factory=dict)

    async def act(self, kind: str) -> httpx.Response:
        """One action of a kind."""
        if kind == "line saved":
            return await self._save()
        if kind == "worklist":
            return await self.client.get("/worklist")
        if kind == "entry opened":
            return await self.client.get(f"/files/{self.chance.choice(self.files)}/whole")
        if kind == "history":
            return await self.client.get(f"/files/{self.chance.choice(self.files)}/history")
        if kind == "list":
            return await self.client.get("/files", params={"state": self.chance.choice(_STATES)})
        number = self.chance.randrange(self.entries)
        text = self.chance.choice((number_of, firm.bill_number, firm.container, firm.reference))(number)
        return await self.client.get("/search", params={"text": text})

    async def read_lines(self) -> None:
        """The lines that will be saved, as they stand."""
        answer = await self.client.get(f"/files/{self.draft}/lines")
        answer.raise_for_status()
        self.lines = {one["value"]["number"]: one for one in answer.json()["items"]}

    async def _save(self) -> httpx.Response:
        number = self.chance.choice(list(self.lines))
        there = self.lines[number]
        line = there["value"]["line"]
        first, *others = line["articles"]
        told = {"line": {**line, "articles": [{**first, "value": self.chance.randrange(10**6)}, *others]}, "why": "the invoice says so"}
        answer = await self.client.put(
            f"/files/{self.draft}/lines/{number}", json=told, headers={"If-Match": f'"{there["version"]}"'})
        if answer.status_code == 200:
            self.lines[number] = answer.json()
        return answer


async def at_work(user: User, seconds: int, timed: Timed) -> None:
    """One action each second from a moment of one's own on."""
    first = time.perf_counter() + user.chance.random()
    for second in range(seconds):
        due = first + second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        kind, = user.chance.choices(list(MIX), list(MIX.values()))
        try:
            answer = await user.act(kind)
        except httpx.HTTPError as error:
            timed.wrong.append(f"{kind}: {error!r}")
            continue
        timed.seconds[kind].append(time.perf_counter() - due)
        if answer.status_code != 200:
            timed.wrong.append(f"{kind}: {answer.status_code} {answer.text[:200]}")


async def load(address: str, tokens: list[str], files: list[str], drafts: list[str], entries: int, seconds: int) -> Timed:
    """All of them at once, each on a connection that stays open; what was asked to warm up is not timed."""
    users = [
        User(httpx.AsyncClient(base_url=f"{address}/api", headers={"Authorization": f"Bearer {token}"}, timeout=30), random.Random(number), entries,
             files, drafts[number]) for number, token in enumerate(tokens)]
    for user in users:
        await user.read_lines()
    for kind in MIX:
        for user in users[:5]:
            await user.act(kind)
    timed = Timed()
    await asyncio.gather(*(at_work(user, seconds, timed) for user in users))
    for user in users:
        await user.client.aclose()
    return timed


def prepared(database: str, users: int, entries: int) -> tuple[list[str], list[str], list[str]]:
    """Tokens of sessions that were begun just now, entries to be opened, and an entry for each to work on."""
    opened = connect(database)
    try:
        ledger, now, chance = Ledger(opened), datetime.now(UTC), random.Random(5)
        with ledger.write(firm.FIRM, by="operator", at=now, why="sessions for a load test") as book:
            people = [one.id for one in book.all(PEOPLE)]
            drafts = [one.id for state in ("draft", "in_review", "ready") for one in book.find(FILES, {"state": state}, limit=500).records]
            listed, after = list[str](), ""
            while len(listed) < min(2_000, entries // 2):
                page = book.find(FILES, order="created_at", descending=bool(len(listed) // 500 % 2), after=after, limit=500)
                listed += [one.id for one in page.records]
                after = page.next
            tokens = [new_token(SESSION) for _ in range(users)]
            for number, token in enumerate(tokens):
                session = Session(firm.FIRM, people[number % len(people)], now, now, "127.0.0.1", None, "password", False)
                logins.add_session(book, token_hash(token), session)
        chance.shuffle(drafts)
        return tokens, listed, [drafts[number % len(drafts)] for number in range(users)]
    finally:
        opened.close()


@contextmanager
def served(database: str) -> Iterator[str]:
    """The address of a workbench of its own process over a database."""
    port = free()
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "serve", "--database", database, "--port", str(port)]
        process = subprocess.Popen(command, env={**os.environ, "TIDEWAITER_HOME": home}, stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(600):
                try:
                    httpx.get(f"{address}/api/health", timeout=5)
                    break
                except httpx.TransportError:
                    if process.poll() is not None:
                        raise SystemExit(f"tidewaiter serve ended with {process.returncode}") from None
                    time.sleep(0.2)
            yield address
        finally:
            process.terminate()
            process.wait(60)


def run(database: str, entries: int, users: int = USERS, seconds: int = SECONDS) -> Timed:
    """The load on a database that is filled."""
    tokens, files, drafts = prepared(database, users, entries)
    with served(database) as address:
        return asyncio.run(load(address, tokens, files, drafts, entries, seconds))


def table(kind: str, entries: int, timed: Timed) -> str:
    """The rows as Markdown."""
    every = [one for some in timed.seconds.values() for one in some]
    lines = [f"{kind}, {entries:,} entries: {len(every):,} actions, {len(timed.wrong)} answered wrongly; milliseconds", "",
             "| action | times | p50 | p95 | p99 | limit for p95 | of limit |", "|---|--:|--:|--:|--:|--:|--:|"]
    for name, some in [*timed.seconds.items(), ("all", every)]:
        told = Taken.of(some) if len(some) > 1 else Taken(0, 0, 0)
        of = f"{LIMIT} | {told.p95 / LIMIT:.0%}" if name == "all" else " | "
        lines.append(f"| {name} | {len(some)} | {told.p50} | {told.p95} | {told.p99} | {of} |")
    return "\n".join([*lines, *(f"\n{one}" for one in timed.wrong[:5])]) + "\n"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--entries", type=int, default=100_000)
    asked.add_argument("--kind", choices=databases.KINDS, action="append", help="which database; both by default")
    asked.add_argument("--database", metavar="URL", help="one that is there; it is filled as far as it is not")
    asked.add_argument("--users", type=int, default=USERS)
    asked.add_argument("--seconds", type=int, default=SECONDS)
    told = asked.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])         # what is started from here is held to them too
    if told.database:
        databases.put(told.database, told.entries)
        print(table(told.database.partition(":")[0], told.entries, run(told.database, told.entries, told.users, told.seconds)))
        return
    with databases.folder() as place:
        for kind in told.kind or databases.KINDS:
            with databases.filled(kind, told.entries, place) as address:
                print(table(kind, told.entries, run(address, told.entries, told.users, told.seconds)), flush=True)


if __name__ == "__main__":
    main()
