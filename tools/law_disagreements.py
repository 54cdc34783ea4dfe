"""Write docs/law/disagreements.md: where the text of a note and another source list different numbers.

    python tools/law_disagreements.py ../shared/reference

Compares law/lists with every secondary list of the reference folder and with the footnotes that the newest edition carries
(law_list_comparisons.py), and the rates and countries of law/programs with what the editions print (law_rate_comparisons.py). The
text of the note decides; a difference is written down so that nobody has to find it again. What differs in words is in
docs/law/sources-that-differ.md, by hand.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import law_rate_comparisons
from law_list_comparisons import LAW, ROOT, Comparison, comparisons, footnotes_by_edition, secondary, shown

PAGE = ROOT / "docs" / "law" / "disagreements.md"
HEAD = """# Where lists disagree

Printed by `tools/law_disagreements.py`. The text of the U.S. note decides, and `law/lists` holds what it names. *Expanded*
means that numbers of four to eight digits were taken as the ten-digit numbers under them on the day compared. Where sources differ
in what they say of a rule, a rate or a day, see [sources-that-differ.md](sources-that-differ.md); worked cases that the text
refutes are in [refuted.md](refuted.md).

## Lists

| list in law/lists | compared with | day | in the text | in the other | only text | only other | why |
|---|---|---|---:|---:|---|---|---|
"""
DAYS = """

## Days of the editions

`law/schedule/editions.csv` holds the day on which USITC posted an edition and, apart from it, the day from which it is in force.
A secondary list, revision_dates.csv, gives other days for the editions below; of the others it gives one of the two. The days of
posting stand: those of 2026 Revisions 11 to 20 agree with the change records, and 2025 Revision 1 already carries the headings
9903.01.20 to .23, which took effect on February 4, 2025, eight days after the day that the secondary list gives it.

| edition | posted | in force from | secondary: in force | secondary: its policy |
|---|---|---|---|---|
"""
NUMBERS = """

## Which number took over from which

The documents of the 484(f) Committee, carried over in `law/schedule/statistical_changes*.csv`, against a secondary concordance that
matches words (hts_concordance.csv; a number kept as it is does not count). The document decides.

| day | pairs in the document | in the concordance | in both | only document | only concordance |
|---|---:|---:|---:|---|---|
"""
MISPRINTS = """

Every number of chapters 1-97 that the exports begin or end on these days is in the document of the day, and the other way, but for
four: 3004.90.9238, .9239, .9240 and .9242 went to other numbers on February 1, 2026, and the exports from Revision 2 on print them
with other words, of which the document does not tell. Where a document contradicts itself, its other rows decide:

| document | printed | read as | by |
|---|---|---|---|
| January 1, 2025 | 3921.19.0000 transferred to 39.21.19.0090 | 3921.19.0090 | the row that establishes it |
| February 1, 2026 | 0710.80.9724 transferred to 0709.80.9725 | 0710.80.9725 | the row that establishes it |
| February 1, 2026 | 2008.99.1000 transferred to 2008.19.1090 | 2008.99.1090 | the row that establishes it |
| February 1, 2026 | 9401.99.9070 transferred to 9401.99.9070 | 9401.99.9085 | the row that establishes it |
| February 1, 2026 | sections I and II each name some of the parts of one number of 3004 | both together | the note at the head of each section |
| February 1, 2026 | 3004.90.9267 established, no day | February 1, 2026 | 3004.90.9270, which it comes from |

9802.00.8055, discontinued on July 1, 2024, has no successor."""
TAIL = """

## What no text at hand settles

- **Note 16(c) since June 8, 2026** (Proc. 11032). The text of Revision 10 is not held. Subdivision (xi), and what moved
  from (vi) and (vii) to (ix) and (x), rest on a secondary list; every such row says so. 8708.29.2140 is then on no list.
- **Note 31(b), items (1) to (4)**, deleted by January 1, 2026: numbers inferred, kept in
  `s301_china_9903_91_01_unconfirmed`. Likewise 8507.60.0020 on list 4A until then, `s301_china_list_4a_unconfirmed`.
