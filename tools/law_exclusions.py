"""The section 301 exclusions that cover a whole statistical number: note 20(vvv), as rows of law/lists.

    python tools/law_exclusions.py ../shared/reference

Exclusions that describe an article within a number are not in the list: for those the importer's word decides.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

from law_lists import renumbered, write

LISTS = Path(__file__).resolve().parents[1] / "law" / "lists"
ITEM = re.compile(r"^\s*\(\d+\)\s+(\d{4}\.\d{2}\.\d{4})\s*$")
NOTES = {"vvv": "90 FR 55232"}         # every exclusion of (www) describes an article


def numbers(text: list[str], subdivision: str) -> list[str]:
    """The numbers that stand alone as an item between the start of the subdivision and that of the next note part."""
    start = next(n for n, line in enumerate(text) if re.match(rf"^\({subdivision}\)\s+(\(i\) )?The ", line))
    found = []
    for line in text[start:]:
        if found and re.match(r"^(\(www\) The|21\. )", line):
            break
        if match := ITEM.match(line):
            found.append(match[1].replace(".", ""))
    return found


def main(reference: Path, folder: Path) -> None:
    chapter = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    text = chapter.decode("latin-1").splitlines()
    for subdivision, notice in NOTES.items():
        cite = f"ch 99 note 20({subdivision}); {notice}; HTS 2026 Rev 6"
        rows = [(number, "", "2026-11-10", cite) for number in sorted(set(numbers(text, subdivision)))]
        write(folder / f"s301_china_exclusion_{subdivision}.csv", renumbered(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), LISTS)
