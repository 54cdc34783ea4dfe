"""tidewaiter abi archive: tables of files and folders; a wrong call is one line."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
from click.testing import CliRunner

from tidewaiter.cli.commands import tidewaiter

GOLDEN = Path(__file__).parents[1] / "golden"


def run(*words: object):
    return CliRunner().invoke(tidewaiter, [str(word) for word in ("abi", "archive", *words)])


def test_files_and_folders_become_tables(tmp_path):
    source = GOLDEN / "l001_entry_summary.abi"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "again.abi").write_bytes(source.read_bytes())
    done = run(source, tmp_path / "in", "--out", tmp_path / "out", "--json")
    reply = json.loads(done.stdout)
    assert (done.exit_code, reply["files"], reply["lines"], reply["findings"]) == (0, 2, 2 * source.read_bytes().count(b"\n"), [])
    table = next(one for one in reply["tables"] if (one["application"], one["record"]) == ("AE", "10"))
    assert pl.scan_parquet(f"{table['path']}/*.parquet").select("entry_number").collect().height == table["rows"] == 2


def test_what_is_not_read_is_told(tmp_path):
    (tmp_path / "odd.abi").write_bytes(b"no message\n")
    reply = json.loads(run(tmp_path / "odd.abi", "--out", tmp_path / "out", "--json").stdout)
    assert (reply["lines_not_read"], [finding["rule"] for finding in reply["findings"]]) == (1, ["ABI-ARCHIVE"])


def test_a_folder_that_is_not_empty_is_not_written_to(tmp_path):
    (tmp_path / "kept").write_text("mine")
    done = run(GOLDEN / "l001_entry_summary.abi", "--out", tmp_path)
    assert done.exit_code == 2 or "not empty" in str(done.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
