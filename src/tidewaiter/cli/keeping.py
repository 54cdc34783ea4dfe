"""The commands of keeping: verify, export and import, backup and restore."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tidewaiter.cli.outbox import clock
from tidewaiter.cli.output import leave, put, tell

_database = click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://HOST/NAME; by default the file in TIDEWAITER_HOME.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command()
@click.option("--noted", multiple=True, metavar="NAME=COUNT:HASH", help="A head that was printed before; its chain has to hold it still.")
@_database
@_json
def verify(noted: tuple[str, ...], database: str | None, as_json: bool) -> None:
    """Whether everything kept is as it was written: messages, filings, the log of every tenant, each record against it."""
    from tidewaiter.service.keeping.verify import verify as service

    reply = service(database, noted)
    if as_json:
        put(reply)
    else:
        tell(reply["findings"])
        for name, head in reply["heads"].items():
            click.echo(f"{name}={head}")
        click.echo(f"{reply['count']} findings" if reply["count"] else "Everything is as it was written.")
    leave(reply["findings"])


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, a table at a time."""
    from rich.console import Console
    from rich.progress import Progress, TaskID

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        tasks: dict[str, TaskID] = {}

        def told(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(name, total=total)
            bar.update(tasks[name], completed=done)

        yield told


@click.command()
@click.argument("place", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--tenant", default="", metavar="TENANT", help="Only what is one firm's.")
@_database
@_json
def export(place: Path, tenant: str, database: str | None, as_json: bool) -> None:
    """Everything that is kept, in open formats, to OUT.zip or a folder OUT: JSON Lines, spreadsheets, and a manifest with the hash of each."""
    from tidewaiter.service.keeping import moving

    with _bar() as progress:
        reply = moving.export(database, place, tenant, progress)
    if as_json:
        put(reply)
    else:
        click.echo(f"{reply['rows']:,} rows in {place}")


@click.command("import")
@click.argument("place", metavar="FROM", type=click.Path(path_type=Path, exists=True))
@_database
@_json
def take_in(place: Path, database: str | None, as_json: bool) -> None:
    """Take in an export, into an empty database; of one firm, into one that does not have it. Whole and verified, or not at all."""
    from tidewaiter.service.keeping import moving

    with _bar() as progress:
        reply = moving.take_in(database, place, progress)
    if as_json:
        put(reply)
    else:
        click.echo(f"{reply['rows']:,} rows from {place}; they verify")


@click.command()
@click.argument("place", metavar="FILE", type=click.Path(path_type=Path))
@_database
@_json
def backup(place: Path, database: str | None, as_json: bool) -> None:
    """A copy of everything as of one moment, while it is in use: of SQLite a file of SQLite, of PostgreSQL an export."""
    from tidewaiter.service.keeping import moving

    with _bar() as progress:
        reply = moving.backup(database, place, progress)
    if as_json:
        put(reply)
    else:
        click.echo(f"{place}: {reply['bytes']:,} bytes")


@click.command()
@click.argument("place", metavar="FILE", type=click.Path(path_type=Path, exists=True))
@click.option("--replace", is_flag=True, help="Put aside what the database holds. Stop whatever uses it first.")
@_database
@_json
def restore(place: Path, replace: bool, database: str | None, as_json: bool) -> None:
    """Put back a backup, or an export, where no database is; and verify it."""
    from tidewaiter.service.keeping import moving

    with _bar() as progress:
        reply = moving.restore(database, place, clock(), replace, progress)
    if as_json:
        put(reply)
    else:
        tell(reply["findings"])
        if reply["aside"]:
            click.echo(f"What was there is in {reply['aside']}")
        click.echo(f"{reply['count']} findings" if reply["count"] else "Everything is as it was written.")
    leave(reply["findings"])
