"""The tables of a report, alike on the page and in the workbook. Amounts are whole cents; shares are found when they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from tidewaiter.batch.report.figures import Figures
from tidewaiter.codes import countries
from tidewaiter.duty.law import Law
from tidewaiter.values import immutable

COLUMN_1 = {"column-1-general": "Column 1, general", "column-1-special": "Column 1, special programs", "column-2": "Column 2"}


@immutable
class Told:
    """What the law says of a programme: its title, and where it was struck down how what was collected comes back."""

    title: str
    struck_down: bool = False
    refund: str = ""
    cite: str = ""


@immutable
class Advice:
    """What a rule says, by the first line that it was told of."""

    severity: str
    message: str
    fix: str
    cite: str
    line: str


@immutable
class Column:
    """A column by its label; `kind` is text, count, usd or share, which is the thousandths of a percent of two amounts."""

    label: str
    kind: str


@immutable
class Table:
    """Rows in the order in which they are shown, `total` under them, None where a sum says nothing. `about` is said above, `more` counts keys
    that the last row sums."""

    id: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: tuple[Any, ...] | None = None
    more: int = 0


def told_of(law: Law) -> dict[str, Told]:
    """Every programme of a law by its id."""
    found = {name: Told(title) for name, title in COLUMN_1.items()}
    for program in law.programs:
        struck = any(heading.status == "struck_down" for heading in program.headings)
        found[program.id] = Told(program.title, struck, program.refund, program.refund_cite or program.litigation_cite)
    return found


def share(part: int, whole: int) -> int | None:
    """Thousandths of a percent, half up; None of nothing.

    >>> share(1, 3), share(-1, 8), share(1, 0)
    (33333, -12500, None)
    """
    return None if not whole else (part * 200_000 + whole) // (2 * whole)


def programs(found: Figures, told: Mapping[str, Told]) -> Table:
    frame = found.programs.group_by("program").agg(pl.exclude("month").sum()).sort("amount", "program", descending=[True, False])
    whole, split = found.totals["charged"], "split" in found.knows
    columns = [Column("Programme", "text"), Column("Identifier", "text"), Column("Lines", "count"), Column("Duty", "usd"),
               Column("Of all duty", "share")]
    rows = []
    for row in frame.iter_rows(named=True):
        title = told[row["program"]].title if row["program"] in told else row["program"] or "Not named"
        rows.append((title, row["program"], row["lines"], row["amount"], share(row["amount"], whole))
                    + ((row["other"], row["difference"]) if split else ()))
    total: tuple[Any, ...] = ("All programmes", "", None, whole, share(whole, whole))
    if split:
        columns += [Column("Other rating", "usd"), Column("Difference", "usd")]
        total += (int(frame["other"].sum()), int(frame["difference"].sum()))
    return Table("programmes", "Programmes", "A line counts under each programme that puts a number on it.", tuple(columns), tuple(rows), total)


def struck_down(found: Figures, told: Mapping[str, Told]) -> Table:
    """What was rated under programmes that were struck down, and how it comes back."""
    struck = [name for name, one in told.items() if one.struck_down]
    frame = found.numbers.filter(pl.col("program").is_in(struck) & (pl.col("amount") != 0)).group_by("program").agg(
        pl.col("lines", "amount").sum(), pl.col("number").sort()).sort("amount", "program", descending=[True, False])
    rows = tuple((told[row["program"]].title, _several(row["number"]), row["lines"], row["amount"], told[row["program"]].refund or "not said",
                  told[row["program"]].cite) for row in frame.iter_rows(named=True))
    total = ("All", "", None, int(frame["amount"].sum()), "", "") if rows else None
    columns = (Column("Programme", "text"), Column("Numbers", "text"), Column("Lines", "count"), Column("Duty", "usd"),
               Column("Comes back by", "text"), Column("Source", "text"))
    return Table("struck-down", "Struck down and refundable",
                 "Duty that this rating finds under programmes that a court struck down. What comes back is what was paid, entry by entry: "
                 "tidewaiter duty compare tells the ways that are open and their last days.", columns, rows, total)


def grouped(found: Figures, group: str, top: int | None = None) -> Table:
    """A grouping by duty, months by time; beyond `top` one row sums the rest."""
    id_, title, label, about, name = _GROUPS[group]
    order = pl.col("key") if group == "month" else pl.col("duty")
    frame = found.groups[group].sort(order, pl.col("key"), descending=[group != "month", False])
    compared = "other" in found.knows
    columns = [Column(label, "text"), Column("Lines", "count"), Column("Value", "usd"), Column("Duty", "usd"), Column("Duty of value", "share")]
    columns += [Column(kind.capitalize(), "usd") for kind in ("fees", "taxes") if kind in found.knows]
    columns += [Column("Not rated whole", "count")] + ([Column("Other rating", "usd"), Column("Difference", "usd")] if compared else [])

    def cells(row: Mapping[str, int]) -> tuple[Any, ...]:
        kinds = tuple(row[kind] for kind in ("fees", "taxes") if kind in found.knows)
        held = (row["other"], row["difference"]) if compared else ()
        return (row["lines"], row["value"], row["duty"], share(row["duty"], row["value"]), *kinds, row["unrated"], *held)

    shown = frame.head(top) if top else frame
    rows = [(name(row["key"]), *cells(row)) for row in shown.iter_rows(named=True)]
    more = frame.height - shown.height
    if more:
        rest = frame.slice(shown.height).select(pl.exclude("key").sum()).row(0, named=True)
        rows.append((f"{more:,} others", *cells(rest)))
    return Table(id_, title, about, tuple(columns), tuple(rows), ("All", *cells(found.totals)), more)


def months_by_program(found: Figures, told: Mapping[str, Told], most: int = 5) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """The months, and cents a month of the greatest programmes, all others together last."""
    months = found.programs["month"].unique().sort().to_list()
    ranked = found.programs.group_by("program").agg(pl.col("amount").sum()).filter(pl.col("amount") != 0)
    ranked = ranked.sort("amount", "program", descending=[True, False])
    series: dict[str, dict[str, int]] = {}
    kept = set(ranked.head(most if ranked.height > most + 1 else most + 1)["program"].to_list())
    for name in [*(one for one in ranked["program"].to_list() if one in kept)]:
        series[told[name].title if name in told else name] = {}
    for row in found.programs.iter_rows(named=True):
        if row["amount"]:
            title = (told[row["program"]].title if row["program"] in told else row["program"]) if row["program"] in kept else "All others"
            of_month = series.setdefault(title, {})
            of_month[row["month"]] = of_month.get(row["month"], 0) + row["amount"]
    return [month or "no day" for month in months], [(title, [of.get(month, 0) for month in months]) for title, of in series.items()]


def findings(found: Figures, advice: Mapping[str, Advice]) -> Table:
    ranks = {"fatal": 0, "warning": 1, "note": 2}
    rows = []
    for row in found.rules.sort("lines", "rule", descending=[True, False]).iter_rows(named=True):
        one = advice.get(row["rule"])
        words = (one.severity, one.message, one.fix, one.cite, one.line) if one else (
            "", "", "Quote such a line alone: tidewaiter duty quote.", "", "")
        rows.append((row["rule"] or "not named", words[0], row["lines"], row["value"], row["unrated"], *words[1:]))
    rows.sort(key=lambda row: ranks.get(row[1], 3))
    columns = (Column("Rule", "text"), Column("Severity", "text"), Column("Lines", "count"), Column("Value", "usd"),
               Column("Not rated whole", "count"),
               Column("What it says, by the first such line", "text"),
               Column("What to do", "text"), Column("Source", "text"), Column("That line", "text"))
    return Table("findings", "Lines with findings", "A line counts under each rule that speaks of it.", columns, tuple(rows))


def _several(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:3]) + (f" and {len(numbers) - 3} more" if len(numbers) > 3 else "")


def _country(code: str) -> str:
    name = countries.names().get(code.strip().upper())
    return f"{name} ({code.strip().upper()})" if name else code or "Not given"


def _plain(text: str) -> str:
    return text or "Not given"


_GROUPS: dict[str, tuple[str, str, str, str, Callable[[str], str]]] = {
    "origin": ("origins", "Origins", "Country of origin", "", _country),
    "month": ("months", "Months", "Month of entry", "", _plain),
    "part": ("parts", "Parts", "Part", "The parts with most duty first.", _plain),
    "supplier": ("suppliers", "Suppliers", "Supplier", "The suppliers with most duty first.", _plain),
    "hts": ("hts", "HTS numbers", "HTS number", "The numbers with most duty first.", _plain),
}


