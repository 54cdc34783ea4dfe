"""Fixed-width records. One declaration is what we parse by, emit by, check by and print in the manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, Self, TypeAlias, overload

from tidewaiter.findings import Finding, Severity

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


class Field:
    """One field of a record.

    `first` and `last` are columns counted from 1, as CATAIR prints them. `kind` is the class: A letters, AN letters and
    digits, N digits, (S)N digits after leading spaces, D a day as MMDDYY, X any printable character, S spaces only.
    `status` is M mandatory, C conditional or O optional. `decimals` are implied ones: a duty of 354300 is $3,543.00.
    `codes` are all the values that the chapter allows; "" among them lets a mandatory field be blank. `day` marks a day in a field of
    another class, in six columns or in eight with its century.
    """

    __slots__ = ("codes", "day", "decimals", "first", "fixed", "kind", "last", "meaning", "name", "status")

    def __init__(
        self, first: int, last: int, kind: str, status: str, meaning: str, *,
        fixed: str = "", decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None,
    ) -> None:
        if kind not in ALLOWED:
            raise TypeError(f"columns {first}-{last} have class {kind}; CATAIR has {', '.join(ALLOWED)}")
        self.first, self.last, self.kind, self.status, self.meaning = first, last, kind, status, meaning
        self.fixed, self.decimals, self.day, self.codes = fixed, decimals, day or kind == "D", codes
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, record: None, owner: type) -> Self: ...
    @overload
    def __get__(self, record: Record, owner: type) -> str: ...

    def __get__(self, record: Record | None, owner: type) -> Self | str:
        return self if record is None else record.values[self.name]

    def __set__(self, record: Record, value: str) -> None:
        raise AttributeError(f"a record does not change; make another with replace({self.name}=...)")

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    @property
    def filler(self) -> bool:
        return self.kind == "S"

    @property
    def writing(self) -> str:
        """How a day is written in the field's columns."""
        return "MMDDCCYY" if self.width == 8 else "MMDDYY"

    def read(self, line: str) -> str:
        """The field of a line of at least 80 columns, so that `write` gives the same columns back."""
        text = line[self.first - 1 : self.last]
        trimmed = text.rstrip(" ")
        # Leading spaces and zeros of a number are kept, and so is a number pushed to the left.
        return text if trimmed and self.kind in NUMERIC else trimmed

    def write(self, value: str) -> str:
        """Exactly `width` columns: numbers to the right behind zeros, the rest to the left. `faults` names excess."""
        filled = value.rjust(self.width, "0") if self.kind in NUMERIC and value else value.ljust(self.width)
        return filled[: self.width]

    def text(self, value: Value) -> str:
        """A value as the field holds it: whole numbers count the last implied decimal, days become MMDDYY, in eight columns MMDDCCYY."""
        if value is None:
            return ""
        if isinstance(value, date):
            return value.strftime("%m%d%Y" if self.width == 8 else "%m%d%y")
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
        elif self.day and value != "0" * self.width and read_mmddyy(value) is None:
            yield f"is no day of the calendar as {self.writing}"


def M(
    first: int, last: int, kind: str, meaning: str, *,
    fixed: str = "", decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None,
) -> Field:
    """A mandatory field."""
    return Field(first, last, kind, "M", meaning, fixed=fixed, decimals=decimals, day=day, codes=codes)


def C(
    first: int, last: int, kind: str, meaning: str, *,
    decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None,
) -> Field:
    """A conditional field, spaces where it does not apply. The condition is no property of the record."""
    return Field(first, last, kind, "C", meaning, decimals=decimals, day=day, codes=codes)


def O(                                                                                                  # noqa: E743
    first: int, last: int, kind: str, meaning: str, *,
    decimals: int = 0, day: bool = False, codes: Mapping[str, str] | None = None,
) -> Field:
    """An optional field."""
    return Field(first, last, kind, "O", meaning, decimals=decimals, day=day, codes=codes)


def filler(first: int, last: int) -> Field:
    """Columns that hold spaces."""
    return Field(first, last, "S", "M", "Filler")


def read_mmddyy(text: str) -> date | None:
    """The day that six digits name, in this century, or eight with theirs; None if they name none.

    >>> read_mmddyy("091826"), read_mmddyy("09181998"), read_mmddyy("023026")
    (datetime.date(2026, 9, 18), datetime.date(1998, 9, 18), None)
    """
    full = text[:4] + "20" + text[4:] if len(text) == 6 else text
    try:
        return datetime.strptime(full, "%m%d%Y").date() if len(full) == 8 else None  # noqa: DTZ007
    except ValueError:
        return None


