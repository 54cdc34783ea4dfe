"""The clock of the rehearsal when it is real: the time at CBP's headquarters."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("America/New_York")


def eastern() -> datetime:
    """Eastern time without its zone, to the second."""
    return datetime.now(_ZONE).replace(tzinfo=None, microsecond=0)
