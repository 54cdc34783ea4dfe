"""Webhooks: who is told of what happens, added, changed, their secrets and what was sent to them."""

from __future__ import annotations

from tidewaiter.access.webhook import Webhook, checked
from tidewaiter.findings import Finding, fatal
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.webhooks import WEBHOOKS
from tidewaiter.store.ledger import Page


@use("webhook.read")
def webhooks(seat: Seat, *, after: str = "", limit: int = 50) -> Page[Webhook]:
    """The webhooks, oldest first."""
    with seat.read() as book:
        return book.find(WEBHOOKS, after=after, limit=limit)


@use("webhook.read")
def webhook(seat: Seat, id: Id) -> Record[Webhook]:
    """One webhook."""
    with seat.read() as book:
        return book.get(WEBHOOKS, id)


@use("webhook.write")
def add_webhook(seat: Seat, webhook: Webhook) -> Record[Webhook]:
    """Add a webhook. It is told of what happens from now on; ask for its secret to verify what it is told."""
    _fit(webhook)
    with seat.write() as book:
        return book.add(WEBHOOKS, webhook)


@use("webhook.write")
def change_webhook(seat: Seat, id: Id, webhook: Webhook, version: int) -> Record[Webhook]:
    """Change a webhook. One that is not active is told nothing, not afterwards either."""
    _fit(webhook)
    with seat.write() as book:
        return book.change(WEBHOOKS, id, webhook, version)


def _fit(webhook: Webhook) -> None:
    found = checked(webhook)
    if fatal(found):
        raise Refused("nothing could be sent to this address", tuple(found))


@finds(Webhook)
def _webhook(seat: Seat, record: Record[Webhook]) -> list[Finding]:
    return checked(record.value)
