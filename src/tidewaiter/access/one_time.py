"""The second proof: a code of an authenticator (TOTP, RFC 6238), or one of the recovery codes kept for the day it is lost.

Each code is taken once: what is kept is the count of the last step that was used, and none at or before it is taken again (RFC 6238, 5.2).
A passkey would be a third kind of proof beside these two, told by `Proof`; it is not built.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime
from enum import StrEnum

import pyotp

STEP = 30                  # seconds that a code stands for
DRIFT = 1                  # steps by which a clock may be off, either way
RECOVERY_CODES = 10
ISSUER = "Tidewaiter"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"          # none that are taken for another


class Proof(StrEnum):
    PASSWORD = "password"
    CODE = "code"                # of an authenticator
    RECOVERY = "recovery code"
    PASSKEY = "passkey"          # a place kept for it


def new_secret() -> str:
    """A secret for an authenticator: 160 bits in base 32 (RFC 4226, section 4, R6)."""
    return pyotp.random_base32(32)


def address(secret: str, login: str) -> str:
    """The secret as an authenticator reads it from a picture: an `otpauth:` address."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def step_of(at: datetime) -> int:
    """The step that a moment lies in."""
    return int(at.astimezone(UTC).timestamp()) // STEP


def step_used(secret: str, code: str, at: datetime, last: int) -> int | None:
    """The step whose code this is, if it is one that may be used at `at` and comes after step `last`; else None."""
    typed, now, totp = code.replace(" ", ""), step_of(at), pyotp.TOTP(secret)
    # All steps are compared, so that the time it takes says nothing of which.
    near = range(now - DRIFT, now + DRIFT + 1)
    held = [step for step in near if hmac.compare_digest(totp.generate_otp(step).encode(), typed.encode("utf-8", "replace"))]
    return next((step for step in held if step > last), None)


def new_recovery_codes() -> list[str]:
    """Codes of 79 bits, each good once, to be written down: `abcd-efgh-jkmn-pqrs`."""
    return ["-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4)) for _ in range(RECOVERY_CODES)]


def recovery_hash(code: str, of: str) -> str:
    """What is kept of a recovery code of somebody. It is random and the login is slowed down, so that a plain hash is enough."""
    typed = "".join(code.lower().split()).replace("-", "")
    return hashlib.sha256(f"{of}\0{typed}".encode("utf-8", "replace")).hexdigest()


def looks_like_recovery(code: str) -> bool:
    """Whether what was typed is a recovery code rather than the six digits of an authenticator."""
    return len("".join(code.split()).replace("-", "")) > 8
