"""Write law/schedule/change_records.csv and docs/law/changes-2026.md: what the official change records say, and our differences.

    python tools/law_change_records.py ../shared/reference

The rows of 2026 Revisions 11 to 20 are written anew from the change records of the reference folder and from
law/schedule/statistical_changes.csv. The rows before them are kept by hand and stay as they are: Revisions 6 to 10 from the
change records, Revision 2 from the 484(f) Committee's document, Revision 5 from the annex of its proclamation, the rest from
secondary sources, which their source says. The page then holds each row against the difference of the exports.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from itertools import pairwise
from pathlib import Path

from tidewaiter.numbers import hts
from tidewaiter.tariff.differences import Differences, differences
from tidewaiter.tariff.exports import Row, read_export

ROOT = Path(__file__).resolve().parents[1]
EDITIONS = ("2025HTSRev32", "2026HTSBasic", *(f"2026HTSRev{n}" for n in range(1, 11)))
FROM_THE_REFERENCE = tuple(f"2026HTSRev{n}" for n in range(11, 21))
SHOWN = 8


@dataclass(frozen=True)
class Item:
    """A row of change_records.csv: one line of a change record. `first` and `last` are digits, empty for a note."""

    revision: str
    published: str
    item: str
    first: str
    last: str
    nature: str
    effective: str
    source: str

    def covers(self, number: str) -> bool:
        """Whether the item names `number`. A line that is subdivided names its eight digits too."""
        named = self.first <= number <= self.last and len(number) == len(self.first)
        return bool(self.first) and (named or (self.nature == "annotated" and number == self.first[:8]))


@dataclass(frozen=True, order=True)
class Seen:
    """One thing that the exports show: a number with + (it came), - (it went), or ~ and the field that changed."""

    number: str
    sign: str
    field: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {hts.format(self.number)}{' ' if self.field else ''}{self.field}"


# Why the record and the exports differ: revision, what it is about (as Seen prints it, or the item), the reason.
_SAME_FILE = "The export held as Revision 5 is byte for byte that of Revision 7; Revision 6 is as its record says."
REASONS = (
    ("2026HTSBasic", r"- 991[23]\.", "Headings 9912 (MA) and 9913 (AU) are gone whole, 257 and 194 numbers; no record is held."),
    ("2026HTSBasic", r"~ 9903\.01\.63", "A compiler's note was added to."),
    ("2026HTSBasic", r"~ 9822\.04\.01", "A missing comma was put in."),
    ("2026HTSRev2", r"- 7602\.00\.0035", "The export left the number out; it is back in Revision 3, and the 484(f) document does not touch it."),
    ("2026HTSRev3", r"\+ 7602\.00\.0035", "The number that the export of Revision 2 left out."),
    ("2026HTSRev3", r"~ 98", "Compiler's notes that the provisions had ended on September 30, 2025 are gone; no record is held."),
    ("2026HTSRev4", r"~ 9903\.45", "Compiler's notes that the heading has expired; no record is held."),
    ("2026HTSRev4", r"~ (8539\.52|8544\.42|8541\.4)", "Follows the statistical notes of chapter 85, renumbered on February 1, 2026, 484(f)."),
    ("2026HTSRev4", r"~ 2404\.19", "The words of the 484(f) document, which Revision 2 had printed otherwise."),
    ("2026HTSRev5", r"~ 3004\.90", "A misprint was put right."),
    ("2026HTSRev5", r"\+ 9903\.82\.(01|18|19)", _SAME_FILE),
    ("2026HTSRev6", r"9903\.82\.(01|18|19)", _SAME_FILE),
)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reference", type=Path)
    asked.add_argument("--law", type=Path, default=ROOT / "law", help="where schedule/change_records.csv goes")
    asked.add_argument("--page", type=Path, default=ROOT / "docs" / "law" / "changes-2026.md")
    args = asked.parse_args()
    by_hand = [item for item in _kept() if item.revision not in FROM_THE_REFERENCE]
    items = [*by_hand, *_later((args.reference / "hts_notes" / "ch99_after_rev10" / "change_records.md").read_text(encoding="utf-8"))]
    path = args.law / "schedule" / "change_records.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["revision", "published", "item", "from", "to", "nature", "effective", "source"])
        table.writerows(astuple(item) for item in items)
    args.page.write_text(_page(items, args.reference / "hts"), encoding="utf-8")


def _kept() -> Iterator[Item]:
    with open(ROOT / "law" / "schedule" / "change_records.csv", encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        next(table)
        for row in table:
            yield Item(*row)


def _later(text: str) -> Iterator[Item]:
    """Revisions 11 to 20: | Revision | Published | Item | Nature of change | Effective | Source |."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) != len(fields(Item)) - 2 or not cells[0].isdigit():
            continue
        revision, published, item, nature, effective, source = cells
        if item.startswith("Statistical reporting numbers in chapters"):
            yield from _statistical(f"2026HTSRev{revision}", published)
            continue
        for named, first, last in _numbers(item):
            for one in _natures(nature):
                yield Item(f"2026HTSRev{revision}", published, named, first, last, one, effective, f"change record: {source}")


