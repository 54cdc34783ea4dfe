"""The sectors that the Forced Labor Enforcement Task Force watches first, and what an entry tells of their inputs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.admissibility.forced_labor_inputs import CHINA, inputs, metal, traced
from tidewaiter.admissibility.forced_labor_law import Sector, acts, falls_in, sectors
from tidewaiter.admissibility.forced_labor_makers import manufacturers
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import mid

OUTSIDE = (
    "Show CBP that no part comes from Xinjiang or a listed entity: orders, invoices, payment, production and transport papers of each step "
    "back to the raw material (applicability review)."
)
KEEP = "Keep the papers that trace it with the entry: CBP may ask for them after release."


def watched(line: Line, came: date, day: date) -> Iterator[Sector]:
    """The sectors that a line's numbers fall in, for goods imported on `came` and seen on `day`. Goods of the United States are not asked."""
    for sector in sectors():
        in_time = sector.span.start <= day and came in sector.span
        if in_time and line.origin != "US" and any(falls_in(article.hts, sector.numbers) for article in line.articles):
            yield sector


def question(entry: Entry, line: Line, sector: Sector) -> Finding:
    """The question of a sector and how far the entry answers it: a warning where China has a part and the answer is open."""
    told = "; ".join(f"{one.what} of {one.country} {one.place}".strip() for one in inputs(line))
    made = metal(line, sector.id)
    says_none = line.facts.get("xinjiang") is False
    if traced(line):
        return _note(sector, "FLB-SECTOR-TRACED", f"the inputs are told as {told}")
    if made and not made & CHINA:
        return _note(sector, "FLB-SECTOR-TRACED", f"the metal is declared as made in {', '.join(sorted(made))}")
    if says_none:
        return _note(sector, "FLB-SECTOR-SAID",
                     f"the importer says that no part is of Xinjiang or a listed entity; what traces {sector.input} is not in the entry")
    known = "; ".join(filter(None, (told, f"made of metal of {', '.join(sorted(made))}" if made else "")))
    answer = f"So far told: {known}; from which province and maker is unknown" if known else "Their origin is unknown"
    return Finding(
        "FLB-SECTOR", Severity.WARNING if _of_china(entry, line, made) else Severity.NOTE, "",
        f"{sector.title} is a watched sector: from where do {sector.input} come, and who made them? {answer}", _cite(sector), OUTSIDE,
    )


def _of_china(entry: Entry, line: Line, made: frozenset[str]) -> bool:
    """Whether China has a part in the goods as far as the entry tells; goods of unknown origin may be of China."""
    code = line.manufacturer
    told = {line.origin, line.exported_from, *made, *(one.country for one in inputs(line)), *(party.country for party in manufacturers(entry, line))}
    return not line.origin or bool(CHINA & told) or (mid.is_valid(code) and mid.country(code) in CHINA)


def _note(sector: Sector, rule: str, answer: str) -> Finding:
    return Finding(rule, Severity.NOTE, "", f"{sector.title} is a watched sector: {answer}", _cite(sector), KEEP)


def _cite(sector: Sector) -> str:
    return f"{sector.cite}; {acts()['uflpa'].cite}"
