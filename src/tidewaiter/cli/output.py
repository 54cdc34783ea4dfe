"""What every command answers with: one JSON object, findings for a person, an exit status."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

DONE, REFUSED, WRONG_CALL = 0, 1, 2


def put(value: Mapping[str, Any]) -> None:
    """One JSON object on standard output, in UTF-8 whatever the terminal speaks."""
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def each(files: Sequence[Path], load: Callable[[Path], dict[str, Any]]) -> list[dict[str, Any]]:
    """What `load` answers for each file, with a progress bar on a terminal; a wrong call ends it."""
    from rich.console import Console
    from rich.progress import track

    replies = []
    for path in track(files, "loading", console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()):
        try:
            replies.append(load(path))
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    return replies


def leave(findings: Iterable[Mapping[str, str]]) -> None:
    sys.exit(REFUSED if any(finding["severity"] == "fatal" for finding in findings) else DONE)


def tell(findings: Iterable[Mapping[str, str]]) -> None:
    """The findings for a person, on standard error, the gravest first."""
    ranks = {"fatal": 0, "warning": 1, "note": 2}
    for finding in sorted(findings, key=lambda one: ranks[one["severity"]]):
        fix = f" {finding['fix']}" if finding["fix"] else ""
        click.echo(f"{finding['severity']}: {finding['where']}: {finding['message']} ({finding['rule']}; {finding['cite']}).{fix}", err=True)
