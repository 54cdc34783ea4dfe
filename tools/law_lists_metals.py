"""Write the lists and the quota headings of section 232 on steel, aluminum and copper as they stood until 5 April 2026.

    python tools/law_lists_metals.py ../shared/reference

U.S. note 19 is printed whole in 2026 Revision 6, and with it every list of aluminum. Of note 16 as it stood before that day the list of
steel articles is printed again as 16(c)(iii), and that of note 36 as 16(c)(v) and (viii); the derivative articles of steel are taken from
a secondary list, corrected by CBP's own list of 18 August 2025 as a public copy gives it. Which products a quota takes, and under which
heading, follows the heading texts of the editions of 2025. Numbers only, no prose.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import law_lists
from law_lists import LAW, NUMBER, TEXT, between, compact, plain, secondary

Row = tuple[str, str, str, str, str]                   # hts, from, before, known, cite

END, END_KNOWN = "2026-04-06", "2026-04-02"            # Proc. 11021
AGAIN, AGAIN_KNOWN = "2026-06-08", "2026-06-01"        # Proc. 11032
FIRST, NAMED = "2025-03-12", "2025-02-18"              # Proc. 10895 and 10896; their annexes in the Federal Register
CANS, CANS_NAMED = "2025-04-04", "2025-04-04"          # beer and empty cans
HOUSE, HOUSE_NAMED = "2025-06-23", "2025-06-16"        # appliances, 90 FR 25208
MORE, MORE_NAMED = "2025-08-18", "2025-08-15"          # 407 numbers, 90 FR 40326, filed on the 15th

_EXCEPT = re.compile(r"except (?:for )?(?:statistical reporting numbers?)?((?:[\s,]|and|or|\d{4}\.\d{2}\.\d{4})+)")
_SCHEDULE: dict[str, dict[str, list[tuple[str, str]]]] = {}

CBP_ALUMINUM = "the order of CBP's list of aluminum numbers of 2025-08-18, read in a public copy"
CBP = "CBP list of steel numbers of 2025-08-18, read in a public copy"
NOTE_16 = f"Proc. 9705 clause 1 as amended by Proc. 9711; ch 99 note 16(c)(iii), {TEXT}"

# Note 16(a)(ii), later (l) and (s). The stampings are told by the statistical number that names steel.
STEEL_2020 = ("73170030", "7317005503", "7317005505", "7317005507", "7317005560", "7317005580", "7317006560", "8708103020", "8708292120")
ALUMINUM_2020 = ("76141050", "76149020", "76149040", "76149050", "8708103030", "8708292130")

STEEL_N_FIRST = ("84313100", "84314200", "84314910", "84314990", "84321000", "84329000", "85479000", "94032000", "94059920", "94059940",
                 "94062000", "94069001")
STEEL_N_HOUSE = ("84181000", "84183000", "84184000", "84221100", "84501100", "84502000", "84512100", "84512900", "85098020", "85166040",
                 "9403999020")
# Subheadings of which CBP's list takes these statistical numbers only; the secondary list has eight digits throughout.
STEEL_N_NARROW = {
    "21069099": "98", "27101930": "50", "27111200": "20", "28042900": "10", "30049092": "44", "38249993": "97",
    "82023900": "40", "82072000": "70", "82073060": "62 95", "84129090": "70 75", "84139190": "55 60 96", "84542000": "10 60",
    "84779086": "01", "84804900": "10", "84807180": "45 60", "84807990": "10",
    "84821050": "04 08 12 16 24 28 32 36 52 56 60 64 68", "84822000": "64 67 90", "84834050": "20", "85016401": "10",
    "85049096": "34 38 42", "87012100": "80", "87012200": "80", "87012300": "80", "87012400": "80", "87012900": "80",
    "87059000": "10 20", "94039990": "10 15 40 45 51 61",
}
# Note 19(k): the numbers of the subheadings of the first annex that came with the second.
ALUMINUM_K_MORE = ("8503009546", "8503009570")


def note_19(text: str, start: str, end: str) -> list[str]:
    """The numbers of a list of note 19, which stand in running text."""
    found = [compact(match[0]) for match in NUMBER.finditer(between(text, start, end))]
    return list(dict.fromkeys(number for number in found if not number.startswith("99")))


def aluminum(text: str, reference: Path) -> Iterator[tuple[str, list[Row]]]:
    articles = ("7601", "7604", "7605", "7606", "7607", "7608", "7609", "7616995160", "7616995170")
    yield "s232_aluminum_articles", [
        (number, "2018-03-23", "", "2018-03-08", f"ch 99 note 19(b), (g); {TEXT}; Proc. 9704") for number in articles
    ]
    yield "s232_aluminum_derivatives_19_i", [
        (number, "2020-02-08", "", "2020-01-24", f"ch 99 note 19(a)(iii), (i); {TEXT}; Proc. 9980") for number in ALUMINUM_2020
    ]
    later = {"76129010": (CANS, CANS_NAMED, "notice of 2025-04-04; CSMS 64639013")}
    later |= {number: (MORE, MORE_NAMED, "90 FR 40326") for number in ("7612100000", "7612905000", "7613000000", "76141010")}
    listed_j = note_19(text, "(j) The rates of duty set forth in heading 9903.85.07", "(k) The rates of duty")
    yield "s232_aluminum_derivatives_19_j", [
        (number, since, "", known, f"ch 99 note 19(j); {TEXT}; {by}")
        for number in listed_j
        for since, known, by in (later.get(number, (FIRST, NAMED, "Proc. 10895")),)
    ]
    first = {row["hts_prefix"] for row in secondary(reference, "s232_derivative_products.csv")
             if row["ch99_code"] == "9903.85.08" and not row["effective_date"]} | {"87081030"}
    rows = []
    for number in note_19(text, "(k) The rates of duty in heading 9903.85.08 apply", "For any derivative aluminum product"):
        if number == "22030000":
            since, known, by = CANS, CANS_NAMED, "notice of 2025-04-04; CSMS 64639013"
        elif number[:8] in first and number not in ALUMINUM_K_MORE:
            since, known, by = FIRST, NAMED, f"Proc. 10895; day by {CBP_ALUMINUM}"
        else:
            since, known, by = MORE, MORE_NAMED, f"90 FR 40326; day by {CBP_ALUMINUM}"
        rows.append((number, since, "", known, f"ch 99 note 19(k); {TEXT}; {by}"))
    yield "s232_aluminum_derivatives_19_k", rows


def steel(articles: Iterable[str], reference: Path) -> Iterator[tuple[str, list[Row]]]:
    yield "s232_steel_articles", [
        (number, "2018-03-23", "", "2018-03-08", NOTE_16) for number in articles
    ]
    yield "s232_steel_derivatives_16_l", [
        (number, "2020-02-08", "", "2020-01-24", "Proc. 9980 Annex II, note 16(a)(ii), later (l) and (s); secondary: tariff-rate-tracker; " + CBP)
        for number in STEEL_2020
    ]
    m_rows = [row for row in secondary(reference, "s232_metal_chapter_products.csv") if row["metal_type"] == "steel"]
    yield "s232_steel_derivatives_16_m", [
        *((row["hts_prefix"], row["effective_date"], "", known, f"note 16(m); secondary: tariff-rate-tracker; {CBP}; {by}")
          for row in m_rows if row["kind"] == "derivative" and row["effective_date"]
          for known, by in ((NAMED, "Proc. 10896 Annex I") if row["effective_date"] == FIRST else (MORE_NAMED, "90 FR 40326"),)),
        # Among the additions of CBP's list, though the number was a steel article before; the secondary list has it with aluminum.
        ("7302909000", MORE, "", MORE_NAMED, f"note 16(m); 90 FR 40326; {CBP}"),
    ]
    rows = [(number, FIRST, "", NAMED, f"note 16(n); Proc. 10896 Annex I; {CBP}") for number in STEEL_N_FIRST]
    rows += [(number, HOUSE, "", HOUSE_NAMED, f"note 16(n); 90 FR 25208; {CBP}") for number in STEEL_N_HOUSE]
    before = {*STEEL_N_FIRST, *STEEL_N_HOUSE}
    for row in secondary(reference, "s232_derivative_products.csv"):
        if row["ch99_code"] != "9903.81.91" or row["hts_prefix"] in before:
            continue
        prefix = row["hts_prefix"]
        narrow = [prefix + last for last in STEEL_N_NARROW.get(prefix, "").split()] or [prefix]
        cite = f"note 16(n); 90 FR 40326; secondary: tariff-rate-tracker; {CBP}"
        rows += [(number, MORE, "", MORE_NAMED, cite) for number in narrow]
    yield "s232_steel_derivatives_16_n", rows


def copper(numbers: Iterable[str]) -> Iterator[tuple[str, list[Row]]]:
    cite = f"note 36(b), Proc. 10962, repeated as ch 99 note 16(c)(v) and (viii), {TEXT}"
    yield "s232_copper_36_b", [(number, "2025-08-01", "", "2025-07-30", cite) for number in numbers]


def since_april_2026(text: str, reference: Path) -> dict[str, list[Row]]:
    """The lists of note 16(c), with the days on which their rows could first be read."""
    known = {END: END_KNOWN, AGAIN: AGAIN_KNOWN}
    return {
        name: [(number, since, before, known.get(since, ""), cite) for number, since, before, cite in law_lists.renumbered(rows)]
        for name, rows in law_lists.metals(text, reference)
    }


def first(rows: Iterable[Row]) -> list[str]:
    """The numbers of a list of note 16(c) as they stood on its first day."""
    return [number for number, since, _, _, cite in rows if since == END and "renumbering" not in cite]


def stood(law: Path, number: str, day: str) -> bool:
    """Whether the schedule had the number on that day."""
    if number[:2] not in _SCHEDULE:
        with open(law / "schedule" / f"{number[:2]}.csv", encoding="utf-8") as file:
            spans: dict[str, list[tuple[str, str]]] = {}
            for row in csv.DictReader(file):
                spans.setdefault(row["number"], []).append((row["from"], row["before"] or "9999"))
        _SCHEDULE[number[:2]] = spans
    return any(since <= day < before for since, before in _SCHEDULE[number[:2]].get(number, ()))


def renumbered(law: Path, rows: Iterable[Row]) -> list[Row]:
    """Ten-digit rows carried over the statistical renumberings of the time: backwards to what was divided, forwards to what took over."""
    changes = []
    for path in sorted((law / "schedule").glob("statistical_changes_*.csv")):
        with open(path, encoding="utf-8") as file:
            changes += [change for change in csv.DictReader(file) if change["from"] < END]
    out: dict[tuple[str, str], Row] = {}
    for number, since, before, known, cite in rows:
        begun = [change for change in changes if change["successor"] == number and change["number"] != number and change["from"] > since
                 and not stood(law, number, since)]
        ended = [change for change in changes if change["number"] == number and change["successor"] != number and change["from"] > since]
        start = begun[0]["from"] if begun else since
        stop = ended[0]["from"] if ended else before
        out[number, start] = (number, start, stop, known if start == since else "", cite)
        for change in begun:
            out.setdefault((change["number"], since), (change["number"], since, start, known, f"{cite}; before the 484(f) renumbering to {number}"))
        for change in ended:
            out.setdefault((change["successor"], stop), (change["successor"], stop, before, "", f"{cite}; by 484(f) renumbering of {number}"))
    return sorted(out.values())


def write(path: Path, rows: Iterable[Row]) -> None:
    """A list; a row that ends with a proclamation says when its end could first be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ends = {END: END_KNOWN, AGAIN: AGAIN_KNOWN}
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("hts", "from", "before", "known", "before_known", "cite"))
        out.writerows((number, since, before, known, ends.get(before, ""), cite) for number, since, before, known, cite in rows)


