"""What CBP would refuse or question, found before filing: rules with id, cite, severity and days."""

from __future__ import annotations

from tidewaiter.checks import (
    adcvd,
    agencies,
    bond,
    classification,
    days,
    duty,
    header,
    lines,
    parties,
    payment,
    quantities,
    special_programs,
    textiles,
    totals,
    transport,
    values,
)
from tidewaiter.checks.case import Case
from tidewaiter.checks.manual import page
from tidewaiter.checks.rule import DECLARED, Rule
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding

__all__ = ["RULES", "Rule", "findings", "manual"]

# The order in which an entry is read, and so that of the findings and of the manual.
_SUBJECTS = (
    header, days, parties, transport, bond, payment, lines, values, quantities, classification, special_programs, adcvd,
    textiles, agencies, duty, totals,
)
RULES = {
    rule.id: rule for subject in _SUBJECTS for rule in DECLARED.values() if rule.check.__module__ == subject.__name__
}


def findings(entry: Entry, assessment: Assessment | None = None) -> list[Finding]:
    """Every finding of every rule in force on the entry day: it neither raises nor stops at the first.

    What the assessment has found itself stands in the assessment and is not repeated here.
    """
    case = Case(entry, assessment)
    said = set()
    if assessment is not None:
        own = (*assessment.findings, *(found for line in assessment.lines for found in line.findings))
        said = {(found.rule, found.where) for found in own}
    return [found for rule in RULES.values() for found in rule.findings(case) if (found.rule, found.where) not in said]


def manual() -> str:
    """All rules as Markdown, by subject: docs/rules.md."""
    return page(RULES.values())
