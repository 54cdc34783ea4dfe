"""The clock of the rehearsal when it is real: the time at CBP's headquarters."""

from __future__ import annotations

from datetime import datetime

from tidewaiter.dates import CBP_ZONE


def eastern() -> datetime:
    """Eastern time without its zone, to the second."""
    return datetime.now(CBP_ZONE).replace(tzinfo=None, microsecond=0)
