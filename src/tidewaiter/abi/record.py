"""Fixed-width records. One declaration is what we parse by, emit by, check by and print in the manual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from tidewaiter.abi.days import read_day, read_mmddyy
from tidewaiter.abi.field import ALLOWED, NUMERIC, C, Field, M, O, Value, filler
from tidewaiter.findings import Finding, Severity

__all__ = ["ALLOWED", "NUMERIC", "C", "Field", "M", "O", "Record", "Value", "filler", "read_mmddyy"]


class Record:
    """Base of every record. A subclass whose columns leave a gap or overlap does not import.

    A record whose later columns depend on a code in it (54 by its declaration type, E0 by its reference type) is
    declared plainly once with `switch`, the field that decides, and once more for each code as a subclass with `when`;
    `parse` gives the closest.

    Records that differ in their identifier only share a class without one, whose columns each of them has under its own `id`.
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

    _named: ClassVar[dict[str, Field]] = {}
    _sound: ClassVar[re.Pattern[str] | None] = None

    # A record that was read keeps its 80 columns and slices them when it is asked; one that was made keeps its values. One of them is None.
    __slots__ = ("_line", "_values")
    _line: str | None
    _values: dict[str, str] | None

    def __init_subclass__(
        cls, *, id: str = "", cite: str = "", title: str = "", page: str = "",
        switch: str = "", when: str = "",
    ) -> None:
        own = tuple(value for value in vars(cls).values() if isinstance(value, Field))
        if not own and id:
            own = cls._under(id)
        if not own:
            return
        cls.fields, cls.told = own, tuple(field for field in own if not field.filler)
        cls._named, cls._sound = {field.name: field for field in own}, None
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

    @classmethod
    def _under(cls, id: str) -> tuple[Field, ...]:
        """The columns of the class that it shares, with its own identifier in the first."""
        control, *others = cls.fields
        if control.fixed or control.width != len(id):
            raise TypeError(f"{cls.__name__} has no columns of its own, and those that it takes over begin with {control.fixed or control.last}")
        control = control.always(id)
        setattr(cls, control.name, control)
        return (control, *others)

    def __init__(self, **values: Value) -> None:
        named = self._named
        if unknown := values.keys() - named.keys():
            raise TypeError(f"record {self.id} has no field {', '.join(sorted(unknown))}")
        self._line = None
        self._values = {
            name: field.text(values[name]) if name in values else field.fixed for name, field in named.items()
        }

    @property
    def values(self) -> dict[str, str]:
        """What each field says, by its name. It is not to be changed: the record would not follow."""
        if self._values is None:
            line = self._line or ""
            self._values = {field.name: field.read(line) for field in self.fields}
        return self._values

    @property
    def trimmed(self) -> dict[str, str]:
        """What each field says without the spaces around it, by its name."""
        return {name: value.strip(" ") for name, value in self.values.items()}

    def told_of(self, field: Field) -> str:
        """What one field says."""
        return self._values[field.name] if self._values is not None else field.read(self._line or "")

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
        text = self.told_of(self._named[name]).strip(" ")
        return int(text) if text.isascii() and text.removeprefix("-").isdigit() else None

    def as_decimal(self, name: str) -> Decimal | None:
        """A numeric field with its implied decimals; None where it is blank or no number."""
        number = self.as_int(name)
        return None if number is None else Decimal(number).scaleb(-self.field(name).decimals)

    def as_day(self, name: str) -> date | None:
        """A day; None where it is blank or none of the calendar."""
        field = self._named[name]
        return read_day(self.told_of(field), field.form)

    @classmethod
    def field(cls, name: str) -> Field:
        return cls._named[name]

    @classmethod
    def parse(cls, line: str) -> Record:
        """Read a line, whatever is in it; a short line reads as if spaces followed. `findings` names its faults."""
        if len(line) != 80:
            line = line.ljust(80)[:80]
        closest = cls.closest(cls._named[cls.switch].read(line)) if cls.switch else cls
        record = closest.__new__(closest)
        record._line, record._values = line, None
        return record

    @classmethod
    def closest(cls, code: str) -> type[Record]:
        """The variant for a code of the deciding field, else the plain record."""
        return cls.variants.get(code, cls)

    def emit(self) -> str:
        """The line, always 80 columns. One that was read is given back: each field writes the columns that it reads."""
        return self._line if self._line is not None else "".join(field.write(self.values[field.name]) for field in self.fields)

    @classmethod
    def sound(cls) -> re.Pattern[str]:
        """Matches the whole of a line exactly where the record read from it has no findings."""
        if cls._sound is None:
            cls._sound = re.compile("".join(field.pattern() for field in cls.fields))
        return cls._sound

    def findings(self, line_no: int) -> Iterator[Finding]:
        """The faults of its fields, of each by itself. `line_no` counts the lines of the file from 1."""
        if self._line is not None and self.sound().fullmatch(self._line):
            return
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
            notes += [field.form] if field.day else []
            notes += ["behind spaces"] if field.fill == " " else []
            if field.codes:
                named = (f"`{code}` {text}" if code else f"blank {text}" for code, text in field.codes.items())
                notes.append("; ".join(named))
            meaning = ", ".join([field.meaning, *notes]).replace("|", "\\|")
            columns = f"{field.first}-{field.last}"
            name = "" if field.filler else f"`{field.name}`"
            rows.append(f"| {name} | {columns} | {field.kind} | {field.status} | {meaning} |")
        return "\n".join(rows) + "\n"
