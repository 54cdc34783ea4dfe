"""The commands of the notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from tidewaiter.cli.output import each, leave, put, tell


class _Addressed(click.Group):
    """A group whose first word may be an address instead of a command."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return "show", self.commands["show"], args
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0].startswith("-") and args[0] not in ctx.help_option_names:
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Addressed)
def notes() -> None:
    """Section, chapter and U.S. notes: `notes "note 1, chapter 95"`, `notes --for 9503.00.00`, `notes load FILE...`."""


@notes.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--name", default="", metavar="EDITION", help="As 2026HTSRev6; without it, what the text or the file's name says.")
@click.option("--from", "start", default="", metavar="DAY", help="The day from which the text is in force, where that is not known.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def load(files: tuple[Path, ...], name: str, start: str, json: bool) -> None:
    """Load the printed text of chapters, as pdftotext -layout gives it, or of single notes of later revisions."""
    from tidewaiter.service import notes as service

    replies = each(files, lambda path: service.load(path, name, start))
    findings = [finding for reply in replies for finding in reply["findings"]]
    loaded = [reply["text"] for reply in replies if reply["text"]]
    if json:
        put({"texts": loaded, "findings": findings})
    else:
        for one in loaded:
            click.echo(f"{one['edition']} {one['part']} from {one['from']}")
        tell(findings)
    leave(findings)


@notes.command("list")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def listed(json: bool) -> None:
    """The texts that are loaded."""
    from tidewaiter.service import notes as service

    reply = service.loaded()
    if json:
        put(reply)
    else:
        for one in reply["texts"]:
            click.echo(f"{one['from']}  {one['edition']}  {one['part']}")


@notes.command()
@click.argument("address", nargs=-1)
@click.option("--for", "number", default="", metavar="NUMBER", help="The notes that govern or enumerate this number.")
@click.option("--on", "day", metavar="DAY", help="The day asked for; today without it.")
@click.option("--json", is_flag=True, help="Print one JSON object.")
def show(address: tuple[str, ...], number: str, day: str | None, json: bool) -> None:
    """A note by its address, or the notes of a number."""
    from tidewaiter.dates import read_day
    from tidewaiter.service import notes as service

    if bool(address) == bool(number):
        raise click.UsageError("give an address, as \"note 1, chapter 95\", or a number with --for")
    try:
        on = date.today() if day is None else read_day(day)  # noqa: DTZ011
        reply = service.for_number(number, on) if number else service.show(" ".join(address), on)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if json:
        put(reply)
    elif number:
        _print_number(reply)
    else:
        _print_note(reply)
    if not json:
        tell(reply["findings"])
    leave(reply["findings"])


def _print_note(reply: dict[str, Any]) -> None:
    if not reply["edition"]:
        return
    click.echo(f"{reply['address']}  ({reply['edition']}, page {reply['page'] or '-'})")
    depth = reply["address"].partition(",")[0].count("(")
    for one in (reply, *reply["notes"]):
        number = one["address"].partition(",")[0]
        indent = "  " * (number.count("(") - depth)
        for n, line in enumerate(one["text"].split("\n")):
            click.echo(f"{indent}{number.rpartition(' ')[2] + '  ' if n == 0 else ''}{line}")
        for note in one["footnotes"]:
            click.echo(f"{indent}{note}")
    for one in reply["amendments"]:
        click.echo(f"amended from {', '.join(one['days'])}: {one['address']}\n{one['text']}")
    for remark in reply["remarks"]:
        click.echo(f"remark: {remark}")


def _print_number(reply: dict[str, Any]) -> None:
    click.echo(f"{reply['number']} on {reply['day']}")
    for one in reply["governing"]:
        names = f"  names {one['names']}" if one["names"] else ""
        click.echo(f"governed by {one['address']}  ({one['edition']}){names}")
    for one in reply["enumerating"]:
        part = "" if one["whole"] else ", in part"
        click.echo(f"{one['role']} in {one['address']}  ({one['edition']}): {one['number']}{part}")
    for one in reply["exclusions"]:
        click.echo(f"{one['from']} does not cover goods of {one['to']}: {one['address']}")
    for one in reply["excluded_to_here"]:
        click.echo(f"{one['to']} takes goods that {one['from']} does not cover: {one['address']}")