def headings(reference: Path, edition: str) -> dict[str, str]:
    """The article descriptions of chapter 99 as an edition prints them."""
    with gzip.open(reference / "hts" / f"{edition}.json.gz", "rt", encoding="utf-8") as file:
        return {row["htsno"]: re.sub("<[^>]*>", "", row["description"]) for row in json.load(file) if (row["htsno"] or "").startswith("9903")}


def taken(text: str) -> tuple[list[str], list[str]]:
    """What a quota heading takes and what it leaves out, by number.

    >>> taken("Hot-rolled, provided for in 7211.14.00 (except for statistical reporting number 7211.14.0090) or 7225.30.30")
    (['7211.14.00', '7225.30.30'], ['7211.14.0090'])
    >>> taken("Wrought aluminum, provided for in headings 7604, 7605 and in subheading 7616.99.51")
    (['7604', '7605', '7616.99.51'], [])
    """
    text = text.replace("9213.91.45", "7213.91.45")        # so heading 9903.81.07, a slip
    left_out: list[str] = []
    for match in _EXCEPT.finditer(text):
        left_out += re.findall(r"\d{4}\.\d{2}\.\d{4}", match[1])
    rest = _EXCEPT.sub("", text)
    rest = re.sub(r"(?<=headings )\d{4}(?:, \d{4})+(?![\d.])", lambda several: several[0].replace(", ", ", heading "), rest)
    numbers = re.findall(r"(?<![\d.])\d{4}\.\d{2}\.\d{2}(?:\d{2})?(?!\d)|(?<=heading )\d{4}(?![\d.])|(?<=headings )\d{4}(?![\d.])", rest)
    return list(dict.fromkeys(numbers)), list(dict.fromkeys(left_out))


