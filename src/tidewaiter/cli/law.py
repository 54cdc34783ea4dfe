"""The commands of the law files."""

from __future__ import annotations

import click

from tidewaiter.cli.output import leave, put, tell


@click.group()
def law() -> None:
    """The law files: whether they hold together."""


@law.command()
@click.option("--json", is_flag=True, help="Print one JSON object.")
def lint(json: bool) -> None:
    """Prove that the law files have no contradiction, and hold them against the schedule."""
    from rich.console import Console

    from tidewaiter.duty.law import load
    from tidewaiter.service.law import lint as prove

    with Console(stderr=True).status("proving"):
        reply = prove(load())
    if json:
        put(reply)
    else:
        click.echo(f"law {reply['edition']}: {reply['programs']} programmes, {reply['headings']} headings, "
                   f"{reply['rows']} rows in {reply['lists']} lists, {reply['days']} days on which something changes")
        tell(reply["findings"])
    leave(reply["findings"])
