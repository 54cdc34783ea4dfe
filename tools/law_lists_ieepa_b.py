"""Write the lists of the reciprocal tariff, law/lists/ieepa_annex_ii.csv and note_2_v_*.csv, from note 2(v).

    python tools/law_lists_ieepa_b.py ../shared/reference

The text at hand is that of HTS 2026 Revision 6, the last state of each list. When a number of Annex II came in or left is not in it:
the days follow a secondary reading of the note revision by revision, and the instrument of each day is named in the cite.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from law_lists import LAW, TEXT, Table, between, compact, numbers, plain, secondary

Row = tuple[str, str, str, str, str, str]              # hts, from, before, cite, known, before_known

# First revision of a number in the note: day, day on which the instrument could be read, instrument.
CAME = {
    "rev_7":  ("2025-04-05", "2025-04-02", "EO 14257, Annex II"),
    "rev_10": ("2025-04-05", "2025-04-11", "memorandum of April 11, 2025; CSMS 64724565"),
    "rev_22": ("2025-09-08", "2025-09-05", "EO 14346; CSMS 66151866"),
    "rev_29": ("2025-11-13", "2025-11-14", "EO 14360; CSMS 66814923"),
}
# The first revision without it, the same way.
WENT = {
    "rev_17": ("2025-08-01", "2025-07-30", "Proc. 10962"),
    "rev_22": ("2025-09-08", "2025-09-05", "EO 14346; CSMS 66151866"),
    "rev_25": ("2025-10-14", "2025-09-29", "Proc. 10976"),
}
# In the secondary reading as a subheading, in the note with its statistical suffix.
MISREAD = {"85051100": "8505110070"}

EU, KOREA, SWISS = "2025-09-24", "2025-12-03", "2025-12-17"      # days of posting for public inspection
TABLES = (
    (Table("note_2_v_xx", "(xx) As provided in heading 9903.02.74", "(xxi) As provided", "2025-09-01",
           "ch 99 note 2(v)(xx); FR Doc. 2025-18660"), EU),
    (Table("note_2_v_xxi", "(xxi) As provided in heading 9903.02.75", "(xxii)  As provided", "2025-09-01",
           "ch 99 note 2(v)(xxi); FR Doc. 2025-18660; only for religious purposes"), EU),
    (Table("note_2_v_xxii", "(xxii)  As provided in heading 9903.02.76", "(xxiii) As provided", "2025-09-01",
           "ch 99 note 2(v)(xxii); FR Doc. 2025-18660"), EU),
    (Table("note_2_v_xxiii", "(xxiii) As provided in heading 9903.02.77", "(xxiv)", "2025-09-01", "ch 99 note 2(v)(xxiii); FR Doc. 2025-18660"), EU),
    (Table("note_2_v_xxiv_b", "(b) As provided in heading 9903.02.81", "(xxv)", "2025-11-14", "ch 99 note 2(v)(xxiv)(b); 90 FR 55964"), KOREA),
    (Table("note_2_v_xxv_b", "(b) As provided in headings 9903.02.84 and 9903.02.89", "(c) As provided in headings 9903.02.85", "2025-11-14",
           "ch 99 note 2(v)(xxv)(b); 90 FR 59281"), SWISS),
    (Table("note_2_v_xxv_c", "(c) As provided in headings 9903.02.85 and 9903.02.90", "(d) As provided in headings 9903.02.86", "2025-11-14",
           "ch 99 note 2(v)(xxv)(c); 90 FR 59281"), SWISS),
    (Table("note_2_v_xxv_d", "(d) As provided in headings 9903.02.86 and 9903.02.91", "(x)\n", "2025-11-14",
           "ch 99 note 2(v)(xxv)(d); 90 FR 59281"), SWISS),
)


def annex_ii(text: str, reference: Path) -> Iterator[Row]:
    """Note 2(v)(iii)(a): what the text prints, with the days of the secondary reading, and what left the note before that text."""
    printed = set(numbers(between(text, "(a) As provided for in heading 9903.01.32", "(b) As provided in heading 9903.02.78")))
    dated = {MISREAD.get(row["prefix"], row["prefix"]): row for row in secondary(reference, "annex_ii_first_appearance.csv")}
    if strange := printed - dated.keys():
        raise SystemExit(f"no day for {', '.join(sorted(strange))}")
    for number, row in sorted(dated.items()):
        came, known, instrument = CAME[row["first_revision"]]
        days = "days secondary: tariff-rate-tracker, by revision of the note"
        if number in printed:
            yield number, came, "", f"ch 99 note 2(v)(iii)(a); {TEXT}; {instrument}; {days}", known, ""
        else:
            went, end_known, end = WENT[row["removed_at"]]
            yield number, came, went, f"secondary: tariff-rate-tracker, note 2(v)(iii) until {end}; {instrument}", known, end_known


def articles(text: str) -> Iterator[Row]:
    """Note 2(v)(iii)(b): numbers of which only the article described is free, one to each article."""
    part = between(text, "(b) As provided in heading 9903.02.78", "(iv) As provided in 9903.01.26")
    found = re.findall(r"\b\d{4}\.\d{2}\.\d{2}\b", part)
    items = re.findall(r"(?m)^\s*\(\d+\) ", part)
    numbered = [number for number in found if not number.startswith("99")]
    if len(numbered) != len(items):
        raise SystemExit(f"note 2(v)(iii)(b) has {len(items)} articles and {len(numbered)} numbers")
    for number in numbered:
        cite = f"ch 99 note 2(v)(iii)(b); {TEXT}; EO 14360; only the article described"
        yield compact(number), "2025-11-13", "", cite, "2025-11-14", ""


def lists(reference: Path) -> Iterator[tuple[str, list[Row]]]:
    chapter = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    text = plain(chapter.decode("utf-8", "replace"))
    yield "ieepa_annex_ii", list(annex_ii(text, reference))
    yield "note_2_v_iii_b", sorted(articles(text))
    for listed, known in TABLES:
        found = numbers(between(text, listed.start, listed.end))
        yield listed.name, [(number, listed.since, "", f"{listed.cite}; {TEXT}", known, "") for number in sorted(found)]


def write(path: Path, rows: Iterable[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("hts", "from", "before", "cite", "known", "before_known"))
        out.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where lists/ is written")
    options = parser.parse_args()
    for name, rows in lists(options.reference):
        write(options.law / "lists" / f"{name}.csv", rows)


if __name__ == "__main__":
    main()
