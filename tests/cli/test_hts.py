"""The commands of the schedule, on exports made here and on the real ones."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner

from tests.tariff.test_exports import ROWS, export
from tidewaiter.cli.commands import tidewaiter


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*words):
    return CliRunner().invoke(tidewaiter, ["hts", *map(str, words)])


def put(tmp_path, name, rows=ROWS):
    path = tmp_path / name
    path.write_bytes(export(rows))
    return path


def test_a_loaded_edition_is_listed_and_shown_with_what_it_inherits(tmp_path):
    done = run("load", put(tmp_path, "hts_2026_rev_10.json"), "--json")
    assert done.exit_code == 0
    listed = json.loads(run("editions", "--json").stdout)["editions"]
    assert [(one["name"], one["from"], one["rows"]) for one in listed] == [("2026HTSRev10", "2026-06-08", 3)]
    shown = json.loads(run("show", "0101.21.00", "--on", "2026-06-20", "--json").stdout)
    assert (shown["description"], shown["path"]) == ("Purebred, 5 m2", ["Live horses:", "Horses:", "Purebred, 5 m2"])
    assert (shown["units"], shown["general"], shown["rate"]["general"]["kind"]) == (["No."], "Free", "free")


def test_without_an_edition_the_shipped_figures_answer_and_say_that_they_have_no_words():
    done = run("show", "9102.11.4510", "--on", "2026-06-20", "--json")
    shown = json.loads(done.stdout)
    assert done.exit_code == 0 and shown["general"].startswith("40¢ each")
    assert [term.get("of") for term in shown["rate"]["general"]["terms"]] == ["", "case", "strap, band or bracelet", "battery"]
    assert "HTS-NO-DESCRIPTION" in {finding["rule"] for finding in shown["findings"]}


def test_two_exports_under_one_name_are_refused_and_the_first_stays(tmp_path):
    run("load", put(tmp_path, "hts_2026_rev_10.json"))
    other = put(tmp_path, "other.json", ROWS[:2])
    assert run("load", other, "--name", "2026HTSRev10").exit_code == 1
    assert json.loads(run("editions", "--json").stdout)["editions"][0]["rows"] == 3
    assert run("load", tmp_path / "hts_2026_rev_10.json").exit_code == 0


def test_differences_between_loaded_editions(tmp_path):
    run("load", put(tmp_path, "hts_2026_rev_9.json", ROWS[:2]))
    run("load", put(tmp_path, "hts_2026_rev_10.json"))
    assert json.loads(run("diff", "2026HTSRev9", "2026HTSRev10", "--json").stdout) == {
        "added": ["0101.21.00"], "removed": [], "changed": [], "renumbered": [],
    }


WRONG = [("show", "0101", "--on", "soon"), ("diff", "a", "b"), ("load", "/no/such"), ("load", "README.md")]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_call_is_status_2(words):
    done = run(*words)
    assert done.exit_code == 2 and done.stderr.count("\n") == 1


@pytest.mark.parametrize(("number", "day", "rule"), [
    ("0101.2", "2026-06-20", "HTS-NUMBER"), ("010121001", "2026-06-20", "HTS-NUMBER"), ("01O1.21.00", "2026-06-20", "HTS-NUMBER"),
    ("0101.21.00.10", "2024-12-31", "HTS-DAY"), ("0101.99", "2026-06-20", "HTS-UNKNOWN"),
])
def test_a_number_that_cannot_be_shown_is_a_clear_finding(tmp_path, number, day, rule):
    run("load", put(tmp_path, "hts_2026_rev_10.json"))
    done = run("show", number, "--on", day, "--json")
    assert (done.exit_code, [one["rule"] for one in json.loads(done.stdout)["findings"]]) == (1, [rule])


@pytest.mark.parametrize("words", [("editions", "--json"), ("show", "0101"), ("search", "horse"), ("diff", "2026HTSRev10", "2026HTSRev10"),
                                   ("load", "hts_2026_rev_10.json")], ids=" ".join)
def test_a_damaged_edition_is_one_line_to_every_command_and_can_be_dropped(tmp_path, home, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    run("load", put(tmp_path, "hts_2026_rev_10.json"))
    (home / "hts" / "editions" / "2026HTSRev10" / "edition.json").write_text("{")
    os.utime(home / "hts" / "editions", (1, 1))
    done = run(*words)
    assert done.exit_code == 2 and done.stderr.count("\n") == 1 and "hts drop 2026HTSRev10" in done.stderr
    assert run("drop", "2026HTSRev10").exit_code == 0


@pytest.mark.parametrize("number, fix", [("7326.90.8689", "7326.90.86"), ("7326.99", "7326"), ("7329.10.00", "7329")])
def test_a_number_that_is_not_there_is_told_with_what_is_above_it(number, fix):
    (finding,) = json.loads(run("show", number, "--on", "2026-06-18", "--json").stdout)["findings"]
    assert finding["rule"] == "HTS-UNKNOWN" and f" {fix} " in f" {finding['fix']} "


@pytest.mark.parametrize("day", ["9999-12-30", "9999-12-31"])
@pytest.mark.parametrize("loaded", [False, True])
def test_the_last_day_of_the_calendar_is_answered_as_the_day_before(tmp_path, day, loaded):
    if loaded:
        run("load", put(tmp_path, "hts_2026_rev_10.json"))
    shown = json.loads(run("show", "7326.90.8688", "--on", day, "--json").stdout)
    assert shown["general"] == "2.9%" and "HTS-EDITION" in {one["rule"] for one in shown["findings"]}


@pytest.mark.parametrize("words", [("show", "0101"), ("search", "horse"), ("notes", "note 1, chapter 1")])
def test_an_empty_day_is_no_day(words):
    assert run(*words, "--on", "").exit_code == 2


@pytest.mark.parametrize("name", ["../up", "a/b", "", ".hidden", "x" * 65])
def test_a_name_that_could_leave_the_folder_is_refused(tmp_path, home, name):
    assert run("load", put(tmp_path, "export.json"), "--name", name).exit_code == 2
    assert not home.exists()


def test_a_dropped_edition_is_gone_and_its_name_free(tmp_path):
    run("load", put(tmp_path, "hts_2026_rev_10.json"))
    assert run("drop", "2026HTSRev10").exit_code == 0
    assert json.loads(run("editions", "--json").stdout)["editions"] == []
    assert run("load", put(tmp_path, "other.json", ROWS[:2]), "--name", "2026HTSRev10").exit_code == 0
    assert run("drop", "2026HTSRev11").exit_code == 2


def test_an_edition_loaded_twice_changes_nothing_and_says_so(tmp_path):
    run("load", put(tmp_path, "hts_2026_rev_10.json"))
    again = run("load", tmp_path / "hts_2026_rev_10.json", "--json")
    assert (again.exit_code, json.loads(again.stdout)["findings"][-1]["rule"]) == (0, "HTS-EDITION-HELD")


def test_a_file_that_is_no_export_leaves_nothing_behind(tmp_path, home):
    bad = tmp_path / "hts_2026_rev_10.json"
    bad.write_bytes(b"<html>busy</html>")
    assert run("load", bad).exit_code == 1
    assert json.loads(run("editions", "--json").stdout)["editions"] == []
    assert not home.exists() or not list(home.rglob("*.parquet"))


@pytest.mark.reference
def test_real_editions_load_show_and_compare(reference):
    for n in (9, 10):
        assert run("load", reference / "hts" / f"hts_2026_rev_{n}.json.gz").exit_code == 0
    shown = json.loads(run("show", "7326.90.8688", "--on", "2026-06-18", "--json").stdout)
    assert (shown["edition"], shown["units"], shown["general"], shown["other"]) == ("2026HTSRev10", ["kg"], "2.9%", "45%")
    assert len(shown["path"]) >= 4
    changes = json.loads(run("diff", "2026HTSRev9", "2026HTSRev10", "--json").stdout)
    assert (len(changes["added"]), len(changes["removed"]), len(changes["changed"])) == (7, 0, 4)
