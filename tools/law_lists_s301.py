"""Write the lists of section 301: exclusions of the China action, what its lists no longer show, and the large civil aircraft dispute.

    python tools/law_lists_s301.py ../shared/reference

From the text of U.S. notes 20 and 21 of chapter 99, 2026 Revision 6, with what Revision 18 changed of note 20(vvv). Each exclusion
heading has up to two lists: numbers that are excluded as such, and numbers under which a described article is excluded (`_described`).
Where the text gives an item other numbers at other times, each row has its span; the days of the heading are in law/programs.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from law_lists import LAW, NOTE_20, NOTE_31, TEXT, Row, between, compact, numbers, plain, table, write

# Subdivision of note 20, its heading, the list that it relieves (where its parts (i) to (iv) do not each relieve their own), the days between
# which it did, the notice that granted it. From heading 9903.88.50 the days are the heading's own words; before it those of the notices:
# list 1 and 2 one year from publication, list 3 through August 7, 2020 (84 FR 49591), list 4A through September 1, 2020 (84 FR 57144).
# (l), (r)-(u) and (z)-(gg) hold no exclusions.
EXCLUSIONS = (
    ("h",   "05", "1",  "2018-07-06", "2019-12-28", "83 FR 67463"),
    ("i",   "06", "1",  "2018-07-06", "2020-03-25", "84 FR 11152"),
    ("j",   "07", "1",  "2018-07-06", "2020-04-18", "84 FR 16310"),
    ("k",   "08", "1",  "2018-07-06", "2020-05-14", "84 FR 21389"),
    ("m",   "10", "1",  "2018-07-06", "2020-06-04", "84 FR 25895"),
    ("n",   "11", "1",  "2018-07-06", "2020-07-09", "84 FR 32821"),
    ("o",   "12", "2",  "2018-08-23", "2020-07-31", "84 FR 37381"),
    ("p",   "13", "3",  "2018-09-24", "2020-08-08", "84 FR 38717"),
    ("q",   "14", "1",  "2018-07-06", "2020-09-20", "84 FR 49564"),
    ("v",   "17", "2",  "2018-08-23", "2020-09-20", "84 FR 49600"),
    ("w",   "18", "3",  "2018-09-24", "2020-08-08", "84 FR 49591"),
    ("x",   "19", "1",  "2018-07-06", "2020-10-02", "84 FR 52567"),
    ("y",   "20", "2",  "2018-08-23", "2020-10-02", "84 FR 52553"),
    ("ll",  "33", "3",  "2018-09-24", "2020-08-08", "84 FR 57803"),
    ("mm",  "34", "3",  "2018-09-24", "2020-08-08", "84 FR 61674"),
    ("nn",  "35", "3",  "2018-09-24", "2020-08-08", "84 FR 65882"),
    ("oo",  "36", "3",  "2018-09-24", "2020-08-08", "84 FR 69012"),
    ("pp",  "37", "3",  "2018-09-24", "2020-08-08", "85 FR 549"),
    ("qq",  "38", "3",  "2018-09-24", "2020-08-08", "85 FR 6674"),
    ("rr",  "39", "4a", "2019-09-01", "2020-09-02", "85 FR 13970"),
    ("ss",  "40", "3",  "2018-09-24", "2020-08-08", "85 FR 9921"),
    ("tt",  "41", "3",  "2018-09-24", "2020-08-08", "85 FR 15015"),
    ("uu",  "42", "4a", "2019-09-01", "2020-09-02", "85 FR 15244"),
    ("vv",  "43", "3",  "2018-09-24", "2020-08-08", "85 FR 17158"),
    ("ww",  "44", "4a", "2019-09-01", "2020-09-02", "85 FR 17936"),
    ("xx",  "45", "3",  "2018-09-24", "2020-08-08", "85 FR 23122"),
    ("yy",  "46", "3",  "2018-09-24", "2020-08-08", "85 FR 27489"),
    ("zz",  "47", "4a", "2019-09-01", "2020-09-02", "85 FR 28693"),
    ("aaa", "48", "3",  "2018-09-24", "2020-08-08", "85 FR 32094"),
    ("bbb", "49", "4a", "2019-09-01", "2020-09-02", "85 FR 35975"),
    ("ccc", "50", "1",  "2020-06-04", "2021-01-01", "85 FR 33775"),
    ("ddd", "51", "4a", "2019-09-01", "2020-09-02", "85 FR 41658"),
    ("eee", "52", "1",  "2020-07-09", "2021-01-01", "85 FR 41267"),
    ("fff", "53", "4a", "2019-09-01", "2020-09-02", "85 FR 44563"),
    ("ggg", "54", "2",  "2020-07-31", "2021-01-01", "85 FR 45949"),
    ("hhh", "55", "4a", "2019-09-01", "2020-09-02", "85 FR 48627"),
    ("iii", "56", "3",  "2020-08-07", "2021-01-01", "85 FR 48600"),
    ("jjj", "57", "4a", "2020-09-01", "2021-01-01", "85 FR 54616"),
    ("kkk", "58", "1",  "2020-09-20", "2021-01-01", "85 FR 59587"),
    ("lll", "59", "2",  "2020-09-20", "2021-01-01", "85 FR 59595"),
    ("mmm", "60", "1",  "2020-10-02", "2021-01-01", "85 FR 62786"),
    ("nnn", "61", "2",  "2020-10-02", "2021-01-01", "85 FR 62782"),
    ("ooo", "62", "1",  "2021-01-01", "2021-12-01", "85 FR 85831"),
    ("ppp", "63", "2",  "2021-01-01", "2021-12-01", "85 FR 85831"),
    ("qqq", "64", "3",  "2021-01-01", "2021-12-01", "85 FR 85831"),
    ("rrr", "65", "4a", "2021-01-01", "2021-12-01", "85 FR 85831"),
    ("sss", "66", "",   "2021-12-01", "2023-06-01", "86 FR 63438"),
    ("ttt", "67", "",   "2021-10-12", "2024-06-15", "87 FR 17380"),
    ("uuu", "68", "",   "2023-06-01", "2024-06-15", "88 FR 31580"),
    ("vvv", "69", "",   "2024-06-15", "2026-11-10", "89 FR 46948"),
    ("www", "70", "2",  "2024-01-01", "2026-11-10", "89 FR 76581"),
)
PARTS = {"i": "1", "ii": "2", "iii": "3", "iv": "4a"}
# Items of (h) to (k) that were carried on under their own heading, by notices of 2019 and 2020; the others ended after their year.
CARRIED_ON = {
    "h": ((2, 7, 11, 29, 30, 31), "84 FR 70616", "2020-12-28"),
    "i": ((1, 3, 5, 10, 13, 14, 15, 17, 19, 23), "notice posted 2020-03-13, items secondary: brokers' reports", "2021-03-25"),
    "j": ((2, 4, 6, 7, 11, 12, 14, 21), "notice posted 2020-04-08, items secondary: law firm's report", "2021-04-18"),
    "k": ((4, 5, 8, 11, 18, 19, 21, 22, 23, 24, 25, 38, 39), "notice posted 2020-05-18, items secondary: law firm's report", "2021-01-01"),
}
# Items of (vvv) as Revision 18 has them, with effect from July 1, 2026; (i)(5) and (i)(6) change as (i)(4) does.
LATER = {"8413919085": ("8413919039", "8413919046", "8413919059", "8413919099"),
         "8413919096": ("8413919039", "8413919046", "8413919059", "8413919099"),
         "3926909910": ("3926909915", "3926909920")}
LATER_FROM = "2026-07-01"

# Numbers that note 31 took over, whose list something else than an exclusion shows: list, number, first day, day of the change, what shows it.
# IN_2020 is a table of what the United States then collected of China, by six digits and days, made from the "China Tariffs" document of the HTS
# of 2020. It agrees with note 20 wherever both speak: 7216.61, 7301.20 and 7303 on list 3, 7228.10 on 4A, 7214.10 on 4B, its duty never due.
TABLES = "tables of 89 FR 76581, secondary"
IN_2020 = "duties of 2018-2020 by six digits, secondary: github.com/mwaugh0328/tradewar-tracker"
FROM_MEMORY = f"{IN_2020}; which of 8541.40 from memory of 83 FR 28710"
OTHERWISE_SHOWN = (
    ("1",  "87024031", "2018-07-06", "2024-09-27", IN_2020),
    ("1",  "87024061", "2018-07-06", "2024-09-27", IN_2020),
    ("1",  "87029031", "2018-07-06", "2024-09-27", IN_2020),
    ("1",  "87029061", "2018-07-06", "2024-09-27", IN_2020),
    ("1",  "87036000", "2018-07-06", "2024-09-27", "HTS 2024 Rev 9, plus 25% as 9903.88.01 alone prints it; secondary: htshub.com"),
    ("1",  "87037000", "2018-07-06", "2024-09-27", IN_2020),
    ("1",  "87038000", "2018-07-06", "2024-09-27", "CBP ruling on a letter of June 1, 2023: 9903.88.01 on 8703.80.0020"),
    ("1",  "87039001", "2018-07-06", "2024-09-27", IN_2020),
    ("1",  "85413000", "2018-07-06", "2025-01-01", IN_2020),
    ("1",  "85414020", "2018-07-06", "2022-01-27", FROM_MEMORY),
    ("1",  "85414070", "2018-07-06", "2022-01-27", FROM_MEMORY),
    ("1",  "85414080", "2018-07-06", "2022-01-27", FROM_MEMORY),
    ("1",  "85414095", "2018-07-06", "2022-01-27", FROM_MEMORY),
    ("1",  "85414970", "2022-01-27", "2025-01-01", f"of 8541.40.70; {FROM_MEMORY}"),
    ("1",  "85414980", "2022-01-27", "2025-01-01", f"of 8541.40.80; {FROM_MEMORY}"),
    ("1",  "85414995", "2022-01-27", "2025-01-01", f"of 8541.40.95; {FROM_MEMORY}"),
    ("1",  "85415000", "2018-07-06", "2022-01-27", IN_2020),
    ("1",  "85415100", "2022-01-27", "2025-01-01", f"of 8541.50; {IN_2020}"),
    ("1",  "85415900", "2022-01-27", "2025-01-01", f"of 8541.50; {IN_2020}"),
    ("1",  "85419000", "2018-07-06", "2025-01-01", IN_2020),
    ("2",  "85414200", "2022-01-27", "2024-09-27", f"of 8541.40.60, CBP ruling NY N323503: 9903.88.02; 25% until then, {TABLES}"),
    ("2",  "85414300", "2022-01-27", "2024-09-27", f"of 8541.40.60, CBP ruling NY N323503: 9903.88.02; 25% until then, {TABLES}"),
    ("2",  "85414910", "2022-01-27", "2025-01-01", "of 8541.40.60, CBP ruling NY N323503: 9903.88.02"),
    ("2",  "85423200", "2018-08-23", "2025-01-01", IN_2020),
    ("2",  "85423300", "2018-08-23", "2025-01-01", IN_2020),
    ("2",  "85423900", "2018-08-23", "2025-01-01", IN_2020),
    ("2",  "85429000", "2018-08-23", "2025-01-01", IN_2020),
    ("3",  "28046100", "2018-09-24", "2025-01-01", "CBP ruling HQ H336366: 9903.88.03"),
    ("3",  "38180000", "2018-09-24", "2025-01-01", IN_2020),
    ("4a", "40151210", "2022-01-27", "2025-01-01", f"7.5% until then, {TABLES}; ch 99 note 31(f)(i)(3)"),
    ("4a", "85079040", "2019-09-01", "2024-09-27", f"7.5% until then, {TABLES}; ch 99 note 31(b)"),
)
# Steel and aluminum of note 31(b): all of these headings was on list 4A by IN_2020, but for what LISTED_NOWHERE has.
METALS = tuple(str(n) for n in [*range(7206, 7230), 7301, 7302, *range(7304, 7307), 7601, *range(7604, 7610)])
# What note 31 took over and IN_2020 shows no duty on: on no list, or on the suspended list 4B (7210.20, 7302.40). Number, day of the change.
LISTED_NOWHERE = (
    *((number, "2024-09-27") for number in (
        "26020000", "26050000", "26060000", "26080000", "26100000", "26110060", "28418000", "28444100", "28444200", "28444300", "28444400",
        "72026000", "72029340", "72029380", "72102000", "73024000", "79011100", "79011210", "79011250", "79012000", "80011000", "80012000",
        "81011000", "81032000", "81122100")),
    *((number, "2025-01-01") for number in ("81019400", "81019910", "81019980")),
)

MARK = re.compile(r"(?m)^\s*\((?P<letter>[a-z]{1,3}|II)\)\s*(?:\(i\)\s*)?The U\.S\. Trade Representative determined")
PART = re.compile(r"(?m)^\s*\((?:i|ii|iii|iv)\)\s*The U\.S\. Trade Representative determined")
ITEM = re.compile(r"(?m)^\s*\((\d{1,3})\)\s*(?=\S)")
DIGITS = re.compile(r"\d{4}\.\d{2}\.?\d{4}(?!\d)|\d{4}\.\d{4}\.\d{2}(?!\d)|\d{4}\.\d{2}\.\d{2}\.\d{2}(?!\d)")
DAY = r"([A-Z][a-z]+ \d{1,2}, \d{4})"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
END_OF_NOTE_20 = re.compile(r"(?m)^\(21\) \(a\)")
Item = tuple[str, int, str]                                # part (i) to (iv) or none, number, text


def lists(text: str) -> Iterator[tuple[str, list[Row]]]:
    yield from exclusions(text)
    yield from members(text)
    yield from large_civil_aircraft(text)


def exclusions(text: str) -> Iterator[tuple[str, list[Row]]]:
    for letter, heading, _, since, before, notice, items in subdivisions(text):
        carried, again, until = CARRIED_ON.get(letter, ((), "", ""))
        kinds: dict[str, list[Row]] = {"": [], "_described": [], "_carried": [], "_carried_described": []}
        for part, n, item in items:
            rows, described = read_item(item)
            cite = f"ch 99 note 20({letter})" + (f"({part})" if part else "") + f"({n})"
            kind = "_described" if described else ""
            for number, start, end in rows:
                kinds[kind].append((number, max(start, since), min(end or before, before), f"{cite}; {notice}; {TEXT}"))
                if n in carried:
                    kinds[f"_carried{kind}"].append((number, max(start, before), min(end or until, until), f"{cite}; {again}; {TEXT}"))
        for kind, found in kinds.items():
            if joined := united(carried_over(found)):
                yield f"s301_exclusion_88_{heading}{kind}", joined


def united(rows: list[Row]) -> list[Row]:
    """Each number's spans joined where they meet or overlap, under the cite of the earliest; spans without a day fall out."""
    out: list[Row] = []
    for number, since, before, cite in sorted(row for row in rows if row[1] < row[2]):
        if out and out[-1][0] == number and since <= out[-1][2]:
            out[-1] = (number, out[-1][1], max(out[-1][2], before), out[-1][3])
        else:
            out.append((number, since, before, cite))
    return out


