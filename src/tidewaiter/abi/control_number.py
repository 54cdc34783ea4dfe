"""The control number of a transmission: what tells it from every other, written where CBP gives it back.

Record A holds a text of the transmitter in columns 60-80, which the reply's record A repeats unchanged; of QP and WP it repeats columns
70-80 alone. A number of up to 11 characters therefore stands from column 70 and is enough everywhere.
Source: CATAIR ABI Batch & Block Control rev. 23, pages B&B-9 (note 5, B&B-11) and B&B-20.
"""

from __future__ import annotations

import base64
import hashlib

from tidewaiter.abi.batch_control import BatchHeader
from tidewaiter.abi.record import ALLOWED

LONGEST, SHORT = BatchHeader.user_text.width, 11
_FIRST, _LAST = BatchHeader.user_text.first, BatchHeader.user_text.last
_ONLY_END = frozenset({"QP", "WP", "QT", "WT"})


def control_number(batch: bytes, to: str = "", occurrence: int = 0) -> str:
    """The number of a batch: eleven characters drawn from its bytes, so that the same batch has the same number on every day.

    Sent to another address (`to`) it is another transmission, and so it is where it is to go out once more (`occurrence`).

    >>> control_number(b"A" + b" " * 79 + b"\\r\\n")
    '7SLAMUXZQAA'
    """
    digest = hashlib.sha256(f"{occurrence}:{len(to)}:{to}".encode() + _blank(batch)).digest()
    return base64.b32encode(digest).decode("ascii")[:SHORT]


def with_control(batch: bytes, control: str) -> bytes:
    """The batch with the number in every record A. ValueError for a number that does not fit there."""
    if not control or control != control.strip() or set(control) - ALLOWED["X"] or len(control) > LONGEST:
        raise ValueError(f"{control!a} is no control number: up to {LONGEST} characters of class X, no spaces around them")
    if len(control) > SHORT and {line[25:27].decode("latin-1") for line in _headers(batch)} & _ONLY_END:
        raise ValueError(f"{control!a} is longer than the {SHORT} characters that a reply to QP or WP repeats")
    first = _FIRST if len(control) > SHORT else _LAST - SHORT + 1
    return _written(batch, first, control)


def controls_of(batch: bytes) -> tuple[str, ...]:
    """The numbers that a batch may have, or that a reply may answer, the likeliest first: the end of the text, then the whole."""
    found: dict[str, None] = {}
    for line in _headers(batch):
        text = line[_FIRST - 1 : _LAST].decode("latin-1").ljust(LONGEST)
        for part in (printed(text[-SHORT:]), printed(text)):
            if part:
                found[part] = None
    return tuple(found)


def application_of_batch(batch: bytes) -> str:
    """The application that the first record A, or else the first B, names; "" where none does."""
    for letter, first in ((b"A", 26), (b"B", 11)):
        for line in batch.splitlines():
            if line[:1] == letter and (told := printed(line[first - 1 : first + 1].decode("latin-1"))):
                return told
    return ""


def sender_of(batch: bytes) -> str:
    """The code of the sender in the first record A; "" where there is none."""
    return next((printed(line[5:8].decode("latin-1")) for line in _headers(batch)), "")


def printed(text: str) -> str:
    """The text without spaces around it; "" where it holds anything but printable ASCII, and so names nothing."""
    text = text.strip(" ")
    return text if all(" " <= character <= "~" for character in text) else ""


def _headers(batch: bytes) -> list[bytes]:
    return [line for line in batch.splitlines() if line[:1] == b"A"]


def _blank(batch: bytes) -> bytes:
    return _written(batch, _LAST - SHORT + 1, "")


def _written(batch: bytes, first: int, control: str) -> bytes:
    text = control.ljust(_LAST - first + 1).encode("latin-1")
    lines = []
    for line in batch.splitlines(keepends=True):
        body = line.rstrip(b"\r\n")
        if body[:1] == b"A":
            body = body.ljust(_LAST)
            line = body[: first - 1] + text + body[_LAST:] + line[len(line.rstrip(b"\r\n")):]
        lines.append(line)
    return b"".join(lines)
