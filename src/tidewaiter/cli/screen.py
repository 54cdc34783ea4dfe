"""The commands of screening. A name that is no command of its own is screened: `screen "Acme Trading"` is `screen name "Acme Trading"`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from tidewaiter.cli.output import DONE, REFUSED, leave, put, tell

DEFAULT = "name"                 # the command that a name goes to


class Screen(click.Group):
    """A group whose first word is a command or, where it is none, belongs to the default command. A party called as a command is screened by
    `screen name load`, one that begins with a dash after `--`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in ctx.help_option_names and args[0] not in self.commands and DEFAULT in self.commands:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group(cls=Screen)
def screen() -> None:
    """Parties against the lists; the lists."""


@screen.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--list", "name", default="", metavar="NAME", help="The name of the list; by its content without it.")
@click.option("--date", "day", default="", metavar="DAY", help="The day of the list, where the file does not say it.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS", help="For a list of your own: name=Firma, alias=..., country=...")
@click.option("--accept-shorter", is_flag=True, help="Load it even with far fewer entries than the version before.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def load(files: tuple[Path, ...], name: str, day: str, columns: tuple[str, ...], accept_shorter: bool, as_json: bool) -> None:
    """Load official list files, packed or not, or a list of your own. Files that make one list go in one call."""
    from tidewaiter.service.screening import lists as service

    mapped = {}
    for one in columns:
        ours, equals, theirs = one.partition("=")
        if not (ours and equals and theirs):
            raise click.UsageError(f"--column {one!r}: write it as name=Firma")
        mapped[ours] = theirs
    _tell(service.load(files, datetime.now(UTC), name, day, accept_shorter, mapped or None), as_json)


@screen.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def lists(as_json: bool) -> None:
    """The lists that are loaded, with their ages."""
    from tidewaiter.service.screening import lists as service

    reply = service.state(datetime.now(UTC))
    if as_json:
        put(reply)
        return
    for one in reply["lists"]:
        counts = f"{one['entries']:9,} entries  {one['names']:9,} names"
        click.echo(f"{one['name']:8}{one['date'] or '?':12}{counts}  {one['hours']:8.1f} h  {one['sha256'][:12]}")
    tell(reply["findings"])


@screen.command()
@click.argument("names", nargs=-1, metavar="[LIST...]")
@click.option("--accept-shorter", is_flag=True, help="Load it even with far fewer entries than the version before.")
@click.option("--base-url", default="", metavar="URL", help="Another address for one list.")
@click.option("--timeout", type=click.IntRange(1, 3600), default=60, show_default=True, metavar="SECONDS", help="How long a keeper may be silent.")
@click.option("--tries", type=click.IntRange(1, 100), default=5, show_default=True, help="How often to try.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def fetch(names: tuple[str, ...], accept_shorter: bool, base_url: str, timeout: int, tries: int, as_json: bool) -> None:
    """Fetch lists from their keepers, all without LIST, and load what is newer."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from tidewaiter.service.download import Patience
    from tidewaiter.service.screening import fetching as service

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("fetching", total=None)
        reply = service.fetch(names, datetime.now(UTC), accept_shorter, Patience(tries, timeout),
                              lambda here, total: bar.update(task, completed=here, total=total), service.only(names, base_url) if base_url else None)
    _tell(reply, as_json)


@screen.command("name")
@click.argument("name", default="")
@click.option("--country", default="", metavar="CC", help="The party's country, ISO 3166.")
@click.option("--address", default="", metavar="TEXT", help="Its address.")
@click.option("--kind", default="party", metavar="party|person|vessel", help="What it is.")
@click.option("--lists", "file", type=click.Path(path_type=Path), metavar="FILE", help="Screen against exactly this list file.")
@click.option("--threshold", default="", metavar="X", help="From 0 to 1, in place of the review threshold.")
@click.option("--batch", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="JSON Lines: one question a line, - for standard input.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def name_(name: str, country: str, address: str, kind: str, file: Path | None, threshold: str, batch: Path | None, as_json: bool) -> None:
    """Parties on the lists whose name is like one."""
    from tidewaiter.service.screening import names as service

    lines = None if batch is None else _lines(batch)
    try:
        question = service.read({"name": name, "country": country, "address": address, "kind": kind})
    except service.Unreadable as error:
        raise click.UsageError(str(error)) from None
    desk = service.desk(file, threshold, datetime.now(UTC))
    if lines is not None:
        _batch(lines, desk)
        return
    reply = service.ask(question, desk)
    if as_json:
        put(reply)
    else:
        for hit in reply["hits"]:
            click.echo(f"{hit['score']:.4f}  {hit['list']:12}{hit['entry']:14}{hit['name']}")
            for words in hit["because"]:
                click.echo(f"        {words}")
        if not reply["hits"] and not any(one["severity"] == "fatal" for one in reply["findings"]):
            click.echo("No party on these lists has such a name. Who owns the party (the 50 percent rules) is not looked at.")
        tell(reply["findings"])
    leave(reply["findings"])


def _lines(batch: Path) -> Iterator[bytes]:
    if str(batch) == "-":
        return iter(sys.stdin.buffer)
    try:
        with batch.open("rb") as file:
            return iter(file.readlines())
    except OSError as error:
        raise click.UsageError(f"{batch}: {error.strerror or error}") from None


def _batch(lines: Iterator[bytes], desk: Any) -> None:
    from tidewaiter.service.screening import names as service

    refused = False
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        said: Any = {}
        try:
            said = json.loads(line.decode())
            if not isinstance(said, dict):
                said = {}
                raise service.Unreadable("no JSON object")
            reply = service.ask(service.read(said), desk)
        except (ValueError, RecursionError) as error:
            reply = service.refuse(said, f"line {n}: {error}", desk)
        refused |= any(one["severity"] == "fatal" for one in reply["findings"])
        put(reply)
    sys.exit(REFUSED if refused else DONE)


def _tell(reply: dict[str, Any], as_json: bool) -> None:
    if as_json:
        put(reply)
    else:
        for one in reply["lists"]:
            counts = f"{one['entries']:,} entries, {one['names']:,} names"
            click.echo(f"{one['name']} of {one['date'] or 'a day nobody said'}: {counts}, sha256 {one['sha256']}")
        tell(reply["findings"])
    leave(reply["findings"])
