"""Editions on this machine: whole or not there, whoever is killed and whoever else is loading."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pytest

from tests.tariff.test_exports import export
from tidewaiter.service import editions
from tidewaiter.service.wrong_call import WrongCall


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def large(tmp_path):
    row = {"indent": "1", "description": "goods", "units": ["kg"], "general": "2%", "special": "", "other": "9%", "footnotes": []}
    path = tmp_path / "hts_2026_rev_10.json"
    path.write_bytes(export([{**row, "htsno": f"{n:010}"} for n in range(101000000, 101060000)]))
    return path


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "hts_2026_rev_10.json"
    path.write_bytes(export())
    return path


def loading(path):
    command = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "hts", "load", str(path), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ})


@pytest.mark.parametrize("delay", [0.3, 0.7, 1.0, 1.3])
def test_a_load_that_is_killed_leaves_a_whole_edition_or_none(large, delay):
    process = loading(large)
    time.sleep(delay)
    process.kill()
    process.wait()
    process.stdout.close()
    for one in editions.editions():
        assert (one.rows, len(editions.book(one.name))) == (60_000, 60_000)
    assert editions.load(large)["edition"]["rows"] == 60_000


def test_what_a_killed_load_left_is_cleared_after_an_hour_by_the_next(large, home):
    left = [home / "hts" / "editions" / f".making-{name}" for name in ("old", "new")]
    for folder in left:
        folder.mkdir(parents=True)
    os.utime(left[0], (time.time() - 3700,) * 2)
    editions.load(large)
    assert [folder.exists() for folder in left] == [False, True]


def test_two_that_load_the_same_edition_at_once_both_succeed(large):
    both = [loading(large), loading(large)]
    replies = [json.loads(one.communicate()[0]) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert [reply["editions"][0]["rows"] for reply in replies] == [60_000, 60_000]
    assert [one.name for one in editions.editions()] == ["2026HTSRev10"]


def test_the_same_export_under_another_name_is_doubted(large):
    editions.load(large)
    assert "HTS-EDITION-SAME" in {one["rule"] for one in editions.load(large, "2026HTSRev9")["findings"]}


def test_an_edition_of_no_known_day_is_kept_and_found_by_no_day(large):
    from datetime import date

    found = editions.load(large, "mine")
    assert "HTS-EDITION-DAY" in {one["rule"] for one in found["findings"]} and found["edition"]["from"] is None
    assert editions.in_force(date(2026, 6, 20)) is None
    editions.load(large, "mine-too", "2026-05-01")
    assert editions.in_force(date(2026, 4, 30)) is None and editions.in_force(date(2026, 5, 1)).name == "mine-too"


def test_editions_stand_in_the_order_of_their_days_and_numbers(tmp_path, large):
    for name, day in (("2026HTSRev10", "2026-06-08"), ("2026HTSRev9", "2026-06-08"), ("2025HTSRev30", "2025-11-21")):
        editions.load(large, name, day)
    assert [one.name for one in editions.editions()] == ["2025HTSRev30", "2026HTSRev9", "2026HTSRev10"]


def test_a_damaged_edition_says_how_to_mend_it(large, home):
    editions.load(large)
    (home / "hts" / "editions" / "2026HTSRev10" / "rows.parquet").write_bytes(b"PAR1 nothing")
    with pytest.raises(ValueError, match="hts drop 2026HTSRev10"):
        editions.book("2026HTSRev10")


@pytest.mark.parametrize("form", ["", "{", "[]", "{}", '{"format": 1}', '{"format": 1, "name": "x", "from": "soon", "rows": 1, "sha256": ""}'])
def test_an_edition_whose_card_is_damaged_says_so_and_can_be_dropped(small, home, form):
    editions.load(small)
    card = home / "hts" / "editions" / "2026HTSRev10" / "edition.json"
    card.write_text(form)
    os.utime(card.parent.parent, (1, 1))
    for call in (editions.editions, lambda: editions.load(small), lambda: editions.book("2026HTSRev10")):
        with pytest.raises(WrongCall, match="hts drop 2026HTSRev10"):
            call()
    editions.drop("2026HTSRev10")
    assert editions.load(small)["edition"]["rows"] == 3


def test_an_edition_of_another_format_is_loaded_again(small, home):
    editions.load(small)
    card = home / "hts" / "editions" / "2026HTSRev10" / "edition.json"
    card.write_text(json.dumps({**json.loads(card.read_text()), "format": 0}))
    os.utime(card.parent.parent, (1, 1))
    assert editions.editions() == ()
    assert editions.load(small)["edition"]["rows"] == 3
    assert [one.name for one in editions.editions()] == ["2026HTSRev10"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no endless file on this system")
def test_a_file_without_end_is_no_export(home):
    from pathlib import Path

    found = editions.load(Path("/dev/zero"), "2026HTSRev10")
    assert found["edition"] is None and found["findings"][0]["rule"] == "HTS-EXPORT"
    assert not home.exists()
