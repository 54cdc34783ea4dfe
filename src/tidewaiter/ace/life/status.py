"""The status of a cargo release, told to its filer as it changes."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.ace.desk import Desk, Thing
from tidewaiter.ace.life.notices import notice

Told = Sequence[tuple[str, Thing]]


def status(desk: Desk, key: str, *, bills: Sequence[tuple[str, str]] = (), entry: Told = (), agencies: Sequence[tuple[str, str]] = (),
           split: bool = False) -> None:
    """Post dispositions: of bills by their number, of the entry with what goes with the code, of agencies."""
    notice(desk, key, "release status", bills=list(bills), entry=[(code, {n: str(v) for n, v in about.items()}) for code, about in entry],
           agencies=list(agencies), split=split)
