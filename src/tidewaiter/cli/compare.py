"""The command `duty compare`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from tidewaiter.cli.output import leave, put, tell

_SHOWN = 10
_GROUPS = ("part", "supplier", "origin", "program", "month", "line", "entry", "importer")


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--lines", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="LINES",
              help="The lines of which both were made, where the files do not name them.")
@click.option("--by", multiple=True, type=click.Choice(_GROUPS), help="What to sum by; repeat. Without it program, origin, month and part.")
@click.option("--on", metavar="DAY", help="The day on which the windows are looked at; today without it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.parquet", help="A row for each line, with its windows.")
@click.option("--top", type=click.IntRange(1, 100_000), metavar="N", help="So many of each grouping; the rest is one row.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def compare(a: str, b: str, lines: Path | None, by: tuple[str, ...], on: str | None, out: Path | None, top: int | None, as_json: bool) -> None:
    """What two rerates of a history differ by, and until when the difference may be asked back.

    A and B are OUT files of `duty rerate`, or the word paid. Differences are B less A.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from tidewaiter.dates import CBP_ZONE, read_day
    from tidewaiter.service import compare as service
    from tidewaiter.service.law import held

    try:
        day = read_day(on) if on else datetime.now(CBP_ZONE).date()
    except ValueError as error:
        raise click.UsageError(f"--on: {error}") from None
    shown = top or (None if as_json else _SHOWN)
    columns = (TextColumn("comparing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("comparing", total=None)
        reply = service.differences(a, b, held(), day, lines=lines, by=by, out=out, top=shown, advance=lambda count: progress.advance(task, count))
    if as_json:
        put(reply)
    else:
        _show(reply)
        tell(reply["findings"])
    leave(reply["findings"])


def _show(reply: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    table = _table(Table, "", "A", "B", "B less A")
    for kind, amounts in reply["totals"].items():
        table.add_row(kind, *(_dollars(amounts[name]) for name in ("a", "b", "difference")))
    console.print(f"{reply['lines']:,} lines of {reply['entries']:,} entries")
    console.print(table)
    for group, rows in reply["by"].items():
        table = _table(Table, f"By {group}", "Lines", "A", "B", "B less A")
        for row in rows:
            name = f"{row['others']:,} others" if row["key"] is None else row["key"] or "(none)"
            table.add_row(name, f"{row['lines']:,}", *(_dollars(row[name]) for name in ("a", "b", "difference")))
        console.print(table)
    _show_windows(console, Table, reply)
    if "out" in reply:
        console.print(f"a row for each line in {reply['out']}")


def _show_windows(console: Any, table_of: Any, reply: Mapping[str, Any]) -> None:
    if not reply["windows"]:
        return
    table = _table(table_of, f"Windows on {reply['on']}", "State", "Last days", "Entries", "Refund", "Only so", "Owed")
    for row in reply["windows"]:
        days = " to ".join(dict.fromkeys(filter(None, (row["last_day_from"], row["last_day_to"])))) or "not known"
        table.add_row(row["name"], row["state"], days, f"{row['entries']:,}", _dollars(row["refund"]),
                      "" if row["refund_only"] is None else _dollars(row["refund_only"]), _dollars(row["due"]))
    console.print(table)
    for text in sentences(reply["windows"]):
        console.print(text)
    months: dict[str, list[str]] = {}
    names = {row["window"]: row["name"] for row in reply["windows"]}
    for row in reply["calendar"]:
        if row["refund"] != "0.00" or row["due"] != "0.00":
            months.setdefault(row["month"], []).append(f"{names[row['window']]} {row['entries']:,} ({_dollars(row['refund'])})")
    if months:
        console.print("Last days by month: " + "; ".join(f"{month}: {', '.join(words)}" for month, words in months.items()))
    for row in {row["window"]: row for row in reply["windows"]}.values():
        console.print(f"{row['name']}: {row['because']} [{row['cite']}]", markup=False, highlight=False)


def sentences(windows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What may still be asked back, and what is owed, in words."""
    told = []
    for row in windows:
        if row["state"] == "open" and row["refund_only"] not in (None, "0.00"):
            days = " to ".join(dict.fromkeys((row["last_day_from"], row["last_day_to"])))
            told.append(f"{_dollars(row['refund_only'])} may still be asked back by {row['name']}; last day {days}.")
    for row in windows:
        if row["window"] == "prior-disclosure" and row["due"] != "0.00":
            told.append(f"{_dollars(row['due'])} was assessed too little: that is no refund but a matter of prior disclosure ({row['cite']}).")
    return told


def _table(kind: Any, first: str, *others: str) -> Any:
    table = kind(first, *others, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def _dollars(text: str | None) -> str:
    return "not known" if text is None else f"${Decimal(text):,}".replace("$-", "-$")
