"""What a wire to CBP, or to its rehearsal, can do and how it fails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Receipt:
    """The other side has the message. `number` is its own, where it gives one; `again` where it had it before."""

    number: int | None = None
    again: bool = False


LARGEST = 1 << 62            # what the number of a reply stays under


@dataclass(frozen=True)
class Reply:
    """One message from the other side. Its numbers ascend and are never used twice; `control` is "" where the wire does not say."""

    number: int
    control: str
    body: bytes


class Outage(Exception):
    """The other side is not there now; try again, after `seconds` where it said so.

    `reached` where the message may have arrived all the same: the connection broke after the first byte was written.
    """

    def __init__(self, why: str, *, seconds: int = 0, reached: bool = False) -> None:
        super().__init__(why)
        self.seconds, self.reached = seconds, reached


class Refused(Exception):
    """The other side is there and does not take the message; it will not the next time either. A person decides."""


class WrongWire(ValueError):
    """The address of a wire cannot be used. Its text is one line."""


class Wire(Protocol):
    """A wire. It is used by several threads at once.

    `idempotent`: the same control number sent again is the same message to the other side. Where it is not so, a message whose
    acknowledgement was lost is never sent again by itself.
    """

    idempotent: bool

    def send(self, control: str, body: bytes) -> Receipt:
        """Hand the message over. Outage or Refused where that is not done."""
        ...

    def replies(self, after: int) -> Iterable[Reply]:
        """The messages with numbers above `after`, ascending; perhaps not all of them at once. Outage where nobody answers."""
        ...

    def close(self) -> None: ...
