"""The commands of keeping: verify, export and import, backup and restore."""

from __future__ import annotations

import click

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
