"""The shapes of what a form may hold: how long, which characters, how large. What the law says of a value is not here but in findings.

A shape is written once, on the field: `name: Name`. The store's columns, the API's schema and the reader of a spreadsheet go by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

# No control characters: a database would not take a NUL, and a line of a record would not take the others.
_LINE = r"^[^\x00-\x1f\x7f]*$"
_WORDS = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


@dataclass(frozen=True)
class Shape:
    """A text of `least` to `most` characters that `pattern` holds of, from its first character to its last."""

    most: int
    least: int = 0
    pattern: str = _LINE

    @cached_property
    def _holds(self) -> re.Pattern[str]:
        return re.compile(self.pattern[:-1] + r"\Z")

    def fault(self, value: Any) -> str:
        """What is wrong with a value, in words; "" where it fits.

        >>> Shape(2, pattern="^[A-Z]*$").fault("USA")
        '3 characters, and at most 2 fit'
        """
        if not isinstance(value, str):
            return "not a text"
        if len(value) > self.most:
            return f"{len(value)} characters, and at most {self.most} fit"
        if len(value) < self.least:
            return "empty" if not value else f"{len(value)} characters, and at least {self.least} are needed"
        return "" if self._holds.match(value) else "characters that do not fit"

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """For the API, which alone knows pydantic: the shape in its words."""
        found = handler(source)
        return {**found, "max_length": self.most, "min_length": self.least, "pattern": self.pattern}


@dataclass(frozen=True)
class Between:
    """A whole number from `least` to `most`, both in."""

    least: int
    most: int

    def fault(self, value: Any) -> str:
        """
        >>> Between(0, 10).fault(11)
        '11 is not from 0 to 10'
        """
        if not isinstance(value, int) or isinstance(value, bool):
            return "not a whole number"
        return "" if self.least <= value <= self.most else f"{value} is not from {self.least} to {self.most}"

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        found = handler(source)
        return {**found, "ge": self.least, "le": self.most, "strict": True}


Id = Annotated[str, Shape(40, pattern=r"^[a-z0-9]*$")]               # the id of a record; "" for none
Line = Annotated[str, Shape(300)]                                    # one line of text
Name = Annotated[str, Shape(200, 1)]                                 # what may not be empty
Words = Annotated[str, Shape(10_000, pattern=_WORDS)]                # text of many lines
Code = Annotated[str, Shape(40, pattern=r"^[A-Za-z0-9._-]*$")]       # a code or number of somebody's
Hts = Annotated[str, Shape(10, pattern=r"^[0-9]*$")]                 # no dots; "" where not known
Country = Annotated[str, Shape(2, pattern=r"^([A-Z]{2})?$")]         # ISO 3166 alpha-2; "" where not known
Cents = Annotated[int, Between(0, 10**15)]
Signed = Annotated[int, Between(-(10**15), 10**15)]                  # cents that may be owed either way
Count = Annotated[int, Between(0, 10**9)]
Most = Annotated[int, Between(1, 200)]                               # how many of a list are shown
Rate = Annotated[int, Between(0, 10**12)]                            # in hundred-millionths, as everywhere