def quota_block(number: str, text: str, extra: str) -> str:
    """A heading. A subheading of which statistical numbers are left out is written by those that remain, so that no number is in two quotas."""
    inside, outside = taken(text)
    if not inside:
        raise SystemExit(f"{number}: no number in {text!r}")
    listed: list[str] = []
    for one in inside:
        if any(other.startswith(one) for other in outside):
            below = [ten for ten in statistical(one) if ten not in outside]
            listed += below
        else:
            listed.append(one)
    lines = [f"  - number: {number}", "    rate: none"]
    lines += [f"    {line}" for line in extra.splitlines()]
    lines += wrapped("scope", listed, f"heading {number}")
    lines.append(f"    cite: heading {number}")
    return "\n".join(lines)


def statistical(subheading: str) -> list[str]:
    """The statistical numbers of a subheading in the first edition held, as 7304.19.1020."""
    prefix = compact(subheading)
    stood(LAW, prefix, "2025-01-01")
    spans = _SCHEDULE[prefix[:2]]
    below = [number for number, days in spans.items() if len(number) == 10 and number.startswith(prefix) and days[0][0] <= "2025-01-01"]
    return [f"{number[:4]}.{number[4:6]}.{number[6:]}" for number in sorted(below)]


def wrapped(key: str, numbers: list[str], cite: str) -> list[str]:
    lines, row = [f"    {key}:", "      numbers: ["], []
    for n, number in enumerate(numbers):
        row.append(f'"{number}"' + ("," if n + 1 < len(numbers) else "]"))
        if len(" ".join(row)) > 110:
            lines.append("        " + " ".join(row))
            row = []
    if row:
        lines.append("        " + " ".join(row))
    return [*lines, f"      cite: {cite}"]


