"""A webhook: an address of the firm's own that is told of what happens here."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Id, Line, Shape, Words
from tidewaiter.values import immutable

CITE = "docs/api.md, webhooks"
Address = Annotated[str, Shape(1000, 10, r"^https?://[!-~]+$")]
EventName = Annotated[str, Shape(80, 3, r"^[a-z_]+\.([a-z_]+|\*)$")]          # client.change, client.*


@immutable
class Webhook:
    """Where to tell, and of what: names as `client.change` or `client.*`; none is all."""

    url: Address
    events: tuple[EventName, ...] = ()
    active: bool = True
    words: Line = ""


@immutable
class WebhookSecret:
    """What messages of a webhook are signed with, sealed. `before` is when the secret before the newest is no longer used."""

    webhook: Id
    sealed: Words
    before: datetime | None = None


def wants(webhook: Webhook, event: str) -> bool:
    """Whether a webhook is told of an event.

    >>> wants(Webhook("https://desk.example/", ("client.*", "bond.add")), "client.change")
    True
    """
    kind = event.partition(".")[0]
    return webhook.active and (not webhook.events or event in webhook.events or f"{kind}.*" in webhook.events)


def checked(webhook: Webhook) -> list[Finding]:
    """Why nothing can be sent to a webhook.

    >>> [one.rule for one in checked(Webhook("http://desk.example/"))], checked(Webhook("http://127.0.0.1:9000/"))
    (['WEBHOOK-URL-OPEN'], [])
    """
    try:
        parts = urlsplit(webhook.url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if not host:
        return [_fault("WEBHOOK-URL", f"{webhook.url} names no host", "Write it as https://HOST/PATH.")]
    if parts.username is not None or parts.password is not None:
        return [_fault("WEBHOOK-URL-LOGIN", "the address holds a login, which would stand open in the records", "Verify the signature instead.")]
    if parts.scheme != "https" and not _own(host):
        return [_fault("WEBHOOK-URL-OPEN", f"{webhook.url} is not https: what is told could be read on the way", "Serve it by https.")]
    return []


def _own(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _fault(rule: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, "url", message, CITE, fix)
