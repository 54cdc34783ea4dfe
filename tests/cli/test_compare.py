"""The command `duty compare`: JSON, words, a file, wrong calls."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest
from click.testing import CliRunner

from tests.batch.compare.histories import line, lines_of, rerated
from tidewaiter.batch.compare import GROUPS
from tidewaiter.cli import compare as command
from tidewaiter.cli.commands import tidewaiter

GENERAL, EMERGENCY = "column-1-general", "ieepa-china"


@pytest.fixture
def two(tmp_path):
    lines = lines_of(tmp_path, [line(1, 1, liquidated=date(2026, 9, 4)), line(2, 2, origin="VN"), line(3, 3, origin="KR", part="P3")])
    a = rerated(tmp_path, "a", lines, {"L1": {GENERAL: 10, EMERGENCY: 1234}, "L2": {GENERAL: 5}, "L3": {GENERAL: 1}})
    b = rerated(tmp_path, "b", lines, {"L1": {GENERAL: 10}, "L2": {GENERAL: "2.50"}, "L3": {GENERAL: 4}})
    return str(a), str(b)


def call(*words):
    return CliRunner().invoke(tidewaiter, ["duty", "compare", *words])


def test_one_json_object_with_the_sums_and_the_windows(two):
    told = call(*two, "--on", "2026-11-22", "--json")
    reply = json.loads(told.stdout)
    assert told.exit_code == 0 and list(reply)[:2] == ["a", "b"] and reply["on"] == "2026-11-22"
    assert reply["totals"]["duty"] == {"a": "1250.00", "b": "16.50", "difference": "-1233.50"}
    assert reply["by"]["origin"][0] == {
        "key": "CN", "lines": 1, "a": "1244.00", "b": "10.00", "difference": "-1234.00", "fees": "0.00", "taxes": "0.00"}
    assert reply["by"]["program"][0]["key"] == EMERGENCY and reply["by"]["program"][0]["fees"] is None
    cape, *_ = [row for row in reply["windows"] if row["window"] == "cape"]
    assert (cape["state"], cape["last_day_from"], cape["refund"], cape["entries"]) == ("open", "2026-11-23", "1234.00", 1)
    assert {row["window"]: row["refund"] for row in reply["windows"] if row["window"] in ("drawback", "prior-disclosure")} == {
        "drawback": None, "prior-disclosure": "0.00"}
    assert {"month": "2026-11", "window": "post-summary-correction", "entries": 2, "refund": "2.50", "due": "3.00"} in reply["calendar"]


def test_words_say_what_may_still_be_asked_back_and_what_is_owed(two):
    told = call(*two, "--on", "2026-11-22")
    assert "$1,234.00 may still be asked back by CAPE declaration; last day 2026-11-23." in told.stdout
    assert "$3.00 was assessed too little" in told.stdout and "-$1,233.50" in told.stdout


def test_a_cut_grouping_ends_with_the_rest(two):
    reply = json.loads(call(*two, "--on", "2026-11-22", "--by", "line", "--by", "part", "--top", "1", "--json").stdout)
    for group, others in (("line", 2), ("part", 1)):
        first, rest = reply["by"][group]
        assert first["difference"] != rest["difference"] and rest["key"] is None and rest["others"] == others
        assert round(float(first["difference"]) + float(rest["difference"]), 2) == -1233.5


def test_a_row_for_each_line_is_written(two, tmp_path):
    out = tmp_path / "out.parquet"
    assert call(*two, "--on", "2026-11-22", "--out", str(out), "--json").exit_code == 0
    rows = pl.read_parquet(out)
    assert rows["line_id"].to_list() == ["L1", "L2", "L3"] and rows.schema["difference"] == pl.Decimal(18, 2)
    assert rows["cape_state"].to_list() == ["open", "not known", "not known"]


@pytest.mark.parametrize("words, told", [
    (["none.parquet", "paid"], "is not there"), (["paid", "paid"], "both sides"), (["{a}", "{b}", "--on", "9/1/26"], "--on"),
    (["{a}", "{b}", "--out", "{a}"], "another --out"), (["{a}", "{b}", "--out", "/none/x.parquet"], "no folder"),
    (["{a}", "{b}", "--by", "colour"], "--by"), (["{a}", "{b}", "--top", "0"], "--top"),
])
def test_a_wrong_call_is_one_line(two, words, told):
    done = call(*(word.format(a=two[0], b=two[1]) for word in words))
    assert done.exit_code == 2 and told in done.stderr and done.stderr.count("\n") == 1 and not done.stdout


def test_files_that_are_not_of_one_rerate_end_with_status_1(two):
    pl.read_parquet(two[0].replace("a.parquet", "a-totals.parquet")).with_columns(duty=pl.lit("9.00").cast(pl.Decimal(18, 2))).write_parquet(
        two[0].replace("a.parquet", "a-totals.parquet"))
    assert call(*two, "--on", "2026-11-22", "--json").exit_code == 1


def test_the_groupings_of_the_command_are_those_that_there_are():
    assert command._GROUPS == GROUPS
