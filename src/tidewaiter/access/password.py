"""Passwords: which may be set, and how they are kept (Argon2id, RFC 9106).

Length and a list of what everybody guesses, no rules of composition and no expiry: NIST SP 800-63B, section 5.1.1.2 (revision 4: 3.1.1.2).
Revision 4 asks fifteen characters of a password that stands alone; twelve is the least here because a second proof can be asked for.
"""

from __future__ import annotations

import re
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher, profiles
from argon2.exceptions import InvalidHashError, VerificationError

from tidewaiter.findings import Finding, Severity

LEAST, MOST = 12, 128                # characters
CITE = "NIST SP 800-63B, 5.1.1.2"
AT_ONCE = 4                          # each takes 64 MiB while it runs, so that a burst of logins must not take them all at once

_HASHER = PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)
_TURN = BoundedSemaphore(AT_ONCE)
# Of a password that nobody has; an unknown login is checked against it, so that it answers no sooner than a known one.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$z42rm39c9q7fAuSmenitaQ$RG6JpKjah3mjyKV8Osd3q9y8z9KAahitMRBtxOuoAEA"

# What is left of a password without the digits and marks around it must not be one of these, once or repeated.
_WORDS = """
    abc abcd abcdef admin administrator asdf asdfgh asdfghjkl baseball batman broker brokerage changeme changethis changeit computer correcthorse
    correcthorsebatterystaple customs customsbroker default dragon entry football freedom freight hello helloworld iloveyou import importer letmein
    login logistics master michael monkey mustang mypassword newpassword ninja nothing pass passphrase passw password passwort princess qazwsx
    qazwsxedc qwer qwerty qwertyuiop qwertz secret shadow shipping starwars sunshine superman system temp temporary test testing thisisapassword
    tidewaiter trustno trustnoone user welcome welcomeback whatever zaqxsw zxcvbn zxcvbnm
"""
_COMMON = frozenset(_WORDS.split())
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz" * 2, "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)
_SUBSTITUTES = str.maketrans("@4301!$5", "aaeoiiss")
_NO_LETTER = re.compile(r"[\W\d_]+")
_DAY = re.compile(r"[\d\s()./:+-]{,15}")          # or a telephone number
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def as_hashed(password: str) -> bytes:
    """A password as it is hashed: whichever way a keyboard composes an accent, it is the same (NFKC)."""
    # JSON can hold half of a character; it is never set, and has to be refused like any other that is wrong.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def faults(password: str, *known: str) -> list[Finding]:
    """Why a password may not be set; nothing where it may. `known` is what others know of the person: login, name, firm."""
    text = unicodedata.normalize("NFKC", password)
    if len(text) < LEAST:
        return [_fault("ACC-PASSWORD-SHORT", f"it has {len(text)} characters, and the least is {LEAST}", "A few words in a row are easy to keep.")]
    if len(text) > MOST:
        return [_fault("ACC-PASSWORD-LONG", f"it has {len(text)} characters, and the most is {MOST}", "Take a shorter one.")]
    if any(unicodedata.category(one) in ("Cc", "Cs") for one in text):
        return [_fault("ACC-PASSWORD-CONTROL", "it has control characters, which no keyboard gives twice alike", "Take one that can be typed.")]
    if _guessed(text.casefold(), [one.casefold() for one in known]):
        return [_fault("ACC-PASSWORD-COMMON", "it is among the first that anybody tries", "A few words that do not belong together are better.")]
    return []


def hashed(password: str) -> str:
    """What is kept of a password: parameters, salt and hash in one text."""
    with _TURN:
        return _HASHER.hash(as_hashed(password))


def holds(kept: str, password: str) -> bool:
    """Whether a password is the one that was kept; "" for a login that does not exist takes as long, and never holds."""
    with _TURN:
        try:
            return _HASHER.verify(kept or _NOBODY, as_hashed(password)) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than those of today, and is to be made anew at the next login."""
    return _HASHER.check_needs_rehash(kept)


def _fault(rule: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, "password", message, CITE, fix)


def _guessed(text: str, known: list[str]) -> bool:
    told = {part for one in known for part in (one, *re.split(r"[\W_]+", one)) if len(part) >= 3}
    core = _EDGES.sub("", text)
    return _DAY.fullmatch(text) is not None or text in told or _repeats(text) or _runs(text) or any(
        _made_of(_NO_LETTER.sub("", one), _COMMON | told) for one in (core, core.translate(_SUBSTITUTES)))


def _made_of(text: str, words: frozenset[str]) -> bool:
    """Whether a text is one or two such words, or one of them over and over."""
    pairs = any(text[:n] in words and text[n:] in words for n in range(3, len(text) - 2))
    return text in words or pairs or any(text and len(text) % len(word) == 0 and word * (len(text) // len(word)) == text for word in words)


def _repeats(text: str) -> bool:
    """
    >>> _repeats("abcabcabcabc"), _repeats("abcabcabcdef")
    (True, False)
    """
    return any(text == (text[:n] * (len(text) // n + 1))[:len(text)] for n in range(1, 5))


def _runs(text: str) -> bool:
    """A piece of the alphabet, of the digits, or along the keys, forwards or backwards."""
    return any(text in row or text[::-1] in row for row in _ROWS)
