"""A Social Security number: what may be shown of it, and how two are told to be one without showing either.

19 CFR 24.5(b) takes the number as an importer number; 19 CFR 111.24 makes it confidential. Lists, events and findings
hold `masked()`; the whole number is kept sealed, in a record of its own.
"""

from __future__ import annotations

import re

from tidewaiter.numbers import importer_number
from tidewaiter.shapes import Code, Id, Line
from tidewaiter.values import immutable


@immutable
class SecretNumber:
    """A client's number that is not shown. `sealed` opens with the firm's key alone; `fingerprint` is equal where the digits are."""

    client: Id
    shown: Line                             # ***-**-1234
    fingerprint: Code
    sealed: Line


def masked(number: str, personal: bool = False) -> str:
    """The number as it may stand anywhere: of a Social Security number, or of what could be one, the last four characters.

    `personal` is a number that is said to be one, whatever its shape. Hyphens stay, so that the shape can be told from what is left.

    >>> masked("123-45-6789"), masked("123456789"), masked("36-4567890"), masked("***-**-6789")
    ('***-**-6789', '*****6789', '36-4567890', '***-**-6789')
    """
    text = importer_number.compact(number)
    return importer_number.starred(text) if personal or secret(text) else text


def secret(number: str) -> bool:
    """Whether the number is a Social Security number, or has nine digits that could be one.

    >>> secret("123-45-6789"), secret("12345-6789"), secret("***-**-6789"), secret("36-4567890")
    (True, True, False, False)
    """
    text = importer_number.compact(number)
    return len(re.sub(r"[^0-9]", "", text)) == 9 and importer_number.kind(text) != "irs"


def digits(number: str) -> str:
    """The number without its hyphens, of which the fingerprint is made.

    >>> digits(" 123-45-6789")
    '123456789'
    """
    return re.sub(r"[^0-9A-Z]", "", importer_number.compact(number))
