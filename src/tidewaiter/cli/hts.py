"""The commands of the schedule."""

from __future__ import annotations

import json as text
import sys
from datetime import date
from pathlib import Path

import click

from tidewaiter.cli.fetch import fetch
from tidewaiter.cli.notes import notes


@click.group()
def hts() -> None:
    """The tariff schedule: editions, numbers, differences."""


hts.add_command(fetch)
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

    from tidewaiter.service.editions import load as load_edition

    if len(files) > 1 and (name or start):
        raise click.UsageError("--name and --from go with one file")
    replies = []
    for path in track(files, "loading", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()):
        try:
            replies.append(load_edition(path, name, start))
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
    from tidewaiter.service.editions import editions as loaded

    held = loaded()
    if json:
        click.echo(text.dumps({"editions": [one.as_json() for one in held]}))
    else:
        for one in held:
            click.echo(f"{one.name}  from {one.start or '?'}  {one.rows} rows  {one.sha256[:12]}")


@hts.command()
@click.argument("name", metavar="EDITION")
def drop(name: str) -> None:
    """Take a loaded edition off this machine."""
    from tidewaiter.service import editions

    try:
        gone = editions.drop(name)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{gone.name} is gone: {gone.rows} rows, sha256 {gone.sha256[:12]}")


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
@click.argument("text_", metavar="TEXT", nargs=-1, required=True)
@click.option("--on", "day", default="", metavar="DAY", help="The day asked for; today without it.")
@click.option("--top", default=10, metavar="N", help="How many hits; ten without it.")
@click.option("--chapter", default="", metavar="NN", help="In this chapter only.")
@click.option("--unit", default="", metavar="UNIT", help="With this printed unit only, as kg or doz.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def search(text_: tuple[str, ...], day: str, top: int, chapter: str, unit: str, json: bool) -> None:
    """Numbers that words mean, or that begin with digits."""
    from tidewaiter.dates import read_day
    from tidewaiter.service.search import search as find

    try:
        reply = find(" ".join(text_), read_day(day) if day else date.today(), top, chapter, unit)  # noqa: DTZ011
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if json:
        click.echo(text.dumps(reply, ensure_ascii=False))
    else:
        for hit in reply["hits"]:
            click.echo(f"{hit['number']:14}{' > '.join(hit['path'])}")
            for why in hit["because"]:
                click.echo(f"{'':14}{why}")
        if not reply["hits"] and not reply["findings"]:
            click.echo("nothing found")
    _tell(reply["findings"])


@hts.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def terms(file: Path, json: bool) -> None:
    """Take a CSV of your own words (term,number) into the search, in place of those taken before."""
    from tidewaiter.service.search import own_terms

    reply = own_terms(file)
    taken = reply["terms"]
    click.echo(text.dumps(reply, ensure_ascii=False) if json else f"{taken} {'word' if taken == 1 else 'words'} taken")
    _tell([] if json else reply["findings"], reply["findings"])


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


def _tell(findings: list[dict[str, str]], deciding: list[dict[str, str]] | None = None) -> None:
    """Print findings to standard error, and end: 1 where one is fatal."""
    for finding in findings:
        click.echo(f"{finding['severity']}: {finding['where']}: {finding['message']}. {finding['fix']}", err=True)
    sys.exit(1 if any(finding["severity"] == "fatal" for finding in deciding or findings) else 0)
