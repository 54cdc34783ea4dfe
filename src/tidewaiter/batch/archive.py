"""Archives of ABI files as columns: a table for each record, a row for each line, in bounded memory whatever the files hold.

Files are taken together until a chunk is full; of each chunk the lines are split, the few that carry state (A, B, Y, Z) are read one by one as
`codec` reads them, and all others by the columns of their record at once: `gather` those of 80 columns of ASCII, `columns` the rest. A line that
is no record is a row of the table of lines not read; a value that is not what its field holds is null and stands, with its text, in the table of
values not read, and so does, under no field, the text of a record's line that has not 80 columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.identify import GENERATED_CONTROL, INPUT_CONTROL, OUTPUT_CONTROL, record_class
from tidewaiter.abi.record import Record
from tidewaiter.batch import arrow, gather
from tidewaiter.batch.columns import Unreadable
from tidewaiter.batch.columns import columns as read
from tidewaiter.batch.gather import Group
from tidewaiter.batch.kinds import Kinds
from tidewaiter.batch.lines import Lines

CHUNK = 32 << 20
# A stream without line ends is cut into lines of this length; they are no records.
LONGEST = 8 << 20
# Lines that are read together, however short they are: each takes about 200 bytes.
MOST_LINES = 2_000_000
# A whole number of lines of 80 columns with either line end.
_PIECE = 81 * 82 * 8
_ENDS = np.isin(np.arange(256), list(b"ABYZ"))
_ENVELOPES = {id(kind): name for name, table in (("input", INPUT_CONTROL), ("output", OUTPUT_CONTROL), ("generated", GENERATED_CONTROL))
              for kind in table.values()}


class Table(NamedTuple):
    """What names a table: the application, the record, and which of its forms. Records of the envelope are of no application."""

    application: str
    record: str
    variant: str = ""

    @property
    def name(self) -> str:
        return "-".join(_plain(part) for part in (self.application or "envelope", self.record, self.variant) if part)


LINES_NOT_READ, VALUES_NOT_READ = Table("lines", "not-read"), Table("values", "not-read")


def _plain(part: str) -> str:
    """A code as a name of a file: `$I` and `%R` are applications too."""
    return "".join(c if c.isalnum() or c in "-_" else f"x{ord(c):02x}" for c in part)


@dataclass
class _Place:
    """Where the reading of a file stands: the counts of its tree, and what the open batch and block say that they hold."""

    file: str = ""
    line: int = 0                   # lines before the next
    batches: int = 0                # closed ones of the file
    blocks: int = 0                 # closed ones of the batch
    in_batch: bool = False
    in_block: bool = False
    told_batch: str = ""
    told_block: str = ""
    transaction: int = 0            # the last one of the block; 0 where it has no line yet

    @property
    def application(self) -> str:
        return self.told_block or self.told_batch

    def end_block(self) -> None:
        if self.in_block or self.transaction:
            self.blocks += 1
        self.in_block, self.told_block, self.transaction = False, "", 0

    def end_batch(self) -> None:
        self.end_block()
        if self.in_batch or self.blocks:
            self.batches += 1
        self.blocks, self.in_batch, self.told_batch = 0, False, ""


@dataclass
class _Stretch:
    """Lines of a chunk, from row `start` to before `end`, that stand in one block."""

    start: int
    end: int
    file: str
    line: int
    application: str
    batch: int
    block: int
    transaction: int


@dataclass
class _Chunk:
    """Bytes of one or more files, and the row where each of them begins."""

    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    begins: list[tuple[int, str]] = field(default_factory=list)        # the part with which a file begins, and its name


def tables(paths: Iterable[Path], chunk: int = CHUNK, progress: Callable[[int], None] | None = None) -> Iterator[tuple[Table, pl.DataFrame]]:
    """Each chunk of the files as tables. `at_file`, `at_line`, `at_batch`, `at_block`, `at_transaction` say where a row stands, counted from 1
    as in the tree of the file; a record of the envelope is in no transaction, and A and Z are in no block. The rows of a table of a chunk are in
    the order of its lines, but those of lines that have not 80 columns come in a frame before. Frames of a chunk share its memory. `progress` is
    told bytes.
    """
    place = _Place()
    for part in _chunks(paths, chunk):
        yield from _read(part, place)
        if progress is not None:
            progress(part.size)


def _chunks(paths: Iterable[Path], chunk: int) -> Iterator[_Chunk]:
    """Whole lines, of as many files as go into a chunk; a last line that does not end is ended."""
    current = _Chunk()
    for path in paths:
        current.begins.append((len(current.parts), str(path)))
        rest = b""
        with path.open("rb") as file:
            # Where every line has 80 columns a piece ends with a line, and none of it is copied.
            while read := file.read(max((chunk - current.size) // _PIECE, 1) * _PIECE):
                read = rest + read if rest else read
                end = read.rfind(b"\n") + 1
                whole, rest = read[:end], read[end:]
                if len(rest) > LONGEST:
                    whole, rest = whole + rest + b"\n", b""
                if whole:
                    current.parts.append(whole)
                    current.size += len(whole)
                if current.parts and current.size > chunk - _PIECE:
                    yield current
                    current = _Chunk()
        if rest:
            # A CR that ends the file is a column of its last line; the one that is added is not.
            current.parts.append(rest + b"\r\n")
            current.size += len(rest) + 2
    if current.parts:
        yield current


def _split(chunk: _Chunk) -> Iterator[_Chunk]:
    """A chunk of very short lines in chunks of fewer."""
    for n, part in enumerate(chunk.parts):
        names = [name for begin, name in chunk.begins if begin == n]
        ends = np.flatnonzero(np.frombuffer(part, dtype=np.uint8) == 10)[MOST_LINES - 1 :: MOST_LINES] + 1
        for start, end in pairwise(sorted({0, *ends.tolist(), len(part)})):
            yield _Chunk([part[start:end]], end - start, [(0, name) for name in names if start == 0])
    if last := [name for begin, name in chunk.begins if begin == len(chunk.parts)]:
        yield _Chunk([b""], 0, [(0, name) for name in last])


def _read(chunk: _Chunk, place: _Place) -> Iterator[tuple[Table, pl.DataFrame]]:
    before = [0, *accumulate(part.count(b"\n") for part in chunk.parts[: chunk.begins[-1][0]])] if chunk.begins else []
    starts = {before[n]: name for n, name in chunk.begins}
    lines = Lines(b"".join(chunk.parts) if chunk.parts[1:] else chunk.parts[0])
    if len(lines) > MOST_LINES:
        for some in _split(chunk):
            yield from _read(some, place)
        return
    kinds = Kinds()
    stretches, envelopes = _stretches(lines, starts, place)
    of = _numbers(lines, kinds, stretches, envelopes)
    where = _Where(lines, kinds, of, stretches, place)
    odd = np.zeros(len(lines), dtype=np.bool_)
    odd[lines.odd] = True
    order = np.argsort(of, kind="stable")
    ends = np.cumsum(np.bincount(of, minlength=len(kinds.known)))
    unread = order[: ends[0]]
    if len(unread):
        yield LINES_NOT_READ, where.of(unread).with_columns(lines.texts(unread).alias("text"))
    even: list[tuple[Table, type[Record], np.ndarray]] = []
    for one, start, end in zip(kinds.known[1:], ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        assert one is not None
        rows = order[start:end]
        if len(lines.odd):
            yield from _odd(*one, lines, where, rows[odd[rows]])
            rows = rows[~odd[rows]]
        even += [(_named(one[0], kind), kind, some) for kind, some in _forms(one[1], lines, rows)]
    yield from _even(even, lines, where)


def _named(application: str, kind: type[Record]) -> Table:
    return Table(application, kind.id, kind.when if application else _ENVELOPES.get(id(kind), ""))


def _even(found: list[tuple[Table, type[Record], np.ndarray]], lines: Lines, where: _Where) -> Iterator[tuple[Table, pl.DataFrame]]:
    """The tables of lines of 80 columns."""
    ends = list(accumulate(len(rows) for _, _, rows in found))
    groups = [Group(kind, end - len(rows), end) for (_, kind, rows), end in zip(found, ends, strict=True)]
    order = np.concatenate([rows for _, _, rows in found]) if found else np.empty(0, dtype=np.int64)
    places = where.of(order)
    for (table, _, _), group, (columns, unreadable) in zip(found, groups, gather.columns(groups, lines, order), strict=True):
        yield from _table(table, places.slice(group.start, group.end - group.start), columns, unreadable)


def _odd(application: str, kind: type[Record], lines: Lines, where: _Where, rows: np.ndarray) -> Iterator[tuple[Table, pl.DataFrame]]:
    """The tables of lines that have not 80 columns, or other characters than ASCII."""
    if not len(rows):
        return
    every = lines.texts(rows)
    forms: dict[type[Record], list[str]] = {kind: []}
    codes = pl.repeat("", len(rows), eager=True)
    if kind.switch:
        switch = kind.field(kind.switch)
        codes = every.str.slice(switch.start, switch.width).str.strip_chars_end(" ")
    for code in codes.unique(maintain_order=True).to_list():
        forms.setdefault(kind.closest(code) if kind.switch else kind, []).append(code)
    for form, its in forms.items():
        these = codes.is_in(its).arg_true()
        if len(these):
            texts = every.gather(these)
            columns, unreadable = read(form, texts.str.pad_end(Record.length))
            short = (texts.str.len_chars() != Record.length).arg_true()
            if len(short):
                unreadable.append(Unreadable("", short, texts.gather(short)))
            yield from _table(_named(application, form), where.of(rows[these.to_numpy()]), columns, unreadable)


def _forms(kind: type[Record], lines: Lines, rows: np.ndarray) -> Iterator[tuple[type[Record], np.ndarray]]:
    """The rows of each form of a record, where one of its fields decides."""
    forms = np.zeros(len(rows), dtype=np.uint8)
    known = [kind]
    if kind.switch and len(rows):
        switch = kind.field(kind.switch)
        codes = lines.cut(rows, switch.start, switch.width)
        for code, form in kind.variants.items():
            if len(code) <= switch.width and code == code.rstrip(" "):
                forms[codes == np.void(code.ljust(switch.width).encode())] = len(known)
                known.append(form)
    for n, form in enumerate(known):
        some = rows[forms == n] if len(known) > 1 else rows
        if len(some):
            yield form, some


def _stretches(lines: Lines, starts: dict[int, str], place: _Place) -> tuple[list[_Stretch], dict[int, type[Record] | None]]:
    """The chunk cut where a file begins and at each record of an envelope, which is a stretch by itself; and those records, by row."""
    stretches: list[_Stretch] = []
    envelopes: dict[int, type[Record] | None] = {}
    ended = set(np.flatnonzero(_ENDS[lines.heads[:, 0]]).tolist())
    shift, first = place.line + 1, 0
    for row in sorted({*ended, *starts, len(lines)}):
        if row > first:
            stretches.append(_Stretch(first, row, place.file, shift, place.application, place.batches + 1, place.blocks + 1, place.transaction))
            place.transaction = place.transaction or 1
        first = row
        if row in starts:
            place.__dict__.update(_Place(starts[row]).__dict__)
            shift = 1 - row
        if row in ended:
            text = lines.text(row)
            kind = envelopes[row] = record_class(place.application, text)
            stretches.append(_take(text, kind, row, shift, place))
            first = row + 1
    place.line = len(lines) + shift - 1
    return stretches, envelopes


def _take(text: str, kind: type[Record] | None, row: int, shift: int, place: _Place) -> _Stretch:
    """Let a record of an envelope change the place, as the codec's reader has it; the stretch says where it stands itself."""
    told = kind.parse(text).values.get("application", "") if kind is not None else ""
    match text[:1]:
        case "A":
            place.end_batch()
            batch, block = place.batches + 1, 0
            place.in_batch, place.told_batch = True, told
        case "B":
            place.end_block()
            batch, block = place.batches + 1, place.blocks + 1
            place.in_block, place.told_block = True, told
        case "Y":
            batch, block = place.batches + 1, place.blocks + 1
            place.in_block = True
            place.end_block()
        case _:
            place.end_block()
            batch, block = place.batches + 1, 0
            place.in_batch = True
            place.end_batch()
    return _Stretch(row, row + 1, place.file, shift, "", batch, block, -1)