def numbers_between(texts: dict[str, str], first: str, last: str) -> list[str]:
    return [number for number in sorted(texts) if first <= number <= last]


# What follows this line in s232_steel_2018.yaml and s232_aluminum_2018.yaml is written here.
MARK = "  # From the heading texts, by tools/law_lists_metals.py:\n"
BEFORE = "before: 2025-03-12, before_known: 2025-02-10"
ABSOLUTE = "facts: {quota_filled: {is: false, unknown: holds}}"
STEEL_TRQ = "facts: {quota_filled: false, melted_in_origin: true}\nexcepts: [9903.80.01]"


def steel_quotas(texts: dict[str, str]) -> str:
    families = (
        ("9903.80.05", "9903.80.58", (("kr", "KR", "2018-04-30", "2018-05-01"), ("ar", "[AR, BR]", "2018-05-31", "2018-06-01")), ABSOLUTE),
        ("9903.80.65", "9903.81.19", (("eu", "EU", "2021-12-27", "2022-01-01"),), STEEL_TRQ),
        ("9903.81.25", "9903.81.78", (("jp", "JP", "2022-03-31", "2022-04-01"), ("gb", "GB", "2022-05-31", "2022-06-01")), STEEL_TRQ),
    )
    return "\n".join(
        quota_block(number, texts[number], f"as: {letters}\nknown: {known}\nentered: {{from: {since}, {BEFORE}}}\norigin: {origin}\n{rest}")
        for first_number, last_number, partners, rest in families
        for number in numbers_between(texts, first_number, last_number)
        for letters, origin, known, since in partners
    ) + "\n"


