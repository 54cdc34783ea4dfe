"""`hts fetch`."""

from __future__ import annotations

import sys

import click

from tidewaiter.cli.output import leave, put, tell


class NotFetched(click.ClickException):
    """A wrong call in its exit status, but one that no help page mends."""

    exit_code = 2


@click.command()
@click.option("--name", default="", metavar="EDITION", help="As 2026HTSRev10; the service's own name without it.")
@click.option("--from", "start", default="", metavar="DAY", help="The day from which it is in force, where that is not known.")
@click.option("--sha256", default="", metavar="HEX", help="Load it only with this checksum, as `hts editions` prints it.")
@click.option("--accept-shorter", is_flag=True, help="Load it even with far fewer rows than the newest edition loaded.")
@click.option("--base-url", default="https://hts.usitc.gov", show_default=True, metavar="URL", help="Another place that answers as USITC does.")
@click.option("--timeout", type=click.IntRange(1, 3600), default=60, show_default=True, metavar="SECONDS",
              help="How long the service may be silent.")
@click.option("--tries", type=click.IntRange(1, 100), default=5, show_default=True, help="How often to try.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def fetch(name: str, start: str, sha256: str, accept_shorter: bool, base_url: str, timeout: int, tries: int, as_json: bool) -> None:
    """Fetch the current edition from USITC and load it."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from tidewaiter.service import fetch as service
    from tidewaiter.service.download import Patience
    from tidewaiter.service.wrong_call import WrongCall

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    try:
        with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task("fetching", total=None)
            reply = service.fetch(name, start, base_url, sha256, accept_shorter, Patience(tries, timeout),
                                  lambda here, total: bar.update(task, completed=here, total=total))
    except WrongCall as error:
        raise NotFetched(str(error)) from None
    if as_json:
        put(reply)
    else:
        if one := reply["edition"]:
            click.echo(f"{one['name']} from {one['from'] or 'a day nobody said'}: {one['rows']} rows, sha256 {one['sha256']}")
        tell(reply["findings"])
    leave(reply["findings"])
