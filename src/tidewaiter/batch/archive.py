"""Archives of ABI files as columns: a table for each record, a row for each line, in bounded memory whatever the files hold.

Files are taken together until a chunk is full; of each chunk the lines are split, the few that carry state (A, B, Y, Z) are read one by one
as `codec` reads them, and all others by the columns of their record at once. A line that is no record is a row of the table of lines not
read; a value that is not what its field holds is null and stands, with its text, in the table of values not read, and so does, under no
field, the text of a record's line that has not 80 columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import polars as pl

from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.identify import GENERATED_CONTROL, INPUT_CONTROL, OUTPUT_CONTROL, known, record_class
from tidewaiter.abi.record import Record
from tidewaiter.batch.columns import Unreadable, columns

CHUNK = 128 << 20
# A stream without line ends is cut into lines of this length; they are no records.
LONGEST = 8 << 20
_ENDS = frozenset("ABYZ")
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
    as in the tree of the file; a record of the envelope is in no transaction, and A and Z are in no block. `progress` is told bytes.
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
            while read := file.read(max(chunk - current.size, 1 << 16)):
                read = rest + read if rest else read
                end = read.rfind(b"\n") + 1
                whole, rest = read[:end], read[end:]
                if len(rest) > LONGEST:
                    whole, rest = whole + rest + b"\n", b""
                if whole:
                    current.parts.append(whole)
                    current.size += len(whole)
                if current.size >= chunk:
                    yield current
                    current = _Chunk()
        if rest:
            # A CR that ends the file is a column of its last line; the one that is added is not.
            current.parts.append(rest + b"\r\n")
            current.size += len(rest) + 2
    if current.parts:
        yield current


def _read(chunk: _Chunk, place: _Place) -> Iterator[tuple[Table, pl.DataFrame]]:
    before = [0, *accumulate(part.count(b"\n") for part in chunk.parts[: chunk.begins[-1][0]])] if chunk.begins else []
    starts = {before[n]: name for n, name in chunk.begins}
    text = b"".join(chunk.parts) if chunk.parts[1:] else chunk.parts[0]
    lines = pl.read_lines(text if text.isascii() else text.decode("latin-1").encode("utf-8"), name="line").to_series()
    whole = bool((lines.str.len_bytes() == Record.length).all())
    heads = _Heads(lines)
    stretches, envelopes = _stretches(lines, heads.ends(), starts, place)
    kinds = _Kinds(stretches, heads)
    rows = kinds.place(lines, place)
    for table, (kind, found) in envelopes.items():
        yield from _table(table, kind, rows[found].drop("kind"), whole)
    for (n,), some in rows.partition_by("kind", as_dict=True, include_key=False).items():
        one = kinds.known[n]
        if n == _UNREAD:
            yield LINES_NOT_READ, some.rename({"line": "text"})
        elif one is not None:
            application, kind = one
            for variant, its in _variants(kind, some):
                yield from _table(Table(application, kind.id, variant.when), variant, its, whole)


class _Heads:
    """The first four columns of every line, which say what it is: each that occurs, and the number of it for every row."""

    def __init__(self, lines: pl.Series) -> None:
        heads = lines.str.slice(0, 4).cast(pl.Categorical(pl.Categories.random()))
        seen = heads.unique()
        numbered = dict(zip(seen.to_physical().to_list(), seen.cast(pl.String).to_list(), strict=True))
        self.texts: list[str] = [numbered.get(n, "") for n in range(max(numbered, default=-1) + 1)]
        self.of = heads.to_physical().cast(pl.UInt32)

    def ends(self) -> list[int]:
        """The rows that begin or end a batch or a block."""
        ends = [head[:1] in _ENDS for head in self.texts]
        return pl.Series(ends, dtype=pl.Boolean).gather(self.of).arg_true().to_list()


def _stretches(
    lines: pl.Series, ends: list[int], starts: dict[int, str], place: _Place,
) -> tuple[list[_Stretch], dict[Table, tuple[type[Record], list[int]]]]:
    """The chunk cut where a file begins and at each record of an envelope, which is a stretch by itself; and those records."""
    stretches: list[_Stretch] = []
    envelopes: dict[Table, tuple[type[Record], list[int]]] = {}
    texts = dict(zip(ends, lines.gather(ends).to_list(), strict=True))
    shift, first = place.line + 1, 0
    for row in sorted({*ends, *starts, len(lines)}):
        if row > first:
            stretches.append(_Stretch(first, row, place.file, shift, place.application, place.batches + 1, place.blocks + 1, place.transaction))
            place.transaction = place.transaction or 1
        first = row
        if row in starts:
            place.__dict__.update(_Place(starts[row]).__dict__)
            shift = 1 - row
        if row in texts:
            kind = record_class(place.application, texts[row])
            stretches.append(_take(texts[row], kind, row, shift, place))
            if kind is not None:
                table = Table("", kind.id, _ENVELOPES.get(id(kind), ""))
                envelopes.setdefault(table, (kind, []))[1].append(row)
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


_ENVELOPE, _UNREAD = 0, 1


class _Kinds:
    """Which record of which application each row is, and where it stands, from the stretches and the beginnings of the lines."""

    def __init__(self, stretches: list[_Stretch], heads: _Heads) -> None:
        self.stretches = stretches
        self.known: list[tuple[str, type[Record]] | None] = [None, None]
        inner = list(dict.fromkeys(one.application for one in stretches if one.transaction >= 0))
        applications = {application: n for n, application in enumerate(inner, 1)}
        self.frame = pl.DataFrame({
            "at_file": [one.file for one in stretches], "shift": [one.line for one in stretches],
            "at_batch": [one.batch for one in stretches], "at_block": [one.block or None for one in stretches],
            "application": [applications[one.application] if one.transaction >= 0 else 0 for one in stretches],
            "length": [one.end - one.start for one in stretches],
        }, schema_overrides={"at_file": pl.String, "at_block": pl.Int64, "application": pl.UInt32, "length": pl.UInt32})
        self.stretch = self.frame.select(pl.int_range(pl.len(), dtype=pl.UInt32).repeat_by("length").explode()).to_series()
        # For each beginning, what it is in each of the applications of the chunk, that of the envelopes first.
        ids = {id for application in inner for id in known(application)}
        rows: dict[str, list[int]] = {}
        flat: list[int] = []
        for head in heads.texts:
            start = next((head[:width] for width in (4, 3, 2, 1) if head[:width] in ids), "")
            if start not in rows:
                rows[start] = [_ENVELOPE, *(self._number(application, start) for application in inner)]
            flat += rows[start]
        table = pl.Series(flat, dtype=pl.UInt32)
        self.kind = table.gather(heads.of * (len(inner) + 1) + self.frame["application"].gather(self.stretch)).alias("kind")

    def _number(self, application: str, start: str) -> int:
        kind = record_class(application, start) if start else None
        if kind is None:
            return _UNREAD
        if (application, kind) not in self.known:
            self.known.append((application, kind))
        return self.known.index((application, kind))

    def place(self, lines: pl.Series, place: _Place) -> pl.DataFrame:
        """The rows with their places; the transactions of a block begin with its first line and at each record that opens one."""
        opened = pl.Series([self._opens(n) for n in range(len(self.known))], dtype=pl.Boolean).gather(self.kind)
        for n, one in enumerate(self.known):
            mark = APPLICATIONS[one[0]].mark if one and self._opens(n) else ""
            if one and mark:
                field = one[1].field("kind")
                these = (self.kind == n).arg_true()
                silent = these.filter(lines.gather(these).str.slice(field.start, field.width).str.strip_chars_end(" ") != mark)
                opened = opened.scatter(silent, False)
        begins = opened.cast(pl.Int64)
        sums = begins.cum_sum()
        firsts = [one.start for one in self.stretches]
        bases = [
            None if one.transaction < 0 else 1 - total if one.transaction == 0 else one.transaction - total + begun
            for one, total, begun in zip(self.stretches, sums.gather(firsts).to_list(), begins.gather(firsts).to_list(), strict=True)
        ]
        frame = self.frame.select("at_file", "shift", "at_batch", "at_block", pl.Series("base", bases, dtype=pl.Int64))[self.stretch]
        rows = frame.with_columns(sums.alias("sums"), lines, self.kind).select(
            "at_file", (pl.col("shift") + pl.int_range(pl.len())).alias("at_line"), "at_batch", "at_block",
            (pl.col("base") + pl.col("sums")).alias("at_transaction"), "line", "kind",
        )
        if self.stretches and self.stretches[-1].transaction >= 0 and place.transaction:
            place.transaction = int(rows["at_transaction"][-1])
        return rows

    def _opens(self, n: int) -> bool:
        one = self.known[n]
        application = APPLICATIONS.get(one[0]) if one else None
        return bool(one and application and application.opens and issubclass(one[1], application.opens))


def _variants(kind: type[Record], rows: pl.DataFrame) -> Iterator[tuple[type[Record], pl.DataFrame]]:
    """The rows of each form of a record, where one of its fields decides."""
    if not kind.switch:
        yield kind, rows
        return
    switch = kind.field(kind.switch)
    codes = rows["line"].str.slice(switch.start, switch.width).str.strip_chars_end(" ")
    forms: dict[type[Record], list[str]] = {}
    for code in codes.unique(maintain_order=True).to_list():
        forms.setdefault(kind.closest(code), []).append(code)
    for form, its in forms.items():
        yield form, rows.filter(codes.is_in(its))


def _table(table: Table, kind: type[Record], rows: pl.DataFrame, whole: bool) -> Iterator[tuple[Table, pl.DataFrame]]:
    lines = rows["line"]
    places = rows.drop("line")
    read, unreadable = columns(kind, lines if whole else lines.str.pad_end(Record.length))
    yield table, places.hstack(read)
    if not whole:
        odd = (lines.str.len_chars() != Record.length).arg_true()
        if len(odd):
            unreadable.append(Unreadable("", odd, lines.gather(odd)))
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