def members(text: str) -> Iterator[tuple[str, list[Row]]]:
    """Subheadings that an exclusion shows to have been on a list that no longer has them, and the list 4B that was suspended.

    The lists of note 20 are kept up: what HS 2022 renumbered and what note 31 took over is gone from them without a trace. An exclusion from a
    list names a number of it, so the number stood there until January 27, 2022, or until the day on which note 31 took it over.
    """
    now = {name: {row[0] for row in table(text, listed)[1]} for listed in NOTE_20 for name in (listed.name.removeprefix("s301_china_list_"),)}
    moved = {row[0]: row[1] for listed in NOTE_31 for row in table(text, listed)[1]}
    partly = {
        compact(m)
        for start, end in (("(g) For the purposes of heading 9903.88.04", "\n(h)"),
                           ("(ii) the following products of China:\n1. Other printed", "(t) For"))
        for m in re.findall(r"\d{4}\.\d\d\.\d\d(?!\d)", between(text, start, end))
    }
    starts = {"1": "2018-07-06", "2": "2018-08-23", "3": "2018-09-24", "4a": "2019-09-01"}
    shown: dict[str, dict[str, str]] = {name: {} for name in starts}
    for letter, _, name, _, _, _, items in subdivisions(text):
        for part, n, item in items:
            for number, _, _ in read_item(item)[0]:
                cite = f"ch 99 note 20({letter})" + (f"({part})" if part else "") + f"({n})"
                if not any(number[:8] in other for which, other in shown.items() if which != (name or PARTS[part])):
                    shown[name or PARTS[part]].setdefault(number[:8], cite)      # (y)(51) names a number of list 1
    for name, found in shown.items():
        rows = []
        for number, cite in sorted(found.items()):
            if number in partly or any(number in one for one in now.values()):
                continue
            if number == "85076000":       # 8507.60.0020 stayed on list 4A until 2026
                number, until = "8507600010", "2024-09-27"
            else:
                until = moved.get(number, "2022-01-27")
            rows.append((number, starts[name], until, f"{cite} excludes articles of it from list {name.upper()}; {TEXT}"))
        rows += [(number, since, until, cite) for which, number, since, until, cite in OTHERWISE_SHOWN if which == name]
        if name == "4a":
            known = {row[0] for row in rows} | {row[0] for row in LISTED_NOWHERE} | set().union(*now.values())
            rows += [(number, starts[name], until, IN_2020) for number, until in moved.items() if number[:4] in METALS and number not in known]
        yield f"s301_list_{name}_then", sorted(rows)
    yield "s301_list_none_then", [(number, "", until, f"no duty then; {IN_2020}") for number, until in LISTED_NOWHERE]
    part = between(text, "(u) Heading 9903.88.16 applies to", "\nii) the following")
    yield "s301_list_4b", [(number, "", "2022-01-27", f"ch 99 note 20(u)(i), suspended; {TEXT}") for number in sorted(set(numbers(part)))]


