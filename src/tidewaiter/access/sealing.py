"""Texts that have to be read again and must not lie open: sealed with AES-256-GCM under a key that is not in the database.

A sealed text names its key, so that a new key can be put before the old ones: `new_key` makes a line for the file, the last line seals,
all of them open. What a text belongs to is sealed with it: moved to another row, it does not open.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BITS = 256
_NONCE = 12                # bytes (NIST SP 800-38D, 5.2.1.1)


class Unsealable(ValueError):
    """No key at hand opens it, or it is not as it was sealed."""


def new_key() -> str:
    """A key as a line of the key file."""
    return base64.b64encode(AESGCM.generate_key(BITS)).decode()


class Seals:
    """Keys, the last of which seals and the first of which marks. Their text is never shown."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._keys: dict[str, AESGCM] = {}
        self._mark = b""
        for line in lines:
            try:
                key = base64.b64decode(line.strip(), validate=True)
            except ValueError:
                key = b""
            if len(key) * 8 != BITS:
                raise Unsealable(f"a line of the key file is no key of {BITS} bits in base 64")
            self._last = hashlib.sha256(b"tidewaiter key" + key).hexdigest()[:8]
            self._keys[self._last] = AESGCM(key)
            # The first key marks for good, so that what was marked is found again under a new one.
            self._mark = self._mark or hashlib.sha256(b"tidewaiter fingerprint" + key).digest()
        if not self._keys:
            raise Unsealable("the key file holds no key")

    def seal(self, text: str, of: str) -> str:
        """`text` sealed, as belonging to `of`: a login, a record's id."""
        nonce = os.urandom(_NONCE)
        closed = nonce + self._keys[self._last].encrypt(nonce, text.encode(), of.encode())
        return f"{self._last}.{base64.urlsafe_b64encode(closed).decode()}"

    def fingerprint(self, text: str) -> str:
        """A mark by which a text is known again, and from which nobody without the key can try what it was."""
        return hmac.new(self._mark, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:16]

    def open(self, sealed: str, of: str) -> str:
        """What was sealed as belonging to `of`. Unsealable where no key fits or anything was changed."""
        name, _, closed = sealed.partition(".")
        if name not in self._keys:
            raise Unsealable(f"sealed with key {name!a}, which is not in the key file")
        try:
            raw = base64.urlsafe_b64decode(closed)
            return self._keys[name].decrypt(raw[:_NONCE], raw[_NONCE:], of.encode()).decode()
        except (InvalidTag, ValueError):
            raise Unsealable("what was sealed has been changed or moved") from None
