"""The command `deadlines`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from tidewaiter.cli.output import put


@click.command()
@click.option("--event", "events", multiple=True, metavar="NAME=DAY", help="What happened, as entry=2026-09-18 or lading=2026-09-18T14:30; repeat.")
@click.option("--entry-type", default="", metavar="CODE", help="01, 03, 23 ...; leaves out what cannot apply.")
@click.option("--fact", "facts", multiple=True, metavar="NAME=VALUE", help="What decides between two days, as mode=barge; repeat.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def deadlines(events: tuple[str, ...], entry_type: str, facts: tuple[str, ...], as_json: bool) -> None:
    """What is due and when, from what happened."""
    from tidewaiter.service import deadlines as service

    reply = service.deadlines(events, entry_type, facts)
    if as_json:
        put(reply)
        return
    for one in reply["deadlines"]:
        click.echo(_line(one))
    if not reply["deadlines"]:
        click.echo("No clock runs from that.")


def _line(one: Mapping[str, Any]) -> str:
    """A deadline in a few lines: day, id and task, then how it is found, and what it supposes or asks."""
    name = one["id"] + (f" {one['step']}" if one["step"] else "")
    more = [f"{one['rule']} [{one['cite']}]"]
    if one["applies_if"]:
        more.append(f"if: {one['applies_if']}")
    more += [f"else, {other['if']}: {other['due'] or 'no such day'}" for other in one["otherwise"]]
    if one["asks"]:
        more.append(f"say: {', '.join(one['asks'])}")
    first = "from " if one["edge"] == "first" else ""
    return "\n".join([f"{first + (one['due'] or 'not known'):22} {name:18} {one['task']}", *(f"{'':22} {'':18} {line}" for line in more)])
