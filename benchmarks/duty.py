"""How fast the law answers: the pack loaded, a key determined, a line quoted with every reason. Usage: python benchmarks/duty.py

The lines are drawn over the schedule's declarable numbers, 25 origins and the days of 2025 and 2026, Zipf by number as an importer's are; each
line is asked with its own value, so that nothing but what the law says of it can be kept. CPU seconds of one thread. The limit of quotes is
five times the 2,181 a second of the fastest open calculator with most of chapter 99, as the project states it.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from typing import Any

from tidewaiter.duty.against_schedule import scopes
from tidewaiter.duty.determine import determine
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.service.law import held
from tidewaiter.service.quote import quote, read_question
from tidewaiter.tariff.schedule import declarable, figures

ORIGINS = ["CN", "MX", "CA", "DE", "VN", "JP", "KR", "TW", "IN", "TH", "IT", "GB", "FR", "MY", "BR", "ID", "CH", "IE", "ES", "NL", "PL", "TR", "BD",
           "KH", "RU"]
LINES, RIVAL = 20_000, 2_181
LOAD = "import time; from tidewaiter.service.law import held; t = time.perf_counter(); held(); print(time.perf_counter() - t)"


def lines() -> list[dict[str, Any]]:
    """Lines as a batch gives them, of numbers that the schedule has on the day."""
    chance = random.Random(11)
    numbers = chance.sample(declarable(), 6000)
    weights = [1 / (n + 1) for n in range(len(numbers))]
    made: list[dict[str, Any]] = []
    while len(made) < LINES:
        number = chance.choices(numbers, weights)[0]
        entered = date(2025, 1, 2) + timedelta(days=chance.randrange(660))
        one = figures(number, entered)
        if one is None:
            continue
        made.append({
            "hts": number, "origin": chance.choice(ORIGINS), "entered": entered.isoformat(), "value": str(chance.randrange(500, 90_000)),
            "mode": "11", "entry_type": "01", "quantity": [f"{chance.randrange(1, 9000)} {unit}" for unit in one.units if unit != "X"],
        })
    return made


def load_ms(environment: dict[str, str]) -> float:
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout) * 1000


def each(law: Law, asked: list[dict[str, Any]]) -> list[float]:
    taken = []
    for one in asked:
        start = time.perf_counter()
        quote(read_question(one), law)
        taken.append(time.perf_counter() - start)
    return taken


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "TIDEWAITER_HOME": home}
        first = load_ms(environment)
        again = statistics.median(load_ms(environment) for _ in range(5))
        os.environ["TIDEWAITER_HOME"] = home
        law = held()
    lists = scopes(law).values()
    asked = lines()
    keys = [Key(one["hts"], one["origin"], date.fromisoformat(one["entered"]), mode="11", entry_type="01") for one in asked]
    for one in declarable():
        figures(one, date(2026, 6, 18))          # the chapters are read; their figures are the tariff room's to time
    start = time.process_time()
    for key in keys:
        determine(key, law)
    cold = (time.process_time() - start) / len(keys) * 1e6
    start = time.process_time()
    for key in keys:
        determine(key, law)
    warm = (time.process_time() - start) / len(keys) * 1e6
    new = each(law, asked)
    known = each(law, asked)
    start = time.process_time()
    for one in asked:
        quote(read_question(one), law)
    a_second = len(asked) / (time.process_time() - start)
    print(f"{len(law.programs)} programmes, {sum(len(program.headings) for program in law.programs)} headings, "
          f"{sum(len(rows) for scope in lists for rows in scope.rows.values()):,} rows in {len(lists)} lists; {LINES:,} lines, "
          f"{len({(key.hts, key.origin, key.entered) for key in keys}):,} distinct keys")
    print(f"{'what':52}{'measured':>10}{'limit':>10}{'of limit':>10}")
    for what, taken, limit in (
        ("load the pack, kept, ms", again, 250.0), ("read it from the files, once, ms", first, 0.0),
        ("determine a key, each seen for the first time, µs", cold, 100.0), ("determine a key, seen before, µs", warm, 100.0),
        ("quote a line, first time, median, µs", statistics.median(new) * 1e6, 1000.0),
        ("quote a line, first time, 99%, µs", statistics.quantiles(new, n=100)[-1] * 1e6, 1000.0),
        ("quote a line again, median, µs", statistics.median(known) * 1e6, 1000.0),
        ("quotes a second, one thread", a_second, 5.0 * RIVAL),
    ):
        print(f"{what:52}{taken:10.1f}" + (f"{limit:10.0f}{taken / limit:10.0%}" if limit else f"{'none':>10}"))
    print(f"{'quotes a second, times the fastest open calculator':52}{a_second / RIVAL:10.1f}{5:10}{a_second / RIVAL / 5:10.0%}")
    print(f"{'largest memory of this run, MB':52}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f}")


if __name__ == "__main__":
    main()
