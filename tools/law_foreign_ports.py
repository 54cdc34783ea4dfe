"""Write law/screening/schedule_k.csv: which countries the first three digits of a foreign port's code can be of.

    python tools/law_foreign_ports.py ../shared/reference

Schedule K itself is not at hand. Its codes begin with the first three digits of the country's Schedule C code; several countries share three digits.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from pathlib import Path

LAW = Path(__file__).resolve().parents[1] / "law"
OTHER_NAMES = {
    "1000": "US", "2777": "CW", "4099": "DK", "4351": "CZ", "4890": "TR", "5082": "GZ", "5083": "WE", "6029": "HM", "6225": "PN", "6820": "FM",
    "7480": "CI", "7630": "CG", "7660": "CD", "7904": "RE", "7905": "TF", "9110": "VI", "9800": "UM",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    asked = parser.parse_args()
    with open(LAW / "codes" / "countries.csv", encoding="utf-8", newline="") as file:
        codes = {row["name"].lower(): row["code"] for row in csv.DictReader(file)}
    found: dict[str, set[str]] = defaultdict(set)
    with open(asked.reference / "codes" / "census_countries.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = row["Name"].lower()
            code = OTHER_NAMES.get(row["Code"]) or codes.get(name) or codes[re.sub(r"\s*\(.*", "", name)]
            found[row["Code"][:3]].add(code)
    with open(LAW / "screening" / "schedule_k.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("prefix", "countries", "cite"))
        out.writerows((prefix, " ".join(sorted(countries)), "secondary: Census Schedule C") for prefix, countries in sorted(found.items()))


if __name__ == "__main__":
    main()
