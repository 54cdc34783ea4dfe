"""The tables of cases in tests/cases/deadlines."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "deadlines"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs(text: str) -> dict[str, str]:
    """`a=1 b=2` as a mapping."""
    return dict(word.split("=", 1) for word in text.split())
