"""The lists of section 301 that have a reader of their own: what they hold, and that the reader writes what is committed."""

from __future__ import annotations

import csv
import filecmp
import gzip
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tidewaiter.lawfiles import law_dir

ROOT = Path(__file__).resolve().parents[2]
OURS = ("s301_exclusion_", "s301_list_", "s301_aircraft_")


def hts(name: str) -> set[str]:
    with open(law_dir() / "lists" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return {row["hts"] for row in csv.DictReader(file)}


def test_no_number_stands_on_two_of_the_lists_of_note_20() -> None:
    lists = [hts(f"s301_china_list_{n}") | hts(f"s301_list_{n}_then") for n in ("1", "2", "3", "4a")]
    counted = Counter(number for numbers in lists for number in numbers)
    assert [number for number, times in counted.items() if times > 1] == []


def test_every_list_is_named_by_a_programme() -> None:
    named = "".join(path.read_text(encoding="utf-8") for path in [*(law_dir() / "programs").glob("s301_*.yaml"), law_dir() / "not_held.yaml"])
    lists = [path.stem for path in (law_dir() / "lists").glob("*.csv") if path.stem.startswith(OURS)]
    assert lists and [name for name in lists if name not in named] == []


@pytest.mark.reference
def test_the_reader_writes_what_is_committed(reference: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "law_lists_s301.py", reference, "--law", tmp_path], check=True, capture_output=True)
    written = sorted(path.name for path in (tmp_path / "lists").iterdir())
    assert written == sorted(path.name for path in (law_dir() / "lists").iterdir() if path.name.startswith(OURS))
    _, different, failed = filecmp.cmpfiles(law_dir() / "lists", tmp_path / "lists", written, shallow=False)
    assert not different and not failed


@pytest.mark.reference
def test_the_items_of_note_20_are_as_many_as_the_notices_counted(reference: Path) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    import law_lists_s301 as reader
    from law_lists import plain

    chapter = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes()).decode("utf-8", "replace")
    counted = {heading: len(items) for _, heading, *_, items in reader.subdivisions(plain(chapter))}
    # 31, 352, 77, 164 and 14 by the notices; 266, 87, 62 and 17 by what was reported of them
    assert [counted[h] for h in ("05", "67", "68", "69", "70", "56", "57", "58", "59")] == [31, 352, 77, 164, 14, 266, 87, 62, 17]
