"""The commands of the law files."""

from __future__ import annotations

from pathlib import Path

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

    from tidewaiter.service.law import held
    from tidewaiter.service.law import lint as prove

    with Console(stderr=True).status("proving"):
        reply = prove(held())
    if json:
        put(reply)
    else:
        click.echo(f"law {reply['edition']}: {reply['programs']} programmes, {reply['headings']} headings, "
                   f"{reply['rows']} rows in {reply['lists']} lists, {reply['days']} days on which something changes")
        tell(reply["findings"])
    leave(reply["findings"])


@law.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def pages(folder: Path) -> None:
    """Write a page for each programme into FOLDER."""
    from tidewaiter.duty.pages import pages as printed
    from tidewaiter.service.law import held

    folder.mkdir(parents=True, exist_ok=True)
    made = printed(held())
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"{len(made)} pages in {folder}")