def subdivisions(text: str) -> Iterator[tuple[str, str, str, str, str, str, list[Item]]]:
    """Each row of EXCLUSIONS with its items: the part (i) to (iv) where it has any, the item's number, its text."""
    note = END_OF_NOTE_20.split(text[text.index("(h) The U.S. Trade Representative determined"):])[0]
    marks = [m for m in MARK.finditer(note)]
    at: dict[str, int] = {}
    wanted = [row[0] for row in EXCLUSIONS]
    for m in marks:                                        # in the order of the note: (ii) and (iii) are parts unless it is their turn
        letter = "ll" if m["letter"] == "II" else m["letter"]
        if len(at) < len(wanted) and letter == wanted[len(at)]:
            at[letter] = m.start()
    if missing := set(wanted) - set(at):
        raise SystemExit(f"note 20 has no subdivision {', '.join(sorted(missing))}")
    others = [m.start() for m in re.finditer(r"(?m)^\s*\((?:[a-z]{1,2})\)\s*For (?:the )?purposes of heading|^\(s\) Heading|^\(u\) Heading", note)]
    stops = sorted([*at.values(), *others, len(note)])
    for letter, heading, listed, since, before, notice in EXCLUSIONS:
        start = at[letter]
        body = note[start:next(stop for stop in stops if stop > start)]
        inner = [m.start() for m in PART.finditer(body)] if len(letter) == 3 and letter >= "sss" and letter != "www" else []
        spans = list(pairwise([*inner, len(body)])) if inner else [(0, len(body))]
        if inner and len(spans) == 3:                      # the first part stands on the line of the subdivision itself
            spans = [(0, inner[0]), *spans]
        found: list[Item] = []
        for place, (first, last) in enumerate(spans):
            part = ("i", "ii", "iii", "iv")[place] if inner else ""
            found += [(part, n, item) for n, item in items_of(body[first:last])]
        yield letter, heading, listed, since, before, notice, found


