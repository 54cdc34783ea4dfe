"""Write law/schedule from the USITC exports: what each row's figures were, and from which day to which.

    python tools/law_schedule.py ../shared/reference

Reads hts/*.json.gz, law/hts_revisions.csv, law/headings_after_rev10.csv, law/lists/hts_concordance.csv and statistical note 1
of chapter 91 of the reference folder; law/codes/unit_texts.csv; law/schedule/change_records.csv; and law/schedule/statistical_changes*.csv,
kept by hand from the documents of the 484(f) Committee: the one without a day in its name is the renumbering that came after the
newest edition held, the others tell what became of numbers whose figures the exports give. No descriptions are carried over.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache
from pathlib import Path

from tidewaiter.findings import fatal
from tidewaiter.tariff.exports import Row, clean, read_export
from tidewaiter.tariff.hierarchy import Place, column, places

LAW = Path(__file__).resolve().parents[1] / "law"
COLUMNS = ("number", "from", "before", "upper", "indent", "units", "general", "special", "other", "rates_of", "quota", "additional",
           "component", "footnote_refs")
IN_FORCE = {                              # where the day of force is not the day of posting
    "2025HTSBasic": ("2025-01-01", "annual schedule, in force January 1"),
    "2026HTSBasic": ("2026-01-01", "annual schedule, in force January 1"),
    "2026HTSRev2":  ("2026-02-01", "484(f) Committee, changes for February 1, 2026"),
}
POSTED = "USITC, list of HTS releases"
IN_WORDS = "in words"                     # stands for a footnote that points to nothing and only says something


@dataclass(frozen=True)
class Edition:
    """An edition as posted. `file` is None where its export is not held."""

    name: str
    start: str
    before: str
    posted: str
    start_cite: str
    file: Path | None
    sha256: str = ""
    rows: int = 0


@dataclass(frozen=True)
class Line:
    """The figures of one number in one edition, as they stand in the columns."""

    upper: str                            # Y where other numbers stand below it, so that it cannot be declared
    indent: str                           # empty where no export prints the number
    units: str
    general: str
    special: str
    other: str
    rates_of: str                         # how many digits of the number name the row whose rates these are; empty: its own
    quota: str
    additional: str
    component: str
    refs: str


@cache
def rate(text: str) -> str:
    """A rate text as the reader cleans it, with lists of symbols written one way: `(A, AU,BH )` is `(A,AU,BH)`."""
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
REFS_OF_99 = (
    (r"(?i)chapter 99 statistical note( \d+)?",                                  r"ch 99 stat note\1"),
    (r"(?i)(?:U\.?\s?S\.? )?\bnote (\d+)((?:\([a-z]+\))*)",                      r"US note \1\2"),
)


@cache
def references(text: str, chapter_99: bool = False) -> tuple[str, ...]:
    """What a footnote points to: headings, sections and notes; the prose around them stays out."""
    found = []
    for pattern, form in (*REFS, *(REFS_OF_99 if chapter_99 else ())):
        found += [match.expand(form) for match in re.finditer(pattern, text)]
        text = re.sub(pattern, " ", text)
    return tuple(found)


def pointers(row: Row) -> list[tuple[str, tuple[str, ...]]]:
    """Each thing that the footnotes of a row point to, with the columns in which they stand."""
    found = []
    for note in row.footnotes:
        refs = references(note.text, row.number.startswith("99")) or ((IN_WORDS,) if note.text else ())
        found += [(ref, note.columns) for ref in refs]
    return found


def written(refs: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """`9903.88.03|GN 15@special|9903.91.01@general+other`: a reference without columns stands in the general one alone."""
    columns: dict[str, dict[str, None]] = {}
    for ref, named in refs:
        columns.setdefault(ref, {}).update(dict.fromkeys(named))
    return "|".join(ref if tuple(named) == ("general",) else f"{ref}@{'+'.join(named)}" for ref, named in columns.items())


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


def read(rows: Iterable[Row], codes: dict[str, str], watches: dict[str, list[tuple[str, str, str]]]) -> dict[str, Line]:
    """Every numbered row with the rates that it has or inherits, and the numbers of watches that only a note gives."""
    rows = list(rows)
    numbers = sorted(row.number for row in rows if row.number)
    divided = {one for one, after in zip(numbers, [*numbers[1:], ""], strict=True) if after.startswith(one)}
    lines: dict[str, Line] = {}
    placed = list(places(rows))
    for row, place in zip(rows, placed, strict=True):
        rated = rows[place.rated] if place.rated >= 0 else row
        number = row.number
        if not number:
            if has_rates(row) or row.units or row.footnotes:
                raise SystemExit(f"a row without a number has figures: {row}")
            continue
        if place.rated < 0 and len(number) == 10 and number < "98":
            # a number below a subheading that the edition does not have: a misprint, whose rates nobody knows
            print(f"{number} stands under no rate: left out", file=sys.stderr)
            continue
        upper = number in divided or len(number) < 8 or number in watches
        units = " ".join(codes[text] for text in row.units)
        if not units and not upper and number < "98":
            units = "X"
        passed = [pointer for one in over(rows, placed, place.above) if number.startswith(one.number) for pointer in pointers(one)]
        rates = (rate(column(row.general, rated.general)), rate(column(row.special, rated.special)), rate(column(row.other, rated.other)))
        line = Line("Y" if upper else "", str(row.indent), units, *rates, str(len(rated.number)) if rated is not row else "",
                    row.quota, row.additional, "", written([*pointers(row), *passed]))
        lines[number] = line
        if number in watches and number not in divided:
            for suffix, component, unit in watches[number]:
                lines[number + suffix] = replace(line, upper="", indent="", units=unit, component=component, rates_of=line.rates_of or "8")
    return lines


def over(rows: list[Row], placed: list[Place], at: int) -> Iterator[Row]:
    """The numbered rows from `at` up to the heading."""
    while at >= 0:
        if rows[at].number:
            yield rows[at]
        at = placed[at].above


def has_rates(row: Row) -> bool:
    return bool(row.general or row.special or row.other)


def editions(reference: Path) -> list[Edition]:
    """Every edition posted, oldest first, with the export where it is at hand."""
    with open(reference / "law" / "hts_revisions.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    starts = [IN_FORCE.get(row["name"], (row["from"], "as posted")) for row in rows]
    found = []
    for row, (start, cite), (before, _) in zip(rows, starts, [*starts[1:], ("", "")], strict=True):
        year, name = row["name"].split("HTS")
        path = reference / "hts" / f"hts_{year}_{re.sub('^Rev', 'rev_', name).lower()}.json.gz"
        found.append(Edition(row["name"], start, before, row["from"], cite, path if path.exists() else None))
    return found


def renumbered(last: dict[str, Line]) -> tuple[str, dict[str, Line]]:
    """The day of the statistical changes after the newest edition, and the lines from then on; rates stay the same.

    Where a number with the suffix 00 is divided, its eight digits take its place as the row that carries the rates. At which
    indent the new numbers stand is not known.
    """
    changes = statistical_changes()
    begun, ended = {row["successor"] for row in changes}, {row["number"] for row in changes}
    lines = {number: line for number, line in last.items() if number in begun or number not in ended}
    for row in changes:
        old, eight = last[row["number"]], row["number"][:8]
        indent = last[row["successor"]].indent if row["successor"] in last else ""
        lines[row["successor"]] = replace(old, units=row["units"], indent=indent, rates_of=old.rates_of or "8")
        if not old.rates_of:
            lines[eight] = replace(old, upper="Y", units="")
    (day,) = {row["from"] for row in changes}
    return day, lines


def not_yet(edition: Edition, twin: Edition, between: Iterable[Edition]) -> frozenset[str]:
    """The numbers that an export shows too early, because it is byte for byte that of a later edition, its `twin`.

    They are those that the change records of the editions after `edition`, up to the twin, establish from a day on which `edition`
    was in force no more. What such a record gives with effect from before that day was law under `edition` too, and stays. What it
    modifies or deletes cannot be undone from the twin: the tool stops.
    """
    later = {one.name for one in (*between, twin)}
    early = set[str]()
    for record in change_records():
        if record["revision"] in later and record["from"] and record["effective"] >= edition.before:
            if record["nature"] != "established" or record["from"] != record["to"]:
                raise SystemExit(f"{edition.name} is held as {twin.name}: what {record['item']} was before {record['revision']} is not known")
            early.add(record["from"])
    return frozenset(early)


def change_records() -> list[dict[str, str]]:
    with open(LAW / "schedule" / "change_records.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def statistical_changes(document: str = "statistical_changes") -> list[dict[str, str]]:
    with open(LAW / "schedule" / f"{document}.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def documents() -> list[dict[str, str]]:
    """The rows of every document of the 484(f) Committee that is carried over, oldest first."""
    names = sorted(path.stem for path in (LAW / "schedule").glob("statistical_changes*.csv"))
    return sorted((row for name in names for row in statistical_changes(name)), key=lambda row: row["from"])


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


def successors(reference: Path, held: list[Edition], by_edition: list[dict[str, Line]]) -> Iterator[tuple[str, str, str, str]]:
    """(number, successor, from, cite): by the 484(f) Committee, by the exports themselves, or by a secondary concordance.

    The exports say it where a subheading that had the suffix 00 alone was divided, or the other way: the goods are the same. They are
    not asked about a day for which the Committee's document is carried over, nor the concordance about numbers of which they, or the
    Committee, tell.
    """
    found = {(row["number"], row["successor"], row["from"], row["cite"]) for row in documents()}
    days = {row["from"] for row in documents()}
    for edition, before, after in zip(held[1:], by_edition, by_edition[1:], strict=False):
        if edition.start not in days:
            found |= {(old, new, edition.start, cite) for old, new, cite in divided(edition, before, after)}
    told = {(old, start) for old, _, start, _ in found} | {(new, start) for _, new, start, _ in found}
    names = {re.sub(r"^hts_(2025_)?|\.json\.gz$", "", edition.file.name): edition for edition in held if edition.file}
    for old, new, revision in concordance(reference):
        if (edition := names.get(revision)) and not {(old, edition.start), (new, edition.start)} & told:
            found.add((old, new, edition.start, f"secondary: tariff-rate-tracker; {edition.name}"))
    yield from sorted(found)


def divided(edition: Edition, before: dict[str, Line], after: dict[str, Line]) -> Iterator[tuple[str, str, str]]:
    """(number, successor, cite) of each subheading whose suffix 00 gave way to others, or came in their place, in `edition`."""
    for number in (before.keys() ^ after.keys()):
        if len(number) == 10 and number.endswith("00"):
            source, target = (before, after) if number in before else (after, before)
            parts = [one for one in target if len(one) == 10 and one.startswith(number[:8])]
            if parts and not any(one in source for one in parts) and not any(one.startswith(number[:8]) for one in source if one != number):
                year, name = edition.name.split("HTS")
                cite = f"HTS {year} {name.replace('Rev', 'Rev ')}, {number[:4]}.{number[4:6]}.{number[6:8]}"
                yield from ((number, part, cite) if number in before else (part, number, cite) for part in parts)


def concordance(reference: Path) -> Iterator[tuple[str, str, str]]:
    """(number, successor, revision) of the secondary concordance, which matches words. The revision is named as its export's file."""
    with open(reference / "law" / "lists" / "hts_concordance.csv", encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if "NA" not in (row["old_hts10"], row["new_hts10"]):
                yield row["old_hts10"], row["new_hts10"], row["revision_to"]


def later_headings(reference: Path) -> Iterator[tuple[str, ...]]:
    """Chapter 99 headings that came after the newest export, as the change records and notes give them.

    A row whose days are none, printed and corrected with effect from the same day, was never in force and stays out.
    """
    with open(reference / "law" / "headings_after_rev10.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["effective_from"] != row["effective_before"]:
                rates = (rate(clean(row[column])) for column in ("general", "special", "other"))
                revision = row["first_revision"].replace(" Rev ", "HTSRev")
                yield row["heading"].replace(".", ""), row["effective_from"], row["effective_before"], revision, *rates, row["cite"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where schedule/ is written")
    options = parser.parse_args()
    posted = editions(options.reference)
    codes, watches = unit_codes(), watch_suffixes(options.reference)
    by_chapter = defaultdict(list)
    by_edition: list[dict[str, Line]] = []
    seen: dict[str, tuple[Edition, dict[str, Line]]] = {}
    same: dict[Line, Line] = {}            # one object for equal lines: 44 editions of 30,000 rows differ little
    for at, edition in enumerate(posted):
        if edition.file is None:
            continue
        raw = edition.file.read_bytes()
        name = hashlib.sha256(raw).hexdigest()
        if name not in seen:
            export = read_export(raw, edition.name)
            if fatal(export.findings):
                raise SystemExit("; ".join(finding.message for finding in export.findings))
            lines = {number: same.setdefault(line, line) for number, line in read(export.rows, codes, watches).items()}
            seen[name] = replace(edition, sha256=export.sha256, rows=len(export.rows)), lines
        first, lines = seen[name]
        posted[at] = replace(edition, sha256=first.sha256, rows=first.rows)
        by_edition.append(lines)
    held = [edition for edition in posted if edition.file]
    for at, edition in enumerate(held):
        for to in range(at + 1, len(held)):
            if held[to].sha256 == edition.sha256 and (early := not_yet(edition, held[to], held[at + 1:to])):
                print(f"{edition.name} is held as {held[to].name}: {', '.join(sorted(early))} left out", file=sys.stderr)
                by_edition[at] = {number: line for number, line in by_edition[at].items() if number not in early}
    changed_on, after = renumbered(by_edition[-1])
    starts = [*(edition.start for edition in held), changed_on]
    names = [*(edition.name for edition in held), "484(f)"]
    for number, start, before, line in spans(starts, names, [*by_edition, after]):
        by_chapter[number[:2]].append((number, start, before, *astuple(line)))
    folder = options.law / "schedule"
    for chapter, rows in by_chapter.items():
        write(folder / f"{chapter}.csv", COLUMNS, rows)
    write(folder / "editions.csv", ("name", "from", "before", "published", "held", "sha256", "rows", "from_cite", "published_cite"),
          ((one.name, one.start, one.before, one.posted, "Y" if one.file else "N", one.sha256, one.rows or "", one.start_cite, POSTED)
           for one in posted))
    write(folder / "successors.csv", ("number", "successor", "from", "cite"), successors(options.reference, held, by_edition))
    write(folder / "later_headings.csv", ("number", "from", "before", "revision", "general", "special", "other", "cite"),
          sorted(later_headings(options.reference)))


if __name__ == "__main__":
    main()
