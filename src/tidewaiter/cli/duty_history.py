"""The commands of duty over a history of lines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from tidewaiter.cli.output import REFUSED, put


class _Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> date:
        from tidewaiter.dates import read_day

        try:
            return value if isinstance(value, date) else read_day(value)
        except ValueError as error:
            self.fail(str(error), param, context)


DAY = _Day()


@click.command()
@click.argument("lines", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Parquet: a row for each number of each line.")
@click.option("--totals", type=click.Path(path_type=Path), metavar="FILE", help="Parquet: a row for each line, with fees, taxes and findings.")
@click.option("--known-on", type=DAY, metavar="DAY", help="By the law as one could read it on that day.")
@click.option("--as-if", type=DAY, metavar="DAY", help="As if every line were entered on that day, the days before as long before.")
@click.option("--workers", type=int, metavar="N", help="Processes; one for each core where none is said.")
@click.option("--engine", default="local", metavar="local|ray", help="Where the parts are worked: on this machine, or by Ray.")
@click.option("--part-lines", type=click.IntRange(1), default=300_000, hidden=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def rerate(lines: Path, as_json: bool, **options: Any) -> None:
    """Rate a history of lines: Parquet in, Parquet out."""
    from tidewaiter.service.rerate import rerate as work

    with progress() as tell:
        reply = work(lines, tell=tell, note=lambda text: click.echo(text, err=True), **options)
    if as_json:
        put(reply)
    else:
        _show(reply)
    if reply["incomplete"]:
        raise click.exceptions.Exit(REFUSED)


@contextmanager
def progress() -> Iterator[Any]:
    """A bar on standard error with lines, lines a second and time left; `tell` moves it."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f} lines"), TextColumn("{task.fields[pace]}"),
               TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None, pace="")

        def tell(what: str, done: int, of: int) -> None:
            if bar.tasks[0].description != what:
                bar.reset(task, description=what, total=of or None, completed=done, pace="")
            pace = bar.tasks[0].speed
            bar.update(task, completed=done, total=of or None, pace=f"{pace:,.0f}/s" if pace else "")

        yield tell


def _show(reply: dict[str, Any]) -> None:
    pace = reply["lines"] / reply["seconds"] if reply["seconds"] else 0
    click.echo(f"{reply['lines']:,} lines of {reply['entries']:,} entries, {reply['rows']:,} rows: duty {reply['duty']}, fees {reply['fees']}, "
               f"taxes {reply['taxes']}; {reply['seconds']:.1f} s, {pace:,.0f} lines/s")
    for name, code in reply["assumed"].items():
        click.echo(f"No line has its {name}: rated as {code}")
    if reply["resumed"]:
        click.echo(f"{reply['resumed']} of {reply['parts']} parts were done before")
    if reply["refused"]:
        click.echo(f"{reply['refused']:,} lines cannot be read", err=True)
    for one in reply["findings"]:
        click.echo(f"{one['rule']}: {one['lines']:,} lines", err=True)