def items_of(body: str) -> list[tuple[int, str]]:
    marks = list(ITEM.finditer(body))
    ends = [m.start() for m in marks[1:]] + [len(body)]
    return [(int(m[1]), " ".join(body[m.end():end].split())) for m, end in zip(marks, ends, strict=True)]


def read_item(item: str) -> tuple[list[tuple[str, str, str]], bool]:
    """The numbers of an item, each with the days between which the item names it, and whether it describes an article.

    >>> read_item("8412.21.0075")
    ([('8412210075', '', '')], False)
    >>> read_item("Covers (described in statistical reporting number 8413.91.9080 prior to January 1, 2019; described in "
    ...           "statistical reporting number 8413.91.9095 effective January 1, 2019 through December 31, 2019)")
    ([('8413919080', '', '2019-01-01'), ('8413919095', '2019-01-01', '2020-01-01')], True)
    """
    described = not DIGITS.match(item)
    clauses = re.split(r";|, described in (?=statistical reporting number|\d{4}\.)| or described in ", re.sub(r"\[Compiler.*?\]", "", item))
    rows = []
    for clause in clauses:
        names = list(DIGITS.finditer(clause))
        if not names:
            continue
        tail = clause[names[-1].end():]
        since, before = span(tail)
        rows += [(compact(name[0]), since, before) for name in names]
    return rows, described


