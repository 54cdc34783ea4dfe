"""Count how rare words are among names, and write the table of it.

    python -m tools.screening.rarity [--reference FOLDER] [--census FOLDER]

Counted are the names of the Consolidated Screening List of April 2022 and of the SDN lists of 2021, 2023 and 2024, each name once, and the surnames and given
names of the Census of 1990 (public domain; the package `names` carries them). A word's rarity is the natural logarithm of one in how many names has it,
in hundredths, by the source that has it most. Words of a single listed name are left out, as are names of fewer than one in 50,000 people.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import os
from collections import Counter
from pathlib import Path

from tidewaiter.screening.listed import Kind
from tidewaiter.screening.names.forms import forms
from tidewaiter.screening.names.noise import listed_names
from tidewaiter.screening.names.scripts import latin

TABLE = Path(__file__).resolve().parents[2] / "src/tidewaiter/screening/weights/rarity.csv"
LEAST, LONGEST = 80, 24
ONE_IN = 50_000


def listed(screening: Path) -> tuple[Counter[str], int]:
    names = set()
    with gzip.open(screening / "consolidated_screening_list_2022-04.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names |= {row["name"], *row["alt_names"].split("; ")}
    for day in ("2021-08-18", "2023-04-27", "2024-05-02"):
        with gzip.open(screening / f"ofac_sdn_history/sdn_{day}.csv.gz", "rt", encoding="utf-8", errors="replace") as file:
            names |= {row[1] for row in csv.reader(file) if len(row) > 2}
    words: Counter[str] = Counter()
    plain = {tuple(latin(one).split()) for name in names for one in listed_names(name, Kind.UNKNOWN)[:1]} - {()}
    for one in plain:
        words.update({*one, *forms(one).core})
    return words, len(plain)


def census(folder: Path) -> dict[str, float]:
    """Each name's share of people; of a name that is a surname and a given name the greater."""
    shares: dict[str, float] = {}
    for table in ("dist.all.last", "dist.male.first", "dist.female.first"):
        for line in (folder / table).read_text(encoding="ascii").splitlines():
            name, percent = line.split()[:2]
            shares[name.lower()] = max(shares.get(name.lower(), 0.0), float(percent) / 100)
    return shares


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reference", type=Path, default=Path(os.environ.get("TIDEWAITER_REFERENCE", "../shared/reference")))
    ask.add_argument("--census", type=Path, required=True)
    given = ask.parse_args()
    words, names = listed(given.reference / "screening")
    rare = {word: math.log((names + 1) / (count + 0.5)) for word, count in words.items() if count > 1 and len(word) <= LONGEST}
    for word, share in census(given.census).items():
        if share * ONE_IN >= 1:
            rare[word] = min(rare.get(word, math.inf), -math.log(share))
    with TABLE.open("w", encoding="ascii", newline="") as file:
        file.write("word,rarity\n")
        file.writelines(f"{word},{max(LEAST, round(100 * value))}\n" for word, value in sorted(rare.items()))
    print(f"{TABLE.name}: {len(rare):,} words")


if __name__ == "__main__":
    main()
