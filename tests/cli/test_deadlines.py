"""The command `deadlines`: the questions of the licence examinations, the worked checks of the list, and wrong calls."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from tests.clearance.deadlines.tables import rows
from tidewaiter.cli.commands import tidewaiter
from tidewaiter.service import deadlines as service

KEYS = {"id", "task", "due", "event", "rule", "cite", "consequence"}


def run(*words: str):
    return CliRunner().invoke(tidewaiter, ["deadlines", *words])


def call(row: dict[str, str]) -> list[str]:
    words = [word for event in row["events"].split() for word in ("--event", event)]
    words += [word for fact in row["facts"].split() for word in ("--fact", fact)]
    return words + (["--entry-type", row["entry_type"]] if row["entry_type"] else [])


@pytest.mark.parametrize("row", rows("exams"), ids=lambda row: f"{row['case']} {row['question']}")
def test_a_question_of_the_examinations_is_answered(row):
    done = run(*call(row), "--json")
    assert done.exit_code == 0
    found = [one["due"] for one in json.loads(done.stdout)["deadlines"] if (one["id"], one["step"]) == (row["id"], row["step"])]
    assert found == [row["due"]]


@pytest.mark.reference
def test_every_question_that_asks_for_a_day_or_a_limit_is_in_the_table(reference):
    lines = (reference / "exam" / "license_exam_2024.jsonl").read_text(encoding="utf-8").splitlines()
    asked = {row["id"] for row in map(json.loads, lines) if row["kind"] == "deadline"}
    assert asked - {row["case"] for row in rows("exams")} == {"cble-2024-05-q67"}        # it asks for the name of the five-year review


@pytest.mark.reference
def test_the_days_are_those_of_the_key(reference):
    lines = (reference / "exam" / "license_exam_2024.jsonl").read_text(encoding="utf-8").splitlines()
    keys = {row["id"]: row["machine"]["output"] for row in map(json.loads, lines) if row["kind"] == "deadline" and "machine" in row}
    for name, output in keys.items():
        days = [text for text in output if isinstance(text, str) and len(text) == 10 and text[4] == "-"] if isinstance(output, list) else []
        assert set(days) <= {row["due"] for row in rows("exams") if row["case"] == name}, name


def test_the_reply_has_the_keys_of_the_interface_and_is_sorted():
    done = run("--event", "entry=2024-02-16", "--event", "landing=2024-02-15", "--json")
    reply = json.loads(done.stdout)
    assert set(reply) == {"deadlines"} and all(set(one) >= KEYS for one in reply["deadlines"])
    assert [one["due"] for one in reply["deadlines"]] == sorted(one["due"] for one in reply["deadlines"])


def test_moments_and_other_names_are_read():
    found = {one["id"]: one for one in service.deadlines(["foreign-lading=2026-05-10T14:00-04:00", "time_of_entry=2026-05-20"])["deadlines"]}
    assert (found["D01"]["due"], found["D01"]["event"], found["D06"]["event"]) == ("2026-05-09T14:00-04:00", "lading", "entry")


def test_a_day_without_its_hour_is_read_with_care_and_says_so():
    [found] = [one for one in service.deadlines(["lading=2026-05-10"])["deadlines"] if one["id"] == "D01"]
    assert (found["due"], found["by"]) == ("2026-05-09", "2026-05-09T00:00")
    assert "no hour is given" in found["rule"]


@pytest.mark.parametrize("words, said", [
    ([], "no event is given"),
    (["--event", "entri=2026-09-18"], "the nearest: entry"),
    (["--event", "xyzzy=2026-09-18"], "'xyzzy' is no event"),
    (["--event", "entry"], "is not NAME=VALUE"),
    (["--event", "entry="], "is not NAME=VALUE"),
    (["--event", "entry=9/18/26"], "9/18/26"),
    (["--event", "entry=2026-02-30"], "2026-02-30"),
    (["--event", "entry=20260918"], "20260918"),
    (["--event", "entry=2026-09-18T25:00"], "T25:00"),
    (["--event", "entry=2026-09-18", "--event", "entry_date=2026-09-19"], "entry is given twice"),
    (["--event", "entry=2026-09-18", "--entry-type", "99"], "'99' is no entry type"),
    (["--event", "entry=2026-09-18", "--fact", "mod=barge"], "the nearest: mode"),
    (["--event", "entry=2026-09-18", "--fact", "mode=raft"], "mode is vessel"),
    (["--event", "entry=2026-09-18", "--fact", "mode=sea", "--fact", "mode=air"], "mode is given twice"),
    (["--event", "discharge=2026-09-18", "--fact", "free_time_days=-1"], "free_time_days is a number of days"),
    (["--event", "discharge=2026-09-18", "--fact", "free_time_days=999999999"], "free_time_days is a number of days"),
])
def test_a_wrong_call_is_one_line_and_status_two(words, said):
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr and done.stderr.count("\n") == 1


def test_the_table_is_for_a_person():
    done = run("--event", "importation=2026-03-02", "--event", "in_bond_start=2026-03-02", "--event", "discharge=2026-03-02")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("2026-04-01") and "D56" in lines[0]
    assert any("else, by barge: 2026-05-01" in line for line in lines) and any("say: mode" in line for line in lines)
    assert any(line.startswith("not known") and "D87" in line for line in lines)


def test_nothing_runs_from_what_cannot_apply():
    done = run("--event", "flagged_summary=2026-03-02", "--fact", "reconciliation_type=fta")
    assert (done.exit_code, done.stdout) == (0, "No clock runs from that.\n")


def test_a_first_day_is_shown_as_one():
    assert run("--event", "bond_effective=2025-03-01").stdout.startswith("from 2024-12-31")


def test_days_at_both_ends_of_the_calendar_are_answered():
    for day in (date.min, date.max):
        assert run("--event", f"entry={day}", "--event", f"lading={day}", "--event", f"arrival={day}", "--json").exit_code == 0
