"""A page of what is no record: deliveries, events, rows that were reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Listing(Generic[T]):
    """Some of a list, and the cursor of those after them; "" after the last."""

    items: tuple[T, ...]
    next: str
