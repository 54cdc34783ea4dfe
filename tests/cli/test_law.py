"""`law lint`, `law pages` and `duty changes`, as a user calls them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tidewaiter.cli.commands import tidewaiter


def run(*words: str):
    return CliRunner().invoke(tidewaiter, [*words])


def test_lint_counts_what_is_held_and_finds_nothing_fatal():
    done = run("law", "lint", "--json")
    reply = json.loads(done.stdout)
    assert done.exit_code == 0, [one["message"] for one in reply["findings"] if one["severity"] == "fatal"]
    assert reply["programs"] > 10 and reply["headings"] > 200 and reply["rows"] > 20_000


def test_pages_are_written_into_a_folder(tmp_path):
    done = run("law", "pages", str(tmp_path / "pages"))
    assert done.exit_code == 0
    assert (tmp_path / "pages" / "README.md").read_text(encoding="utf-8").startswith("# Programmes")


def test_changes_of_a_day_for_a_number_and_an_origin():
    done = run("duty", "changes", "--from", "2026-07-24", "--to", "2026-07-24", "--hts", "6109.10.0012", "--origin", "VN", "--json")
    reply = json.loads(done.stdout)
    assert done.exit_code == 0
    begun = {one["subject"]: one["after"] for one in reply["changes"] if one["kind"] == "begins"}
    assert begun["9903.05.84"] == "+ 12.5%"
    assert not any(subject == "9903.05.31" for subject in begun), "that is China's"
    assert all(one["cite"] for one in reply["changes"])


def test_a_rate_that_steps_is_one_change():
    done = run("duty", "changes", "--from", "2019-05-10", "--to", "2019-05-10", "--origin", "CN", "--json")
    steps = [one for one in json.loads(done.stdout)["changes"] if one["subject"] == "9903.88.03"]
    assert [(one["kind"], one["before"], one["after"]) for one in steps] == [("rate", "+ 10%", "+ 25%")]


def test_what_became_of_a_number_is_told():
    done = run("duty", "changes", "--from", "2026-07-01", "--to", "2026-07-01", "--hts", "2106.90.9998")
    assert "2106.90.9993" in done.stdout


@pytest.mark.parametrize("words", [
    ("--from", "2026-07-24", "--to", "2026-07-23"), ("--from", "soon", "--to", "2026-07-23"),
    ("--from", "2026-07-01", "--to", "2026-07-02", "--hts", "12"),
    ("--from", "2026-07-01", "--to", "2026-07-02", "--origin", "ZZ"), ("--from", "2026-07-01"),
])
def test_a_wrong_call_is_told_in_one_line(words):
    done = run("duty", "changes", *words)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
