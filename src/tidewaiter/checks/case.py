"""What the rules look at: an entry, what it owes, and the few things that most rules ask of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tidewaiter.duty.rate_day import rate_day
from tidewaiter.duty.result import Assessment, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Article, Line

# CATAIR Entry Summary, AE Table 2.
SUMMARY_TYPES = frozenset(
    {"01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "31", "32", "34", "38", "51", "52"}
)
INFORMAL = frozenset({"11", "12"})
ADCVD = frozenset({"03", "07", "34", "38"})
ADCVD_ALLOWED = ADCVD | {"06", "21", "22", "23"}
WITHDRAWAL = frozenset({"31", "32", "34", "38"})
# AE Table 3.
VESSEL = frozenset({"10", "11"})
AIR = frozenset({"40", "41"})


@dataclass(frozen=True)
class Case:
    """An entry before its rules. Without an assessment the rules on duty and totals stay quiet."""

    entry: Entry
    assessment: Assessment | None = None

    @property
    def informal(self) -> bool:
        return self.entry.type in INFORMAL

    @property
    def vessel(self) -> bool:
        return self.entry.transport.mode in VESSEL

    @property
    def air(self) -> bool:
        return self.entry.transport.mode in AIR

    @property
    def rate_day(self) -> date:
        """The day whose rates apply: acceptance of the in-bond movement, of other than quota goods, else the entry.

        19 CFR 141.69; CATAIR Entry Summary, note (j).
        """
        return rate_day(self.entry)

    @property
    def filing_day(self) -> date:
        """The day on which the summary is filed; the entry day as long as nobody has said."""
        return self.entry.days.summary or self.entry.days.entered

    @property
    def lines(self) -> Iterator[tuple[str, Line]]:
        """Each line with the place to click."""
        for line in self.entry.lines:
            yield f"line {line.number}", line

    @property
    def articles(self) -> Iterator[tuple[str, Line, Article]]:
        """Each article with the place to click, its number named where its line has several."""
        for where, line in self.lines:
            for article in line.articles:
                yield (where if len(line.articles) == 1 else f"{where}, {article.hts}"), line, article

    @cached_property
    def assessed(self) -> tuple[tuple[str, Line, LineAssessment], ...]:
        """Each line with what it owes. Empty without an assessment, or where the two do not match."""
        if self.assessment is None or len(self.assessment.lines) != len(self.entry.lines):
            return ()
        pairs = zip(self.entry.lines, self.assessment.lines, strict=True)
        return tuple((f"line {line.number}", line, owed) for line, owed in pairs)


def chapter_98(line: Line) -> str:
    """The chapter 98 number claimed for a line, digits only; empty where none is."""
    return str(line.facts.get("ch98") or "").replace(".", "")


def refusal(validate: Callable[[str], object], text: str) -> str:
    """What a number's `validate` says against `text`; empty where it takes it.

    >>> from tidewaiter.numbers import scac
    >>> refusal(scac.validate, "COSU"), refusal(scac.validate, "CX")
    ('', "SCAC 'CX' is not four letters, as COSU")
    """
    try:
        validate(text)
    except ValueError as error:
        return str(error)
    return ""

