"""Whether the service answers and its database does."""

from __future__ import annotations

from tidewaiter.service.access.desk import Visitor
from tidewaiter.values import immutable


@immutable
class Health:
    """`ok`: the service answers, and so does its database."""

    ok: bool


def health(visitor: Visitor) -> Health:
    """Whether the service answers. It says nothing else."""
    visitor.desk.ledger.tenants()
    return Health(True)
