"""Write law/lists: which numbers each chapter 99 programme covers, read from the text of the U.S. notes.

    python tools/law_lists.py ../shared/reference

The official text decides: chapter 99 of 2026 Revision 6 (hts_notes) and, for notes 40-52, the numbers taken from their
text as of Revision 20 (law/lists/ch99_notes_40_to_52_lists.csv). What rests on another's work says `secondary` in its
cite, what the text does not settle goes into a list of its own that ends in `_unconfirmed`. Numbers only, no prose.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LAW = Path(__file__).resolve().parents[1] / "law"
TEXT = "HTS 2026 Rev 6"
# The text misprints some dots: 7217,10.90, 2803;00.00.
NUMBER = re.compile(r"(?<![\d.-])\d{4}(?:[.,;:]\d{2}(?:[.,;:]\d{2}(?:\.?\d{2})?)?)?(?![\d.]*\d)")
Row = tuple[str, str, str, str]                        # hts, from, before, cite


@dataclass(frozen=True)
class Table:
    """A list printed in one run of the text: the numbers between two phrases of it, all with one span."""

    name: str
    start: str
    end: str
    since: str
    cite: str
    before: str = ""


NOTE_20 = (
    Table("s301_china_list_1",  "(b) Heading 9903.88.01 applies", "(c) For the purposes of heading 9903.88.02",
          "2018-07-06", "ch 99 note 20(b); 83 FR 28710"),
    Table("s301_china_list_2",  "(d) Heading 9903.88.02 applies", "(e) For the purposes of heading 9903.88.03",
          "2018-08-23", "ch 99 note 20(d); 83 FR 40823"),
    Table("s301_china_list_3",  "(f) Heading 9903.88.03 applies", "(g) For the purposes of heading 9903.88.04",
          "2018-09-24", "ch 99 note 20(f); 83 FR 47974"),
    Table("s301_china_list_4a", "(s) Heading 9903.88.15 applies", "(ii) the following products of China:",
          "2019-09-01", "ch 99 note 20(s)(i); 84 FR 43304"),
)
NOTE_30 = (
    Table("russia_9903_90_08", "(b) Heading 9903.90.08 applies", "(c) For the purposes of heading 9903.90.09",
          "", "ch 99 note 30(b)"),
    Table("russia_9903_90_09", "(d) Heading 9903.90.09 applies", "31. (a)", "", "ch 99 note 30(d)"),
)
NOTE_31 = tuple(
    Table(f"s301_china_{heading.replace('.', '_')}", f"({letter}) Heading {heading} applies", end, since,
          f"ch 99 note 31({note}); {cite}", before)
    for heading, letter, note, end, since, before, cite in (
        ("9903.91.01", "b", "b",    "(c) Heading 9903.91.02", "2024-09-27", "",           "89 FR 76581"),
        ("9903.91.02", "c", "c",    "(d) Heading 9903.91.03", "2024-09-27", "",           "89 FR 76581"),
        ("9903.91.03", "d", "d",    "(e) Heading 9903.91.04", "2024-09-27", "",           "89 FR 76581"),
        ("9903.91.04", "e", "e",    "on or after",            "2025-01-01", "2026-01-01", "89 FR 76581"),
        ("9903.91.05", "i", "f)(i", "(ii) The additional",    "2025-01-01", "",           "89 FR 76581; 89 FR 101682"),
        ("9903.91.06", "g", "g",    "(h) Heading 9903.91.07", "2026-01-01", "",           "89 FR 76581"),
        ("9903.91.07", "h", "h",    "(i) Heading 9903.91.08", "2026-01-01", "",           "89 FR 76581"),
        ("9903.91.08", "i", "i",    "(j) Heading 9903.91.11", "2026-01-01", "",           "89 FR 76581"),
        ("9903.91.11", "j", "j",    "(k)",                    "2025-01-01", "",           "89 FR 101682"),
    )
)
NOTES_33_TO_39 = (
    Table("s232_vehicles_33_b",  "(b) The rates of duty set forth in headings 9903.94.01", "(c) Heading 9903.94.02",
          "2025-04-03", "ch 99 note 33(b); Proc. 10908"),
    Table("s232_auto_parts_33_g", "(g) Subject to a manufacturer's import adjustment", "(h) Heading 9903.94.06",
          "2025-05-03", "ch 99 note 33(g); Proc. 10908"),
    Table("s232_wood_37_b", "(b) The rates of duty set forth in heading 9903.76.01", "(c) Heading 9903.76.02",
          "2025-10-14", "ch 99 note 37(b); Proc. 10976"),
    Table("s232_wood_37_d", "(d) The rates of duty set forth in headings 9903.76.02", "(e) Except for",
          "2025-10-14", "ch 99 note 37(d); Proc. 10976"),
    Table("s232_wood_37_f", "(f) Except for as provided by 9903.76.04", "(g) Heading 9903.76.04",
          "2025-10-14", "ch 99 note 37(f); Proc. 10976"),
    Table("s232_mhdv_38_b", "(b) The rate of duty set forth in heading 9903.74.01", "(c) Heading 9903.74.02",
          "2025-11-01", "ch 99 note 38(b); Proc. 10984"),
    Table("s232_buses_38_c", "(c) Heading 9903.74.02 applies to buses", "(d) Heading 9903.74.03",
          "2025-11-01", "ch 99 note 38(c); Proc. 10984"),
    Table("s232_mhdv_parts_38_i", "(i) The rates of duty set forth in heading 9903.74.08", "(j) Heading 9903.74.09",
          "2025-11-01", "ch 99 note 38(i); Proc. 10984"),
    Table("s232_semiconductors_39_b", '(b) For the purposes of this note, "semiconductor articles"', "To be included",
          "2026-01-15", "ch 99 note 39(b); Proc. 11002"),
)
# Lists that an instrument changed after they began, and the day on which what took effect on a day could first be read.
KNOWN = {
    "note_40_c": {"2026-09-29": "2026-09-23"},         # 91 FR 60360, posted on that day
    "note_51_b_1": {"2026-09-15": "2026-09-08"},       # Proc. 11064, signed on that day
    "note_51_b_3": {"2026-09-15": "2026-09-08"},       # Proc. 11065, the same
}
METALS = "2026-04-06"                                  # Proc. 11021; what Proc. 11032 changed is of the day below
METALS_AGAIN = "2026-06-08"
WRITTEN = {"note_40_c": "2026-04-02"}                     # lists written down before 1 July 2026 that came into force after it


def compact(number: str) -> str:
    return re.sub(r"\D", "", number)


def plain(text: str) -> str:
    """The chapter without page heads, so that a list runs on over its pages."""
    heads = r"Harmonized Tariff Schedule of|Annotated for Statistical|^\s*XXII\s*$|^\s*99 - III - \d+\s*$"
    lines = (line for line in text.splitlines() if line.strip() and not re.search(heads, line))
    return "\n".join(re.sub(r"U\.S\. Notes \(con\.\)", "", line) for line in lines)


def between(text: str, start: str, end: str) -> str:
    """What stands after the one place that begins with `start`, up to the next `end`."""
    places = [match.end() for match in re.finditer(r"(?m)^\s*" + re.escape(start), text)]
    if len(places) != 1:
        raise SystemExit(f"{start!r} stands {len(places)} times in the text, not once")
    if (stop := text.find(end, places[0])) < 0:
        raise SystemExit(f"after {start!r} there is no {end!r}")
    return text[places[0]:stop]


def numbers(part: str) -> list[str]:
    """The tariff numbers of chapters 1-97 printed in `part`, in their order, without repeats.

    Four digits alone count only in a row of numbers: elsewhere they are years. A row without words of which digits are left over
    stops the tool: a number in it is misprinted in a way that nobody has read yet.

    >>> numbers("2803;00.00  4904.00.00\\n7202.21.10  7217,10.90  7410.22.00\\n(2)  on or after January 1, 2025")
    ['28030000', '49040000', '72022110', '72171090', '74102200']
    """
    found: dict[str, None] = {}
    for line in part.splitlines():
        left_over = re.sub(r"\(\d+\)", "", re.sub(NUMBER, "", line))
        if re.search(r"\d", left_over) and not re.search(r"[A-Za-z]", line):
            raise SystemExit(f"{line.strip()!r}: {left_over.strip()!r} is no number")
        row = not re.sub(NUMBER, "", re.sub(r"\(\w+\) [A-Z][a-z ]+:", "", line)).strip()
        for match in NUMBER.finditer(line):
            number = compact(match[0])
            if (row or len(number) >= 8) and not number.startswith("99"):
                found[number] = None
    return list(found)


def table(text: str, listed: Table) -> tuple[str, list[Row]]:
    part = between(text, listed.start, listed.end)
    return listed.name, [(number, listed.since, listed.before, f"{listed.cite}; {TEXT}") for number in numbers(part)]


def partial(text: str, name: str, start: str, end: str, since: str, cite: str) -> Iterator[tuple[str, list[Row]]]:
    """Subheadings that a note takes `except for` some statistical numbers: one list of each."""
    part = between(text, start, end)
    taken = dict.fromkeys(re.findall(r"\b(\d{4}\.\d\d\.\d\d)(?!\d)", part))
    left_out = dict.fromkeys(re.findall(r"\b\d{4}\.\d\d\.\d{4}(?!\d)", part))
    yield name, [(compact(number), since, "", f"{cite}; {TEXT}") for number in taken if number < "98"]
    yield f"{name}_except", [(compact(number), since, "", f"{cite}, except for; {TEXT}") for number in left_out]


def metals(text: str, reference: Path) -> Iterator[tuple[str, list[Row]]]:
    """Note 16(c)(i)-(xi): as printed in Revision 6, then as Proc. 11032 changed them by a secondary list."""
    note = between(text, "(c) Headings 9903.82.02", "(d) Headings 9903.82.04")
    labels = ("i", "ii", "iii", "vi", "vii", "viii", "ix", "x")
    at = {label: re.search(rf"(?m)^\s*\({label}\) [A-Z][a-z ]+:", note) for label in labels}
    starts = {label: match.end() for label, match in at.items() if match}
    ends = dict(zip(starts, [*[match.start() for match in at.values() if match][1:], len(note)], strict=True))
    lists = {label: numbers(note[starts[label]:ends[label]]) for label in starts}
    steel = lists["iii"]                               # (iv) and (v) run on here and share their rows
    last = steel.index("7306") + 1
    lists |= {"iii": steel[:last],
              "iv": [number for number in steel[last:] if not number.startswith("74")],
              "v":  [number for number in steel[last:] if number.startswith("74")]}
    rows: dict[str, dict[str, Row]] = {
        label: {number: (number, METALS, "", f"ch 99 note 16(c)({label}); {TEXT}; Proc. 11021") for number in found}
        for label, found in lists.items()
    }
    rows["xi"] = {}
    for number, joins, leaves, annex in metals_again(reference):
        cite = f"secondary: tariff-rate-tracker, Proc. 11032 annex {annex}; text of HTS 2026 Rev 10 not held"
        if leaves and number in rows[leaves]:
            rows[leaves][number] = (number, METALS, METALS_AGAIN, f"{rows[leaves][number][3]}; end {cite}")
        if joins:
            rows[joins][number] = (number, METALS_AGAIN, "", cite)
    for label, found in rows.items():
        yield f"s232_metals_16_c_{label}", sorted(found.values())


def metals_again(reference: Path) -> Iterator[tuple[str, str, str, str]]:
    """(number, subdivision it joins, subdivision it leaves, annex) by Proc. 11032."""
    joins = {("1b", "aluminum"): "vi", ("1b", "steel"): "vii",
             ("3", "aluminum"): "ix", ("3", "steel"): "x", ("1c", "steel"): "xi"}
    leaves = {"aluminum": "vi", "steel": "vii"}
    rows = [row for row in secondary(reference, "s232_annex_products.csv") if row["effective_date"] == METALS_AGAIN]
    taken = {row["hts_prefix"] for row in rows}
    for row in rows:
        number, annex, metal = row["hts_prefix"], row["annex"], row["metal_type"]
        if len(number) == 10 and number.endswith("00") and number[:8] in taken:
            continue
        if annex == "2":
            for left in ("vi", "vii"):     # 8708.29.21 stands in both; its ten-digit numbers join (ix) and (x)
                yield number, "", left, "IV"
        else:
            leaving = "" if annex == "1b" else leaves[metal]
            yield number, joins[annex, metal], leaving, row["source"].rsplit("_", 1)[1].upper()


def secondary(reference: Path, name: str) -> list[dict[str, str]]:
    with open(reference / "law" / "lists" / name, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def notes_40_to_52(reference: Path) -> Iterator[tuple[str, list[Row]]]:
    by_list: dict[str, list[Row]] = defaultdict(list)
    for row in secondary(reference, "ch99_notes_40_to_52_lists.csv"):
        name = "note_" + re.sub(r"\W+", "_", row["list"]).strip("_")
        cite = row["cite"].replace("ch.99 subch.III", "ch 99")
        by_list[name].append((compact(row["hts"]), row["from"], row["before"], cite))
    for name, rows in by_list.items():
        yield name, sorted(set(rows))


def lists(reference: Path) -> Iterator[tuple[str, list[Row]]]:
    chapter = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    text = plain(chapter.decode("utf-8", "replace"))
    yield from notes_40_to_52(reference)
    for listed in (*NOTE_20, *NOTE_30):
        yield table(text, listed)
    yield from partial(text, "s301_china_list_3_partial", "(g) For the purposes of heading 9903.88.04", "(h)",
                       "2018-09-24", "ch 99 note 20(g); 83 FR 47974")
    yield from partial(text, "s301_china_list_4a_partial", "(ii) the following products of China:\n1. Other printed",
                       "(t) For the purposes", "2019-09-01", "ch 99 note 20(s)(ii); 84 FR 43304")
    for listed in NOTE_31:
        name, rows = table(text, listed)
        if name == "s301_china_9903_91_05":
            # item (3), gone from the text once 9903.91.08 took it over
            cite = "ch 99 note 31(f)(i)(3), deleted; 89 FR 76581; footnote of HTS 2025 Rev 2"
            rows.append(("40151210", "2025-01-01", "2026-01-01", cite))
        yield name, rows
    yield "s301_china_9903_91_12", [
        (number, "2026-11-10", "", f"ch 99 note 31(k)(i); {TEXT}; only chassis and their parts")
        for number in ("8716390090", "87169030", "87169050")
    ]
    yield "s301_china_9903_92_10", [
        ("84261900", "2024-09-27", "", f"heading 9903.92.10; 89 FR 76581; {TEXT}; only ship-to-shore gantry cranes")
    ]
    yield "s301_china_9903_91_01_unconfirmed", [
        (number, "2024-09-27", "2026-01-01", f"ch 99 note 31(b)(1)-(4), deleted; 89 FR 76581; inferred from {source}")
        for number, source in (
            ("6307909842", "note 31(h)"), ("6307909844", "note 31(h)"), ("6307909850", "note 31(h)"),
            ("6307909875", "note 31(h)"), ("8507600010", "footnote of HTS 2025 Rev 32"),
        )
    ]
    yield "s301_china_list_4a_unconfirmed", [
        ("8507600020", "2019-09-01", "2026-01-01", "ch 99 note 20(s), deleted; inferred from footnote, HTS 2025 Rev 32")
    ]
    for listed in NOTES_33_TO_39:
        yield table(text, listed)
    yield "s232_auto_parts_33_r", [
        (row["hts_prefix"], row["effective_date"], "",
         "secondary: tariff-rate-tracker; ch 99 note 33(r) itself only excludes")
        for row in secondary(reference, "s232_subdivision_r_products.csv")
    ]


def renumbered(rows: Iterable[Row], written: str = "") -> list[Row]:
    """Ten-digit rows carried over the statistical renumbering of July 1, 2026, where their note was not amended for it.

    A number that ended passes its place to its successors: statistical suffixes change nothing in what a note covers. So it does
    where the text was `written` before the renumbering and came into force after it, as 40(c) of Proclamation 11020 of 2 April 2026,
    which named ten ended numbers until 29 September; there the number itself stays as well.
    """
    with open(LAW / "schedule" / "statistical_changes.csv", encoding="utf-8") as file:
        changes = list(csv.DictReader(file))
    begun = {change["successor"] for change in changes}
    carried: dict[tuple[str, str, str], Row] = {}
    for number, since, before, cite in rows:
        after = [change for change in changes if change["number"] == number and number not in begun
                 and (written or since) < change["from"] and (not before or change["from"] < before)]
        if not after or written or since < after[0]["from"]:
            row = (number, since, after[0]["from"] if after and since < after[0]["from"] else before, cite)
            carried[row[:3]] = row
        cite = f"{cite}; by 484(f) renumbering of {number}"
        for change in after:
            row = (change["successor"], max(since, change["from"]), before, cite)
            carried.setdefault(row[:3], row)
    return list(carried.values())


def write(path: Path, rows: Iterable[Row], known: Mapping[str, str] | None = None) -> None:
    """`known` are the days of the list on which what took effect on another could first be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        if known is None:
            out.writerow(("hts", "from", "before", "cite"))
            out.writerows(rows)
        else:
            out.writerow(("hts", "from", "before", "cite", "known", "before_known"))
            out.writerows((number, since, before, cite, known.get(since, ""), known.get(before, "")) for number, since, before, cite in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where lists/ is written")
    options = parser.parse_args()
    for name, rows in lists(options.reference):
        write(options.law / "lists" / f"{name}.csv", renumbered(rows, WRITTEN.get(name, "")), KNOWN.get(name))


if __name__ == "__main__":
    main()
