"""Lines for tests of the engine: one call, one assessed line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tidewaiter.duty.assess import Circumstances, assess_line
from tidewaiter.duty.law import load
from tidewaiter.duty.result import LineAssessment
from tidewaiter.entry.line import AdCvd, Article, Line, Quantity


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def assessed(
    hts: str, origin: str, entered: str, value: int = 10000, *, quantities: str = "", program: str = "", facts: dict[str, str | bool] | None = None,
    exported: str = "", loaded: str = "", mode: str = "11", entry_type: str = "01", base: str = "", cases: tuple[AdCvd, ...] = (),
) -> LineAssessment:
    """`quantities` as `100 DOZ, 250 KG`."""
    given = tuple(Quantity(Decimal(one.split()[0]), one.split()[1]) for one in quantities.split(",") if one)
    line = Line(1, "", (Article(hts, value, given),), origin, origin, program=program, facts=facts or {}, adcvd=cases)
    around = Circumstances(date.fromisoformat(entered), day(exported), day(loaded), None, entry_type, mode)
    return assess_line(line, around, load(), base_text=base)


def charges(result: LineAssessment) -> dict[str, int]:
    """Cents by number, in filing order."""
    return {charge.number: charge.amount for charge in result.charges}


def rules(result: LineAssessment) -> set[str]:
    return {finding.rule for finding in result.findings}
