"""Parquet files joined into one without reading their pages: the row groups are copied as they are, and a footer is written that names them all.

Writing tens of millions of rows anew takes longer than rating them; copying their bytes does not. Source: parquet.thrift of Apache Parquet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from tidewaiter.batch.rerate.thrift import BINARY, I16, I64, LIST, STRUCT, Many, Struct, Unreadable, read, written

_MAGIC = b"PAR1"
_ARROW = b"ARROW:schema"
_CHUNK = 1 << 18                 # bytes copied at a time: as many as stay in the cache of a core
_TAIL = 8                        # the footer's length and the magic
# FileMetaData
_SCHEMA, _ROWS, _GROUPS, _KEYS = 2, 3, 4, 5
# RowGroup: its columns, its offset, its place among the groups
_COLUMNS, _GROUP_ROWS, _GROUP_OFFSET, _ORDINAL = 1, 3, 5, 7
# ColumnChunk: offsets in the file, and its ColumnMetaData, which has more
_CHUNK_OFFSETS, _CHUNK_META, _INDEX, _META_OFFSETS = (2,), 3, (4, 5, 6, 7), (9, 10, 11, 14)


class NotParquet(ValueError):
    """The file is no Parquet file, or not a whole one."""


def footer(path: Path) -> Struct:
    """The FileMetaData of a Parquet file."""
    with path.open("rb") as file:
        return _footer(file, path)[0]


def lines(path: Path) -> int:
    return footer(path).whole(_ROWS)


def told(path: Path, key: str) -> str | None:
    """What the footer says under a key; None where it says nothing."""
    for one in footer(path).structs(_KEYS):
        if one.fields.get(1, (BINARY, b""))[1] == key.encode():
            value = one.fields.get(2, (BINARY, b""))[1]
            return value.decode("utf-8", "replace") if isinstance(value, bytes) else None
    return None


def join(parts: Sequence[Path], out: IO[bytes], said: Mapping[str, str]) -> int:
    """Writes the rows of `parts`, one part after the other, with `said` by key in the footer, and gives their number.

    There is one part at least. NotParquet where one is no Parquet file or has other columns than the first.
    """
    out.write(_MAGIC)
    whole: Struct | None = None
    groups: list[Struct] = []
    rows = 0
    for path in parts:
        with path.open("rb") as file:
            meta, end = _footer(file, path)
            if whole is None:
                whole = meta
            elif written(Struct({_SCHEMA: meta.fields[_SCHEMA]})) != written(Struct({_SCHEMA: whole.fields[_SCHEMA]})):
                raise NotParquet(f"{path.name} has other columns than {parts[0].name}")
            by = out.tell() - len(_MAGIC)
            file.seek(len(_MAGIC))
            _copy(file, out, end - len(_MAGIC))
        try:
            some = [group for group in meta.structs(_GROUPS) if group.whole(_GROUP_ROWS)]
            for group in some:
                _shift(group, by)
        except Unreadable as error:
            raise NotParquet(f"{path.name}: its footer cannot be read: {error}") from None
        for group in some:
            group.fields[_ORDINAL] = (I16, len(groups) % (1 << 15))
            groups.append(group)
        rows += meta.whole(_ROWS)
    if whole is None:
        raise ValueError("no part to join")
    whole.fields[_ROWS] = (I64, rows)
    whole.fields[_GROUPS] = (LIST, Many(STRUCT, list(groups)))
    # A writer's own word on types may name the codes of one part's texts, which are not those of another's; the schema says what they are.
    gone = [_ARROW, *(key.encode() for key in said)]
    keys = [one for one in whole.structs(_KEYS) if one.fields.get(1, (BINARY, b""))[1] not in gone]
    keys += [Struct({1: (BINARY, key.encode()), 2: (BINARY, value.encode())}) for key, value in said.items()]
    whole.fields[_KEYS] = (LIST, Many(STRUCT, list(keys)))
    body = written(whole)
    out.write(body + len(body).to_bytes(4, "little") + _MAGIC)
    return rows


def _footer(file: IO[bytes], path: Path) -> tuple[Struct, int]:
    """The FileMetaData, and where it begins."""
    size = file.seek(0, 2)
    file.seek(max(size - _TAIL, 0))
    tail = file.read(_TAIL)
    length = int.from_bytes(tail[:4], "little")
    if size < _TAIL + len(_MAGIC) or tail[4:] != _MAGIC or length > size - _TAIL - len(_MAGIC):
        raise NotParquet(f"{path.name} is no Parquet file, or not a whole one")
    begin = size - _TAIL - length
    file.seek(begin)
    try:
        found = read(file.read(length))
        found.whole(_ROWS), found.structs(_GROUPS), found.structs(_SCHEMA), found.structs(_KEYS)
    except Unreadable as error:
        raise NotParquet(f"{path.name}: its footer cannot be read: {error}") from None
    return found, begin


def _copy(file: IO[bytes], out: IO[bytes], size: int) -> None:
    end = file.tell() + size
    while (left := end - file.tell()) > 0:
        chunk = file.read(min(left, _CHUNK))
        if not chunk:
            raise NotParquet("a file ended while it was copied")
        out.write(chunk)


def _shift(group: Struct, by: int) -> None:
    """Every offset of a row group, so much later in the file."""
    _later(group, (_GROUP_OFFSET,), by)
    for chunk in group.structs(_COLUMNS):
        # An index of pages holds offsets itself; no reader needs one.
        for number in _INDEX:
            chunk.fields.pop(number, None)
        _later(chunk, _CHUNK_OFFSETS, by)
        if meta := chunk.struct(_CHUNK_META):
            _later(meta, _META_OFFSETS, by)


def _later(of: Struct, fields: tuple[int, ...], by: int) -> None:
    for number in fields:
        # A chunk's own offset is 0 where a writer leaves it out.
        if number in of.fields and of.whole(number):
            of.fields[number] = (I64, of.whole(number) + by)