class Record:
    """Base of every record. A subclass whose columns leave a gap or overlap does not import.

    A record whose later columns depend on a code in it (54 by its declaration type, E0 by its reference type) is
    declared plainly once with `switch`, the field that decides, and once more for each code as a subclass with `when`;
    `parse` gives the closest.
    """

    id: ClassVar[str] = ""
    cite: ClassVar[str] = ""
    title: ClassVar[str] = ""
    page: ClassVar[str] = ""
    length: ClassVar[int] = 80
    fields: ClassVar[tuple[Field, ...]] = ()
    told: ClassVar[tuple[Field, ...]] = ()           # those that say something: all but filler
    switch: ClassVar[str] = ""
    when: ClassVar[str] = ""
    variants: ClassVar[dict[str, type[Record]]] = {}

    values: dict[str, str]

    def __init_subclass__(
        cls, *, id: str = "", cite: str = "", title: str = "", page: str = "",
        switch: str = "", when: str = "",
    ) -> None:
        own = tuple(value for value in vars(cls).values() if isinstance(value, Field))
        if not own:
            return
        cls.fields, cls.told = own, tuple(field for field in own if not field.filler)
        cls.id, cls.title, cls.page, cls.when = id or cls.id, title or cls.title, page or cls.page, when
        cls.cite = f"{cite or cls.cite.partition(', record ')[0]}, record {cls.id}, page {cls.page}"
        if when:
            cls.variants[when] = cls
            # A variant in words has other columns where the deciding field stands: it is no longer asked.
            cls.switch = cls.switch if any(field.name == cls.switch for field in own) else ""
        else:
            cls.switch, cls.variants = switch, {}
        if taken := {field.name for field in own} & set(dir(Record)):
            raise TypeError(f"{cls.__name__} calls a field {', '.join(sorted(taken))}, which every record has")
        column = 1
        for field in cls.fields:
            if field.first != column:
                raise TypeError(f"{cls.__name__}.{field.name} starts at {field.first}; column {column} is next")
            column = field.last + 1
        if column != cls.length + 1:
            raise TypeError(f"{cls.__name__} ends at column {column - 1}, not {cls.length}")

    def __init__(self, **values: Value) -> None:
        named = {field.name: field for field in self.fields}
        if unknown := values.keys() - named.keys():
            raise TypeError(f"record {self.id} has no field {', '.join(sorted(unknown))}")
        self.values = {
            name: field.text(values[name]) if name in values else field.fixed for name, field in named.items()
        }

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Record) and self.values == other.values

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        told = ", ".join(f"{field.name}={self.values[field.name]!r}" for field in self.told if self.values[field.name])
        return f"{type(self).__name__}({told})"

    def replace(self, **changes: Value) -> Self:
        """The same record with other values."""
        values: dict[str, Value] = {**self.values, **changes}
        return type(self)(**values)

    def as_int(self, name: str) -> int | None:
        """A numeric field as a whole number of its last implied decimal, below zero after a minus; None where it is blank or no number.

        Of an amount with two implied decimals that is cents.
        """
        text = self.values[name].strip(" ")
        return int(text) if text.isascii() and text.removeprefix("-").isdigit() else None

    def as_decimal(self, name: str) -> Decimal | None:
        """A numeric field with its implied decimals; None where it is blank or no number."""
        number = self.as_int(name)
        return None if number is None else Decimal(number).scaleb(-self.field(name).decimals)

    def as_day(self, name: str) -> date | None:
        """A day; None where it is blank or none of the calendar."""
        return read_mmddyy(self.values[name])

    @classmethod
    def field(cls, name: str) -> Field:
        for field in cls.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @classmethod
    def parse(cls, line: str) -> Record:
        """Read a line, whatever is in it; a short line reads as if spaces followed. `findings` names its faults."""
        line = line.ljust(cls.length)
        closest = cls.closest(cls.field(cls.switch).read(line)) if cls.switch else cls
        record = closest.__new__(closest)
        record.values = {field.name: field.read(line) for field in closest.fields}
        return record

    @classmethod
    def closest(cls, code: str) -> type[Record]:
        """The variant for a code of the deciding field, else the plain record."""
        return cls.variants.get(code, cls)

    def emit(self) -> str:
        """The line, always 80 columns."""
        return "".join(field.write(self.values[field.name]) for field in self.fields)

    def findings(self, line_no: int) -> Iterator[Finding]:
        for field in self.fields:
            value = self.values[field.name]
            for fault in field.faults(value):
                where = f"line {line_no}, record {self.id}, columns {field.first}-{field.last}"
                shown = f": {value!a}" if value.strip(" ") else ""
                yield Finding(
                    f"{self.id}.{field.name}", Severity.FATAL, where, f"{field.meaning} {fault}{shown}", self.cite,
                    f"Mend columns {field.first}-{field.last} and send the batch again.",
                )

    @classmethod
    def manual(cls) -> str:
        """The record as a Markdown table, for docs/abi and `tidewaiter abi manual`."""
        shown = f"{cls.id} with {cls.switch} {cls.when}" if cls.when else cls.id
        rows = [f"### {shown}: {cls.title}", "", f"{cls.cite}.", "",
                "| field | columns | class | status | meaning |", "| --- | --- | --- | --- | --- |"]
        for field in cls.fields:
            notes = [f"always `{field.fixed}`"] if field.fixed else []
            notes += [f"{field.decimals} implied decimals"] if field.decimals else []
            notes += [field.writing] if field.day else []
            if field.codes:
                named = (f"`{code}` {text}" if code else f"blank {text}" for code, text in field.codes.items())
                notes.append("; ".join(named))
            meaning = ", ".join([field.meaning, *notes]).replace("|", "\\|")
            columns = f"{field.first}-{field.last}"
            name = "" if field.filler else f"`{field.name}`"
            rows.append(f"| {name} | {columns} | {field.kind} | {field.status} | {meaning} |")
        return "\n".join(rows) + "\n"