def _numbers(item: str) -> Iterator[tuple[str, str, str]]:
    """The numbers that an item names, one by one or as a range; a note stays as it is.

    >>> list(_numbers("9903.04.60–9903.04.69"))
    [('9903.04.60–9903.04.69', '99030460', '99030469')]
    >>> [first for _, first, _ in _numbers("8483.30.8071, .8079")]
    ['8483308071', '8483308079']
    """
    if not item[:4].isdigit():
        yield item, "", ""
        return
    whole = ""
    for part in re.sub(r" \(.*\)$", "", item).split(", "):
        whole = whole.rpartition(".")[0] + part if part.startswith(".") else part
        first, _, last = whole.partition("–")
        yield whole, hts.compact(first), hts.compact(last or first)


def _natures(text: str) -> Iterator[str]:
    """An item changed in two ways is two rows."""
    yield from re.findall(r"established|modified|deleted|correction|errata", text.lower())


def _statistical(revision: str, published: str) -> Iterator[Item]:
    found = set()
    with open(ROOT / "law" / "schedule" / "statistical_changes.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.add((row["number"], "annotated" if row["number"].endswith("00") else "deleted", row["from"], row["cite"]))
            if row["successor"]:
                found.add((row["successor"], "established", row["from"], row["cite"]))
    for number, nature, effective, cite in sorted(found):
        yield Item(revision, published, hts.format(number), number, number, nature, effective, cite)


def seen(found: Differences) -> list[Seen]:
    changed = (Seen(change.number, "~", change.field) for change in found.changed)
    return [*(Seen(number, "+") for number in found.added), *(Seen(number, "-") for number in found.removed), *changed]


_ADMITS = {"established": "+~", "deleted": "-~", "annotated": "-+", "modified": "~", "correction": "~", "errata": "~"}


def outside(one: Seen, revision: str) -> bool:
    """What the change records leave out by their own words: staged rates, endnotes, minor adjustments of no substance."""
    staged = revision == "2026HTSBasic" and one.field == "special"
    return staged or one.field.startswith("footnotes") or one.field.endswith("(spelling)")


def in_record(one: Seen, items: Iterable[Item]) -> bool:
    return any(one.sign in _ADMITS[item.nature] and item.covers(one.number) for item in items)


def in_exports(item: Item, all_seen: Sequence[Seen], before: frozenset[str], after: frozenset[str]) -> bool:
    """Whether the exports show an item: every number deleted is gone and one of them went, the ends of a range established came.

    A number deleted and given to other goods on the same day, and a heading ended that is still printed with a note, are seen by
    their new words.
    """
    moved = [one for one in all_seen if one.sign in _ADMITS[item.nature] and item.covers(one.number)]
    if item.nature == "deleted" and not any(one.sign == "~" for one in moved):
        return bool(moved) and not any(item.covers(number) for number in before & after)
    if item.nature == "established":
        return bool(moved) and {item.first, item.last} <= after
    return bool(moved)


_RECORDS = {
    "2026HTSBasic": "not at hand; secondary",     "2026HTSRev1": "not at hand; secondary",
    "2026HTSRev2": "not at hand; 484(f) document", "2026HTSRev3": "not at hand; secondary",
    "2026HTSRev4": "not at hand; secondary",      "2026HTSRev5": "not at hand; Proc. 11021, Annex IV",
}
HEAD = """# The change records of 2026 and the exports

Printed by `tools/law_change_records.py`, which also writes `law/schedule/change_records.csv`. Each pair of consecutive editions
is compared by `hts diff`, and each result is held against the items of the revision's change record.

The change records of Revisions 6 to 10 were read in a public transcript of the Commission's documents (the repository hts-hero on
GitHub), those of Revisions 11 to 20 in the reference folder; no export of the latter is held. Where no record is at hand, what
stands in for it is named: the 484(f) Committee's *changes for January 1 and February 1, 2026*, Annex IV of Proclamation 11021, or
secondary sources, which name what they mean to and leave the rest out. *Items* are those that name numbers. By their own words the
records leave out staged rates, endnotes and minor adjustments of no substance: *left out* counts footnotes, differences of
spelling and the special column on January 1.

| revision | change record | items | seen in the exports | added | removed | changed | in the record | left out | neither |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|
"""
MIDDLE = """
## Where they differ

`+` came, `-` went, `~` changed.

| revision | in the record, not in the exports | in the exports, not in the record | why |
|---|---|---|---|
"""
TAIL = """
The two files of Revision 5 and Revision 7 have one checksum in `law/schedule/editions.csv`. What the schedule printed from April 8
to 22, 2026 is therefore not held: 9903.82.18 and 9903.82.19, in force from April 23, stand in it too early, and so does 9903.82.01,
which Revision 7 added with effect from April 6. The rows of `law/schedule` follow the records: the first two begin on April 23,
9903.82.01 stands throughout. The records of Revisions 6 and 7 name no other number.
"""


def _page(items: Sequence[Item], folder: Path) -> str:
    rows = {name: read_export(_export(folder, name).read_bytes(), name).rows for name in EDITIONS}
    counts, differ = [], []
    for before, after in pairwise(EDITIONS):
        found = differences(rows[before], rows[after])
        of_revision = [item for item in items if item.revision == after and item.first]
        things = seen(found)
        numbers = _numbers_of(rows[before]), _numbers_of(rows[after])
        missing = [item for item in of_revision if not in_exports(item, things, *numbers)]
        covered = [one for one in things if in_record(one, of_revision)]
        rest = [one for one in things if one not in covered]
        left_out = [one for one in rest if outside(one, after)]
        neither = [one for one in rest if one not in left_out]
        counts.append(f"| {after} | {_RECORDS.get(after, 'at hand')} | {len(of_revision)} | {len(of_revision) - len(missing)} | "
                      f"{len(found.added)} | {len(found.removed)} | {len(found.changed)} | {len(covered)} | {len(left_out)} | {len(neither)} |")
        differ += _disagreements(after, missing, neither)
    return HEAD + "\n".join(counts) + "\n" + MIDDLE + "\n".join(differ) + "\n" + TAIL


def _export(folder: Path, name: str) -> Path:
    year, edition = name.split("HTS")
    return folder / f"hts_{year}_{edition.lower().replace('rev', 'rev_')}.json.gz"


def _numbers_of(rows: Sequence[Row]) -> frozenset[str]:
    return frozenset(row.number for row in rows)


def _disagreements(revision: str, missing: Sequence[Item], neither: Sequence[Seen]) -> Iterator[str]:
    """A line for each reason; what has none says so."""
    by_why: dict[str, tuple[list[str], list[str]]] = {}
    for side, texts in ((0, [f"{item.item} {item.nature}" for item in missing]), (1, [str(one) for one in sorted(neither)])):
        for text in texts:
            why = next((why for name, pattern, why in REASONS if name == revision and re.search(pattern, text)), "not explained")
            by_why.setdefault(why, ([], []))[side].append(text)
    for why, (record, exports) in by_why.items():
        yield f"| {revision} | {_some(record)} | {_some(exports)} | {why} |"


def _some(texts: Sequence[str]) -> str:
    more = f" ... {texts[-1]} ({len(texts)})" if len(texts) > SHOWN else ""
    return ", ".join(texts[:SHOWN - 1] if more else texts) + more


if __name__ == "__main__":
    main()
