"""A folder watched by a command, by a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tidewaiter.service.access.by_token import seated
from tidewaiter.service.seat import Forbidden
from tidewaiter.service.shipments.taking import told
from tidewaiter.service.shipments.watching import Watch, mend
from tidewaiter.store.database import Unreachable


def watched(
    folder: Path, client: str, still: float, token: str, clock: Callable[[], datetime], seconds: Callable[[], float], wait: Callable[[], bool],
    url: str | None = None,
) -> Iterator[dict[str, Any]]:
    """What becomes of each shipment that is put into a folder, until `wait`, which comes between two looks, says that it is enough.

    A database that does not answer is waited for: what lies in the folder stays there.
    """
    with seated(token, clock, url) as seat:
        watch = Watch(folder, seat, seconds, client, still)
        if not seat().may("entry.write"):
            raise Forbidden("entry.write")
        mend(folder, seat())
        while True:
            try:
                for taken in watch.look():
                    yield told(taken)
            except Unreachable:
                pass
            if wait():
                return
