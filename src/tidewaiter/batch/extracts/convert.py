"""Sources into the lines that `duty rerate` takes: in batches, so that memory holds one batch and not the file."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from tidewaiter.batch.extracts.column_map import COLUMNS, NEEDED, ColumnMap, Source, found, plain
from tidewaiter.batch.extracts.readings import QUANTITY, read, tidy
from tidewaiter.batch.extracts.tables import ROW, Table, Unreadable, batches, opened
from tidewaiter.batch.extracts.tariff_rows import BAD, KEY, MONEY, ORDINAL, Gathered, gather
from tidewaiter.batch.extracts.told import Told
from tidewaiter.batch.rerate.schema import USD
from tidewaiter.findings import Finding
from tidewaiter.values import immutable

_DTYPES: dict[str, pl.DataType] = {"day": pl.Date(), "money": USD, "number": QUANTITY}


@immutable
class Converted:
    """What became of the sources. `columns` are the source's headers by ours; `rows` are rows below headers that are not blank."""

    map: str
    lines: int
    rows: int
    columns: Mapping[str, str]
    findings: tuple[Finding, ...]


@immutable
class _Fitted:
    """A table and its header for each of our columns: the source's column, or several that are joined."""

    table: Table
    named: Mapping[str, tuple[str, ...]]


def fitting(files: Sequence[Path], maps: Sequence[ColumnMap], sheet: str = "") -> ColumnMap:
    """The first of `maps` under which every file has the columns that lines need. Unreadable where there is none."""
    known = [one.headers() for one in maps]
    tables = [opened(path, known, (sheet,) if sheet else tuple(name for one in maps for name in one.sheets), bool(sheet)) for path in files]
    for one in maps:
        if not any(_missing(one, table) for table in tables):
            return one
    raise Unreadable(f"{files[0]}: no map that is held fits its columns; see what they could be with --propose, and give the map with --map")