def aluminum_quotas(texts: dict[str, str]) -> str:
    blocks = []
    for number in ("9903.85.05", "9903.85.06"):
        blocks += before_and_after(number, texts[number], "AR", "2018-05-31", "2018-06-01", "quota_filled: {is: false, unknown: holds}")
    for number in numbers_between(texts, "9903.85.27", "9903.85.44"):
        blocks += before_and_after(number, texts[number], "EU", "2021-12-27", "2022-01-01", "quota_filled: false")
    for number in numbers_between(texts, "9903.85.51", "9903.85.66"):
        blocks += before_and_after(number, texts[number], "GB", "2022-05-31", "2022-06-01", "quota_filled: false")
    return "\n".join(blocks) + "\n"


def before_and_after(number: str, text: str, origin: str, known: str, since: str, filled: str) -> Iterator[str]:
    """A quota of aluminum: from 10 April 2023 what holds metal of Russia is entered under 9903.85.67 instead, note 19(a)(vii)."""
    yield quota_block(number, text, f"as: a\nknown: {known}\nentered: {{from: {since}, before: 2023-04-10, before_known: 2023-02-24}}\n"
                                    f"origin: {origin}\nfacts: {{{filled}}}\nexcepts: [9903.85.01]")
    yield quota_block(number, text, f"as: b\nknown: 2023-02-24\nentered: {{from: 2023-04-10, {BEFORE}}}\norigin: {origin}\n"
                                    f"facts: {{{filled}, russian_aluminum: {{is: false, unknown: holds}}}}\nexcepts: [9903.85.01]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where lists/ and programs/ are written")
    options = parser.parse_args()
    chapter = gzip.decompress((options.reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
    text = plain(chapter.decode("utf-8", "replace"))
    now = since_april_2026(text, options.reference)
    for name, rows in now.items():
        write(options.law / "lists" / f"{name}.csv", rows)
    then = (
        *aluminum(text, options.reference),
        *steel(first(now["s232_metals_16_c_iii"]), options.reference),
        *copper([*first(now["s232_metals_16_c_v"]), *first(now["s232_metals_16_c_viii"])]),
    )
    for name, rows in then:
        write(options.law / "lists" / f"{name}.csv", renumbered(LAW, [(*row[:2], END, *row[3:]) for row in rows]))
    texts = headings(options.reference, "hts_2025_basic")
    for name, headings_of in (("s232_steel_2018", steel_quotas), ("s232_aluminum_2018", aluminum_quotas)):
        by_hand, mark, _ = (LAW / "programs" / f"{name}.yaml").read_text(encoding="utf-8").partition(MARK)
        if not mark:
            raise SystemExit(f"{name}.yaml has no line {MARK.strip()!r}")
        (options.law / "programs").mkdir(exist_ok=True)
        (options.law / "programs" / f"{name}.yaml").write_text(by_hand + mark + headings_of(texts), encoding="utf-8")


if __name__ == "__main__":
    main()
