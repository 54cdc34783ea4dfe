"""Write those code tables of law/codes that are lists of codes and nothing more: ports, agencies, sureties.

    python tools/law_codes.py ../shared/reference

The other tables of law/codes are written by hand.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterable
from pathlib import Path

LAW = Path(__file__).resolve().parents[1] / "law"
DEPARTMENT = re.compile(r"^U\.?S\.? Department of (the )?[\w ]+?( and [\w ]+)?, (Department of the Army, )?")


# Ports of HTS statistical annex C (Schedule D) that the Census list at hand leaves out.
ALSO_PORTS = (("4701", "JFK INTERNATIONAL AIRPORT, NY", "HTS statistical annex C"),)


def ports(reference: Path) -> Iterable[tuple[str, str, str]]:
    with open(reference / "codes" / "us_ports_schedule_d.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["port_code"].zfill(4), row["name"].strip(), "Census Schedule D; names cut at 31 characters"
    yield from ALSO_PORTS


def agencies(reference: Path) -> Iterable[tuple[str, str, str]]:
    text = (reference / "catair" / "appendix-v-government-agency-codes.txt").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for line in text[text.index("Code   Description"):].splitlines()[1:]:
        if row := re.match(r"\s*([A-Z]{3})\s+(\S.*)", line):
            code, found[row[1]] = row[1], row[2].strip()
        elif found and re.match(r"\s{3,20}[A-Z][a-z]", line):
            found[code] += " " + line.strip()
    for code, name in sorted(found.items()):
        yield code, DEPARTMENT.sub("", name), "CATAIR appendix V, 2020-06-08"


def sureties(reference: Path) -> Iterable[tuple[str, str]]:
    text = (reference / "catair" / "active_sureties_2025.txt").read_text(encoding="utf-8")
    for code in sorted(set(re.findall(r"(?m)\s{2,}(\d{3})\s*$", text))):
        yield code, "CBP active surety codes; Department Circular 570 of 2025-08-01"


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reference", type=Path)
    parser.add_argument("--law", type=Path, default=LAW, help="where codes/ is written")
    options = parser.parse_args()
    folder = options.law / "codes"
    write(folder / "ports.csv", ("code", "name", "cite"), sorted(ports(options.reference)))
    write(folder / "agencies.csv", ("code", "name", "cite"), agencies(options.reference))
    write(folder / "sureties.csv", ("code", "cite"), sureties(options.reference))


if __name__ == "__main__":
    main()
