"""law/SOURCES.md has a row for every file of the law, and a file for every row."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

LAW = Path(__file__).resolve().parents[1] / "law"


def patterns() -> list[str]:
    rows = [line.split(" | ")[0] for line in (LAW / "SOURCES.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [one for row in rows for one in re.findall(r"`([^`]+)`", row)]


def files() -> list[str]:
    return sorted(path.relative_to(LAW).as_posix() for path in LAW.rglob("*") if path.is_file() and path.suffix in (".csv", ".yaml"))


def test_every_file_of_the_law_has_its_source():
    assert [file for file in files() if not any(fnmatch(file, one) for one in patterns())] == []


def test_every_source_has_its_file():
    assert [one for one in patterns() if not any(fnmatch(file, one) for file in files())] == []


def test_no_file_of_the_law_has_two_rows():
    doubled = {file: fits for file in files() if len(fits := [one for one in patterns() if fnmatch(file, one)]) > 1}
    allowed = {"schedule/statistical_changes.csv"}
    assert {file: fits for file, fits in doubled.items() if file not in allowed} == {}


def test_the_tools_that_it_names_exist():
    tools = set(re.findall(r"`(tools/[a-z0-9_]+\.py)`", (LAW / "SOURCES.md").read_text(encoding="utf-8")))
    assert [tool for tool in tools if not (LAW.parent / tool).exists()] == []
