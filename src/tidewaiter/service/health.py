"""Whether the service answers and its database does."""

from __future__ import annotations

from typing import Any

from tidewaiter.values import immutable


@immutable
class Health:
    """`ok`: the service answers, and so does its database."""

    ok: bool


def health(desk: Any) -> Health:
    """Whether the service answers. It says nothing else."""
    desk.ledger.tenants()
    return Health(True)
