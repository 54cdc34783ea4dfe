"""The command `duty report`."""

from __future__ import annotations

from pathlib import Path

import click

from tidewaiter.cli.output import leave, put, tell

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("out", metavar="OUT", type=_FILE)
@click.option("--lines", type=_FILE, metavar="LINES", help="The lines that were rated, where OUT does not name them.")
@click.option("--totals", type=_FILE, metavar="FILE", help="The totals of the rating, where OUT does not name them.")
@click.option("--against", default="", metavar="OTHER_OUT|paid", help="Show what differs from another rating, or from what was paid.")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="Where the report goes; beside OUT without it.")
@click.option("--title", default="", metavar="T", help="What stands on top.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def report(out: Path, lines: Path | None, totals: Path | None, against: str, to: Path | None, title: str, as_json: bool) -> None:
    """A page and a workbook of what a history came to: report.html and report.xlsx."""
    from tidewaiter.cli.duty_history import progress
    from tidewaiter.service import report as service

    with progress() as bar:
        reply = service.report(out, lines=lines, totals=totals, against=against, to=to, title=title, tell=bar)
    if as_json:
        put(reply)
    else:
        click.echo(f"{reply['html']}\n{reply['xlsx']}")
        tell(reply["findings"])
    leave(reply["findings"])
