"""tidewaiter duty lines: JSON, exit status, maps that are kept, one line for a wrong call."""

from __future__ import annotations

import json

import polars as pl
import pytest
from click.testing import CliRunner

from tidewaiter.batch.extracts.column_map import read_map
from tidewaiter.cli.commands import tidewaiter

ROWS = "Entry No,Tariff No.,COO,Entry Date,Customs Value,Transport Mode,Colour\nE1,3923900080,CN,01/31/2025,100,Ocean,red\n"
MAP = """
about: what SAP gives
columns: {entry_id: Entry No, hts: Tariff No., origin: COO, entered: {from: Entry Date, days: MM/DD/YYYY}, value: Customs Value}
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "erp.csv").write_text(ROWS)
    (tmp_path / "sap.yaml").write_text(MAP)
    return tmp_path


def run(*words: str):
    return CliRunner().invoke(tidewaiter, ["duty", "lines", *words], standalone_mode=True)


def test_lines_by_a_map_that_is_kept(here):
    done = run("erp.csv", "--out", "l.parquet", "--map", "sap.yaml", "--save-map", "acme", "--json")
    reply = json.loads(done.stdout)
    assert (done.exit_code, reply["lines"], reply["rows"], reply["from"], reply["map"], reply["findings"]) == (0, 1, 1, ["erp.csv"], "acme", [])
    assert reply["columns"]["hts"] == "Tariff No."
    again = run("erp.csv", "--out", "m.parquet", "--map", "acme", "--keep", "Colour", "--json")
    assert (again.exit_code, json.loads(again.stdout)["map"]) == (0, "acme")
    assert pl.read_parquet("m.parquet")["Colour"].to_list() == ["red"]
    first = json.loads(run("--maps", "--json").stdout)["maps"][0]
    assert (first["name"], first["about"]) == ("acme", "what SAP gives")


def test_the_map_that_ships_is_found_by_the_headers(here):
    head = "Entry Summary Number,Entry Summary Line Number,Entry Date,Country of Origin Code,HTS Number - Full,Line Tariff Goods Value Amount"
    (here / "es.csv").write_text(f"{head}\nB1,1,01/31/2025,CN,3923900080,100\n")
    assert json.loads(run("es.csv", "--out", "l.parquet", "--json").stdout)["map"] == "es-003"


def test_a_proposal_is_a_map_and_leaves_words_to_a_person(here):
    text = run("erp.csv", "--propose").stdout
    read = read_map(text)
    assert {name: source.headers[0] for name, source in read.columns.items()} == {
        "entry_id": "Entry No", "hts": "Tariff No.", "origin": "COO", "entered": "Entry Date", "value": "Customs Value", "mode": "Transport Mode",
    }
    assert (read.columns["entered"].days, read.columns["mode"].values) == (("MM/DD/YYYY",), {"ocean": ""})
    assert '# Not used: "Colour"' in text


@pytest.mark.parametrize("words", [
    (), ("erp.csv",), ("erp.csv", "--out", "l.parquet"), ("erp.csv", "--out", "l.parquet", "--map", "nobody"), ("no.csv", "--out", "l.parquet"),
    ("erp.csv", "--out", "no/l.parquet", "--map", "sap.yaml"), ("erp.csv", "--out", "erp.csv", "--map", "sap.yaml"),
    ("erp.csv", "--out", "l.parquet", "--save-map", "x"), ("erp.csv", "--out", "l.parquet", "--map", "sap.yaml", "--save-map", "../x"),
    ("erp.csv", "--out", "l.parquet", "--map", "sap.yaml", "--keep", "Size"), ("erp.csv", "--out", "l.parquet", "--map", "erp.csv"),
    ("erp.csv", "sap.yaml", "--propose"), ("erp.csv", "--out", "l.parquet", "--map", "es-003"),
])
def test_a_wrong_call_is_one_line(here, words):
    done = CliRunner().invoke(tidewaiter, ["duty", "lines", *words])
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
    assert (here / "erp.csv").read_text() == ROWS and not (here / "l.parquet").exists()
