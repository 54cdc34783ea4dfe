"""How fast the brokerage's own questions are answered with many entries, on SQLite and PostgreSQL.

    python -m benchmarks.brokerage                        100,000 entries of twelve lines, both databases
    python -m benchmarks.brokerage --entries 20000 --kind sqlite
    python -m benchmarks.brokerage --entries 20000 --database postgresql://HOST/NAME

Each question is asked 500 times of entries drawn by chance, through the functions of the service that the API calls; the time is from the
call to the value. Beside it stands the same question as bare SQL through the driver, in the same run: what of the time is ours.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from benchmarks import databases, firm, rival
from tidewaiter.access.person import Person, Role
from tidewaiter.clearance.file import FileLine
from tidewaiter.numbers import entry_number
from tidewaiter.service.clearance.worklist import worklist
from tidewaiter.service.entries import files
from tidewaiter.service.entries.files import ChangedLine
from tidewaiter.service.seat import Seat
from tidewaiter.store.database import connect
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Ledger

WARM, TIMES = 50, 500


@dataclass(frozen=True)
class Question:
    """Something that is asked many times. `before`, which is not timed, makes of a number drawn by chance what `ask` and `bare` take.

    `limit` is in milliseconds, 0 for none.
    """

    name: str
    limit: int
    before: Callable[[int], Any]
    ask: Callable[[Any], Any]
    bare: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Taken:
    """Milliseconds by rank."""

    p50: float
    p95: float
    p99: float

    @staticmethod
    def of(seconds: Sequence[float]) -> Taken:
        cuts = statistics.quantiles(seconds, n=100, method="inclusive")
        return Taken(*(round(cuts[rank - 1] * 1000, 2) for rank in (50, 95, 99)))


def taken(ask: Callable[[Any], Any], before: Callable[[int], Any], numbers: Sequence[int], warm: int = WARM) -> Taken:
    """How long it takes to ask of each of the numbers, after some that are not timed."""
    seconds = []
    for place, number in enumerate(numbers):
        given = before(number)
        begun = time.perf_counter()
        ask(given)
        if place >= warm:
            seconds.append(time.perf_counter() - begun)
    return Taken.of(seconds)


def questions(ledger: Ledger, entries: int, bare: rival.Rival) -> list[Question]:
    """What the limits are set for, and what else a person asks all day."""
    with ledger.read(firm.FIRM) as book:
        people = [one.id for one in book.all(PEOPLE)]
        open = [one.id for state in ("draft", "in_review", "ready") for one in book.find(FILES, {"state": state}, limit=500).records]
    chance = random.Random(7)
    seat = Seat(ledger, firm.FIRM, people[0], Person("desk@bench.example", "Desk", (Role.BROKER,), licence="12345"), firm.NOW)

    @cache
    def id(number: int) -> str:
        return files.search_files(seat, firm.reference(number))[0].file.id

    def line(number: int) -> tuple[str, Record[FileLine], ChangedLine]:
        file = open[number % len(open)]
        there = files.line_of_file(seat, file, number % firm.LINES_OF_AN_ENTRY + 1)
        first, *others = there.value.line.articles
        stated = replace(there.value.line, articles=(replace(first, value=chance.randrange(10**6)), *others))
        return file, there, ChangedLine(stated, why="the invoice says so")

    def save(told: tuple[str, Record[FileLine], ChangedLine]) -> None:
        file, there, stated = told
        files.change_file_line(seat, file, there.value.number, there.version, stated)

    def search(text: str) -> None:
        files.search_files(seat, text)

    return [
        Question("worklist, a page of 50",     50, str,                     lambda _: worklist(seat), bare.worklist),
        Question("worklist of one person",     50, lambda n: people[n % 40], lambda one: worklist(seat, person=one)),
        Question("an entry opened, 12 lines",  30, id,                      lambda one: files.open_file(seat, one), bare.opened),
        Question("a line saved",               30, line,                    save, lambda told: bare.saved(told[0], 1, repr(told[2].line))),
        Question("search by entry number",     50, number_of,               search, bare.searched),
        Question("search by bill",             50, firm.bill_number,        search, bare.searched),
        Question("search by container",        50, firm.container,          search, bare.searched),
        Question("search by own reference",    50, firm.reference,          search, bare.searched),
        Question("search, first six signs",    50, lambda n: firm.container(n)[:6], search, bare.searched),
        Question("search by importer's name",  50, lambda n: firm.name(n % firm.CLIENTS_OF_IT), search, bare.searched),
        Question("entries of a state, 50",      0, lambda n: _STATES[n % 5], lambda state: files.files(seat, state=(state,))),
        Question("history of an entry",         0, id,                      lambda one: files.file_history(seat, one)),
    ]


def number_of(number: int) -> str:
    """The entry number of an entry, as it is printed."""
    serial = f"{number:07}"
    return entry_number.format(firm.FILER + serial + entry_number.check_digit(firm.FILER, serial))


_STATES = ("closed", "liquidated", "paid", "draft", "held")


def measure(address: str, entries: int, times: int = TIMES, warm: int = WARM) -> list[tuple[Question, Taken, Taken | None]]:
    """Every question, how long it took, and how long the bare SQL."""
    database = connect(address)
    bare = rival.Rival(address)
    try:
        chance, rows = random.Random(11), []
        for question in questions(Ledger(database), entries, bare):
            numbers = [chance.randrange(entries) for _ in range(warm + times)]
            told = taken(question.ask, question.before, numbers, warm)
            rows.append((question, told, taken(question.bare, question.before, numbers, warm) if question.bare else None))
        return rows
    finally:
        bare.close()
        database.close()


def table(kind: str, entries: int, rows: Sequence[tuple[Question, Taken, Taken | None]]) -> str:
    """The rows as Markdown; `of limit` is p95 over what the issue lets it take, `times bare` p50 over that of the bare SQL."""
    lines = [
        f"{kind}, {entries:,} entries of {firm.LINES_OF_AN_ENTRY} lines, milliseconds", "",
        "| question | p50 | p95 | p99 | limit for p95 | of limit | bare SQL p50 | times bare |", "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for question, told, bare in rows:
        of = f"{question.limit} | {told.p95 / question.limit:.0%}" if question.limit else " | "
        beside = f"{bare.p50} | {told.p50 / bare.p50:.1f}" if bare else " | "
        lines.append(f"| {question.name} | {told.p50} | {told.p95} | {told.p99} | {of} | {beside} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--entries", type=int, default=100_000)
    asked.add_argument("--kind", choices=databases.KINDS, action="append", help="which database; both by default")
    asked.add_argument("--database", metavar="URL", help="one that is there; it is filled as far as it is not")
    told = asked.parse_args()
    if told.database:
        databases.put(told.database, told.entries)
        print(table(told.database.partition(":")[0], told.entries, measure(told.database, told.entries)))
        return
    with databases.folder() as place:
        for kind in told.kind or databases.KINDS:
            with databases.filled(kind, told.entries, place) as address:
                print(table(kind, told.entries, measure(address, told.entries)), flush=True)


if __name__ == "__main__":
    main()
