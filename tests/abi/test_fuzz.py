"""Bytes that no filer sends: never a crash, never a hang, bounded memory, and each promise of the codec kept all the same."""

from __future__ import annotations

import importlib.util
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tools.fuzz_abi import bear, changed

from tests.abi.test_record import RECORDS
from tidewaiter.abi import codec, specimen
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.record import Record
from tidewaiter.findings import fatal

ROOT = Path(__file__).resolve().parents[2]
KNOWN = [one for one in APPLICATIONS.values() if one.records]
ENDINGS = [b"\r\n", b"\n", b"\r", b"\n\r", b"\x85", b""]
CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good batch of any application with lines cut, changed, doubled, put in, taken out, and ended in other ways."""
    source = specimen.batch(draw(st.sampled_from(KNOWN)), 12, draw(st.integers(0, 500))).encode()
    lines = source.split(b"\r\n")[:-1]
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(0, 8))):
        at = chance.randrange(len(lines))
        lines[at] = changed(lines[at], chance)
    for _ in range(draw(st.integers(0, 3))):
        at = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 1:
                del lines[at : at + chance.randrange(1, 4)]
                lines = lines or [b""]
            case 2:
                lines.insert(at, b"\x00" * chance.choice([1, 80, 5000]))
            case _:
                lines.insert(at, lines[at] * 50)
    ending = draw(st.sampled_from(ENDINGS))
    return ending.join(lines) + draw(st.sampled_from([ending, b"", b"\x1a"]))


@CALM
@given(damaged())
def test_damaged_batches_are_borne(source: bytes) -> None:
    bear(source)


@CALM
@given(st.binary(max_size=2000))
@example(b" B,\r\nA\n\r\rZ")
@example(b"A".ljust(25) + b"AE\n54\n" + b"\x00" * 81)
def test_any_bytes_are_borne(source: bytes) -> None:
    bear(source)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_the_pattern_of_a_record_matches_exactly_the_lines_without_faults(kind: type[Record]) -> None:
    chance = random.Random(kind.__name__)
    for turn in range(60):
        line = specimen.record(kind, chance, full=turn % 2 == 0).emit()
        told = chance.choice(kind.told)
        day = chance.choice(["022926", "022928", "043126", "130126", "123199"]).rjust(told.width)
        strange = "".join(chance.choices(" 0192ABz.-+é", k=told.width))
        for put in (line[told.start : told.last], strange, day[: told.width], " " * told.width, "0" * told.width):
            text = line[: told.start] + put + line[told.last :]
            record = kind.parse(text)
            faults = [fault for field in record.fields for fault in field.faults(record.values[field.name])]
            assert bool(record.sound().fullmatch(text)) == (not faults), (text, faults)
            assert len(list(record.findings(1))) == len(faults)
            assert record.emit() == text


@pytest.mark.parametrize("lines, listed, told", [(9, 9, []), (10, 10, []), (11, 10, ["ABI-FINDINGS"]), (500, 10, ["ABI-FINDINGS"])])
def test_findings_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch, lines: int, listed: int, told: list[str]) -> None:
    monkeypatch.setattr(codec, "MOST_FINDINGS", 10)
    found = codec.parse(b"77\n" * lines).findings
    assert [finding.rule for finding in found if finding.rule == "ABI-FINDINGS"] == told
    assert len(found) == listed + len(told)
    assert fatal(found)


def test_findings_of_structure_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MOST_FINDINGS", 3)
    batch = specimen.batch(APPLICATIONS["AE"], 5).split("\r\n")
    found = codec.check("\r\n".join([*batch[:2], *batch[3:4] * 40, *batch[-3:]]))
    assert [finding.rule for finding in found][-1] == "ABI-FINDINGS"
    assert (len(found), fatal(found)) == (4, True)


@pytest.mark.parametrize("source, told", [("A\n" * 5, []), ("A\n" * 5 + "A", []), ("A\n" * 5 + "A\nB\n", ["ABI-FILE-LENGTH"])])
def test_lines_beyond_the_limit_are_kept_and_not_read(monkeypatch: pytest.MonkeyPatch, source: str, told: list[str]) -> None:
    monkeypatch.setattr(codec, "MOST_LINES", 5)
    tree = codec.parse(source)
    assert [finding.rule for finding in tree.findings if finding.rule == "ABI-FILE-LENGTH"] == told
    assert codec.emit(tree) == source


@pytest.mark.parametrize("what", ["b'A' * size", "b'\\n' * size", "b'\\x00\\xff' * (size // 2)", "(b'10' + b'\\xe9' * 77 + b'\\n') * (size // 80)"])
def test_two_hundred_megabytes_stay_within_bounds(what: str) -> None:
    """In a process of its own, with less than three gigabytes: text, lines and findings of it all."""
    code = (f"import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30)); size = 200 << 20; source = {what}\n"
            "from tidewaiter.abi import codec\ntree = codec.parse(source)\nassert codec.emit(tree).encode('latin-1') == source\n"
            "assert len(tree.findings) <= codec.MOST_FINDINGS + 2")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=200)
    assert done.returncode == 0, done.stderr[-500:]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 3 << 20


def fuzz(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "tools/fuzz_abi.py", *options], cwd=ROOT, capture_output=True, text=True, timeout=200)


def test_the_mutated_run_says_what_it_did(tmp_path: Path) -> None:
    done = fuzz("--mutated", "2000", "--out", str(tmp_path))
    assert (done.returncode, "0 failed" in done.stdout) == (0, True), done.stdout + done.stderr[-2000:]


@pytest.mark.fuzz
def test_guided_fuzzing_finds_nothing(tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed here (Linux on x86-64 only): the codec was not fuzzed by coverage")
    done = fuzz("--seconds", "20", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr[-3000:]
    assert "DONE" in done.stderr or "Done" in done.stderr, done.stderr[-500:]
