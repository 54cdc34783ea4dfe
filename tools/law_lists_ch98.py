"""Write law/chapter_98_goods.csv: the numbers of chapters 1 to 97 that a number of chapter 98 names as its goods.

    python tools/law_lists_ch98.py ../shared/reference

A row of the schedule names them in its own words or in those of the row above it. The words are read from every export that is
held; a number that they print wrongly is put right by a row of MENDED, with what shows it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tidewaiter.numbers import hts

ROOT = Path(__file__).resolve().parents[1]
# Those whose words name goods by number; others name numbers only to leave them out, or a whole chapter.
HEADINGS = ("981757", "981761", "981782", "981784", "981795", "9822", "9823")
NAMES = re.compile(r"provided (?:for )?in|classifiable in")
NUMBER = re.compile(r"\b(\d{4})\s?[.,]\s?(\d{2})(?:\s?[.,]?\s?(\d{2}))?\b")
# What an export prints, what it stands for, and what shows it.
MENDED = {
    "22099928": ("22029928", "9823.01.07 names 2202.99.28"),
    "04015070": ("04015075", "9823.03.03 names 0401.50.75"),
}


def exports(folder: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The name and the rows of every export."""
    for path in sorted(folder.glob("*.json.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield path.name.removesuffix(".json.gz"), json.load(file)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text or ""))


def named(text: str) -> list[str]:
    """The numbers that a text names, six or eight digits, mended."""
    found = ["".join(part or "" for part in match.groups()) for match in NUMBER.finditer(text)]
    return [MENDED.get(one, (one, ""))[0] for one in dict.fromkeys(found) if not one.startswith(("98", "99"))]


def goods(rows: Sequence[dict[str, str]]) -> dict[str, list[str]]:
    """For each number of HEADINGS the numbers named by it, or else by the nearest row above that names any."""
    above: list[tuple[int, list[str]]] = []
    found: dict[str, list[str]] = {}
    for one in rows:
        number = hts.compact(one["htsno"])
        if number and not number.startswith("98"):
            above = []
            continue
        indent = int(one["indent"])
        while above and above[-1][0] >= indent:
            above.pop()
        words = plain(one["description"])
        own = named(words) if NAMES.search(words) else []
        if number.startswith(HEADINGS) and (listed := own or next((numbers for _, numbers in reversed(above) if numbers), [])):
            found[number] = listed
        above.append((indent, own))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reference", type=Path)
    folder = parser.parse_args().reference / "hts"
    newest: dict[str, list[str]] = {}
    seen: dict[str, set[tuple[str, ...]]] = {}
    for _, rows in exports(folder):
        for number, listed in goods(rows).items():
            seen.setdefault(number, set()).add(tuple(sorted(listed)))
            newest[number] = listed
    for number, variants in seen.items():
        if len(variants) > 1:
            every = set.union(*map(set, variants))
            print(f"{hts.format(number)}: not in every edition: {sorted(every - set.intersection(*map(set, variants)))}")
            newest[number] = sorted(every)
    with (ROOT / "law" / "chapter_98_goods.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("claimed", "hts", "cite"))
        for number in sorted(newest):
            for one in sorted(newest[number]):
                mended = next((why for wrong, (right, why) in MENDED.items() if right == one), "")
                out.writerow((number, one, f"{hts.format(number)}, heading text{f'; {mended}' if mended else ''}"))


if __name__ == "__main__":
    main()
