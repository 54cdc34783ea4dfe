"""One field of a fixed-width record: its columns, its class, what it may hold, and how its text is read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Self, TypeAlias, overload

from tidewaiter.abi.days import FORMS, pattern, read_day, write_day

if TYPE_CHECKING:
    from tidewaiter.abi.record import Record

LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
# The cent sign, which the batch chapter adds to class X, is no ASCII character and cannot be one column of a file.
PUNCTUATION = "!@#$%^&*()-_=+[{]}\\|;:'\",<.>/?`~"
ALLOWED = {
    "A":    frozenset(LETTERS + " "),
    "AN":   frozenset(LETTERS + DIGITS + " "),
    "N":    frozenset(DIGITS),
    "(S)N": frozenset(DIGITS + " "),
    "D":    frozenset(DIGITS),
    "X":    frozenset(LETTERS + DIGITS + " " + PUNCTUATION),
    "S":    frozenset(" "),
}
NUMERIC = frozenset({"N", "(S)N", "D"})

Value: TypeAlias = str | int | Decimal | date | None


_ONE = {
    "A": "[A-Z ]", "AN": "[A-Z0-9 ]", "N": "[0-9]", "X": "[" + re.escape("".join(sorted(ALLOWED["X"] - set(LETTERS + DIGITS)))) + "A-Z0-9]",
}


class Field:
    """One field of a record.

    `first` and `last` are columns counted from 1, as CATAIR prints them. `kind` is the class: A letters, AN letters and
    digits, N digits, (S)N digits after leading spaces, D a day as MMDDYY, X any printable character, S spaces only.
    `status` is M mandatory, C conditional or O optional. `decimals` are implied ones: a duty of 354300 is $3,543.00.
    `codes` are all the values that the chapter allows; "" among them lets a mandatory field be blank.

    `day` says that a field of another class holds a day, `form` in which order (MMDDYY where nothing is said). `fill` is what a number is
    written behind: zeros (SE-21, PGA-6), or spaces where the chapter of an (S)N field asks for them. A field that says nothing is spaces in
    every class (REQ-3).
    """

    __slots__ = ("codes", "day", "decimals", "fill", "first", "fixed", "form", "kind", "last", "meaning", "name", "numeric", "start", "status")

    def __init__(
        self, first: int, last: int, kind: str, status: str, meaning: str, *,
        fixed: str = "", decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None, form: str = "", fill: str = "0",
    ) -> None:
        if kind not in ALLOWED:
            raise TypeError(f"columns {first}-{last} have class {kind}; CATAIR has {', '.join(ALLOWED)}")
        if form and (form not in FORMS or len(form) != last - first + 1):
            raise TypeError(f"columns {first}-{last} hold no day as {form}; the forms are {', '.join(FORMS)}")
        if (day or kind == "D") and not form and last - first + 1 != 6:
            raise TypeError(f"columns {first}-{last} hold a day but not six digits: name its form")
        if fill != "0" and (fill, kind) != (" ", "(S)N"):
            raise TypeError(f"columns {first}-{last} are filled with {fill!r}; only class (S)N takes spaces before its digits")
        self.first, self.last, self.kind, self.status, self.meaning = first, last, kind, status, meaning
        self.fixed, self.decimals, self.day, self.codes = fixed, decimals, day or kind == "D" or bool(form), codes
        self.form, self.fill = form or "MMDDYY", fill
        self.start, self.numeric = first - 1, kind in NUMERIC
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, record: None, owner: type) -> Self: ...
    @overload
    def __get__(self, record: Record, owner: type) -> str: ...

    def __get__(self, record: Record | None, owner: type) -> Self | str:
        return self if record is None else record.told_of(self)

    def __set__(self, record: Record, value: str) -> None:
        raise AttributeError(f"a record does not change; make another with replace({self.name}=...)")

    def always(self, fixed: str) -> Field:
        """The same field where it always holds one value."""
        other = copy(self)
        other.fixed = fixed
        return other

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    @property
    def filler(self) -> bool:
        return self.kind == "S"

    def read(self, line: str) -> str:
        """The field of a line of at least 80 columns, so that `write` gives the same columns back."""
        text = line[self.start : self.last]
        trimmed = text.rstrip(" ")
        # Leading spaces and zeros of a number are kept, and so is a number pushed to the left.
        return text if trimmed and self.numeric else trimmed

    def write(self, value: str) -> str:
        """Exactly `width` columns: numbers to the right behind their fill, the rest to the left. `faults` names excess."""
        filled = value.rjust(self.width, self.fill) if self.numeric and value else value.ljust(self.width)
        return filled[: self.width]

    def text(self, value: Value) -> str:
        """A value as the field holds it: whole numbers count the last implied decimal, days take its form."""
        if value is None:
            return ""
        if isinstance(value, date):
            return write_day(value, self.form)
        if isinstance(value, Decimal):
            scaled = value.scaleb(self.decimals)
            return str(int(scaled)) if scaled == scaled.to_integral_value() else str(value)
        return str(value)

    def faults(self, value: str) -> Iterator[str]:
        """What is wrong with the value, each as the end of a sentence."""
        if not value.strip(" "):
            if self.status == "M" and not self.filler and not (self.codes and "" in self.codes):
                yield "is mandatory and is blank"
            return
        if len(value) > self.width:
            yield f"has {len(value)} characters and the record has room for {self.width}"
        if strange := sorted(set(value) - ALLOWED[self.kind]):
            shown = " ".join(map(ascii, strange))
            yield "is filler and holds data" if self.filler else f"has class {self.kind} and may not hold {shown}"
        elif self.kind == "(S)N" and not value.lstrip(" ").isdigit():
            yield "has spaces among or after its digits"
        elif self.fixed and value != self.fixed:
            yield f"is always {self.fixed}"
        elif self.codes is not None and value not in self.codes:
            yield f"is one of {', '.join(code or 'blank' for code in self.codes)}"
        elif self.day and value != "0" * self.width and read_day(value, self.form) is None:
            yield f"is no day of the calendar as {self.form}"

    @property
    def may_be_blank(self) -> bool:
        return self.status != "M" or self.filler or bool(self.codes and "" in self.codes)

    def pattern(self) -> str:
        """A regular expression of exactly those columns of which `faults` says nothing."""
        width, blank = self.width, f" {{{self.width}}}" if self.width > 1 else " "
        if self.filler:
            return blank
        if self.fixed or self.codes is not None:
            allowed = (self.fixed,) if self.fixed else tuple(self.codes or ())
            if self.fixed and self.codes is not None and self.fixed not in self.codes:
                allowed = ()
            sound = "|".join(re.escape(text) for code in allowed if (text := self._whole(code)))
        elif self.day:
            sound = f"0{{{width}}}|{pattern(self.form)}"
        elif self.kind == "(S)N":
            sound = "[0-9]"
            for n in range(2, width + 1):
                sound = f"(?:[0-9]{{{n}}}| {sound})"
        else:
            sound = f"{_ONE[self.kind]}{{{width}}}"
            if self.kind != "N":
                return sound if self.may_be_blank else f"(?!{blank}){sound}"
        return f"(?:{blank}|{sound or '(?!)'})" if self.may_be_blank else f"(?:{sound or '(?!)'})"

    def _whole(self, code: str) -> str:
        """A code in all its columns; "" where it cannot stand in them, or is no day of a field of days."""
        text = code if self.numeric else code.ljust(self.width)
        return text if code.strip(" ") and len(text) == self.width and not list(self.faults(code)) else ""


def M(
    first: int, last: int, kind: str, meaning: str, *,
    fixed: str = "", decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None, form: str = "", fill: str = "0",
) -> Field:
    """A mandatory field."""
    return Field(first, last, kind, "M", meaning, fixed=fixed, decimals=decimals, day=day, codes=codes, form=form, fill=fill)


def C(
    first: int, last: int, kind: str, meaning: str, *,
    decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None, form: str = "", fill: str = "0",
) -> Field:
    """A conditional field, spaces where it does not apply. The condition is no property of the record."""
    return Field(first, last, kind, "C", meaning, decimals=decimals, day=day, codes=codes, form=form, fill=fill)


def O(                                                                                                  # noqa: E743
    first: int, last: int, kind: str, meaning: str, *,
    decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None, form: str = "", fill: str = "0",
) -> Field:
    """An optional field."""
    return Field(first, last, kind, "O", meaning, decimals=decimals, day=day, codes=codes, form=form, fill=fill)


def filler(first: int, last: int) -> Field:
    """Columns that hold spaces."""
    return Field(first, last, "S", "M", "Filler")
