"""The house tests itself: doctests run, no floats near money, the clock is read at the edges only, nothing private is committed."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
from pathlib import Path

import pytest

import tidewaiter

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "tidewaiter"
MODULES = sorted(name for _, name, _ in pkgutil.walk_packages(tidewaiter.__path__, "tidewaiter."))
FILES = sorted(SRC.rglob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_hold(name):
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


OF_MONEY = ("money", "duty", "entry", "access", "parties", "parts", "clearance")
OF_LIKENESS = ("parts/conflicts.py", "parts/reading.py")         # how near one text is to another, from 0 to 1, is no amount


@pytest.mark.parametrize("path", [path for path in FILES if path.relative_to(SRC).parts[0] in OF_MONEY
                                  and path.relative_to(SRC).as_posix() not in OF_LIKENESS], ids=str)
def test_no_float_near_money(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"{path.name}:{node.lineno}"
        assert not (isinstance(node, ast.Name) and node.id == "float"), f"{path.name}:{node.lineno}"


def test_the_duty_is_read_from_no_clock_and_counted_in_no_float():
    """No `float`, no division that gives one, no today(): a quote of a day is the same on every day."""
    for path in sorted((SRC / "duty").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.name}:{getattr(node, 'lineno', 0)}"
            called = node.func if isinstance(node, ast.Call) else None
            assert not (isinstance(called, ast.Attribute) and called.attr in ("today", "now", "utcnow", "time", "localtime", "gmtime")), where
            assert not (isinstance(called, ast.Name) and called.id in ("float", "round")), where
            assert not (isinstance(node, ast.Import | ast.ImportFrom) and {one.name for one in node.names} & {"time", "random"}), where


EDGES = {"cli", "api", "web"}


@pytest.mark.parametrize("path", [path for path in FILES if path.relative_to(SRC).parts[0] not in EDGES], ids=str)
def test_the_clock_is_read_at_the_edges_only(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        # The rehearsal's desk has a `now` of its own, which is given to it; the clock's is called, or is that of datetime.
        called = node.func if isinstance(node, ast.Call) else node
        of_clock = isinstance(node, ast.Call) or (isinstance(getattr(called, "value", None), ast.Name) and called.value.id in ("date", "datetime"))
        if isinstance(called, ast.Attribute) and of_clock:
            assert called.attr not in ("today", "now", "utcnow"), f"{path.name}:{node.lineno}"


MOMENTS = ("at", "created", "changed")


@pytest.mark.parametrize("path", FILES, ids=str)
def test_the_day_of_a_moment_is_the_day_at_cbp(path):
    """The zone stands in dates, and no use takes the day of UTC for that of the east coast."""
    room = path.relative_to(SRC).parts[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        where = f"{path.name}:{getattr(node, 'lineno', 0)}"
        assert not (isinstance(node, ast.Name) and node.id == "ZoneInfo") or room == "dates", where
        if room in ("service", "api", "cli") and isinstance(node, ast.Attribute) and node.attr == "date" and isinstance(node.value, ast.Attribute):
            assert node.value.attr not in MOMENTS, where


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_module_says_what_it_holds(path):
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), path


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        return []
    return [ROOT / name for name in listed.stdout.split("\0") if name]


PRIVATE = re.compile(r"/w[o]rk/|/r[o]ot/|index-[u]rl|\"resolved\": *\"http|\bTODO\b|\bFIXME\b")


def test_no_machine_path_and_no_leftover_is_committed():
    for path in tracked():
        if path.is_file() and path.suffix in (".py", ".md", ".yaml", ".toml", ".csv", ".lock", ".txt", ".ini", "") and path.name != "LICENSE":
            found = PRIVATE.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{path}: {found and found[0]}"


def test_no_prose_of_the_schedule_is_in_the_law():
    """Law rows hold numbers, rates, days, codes, names of places and cites: no column of descriptions."""
    for path in (ROOT / "law").rglob("*.csv"):
        head = path.read_text(encoding="utf-8").splitlines()[0]
        assert "description" not in head, path
