"""The commands of the schedule."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from tidewaiter.cli.fetch import fetch
from tidewaiter.cli.notes import notes
from tidewaiter.cli.output import each, leave, put, tell


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
    from tidewaiter.service.editions import load as load_edition

    if len(files) > 1 and (name or start):
        raise click.UsageError("--name and --from go with one file")
    replies = each(files, lambda path: load_edition(path, name, start))
    findings = [finding for reply in replies for finding in reply["findings"]]
    loaded = [reply["edition"] for reply in replies if reply["edition"]]
    if json:
        put({"editions": loaded, "findings": findings})
    else:
        for one in loaded:
            click.echo(f"{one['name']} from {one['from'] or 'a day nobody said'}: {one['rows']} rows")
        tell(findings)
    leave(findings)


@hts.command()
@click.option("--json", is_flag=True, help="Print one JSON object.")
def editions(json: bool) -> None:
    """The editions that are loaded."""
    from tidewaiter.service.editions import editions as loaded

    held = loaded()
    if json:
        put({"editions": [one.as_json() for one in held]})
    else:
        for one in held:
            click.echo(f"{one.name}  from {one.start or '?'}  {one.rows} rows  {one.sha256[:12]}")


@hts.command()
@click.argument("name", metavar="EDITION")
def drop(name: str) -> None:
    """Take a loaded edition off this machine."""
    from tidewaiter.service import editions

    try:
        editions.drop(name)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{name} is gone")


@hts.command()
@click.argument("number")
@click.option("--on", "day", metavar="DAY", help="The day asked for; today without it.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def show(number: str, day: str | None, json: bool) -> None:
    """A number on a day: path, units, rates, footnotes."""
    from tidewaiter.dates import read_day
    from tidewaiter.service import hts as service

    try:
        reply = service.show(number, date.today() if day is None else read_day(day))  # noqa: DTZ011
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if json:
        put(reply)
    else:
        _print_line(reply)
        tell(reply["findings"])
    leave(reply["findings"])


def _print_line(reply: dict[str, Any]) -> None:
    click.echo(f"{reply['number']}  {reply['edition']}")
    for n, words in enumerate(reply["path"]):
        click.echo(f"{'  ' * n}{words}")
    click.echo(f"{'units':12}{', '.join(reply['units']) or 'none'}")
    for name in ("general", "special", "other"):
        click.echo(f"{name:12}{reply[name] or '-'}")
    for name, label in (("quota", "quota"), ("additional_duties", "additional")):
        if reply[name]:
            click.echo(f"{label:12}{reply[name]}")
    for note in reply["footnotes"]:
        click.echo(f"{'footnote':12}{note['text']} ({', '.join(note['columns'])})")
    for one in reply.get("history", ()):
        numbers = ", ".join((*one["predecessors"], *one["successors"]))
        change = f" {one['field']}: {one['before'] or '-'} -> {one['after'] or '-'}" if one["event"] == "changed" else f" {numbers}".rstrip()
        click.echo(f"{one['day']:12}{one['event']}{change} ({one['cite']})")
    for one in reply.get("records", ()):
        effective = f", effective {one['effective']}" if one["effective"] else ""
        click.echo(f"{one['published']:12}change record of {one['revision']}: {one['item']} {one['nature']}{effective} ({one['source']})")


@hts.command()
@click.argument("text_", metavar="TEXT", nargs=-1, required=True)
@click.option("--on", "day", metavar="DAY", help="The day asked for; today without it.")
@click.option("--top", default=10, metavar="N", help="How many hits; ten without it.")
@click.option("--chapter", default="", metavar="NN", help="In this chapter only.")
@click.option("--unit", default="", metavar="UNIT", help="With this printed unit only, as kg or doz.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def search(text_: tuple[str, ...], day: str | None, top: int, chapter: str, unit: str, json: bool) -> None:
    """Numbers that words mean, or that begin with digits."""
    from tidewaiter.dates import read_day
    from tidewaiter.service.search import search as find

    try:
        reply = find(" ".join(text_), date.today() if day is None else read_day(day), top, chapter, unit)  # noqa: DTZ011
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if json:
        put(reply)
    else:
        for hit in reply["hits"]:
            click.echo(f"{hit['number']:14}{' > '.join(hit['path'])}")
            for why in hit["because"]:
                click.echo(f"{'':14}{why}")
        if not reply["hits"] and not reply["findings"]:
            click.echo("nothing found")
        tell(reply["findings"])
    leave(reply["findings"])


@hts.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def terms(file: Path, json: bool) -> None:
    """Take a CSV of your own words (term,number) into the search, in place of those taken before."""
    from tidewaiter.service.search import own_terms

    reply = own_terms(file)
    if json:
        put(reply)
    else:
        taken = reply["terms"]
        click.echo(f"{taken} {'word' if taken == 1 else 'words'} taken")
        tell(reply["findings"])
    leave(reply["findings"])


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
        put(reply)
    else:
        for sign, numbers in (("+", reply["added"]), ("-", reply["removed"])):
            for number in numbers:
                click.echo(f"{sign} {number}")
        for one in reply["changed"]:
            click.echo(f"~ {one['number']} {one['field']}: {one['before']} -> {one['after']}")
        for one in reply["renumbered"]:
            click.echo(f"= {one['from']} looks like {one['to']}")
