"""Write law/schedule from the USITC exports: what each number's figures were, and from which day to which.

    python tools/law_schedule.py ../shared/reference

Reads hts/*.json.gz, law/hts_revisions.csv, law/lists/hts_concordance.csv and statistical note 1 of chapter 91 of the
reference folder; law/codes/unit_texts.csv; and law/schedule/statistical_changes.csv, kept by hand: the renumbering that
came after the newest edition held. No descriptions are carried over.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import html
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

LAW = Path(__file__).resolve().parents[1] / "law"
COLUMNS = ("number", "from", "before", "units", "general", "special", "other", "component", "footnote_refs")
IN_FORCE = {                              # where the day of force is not the day of posting
    "2025HTSBasic": "2025-01-01",
    "2026HTSBasic": "2026-01-01",
    "2026HTSRev2":  "2026-02-01",         # its numbers: 484(f) Committee, changes for February 1, 2026
}


@dataclass(frozen=True)
class Edition:
    name: str
    start: str
    before: str
    file: Path
    sha256: str
    rows: int


@dataclass(frozen=True)
class Line:
    """The figures of one number in one edition."""

    units: str
    general: str
    special: str
    other: str
    component: str
    refs: str


@cache
def clean(text: str | None) -> str:
    """A rate text without tags and stray spaces: `14.5¢/m<sup>2 </sup>+ 0.4%` is `14.5¢/m2 + 0.4%`."""
    text = re.sub(r"<(\w+)[^>]*>(.*?)(\s*)</\1>", r"\2\3", html.unescape(text or ""))
    text = re.sub(r"<[^>]*>", "", text).replace("²", "2").replace("³", "3")
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"\(([^()]*)\)", lambda group: "(" + re.sub(r"\s*,\s*", ",", group[1]).strip() + ")", text)


REFS = (
    (r"(\d{4}\.\d\d(?:\.\d\d)?)\s*[-–]\s*(\d{4}\.\d\d(?:\.\d\d)?)",               r"\1-\2"),
    (r"\d{4}\.\d\d(?:\.\d\d)?",                                                  r"\g<0>"),
    (r"26 U\.\s?S\.\s?C\. (\d+)",                                                r"26 USC \1"),
    (r"(?i)\bnote (\d+)(\([a-z]+\))?\s+(?:to|in)\s+subchapter III(?=,| of)",     r"ch 99 note \1\2"),
    (r"(?i)chapter 98 statistical note (\d+)",                                   r"ch 98 stat note \1"),
    (r"(?i)subchapter (\w+) statistical note (\d+)",                             r"subch \1 stat note \2"),
    (r"(?i)(?<!98 )(?<!I )(?<!V )(?<!X )statistical note (\d+) to this (sub)?chapter", r"\2stat note \1"),
    (r"(?i)additional U\.S\. note (\d+)(\([a-z]\))?",                            r"add US note \1\2"),
    (r"(?i)general note (\d+)",                                                  r"GN \1"),
    (r"(?i)value only of stated metal content",                                  "content value"),
)


@cache
def references(note: str) -> tuple[str, ...]:
    """What a footnote points to: headings, sections and notes; the prose around them stays out."""
    text = clean(note)
    found = []
    for pattern, form in REFS:
        found += [match.expand(form) for match in re.finditer(pattern, text)]
        text = re.sub(pattern, " ", text)
    return tuple(found)


def unit_codes() -> dict[str, str]:
    with open(LAW / "codes" / "unit_texts.csv", encoding="utf-8") as file:
        return {row["text"]: row["code"] or row["text"].upper() for row in csv.DictReader(file)}


def watch_suffixes(reference: Path) -> dict[str, list[tuple[str, str, str]]]:
    """By 8-digit number the (suffix, component, units) that statistical note 1 of chapter 91 prescribes."""
    text = (reference / "hts_notes" / "Chapter_91_2025HTSRev24.txt").read_text(encoding="utf-8")
    start = text.index("constructively")
    note = text[start:text.index("\n9101 ", start)]
    names = {"movement and case": "movement and case", "strap, band or bracelet": "strap"}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for part in re.split(r"\((?:[a-z]|ij)\)\s+The statistical suffixes for", note)[1:]:
        head, body = part.split("shall", 1)
        suffixes: list[tuple[str, str, str]] = []
        for line in body.splitlines():
            if row := re.match(r"\s+(\d\d)\s+(\w[\w ,]*)", line):
                named = row[2].strip().lower()
                component = names.get(named, named if named in ("movement", "case", "battery") else "article")
                suffixes.append((row[1], component, "NO"))
            elif "Jwls." in line:
                suffixes[-1] = (*suffixes[-1][:2], "NO JWL")
        for number in re.findall(r"\d{4}\.\d\d\.\d\d", head):
            found[number.replace(".", "")] = suffixes
    return found


def read(edition: Edition, codes: dict[str, str], watches: dict[str, list[tuple[str, str, str]]]) -> dict[str, Line]:
    """Every number of chapters 1-98 that can be declared, with the rates it has or inherits."""
    rows = [(row["htsno"].replace(".", ""), row) for row in json.loads(gzip.decompress(edition.file.read_bytes()))]
    divided = {number[:8] for number, _ in rows if len(number) == 10}
    lines: dict[str, Line] = {}
    above: list[tuple[int, tuple[str, str, str], tuple[str, ...]]] = []
    for number, row in rows:
        if number.startswith("99"):
            continue
        indent = int(row["indent"])
        while above and above[-1][0] >= indent:
            above.pop()
        own = (clean(row["general"]), clean(row["special"]), clean(row["other"]))
        refs = tuple(ref for note in row["footnotes"] or () for ref in references(note["value"]))
        rates, passed = next(((rates, refs) for _, rates, refs in reversed(above) if any(rates)), (own, ()))
        above.append((indent, own, refs))
        if any(own):
            rates, passed = own, ()
        texts = [text for text in map(clean, row["units"] or ()) if text]
        units = " ".join(codes[text] for text in texts) or ("" if number.startswith("98") else "X")
        line = Line(units, *rates, "", "|".join(dict.fromkeys(refs + passed)))
        if len(number) == 10 or (len(number) == 8 and number not in divided and number not in watches):
            lines[number] = line
        elif number in watches and number not in divided:
            for suffix, component, unit in watches[number]:
                lines[number + suffix] = replace(line, units=unit, component=component)
    return lines


def editions(reference: Path) -> list[Edition]:
    """The exports at hand, oldest first."""
    held = []
    with open(reference / "law" / "hts_revisions.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            year, name = row["name"].split("HTS")
            file_name = f"hts_{year}_{re.sub('^Rev', 'rev_', name).lower()}.json.gz"
            path = reference / "hts" / file_name
            if path.exists():
                raw = gzip.decompress(path.read_bytes())
                held.append(Edition(row["name"], IN_FORCE.get(row["name"], row["from"]), row["to"], path,
                                    hashlib.sha256(raw).hexdigest(), len(json.loads(raw))))
    return held


def renumbered(last: dict[str, Line]) -> tuple[str, dict[str, Line]]:
    """The day of the statistical changes after the newest edition, and the lines from then on; rates stay the same."""
    changes = statistical_changes()
    begun, ended = {row["successor"] for row in changes}, {row["number"] for row in changes}
    lines = {number: line for number, line in last.items() if number in begun or number not in ended}
    for row in changes:
        lines[row["successor"]] = replace(last[row["number"]], units=row["units"])
    (day,) = {row["from"] for row in changes}
    return day, lines


def statistical_changes() -> list[dict[str, str]]:
    with open(LAW / "schedule" / "statistical_changes.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def spans(starts: list[str], names: list[str],
          by_edition: list[dict[str, Line]]) -> Iterator[tuple[str, str, str, Line]]:
    """(number, from, before, line) for every stretch of editions in which a number's figures stay the same."""
    numbers = sorted({number for lines in by_edition for number in lines})
    for number in numbers:
        seen: list[Line | None] = [lines.get(number) for lines in by_edition]
        for at in range(1, len(seen) - 1):
            # gone from, or different in, one edition alone: a misprint, for no law ended and revived it
            if seen[at] != seen[at - 1] is not None and seen[at - 1] == seen[at + 1]:
                print(f"{names[at]} {number}: {'absent' if seen[at] is None else seen[at]}", file=sys.stderr)
                seen[at] = seen[at - 1]
        start = 0
        for at in range(1, len(seen) + 1):
            if at == len(seen) or seen[at] != seen[start]:
                if (line := seen[start]) is not None:
                    before = starts[at] if at < len(seen) else ""
                    yield number, starts[start] if start else "", before, line
                start = at


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def successors(reference: Path, held: list[Edition]) -> Iterator[tuple[str, str, str, str]]:
    """(number, successor, from, cite) by the 484(f) Committee or, before that, by a secondary concordance."""
    names = {re.sub(r"^hts_(2025_)?|\.json\.gz$", "", edition.file.name): edition for edition in held}
    found = {(row["number"], row["successor"], row["from"], row["cite"]) for row in statistical_changes()}
    with open(reference / "law" / "lists" / "hts_concordance.csv", encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if "NA" not in (row["old_hts10"], row["new_hts10"]) and row["revision_to"] in names:
                edition = names[row["revision_to"]]
                cite = f"secondary: tariff-rate-tracker; {edition.name}"
                found.add((row["old_hts10"], row["new_hts10"], edition.start, cite))
    yield from sorted(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where schedule/ is written")
    options = parser.parse_args()
    held = editions(options.reference)
    codes, watches = unit_codes(), watch_suffixes(options.reference)
    by_chapter = defaultdict(list)
    by_edition = [read(edition, codes, watches) for edition in held]
    changed_on, after = renumbered(by_edition[-1])
    starts = [*(edition.start for edition in held), changed_on]
    names = [*(edition.name for edition in held), "484(f)"]
    for number, start, before, line in spans(starts, names, [*by_edition, after]):
        by_chapter[number[:2]].append((number, start, before, line.units, line.general, line.special, line.other,
                                       line.component, line.refs))
    folder = options.law / "schedule"
    for chapter, rows in by_chapter.items():
        write(folder / f"{chapter}.csv", COLUMNS, rows)
    ends = [*(edition.start for edition in held[1:]), held[-1].before]
    write(folder / "editions.csv", ("name", "from", "before", "sha256", "rows"),
          ((one.name, one.start, before, one.sha256, one.rows) for one, before in zip(held, ends, strict=True)))
    write(folder / "successors.csv", ("number", "successor", "from", "cite"), successors(options.reference, held))


if __name__ == "__main__":
    main()
