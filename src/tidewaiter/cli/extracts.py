"""`duty lines`: what a user has, made into the lines that `duty rerate` takes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tidewaiter.cli.output import leave, put, tell


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="LINES.parquet", help="Where the lines go.")
@click.option("--map", "named", default="", metavar="NAME|FILE", help="The column map, by name or file; without it those that ship are tried.")
@click.option("--save-map", "save", default="", metavar="NAME", help="Keep the map under this name.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook.")
@click.option("--keep", multiple=True, metavar="HEADER", help="A column of the source to keep as it is; repeat for more.")
@click.option("--findings", "told_in", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="JSON Lines: what cannot be read.")
@click.option("--propose", "proposed", is_flag=True, help="Print a column map that could fit FILE, to be corrected.")
@click.option("--maps", "listed", is_flag=True, help="List the column maps that --map takes by name.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def lines(
    files: tuple[Path, ...], out: Path | None, named: str, save: str, sheet: str, keep: tuple[str, ...], told_in: Path | None,
    proposed: bool, listed: bool, as_json: bool,
) -> None:
    """Lines for `duty rerate` from ACE reports, extracts and tables: CSV, .xlsx or Parquet."""
    from tidewaiter.service import extracts as service

    if listed:
        held = service.maps()
        if as_json:
            put({"maps": held})
        else:
            for one in held:
                click.echo(f"{one['name']:20}  {one['about']}")
        return
    if not files:
        raise click.UsageError("no FILE given: CSV, .xlsx or Parquet")
    if proposed:
        if len(files) > 1:
            raise click.UsageError("--propose takes one FILE")
        text = service.propose(files[0], sheet)
        if as_json:
            put({"map": text})
        else:
            click.echo(text.encode(), nl=False)
        return
    if out is None:
        raise click.UsageError("no --out given: the Parquet file that the lines go to")
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    with Progress(SpinnerColumn(), TextColumn("{task.completed:,.0f} rows"), console=Console(stderr=True), transient=True,
                  disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", total=None)
        reply = service.lines(
            files, out, named=named, save=save, sheet=sheet, keep=keep, told_in=told_in, progress=lambda rows: bar.advance(task, rows),
        )
    if as_json:
        put(reply)
    else:
        tell(reply["findings"])
        click.echo(f"{reply['lines']:,} lines of {reply['rows']:,} rows in {reply['out']}, by the map {reply['map']}")
        for ours, theirs in reply["columns"].items():
            click.echo(f"  {ours:14} {theirs}")
    leave(reply["findings"])
