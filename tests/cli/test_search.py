"""The commands that find numbers by words: what they print, and with which status they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from tests.service.test_search import ROWS
from tests.tariff.test_exports import export
from tidewaiter.cli.commands import tidewaiter

DAY = ("--on", "2026-06-20")


def run(*words):
    return CliRunner().invoke(tidewaiter, ["hts", *map(str, words)])


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def loaded(home, tmp_path):
    path = tmp_path / "hts_2026_rev_10.json"
    path.write_bytes(export(ROWS))
    assert run("load", path).exit_code == 0
    return home


def test_hits_are_printed_with_their_path_and_why(loaded):
    done = run("search", "yoga", "mat", *DAY)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:2] == ["9506.91.00    Things for sport: > For the gymnasium", f"{'':14}'yoga mat' is a trade word for it"]


def test_one_json_object_holds_the_edition_the_hits_and_the_findings(loaded):
    reply = json.loads(run("search", "coarse bronze", "--top", 1, "--json", *DAY).stdout)
    assert set(reply) == {"edition", "hits", "findings"} and reply["edition"] == "2026HTSRev10"
    assert [set(hit) for hit in reply["hits"]] == [{"number", "description", "path", "units", "score", "because"}]


@pytest.mark.parametrize(("words", "first"), [
    (("7318.16",), "7318.16.0000"), (("73", "18", "16"), "7318.16.0000"), (("bolts", "--chapter", "99"), "9903.88.03"),
    (("7318", "--unit", "No."), "7318.16.0000"),
])
def test_digits_and_filters(loaded, words, first):
    assert run("search", *words, *DAY).stdout.split()[0] == first


@pytest.mark.parametrize("words", [("qqqq",), ("",), ("?!",), ("\ud800",), ("bolts", "--chapter", "01"), ("01",)], ids=ascii)
def test_nothing_found_is_said_and_is_no_fault(loaded, words):
    done = run("search", *words, *DAY)
    assert (done.exit_code, done.stdout) == (0, "nothing found\n")


def test_without_an_edition_the_status_is_1_and_tells_what_to_do(home):
    done = run("search", "bolts", *DAY)
    assert (done.exit_code, done.stdout) == (1, "") and "hts load" in done.stderr
    assert json.loads(run("search", "bolts", "--json", *DAY).stdout)["findings"][0]["rule"] == "HTS-NO-EDITION"


WRONG = [("search",), ("search", "a", "--on", "soon"), ("search", "a", "--top", "0"), ("search", "a", "--top", "x"),
         ("search", "a", "--chapter", "7"), ("terms",), ("terms", "/no/such"), ("terms", "/")]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_call_is_status_2(home, words):
    done = run(*words)
    assert done.exit_code == 2 and done.stderr.strip()


def test_own_words_are_taken_and_found(loaded, tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("term,number\nflurble,7318.16\n", encoding="utf-8")
    assert run("terms", path).stdout == "1 word taken\n"
    assert run("search", "flurble", *DAY).stdout.split()[0] == "7318.16.0000"


@pytest.mark.parametrize(("text", "status", "rules"), [
    ("term,number\nflurble,7318.16\n", 0, []), ("term,number\nflurble,731\ngarble,7318\n", 0, ["HTS-TERMS-ROW"]),
    ("term,number\nflurble,7318.15.9999\n", 0, ["HTS-TERMS-NUMBER"]), ("words\nflurble\n", 1, ["HTS-TERMS"]), ("", 1, ["HTS-TERMS"]),
])
def test_the_status_of_own_words_is_that_of_their_findings(home, tmp_path, text, status, rules):
    path = tmp_path / "words.csv"
    path.write_text(text, encoding="utf-8")
    done = run("terms", path, "--json")
    assert (done.exit_code, [one["rule"] for one in json.loads(done.stdout)["findings"]]) == (status, rules)
    assert run("terms", path).exit_code == status


@pytest.mark.skipif(os.name != "posix", reason="bytes in arguments are of POSIX")
def test_arguments_that_are_no_text_end_without_a_traceback(loaded):
    command = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "hts", "search", b"bronze \xff\xfe", "--on", "2026-06-20"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0 and done.stdout.startswith(b"7318.15.2010") and b"Traceback" not in done.stderr
