"""Archives as columns say what the typed path reads, of each line; nothing is lost, whatever the bytes."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidewaiter.abi import codec, specimen
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.record import Field, Record
from tidewaiter.batch import archive
from tidewaiter.batch.columns import dtype, told

KNOWN = [one for one in APPLICATIONS.values() if one.records]
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def typed(record: Record, field: Field) -> object:
    if dtype(field) == pl.Date():
        return record.as_day(field.name)
    if dtype(field) == pl.String():
        return record.values[field.name].rstrip(" ")
    return record.as_decimal(field.name) if field.decimals else record.as_int(field.name)


def places(source: bytes) -> dict[int, tuple[int, int | None, int | None]]:
    """Batch, block and transaction of every line, from the tree."""
    found: dict[int, tuple[int, int | None, int | None]] = {}
    for b, batch in enumerate(codec.parse(source).batches, 1):
        found.update({line.number: (b, None, None) for line in (batch.header, batch.trailer) if line})
        for k, block in enumerate(batch.blocks, 1):
            found.update({line.number: (b, k, None) for line in (block.header, block.trailer) if line})
            for t, transaction in enumerate(block.transactions, 1):
                found.update({line.number: (b, k, t) for line in transaction.lines})
    return found


def compare(paths: list[Path], chunk: int = archive.CHUNK) -> None:
    """Hold every row of the tables against the typed path."""
    rows: dict[tuple[str, int], tuple[archive.Table, dict[str, object]]] = {}
    unread: dict[tuple[str, int, str], str] = {}
    for table, frame in archive.tables(paths, chunk):
        for row in frame.to_dicts():
            at = (str(row["at_file"]), int(row["at_line"]))
            if table == archive.VALUES_NOT_READ:
                unread[(*at, row["field"])] = row["text"]
            else:
                assert at not in rows
                rows[at] = (table, row)
    lines = 0
    for path in paths:
        source = path.read_bytes()
        where = places(source)
        for line in codec.parse(source).lines():
            lines += 1
            at = (str(path), line.number)
            table, row = rows[at]
            assert (row["at_batch"], row["at_block"], row["at_transaction"]) == where[line.number]
            record = line.record
            if record is None:
                assert (table, row["text"]) == (archive.LINES_NOT_READ, line.text)
                continue
            assert (table.record, table.variant if table.application else "") == (record.id, record.when)
            assert unread.pop((*at, ""), None) == (None if len(line.text) == 80 else line.text)
            for field in told(type(record)):
                value, raw = typed(record, field), record.values[field.name]
                assert row[field.name] == value, (field.name, raw)
                silent = value is not None or not raw.strip(" ") or (field.day and raw == "0" * field.width)
                assert unread.pop((*at, field.name), None) == (None if silent else line.text.ljust(80)[field.start : field.last])
    assert (lines, unread) == (len(rows), {})


@pytest.mark.parametrize("application", KNOWN, ids=lambda one: one.code)
def test_every_column_is_what_the_typed_path_reads(application: object, tmp_path: Path) -> None:
    path = tmp_path / "one.abi"
    path.write_bytes(specimen.batch(application, 150, seed=7).encode())
    compare([path])


@SLOW
@given(st.lists(st.tuples(st.sampled_from(KNOWN), st.integers(0, 10_000)), min_size=1, max_size=3), st.integers(0, 2**32),
       st.sampled_from([200, 5_000, archive.CHUNK]), st.sampled_from([b"\r\n", b"\n"]))
def test_damaged_files_in_chunks_of_any_size_read_as_their_trees(
    tmp_path: Path, batches: list[tuple[object, int]], seed: int, chunk: int, ending: bytes,
) -> None:
    chance = random.Random(seed)
    paths = []
    for n, (application, own) in enumerate(batches):
        lines = specimen.batch(application, 20, own).encode().split(b"\r\n")[:-1]
        for _ in range(chance.randrange(12)):
            at, column = chance.randrange(len(lines)), chance.randrange(81)
            byte = bytes([chance.randrange(256)]).replace(b"\n", b"\r")
            lines[at] = chance.choice([
                lines[at][:column] + byte + lines[at][column + 1 :], lines[at][:column], lines[at] + byte, b"", lines[at][:4].ljust(80),
                lines[at][:column] + chance.choice([b"+1", b"-0", b" 1 ", b"1e3", b"022926", b"123179", b"010170"]) + lines[at][column + 3 :],
            ])
        if chance.random() < 0.3:
            del lines[chance.randrange(len(lines))]
        path = tmp_path / f"{n}.abi"
        path.write_bytes(ending.join([*lines, b"" if chance.random() < 0.7 else b"Z2704B76\r"]))
        paths.append(path)
    compare(paths, chunk)


@SLOW
@given(st.lists(st.binary(max_size=300), max_size=3), st.sampled_from([64, archive.CHUNK]))
def test_any_bytes_are_read_and_none_are_lost(tmp_path: Path, sources: list[bytes], chunk: int) -> None:
    paths = []
    for n, source in enumerate(sources):
        paths.append(tmp_path / f"{n}.abi")
        paths[-1].write_bytes(source)
    compare(paths, chunk)


def test_tables_are_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "ae.abi"
    path.write_bytes(specimen.batch(APPLICATIONS["AE"], 300).encode())
    counts = defaultdict(int)
    for table, frame in archive.tables([path]):
        counts[table] += len(frame)
    for form, scan in (("parquet", pl.scan_parquet), ("arrow", pl.scan_ipc)):
        written = archive.write([path], tmp_path / form, form, chunk=5_000)
        assert dict(written.rows) == dict(counts)
        assert written.lines == path.read_bytes().count(b"\n")
        for table, rows in written.rows.items():
            assert scan(tmp_path / form / table.name / f"*.{form}").select(pl.len()).collect().item() == rows


def test_very_short_lines_are_read_in_smaller_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_LINES", 7)
    sources = [specimen.batch(APPLICATIONS["AE"], 10, 3).encode(), b"", b"\n" * 50, b"A\r\n\rB\n\n10\n5", b""]
    paths = [tmp_path / f"{n}.abi" for n in range(len(sources))]
    for path, source in zip(paths, sources, strict=True):
        path.write_bytes(source)
    compare(paths)


def test_numbers_behind_spaces_and_below_zero_are_read_and_others_are_told(tmp_path: Path) -> None:
    """Each number and day of a record holds each of these texts, filled to its width on either side."""
    texts = ["0", "7", "-7", "+7", "1 2", "-", "--7", "9" * 18, "1A", "022926", "022828", "000000", "123179", "010180", "\xb2",
             "01010000", "00000101", "02291900", "19000229", "02292000"]
    lines = []
    for application in (APPLICATIONS["AE"], APPLICATIONS["AX"], APPLICATIONS["SE"]):
        sample = specimen.batch(application, 80, 5).encode().decode("latin-1").split("\r\n")[:-1]
        for line in codec.parse("\r\n".join(sample).encode()).lines():
            lines.append(line.text)
            for field in told(type(line.record)) if line.record and line.text[:1] not in "ABYZ" else ():
                if field.numeric or field.day:
                    some = [text for text in texts if len(text) <= field.width]
                    lines += [line.text[: field.start] + made + line.text[field.last :] for text in some
                              for made in {text.ljust(field.width), text.rjust(field.width), text.rjust(field.width, "0")}]
    path = tmp_path / "numbers.abi"
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode("latin-1"))
    compare([path])


def test_a_stream_without_an_end_is_cut_and_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LONGEST", 70_000)
    path = tmp_path / "stream.abi"
    path.write_bytes(b"10A" * 100_000)
    frames = list(archive.tables([path], chunk=1 << 16))
    texts = [row["text"] for table, frame in frames if "text" in frame.columns for row in frame.to_dicts() if not row.get("field")]
    assert sorted("".join(texts)) == sorted("10A" * 100_000)
