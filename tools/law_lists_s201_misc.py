"""Write what the text gives of safeguards, tariff-rate quotas, agricultural safeguards and the import bans of section 338.

    python tools/law_lists_s201_misc.py ../shared/reference

Written: law/programs/ag_safeguards_9904.yaml (512 headings) and mtb_9902.yaml (1,655), read from the exports; law/lists/trq_pairs.csv,
column_2_russia_9903_90_08_until_2023_04.csv and s338_ban_*.csv; and in law/codes/country_groups.csv the groups of the countries that
U.S. notes 17, 18, 32 and 41 and note 1 of subchapter IV leave out. Numbers and codes only.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from law_lists import LAW, Row, between, compact, plain, write

# Exports by the name that `law/hts_revisions.csv` of the reference gives them, oldest first.
EXPORTS = (
    "2025_basic", *(f"2025_rev_{n}" for n in range(1, 33)),
    "2026_basic", *(f"2026_rev_{n}" for n in range(1, 11)),
)
NEWEST = EXPORTS[-1]


# Exports -----------------------------------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Line:
    """A row of an export with the texts above it, itself last."""

    number: str
    indent: int
    texts: tuple[str, ...]
    general: str
    special: str
    other: str
    additional: str


def export(reference: Path, name: str) -> list[Line]:
    rows = json.loads(gzip.decompress((reference / "hts" / f"hts_{name}.json.gz").read_bytes()))
    return list(_lines(rows if isinstance(rows, list) else rows["HTS"]))


def _lines(rows: list[dict[str, Any]]) -> Iterator[Line]:
    above: list[str] = []
    for row in rows:
        indent = int(row["indent"] or 0)
        text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", row["description"] or "")).split())
        above = above[:indent] + [""] * (indent - len(above))
        above.append(text)
        rates = (" ".join((row[column] or "").split()) for column in ("general", "special", "other", "additionalDuties"))
        yield Line(compact(row["htsno"] or ""), indent, tuple(above), *rates)


# Agricultural safeguards: subchapter IV of chapter 99 --------------------------------------------------------------------------------

VALUE = "effective period of safeguards based upon value"
QUANTITY = "effective period of safeguards based upon quantity"
# Revision 10 prints one amount as $1.05¢/kg (9904.19.03): the next band begins with $1.05/kg.
AMOUNT = r"(?:\$(?P<{0}d>[\d.,]+)¢?|(?P<{0}c>[\d.]+)¢)/(?P<{0}u>kg|liter)"
LEAST = re.compile(r"Valued (?:less than " + AMOUNT.format("below") + r"|" + AMOUNT.format("least")
                   + r" or more(?: but less than " + AMOUNT.format("upto") + r")?)", re.I)
UNITS = {"kg": "KG", "liter": "L"}
PROVIDED = re.compile(r"provided for in (?:under )?subheadings? ", re.I)
COVERED = re.compile(r"\b\d{4}\.\d\d\.\d\d\b")
# The text of the group names 1901.10.44 where a part of it still names 1901.10.85, which no edition held has.
RENUMBERED = {"19011085": "19011044"}


@dataclass(frozen=True)
class Safeguard:
    """A heading of subchapter IV: what it covers, the value for a unit that it wants (dollars), and the duty."""

    number: str
    covers: tuple[str, ...]
    by: str                      # value or quantity
    at_least: str
    below: str
    unit: str
    duty: str


def safeguards(lines: list[Line]) -> list[Safeguard]:
    found = [_safeguard(line) for line in lines if re.fullmatch(r"9904\d{4}", line.number)]
    for scope in {one.covers for one in found if one.by == "value"}:
        bands = [one for one in found if one.covers == scope and one.by == "value"]
        edges = [(band.at_least, band.below) for band in bands]
        if any(a[1] != b[0] for a, b in pairwise(edges)) or edges[0][0] or edges[-1][1]:
            raise SystemExit(f"the bands of {bands[0].number} and after do not join: {edges}")
    return found


def _safeguard(line: Line) -> Safeguard:
    by = "value" if any(VALUE in text for text in line.texts) else "quantity" if any(QUANTITY in text for text in line.texts) else ""
    # the nearest text that names numbers: a part of a group has its own, and Revision 10 sets its list apart from what is left out
    named = next((text for text in reversed(line.texts) if PROVIDED.search(text)), "")
    covers = tuple(dict.fromkeys(RENUMBERED.get(one := compact(text), one) for text in COVERED.findall(PROVIDED.split(named)[-1])))
    if not by or not covers:
        raise SystemExit(f"{line.number}: neither by value nor by quantity, or for no number: {line.texts}")
    at_least = below = unit = ""
    if by == "value":
        match = LEAST.fullmatch(line.texts[-1].rstrip(" ."))
        if not match:
            raise SystemExit(f"{line.number}: {line.texts[-1]!r} is no band")
        at_least = _dollars(match["leastd"], match["leastc"])
        below = _dollars(match["belowd"] or match["uptod"], match["belowc"] or match["uptoc"])
        units = {match[name] for name in ("belowu", "leastu", "uptou") if match[name]}
        if len(units) != 1:
            raise SystemExit(f"{line.number}: a band in {units}")
        unit = UNITS[units.pop()]
    duty = line.additional.replace("No additional duty", "").strip()
    if not line.additional:
        raise SystemExit(f"{line.number}: no additional duty is printed")
    return Safeguard(line.number, covers, by, at_least, below, unit, duty)


def _dollars(dollars: str | None, cents: str | None) -> str:
    """
    >>> _dollars("1.05", None), _dollars(None, "25"), _dollars(None, "7.5"), _dollars("1", None), _dollars(None, None)
    ('1.05', '0.25', '0.075', '1.00', '')
    """
    if dollars:
        whole, _, part = dollars.replace(",", "").partition(".")
        return f"{whole}.{part:0<2}"
    if not cents:
        return ""
    whole, _, part = cents.partition(".")
    return f"{int(whole) // 100}.{int(whole) % 100:02}{part}"


def safeguard_program(found: list[Safeguard]) -> str:
    """The programme file of the safeguards, in order of their numbers."""
    head = [
        "# Written by tools/law_lists_s201_misc.py from the exports: subchapter IV of chapter 99. The safeguards by value apply to what they",
        "# describe at all times, but while the Secretary of Agriculture has put one by quantity in force for the goods (note 2). Cumulative:",
        "# they come on top of every other duty (note 1). The bands are of the value for a unit; the rate counts in the same unit.",
        "# The price is the c.i.f. price of the shipment (Agreement on Agriculture, article 5.1(b)): the fact cif_value, where it is given,",
        "# belongs in the test of the band; the duty by value stays one on the customs value.",
        "program: ag-safeguards-9904",
        "title: Agricultural safeguard duties",
        "authority: 19 U.S.C. 3602; U.S. notes 1 and 2 to subchapter IV of chapter 99",
        "order: 55",
        "known: 1995-01-04          # Proc. 6763, 60 FR 1007, brought in the subchapter with the Uruguay Round schedules",
        "not_origin: SSG_EXEMPT",
        "headings:",
    ]
    anchors: dict[tuple[str, ...], str] = {}
    body = []
    for one in found:
        number = f"{one.number[:4]}.{one.number[4:6]}.{one.number[6:]}"
        rate = f'"+{one.duty}"' if one.duty else "none"
        if one.covers in anchors:
            scope = f"*{anchors[one.covers]}"
        else:
            anchors[one.covers] = f"s{one.number[4:]}"
            named = ", ".join(f'"{code}"' for code in one.covers)
            scope = f"&{anchors[one.covers]} {{numbers: [{named}], cite: heading {number}}}"
        if one.by == "value":
            edges = [f'{key}: "{text}"' for key, text in (("at_least", one.at_least), ("below", one.below)) if text]
            when = (f"unit_value: {{{', '.join([*edges, f'unit: {one.unit}'])}}}, "
                    "facts: {safeguard_quantity: {is: false, unknown: holds}}")
        else:
            when = "facts: {safeguard_quantity: true}"
        body.append(f'  - {{number: {number}, rate: {rate}, scope: {scope}, {when}, cite: "heading {number}"}}')
    return "\n".join([*head, *body, ""])


# Temporary reductions: subchapter II of chapter 99 -------------------------------------------------------------------------------------

# where a heading says what it is provided for in; some lack a word or the closing bracket
NAMED = re.compile(r"\(?provided (?:for )?(?:in|under|for|subheading)[^()]*", re.I)


def reductions(lines: list[Line]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """(heading, the numbers that it is provided for in, rate) of subchapter II, whose every heading ended on December 31, 2020."""
    for line in lines:
        if not re.fullmatch(r"9902\d{4}", line.number):
            continue
        text = " ".join(line.texts)
        named = re.findall(r"\b\d{4}\.\d\d(?:\.\d\d(?:\.?\d\d)?)?\b", " ".join(NAMED.findall(text)))
        numbers = tuple(dict.fromkeys(compact(one) for one in named if one[:2] < "98"))
        rate = "0%" if line.general == "Free" else line.general
        if not numbers or not re.fullmatch(r"[\d.]+%", rate) or (line.special, line.other) != ("No change", "No change"):
            raise SystemExit(f"{line.number}: {numbers} at {line.general!r}, {line.special!r}, {line.other!r}: {line.texts[-1]}")
        yield line.number, numbers, rate


def reduction_program(found: Iterable[tuple[str, tuple[str, ...], str]]) -> str:
    head = [
        "# Written by tools/law_lists_s201_misc.py from the exports: subchapter II of chapter 99, the temporary reductions of 2018, all of which",
        "# ended on December 31, 2020. The article has to be the one that the heading describes: the importer claims it by its number. The",
        "# special column and column 2 do not change. One line can claim one heading only; they count as exceptions, so that the proofs need not",
        "# try each pair of them.",
        "program: mtb-9902",
        "title: Temporary reductions of duty",
        "authority: subchapter II of chapter 99; Pub. L. 115-239; CSMS 18-000606",
        "order: 70",
        "entered: {from: 2018-10-13, before: 2021-01-01}",
        "known: 2018-09-13",
        "headings:",
    ]
    for number, covers, rate in found:
        printed = f"{number[:4]}.{number[4:6]}.{number[6:]}"
        named = ", ".join(f'"{code}"' for code in covers)
        head.append(f"  - {{number: {printed}, rate: {rate} in lieu, exception: true, column_2: none, "
                    f"scope: {{numbers: [{named}], cite: heading {printed}}}, "
                    f'facts: {{mtb: {{is: "{printed}"}}}}, cite: heading {printed}}}')
    return "\n".join([*head, ""])


# Tariff-rate quotas within chapters 1 to 97 -------------------------------------------------------------------------------------------

# The exports run some words together: `additional U.S.note 16`, `chapterand entered`, `andentered`; 1901.90.69 lacks half of them.
IN_QUOTA = re.compile(r"described in (?:additional )?U\.S\. ?note (\d+(?:\(\w\))?) to (?:this chapter|chapter(?: (\d+))?) ?"
                      r"(?:and ?entered )?pursuant", re.I)
GENERAL_NOTE_15 = re.compile(r"described in general note 15", re.I)


def trq_pairs(lines: list[Line]) -> Iterator[tuple[str, str, str]]:
    """(in-quota number, over-quota number, cite): what a quota's note describes and, of the same stem, what it does not.

    The over-quota numbers are those of the next `Other` beside the in-quota text, except what general note 15 describes. Where
    both divide alike (fresh, frozen; processed, other) the two that have the same texts below pair, and else each with all.
    """
    for at, line in enumerate(lines):
        match = IN_QUOTA.search(line.texts[-1])
        if not match or line.number[:2] >= "98":
            continue
        chapter = _chapter(lines, at)
        note = f"additional U.S. note {match[1]} to chapter {int(match[2] or chapter)}"
        over = next((n for n in _beside(lines, at) if re.match(r"other\b", lines[n].texts[-1], re.I)
                     and not GENERAL_NOTE_15.search(lines[n].texts[-1])), None)
        if over is None:
            raise SystemExit(f"{line.number or line.texts}: nothing is over quota")
        within, without = dict(_leaves(lines, at)), dict(_leaves(lines, over))
        for number, texts in within.items():
            same = [other for other, below in without.items() if below == texts]
            for other in same or without:
                yield number, other, note


def _chapter(lines: list[Line], at: int) -> str:
    return next(lines[n].number[:2] for n in range(at, -1, -1) if lines[n].number)


def _beside(lines: list[Line], at: int) -> Iterator[int]:
    """The rows after `at` that stand under the same text."""
    for n in range(at + 1, len(lines)):
        if lines[n].indent < lines[at].indent:
            return
        if lines[n].indent == lines[at].indent:
            yield n


def _leaves(lines: list[Line], at: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The eight-digit numbers of a row or below it, each with the texts between the row and it."""
    top = lines[at]
    if top.number:
        yield top.number[:8], ()
        return
    for n in range(at + 1, len(lines)):
        if lines[n].indent <= top.indent:
            return
        if len(lines[n].number) in (8, 10) and (len(lines[n].number) == 8 or lines[n].number.endswith("00")):
            below = lines[n].texts[top.indent + 1:]
            if not any(IN_QUOTA.search(text) or GENERAL_NOTE_15.search(text) for text in below):
                yield lines[n].number[:8], tuple(text.lower().rstrip(": ") for text in below)


