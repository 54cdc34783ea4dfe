"""The benchmarks' lists and questions, read from the reference."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidewaiter.screening.listed import Kind, Listed, ListedName, NameType

KINDS = {"Person": Kind.PERSON, "Organization": Kind.ORGANIZATION, "Company": Kind.ORGANIZATION, "LegalEntity": Kind.UNKNOWN, "Vessel": Kind.VESSEL,
    "Airplane": Kind.AIRCRAFT}
FILES = {"bench_dev": ("bench_dev/csl_index.jsonl.gz", "bench_dev/csl_queries.jsonl.gz"),
    "alias_dev": ("alias_dev/index.jsonl.gz", "alias_dev/queries.jsonl.gz")}
NEWEST = "consolidated_screening_list_2026-07-31.jsonl.gz"


@dataclass(frozen=True)
class Question:
    """A name, and the entry that it should find; None where it should find none."""

    text: str
    schema: str
    right: str | None
    kind: str


def lines(path: Path) -> list[dict[str, Any]]:
    with (gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")) as file:
        return [json.loads(line) for line in file]


def listed(rows: Iterable[dict[str, Any]]) -> tuple[Listed, ...]:
    """Entries of the shape that the benchmarks' index files have."""
    return tuple(Listed(row["source"], row["id"], KINDS[row["schema"]],
                        tuple(ListedName(name, NameType.ALIAS if n else NameType.PRIMARY) for n, name in enumerate(row["names"])),
                        tuple(row.get("countries") or ())) for row in rows)


def questions(rows: Iterable[dict[str, Any]]) -> list[Question]:
    return [Question(row["q"], row["schema"], row.get("id"), row["kind"]) for row in rows]


def pairs(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
