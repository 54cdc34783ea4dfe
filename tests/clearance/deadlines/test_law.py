"""The files of the clocks: whole, cited, and refused where they contradict themselves."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tidewaiter.clearance.deadlines.clock import Roll
from tidewaiter.clearance.deadlines.pages import NAME, page
from tidewaiter.clearance.deadlines.reading import TERMS, book
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_is_as_printed():
    assert (ROOT / "docs" / "law" / NAME).read_text(encoding="utf-8") == page(book())


@pytest.mark.parametrize("clock", book().clocks, ids=lambda clock: f"{clock.id}{clock.step}")
def test_every_row_says_what_it_rests_on(clock):
    assert clock.cite and clock.miss.endswith(".") and clock.checked
    assert clock.stake.words or clock.stake.least
    assert re.search(r"CFR|U\.S\.C\.|FR |business rules|CBP|PSC|tariff|Periodic", clock.cite)
    assert clock.unchecked or re.search(r"CFR|U\.S\.C\.|license exam|FR ", clock.checked)


def test_what_is_not_checked_is_counted():
    assert [clock.id for clock in book().clocks if clock.unchecked] == ["D12", "D13", "D26", "D87", "D131"]


def test_days_of_part_182_never_roll():
    assert [clock.id for clock in book().clocks if "182." in clock.cite and clock.roll is not Roll.NONE] == []


def changed(tmp_path: Path, old: str, new: str, name: str = "brokers.yaml") -> Path:
    folder = tmp_path / "deadlines"
    shutil.copytree(law_dir() / "deadlines", folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("old, new, name", [
    ("30 days after hire", "30 days after hiring", "brokers.yaml"),
    ("30 days after hire", "soon after hire", "brokers.yaml"),
    ("30 days after hire", "30 days before hire", "brokers.yaml"),
    ('roll: "next: closed office"', 'roll: "next: habit"', "brokers.yaml"),
    ('roll: "next: closed office"', "roll: next", "brokers.yaml"),
    ("  cite: 19 CFR 111.28(b)\n", "", "brokers.yaml"),
    ("  cite: 19 CFR 111.28(b)\n", "  cites: 19 CFR 111.28(b)\n", "brokers.yaml"),
    ("- id: D73", "- id: D72", "brokers.yaml"),
    ("mode: barge", "mode: raft", "arrival_and_entry.yaml"),
    ("mode: barge", "means: barge", "arrival_and_entry.yaml"),
    ("also: [iit_admission]", "also: [hire]", TERMS),
    ("  hire:  ", "  hiring: {words: nothing}\n  hire:  ", TERMS),
    ("words: by barge, limit", "words: by barge, none: nothing, limit", "arrival_and_entry.yaml"),
    ("words: by barge", "presumed: true, words: by barge", "arrival_and_entry.yaml"),
])
def test_a_row_that_contradicts_itself_is_refused(tmp_path, old, new, name):
    with pytest.raises(LawError):
        book(changed(tmp_path, old, new, name))


def test_another_rule_is_another_version(tmp_path):
    now = {(clock.id, clock.step): clock.version for clock in book().clocks}
    then = {(clock.id, clock.step): clock.version for clock in book(changed(tmp_path, "30 days after hire", "31 days after hire")).clocks}
    assert {key for key in now if now[key] != then[key]} == {("D73", "")}
