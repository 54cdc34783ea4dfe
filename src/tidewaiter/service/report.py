"""A rerate as a page and a workbook that are read by who pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter import __version__
from tidewaiter.batch.compare.side import PAID, NotComparable, Side, read_sides
from tidewaiter.batch.report.figures import SUMS, figures
from tidewaiter.batch.report.reading import count
from tidewaiter.batch.report.report import Made, Report
from tidewaiter.batch.report.tables import Advice, told_of
from tidewaiter.batch.rerate.schema import LINES
from tidewaiter.batch.rerate.single import DAYS_DIFFER, PARTIAL, rate_line
from tidewaiter.duty.law import Law
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd
from tidewaiter.service.cases import law_with_cases
from tidewaiter.service.wrong_call import WrongCall

_AMOUNTS = ("value", "duty", "fees", "taxes", "unrated_value", "other", "difference")
_MOST_RULES = 200
_CITE = "interfaces, duty rerate"
Tell = Callable[[str, int, int], None]


def report(out: Path, *, lines: Path | None = None, totals: Path | None = None, against: str = "", to: Path | None = None, title: str = "",
           tell: Tell = lambda what, done, of: None) -> dict[str, Any]:
    """Writes report.html and report.xlsx into a folder, by default that of OUT, and gives their paths and the sums.

    `against` is the OUT of another rerate of the same lines, or `paid`. A difference is what OUT asks less what that does. WrongCall where a
    file is missing or does not fit.
    """
    folder = to or out.parent
    if folder.exists() and not folder.is_dir():
        raise WrongCall(f"{folder} is no folder; give another --to")
    try:
        first, other = read_sides(str(out), against or PAID, lines)
        side = replace(first, totals=totals) if totals else first
        held_against = other if against else None
        all_lines, done = count(side.lines), 0

        def advance(read: int) -> None:
            nonlocal done
            done += read
            tell("reading", min(done, all_lines), all_lines)

        found = figures(side, held_against, advance)
    except NotComparable as error:
        raise WrongCall(str(error)) from None
    except pl.exceptions.PolarsError as error:
        raise WrongCall(f"the files cannot be read: {str(error).splitlines()[0]}") from None
    made = dict(side.made)
    law = law_with_cases()
    whole = Report(
        title or f"Duty of {side.lines.name}",
        Made(made.get("edition", ""), f"{law.newest[0]}, {law.newest[1]}", made.get("as_if", ""), made.get("known_on", ""), side.lines.name, out.name,
             side.totals.name if side.totals else "", Path(against).name if against else "", __version__),
        found, told_of(law), _advice(found.examples, side, law, made), tuple(_findings(found.totals, side, made.get("edition", ""), law)),
    )
    tell("writing", 0, 0)
    from tidewaiter.batch.report.book import book
    from tidewaiter.batch.report.page import page

    folder.mkdir(parents=True, exist_ok=True)
    html, xlsx = folder / "report.html", folder / "report.xlsx"
    html.write_text(page(whole), encoding="utf-8")
    xlsx.write_bytes(book(whole))
    known = {"fees": "fees" in found.knows, "taxes": "taxes" in found.knows, "other": "other" in found.knows, "difference": "other" in found.knows}
    return {
        "html": str(html), "xlsx": str(xlsx),
        "totals": {name: (usd(found.totals[name]) if known.get(name, True) else None) if name in _AMOUNTS else found.totals[name]
                   for name in (*SUMS, "entries", "with_findings")},
        "findings": [finding.as_json() for finding in whole.findings],
    }


def _findings(totals: dict[str, int], side: Side, edition: str, law: Law) -> Iterator[Finding]:
    if totals["charged"] != totals["duty"]:
        message = f"the rows come to {usd(totals['charged'])} and the totals to {usd(totals['duty'])}, so they are not of one rating"
        yield Finding("REPORT-SUMS", Severity.FATAL, "totals", message, _CITE, "Give the totals that were made with this OUT.")
    if not side.totals:
        message = "fees, taxes and findings are not known without the totals of the rating"
        yield Finding("REPORT-NO-TOTALS", Severity.WARNING, "totals", message, _CITE, "Rate again with --totals FILE.")
    if totals["unrated"]:
        message = f"{totals['unrated']:,} lines of a value of {usd(totals['unrated_value'])} could not be rated whole"
        yield Finding("REPORT-UNRATED", Severity.WARNING, "lines", message, _CITE, "Mend them by their findings and rate again.")
    if edition and edition != law.edition:
        message = f"rated by edition {edition}; titles and refunds are told by {law.edition}"
        yield Finding("REPORT-EDITION", Severity.NOTE, "law", message, _CITE, "Rate again to have both by one edition.")


def _advice(examples: dict[str, Any], side: Side, law: Law, made: dict[str, str]) -> dict[str, Advice]:
    """What each rule says of the first line that it was told of: that line is rated again by itself."""
    advice = {one.rule: Advice(one.severity, one.message, one.fix, one.cite, "") for one in (PARTIAL, DAYS_DIFFER) if one.rule in examples}
    wanted = dict(list(examples.items())[:_MOST_RULES])
    if not wanted:
        return advice
    scan = pl.scan_parquet(side.lines)
    held = scan.collect_schema().names()
    names = [column.name for column in LINES if column.name in held]
    rows = scan.select(names).filter(pl.col("line_id").is_in(list(wanted.values()))).collect(engine="streaming")
    by_id = {row["line_id"]: row for row in rows.iter_rows(named=True)}
    then = law.known_on(date.fromisoformat(made["known_on"])) if made.get("known_on") else law
    as_if = date.fromisoformat(made["as_if"]) if made.get("as_if") else None
    for rule, line in wanted.items():
        if line in by_id:
            for one in rate_line(by_id[line], then, as_if).findings:
                if one.rule == rule:
                    advice.setdefault(rule, Advice(one.severity, one.message, one.fix, one.cite, str(line)))
    return advice
