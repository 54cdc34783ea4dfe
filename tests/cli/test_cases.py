"""`duty case`: loading, listing, and what a quote makes of a loaded case."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tidewaiter.cli.commands import tidewaiter

NAILS = "{product: steel nails, country: CN, parties: {A570909000: {party: China-wide entity, deposits: [{rate: 1%, cite: test}]}}}"
FRAMES = ("{product: test frames, country: VN, scope: {numbers: ['7616.99.51'], cite: test}, "
          "parties: {A999001000: {party: Vietnam-wide entity, deposits: [{rate: 90%, cite: test}]}, "
          "A999001001: {exporter: Alpha, producer: Beta, deposits: [{rate: 12.5%, cite: test}]}}}")
QUOTE = ("duty", "quote", "--hts", "7616.99.5130", "--origin", "VN", "--entered", "2026-09-18", "--value", "10000", "--mode", "11",
         "--entry-type", "03", "--json")


def run(*words: str):
    return CliRunner().invoke(tidewaiter, words)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path


def written(home, text: str) -> str:
    path = home / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_loaded_case_is_listed_asked_for_and_charged(home):
    done = run("duty", "case", "load", written(home, FRAMES), "--json")
    assert (done.exit_code, json.loads(done.stdout)["cases"][0]["order"]) == (0, "A-999-001")
    assert "A-999-001" in run("duty", "case", "list").stdout
    asked = json.loads(run(*QUOTE).stdout)["undetermined"]
    assert [one["decides"] for one in asked if one["fact"] == "adcvd_scope"] == [["A-999-001"]]
    charged = json.loads(run(*QUOTE, "--case", "A-999-001-000", "--exporter", "Alpha", "--producer", "Beta").stdout)
    assert {one["number"]: one["amount"] for one in charged["charges"]}["A999001001"] == "1250.00"
    assert "adcvd_scope" not in {one["fact"] for one in charged["undetermined"]}


def test_a_shipped_case_is_not_replaced_in_silence(home):
    refused = run("duty", "case", "load", written(home, NAILS))
    assert refused.exit_code == 1
    assert "CASE-SHIPPED" in refused.stderr
    assert run("duty", "case", "load", "--over", written(home, NAILS)).exit_code == 0


@pytest.mark.parametrize("text, rule", [("product: x", "CASE-FORMAT"), ("[", "CASE-FORMAT"), ("", "CASE-FORMAT"), ("[" * 5000, "CASE-FORMAT")])
def test_a_file_that_is_no_case_is_refused_in_a_line(home, text, rule):
    done = run("duty", "case", "load", written(home, text))
    assert done.exit_code == 1
    assert rule in done.stderr


def test_a_file_that_is_not_there_is_a_wrong_call(home):
    assert run("duty", "case", "load", str(home / "none.yaml")).exit_code == 2
