"""`tidewaiter screen load`, `screen lists`, `screen fetch`, and where a name goes."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.screening import samples
from tests.service.screening.list_server import Keeper, serving
from tidewaiter.cli.commands import tidewaiter
from tidewaiter.cli.screen import Screen

LISTS = Path(samples.__file__).parent / "lists"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))


def run(*args: object, status: int = 0):
    result = CliRunner().invoke(tidewaiter, ["screen", *map(str, args)])
    assert result.exit_code == status, result.output
    return result


def test_files_are_loaded_and_listed():
    files = [LISTS / name for name in ("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv")]
    reply = json.loads(run("load", *files, "--date", "2026-07-30", "--json").stdout)
    assert [(one["name"], one["date"], one["entries"]) for one in reply["lists"]] == [("SDN", "2026-07-30", 3)]
    told = json.loads(run("lists", "--json").stdout)
    assert [(one["name"], one["stale"]) for one in told["lists"]] == [("SDN", False)] and told["findings"] == []
    assert "2026-07-30" in run("lists").stdout


def test_a_list_of_one_s_own():
    columns = [word for ours, theirs in samples.OWN_COLUMNS.items() for word in ("--column", f"{ours}={theirs}")]
    assert "MINE of a day nobody said: 2 entries" in run("load", LISTS / "own.csv", "--list", "mine", *columns).stdout


def test_a_file_that_is_no_list_ends_with_one_and_a_wrong_call_with_two(tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"<html>busy</html>")
    assert "SCR-LIST-FORM" in run("load", bad, status=1).stderr
    assert json.loads(run("load", bad, "--json", status=1).stdout)["lists"] == []
    for args in (["load"], ["load", tmp_path / "nowhere"], ["load", bad, "--date", "soon"], ["load", bad, "--list", "../x"],
                 ["load", bad, "--column", "name"], ["fetch", "ATLANTIS"], ["fetch", "--base-url", "https://example.org"]):
        result = run(*args, status=2)
        assert "Traceback" not in result.output and len(result.stderr.strip().splitlines()) == 1


def test_no_list_is_said_and_not_taken_for_nobody():
    assert json.loads(run("lists", "--json").stdout)["findings"][0]["rule"] == "SCR-NO-LISTS"


def test_a_list_is_fetched():
    with serving(Keeper({"/SDN.XML": samples.SDN_XML})) as keeper:
        reply = json.loads(run("fetch", "sdn", "--base-url", f"{keeper.address}/SDN.XML", "--json").stdout)
        assert reply["lists"][0]["entries"] == 2
        assert "SCR-FETCH-SAME" in run("fetch", "SDN", "--base-url", f"{keeper.address}/SDN.XML").stderr


@pytest.mark.parametrize("args, heard", [
    (["Acme Trading"], "Acme Trading None"), (["--country", "CN", "Acme"], "Acme CN"), (["name", "load"], "load None"),
    (["--", "-x"], "-x None"), (["load"], "loaded")])
def test_what_is_no_command_goes_to_the_default_one(args, heard):
    @click.group(cls=Screen)
    def screen() -> None:
        pass

    @screen.command()
    @click.argument("text")
    @click.option("--country")
    def name(text: str, country: str | None) -> None:
        click.echo(f"{text} {country}")

    @screen.command()
    def load() -> None:
        click.echo("loaded")

    assert CliRunner().invoke(screen, args).stdout.strip() == heard
