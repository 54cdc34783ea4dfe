"""Thrift's compact protocol, as far as the footer of a Parquet file needs it: a struct read into its fields by number, changed, and written again.

Source: the compact protocol specification of Apache Thrift, and parquet.thrift of Apache Parquet for what the numbers mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field

STOP, TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(13)
_DEEPEST = 32


class Unreadable(ValueError):
    """The bytes are no struct of the compact protocol."""


@dataclass
class Many:
    """A list or a set: the type of its elements, and them."""

    kind: int
    of: list[Value]
    is_set: bool = False


@dataclass
class Struct:
    """Fields by number: the type of each and its value, in their order."""

    fields: dict[int, tuple[int, Value]] = field(default_factory=dict)

    def whole(self, number: int, default: int = 0) -> int:
        value = self.fields.get(number, (I64, default))[1]
        if not isinstance(value, int):
            raise Unreadable(f"field {number} is no whole number")
        return value

    def many(self, number: int) -> Many:
        value = self.fields.get(number, (LIST, Many(STRUCT, [])))[1]
        if not isinstance(value, Many):
            raise Unreadable(f"field {number} is no list")
        return value

    def structs(self, number: int) -> list[Struct]:
        found = self.many(number).of
        if not all(isinstance(one, Struct) for one in found):
            raise Unreadable(f"field {number} is no list of structs")
        return found                                 # type: ignore[return-value]

    def struct(self, number: int) -> Struct | None:
        value = self.fields.get(number, (STRUCT, None))[1]
        if value is not None and not isinstance(value, Struct):
            raise Unreadable(f"field {number} is no struct")
        return value


Value = bool | int | bytes | Many | Struct


def read(data: bytes) -> Struct:
    """The struct that bytes hold. Unreadable where they hold none."""
    try:
        found, _ = _struct(memoryview(data), 0, 0)
    except IndexError:
        raise Unreadable("it ends in the middle of a value") from None
    return found


def written(of: Struct) -> bytes:
    out = bytearray()
    _write_struct(of, out)
    return bytes(out)


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if not byte & 0x80:
            return value, at
        shift += 7
        if shift > 63:
            raise Unreadable("a number of more than 64 bits")


def _zigzag(data: memoryview, at: int) -> tuple[int, int]:
    value, at = _varint(data, at)
    return (value >> 1) ^ -(value & 1), at


def _struct(data: memoryview, at: int, depth: int) -> tuple[Struct, int]:
    if depth > _DEEPEST:
        raise Unreadable("structs too deep in one another")
    found, number = Struct(), 0
    while True:
        head = data[at]
        at += 1
        kind, delta = head & 0x0F, head >> 4
        if kind == STOP:
            return found, at
        if delta:
            number += delta
        else:
            number, at = _zigzag(data, at)
        if kind in (TRUE, FALSE):
            found.fields[number] = (TRUE, kind == TRUE)
        else:
            value, at = _value(data, at, kind, depth)
            found.fields[number] = (kind, value)


def _value(data: memoryview, at: int, kind: int, depth: int) -> tuple[Value, int]:
    if kind in (I16, I32, I64):
        return _zigzag(data, at)
    if kind == BYTE:
        return data[at], at + 1
    if kind in (DOUBLE, BINARY):
        size, at = (8, at) if kind == DOUBLE else _varint(data, at)
        if at + size > len(data):
            raise Unreadable("it ends in the middle of a text")
        return bytes(data[at : at + size]), at + size
    if kind == STRUCT:
        return _struct(data, at, depth + 1)
    if kind in (LIST, SET):
        if depth > _DEEPEST:
            raise Unreadable("lists too deep in one another")
        head = data[at]
        at += 1
        size, of = head >> 4, head & 0x0F
        if size == 15:
            size, at = _varint(data, at)
        if size > len(data) - at:
            raise Unreadable("a list longer than what follows")
        found: list[Value] = []
        for _ in range(size):
            if of in (TRUE, FALSE):
                found.append(data[at] == TRUE)
                at += 1
            else:
                value, at = _value(data, at, of, depth + 1)
                found.append(value)
        return Many(of, found, kind == SET), at
    raise Unreadable(f"a value of type {kind}")


def _put(value: int, out: bytearray) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def _put_zigzag(value: int, out: bytearray) -> None:
    _put(value << 1 if value >= 0 else (-value << 1) - 1, out)


def _write_struct(of: Struct, out: bytearray) -> None:
    last = 0
    for number, (kind, value) in sorted(of.fields.items()):
        if kind == TRUE:
            kind = TRUE if value else FALSE
        if 0 < number - last < 16:
            out.append((number - last) << 4 | kind)
        else:
            out.append(kind)
            _put_zigzag(number, out)
        last = number
        if kind not in (TRUE, FALSE):
            _write(kind, value, out)
    out.append(STOP)


def _write(kind: int, value: Value, out: bytearray) -> None:
    if isinstance(value, Struct):
        _write_struct(value, out)
    elif isinstance(value, Many):
        size = len(value.of)
        out.append(min(size, 15) << 4 | value.kind)
        if size >= 15:
            _put(size, out)
        for one in value.of:
            if value.kind in (TRUE, FALSE):
                out.append(TRUE if one else FALSE)
            else:
                _write(value.kind, one, out)
    elif isinstance(value, bytes):
        if kind != DOUBLE:
            _put(len(value), out)
        out += value
    elif kind == BYTE:
        out.append(value)
    else:
        _put_zigzag(value, out)
