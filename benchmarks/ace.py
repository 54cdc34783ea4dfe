"""The rehearsal: a 999-line summary answered, and ten-line summaries through `ace serve` over HTTP for a while.

The clients file each summary under a control number of its own and wait for its receipt; the server makes its file durable for each.
The last row is the same server asked for its clock as often as it can be: what the wire and the lock cost without any summary.
Usage: python benchmarks/ace.py [--seconds N] [--clients N]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx

from tidewaiter.abi import codec
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import ENDING
from tidewaiter.ace.books import shipped
from tidewaiter.ace.exchange import exchange
from tidewaiter.numbers.entry_number import check_digit

ROOT = Path(__file__).resolve().parents[1]
SUMMARY = ROOT / "scenarios" / "messages" / "brackets-summary.abi"
PROGRAM = "from tidewaiter.cli import main; main()"
DAY = date(2026, 9, 24)
LONGEST, ANSWERED, SUSTAINED = 999, 1.5, 20


@dataclass
class Template:
    """The example's summary with its line repeated, and its totals with it."""

    lines: int

    def batch(self, number: int) -> bytes:
        """The summary of the number-th entry."""
        records = [one.record for one in codec.parse(SUMMARY.read_bytes()).lines() if one.record]
        start = next(n for n, record in enumerate(records) if record.id == "40")
        end = next(n for n, record in enumerate(records) if record.id == "89")
        body = [record for n in range(1, self.lines + 1) for record in self._line(records[start:end], n)]
        stem = f"{number:07}"
        head = [
            record.replace(entry_number=stem + check_digit("B76", stem), reference=stem) if record.id == "10" else record
            for record in records[:start]
        ]
        fee = max(3358, min(65150, 4909 * self.lines))
        tail = [self._total(record, fee) for record in records[end:]]
        return "".join(record.emit() + ENDING for record in (*head, *body, *tail)).encode("ascii")

    def _line(self, records: list[Record], n: int) -> list[Record]:
        return [record.replace(line=f"{n:03}") if record.id == "40" else record for record in records]

    def _total(self, record: Record, fee: int) -> Record:
        if record.id == "89":
            return record.replace(amount_1=fee, amount_2=1772 * self.lines)
        if record.id == "90":
            return record.replace(duty=1103999 * self.lines, fees=fee + 1772 * self.lines)
        return record


def longest() -> float:
    """Seconds to answer the longest summary, the books being open; the median of three."""
    batch, books = Template(LONGEST).batch(1), shipped()
    reply = exchange(Template(10).batch(1), clock=DAY, books=books)
    assert "E1A" in reply, reply
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        exchange(batch, clock=DAY, books=books)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def rate(seconds: float, clients: int, ask: Callable[[httpx.Client, int], None], url: str) -> float:
    """How many are answered a second, over the whole time, by as many clients as wait for an answer each."""
    done, lock, stop = [0], threading.Lock(), time.perf_counter() + seconds

    def client() -> None:
        with httpx.Client(base_url=url, timeout=60) as line:
            while time.perf_counter() < stop:
                with lock:
                    done[0] += 1
                    number = done[0]
                ask(line, number)

    start = time.perf_counter()
    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done[0] / (time.perf_counter() - start)


def sustained(seconds: float, clients: int) -> tuple[float, float]:
    """Ten-line summaries a second through the served rehearsal, and bare questions a second."""
    batches = [Template(10).batch(number) for number in range(1, int(seconds * 120))]

    def file(line: httpx.Client, number: int) -> None:
        reply = line.post("/abi/B76", content=batches[number % len(batches)], headers={"Idempotency-Key": f"N{number}"})
        assert reply.status_code == 202, reply.text

    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([sys.executable, "-c", PROGRAM, "ace", "serve", "--port", "0", "--data", folder, "--clock", f"{DAY}T09:00"],
                                  stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            url = server.stdout.readline().split()[-1]
            rate(2, clients, file, url)
            filed = rate(seconds, clients, lambda line, number: file(line, number + 1_000_000), url)
            last = httpx.get(f"{url}/abi/B76/replies", params={"after": 0, "limit": 1}).json()["replies"][0]["body"]
            assert "E1A" in last, last
            bare = rate(3, clients, lambda line, number: line.get("/clock").raise_for_status() and None, url)
        finally:
            server.terminate()
            server.wait(20)
    return filed, bare


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--clients", type=int, default=4)
    options = asked.parse_args()
    taken = longest()
    filed, bare = sustained(options.seconds, options.clients)
    print(f"{'what':52}{'measured':>10}{'target':>9}{'of target':>11}")
    print(f"{'a 999-line summary answered, seconds':52}{taken:10.2f}{ANSWERED:9.1f}{taken / ANSWERED:11.0%}")
    print(f"{'ten-line summaries through HTTP, a second':52}{filed:10.1f}{SUSTAINED:9}{filed / SUSTAINED:11.0%}")
    print(f"{'the clock asked through HTTP, a second':52}{bare:10.1f}{'':9}{filed / bare:11.0%} of it are summaries")


if __name__ == "__main__":
    main()
