"""Write the lists of U.S. note 2(x) and 2(aa): what the IEEPA duty on Brazil and the section 122 duty leave out.

    python tools/law_lists_ieepa_a.py ../shared/reference

The text is chapter 99 of 2026 Revision 6, subchapter III. Note 2(x)(iii) stood with fewer numbers until November 13, 2025: the numbers
that Annex II to Executive Order 14323 gave it are in BRAZIL_AUGUST, all others came by Executive Order 14361, signed on November 20
with effect from the 13th. The carve-outs for energy and potash of Canada and Mexico (9903.01.05, .13, .15) have no list in the law: what
CBP named as examples is here by a secondary source, and its rows say so.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from law_lists import LAW, TEXT, between, compact, numbers, plain, renumbered, secondary

AUGUST, NOVEMBER, NOVEMBER_KNOWN = "2025-08-06", "2025-11-13", "2025-11-20"
FEBRUARY, FEBRUARY_KNOWN = "2026-02-24", "2026-02-20"
ENDED = "2026-02-24"
Row = tuple[str, str, str, str, str]                   # hts, from, before, cite, known

# Annex II to EO 14323, paragraph 2, subdivision (x)(iii) as it stood from August 6, 2025.
BRAZIL_AUGUST = """
0801.21.00 2008.30.35 2009.11.00 2009.12.25 2009.12.45 2525.10.00 2601.11.00 2601.12.00 2609.00.00 2701.11.00 2701.12.00 2701.19.00 2701.20.00
2702.10.00 2702.20.00 2703.00.00 2704.00.00 2705.00.00 2706.00.00 2707.10.00 2707.20.00 2707.30.00 2707.40.00 2707.50.00 2707.91.00 2707.99.10
2707.99.20 2707.99.40 2707.99.51 2707.99.55 2707.99.59 2707.99.90 2708.10.00 2708.20.00 2709.00.10 2709.00.20 2710.12.15 2710.12.18 2710.12.25
2710.12.45 2710.12.90 2710.19.06 2710.19.11 2710.19.16 2710.19.24 2710.19.25 2710.19.26 2710.19.30 2710.19.35 2710.19.40 2710.19.45 2710.19.90
2710.20.05 2710.20.10 2710.20.15 2710.20.25 2710.91.00 2710.99.05 2710.99.10 2710.99.16 2710.99.21 2710.99.31 2710.99.32 2710.99.39 2710.99.45
2710.99.90 2711.11.00 2711.12.00 2711.13.00 2711.14.00 2711.19.00 2711.21.00 2711.29.00 2712.10.00 2712.20.00 2712.90.10 2712.90.20 2713.11.00
2713.12.00 2713.20.00 2713.90.00 2714.10.00 2714.90.00 2715.00.00 2716.00.00 2804.69.10 2804.69.50 2815.20.00 2818.20.00 2825.90.20 2827.39.25
2903.19.05 2903.19.10 2903.19.30 2903.19.60 3105.10.00 3105.20.00 3105.60.00 4407.29.02 4702.00.00 4703.11.00 4703.19.00 4703.21.00 4703.29.00
4704.11.00 4704.19.00 4704.21.00 4704.29.00 4705.00.00 4706.10.00 4706.20.00 4706.30.00 4706.91.00 4706.92.01 4706.93.01 5607.21.00 6802.99.00
7106.91.10 7108.12.10 7201.10.00 7201.20.00 7201.50.30 7201.50.60 7202.60.00 7202.93.40 7202.93.80 7203.10.00 7203.90.00 8002.00.00
"""


def brazil(text: str) -> Iterator[tuple[str, list[Row]]]:
    printed = numbers(between(text, "(a) As provided in heading 9903.01.81", "(b) As provided in heading 9903.01.90"))
    first = [compact(number) for number in BRAZIL_AUGUST.split()]
    if gone := set(first) - set(printed):
        raise SystemExit(f"{sorted(gone)} of EO 14323 are no more in note 2(x)(iii)(a)")
    yield "note_2_x_iii_a", [
        (number, AUGUST, "", f"ch 99 note 2(x)(iii); EO 14323, Annex II; {TEXT}", "") if number in first else
        (number, NOVEMBER, "", f"ch 99 note 2(x)(iii)(a); EO 14361; {TEXT}", NOVEMBER_KNOWN)
        for number in sorted(printed)
    ]
    yield "note_2_x_iii_b", described(between(text, "(b) As provided in heading 9903.01.90", "(iv) As provided in heading 9903.01.82"),
                                      NOVEMBER, f"ch 99 note 2(x)(iii)(b); EO 14361; {TEXT}; only the articles described", NOVEMBER_KNOWN)
    aircraft = numbers(between(text, "(iv) As provided in heading 9903.01.82", "(v) The additional duties imposed by heading 9903.01.77"))
    yield "note_2_x_iv", [(number, AUGUST, "", f"ch 99 note 2(x)(iv); EO 14323, Annex II; {TEXT}", "") for number in aircraft]


def section_122(text: str) -> Iterator[tuple[str, list[Row]]]:
    listed = numbers(between(text, "(ii) As provided in heading 9903.03.03", "(iii) As provided in heading 9903.03.04"))
    yield "note_2_aa_ii", [(number, FEBRUARY, "", f"ch 99 note 2(aa)(ii); Proc. 11012; {TEXT}", FEBRUARY_KNOWN) for number in listed]
    yield "note_2_aa_iii", described(between(text, "(iii) As provided in heading 9903.03.04", "(iv) As provided in heading 9903.03.05"),
                                     FEBRUARY, f"ch 99 note 2(aa)(iii); Proc. 11012; {TEXT}; only the articles described", FEBRUARY_KNOWN)
    aircraft = numbers(between(text, "(iv) As provided in heading 9903.03.05", "(v) As provided in heading 9903.03.06"))
    yield "note_2_aa_iv", [(number, FEBRUARY, "", f"ch 99 note 2(aa)(iv); Proc. 11012; {TEXT}", FEBRUARY_KNOWN) for number in aircraft]


def described(part: str, since: str, cite: str, known: str) -> list[Row]:
    """The subheadings of articles that the note describes one by one."""
    found = re.findall(r"classifiable\s+in\s+subheading\s+(\d{4}\.\d\d\.\d\d)", part)
    return [(compact(number), since, "", cite, known) for number in found]


def carve_outs(reference: Path) -> Iterator[tuple[str, list[Row]]]:
    """What CBP gave as energy and as potash: examples, not a bound of the headings (CSMS 64472173)."""
    rows = secondary(reference, "fentanyl_carveout_products.csv")
    for name, heading, since, cite in (
        ("ieepa_canada_energy", "9903.01.13", "2025-03-04", "secondary: tariff-rate-tracker, after CSMS 64472173; not exhaustive"),
        ("ieepa_potash", "9903.01.15", "2025-03-07", "secondary: tariff-rate-tracker; EO 14231 and 14232 give no numbers"),
    ):
        found = sorted({row["hts8"] for row in rows if row["ch99_code"] == heading})
        yield name, [(number, since, ENDED, cite, "") for number in found]


def lists(reference: Path) -> Iterator[tuple[str, list[Row]]]:
    chapter = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    text = plain(chapter.decode("utf-8", "replace"))
    yield from brazil(text)
    yield from section_122(text)
    yield from carve_outs(reference)


def write(path: Path, rows: Iterable[Row]) -> None:
    """With the column `known` where a row of the list has a day to say in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = list(rows)
    known = {row[:2]: row[4] for row in rows}
    carried = renumbered(row[:4] for row in rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("hts", "from", "before", "cite", "known"))
        out.writerows((*row, known.get(row[:2], "")) for row in carried)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where lists/ is written")
    options = parser.parse_args()
    for name, rows in lists(options.reference):
        write(options.law / "lists" / f"{name}.csv", rows)


if __name__ == "__main__":
    main()
