"""Write the export control tables of law/screening: ECCNs with their controls and exceptions, country chart, country groups, HTS lists of part 746.

    python tools/law_export_controls.py ../shared/reference --part-746 part-746.txt

The Commerce Control List, chart and groups are read from the derived eCFR files of the reference; the HTS lists from the text of part 746, in
which each supplement begins with a line `Supplement No. 4 to Part 746 ...` and each row with its six digits. Without --part-746 they stay as they
are. Only numbers, codes and cites are kept: of a control that is stated in words, the sections that it names.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

LAW = Path(__file__).resolve().parents[1] / "law"
Row = tuple[str, ...]

# names of the chart and the groups that law/codes/countries.csv spells otherwise
OTHER_NAMES = {
    "Bahamas, The": "BS", "The Bahamas": "BS", "Bosnia & Herzegovina": "BA", "Cape Verde": "CV", "China (PRC)": "CN",
    "Congo (Democratic Republic of the)": "CD", "Congo (Democratic Republic of)": "CD", "Congo (Republic of the)": "CG", "Cote d'Ivoire": "CI",
    "Cote d'lvoire": "CI", "Czech Republic": "CZ", "Gambia, The": "GM", "Korea, North": "KP", "Korea, South": "KR", "Macau": "MO",
    "Micronesia (Federated State of)": "FM", "Micronesia, Federated States of": "FM", "Saint Kitts & Nevis": "KN", "St. Kitts and Nevis": "KN",
    "Sao Tome & Principe": "ST", "Seycheles": "SC", "Sint Maarten (the Dutch two-fifths of the island of Saint Martin)": "SX",
    "South Sudan, Republic of": "SS", "St. Lucia": "LC", "St. Vincent and the Grenadines": "VC", "Trinidad & Tobago": "TT", "Vatican City": "VA",
}
COLUMN = re.compile(r"(CB|NP|NS|MT|RS|FC|CC|AT) Column (\d)")
SECTION = re.compile(r"\b(7[34567]\d\.\d+(?:\([a-z0-9]+\))*|(?<=part )7[34567]\d\b)", re.I)
WHOLE = re.compile(r"(?:[A-Z]{2}|Russian industry sector sanctions?) appl(?:y|ies) to (?:the )?entire entry\.?")
DOLLARS = re.compile(r"\$([\d,]+)\.?")


def codes() -> dict[str, str]:
    with open(LAW / "codes" / "countries.csv", encoding="utf-8", newline="") as file:
        return {row["name"]: row["code"] for row in csv.DictReader(file)} | OTHER_NAMES


def eccns(text: dict[str, Any]) -> Iterator[Row]:
    day = text["ecfrIssueDate"]
    for one in text["entries"]:
        reasons = re.findall(r"\b(NS|MT|NP|CB|RS|CC|AT|FC|UN|SS|CW|EI|SL|SI)(?:\s?\d)?\b", one["reasonForControl"] or "")
        whose = "itar" if "subject to the ITAR" in one["heading"] else "ear"
        yield one["eccn"], whose, " ".join(dict.fromkeys(reasons)), day, "", f"15 CFR 774, Supplement No. 1, ECCN {one['eccn']}; eCFR of {day}"


def controls(text: dict[str, Any]) -> Iterator[Row]:
    """A row for each column that a control names; a control without one is `in words`, with the sections that it names."""
    day = text["ecfrIssueDate"]
    for one in text["entries"]:
        cite = f"15 CFR 774, Supplement No. 1, ECCN {one['eccn']}"
        for control in one["countryChart"]:
            said, column = control["control"] or "", control["countryChart"] or ""
            reason = next(iter(re.findall(r"^(CB|NP|NS|MT|RS|FC|CC|AT|UN|CW|EI|SL|SI|SS)\b", said)), "")
            whole = "whole" if WHOLE.fullmatch(said) else "part"
            named = COLUMN.findall(column) or [(reason, number) for number in re.findall(r"^Column (\d)\.?$", column) if reason]
            sections = " ".join(dict.fromkeys(SECTION.findall(f"{said} {column}")))
            more = bool(COLUMN.sub("", column).strip(" .,")) and not re.fullmatch(r"Column \d\.?", column)
            for letters, number in named:
                yield one["eccn"], letters, f"{letters}{number}", whole, sections if more else "", day, "", cite
            if not named:
                yield one["eccn"], reason, "", whole, sections or "774", day, "", cite


def exceptions(text: dict[str, Any]) -> Iterator[Row]:
    """What an ECCN says of a license exception: `no`, `yes`, or `words` where it is so for a part only; LVS with its value in dollars."""
    day = text["ecfrIssueDate"]
    for one in text["entries"]:
        for name, said in one["licenceExceptionFlags"].items():
            plain = (said or "").strip().rstrip(".").lower()
            value = DOLLARS.fullmatch((said or "").strip())
            answer = "no" if plain in ("n/a", "no") else "yes" if plain == "yes" or value else "words"
            if name == "STA":            # the paragraph says where STA may not be used
                answer = "words"
            yield one["eccn"], name, answer, value[1].replace(",", "") if value else "", day, "", f"15 CFR 774, Supplement No. 1, ECCN {one['eccn']}"


def chart(text: dict[str, Any]) -> Iterator[Row]:
    named, day = codes(), text["ecfrIssueDate"]
    cite = f"15 CFR 738, Supplement No. 1; eCFR of {day}"
    rows = [(named[name], " ".join(mark.replace(" ", "") for mark in one["marks"]), "", one["footnotes"]) for name, one in text["countries"].items()]
    rows += [(named[name], "", " ".join(re.findall(r"7\d\d(?:\.\d+)?", one["pointer"])), one["footnotes"]) for name, one in text["embargoed"].items()]
    for code, marks, instead, footnotes in sorted(rows):
        yield code, marks, instead, " ".join(map(str, footnotes)), day, "", cite


def groups(text: dict[str, Any]) -> Iterator[Row]:
    named, day = codes(), text["ecfrIssueDate"]
    for group, members in text["groups"].items():
        for code in sorted({named[name] for name in members}):
            yield group, code, day, "", f"15 CFR 740, Supplement No. 1; eCFR of {day}"


def hts(lines: Iterable[str], day: str) -> Iterator[Row]:
    """The six-digit numbers of Supplements 2, 4, 5 and 7; the others name goods in words."""
    supplement = ""
    for line in lines:
        if found := re.match(r"#*\s*Supplement No\. (\d+) to Part 746\b", line, re.I):
            supplement = found[1]
        elif supplement and (row := re.match(r"\|?\s*(\d{6})\s*(?:\||$)", line)):
            yield supplement, row[1], day, "", f"15 CFR 746, Supplement No. {supplement}; eCFR of {day}"


def write(name: str, header: str, rows: Iterable[Row]) -> None:
    kept = list(dict.fromkeys(rows))
    with open(LAW / "screening" / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header.split(","))
        out.writerows(kept)
    print(f"{name}: {len(kept)} rows")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--part-746", type=Path, help="text of 15 CFR part 746 with its supplements")
    parser.add_argument("--day", default="2026-09-24", help="the day of that text")
    asked = parser.parse_args()

    def read(name: str) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((asked.reference / "screening" / "export_controls" / f"{name}.json").read_text(encoding="utf-8"))
        return loaded

    ccl = read("ccl")
    write("eccns.csv", "eccn,whose,reasons,from,before,cite", eccns(ccl))
    write("eccn_controls.csv", "eccn,reason,column,part,reads,from,before,cite", controls(ccl))
    write("eccn_exceptions.csv", "eccn,exception,answer,dollars,from,before,cite", exceptions(ccl))
    write("country_chart.csv", "country,columns,instead,footnotes,from,before,cite", chart(read("country-chart")))
    write("country_groups.csv", "group,country,from,before,cite", groups(read("country-groups")))
    if asked.part_746:
        write("part_746_hts.csv", "supplement,hts,from,before,cite", hts(asked.part_746.read_text(encoding="utf-8").splitlines(), asked.day))


if __name__ == "__main__":
    main()
