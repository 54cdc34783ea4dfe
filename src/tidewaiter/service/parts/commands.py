"""The parts library as the commands use it, by a token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tidewaiter.findings import Finding
from tidewaiter.parts.reading import Progress
from tidewaiter.service.access.by_token import seated
from tidewaiter.service.parts import conflicts, exchange
from tidewaiter.service.seat import Refused

Clock = Callable[[], datetime]


def imported(
    file: Path, client: str, dry: bool, token: str, clock: Clock, url: str | None = None, progress: Progress | None = None,
) -> dict[str, Any]:
    """What a file did to a library, or would do."""
    with seated(token, clock, url) as seat:
        try:
            told = exchange.import_file(seat(), file, client, dry=dry, progress=progress)
        except Refused as refused:
            return {**dict.fromkeys(("added", "changed", "same", "refused"), 0), "done": False, "steps": [],
                    "findings": [one.as_json() for one in refused.findings]}
    return {
        "done": told.done, "added": told.added, "changed": told.changed, "same": told.same, "refused": told.refused,
        "steps": [{**asdict(step), "findings": [one.as_json() for one in step.findings]} for step in told.steps],
        "findings": [one.as_json() for one in told.findings],
    }


def exported(client: str, token: str, clock: Clock, url: str | None = None) -> bytes:
    """The library of a client as a workbook."""
    with seated(token, clock, url) as seat:
        return exchange.export_products(seat(), client)


def checked(client: str, day: date, with_conflicts: bool, token: str, clock: Clock, url: str | None = None) -> list[dict[str, str]]:
    """What is wrong with the products of a client on a day."""
    with seated(token, clock, url) as seat:
        found: tuple[Finding, ...] = conflicts.check_products(seat(), client, day)
        if with_conflicts:
            found += conflicts.product_conflicts(seat(), client)
    return [one.as_json() for one in found]