# Countries that a safeguard leaves out -----------------------------------------------------------------------------------------------

# How the notes name a country where law/codes/countries.csv has another name, both without accents.
ALSO_CALLED = {
    "cape verde": "CV", "cabo verde": "CV", "the gambia": "GM", "the bahamas": "BS", "solomon island": "SB",
    "swaziland [eswatini]": "SZ", "eswatini": "SZ",
    "yemen (republic of)": "YE", "bosnia and hercegovina": "BA", "saint kitts and nevis": "KN", "st. kitts and nevis": "KN",
    "south korea": "KR", "korea": "KR", "british virgin islands": "VG", "sao tome and principe": "ST", "cote d'ivoire": "CI",
    "burma": "MM", "saint lucia": "LC", "saint vincent and the grenadines": "VC",
}
AND_IN_NAME = ("bosnia and herzegovina", "bosnia and hercegovina", "saint vincent and the grenadines", "sao tome and principe",
               "trinidad and tobago", "antigua and barbuda", "saint kitts and nevis", "st. kitts and nevis")
# (group, what its list begins with after `the application of`, what ends it, cite)
GROUPS = (
    ("S201_WASHERS_EXEMPT", "subheadings 9903.45.01", "(c) (1)",   "note 17(b)"),
    ("S201_SOLAR_EXEMPT",   "subheadings 9903.45.21", "(c) (i)",   "note 18(b)"),
    ("S201_PSF_EXEMPT",     "subheading 9903.55.01",  "(c) Scope", "note 32(b)"),
)


