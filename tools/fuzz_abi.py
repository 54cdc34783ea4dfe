"""Feed the codec bytes that no filer would send, and say what it cannot bear.

    python tools/fuzz_abi.py --mutated 1000000      records changed at random, the same for the same --seed
    python tools/fuzz_abi.py --seconds 60           guided by coverage (atheris), from whole batches of every application

Whatever the bytes are: `emit(parse(bytes))` is those bytes, `check` and the JSON form end without an exception and within `SLOW` seconds, and
each record gives its 80 columns back. What fails is written to --out, one file each, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SLOW = 5.0
ANY = bytes(range(256))
STRANGE = b"\x00\n\r\t \x1a\x7f\x80\xff\xc9aZ09+-.@"


def bear(source: bytes, form: bool = True) -> None:
    """Everything that is done with a file that came from outside; an AssertionError names a promise that was not kept."""
    from tidewaiter.abi.codec import check, emit, parse
    from tidewaiter.abi.jsonform import from_json, transmission_json

    tree = parse(source)
    assert emit(tree).encode("latin-1") == source, "emit(parse(x)) is not x"
    for line in tree.lines():
        if line.record is not None:
            columns = line.text.ljust(80)[:80]
            assert line.record.emit() == columns, "a record does not give its columns back"
            assert type(line.record)(**line.record.values).emit() == columns, "a record's values do not give its columns back"
            faults = [fault for field in line.record.fields for fault in field.faults(line.record.values[field.name])]
            assert bool(faults) != bool(line.record.sound().fullmatch(columns)), "the pattern and the faults of a record disagree"
    check(source)
    if form:
        again = emit(from_json(json.loads(json.dumps(transmission_json(tree)))))
        assert again.encode("latin-1") == source, "the JSON form does not give the file back"


def corpus(records: int) -> list[bytes]:
    """A batch of each application, and the messages that the tests keep."""
    from tidewaiter.abi import specimen
    from tidewaiter.abi.applications import APPLICATIONS

    made = [specimen.batch(one, records, seed).encode() for seed, one in enumerate(APPLICATIONS.values()) if one.records]
    return made + [path.read_bytes() for path in sorted((ROOT / "tests" / "golden").rglob("*.abi"))]


def changed(line: bytes, chance: random.Random) -> bytes:
    """A line with one thing about it wrong, as a rule."""
    at = chance.randrange(len(line) or 1)
    match chance.randrange(12):
        case 0:
            return line[:at]
        case 1:
            return line + bytes(chance.choices(ANY, k=chance.randrange(1, 60)))
        case 2:
            return line[:at] + bytes(chance.choices(STRANGE, k=1)) + line[at:]
        case 3:
            return line[:at] + line[at + 1 :]
        case 4:
            return line.lower()
        case 5:
            return b""
        case 6:
            return bytes(chance.choices(ANY, k=80))
        case 7:
            return line[:4] + bytes(chance.choices(b" 0123456789ABCXYZ.-", k=76))
        case 8:
            return line + b"\n" + line
        case 9:
            return line[:at] + bytes(chance.choices(STRANGE, k=1)) + line[at + 1 :]
        case _:
            return line[:at] + bytes(chance.choices(ANY, k=1)) + line[at + 1 :]


def mutated(records: int, seed: int, out: Path) -> int:
    """Change so many records, twenty or so a batch, and count what does not bear it."""
    chance = random.Random(seed)
    sources = [(lines[:2], lines[2:-2], lines[-2:]) for source in corpus(4000) for lines in [source.split(b"\r\n")[:-1]] if len(lines) > 4]
    done = batches = failed = slow = 0
    longest, start = 0.0, time.perf_counter()
    told = records // 20 or 1
    while done < records:
        head, body, tail = chance.choice(sources)
        first = chance.randrange(len(body))
        some = [changed(line, chance) for line in body[first : first + chance.randrange(10, 40)]]
        done += len(some)
        ends = [changed(line, chance) if chance.random() < 0.05 else line for line in (*head, *tail)]
        ending = chance.choice((b"\r\n", b"\r\n", b"\n", b"\r"))
        source = ending.join((*ends[: len(head)], *some, *ends[len(head) :], b""))
        batches += 1
        before = time.perf_counter()
        try:
            bear(source, form=batches % 10 == 0)
        except Exception:
            failed += 1
            keep(out, f"failed-{failed}", source)
            traceback.print_exc()
        took = time.perf_counter() - before
        longest = max(longest, took)
        if took > SLOW:
            slow += 1
            keep(out, f"slow-{slow}", source)
        if done // told > (done - len(some)) // told:
            print(f"{done:12,} records  {done / (time.perf_counter() - start):9,.0f} a second  {failed} failed", file=sys.stderr)
    taken = time.perf_counter() - start
    print(f"{done:,} mutated records in {batches:,} batches, seed {seed}: {failed} failed, {slow} slower than {SLOW:.0f} s (longest "
          f"{longest * 1000:.0f} ms), {taken:,.0f} s, largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 1 if failed or slow else 0


def keep(out: Path, name: str, source: bytes) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.abi").write_bytes(source)


def guided(seconds: int, seed: int, out: Path) -> None:
    """Let atheris look for bytes that reach what no others reached. It ends the process, with status 77 where something failed."""
    import atheris

    with atheris.instrument_imports(include=["tidewaiter.abi"]):
        import tidewaiter.abi.codec
        import tidewaiter.abi.jsonform  # noqa: F401

    seeds = out / "corpus"
    seeds.mkdir(parents=True, exist_ok=True)
    for n, source in enumerate(corpus(8)):
        (seeds / f"seed-{n}").write_bytes(source)
    options = [sys.argv[0], f"-max_total_time={seconds}", f"-seed={seed or 1}", "-max_len=20000", "-timeout=20", "-rss_limit_mb=2048",
               f"-artifact_prefix={out}/", "-print_final_stats=1", str(seeds)]
    atheris.Setup(options, bear)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutated", type=int, metavar="N", help="change N records at random")
    parser.add_argument("--seconds", type=int, metavar="N", help="search so long, guided by coverage")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "fuzz", metavar="DIR", help="where what fails is kept")
    asked = parser.parse_args()
    if (asked.mutated is None) == (asked.seconds is None):
        parser.error("say either --mutated N or --seconds N")
    if asked.mutated is not None:
        sys.exit(mutated(asked.mutated, asked.seed, asked.out))
    guided(asked.seconds, asked.seed, asked.out)


if __name__ == "__main__":
    main()
