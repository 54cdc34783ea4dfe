"""Webhooks: who is told of what happens, added, changed, their secrets and what was sent to them."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tidewaiter.access.webhook import Webhook, WebhookSecret, checked
from tidewaiter.findings import Finding, fatal
from tidewaiter.service.access import keys
from tidewaiter.service.findings import finds
from tidewaiter.service.listing import Listing
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store import deliveries
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.webhooks import WEBHOOK_SECRETS, WEBHOOKS
from tidewaiter.store.ledger import Book, Missing, Page, WrongCursor

PREFIX, BYTES = "whsec_", 32         # Standard Webhooks: 24 to 64 random bytes
OVERLAP = timedelta(days=1)


class DeliveryState(StrEnum):
    """Of a delivery."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"                # given up after three days


@dataclass(frozen=True)
class Delivered:
    """What a webhook was told of one event. `seq` is the event's place in the log, `status` what was answered last, 0 for nothing."""

    seq: int
    event: str
    state: DeliveryState
    tries: int
    since: datetime
    next: datetime | None
    status: int
    said: str
    changed: datetime


@dataclass(frozen=True)
class SecretMade:
    """A secret, shown this once; the one before it is good until `before`."""

    secret: str = field(repr=False)
    before: datetime


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
        record = book.add(WEBHOOKS, webhook)
        deliveries.begin(book, record.id)
        _new_secret(seat, book, record.id)
        return record


@use("webhook.write")
def change_webhook(seat: Seat, id: Id, webhook: Webhook, version: int) -> Record[Webhook]:
    """Change a webhook. One that is not active is told nothing, not afterwards either."""
    _fit(webhook)
    with seat.write() as book:
        return book.change(WEBHOOKS, id, webhook, version)


@use("webhook.write")
def remove_webhook(seat: Seat, id: Id, version: int) -> None:
    """Take a webhook away, with what was still to be told to it."""
    with seat.write() as book:
        book.remove(WEBHOOKS, id, version)
        for secret in book.all(WEBHOOK_SECRETS, {"webhook": id}):
            book.remove(WEBHOOK_SECRETS, secret.id)
        deliveries.end(book, id)


@use("webhook.write")
def new_webhook_secret(seat: Seat, id: Id) -> SecretMade:
    """A new secret, shown this once. What is sent is signed with the one before too, until `before`."""
    with seat.write() as book:
        book.get(WEBHOOKS, id)
        before = seat.at + OVERLAP
        for old in book.all(WEBHOOK_SECRETS, {"webhook": id}):
            if old.value.before is None:
                book.change(WEBHOOK_SECRETS, old.id, replace(old.value, before=before))
            elif old.value.before <= seat.at:
                book.remove(WEBHOOK_SECRETS, old.id)
        return SecretMade(_new_secret(seat, book, id), before)


@use("webhook.read")
def webhook_deliveries(seat: Seat, id: Id, *, state: tuple[DeliveryState, ...] = (), after: str = "", limit: int = 50) -> Listing[Delivered]:
    """What a webhook was told and is to be told, the newest first; by state."""
    if after and not (after.isascii() and after.isdigit() and len(after) < 16):
        raise WrongCursor("the cursor is none that a page of this list gave")
    with seat.read() as book:
        book.get(WEBHOOKS, id)
        found = deliveries.listed(book, id, tuple(one.value for one in state), int(after or 0), limit + 1)
    shown = tuple(_delivered(one) for one in found[:limit])
    return Listing(shown, str(shown[-1].seq) if len(found) > limit else "")


@use("webhook.write")
def resend_webhook_delivery(seat: Seat, id: Id, seq: int) -> None:
    """Tell a webhook once more of an event, under the same message id."""
    with seat.write() as book:
        book.get(WEBHOOKS, id)
        if not deliveries.again(book, id, seq, seat.at):
            raise Missing(f"webhook {id} has no delivery {seq}")
        book.tell("resend", WEBHOOKS, id, {"seq": seq})


def _delivered(one: deliveries.Delivery) -> Delivered:
    state = DeliveryState(one.state)
    next = one.next if state is DeliveryState.WAITING else None
    return Delivered(one.seq, one.event, state, one.tries, one.since, next, one.status, one.said, one.changed)


def _fit(webhook: Webhook) -> None:
    found = checked(webhook)
    if fatal(found):
        raise Refused("nothing could be sent to this address", tuple(found))


def _new_secret(seat: Seat, book: Book, id: str) -> str:
    secret = PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()
    book.add(WEBHOOK_SECRETS, WebhookSecret(id, keys.seals().seal(secret, owner(seat.tenant, id))))
    return secret


def owner(tenant: str, webhook: str) -> str:
    """What a secret is sealed as belonging to."""
    return f"webhook {tenant}/{webhook}"


@finds(Webhook)
def _webhook(seat: Seat, record: Record[Webhook]) -> list[Finding]:
    return checked(record.value)