def countries(text: str) -> list[str]:
    """The codes of the countries of a list, in its order. SystemExit at a name that nobody knows."""
    with open(LAW / "codes" / "countries.csv", encoding="utf-8") as file:
        codes = {_plain_name(row["name"]): row["code"] for row in csv.DictReader(file)} | ALSO_CALLED
    words = _plain_name(text).rstrip(". ")
    for name in AND_IN_NAME:
        words = words.replace(name, name.replace(" and ", " & "))
    found = []
    for name in re.split(r", and |; and |[,;] | and ", words):
        name = name.replace(" & ", " and ").strip(" ;.")
        if name not in codes:
            raise SystemExit(f"{name!r} is no country of law/codes/countries.csv")
        found.append(codes[name])
    return list(dict.fromkeys(found))


def _plain_name(text: str) -> str:
    """Lower case, without accents; the text of Revision 6 has lost some of them to a replacement sign."""
    text = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    for lost, name in ((r"C.te d'Ivoire", "Cote d'Ivoire"), (r"Sao Tom. and", "Sao Tome and"), (r"Cura.ao", "Curacao")):
        text = re.sub(lost, name, text)
    return " ".join(text.lower().split())


def groups(reference: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """(group, country, from, before, cite) of every group of this tool, as the rows of law/codes/country_groups.csv."""
    chapter = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    text = plain(chapter.decode("utf-8", "replace"))
    lists = {name: between(text, f"(b) For the purposes of this note and the application of {start}", end) for name, start, end, _ in GROUPS}
    note_41 = (reference / "hts_notes" / "ch99_after_rev10" / "note_41.md").read_text(encoding="utf-8")
    lists["S201_QUARTZ_EXEMPT"] = note_41.split("(c) For the purposes of this note and headings")[1].split("(d) For the purposes")[0]
    lists["SSG_EXEMPT"] = text.split("Goods of the following countries imported into the United States", 1)[1].split("\n2. ", 1)[0]
    cites = {name: cite for name, _, _, cite in GROUPS} | {"S201_QUARTZ_EXEMPT": "note 41(c)", "SSG_EXEMPT": "note 1 to subchapter IV of chapter 99"}
    for name, part in lists.items():
        part = re.split(r"provided (?:for )?(?:there|here)in:|limitations of this subchapter:", part, maxsplit=1)[1]
        part = re.sub(r"\((?:[ivx]+|\d)\)|[Tt]he following [A-Za-z ]+:", ";", part)
        for code in countries(re.sub(r"[;.]\s*(?:and)?\s*(?=;)", "", part).strip(" ;.\n")):
            cite = cites[name] if name == "SSG_EXEMPT" else f"{cites[name]} of chapter 99"
            yield name, code, "", "", cite
            if code == "KV":             # CBP's code; others write XK
                yield name, "XK", "", "", cite
        for code, before, cite in TAKEN_OFF if name in ("S201_WASHERS_EXEMPT", "S201_SOLAR_EXEMPT") else ():
            yield name, code, "", before, f"{cites[name]} of chapter 99 before {cite}"


# Turkey and India stood in both lists until they lost the Generalized System of Preferences.
TAKEN_OFF = (("TR", "2019-05-17", "Proc. 9887, 84 FR 23425"), ("IN", "2019-06-05", "Proc. 9902, 84 FR 26323"))


def write_groups(folder: Path, own: list[tuple[str, str, str, str, str]]) -> None:
    """Puts the groups of this tool in place of those that stand in law/codes/country_groups.csv, where the first of them stood."""
    mine = {row[0] for row in own}
    with open(LAW / "codes" / "country_groups.csv", encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    at = next((n for n, row in enumerate(rows) if row[0] in mine), len(rows))
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "country_groups.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows([head, *rows[:at], *own, *(row for row in rows[at:] if row[0] not in mine)])


# Russia: 35 percent in lieu of column 2, before April 1, 2023 ---------------------------------------------------------------------

# What Proc. 10523 took out of note 30(b), as CBP listed it. What it put in there is not known to us: the rest of the first list,
# in force from July 27, 2022, is not held.
TAKEN_OUT = """
72021150 72022110 72022900 72023000 72024100 72024910 72027000 72042100 72042900 72044900 72052900 72071200 72169100 72249000 73042910
73042920 73042931 73042941 73042950 73062920 73062960 73079910 73089060 73101000 73102900 73110000 73144100 73181520 73181540 73181600
73182200 73251000 74081160 74081900 74092100 74102200 76042930 76042950 76051100 76061230 76061260 76130000 78011000 78019990
"""


def write_russia_2022(path: Path) -> None:
    """The list, with the days on which it and its end could first be read: those of the two proclamations."""
    cite = "ch 99 note 30(b) as of Proc. 10420, 87 FR 38875; taken out by Proc. 10523, CSMS 55688476, item 2"
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("hts", "from", "before", "cite", "known", "before_known"))
        out.writerows((number, "2022-07-27", "2023-04-01", cite, "2022-06-27", "2023-02-24") for number in TAKEN_OUT.split())


# Section 338: what may not be imported from Canada from September 29, 2026 -------------------------------------------------------------

# The annexes of Proc. 11061 to 11063 are not held. Two public readings of them, made apart from each other, give the same numbers; all
# of them stand in note 51(b), whose every number of headings 2203 to 2206 and 2208 is banned but for 2208.90.05 and 2208.90.80.
BANS = {
    "s338_ban_alcohol": ("Proc. 11061, 91 FR 58311", """
        2204.21.20 2204.21.30 2204.21.50 2204.21.60 2204.21.80 2204.22.20 2204.22.40 2205.10.30 2208.20.20 2208.20.30 2208.20.40
        2208.30.6020 2208.30.6055 2208.30.6065 2208.40.20 2208.40.40 2208.60.10 2208.60.20 2208.70.0030 2208.90.12 2208.90.20 2208.90.25
        2208.90.30 2208.90.50 2208.90.72"""),
    "s338_ban_alcohol_packaged": ("Proc. 11061, 91 FR 58311", """
        2203.00.00 2204.10.00 2204.22.60 2204.22.80 2204.29.61 2204.29.81 2206.00.15 2206.00.30 2206.00.45 2206.00.60 2206.00.90 2207.10.30
        2208.20.10 2208.20.50 2208.20.60 2208.30.30 2208.30.6040 2208.30.6075 2208.40.60 2208.40.80 2208.50.00 2208.60.50 2208.90.10
        2208.90.14 2208.90.15 2208.90.35 2208.90.40 2208.90.75"""),
    "s338_ban_dairy": ("Proc. 11062, 91 FR 58319", """
        0404.10.05 0404.10.08 0404.10.11 0404.10.15 0404.10.20 0404.10.48 0404.10.50 0404.10.90 1702.90.35 1703.10.30 1703.10.50 1703.90.30
        1703.90.50 2202.91.00"""),
    "s338_ban_motorcycles": ("Proc. 11063, 91 FR 58325", "8711.50.00"),
}
BANNED_FROM = "2026-09-29"


def bans(reference: Path) -> Iterator[tuple[str, list[Row]]]:
    note = (reference / "hts_notes" / "ch99_after_rev10" / "note_51.md").read_text(encoding="utf-8")
    note = note.split("(1) Heading 9903.03.12 applies", 1)[1].split("\n(c) ", 1)[0]
    listed = {compact(one) for one in re.findall(r"\b\d{4}\.\d\d\.(?:\d{4}|\d\d)\b", note)}
    banned: set[str] = set()
    for name, (cite, text) in BANS.items():
        numbers = [compact(number) for number in text.split()]
        if stray := set(numbers) - listed:
            raise SystemExit(f"{name}: {sorted(stray)} stand nowhere in note 51(b)")
        banned |= set(numbers)
        yield name, [(number, BANNED_FROM, "", f"secondary: two readings of the annex; {cite}; CSMS 70050970; note 51(b)") for number in numbers]
    if left := {number for number in listed if number[:4] in ("2203", "2204", "2205", "2206", "2208")} - banned:
        print("alcohol of note 51(b) that is in no annex:", ", ".join(sorted(left)))


# What is written ---------------------------------------------------------------------------------------------------------------------

PAIR = tuple[str, str, str]                            # in-quota number, over-quota numbers, note


def pairs_by_day(reference: Path) -> list[tuple[str, str, str, str, str]]:
    """(in-quota, over-quota, from, before, cite) over all exports, several over-quota numbers joined by `|`.

    A day is that of the edition in which a pair begins or ends.
    """
    with open(LAW / "schedule" / "editions.csv", encoding="utf-8") as file:
        days = {row["name"]: row["from"] for row in csv.DictReader(file)}
    began: dict[PAIR, str] = {}
    found: list[tuple[str, str, str, str, str]] = []
    for n, name in enumerate(EXPORTS):
        over: dict[tuple[str, str], list[str]] = defaultdict(list)
        for number, other, note in trq_pairs(export(reference, name)):
            over[number, note].append(other)
        pairs = {(number, "|".join(dict.fromkeys(others)), note) for (number, note), others in over.items()}
        year, kind, *rest = name.split("_")
        day = days[f"{year}HTS{kind.title()}{''.join(rest)}"]
        found += [(*pair[:2], began.pop(pair), day, f"{pair[2]}; HTS exports") for pair in began.keys() - pairs]
        began |= {pair: day if n else "" for pair in pairs - began.keys()}
    found += [(*pair[:2], since, "", f"{pair[2]}; HTS exports to 2026 Rev 10") for pair, since in began.items()]
    return sorted(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where lists/, programs/ and codes/ are written")
    options = parser.parse_args()
    lists, newest = options.law / "lists", export(options.reference, NEWEST)
    for name, rows in bans(options.reference):
        write(lists / f"{name}.csv", rows)
    write_russia_2022(lists / "column_2_russia_9903_90_08_until_2023_04.csv")
    found = safeguards(newest)
    (options.law / "programs").mkdir(parents=True, exist_ok=True)
    (options.law / "programs" / "ag_safeguards_9904.yaml").write_text(safeguard_program(found), encoding="utf-8")
    (options.law / "programs" / "mtb_9902.yaml").write_text(reduction_program(reductions(newest)), encoding="utf-8")
    with open(lists / "trq_pairs.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("hts", "over_quota", "from", "before", "cite"))
        out.writerows(pairs_by_day(options.reference))
    write_groups(options.law / "codes", list(groups(options.reference)))


if __name__ == "__main__":
    main()