def convert(
    files: Sequence[Path], chosen: ColumnMap, out: Path, *, sheet: str = "", keep: Sequence[str] = (), told_in: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> Converted:
    """Write the lines of `files` to `out`, in their order. Unreadable says in one line why that cannot be.

    A cell that cannot be read is null, its line stays, and `told_in` names it: a JSON object a line. `progress` is told the rows that were read
    since it was last told.
    """
    fitted = [_fit(path, chosen, sheet, keep) for path in files]
    columns = _columns(chosen, fitted)
    once = _repeating(chosen, fitted)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    told = Told(folder / "told.jsonl" if told_in else None)
    try:
        with told:
            rows = 0
            parts: list[Path] = []
            for n, one in enumerate(fitted):
                if one.table.guessed:
                    told.guessed(one.table.path)
                for batch, long in batches(one.table):
                    rows += batch.height
                    frame = _frame(batch, one, chosen, columns, keep, told, n)
                    told.long(one.table, long)
                    if frame.height:
                        parts.append(folder / f"{len(parts)}.parquet")
                        frame.write_parquet(parts[-1], compression="lz4")
                    if progress:
                        progress(batch.height)
            lines = _parts(parts, folder, once, told) if chosen.gather else parts
            empty = _empty(columns, keep)
            height = _written(lines, empty, folder / "out.parquet", told)
        if told_in:
            shutil.move(folder / "told.jsonl", told_in)
        shutil.move(folder / "out.parquet", out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    named = {ours: " + ".join(theirs) for ours, theirs in fitted[0].named.items()} | {
        ours: f"always {source.always}" for ours, source in chosen.columns.items() if source.always
    }
    if "line_id" not in named:
        named["line_id"] = "entry and line" if chosen.gather else "file and row"
    return Converted(chosen.name, height, rows, named, told.findings())


# which column is which

def _fit(path: Path, chosen: ColumnMap, sheet: str, keep: Sequence[str]) -> _Fitted:
    table = opened(path, [chosen.headers()], (sheet,) if sheet else chosen.sheets, bool(sheet))
    if missing := _missing(chosen, table):
        tried = {name: chosen.columns[name].headers or chosen.columns[name].join if name in chosen.columns else () for name in missing}
        wanted = "; ".join(f"{name} (tried {', '.join(headers) or 'nothing'})" for name, headers in tried.items())
        raise Unreadable(f"{path}: under the map {chosen.name or 'given'} there is no column for {wanted}; give another --map, or see --propose")
    for header in keep:
        if header not in table.headers:
            raise Unreadable(f"{path}: no column {header!r} to keep; there are {', '.join(table.headers)}")
        if header in COLUMNS:
            raise Unreadable(f"{path}: {header!r} is the name of a column of lines; map it, or call it otherwise before it is kept")
    return _Fitted(table, _named(chosen, table))


def _named(chosen: ColumnMap, table: Table) -> dict[str, tuple[str, ...]]:
    among: dict[str, str] = {}
    for header in table.headers:
        among.setdefault(plain(header), header)
    named = {}
    given: list[tuple[str, Source]] = [*chosen.columns.items(), *((f"fact {fact}", source) for fact, source in chosen.facts.items())]
    if chosen.gather:
        given += [("line", Source(chosen.gather.line)), ("ordinal", Source(chosen.gather.ordinal))]
    for name, source in given:
        if source.join:
            joined = tuple(there for header in source.join if (there := found((header,), among)))
            if joined and (len(joined) == len(source.join) or name not in ("line_id", "entry_id")):
                named[name] = joined
        elif (there := found(source.headers, among)) is not None:
            named[name] = (there,)
    return named


def _missing(chosen: ColumnMap, table: Table) -> list[str]:
    named = _named(chosen, table)
    given = {name for name, source in chosen.columns.items() if source.always}
    needed = [name for name in NEEDED if name not in named and name not in given]
    return [*needed, *(["line"] if chosen.gather and "line" not in named else [])]


def _columns(chosen: ColumnMap, fitted: Sequence[_Fitted]) -> list[str]:
    """Our columns that are written: those that lines need, and those that a file has."""
    has = {name for one in fitted for name in one.named} | {name for name, source in chosen.columns.items() if source.always}
    if chosen.facts or chosen.gather:
        has.add("facts")
    return [name for name, column in COLUMNS.items() if column.needed or name in has]


def _repeating(chosen: ColumnMap, fitted: Sequence[_Fitted]) -> set[str]:
    if chosen.gather is None:
        return set()
    repeating = {plain(header) for header in chosen.gather.once}
    return {name for name in MONEY for one in fitted if name in one.named and plain(one.named[name][0]) in repeating}


# rows

def _frame(batch: pl.DataFrame, one: _Fitted, chosen: ColumnMap, columns: Sequence[str], keep: Sequence[str], told: Told, file: int) -> pl.DataFrame:
    """A batch as our columns, ROW first; with the keys and flags by which rows are gathered where they are."""
    batch = _lines_only(batch, one, told)
    series = [batch[ROW]]
    given: dict[str, pl.Series] = {}
    for name in columns:
        source = chosen.columns.get(name, Source())
        raw = _raw(batch, name, one, source)
        got = read(name, source, raw, tariff_numbers=chosen.gather is not None)
        if name == "line_id" and name not in one.named:
            got = read(name, source, _numbered(batch, one, chosen))
        told.cells(one.table, name, raw, got.bad, batch[ROW])
        if COLUMNS[name].needed and name != "line_id":
            told.missing(one.table, name, got.values.is_null() & ~got.bad, batch[ROW])
        given[name] = got.values
        if chosen.gather and name in MONEY:
            series.append(got.bad.alias(f"{BAD}{name}"))
    if facts := {fact: tidy(_raw(batch, f"fact {fact}", one, source)) for fact, source in chosen.facts.items()}:
        given["facts"] = _facts(given["facts"], facts, chosen.facts)
    series += given.values()
    series += [batch[header] for header in keep]
    if chosen.gather:
        line = tidy(_raw(batch, "line", one, Source()))
        told.missing(one.table, "line", line.is_null(), batch[ROW])
        own = pl.format("{}\0{}\0{}", pl.lit(file), given["entry_id"].fill_null(""), line.fill_null("\0" + batch[ROW].cast(pl.String)))
        series.append(pl.select(own.alias(KEY)).to_series())
        if "ordinal" in one.named:
            series.append(batch[one.named["ordinal"][0]].str.strip_chars().cast(pl.Int64, strict=False).alias(ORDINAL))
        elif chosen.gather.ordinal:
            series.append(pl.Series(ORDINAL, [None] * batch.height, dtype=pl.Int64))
    return pl.DataFrame(series)


def _raw(batch: pl.DataFrame, name: str, one: _Fitted, source: Source) -> pl.Series:
    if source.always:
        return pl.Series(name, [source.always], dtype=pl.String).new_from_index(0, batch.height)
    if name not in one.named:
        return pl.Series(name, [None], dtype=pl.String).new_from_index(0, batch.height)
    if not source.join:
        return batch[one.named[name][0]].alias(name)
    parts = [pl.when(pl.col(theirs).str.strip_chars() != "").then(pl.col(theirs).str.strip_chars()) for theirs in one.named[name]]
    whole = pl.concat_str(parts, separator=source.between, ignore_nulls=name not in ("line_id", "entry_id"))
    return batch.select(whole.fill_null("").alias(name)).to_series()


def _numbered(batch: pl.DataFrame, one: _Fitted, chosen: ColumnMap) -> pl.Series:
    """Names of lines where no column names them: entry and line of a report, otherwise file and row."""
    if chosen.gather and "entry_id" in one.named and not chosen.columns["entry_id"].join:
        entry, line = one.named["entry_id"][0], one.named["line"][0]
        return batch.select(pl.format("{}-{}", pl.col(entry).str.strip_chars(), pl.col(line).str.strip_chars()).alias("line_id")).to_series()
    return batch.select(pl.format("{}:{}", pl.lit(one.table.path.name), pl.col(ROW)).alias("line_id")).to_series()


def _lines_only(batch: pl.DataFrame, one: _Fitted, told: Told) -> pl.DataFrame:
    """Without the rows that have neither number nor origin nor day, totals and what is printed below a report, and without the header where a
    report prints it again. They are told."""
    headers = [one.named[name][0] for name in ("hts", "origin", "entered") if name in one.named]
    if not headers:
        return batch
    said = pl.any_horizontal(pl.col(header).str.strip_chars() != "" for header in headers)
    header_again = pl.all_horizontal(pl.col(header).str.strip_chars() == header for header in headers)
    line = batch.select(said & ~header_again).to_series()
    if line.all():
        return batch
    told.no_lines(one.table, batch[ROW].filter(~line).to_list())
    return batch.filter(line)


def _facts(held: pl.Series, facts: Mapping[str, pl.Series], sources: Mapping[str, Source]) -> pl.Series:
    names = list(facts)
    translated = [sources[name].values for name in names]
    texts = []
    for own, *cells in zip(held.to_list(), *(column.to_list() for column in facts.values()), strict=True):
        given = {name: values.get(cell.casefold(), cell) for name, values, cell in zip(names, translated, cells, strict=True) if cell}
        texts.append(json.dumps({**given, **json.loads(own)}) if own and given else json.dumps(given, ensure_ascii=False) if given else own)
    return pl.Series("facts", texts, dtype=pl.String)


# gathering and writing

def _parts(parts: list[Path], folder: Path, once: set[str], told: Told) -> list[Path]:
    """The lines of the rows in `parts`. Where rows of a line do not stand together, all are sorted at once, which holds them in memory."""
    lines: list[Path] = []
    for rows in _together(parts):
        got: Gathered = gather(rows, once)
        told.gathered(got)
        lines.append(folder / f"lines-{len(lines)}.parquet")
        got.lines.write_parquet(lines[-1], compression="lz4")
    return lines


def _together(parts: Sequence[Path]) -> Iterator[pl.DataFrame]:
    """The rows in order, all rows of a line in one frame."""
    runs = []
    last = None
    for part in parts:
        keys = pl.read_parquet(part, columns=[KEY])[KEY]
        begins = keys.filter((keys != keys.shift(1)).fill_null(True))
        runs.append((begins.slice(1) if last is not None and begins[0] == last else begins).hash().to_numpy())
        last = keys[-1]
    hashes = np.concatenate(runs) if runs else np.empty(0, dtype=np.uint64)
    if len(np.unique(hashes)) < len(hashes):
        rows = pl.concat([pl.read_parquet(part) for part in parts]).with_row_index("\0place")
        rows = rows.with_columns(pl.col("\0place").min().over(KEY)).sort("\0place", maintain_order=True).drop("\0place")
        yield rows
        return
    held: pl.DataFrame | None = None
    for part in parts:
        rows = pl.read_parquet(part)
        rows = rows if held is None else pl.concat([held, rows])
        run = rows[KEY].rle_id()
        yield rows.filter(run < run[-1])
        held = rows.filter(run == run[-1])
    if held is not None:
        yield held


def _empty(columns: Sequence[str], keep: Sequence[str]) -> pl.DataFrame:
    schema = {name: _DTYPES.get(COLUMNS[name].is_, pl.String()) for name in columns} | dict.fromkeys(keep, pl.String())
    return pl.DataFrame(schema=schema)


def _written(parts: list[Path], empty: pl.DataFrame, out: Path, told: Told) -> int:
    height = 0
    ids = []
    for part in parts:
        named = pl.read_parquet(part, columns=["line_id"])["line_id"]
        ids.append(named.hash().to_numpy())
        height += len(named)
    if height:
        distinct = len(np.unique(np.concatenate(ids)))
        told.same_ids(height - distinct)
        pl.scan_parquet(parts).select(pl.col(name).cast(kind) for name, kind in empty.schema.items()).sink_parquet(out)
    else:
        empty.write_parquet(out)
    return height
