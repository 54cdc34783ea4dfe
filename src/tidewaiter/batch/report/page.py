"""A report as one page of HTML that needs nothing else: styles and charts stand in it, and no script."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tidewaiter.batch.report import charts
from tidewaiter.batch.report.report import TOP, Report
from tidewaiter.batch.report.tables import Table, months_by_program
from tidewaiter.money.cents import usd
from tidewaiter.values import immutable

_BARS = 10                       # rows of a chart


@immutable
class Chart:
    """A drawn chart, and the names of its colours where it has several."""

    title: str
    svg: Markup
    legend: tuple[str, ...] = ()


def page(report: Report) -> str:
    """The page. Every text is escaped, the charts by the library that draws them."""
    environment = Environment(loader=PackageLoader("tidewaiter.batch.report", "."), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = shown
    environment.filters["whole"] = whole
    tables = report.tables(TOP)
    return environment.get_template("page.html").render(report=report, made=report.made, tables=tables, charts=_charts(report, tables))


def shown(value: Any, kind: str) -> str:
    """A cell as it is read: a minus is a minus sign, what is not known a dash.

    >>> shown(123456789, "usd"), shown(-5, "usd"), shown(12345, "share"), shown(None, "usd")
    ('$1,234,567.89', '\u2212$0.05', '12.35%', '–')
    """
    if value is None:
        return "–"
    if kind == "text":
        return str(value)
    sign, size = ("\u2212" if value < 0 else ""), abs(value)
    if kind == "count":
        return f"{sign}{size:,}"
    if kind == "share":
        hundredths = (size + 5) // 10
        return f"{sign}{hundredths // 100:,}.{hundredths % 100:02}%"
    dollars, cents = usd(size).split(".")
    return f"{sign}${int(dollars):,}.{cents}"


def whole(value: Any, kind: str) -> str:
    """A headline: as a cell, amounts of a thousand dollars and more without cents, half up."""
    if kind != "usd" or value is None or abs(value) < 100_000:
        return shown(value, kind)
    return f"{chr(0x2212) if value < 0 else ''}${(abs(value) + 50) // 100:,}"


def _charts(report: Report, tables: tuple[Table, ...]) -> dict[str, list[Chart]]:
    """Charts by the table that they stand above."""
    of = {table.id: table for table in tables}
    found: dict[str, list[Chart]] = {}
    months, series = months_by_program(report.figures, report.told, charts.COLORS - 1)
    if any(any(cents) for _, cents in series):
        about = "Duty of each month of entry, stacked by programme; the table has the sums."
        found["months"] = [Chart("Duty by month and programme", _svg(charts.stacked("duty-by-month", about, months, series)),
                                 tuple(title for title, _ in series))]
    for id_ in ("programmes", "origins", "parts", "suppliers"):
        if id_ in of and (rows := _rows(of[id_], "Duty")):
            title = f"Duty by {of[id_].columns[0].label.lower()}"
            found[id_] = [Chart(title, _svg(charts.bars(f"duty-by-{id_}", f"{title}: the {len(rows)} greatest; the table has the sums.", rows)))]
    for id_ in ("origins", "months"):
        if id_ in of and (rows := _rows(of[id_], "Difference", by_size=id_ != "months")):
            title = f"Difference by {of[id_].columns[0].label.lower()}"
            about = f"{title}: what this rating asks more, or less below zero."
            drawn = charts.bars if id_ != "months" else _by_month
            found.setdefault(id_, []).append(Chart(title, _svg(drawn(f"difference-by-{id_}", about, rows))))
    return found


def _by_month(name: str, about: str, rows: list[tuple[str, int]]) -> str:
    return charts.stacked(name, about, [month for month, _ in rows], [("Difference", [cents for _, cents in rows])])


def _rows(table: Table, label: str, by_size: bool = True) -> list[tuple[str, int]]:
    labels = [column.label for column in table.columns]
    if label not in labels:
        return []
    at = labels.index(label)
    rows = [(str(row[0]), int(row[at])) for row in (table.rows[:-1] if table.more else table.rows)]
    if by_size:
        rows = sorted((row for row in rows if row[1]), key=lambda row: -abs(row[1]))[:_BARS]
    return rows if any(cents for _, cents in rows) else []


def _svg(text: str) -> Markup:
    return Markup(text)          # made by the library of charts, which escapes its texts