def span(words: str) -> tuple[str, str]:
    since = before = ""
    if match := re.search(rf"(?:prior to|before) {DAY}", words):
        before = day(match[1])
    if match := re.search(rf"(?:effective|post|on or after) {DAY}", words):
        since = day(match[1])
    if match := re.search(rf"through {DAY}", words):
        before = day(match[1], 1)
    return since, before


def day(words: str, later: int = 0) -> str:
    month, number, year = re.findall(r"\w+", words)
    return (date(int(year), MONTHS.index(month) + 1, int(number)) + timedelta(days=later)).isoformat()


def carried_over(rows: list[Row]) -> list[Row]:
    """The rows over the statistical renumberings that their items do not follow: as Revision 18 amended (vvv), else by the 484(f) Committee."""
    with open(LAW / "schedule" / "successors.csv", encoding="utf-8") as file:
        changes = list(csv.DictReader(file))
    out: list[Row] = []
    waiting = list(rows)
    while waiting:
        number, since, before, cite = waiting.pop()
        day = next((change["from"] for change in changes if change["number"] == number and since < change["from"] < before), "")
        if not day:
            out.append((number, since, before, cite))
            continue
        out.append((number, since, day, cite))
        if number in LATER and day == LATER_FROM:
            waiting += [(later, day, before, f"{cite.split('; HTS')[0]}; HTS 2026 Rev 18") for later in LATER[number]]
        else:
            waiting += [(change["successor"], day, before, f"{cite}; by 484(f) renumbering of {number}")
                        for change in changes if change["number"] == number and change["from"] == day]
    return out