- **Note 31(f)(i)(3)**, deleted: 4015.12.10 in 2025, by the footnote of the schedule from Revision 2 of that year.
- **Note 20(g) and 20(s)(ii)** except statistical numbers of 2018 to 2022, some of them replaced since. The notes were not
  amended: whether 9401.61.4011 takes the place of 9401.61.4001 is not for a list to say.
- **Note 40(c) of July 31, 2026** names nine numbers that had ended on July 1. Their 24 successors are listed in their
  place. So are successors of the ended numbers in notes 16(c), 20(vvv), 33(g) and 38(i).
- **Note 52(j)(7)(iii)**: thirty numbers absent from the text but present in its twins, `note_52_j_7_iii_unconfirmed`.
- **Misprinted numbers.** 2803.00.00 in note 30(b) and 7217.10.90 in note 30(d) are printed with `;` and `,` for the dot
  and read with it; the footnotes of both subheadings say the same. A row of numbers with a digit left over stops the tool.
- **Spans.** A list read from the text of Revision 6 is dated from the day its heading began. A number that joined later
  is then on it too early, and one that left before Revision 6 is missing; no earlier text is held to say which.
- **Units.** HTS 2026 Revision 12 corrected the units of 8483.30.8071, .8079, .8081 and .8089, Revision 16 changed that of
  7020.00.6000 from August 15, 2026; neither text is held. Their older units stand.
"""


def posting_days(reference: Path) -> Iterator[str]:
    """Where a secondary list of revisions gives another day than the day of posting or of force."""
    names = {"basic": "2025HTSBasic", "2026_basic": "2026HTSBasic"}
    with open(reference / "hts" / "revision_dates.csv", encoding="utf-8") as file:
        days = {names.get(row["revision"], ("2026HTSRev" if "2026" in row["revision"] else "2025HTSRev") + row["revision"].rpartition("_")[2]):
                (row["effective_date"], row["policy_effective_date"].replace("NA", "")) for row in csv.DictReader(file)}
    with open(LAW / "schedule" / "editions.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            other, policy = days.get(row["name"], ("", ""))
            if row["held"] == "Y" and other not in (row["published"], row["from"]):
                yield f"| {row['name']} | {row['published']} | {row['from']} | {other or 'not listed'} | {policy} |"


REVISIONS = {"2025-07-01": "rev_16", "2026-02-01": "2026_rev_2"}         # as the concordance names the edition that came


def number_changes(reference: Path) -> Iterator[str]:
    """For each day of a document that the concordance covers, the pairs of both."""
    rows = secondary(reference, "hts_concordance.csv")
    for day, revision in REVISIONS.items():
        with open(LAW / "schedule" / f"statistical_changes_{day[:7].replace('-', '_')}.csv", encoding="utf-8") as file:
            ours = {(row["number"], row["successor"]) for row in csv.DictReader(file)}
        theirs = {(row["old_hts10"], row["new_hts10"]) for row in rows if row["revision_to"] == revision}
        theirs = {(old, new) for old, new in theirs if "NA" not in (old, new) and old != new}
        texts = [{f"{old} to {new}" for old, new in pairs} for pairs in (ours - theirs, theirs - ours)]
        yield f"| {day} | {len(ours)} | {len(theirs)} | {len(ours & theirs)} | {shown(texts[0])} | {shown(texts[1])} |"


@cache
def every_list(reference: Path) -> tuple[Comparison, ...]:
    return tuple(comparisons(reference))


def text(reference: Path) -> str:
    """The page."""
    lists = every_list(reference)
    alike = sum(text == other for text, other in (one.sides for one in lists))
    summary = f"\n\n{len(lists)} comparisons of lists: {alike} agree to the number.\n"
    return (HEAD + "\n".join(one.row for one in lists) + summary + "\n".join([*footnotes_by_edition(), *law_rate_comparisons.page(reference)])
            + DAYS + "\n".join(posting_days(reference)) + NUMBERS + "\n".join(number_changes(reference)) + MISPRINTS + TAIL)


def main(reference: Path) -> None:
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text(reference), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
