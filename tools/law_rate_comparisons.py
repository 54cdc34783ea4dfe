"""The rates of law/programs by day against those that the editions print, and the countries of its headings against their texts.

What docs/law/disagreements.md says of rates and rosters; tools/law_disagreements.py writes the page.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from law_list_comparisons import LAW, law, plain, secondary, shown

FIRST, LAST = date(2025, 1, 1), date(2026, 7, 1)         # the days of the editions held
WORDS = re.compile(r"duty provided (?:for )?in ?(?:the )?applicable subheading", re.I)
ADDITIONAL = ("990341", "990345")          # their notes make the rate printed one on top: notes 3, 17(d), 18(f), 18(h), 41
Stretch = tuple[date, date, str]


def dotted(number: str) -> str:
    return f"{number[:4]}.{number[4:6]}.{number[6:8]}"


def printed_rate(text: str) -> str:
    """A rate text of chapter 99 as `none`, `+25%` or `15%`; empty where it says no rate."""
    text = text.strip().rstrip(".")
    if text.lower() == "free":
        return "0%"
    if (found := re.search(r"(?:\+|plus) ?(?:a duty of )?([\d.]+)%", text)) and "duty provided" in text:
        return f"+{found[1]}%" if float(found[1]) else "none"
    if WORDS.search(text) or text.lower() == "no change":
        return "none"
    return text if re.fullmatch(r"[\d.]+%", text) else ""


def row_rate(row: dict[str, str]) -> str:
    """The rate that column 1 takes; its special column where the general one has no change and the other has a duty."""
    rates = [printed_rate(row["general"]), printed_rate(row["special"])]
    if plain(row.get("number") or row["heading"]).startswith(ADDITIONAL) and re.fullmatch(r"[\d.]+%", rates[0]):
        return "+" + rates[0]
    return rates[1] if rates[0] == "none" and rates[1] not in ("", "none") else rates[0]


def percent(rate: int) -> str:
    return f"{rate / 10**6:f}".rstrip("0").rstrip(".") + "%"


def our_rate(heading: object) -> str:
    if heading.specific is not None:
        return heading.text
    if heading.form == "prohibited":
        return "prohibited"
    if heading.form == "add":
        return f"+{percent(heading.rate)}" if heading.rate else "none"
    return percent(heading.rate)


@cache
def printed_rates() -> dict[str, tuple[Stretch, ...]]:
    """By heading of subchapter III, the stretches over which the editions print one rate."""
    found: dict[str, list[Stretch]] = {}
    with open(LAW / "schedule" / "99.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["number"].startswith("9903") and len(row["number"]) == 8:
                start, before = (date.fromisoformat(row[key]) if row[key] else end for key, end in (("from", FIRST), ("before", LAST)))
                found.setdefault(row["number"], []).append((start, before, row_rate(row)))
    return {number: tuple(stretches) for number, stretches in found.items()}


@cache
def our_rates() -> dict[str, tuple[Stretch, ...]]:
    found: dict[str, list[Stretch]] = {}
    for program in law().programs:
        for heading in program.headings:
            if heading.number.startswith("9903") and heading.status in ("in_force", "struck_down"):
                found.setdefault(heading.number, []).append((heading.span.start, heading.span.before, our_rate(heading)))
    return {number: tuple(stretches) for number, stretches in found.items()}


@cache
def programmed() -> frozenset[str]:
    """The headings that stand in a programme, whatever their days and their status."""
    return frozenset(heading.number for program in law().programs for heading in program.headings)


def on(stretches: Iterable[Stretch], day: date) -> set[str]:
    return {rate for start, before, rate in stretches if start <= day < before}


def segments(number: str) -> Iterator[tuple[date, date, set[str], set[str]]]:
    """The days held, cut where one of the two changes: what is printed, and what a programme has."""
    printed, ours = printed_rates().get(number, ()), our_rates().get(number, ())
    cuts = {FIRST, LAST, *(day for start, before, _ in (*printed, *ours) for day in (start, before) if FIRST < day < LAST)}
    for start, before in pairwise(sorted(cuts)):
        yield start, before, on(printed, start), on(ours, start)


def same(printed: set[str], ours: set[str]) -> bool:
    return bool(printed & ours) or (printed == {"0%"} and "none" in ours)


def judged() -> dict[str, dict[str, list[tuple[date, date, str]]]]:
    """For each heading the stretches on which both agree, differ, or one is alone."""
    found: dict[str, dict[str, list[tuple[date, date, str]]]] = {}
    for number in sorted({*printed_rates(), *our_rates()}):
        for start, before, printed, ours in segments(number):
            if not printed and not ours:
                continue
            kind = "printed" if not ours else "ours" if not printed else "same" if same(printed, ours) else "unsaid" if printed == {""} else "differ"
            of = found.setdefault(number, {}).setdefault(kind, [])
            text = f"printed {'/'.join(sorted(printed)) or 'no'}, ours {'/'.join(sorted(ours)) or 'none'}" if kind == "differ" else ""
            if of and of[-1][1] == start and of[-1][2] == text:
                of[-1] = (of[-1][0], before, text)
            else:
                of.append((start, before, text))
    return found


def days(stretches: Iterable[tuple[date, date, str]]) -> str:
    """As inclusive days; an end of what is held is left open."""
    return ", ".join("all" if (a, b) == (FIRST, LAST) else f"{'' if a == FIRST else a} to {'' if b == LAST else b - timedelta(1)}".strip()
                     for a, b, _ in stretches)


def ranges(numbers: Iterable[str]) -> str:
    """Headings in a row of the schedule as ranges."""
    order = sorted(printed_rates() | our_rates())
    runs: list[list[str]] = []
    for number in sorted(numbers):
        if runs and bisect_right(order, runs[-1][1]) == bisect_right(order, number) - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(dotted(a) if a == b else f"{dotted(a)}-{dotted(b)}" for a, b in runs)


# Why the rate of a heading differs, by the beginning of what is printed and ours.
WHY = {
    "990301.24": "Revision 27 was posted on November 7, the rate fell on November 10",
    "990301.63 printed +84%": "125 percent from April 10; Revision 9, which prints it, was posted on April 11",
    "990301.63 printed +34%": "Revision 12 was posted on May 13; 125 percent stood through that day, and 34 was suspended from the next",
    "990345": "the first step; footnotes 4 and notes 18(f) and 18(h) give the steps since",
    "990355": "printed Free within a quantity of zero: nothing may be entered under it",
    "990381": "50 percent from June 4, Proc. 10947; Revision 14 was posted on June 6",
}


# Why a printed heading is in no programme.
NONE = {
    "990304": "suspended, note 5",
    "990308": "ended with July 1, 2001, that of 4911.91.20 with March 3, 1999 (66 FR 35689)",
    "990317": "limits of quantity for sugar, no duty of their own; note 15",
    "990318": "limits of quantity for sugar, no duty of their own; note 15",
    "990319": "base powder for infant formula, to November 14, 2022; the day it began is not in the text",
    "990327": "lifted for entries from August 30, 2005, and ended (70 FR 53410; 71 FR 5899)",
    "990340": "to the close of September 25, 2012; note 14(b)",
    "990341": "suspended, note 5; those that it leaves out are told by law/not_held.yaml",
    "990353": "expired, note 13(a)",
    "99038816": "suspended before it was collected",
    "99038821": "sets and other goods whose rate is that of another subheading, told by law/not_held.yaml",
    "990381": "reported for goods of privileged foreign status in place of their twins, at the same rates",
    "990385": "reported for goods of privileged foreign status in place of .67 and .68, at the same rates",
}


def why_of(number: str, text: str) -> str:
    line = f"{number[:6]}.{number[6:]} {text}"
    return next((why for start, why in WHY.items() if line.startswith(start)), "")


def none_of(number: str) -> str:
    return next((why for start, why in sorted(NONE.items(), reverse=True) if number >= start and number[:6] == start[:6]), "")


def rates() -> list[str]:
    """The part of the page on rates by day."""
    found = judged()
    kinds = Counter(
        ("ended" if number in programmed() else "never") if set(of) == {"printed"} else next((one for one in ("differ", "unsaid") if one in of), "")
        or ("same" if set(of) == {"same"} else "days" if "same" in of else "ours")
        for number, of in found.items()
    )
    lines = [
        f"Of {len(found)} headings of 9903 that the 44 editions or `law/programs` have between 2025-01-01 and 2026-06-30:", "",
        "| | headings |", "|---|---:|",
        f"| the same rate on every day | {kinds['same']} |",
        f"| the same rate wherever both have one, on other days | {kinds['days']} |",
        f"| the heading prints no rate of its own (a quota, an ending, words) | {kinds['unsaid']} |",
        f"| another rate on some day | {kinds['differ']} |",
        f"| in a programme only | {kinds['ours']} |",
        f"| in the schedule, and in a programme that had ended by 2025 or is suspended | {kinds['ended']} |",
        f"| in the schedule, in no programme | {kinds['never']} |",
        "", "### Another rate", "", "| heading | days | printed and ours | why |", "|---|---|---|---|",
    ]
    groups: dict[tuple[str, str], list[str]] = {}
    for number, of in found.items():
        for start, before, text in of.get("differ", ()):
            groups.setdefault((days([(start, before, "")]), text), []).append(number)
    for (when, text), numbers in sorted(groups.items(), key=lambda one: one[1]):
        lines.append(f"| {ranges(numbers)} | {when} | {text} | {why_of(numbers[0], text)} |")
    lines += ["", "### Other days", "",
              "An edition is posted after the day on which a duty begins, or some days before it, and keeps a heading after it has ended: the",
              "programmes hold the days of the law. The tariffs under IEEPA, not collected on entries from February 24, 2026 (CSMS 67834313), are",
              "printed still; those on metals until April 5, 2026 are printed until Revision 5; goods in transit and exceptions of a term keep",
              "their headings.", "",
              "| headings | printed, not in a programme | in a programme, not printed |", "|---|---|---|"]
    groups = {}
    for number, of in found.items():
        if "same" in of and {"printed", "ours"} & set(of):
            groups.setdefault((days(of.get("printed", ())), days(of.get("ours", ()))), []).append(number)
    lines += [f"| {ranges(numbers)} | {left} | {right} |" for (left, right), numbers in sorted(groups.items(), key=lambda one: one[1])]
    for kind, title, held in (("ours", "In a programme only", True), ("printed", "Printed, and in a programme that had ended or is suspended", True),
                              ("printed", "Printed, and in no programme", False)):
        groups = {}
        for number, of in found.items():
            if set(of) == {kind} and (number in programmed()) is held:
                why = "" if held else none_of(number)
                groups.setdefault((days(of[kind]), why), []).append(number)
        if groups:
            lines += ["", f"### {title}", "", "| headings | days | why |", "|---|---|---|"]
            lines += [f"| {ranges(numbers)} | {when} | {why} |" for (when, why), numbers in sorted(groups.items(), key=lambda one: one[1])]
    return lines


@cache
def editions() -> tuple[tuple[str, date, date], ...]:
    with open(LAW / "schedule" / "editions.csv", encoding="utf-8") as file:
        return tuple((row["name"], date.fromisoformat(row["from"]), date.fromisoformat(row["before"]) if row["before"] else LAST)
                     for row in csv.DictReader(file) if row["held"] == "Y")


def history(reference: Path) -> Iterator[tuple[str, str]]:
    """ch99_heading_history.csv: what it says of a heading, and what ours has otherwise."""
    with open(reference / "law" / "ch99_heading_history.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if len(row["heading"]) == 10 and row["heading"].startswith("9903")]
    spans = {name: (start, before) for name, start, before in editions()}
    for row in rows:
        number = plain(row["heading"])
        for name, day in ((row["first_rev"], spans[row["first_rev"]][0]), (row["last_rev_seen"], spans[row["last_rev_seen"]][1] - timedelta(1))):
            ours = on(printed_rates().get(number, ()), day)
            if row_rate(row) not in ours:
                rate = row_rate(row) or row["general"] or "no rate"
                yield row["heading"], f"{rate} in {name}; our schedule {'/'.join(sorted(ours)) or 'does not have it'}"


def later(reference: Path) -> Iterator[tuple[str, str]]:
    """headings_after_rev10.csv against the programmes: days and rates."""
    with open(reference / "law" / "headings_after_rev10.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
        goes_on = {(row["heading"], row_rate(row), row["effective_from"]) for row in rows}
        came = {(row["heading"], row_rate(row), row["effective_before"]) for row in rows}
        for row in rows:
            number, start = plain(row["heading"]), date.fromisoformat(row["effective_from"])
            ours = on(our_rates().get(number, ()), start)
            if not ours:
                yield row["heading"], f"{row_rate(row) or 'no rate'} from {start}; no programme has it then"
            elif not same({row_rate(row)}, ours):
                yield row["heading"], f"{row_rate(row) or row['general']} from {start}; ours {'/'.join(sorted(ours))}"
            if on(our_rates().get(number, ()), start - timedelta(1)) & ours and (row["heading"], row_rate(row), row["effective_from"]) not in came:
                yield row["heading"], f"from {start}; ours earlier"
            if row["effective_before"] and (row["heading"], row_rate(row), row["effective_before"]) not in goes_on:
                end = date.fromisoformat(row["effective_before"])
                if row_rate(row) in on(our_rates().get(number, ()), end):
                    yield row["heading"], f"before {end}; ours later"


# Why a day of the timeline differs, by the first heading.
TIMELINE = {
    ("9903.45.27", "first day"): "Canada, FR Doc. 2022-15519",
    ("9903.45.29", "first day"): "for ninety days, Proc. 10779", ("9903.45.29", "last day"): "for ninety days, Proc. 10779",
    ("9903.45.01", "last day"): "note 17(a), (d)",
    ("9903.81.87", "last day"): "the row is of the rate of 25 percent; the headings went on at 50",
    ("9903.81.87", "first day"): "the row is of the rate of 50 percent; the headings are older",
    ("9903.01.63", "last day"): "the row is of the country rates together; China's stood to May 13, as the row after it says",
    ("9903.94.33", "first day"): "the heading came with Proc. 10984",
    ("9903.01.78", "last day"): "in transit, by the heading", ("9903.01.85", "last day"): "in transit, by the heading",
    ("9903.03.02", "last day"): "in transit, by the heading",
    ("9903.02.36", "last day"): "South Korea, Liechtenstein and Switzerland have 9903.02.79-.91 from the next day",
    ("9903.02.19", "first day"): "the row is of vehicles and exemptions; the row of August 7 has these",
    ("9903.91.12", "first day"): "in force on November 9, 2025 (Revision 27), suspended from the 10th",
    ("9903.91.12", "last day"): "the row is of the suspension",
    ("9903.01.32", "first day"): "the row is of agricultural goods, which came to the heading then",
    ("9903.88.69", "first day"): "the row is of an extension", ("9903.88.70", "first day"): "the row is of an extension",
}


def named(cell: str) -> list[str]:
    """The headings of a cell as `9903.02.19/.20/.74–.77; 9903.94.50–.53`; only those that a programme has."""
    found, stem = [], ""
    for first, last in re.findall(r"((?:9903\.\d\d)?\.\d\d)\b(?:–((?:9903\.\d\d)?\.\d\d))?", cell):
        stem = first[:7] if first.startswith("9903") else stem
        begin = plain(first if first.startswith("9903") else stem + first)
        end = plain(last if last.startswith("9903") else stem + last) if last else begin
        found += [number for number in sorted(our_rates()) if begin <= number <= end and len(begin) == 8]
    return found


def timeline(reference: Path) -> tuple[int, list[tuple[str, str, str, str]]]:
    """The dated rows of regime.md that name headings: how many, and where a heading of ours begins or ends on another day."""
    compared, wrong = 0, []
    for line in (reference / "law" / "regime.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not re.match(r"\| 20\d\d-\d\d-\d\d", line) or len(cells) < 4:
            continue
        year = cells[0][:4]
        starts = {day if len(day) == 10 else f"{year}-{day}" for day in re.findall(r"(?:20\d\d-)?\d\d-\d\d", cells[0] + " " + cells[2])}
        end = re.fullmatch(r"(20\d\d-\d\d-\d\d)", cells[1])
        numbers = named(cells[3])
        compared += len(numbers)
        for title, theirs, of in (("first day", starts, lambda number: min(start for start, _, _ in our_rates()[number])),
                                  ("last day", {end[1]} if end else set(), lambda number: max(b for _, b, _ in our_rates()[number]) - timedelta(1))):
            groups: dict[str, list[str]] = {}
            for number in numbers if theirs else ():
                if str(of(number)) not in theirs:
                    groups.setdefault(str(of(number)), []).append(number)
            wrong += [(ranges(among), title, cells[0] if title == "first day" else cells[1], ours) for ours, among in groups.items()]
    return compared, wrong


def processing_fees(reference: Path) -> tuple[int, list[tuple[str, str, str]]]:
    """The years of fees.md against fees.yaml: least and most of the merchandise processing fee, and that of an informal entry."""
    from tidewaiter.duty.reading import read_yaml
    fees = read_yaml(LAW / "fees.yaml")
    limits = {str(row["from"])[:10]: row for row in fees["merchandise_processing"]["limits"]}
    informal = {str(row["from"])[:10]: row for row in fees["informal_merchandise_processing"]["amounts"]}
    compared, wrong = 0, []
    for line in (reference / "law" / "fees.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip(" *") for cell in line.strip("|").split("|")]
        if not (year := re.match(r"FY(20\d\d)", cells[0])):
            continue
        start = "2018-01-01" if year[1] == "2018" else f"{int(year[1]) - 1}-10-01"
        ours = [limits[start]["min"], limits[start]["max"], informal.get(start, {}).get("amount", "none")]
        compared += 3
        wrong += [(year[1], theirs, of) for theirs, of in zip(cells[1:4], ours, strict=True) if theirs != of]
    return compared, wrong


# Names that the schedule gives otherwise than the list of the Census.
NAMES = {"Korea, South": "KR", "Republic of Korea": "KR", "South Korea": "KR", "Czech Republic": "CZ", "Czechia": "CZ", "Slovakia": "SK"}


@cache
def codes() -> dict[str, str]:
    with open(LAW / "codes" / "countries.csv", encoding="utf-8") as file:
        return {row["name"].lower(): row["code"] for row in csv.DictReader(file)}


def group(name: str) -> set[str]:
    with open(LAW / "codes" / "country_groups.csv", encoding="utf-8") as file:
        return {row["country"] for row in csv.DictReader(file) if row["group"] == name and not row["before"]}


# Rosters by the claim of a special program, as programs.md writes them, and the agreements that make a partner of the mapping.
AGREEMENTS = ("AU", "BH", "CL", "CO", "IL", "JO", "KR", "MA", "OM", "P", "PA", "PE", "SG")


def claims() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    with open(LAW / "codes" / "special_program_countries.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if not row["before"] or row["before"] > "2026-11-21":
                found.setdefault(row["program"], set()).add(row["country"])
    return found


def rosters(reference: Path) -> Iterator[tuple[str, str, set[str], set[str], str]]:
    """Ours, the other, the countries of both, and why."""
    mapping = secondary(reference, "country_partner_mapping.csv")
    by: dict[str, set[str]] = {}
    for row in mapping:
        by.setdefault(row["partner"], set()).add(NAMES.get(row["country_name"]) or codes().get(row["country_name"].lower(), row["country_name"]))
    yield "country_groups.csv, EU", "country_partner_mapping.csv, eu", group("EU"), by.pop("eu"), ""
    agreements = set().union(*(claims()[one] for one in AGREEMENTS))
    yield ("special_program_countries.csv, agreements", "country_partner_mapping.csv, ftrow", agreements, by.pop("ftrow"),
           "the West Bank and Gaza Strip under the agreement with Israel; Canada and Mexico are partners of their own")
    text = (reference / "law" / "programs.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 8 and cells[0] in claims():
            listed = set(re.findall(r"\b[A-Z]{2}\b", cells[4]))
            if "WB" in listed:               # the West Bank, with Gaza
                listed = listed - {"WB"} | {"WE", "GZ"}
            if listed and "~" not in cells[4] and "per" not in cells[4] and "any" not in cells[4]:
                ours = claims()[cells[0]]
                yield f"special_program_countries.csv, {cells[0]}", f"programs.md, {cells[0]}", ours, listed, ROSTER_WHY.get(cells[0], "")


ROSTER_WHY = {
    "N": "general note 3(a)(v): Israel has part in a zone",
    "Y": "general note 3(a)(iv); the other breaks off",
}
LATER = {
    "9903.04.63": "printed by Revision 14 and corrected by Revision 15 from the same day (91 FR 49406)",
}
HISTORY = {
    "9903.82.18": "that edition's export is the one of Revision 7, law/SOURCES.md; from April 23, 2026",
    "9903.82.19": "as 9903.82.18",
}


def countries(reference: Path) -> tuple[int, list[tuple[str, str]]]:
    """Headings whose text names one country, and those where ours is another."""
    texts: dict[str, str] = {}
    for name, column in (("ch99_heading_history.csv", "description_first_160"), ("headings_after_rev10.csv", "description")):
        with open(reference / "law" / name, encoding="utf-8") as file:
            texts |= {plain(row["heading"]): row[column] for row in csv.DictReader(file)}
    compared, wrong = 0, []
    from tidewaiter.duty.condition import Origin
    for program in law().programs:
        for heading in program.headings:
            origins = [one for one in heading.conditions if isinstance(one, Origin) and one.wanted]
            found = re.search(r"product of (?:the )?([A-Z][\w'’\- ]+?)(?=,| as | that | with | to |;|$)", texts.get(heading.number, ""))
            if not found or not origins:
                continue
            name = found[1].strip()
            code = NAMES.get(name) or codes().get(name.lower()) or codes().get(f"the {name.lower()}")
            if code is None:
                continue
            compared += 1
            if not any(code in one.countries for one in origins):
                named = ", ".join(sorted(set().union(*(one.countries for one in origins))))
                wrong.append((dotted(heading.number), f"the text names {name}; ours {named}"))
    return compared, sorted(set(wrong))


def page(reference: Path) -> list[str]:
    lines = ["", "## Rates by day", "", *rates()]
    lines += ["", "### The reference's own tables of headings", ""]
    for name, found in (("ch99_heading_history.csv", list(history(reference))), ("headings_after_rev10.csv", list(later(reference)))):
        with open(reference / "law" / name, encoding="utf-8") as file:
            total = sum(1 for _ in csv.DictReader(file))
        lines += [f"{name}: {total} rows, {len({one for one, _ in found})} headings of 9903 differ.", ""]
        if found:
            why = HISTORY | LATER
            lines += ["| heading | difference | why |", "|---|---|---|"]
            lines += [*(f"| {number} | {text} | {why.get(number, '')} |" for number, text in found), ""]
    compared, wrong = timeline(reference)
    lines += ["### The timeline of regime.md", "", f"{compared} headings stand in a dated row; a day differs for these.", "",
              "| headings | | regime.md | ours | why |", "|---|---|---|---|---|"]
    lines += [*(f"| {' | '.join(one)} | {TIMELINE.get((one[0][:10], one[1]), '')} |" for one in wrong), ""]
    compared, fees = processing_fees(reference)
    lines += ["### The merchandise processing fee by year in fees.md", "", f"{compared} amounts, of which {len(fees)} differ.", ""]
    if fees:
        lines += ["| year | fees.md | ours |", "|---|---|---|", *(f"| {' | '.join(one)} |" for one in fees), ""]
    lines += ["## Rosters of countries", ""]
    lines += ["| ours | compared with | ours | other | only ours | only other | why |", "|---|---|---:|---:|---|---|---|"]
    for ours, other, a, b, why in rosters(reference):
        lines.append(f"| {ours} | {other} | {len(a)} | {len(b)} | {shown(a - b)} | {shown(b - a)} | {why} |")
    compared, wrong = countries(reference)
    lines += ["", f"{compared} headings have a text that names one country; in {len(wrong)} the programme has another.", ""]
    if wrong:
        lines += ["| heading | difference |", "|---|---|", *(f"| {number} | {text} |" for number, text in wrong)]
    return lines