# Note 21: subdivision, heading, first day of its list. The duty ended in March 2021, the lists did not: they are those of HS 2017.
AIRCRAFT = (
    ("c", "9903.89.10", "2019-10-18"), ("d", "9903.89.13", "2019-10-18"), ("e", "9903.89.16", "2019-10-18"), ("f", "9903.89.19", "2019-10-18"),
    ("g", "9903.89.22", "2019-10-18"), ("h", "9903.89.25", "2019-10-18"), ("i", "9903.89.28", "2019-10-18"), ("j", "9903.89.31", "2019-10-18"),
    ("k", "9903.89.34", "2019-10-18"), ("l", "9903.89.37", "2019-10-18"), ("m", "9903.89.40", "2019-10-18"), ("n", "9903.89.43", "2019-10-18"),
    ("o", "9903.89.46", "2019-10-18"), ("p", "9903.89.49", "2019-10-18"), ("q", "9903.89.52", "2020-09-01"), ("r", "9903.89.55", "2020-09-01"),
    ("s", "9903.89.57", "2021-01-12"),
)
AIRCRAFT_BEFORE = "2022-01-27"
CHANGED = "secondary: a broker's report of 85 FR 50866"


def large_civil_aircraft(text: str) -> Iterator[tuple[str, list[Row]]]:
    note = END_OF_NOTE_20.split(text)[1]
    ends = [f"({letter}) Subheading {heading}" for letter, heading, _ in AIRCRAFT[1:]] + ["(t) For purposes"]
    for (letter, heading, since), end in zip(AIRCRAFT, ends, strict=True):
        part = between(note, f"({letter}) Subheading {heading}", end)
        listed = dict.fromkeys(compact(m) for m in re.findall(r"\d{4}\.\d{2}\.\d{2}(?!\d)", re.sub(r"\[Compiler.*?\]", "", part, flags=re.S)))
        described = {"p": "22083030", "s": "22082040"}.get(letter)      # only the spirit that item (1) describes: in law/programs
        rows = [(number, since, AIRCRAFT_BEFORE, f"ch 99 note 21({letter}); {TEXT}") for number in listed
                if not number.startswith("99") and number != described]
        if letter == "l":                  # Germany alone since September 1, 2020; until then with the United Kingdom
            rows = [(n, "2020-09-01" if n == "19053100" else s, b, c) for n, s, b, c in rows]
        if letter == "n":
            rows.append(("19053100", since, "2020-09-01", f"ch 99 note 21(n) before 85 FR 50866, inferred; {CHANGED}"))
        if letter == "e":
            rows.append(("04069099", since, "2020-09-01", f"ch 99 note 21(e) before 85 FR 50866, inferred; {CHANGED}"))
        if letter == "q":                  # knives since March 5, 2020, jams since September
            rows = [(n, "2020-03-05" if n == "82149060" else s, b, f"{c}; 85 FR 10204; from memory, not read" if n == "82149060" else c)
                    for n, s, b, c in rows]
        yield f"s301_aircraft_{heading.replace('.', '_')}", sorted(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where lists/ is written")
    options = parser.parse_args()
    chapter = gzip.decompress((options.reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    for name, rows in lists(plain(chapter.decode("utf-8", "replace"))):
        write(options.law / "lists" / f"{name}.csv", rows)


if __name__ == "__main__":
    main()
