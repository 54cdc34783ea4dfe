"""The commands of antidumping and countervailing cases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from tidewaiter.cli.output import each, leave, put, tell


@click.group("case")
def case() -> None:
    """Antidumping and countervailing cases, shipped and loaded."""


@case.command("load")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--over", is_flag=True, help="Let the file stand in place of a case that is shipped.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def load(files: tuple[Path, ...], over: bool, as_json: bool) -> None:
    """Keep the cases of case files, or of Commerce's own records."""
    from tidewaiter.service import cases as service

    replies = each(files, lambda path: service.load_file(path, over))
    _show({name: [one for reply in replies for one in reply[name]] for name in ("cases", "findings")}, as_json)


@case.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def listed(as_json: bool) -> None:
    """Every case that is held."""
    from tidewaiter.service import cases as service

    _show(service.listed(), as_json)


def _show(reply: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        put(reply)
    else:
        for row in reply["cases"]:
            held = "shipped" if row["shipped"] else f"{row['source']} {row['sha256'][:12]}"
            click.echo(f"{row['order']}  {row['product']} from {row['country']}, {row['status']}: {row['rates']} rates of "
                       f"{len(row['parties'])} parties, {row['scope_numbers']} numbers ({held})")
        tell(reply["findings"])
    leave(reply["findings"])
