"""The commands of the outbox and of the message log."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import click

from tidewaiter.cli.output import leave, put, tell


def clock() -> datetime:
    """The moment, for what is logged."""
    return datetime.now(UTC)


_database = click.option("--database", metavar="URL", help="sqlite:///FILE or postgresql://HOST/NAME; by default the file in TIDEWAITER_HOME.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
_by = click.option("--by", required=True, metavar="NAME", help="Who decides.")
_why = click.option("--why", required=True, metavar="TEXT", help="On what ground.")


@click.group()
def outbox() -> None:
    """What is to be sent, in doubt, or without a reply."""


@outbox.command("list")
@click.option("--all", "everything", is_flag=True, help="The settled filings too.")
@_database
@_json
def listed(everything: bool, database: str | None, as_json: bool) -> None:
    """The open filings, and the messages that answer nothing we sent."""
    from tidewaiter.service import outbox as service

    reply = service.listed(everything, database)
    if as_json:
        put(reply)
        return
    _show(reply)


@outbox.command("run")
@click.option("--once", is_flag=True, help="End when nothing is left to send and no reply is awaited.")
@_database
@_json
def run(once: bool, database: str | None, as_json: bool) -> None:
    """Send what is queued and fetch replies, until it is interrupted."""
    from tidewaiter.service import outbox as service

    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        if threading.current_thread() is threading.main_thread():
            signal.signal(number, lambda *_: ended.set())
    reply = service.run(clock, lambda box: ended.is_set() or (once and box.settled()), database)
    if as_json:
        put(reply)
        return
    _show(reply)


@outbox.command("retry")
@click.argument("control")
@_by
@_why
@_database
@_json
def retry(control: str, by: str, why: str, database: str | None, as_json: bool) -> None:
    """Have a filing sent again that is in doubt or was refused. Who decided and why is kept."""
    from tidewaiter.service import outbox as service

    _told(service.retry(control, by, why, clock, database), as_json)


@outbox.command("give-up")
@click.argument("control")
@_by
@_why
@_database
@_json
def give_up(control: str, by: str, why: str, database: str | None, as_json: bool) -> None:
    """Await nothing more of a filing, so that the next of its entry may go. Who decided and why is kept."""
    from tidewaiter.service import outbox as service

    _told(service.give_up(control, by, why, clock, database), as_json)


def _told(filing: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        put(filing)
    else:
        click.echo(f"{filing['control']}: {filing['state']}")


def _show(reply: Mapping[str, Any]) -> None:
    for one in reply["filings"]:
        why = f" ({one['why']})" if one["why"] else ""
        click.echo(f"{one['control']:<21} {one['application']:<2} {one['entry']:<12} {one['state']:<8} {one['tries']} tries, to {one['to']}{why}")
    for one in reply["unmatched"]:
        click.echo(f"message {one['message']}: {one['note']}")
    if not reply["filings"] and not reply["unmatched"]:
        click.echo("Nothing is open.")


@click.group()
def log() -> None:
    """Every message sent and received, byte for byte."""


@log.command("verify")
@click.option("--noted", metavar="COUNT:HASH", help="A head that was printed before; the log has to hold it still.")
@_database
@_json
def verify(noted: str | None, database: str | None, as_json: bool) -> None:
    """Whether the log is whole: nothing changed, removed, put in, moved or cut off."""
    from tidewaiter.service import outbox as service

    reply = service.log_verify(database, noted)
    if as_json:
        put(reply)
    else:
        tell(reply["findings"])
        click.echo(f"{reply['messages']} messages, head {reply['head']}" + ("" if reply["findings"] else ": whole"))
    leave(reply["findings"])


@log.command("list")
@click.option("--control", default="", metavar="CONTROL", help="Only those of one filing.")
@click.option("--after", type=click.IntRange(0, 2**31 - 1), default=0, metavar="N", help="Only those after message N.")
@click.option("--most", type=click.IntRange(1), default=None, metavar="N", help="At most so many.")
@_database
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def log_list(control: str, after: int, most: int | None, database: str | None, as_json: bool) -> None:
    """The messages, oldest first, without their bytes."""
    from tidewaiter.service import outbox as service

    for one in service.log_listed(control, after, most, database):
        if as_json:
            put(one)
        else:
            what = f"{one['direction']:<3} {one['application']:<2} {one['control']:<21} {one['length']:>8}"
            click.echo(f"{one['seq']:>6} {one['at'][:19]} {what} {one['peer']}")


@log.command("show")
@click.argument("seq", metavar="N", type=click.IntRange(1, 2**31 - 1))
@_database
@_json
def log_show(seq: int, database: str | None, as_json: bool) -> None:
    """One message, byte for byte on standard output."""
    from tidewaiter.service import outbox as service

    told, body = service.log_show(seq, database)
    if as_json:
        put({**told, "body": body.decode("latin-1")})
        return
    sys.stdout.buffer.write(body)
    sys.stdout.buffer.flush()
