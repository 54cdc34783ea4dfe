"""A post summary correction: why a summary that CBP accepted is filed anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Correction:
    """The reasons of a line stand on the line. `paid` and `liquidation` are what is known of the summary on file; None: not known."""

    explanation: str                     # in a sentence of business
    reasons: tuple[str, ...] = ()        # H01-H99, at most five
    accelerated: bool = False            # early liquidation is asked for
    paid: bool | None = None
    liquidation: date | None = None      # the day for which it is scheduled
