"""The commands of the parts library and of shipments that come in."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from tidewaiter.cli.clock import eastern
from tidewaiter.cli.outbox import clock
from tidewaiter.cli.output import leave, put, tell

_database = click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://HOST/NAME; by default the file in TIDEWAITER_HOME.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_token = click.option("--token", envvar="TIDEWAITER_TOKEN", default="", metavar="TOKEN",
                      help="Who does it; better put into TIDEWAITER_TOKEN, where nobody reads it off the list of processes.")
_client = click.option("--client", required=True, metavar="ID", help="Whose products.")


@click.group()
def parts() -> None:
    """The parts libraries of the clients."""


@parts.command("template")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE")
def template(out: Path) -> None:
    """Write a workbook with the labels of all sheets, each with a note of what its column holds."""
    from tidewaiter.service.parts import workbook

    out.write_bytes(workbook.template())
    click.echo(f"{out} is written; docs/parts.md tells the columns", err=True)


@parts.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_client
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@_token
@_database
@_json
def import_(file: Path, client: str, dry_run: bool, token: str, database: str | None, as_json: bool) -> None:
    """Read a workbook or table of products (.xlsx, .ods, .csv) into the library of a client."""
    from rich.console import Console
    from rich.progress import Progress

    from tidewaiter.service.parts import commands

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("reading", total=None)
        reply = commands.imported(file, client, dry_run, token, clock, database, lambda done, every: bar.update(task, completed=done, total=every))
    if as_json:
        put(reply)
    else:
        done = "was" if reply["done"] else "would be"
        for step in reply["steps"]:
            told = "; ".join(f"{one['field']}: {one['before'] or 'nothing'} to {one['after'] or 'nothing'}" for one in step["differences"])
            click.echo(f"{step['what']:8} {step['sku']:24} {step['place']}{f'  {told}' if told else ''}")
        click.echo(f"{reply['added']} {done} added, {reply['changed']} changed; {reply['same']} are the same; {reply['refused']} refused")
        tell(_all_of(reply))
    leave(_all_of(reply))


@parts.command("export")
@_client
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE")
@_token
@_database
def export(client: str, out: Path, token: str, database: str | None) -> None:
    """Write the library of a client as a workbook. Importing it again changes nothing."""
    from tidewaiter.service.parts import commands

    out.write_bytes(commands.exported(client, token, clock, database))
    click.echo(f"{out} is written", err=True)


@parts.command("check")
@_client
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The day whose law they are held against; today without it.")
@click.option("--conflicts", is_flag=True, help="Contradictions within the library, and with what was filed, too.")
@_token
@_database
@_json
def check(client: str, on: Any, conflicts: bool, token: str, database: str | None, as_json: bool) -> None:
    """Tell everything that is wrong with the products of a client on a day."""
    from tidewaiter.service.parts import commands

    found = commands.checked(client, on.date() if on else eastern().date(), conflicts, token, clock, database)
    put({"findings": found}) if as_json else tell(found)
    leave(found)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--client", default="", metavar="ID", help="Whose shipments; without it, FOLDER holds a folder for each client, by its id.")
@click.option("--still", default=30.0, show_default=True, metavar="SECONDS", help="How long a folder without a file `ready` lies unchanged.")
@click.option("--every", default=5.0, show_default=True, metavar="SECONDS", help="How often it is looked at.")
@click.option("--once", is_flag=True, help="Take what says that it is ready, and end.")
@_token
@_database
@_json
def watch(folder: Path, client: str, still: float, every: float, once: bool, token: str, database: str | None, as_json: bool) -> None:
    """Take the shipments that are put into FOLDER, each exactly once, until it is interrupted; with --json, a line for each."""
    from tidewaiter.service.shipments import commands

    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        if threading.current_thread() is threading.main_thread():
            signal.signal(number, lambda *_: ended.set())
    refused = False
    for taken in commands.watched(folder, client, still, token, clock, time.monotonic, lambda: once or ended.wait(every), database):
        refused = refused or taken["outcome"] == "refused"
        if as_json:
            put(taken)
            continue
        click.echo(f"{taken['outcome']:8} {taken['name']:40} {taken['file']}")
        tell(taken["findings"])
    sys.exit(1 if refused and once else 0)


def _all_of(reply: Mapping[str, Any]) -> Sequence[Mapping[str, str]]:
    return [*reply["findings"], *(one for step in reply["steps"] for one in step["findings"])]