def _numbers(lines: Lines, kinds: Kinds, stretches: list[_Stretch], envelopes: dict[int, type[Record] | None]) -> np.ndarray:
    """The number of every line's record."""
    applications = list(dict.fromkeys(one.application for one in stretches if one.transaction >= 0)) or [""]
    places = {application: n for n, application in enumerate(applications)}
    which = np.repeat(np.array([places.get(one.application, 0) for one in stretches], dtype=np.int32), [one.end - one.start for one in stretches])
    numbers = {row: kinds.number("", kind) for row, kind in envelopes.items()}
    found = kinds.of(lines, applications, which)
    found[list(numbers)] = list(numbers.values())
    return found


class _Where:
    """Where every line stands; the transactions of a block begin with its first line and at each record that opens one."""

    def __init__(self, lines: Lines, kinds: Kinds, of: np.ndarray, stretches: list[_Stretch], place: _Place) -> None:
        opened = np.array([_opens(one) for one in kinds.known])[of]
        for n, one in enumerate(kinds.known):
            mark = APPLICATIONS[one[0]].mark if one and _opens(one) else ""
            if one and mark:
                field = one[1].field("kind")
                these = np.flatnonzero(of == n)
                opened[these[lines.cut(these, field.start, field.width) != np.void(mark.ljust(field.width).encode())]] = False
        sums = np.cumsum(opened)
        firsts = [one.start for one in stretches]
        bases = [
            _NONE if one.transaction < 0 else 1 - total if one.transaction == 0 else one.transaction - total + begun
            for one, total, begun in zip(stretches, sums[firsts].tolist(), opened[firsts].tolist(), strict=True)
        ]
        self.sums = sums
        self.stretch = np.repeat(np.arange(len(stretches), dtype=np.int32), [one.end - one.start for one in stretches])
        self.bases, self.shifts, self.batches = np.array(bases), np.array([one.line for one in stretches]), np.array([one.batch for one in stretches])
        self.blocks = np.array([one.block for one in stretches])
        self.files = pl.Series([one.file for one in stretches], dtype=pl.String)
        self.one_file = self.files[0] if self.files.n_unique() == 1 else None
        if stretches and stretches[-1].transaction >= 0 and place.transaction:
            place.transaction = int(bases[-1] + sums[-1])

    def of(self, rows: np.ndarray) -> pl.DataFrame:
        stretch = self.stretch[rows]
        bases, blocks = self.bases[stretch], self.blocks[stretch]
        files = pl.repeat(self.one_file, len(rows), dtype=pl.String, eager=True) if self.one_file is not None else self.files.gather(stretch)
        return pl.DataFrame([
            files.alias("at_file"), arrow.whole(self.shifts[stretch] + rows).alias("at_line"), arrow.whole(self.batches[stretch]).alias("at_batch"),
            arrow.whole(blocks, blocks > 0).alias("at_block"), arrow.whole(bases + self.sums[rows], bases > _NONE).alias("at_transaction"),
        ])


