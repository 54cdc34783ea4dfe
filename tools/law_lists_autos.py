"""Write the lists of the section 232 actions but the metals, and of the civil aircraft agreements, that tools/law_lists.py leaves out.

    python tools/law_lists_autos.py ../shared/reference

U.S. notes 33(i), 33(j), 35(a) and 35(b) as printed in chapter 99 of 2026 Revision 6. Note 35(c) came with Revision 9, whose text is
not held: its numbers are secondary. Numbers only, no prose.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from law_lists import LAW, Row, Table, plain, renumbered, secondary, table, write

LISTS = (
    Table("s232_uk_vehicles_33_i",   "(i) Heading 9903.94.31 sets forth", "The aggregate annual import volume",
          "2025-06-30", "ch 99 note 33(i); 90 FR 27851"),
    Table("s232_uk_auto_parts_33_j", "(j) Heading 9903.94.32 sets forth", "Any automotive part",
          "2025-06-30", "ch 99 note 33(j); 90 FR 27851"),
    Table("note_35_a",               "(a) As provided in heading 9903.96.01", "(b) As provided in heading 9903.96.02",
          "2025-06-30", "ch 99 note 35(a); 90 FR 27851"),
    Table("note_35_b",               "(b) As provided in heading 9903.96.02", "36. [Note deleted.]",
          "2025-09-16", "ch 99 note 35(b); 90 FR 44638"),
)


def carried(rows: list[Row]) -> list[Row]:
    """Ten-digit rows carried over every statistical renumbering before July 1, 2026: a suffix changes nothing in what a note covers."""
    with open(LAW / "schedule" / "successors.csv", encoding="utf-8") as file:
        changes = [change for change in csv.DictReader(file) if change["from"] < "2026-07-01"]
    found = []
    for number, since, before, cite in rows:
        after = [change for change in changes if change["number"] == number and since < change["from"]]
        found.append((number, since, after[0]["from"] if after else before, cite))
        found += [(change["successor"], change["from"], before, f"{cite}; by 484(f) renumbering of {number}") for change in after]
    return found


def lists(reference: Path) -> Iterator[tuple[str, list[Row]]]:
    chapter = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    text = plain(chapter.decode("utf-8", "replace"))
    for listed in LISTS:
        name, rows = table(text, listed)
        yield name, carried(rows)
    yield "note_35_c", sorted(
        (row["hts8"], "2026-05-01", "", "secondary: tariff-rate-tracker; ch 99 note 35(c); HTS 2026 Rev 9")
        for row in secondary(reference, "s232_aircraft_exempt_taiwan.csv")
    )
    cite = "secondary: tariff-rate-tracker; Proc. 11052, Annex I"
    yield "s232_polysilicon_made", sorted(
        (row["hts10"], "2026-12-04", "", cite) for row in secondary(reference, "s232_polysilicon_adval_products.csv")
    )
    yield "s232_polysilicon_wafers", sorted(
        (row["hts10"], "2026-12-04", "", cite) for row in secondary(reference, "s232_polysilicon_mip_products.csv") if row["component"] == "wafer"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where lists/ is written")
    options = parser.parse_args()
    for name, rows in lists(options.reference):
        write(options.law / "lists" / f"{name}.csv", renumbered(rows))


if __name__ == "__main__":
    main()
