"""The question that is put to a power of attorney, and the table of rules that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.parties.power import Business, Power
from tidewaiter.parties.rule import Rules


@dataclass(frozen=True)
class PowerAsked:
    """Whether `power`, known as `id`, lets the firm do `business` at `port` on `day`."""

    power: Power
    id: str
    firm_name: str
    firm_is_broker: bool
    port: str
    business: Business
    day: date

    def at(self, field: str) -> str:
        """The place to click."""
        return f"power {self.id}, {field}" if self.id else f"power, {field}"


POWER: Rules[PowerAsked] = Rules()
