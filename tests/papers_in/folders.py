"""Shipment folders for tests: copies of an example with papers changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tidewaiter.papers.shipment import ShipmentPapers, read_shipment

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
A = EXAMPLES / "a-steel-brackets"

# Units of the numbers in the examples, as the schedule gives them. Source: HTS 2026 Revision 10.
UNITS = {
    **dict.fromkeys(("7326908688", "7616995190", "7604210010", "3926305000", "4016931050", "0902300050"), ("KG",)),
    **dict.fromkeys(("0406905600", "0406905900"), ("KG",)),
    **dict.fromkeys(("0406904100", "0406909700"), ("KG", "CKG")),
    **dict.fromkeys(("2204100075", "2204215040", "2204215055"), ("L",)),
    **dict.fromkeys(("8544300000", "8708305030", "8708806590", "8512202040", "4602191800", "4602192920"), ("NO",)),
}


def units_of(number: str, day: date) -> tuple[str, ...] | None:
    """The units of the examples' numbers; apparel takes dozens and kilograms."""
    return ("DOZ", "KG") if number[:2] in ("61", "62") else UNITS.get(number)


def copy(folder: Path, to: Path, changes: Mapping[str, Mapping[str, str]] | None = None) -> Path:
    """A copy of an example in `to`, with texts of its files replaced: file name to old text to new text."""
    shutil.copytree(folder, to)
    for name, replacements in (changes or {}).items():
        text = (to / name).read_text("utf-8")
        for old, new in replacements.items():
            assert old in text, f"{old!r} is not in {name}"
            text = text.replace(old, new)
        (to / name).write_text(text, "utf-8")
    return to


def read(folder: Path) -> ShipmentPapers:
    return read_shipment(folder, units_of)


def rules(papers: ShipmentPapers) -> list[tuple[str, str]]:
    """Rule and place of every finding."""
    return [(finding.rule, finding.where) for finding in papers.findings]
