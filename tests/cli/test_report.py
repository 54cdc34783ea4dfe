"""The command `duty report`: JSON, files, wrong calls."""

from __future__ import annotations

import json

import polars as pl
from click.testing import CliRunner

from tests.batch.report.rated import HOSTILE, history, rating
from tidewaiter.cli.commands import tidewaiter


def call(*words):
    return CliRunner().invoke(tidewaiter, ["duty", "report", *map(str, words)])


def test_one_json_object_and_two_files(tmp_path):
    out = rating(tmp_path, history(tmp_path))
    told = call(out, "--against", "paid", "--to", tmp_path / "new", "--title", HOSTILE, "--json")
    reply = json.loads(told.stdout)
    assert told.exit_code == 0 and set(reply) == {"html", "xlsx", "totals", "findings"}
    assert reply["totals"]["duty"] == "408.25" and reply["totals"]["difference"] == "193.24" and reply["totals"]["entries"] == 3
    assert {one["rule"] for one in reply["findings"]} == {"REPORT-UNRATED", "REPORT-EDITION"}
    text = (tmp_path / "new" / "report.html").read_text(encoding="utf-8")
    assert HOSTILE not in text and str(tmp_path) not in text and "Not legal advice" in text and "Emergency duty on China" in text
    assert "entered is missing" in text                          # what the rule says of the line, which was rated again
    assert (tmp_path / "new" / "report.xlsx").stat().st_size > 5000


def test_a_rating_is_held_against_another(tmp_path):
    of = history(tmp_path)
    told = call(rating(tmp_path, of), "--against", rating(tmp_path, of, "then"), "--json")
    assert json.loads(told.stdout)["totals"]["difference"] == "0.00" and (tmp_path / "report.html").exists()


def test_without_totals_fees_are_not_known(tmp_path):
    reply = json.loads(call(rating(tmp_path, history(tmp_path), totals=False), "--json").stdout)
    assert reply["totals"]["fees"] is None and "REPORT-NO-TOTALS" in {one["rule"] for one in reply["findings"]}


def test_totals_of_another_rating_are_fatal(tmp_path):
    of = history(tmp_path)
    rating(tmp_path, of, "then", {"L1": [("8471.30.01.00", "column-1-general", "1.00")]})
    told = call(rating(tmp_path, of), "--totals", tmp_path / "then-totals.parquet", "--json")
    assert told.exit_code == 1 and "REPORT-SUMS" in {one["rule"] for one in json.loads(told.stdout)["findings"]}


def test_wrong_calls_are_one_line(tmp_path):
    out = rating(tmp_path, history(tmp_path))
    plain = tmp_path / "text.parquet"
    plain.write_text("no Parquet")
    pl.read_parquet(tmp_path / "lines.parquet").drop("paid_duty").write_parquet(bare := tmp_path / "bare.parquet")
    for words in ((tmp_path / "none.parquet",), (plain,), (out, "--against", tmp_path / "none"), (out, "--lines", plain), (out, "--to", plain),
                  (tmp_path / "out-totals.parquet",), (out, "--lines", bare, "--against", "paid"), (out, "--totals", plain)):
        told = call(*words)
        assert told.exit_code == 2 and not told.stdout and "Traceback" not in told.stderr and told.stderr.count("\n") <= 3, words
