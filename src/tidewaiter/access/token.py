"""Tokens of sessions and of programs: 256 random bits, shown once, of which only a hash is kept.

They are random throughout, so that a plain SHA-256 is as good as a slow hash, and a request is answered in time.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated

from tidewaiter.access.actions import ACTIONS, IN_PERSON, allowed
from tidewaiter.access.person import Person
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Id, Name, Shape
from tidewaiter.values import immutable

PROGRAM, SESSION = "tw_", "tws_"         # how a token begins, so that one found lying about is known for what it is
IDLE = timedelta(minutes=30)             # NIST SP 800-63B, 4.2.3 and 7.2: at the second level, half an hour idle and twelve hours in all
ABSOLUTE = timedelta(hours=12)
NOTED = timedelta(seconds=60)            # use is written down at most so often, so that a read is not a write
LONGEST = timedelta(days=366)            # a program's token has to be made anew once a year

Scope = Annotated[str, Shape(60, 1, r"^[a-z]+\.[a-z]+$")]


@immutable
class Session:
    """Somebody at work. `ended` is when it was ended, by the person, an administrator, or a changed password."""

    tenant: str
    person: Id
    started: datetime
    seen: datetime
    address: str = ""
    ended: datetime | None = None
    proof: str = ""                      # by which proofs it was begun
    narrow: bool = False                 # good for nothing but to set a password, where somebody else gave it out

    def over(self, at: datetime) -> str:
        """Why a session no longer counts; "" while it does. The limits are the first moments at which it does not."""
        if self.ended is not None:
            return "ended"
        if at >= self.started + ABSOLUTE:
            return f"older than {ABSOLUTE.seconds // 3600} hours"
        return f"unused for {IDLE.seconds // 60} minutes" if at >= self.seen + IDLE else ""


@immutable
class Token:
    """What a program shows to act for a person: `scopes` are names of actions, `expires` the first moment at which it no longer holds."""

    tenant: str
    person: Id
    name: Name
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime
    used: datetime | None = None
    revoked: datetime | None = None

    def over(self, at: datetime) -> str:
        if self.revoked is not None:
            return "revoked"
        return "expired" if at >= self.expires else ""


def new_token(kind: str) -> str:
    """A token of `kind`: PROGRAM or SESSION."""
    return kind + secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def scope_findings(person: Person, scopes: Iterable[str]) -> list[Finding]:
    """What of the scopes asked for cannot be given, each by itself: no such action, more than the person may, done in person alone."""
    had, found = allowed(person.roles), []
    for scope in scopes:
        why = (f"{scope} is no action" if scope not in ACTIONS else
               f"{scope} is done in person" if scope in IN_PERSON else
               f"{person.login} may not {scope}" if scope not in had else "")
        if why:
            found.append(Finding("ACC-SCOPE", Severity.FATAL, "scopes", why, "docs/access-matrix.md", "Leave it out, or have the role given."))
    return found