_NONE = -1 << 62


def _opens(one: tuple[str, type[Record]] | None) -> bool:
    application = APPLICATIONS.get(one[0]) if one else None
    return bool(one and application and application.opens and issubclass(one[1], application.opens))


def _table(
    table: Table, places: pl.DataFrame, columns: list[pl.Series], unreadable: list[Unreadable],
) -> Iterator[tuple[Table, pl.DataFrame]]:
    yield table, places.hstack(columns)
    for one in unreadable:
        named = {"application": table.application, "record": table.record, "variant": table.variant, "field": one.field}
        yield VALUES_NOT_READ, places[one.rows].with_columns(*(pl.lit(text).alias(name) for name, text in named.items()), one.texts.alias("text"))


@dataclass
class Written:
    """What an archive became: rows and files of each table."""

    files: int = 0
    lines: int = 0
    rows: dict[Table, int] = field(default_factory=dict)
    parts: dict[Table, int] = field(default_factory=dict)


# Rows that are held before they are written: a table of many parts is slow to open, and each row takes about 200 bytes.
HELD = 2_000_000
FORMS = ("parquet", "arrow")


def write(paths: list[Path], out: Path, form: str = "parquet", chunk: int = CHUNK, progress: Callable[[int], None] | None = None) -> Written:
    """The tables of the files as `out/TABLE/00001.parquet` and so on (or Arrow IPC, `.arrow`), a folder a table."""
    written = Written(len(paths))
    held: dict[Table, list[pl.DataFrame]] = {}
    rows = 0
    for table, frame in tables(paths, chunk, progress):
        held.setdefault(table, []).append(frame)
        rows += len(frame)
        written.rows[table] = written.rows.get(table, 0) + len(frame)
        if table != VALUES_NOT_READ:
            written.lines += len(frame)
        if rows >= HELD:
            _flush(held, out, form, written)
            rows = 0
    _flush(held, out, form, written)
    return written


def _flush(held: dict[Table, list[pl.DataFrame]], out: Path, form: str, written: Written) -> None:
    for table, frames in held.items():
        part = written.parts[table] = written.parts.get(table, 0) + 1
        folder = out / table.name
        folder.mkdir(parents=True, exist_ok=True)
        frame = pl.concat(frames)
        if form == "arrow":
            frame.write_ipc(folder / f"{part:05}.arrow", compression="zstd")
        else:
            frame.write_parquet(folder / f"{part:05}.parquet")
    held.clear()
