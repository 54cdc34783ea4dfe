"""The commands of the notes, on a small chapter."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.tariff.test_notes import CHAPTER
from tidewaiter.cli.commands import tidewaiter


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))


def run(*words):
    return CliRunner().invoke(tidewaiter, ["hts", "notes", *map(str, words)])


@pytest.fixture
def chapter(tmp_path):
    path = tmp_path / "chapter.txt"
    path.write_text(CHAPTER, encoding="utf-8")
    assert run("load", path, "--from", "2031-03-01").exit_code == 0
    return path


def test_a_chapter_is_loaded_listed_and_asked(chapter):
    assert json.loads(run("list", "--json").stdout) == {"texts": [{"edition": "2031HTSRev7", "from": "2031-03-01", "part": "chapter-95"}]}
    assert json.loads(run("load", chapter, "--from", "2031-03-01", "--json").stdout)["findings"] == []
    done = run("note 1(ij), chapter 95", "--on", "2031-03-01")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == ["note 1(ij), chapter 95  (2031HTSRev7, page 95-1)", "1(ij)  Eyes of glass, of heading 7018; or"]
    for words in (["section XX note 1", "--on", "2031-03-01", "--json"], ["--on", "2031-03-01", "--json", "note", "1,", "section", "XX"],
                  ["show", "note 1, section XX", "--on", "2031-03-01", "--json"]):
        shown = json.loads(run(*words).stdout)
        assert set(shown) == {"address", "edition", "from", "page", "text", "footnotes", "names", "notes", "amendments", "remarks", "findings"}
        assert shown["address"] == "note 1, section XX"


def test_the_notes_of_a_number(chapter):
    done = run("--for", "9503.00.00", "--on", "2031-03-01", "--json")
    reply = json.loads(done.stdout)
    assert set(reply) == {"number", "day", "governing", "enumerating", "exclusions", "excluded_to_here", "findings"}
    assert done.exit_code == 0 and reply["governing"][0]["names"] == "subheading 9503.00.00"
    plain = run("--for", "9503.00.00", "--on", "2031-03-01")
    assert "chapter 95 does not cover goods of heading 3406: note 1(a), chapter 95" in plain.stdout
    assert "warning: chapter 99: " in plain.stderr


def test_an_address_that_is_not_there_is_status_1_and_names_the_nearest(chapter):
    done = run("note 7, chapter 95", "--on", "2031-03-01")
    assert done.exit_code == 1 and "the nearest is" in done.stderr and done.stderr.count("\n") == 1


WRONG = [("heading 9503",), ("note 1",), (), ("--for", "95.1"), ("note 1, chapter 95", "--on", "soon"), ("note 1, chapter 95", "--for", "9503"),
         ("load", "/no/such"), ("load", "README.md", "--name", "newest")]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_call_is_status_2(words):
    done = run(*words)
    assert done.exit_code == 2 and "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1 or not words
