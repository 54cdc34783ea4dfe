"""The commands of the schedule."""

from __future__ import annotations

import json as text
import sys
from datetime import date
from pathlib import Path

import click

from tidewaiter.cli.notes import notes


@click.group()
def hts() -> None:
    """The tariff schedule: editions, numbers, differences."""


hts.add_command(notes)


@hts.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--name", default="", metavar="EDITION", help="As 2026HTSRev10; from the file's name without it.")
@click.option("--from", "start", default="", metavar="DAY", help="The day from which it is in force, where that is not known.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def load(files: tuple[Path, ...], name: str, start: str, json: bool) -> None:
    """Load official USITC exports: JSON, gzipped JSON or CSV."""
    from rich.console import Console
    from rich.progress import track

    from tidewaiter.service import hts as service

    if len(files) > 1 and (name or start):
        raise click.UsageError("--name and --from go with one file")
    replies = []
    for path in track(files, "loading", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()):
        try:
            replies.append(service.load(path, name, start))
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    findings = [finding for reply in replies for finding in reply["findings"]]
    loaded = [reply["edition"] for reply in replies if reply["edition"]]
    if json:
        click.echo(text.dumps({"editions": loaded, "findings": findings}, ensure_ascii=False))
    else:
        for one in loaded:
            click.echo(f"{one['name']} from {one['from'] or 'a day nobody said'}: {one['rows']} rows")
        for finding in findings:
            click.echo(f"{finding['severity']}: {finding['where']}: {finding['message']}. {finding['fix']}", err=True)
    sys.exit(1 if any(finding["severity"] == "fatal" for finding in findings) else 0)


@hts.command()
@click.option("--json", is_flag=True, help="Print one JSON object.")
def editions(json: bool) -> None:
    """The editions that are loaded."""
    from tidewaiter.service import hts as service

    held = service.editions()
    if json:
        click.echo(text.dumps(service.table(held)))
    else:
        for one in held:
            click.echo(f"{one.name}  from {one.start or '?'}  {one.rows} rows  {one.sha256[:12]}")


@hts.command()
@click.argument("number")
@click.option("--on", "day", default="", metavar="DAY", help="The day asked for; today without it.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def show(number: str, day: str, json: bool) -> None:
    """A number on a day: path, units, rates, footnotes."""
    from tidewaiter.dates import read_day
    from tidewaiter.service import hts as service

    try:
        reply = service.show(number, read_day(day) if day else date.today())  # noqa: DTZ011
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if json:
        click.echo(text.dumps(reply, ensure_ascii=False))
    else:
        click.echo(f"{reply['number']}  {reply['edition']}")
        for n, words in enumerate(reply["path"]):
            click.echo(f"{'  ' * n}{words}")
        click.echo(f"units {', '.join(reply['units']) or 'none'}\ngeneral {reply['general']}\nspecial {reply['special']}\nother {reply['other']}")
        for note in reply["footnotes"]:
            click.echo(f"note: {note['text']}")
        for finding in reply["findings"]:
            click.echo(f"{finding['severity']}: {finding['message']}. {finding['fix']}", err=True)
    sys.exit(1 if any(finding["severity"] == "fatal" for finding in reply["findings"]) else 0)


@hts.command()
@click.argument("before", metavar="EDITION")
@click.argument("after", metavar="EDITION")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def diff(before: str, after: str, json: bool) -> None:
    """What changed between two loaded editions."""
    from tidewaiter.service import hts as service

    try:
        reply = service.compare(before, after)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if json:
        click.echo(text.dumps(reply, ensure_ascii=False))
    else:
        for sign, numbers in (("+", reply["added"]), ("-", reply["removed"])):
            for number in numbers:
                click.echo(f"{sign} {number}")
        for one in reply["changed"]:
            click.echo(f"~ {one['number']} {one['field']}: {one['before']} -> {one['after']}")
