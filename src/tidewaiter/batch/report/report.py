"""A report as a value: headline figures, tables and charts, from which page and workbook are made."""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.batch.report import tables
from tidewaiter.batch.report.figures import Figures
from tidewaiter.batch.report.tables import Advice, Table, Told
from tidewaiter.findings import Finding
from tidewaiter.values import immutable

TOP = 25                         # keys on the page; the workbook has KEPT
KEPT = 10_000


@immutable
class Made:
    """Whence a report is: the law's edition and its newest text, the days asked for, and the names of the files without their folders."""

    edition: str
    newest: str
    as_if: str
    known_on: str
    lines: str
    out: str
    totals: str
    against: str
    version: str


@immutable
class Headline:
    """One figure above all: `kind` as of a column, `note` what it does not say."""

    label: str
    kind: str
    amount: int | None
    note: str = ""


@immutable
class Report:
    title: str
    made: Made
    figures: Figures
    told: Mapping[str, Told]
    advice: Mapping[str, Advice]
    findings: tuple[Finding, ...]

    @property
    def headlines(self) -> tuple[Headline, ...]:
        found, knows = self.figures.totals, self.figures.knows
        lines = [
            Headline("Entered value", "usd", found["value"], f"{found['lines']:,} lines of {found['entries']:,} entries"),
            Headline("Duty", "usd", found["duty"], "all programmes and column 1 together"),
            Headline("Duty of value", "share", tables.share(found["duty"], found["value"]), "all duty, of all entered value"),
            Headline("Fees", "usd", found["fees"] if "fees" in knows else None, "merchandise processing, harbor maintenance and others"),
            Headline("Taxes", "usd", found["taxes"] if "taxes" in knows else None, "excise collected at entry"),
        ]
        if "other" in knows:
            word = "than what was paid" if self.made.against == "paid" else f"than {self.made.against}"
            difference = found["difference"]
            note = f"{'more' if difference >= 0 else 'less'} {word}, over {found['compared']:,} lines that both know"
            lines.append(Headline("Difference", "usd", difference, note))
        note = "every line is rated whole"
        if found["unrated"]:
            note = "of their duty only what is certain is counted; the findings say what to mend"
        lines.append(Headline("Lines not rated whole", "count", found["unrated"], note))
        if found["unrated"]:
            lines.append(Headline("Value of those lines", "usd", found["unrated_value"], "what they may hide is what more is owed on it"))
        return tuple(lines)

    def tables(self, top: int) -> tuple[Table, ...]:
        """Every table, the long ones cut to `top` keys; parts and suppliers as far as the lines name them."""
        found = self.figures
        named = [group for group in ("part", "supplier") if group in found.knows]
        struck = tables.struck_down(found, self.told)
        return (
            tables.programs(found, self.told), *((struck,) if struck.rows else ()), tables.grouped(found, "origin", top),
            tables.grouped(found, "month"),
            *(tables.grouped(found, group, top) for group in named),
            tables.grouped(found, "hts", top), tables.findings(found, self.advice),
        )
