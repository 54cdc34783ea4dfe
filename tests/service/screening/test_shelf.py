"""The shelf: readers go on undisturbed while a new version is indexed beside the old one and put in its place."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests.screening import samples
from tidewaiter.screening.hit import Asked, Hit
from tidewaiter.screening.listed import Listed
from tidewaiter.service.screening import kept
from tidewaiter.service.screening.lists import at_hand, take
from tidewaiter.service.screening.shelf import Shelf

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))


@dataclass(frozen=True)
class Plain:
    """An index that finds what is spelled alike."""

    entries: tuple[Listed, ...]

    def search(self, asked: Asked, threshold: int) -> tuple[Hit, ...]:
        return tuple(Hit(one.list, one.entry, one.name, one.name, 10_000, (), one.content, asked.name)
                     for one in self.entries if one.name == asked.name)


def slowly(entries: Sequence[Listed]) -> Plain:
    time.sleep(0.2)
    return Plain(tuple(entries))


def own(version: int) -> bytes:
    """A list in which each name says which version it is of."""
    return b"id,name\n" + b"".join(f"{n},V{version} Party {n}\n".encode() for n in range(50))


def test_a_snapshot_finds_entries_by_number_and_content():
    take([("a", own(1))], NOW, "MINE")
    now = Shelf(slowly).current()
    entry = now.entry("MINE", "7")
    assert entry and entry.name == "V1 Party 7" and now.entry_of(entry.content) is entry and now.entry("MINE", "77") is None
    assert [hit.entry for hit in now.search(Asked("V1 Party 7"), 0)] == ["7"] and [one.list for one in now.versions] == ["MINE"]


def test_a_file_is_screened_against_without_being_kept(tmp_path):
    file = tmp_path / "lists.jsonl"
    file.write_bytes(samples.LINES)
    now, findings = at_hand(file, NOW, slowly)
    assert now and [(one.list, one.entries) for one in now.versions] == [("LINES", 2)] and now.entry("SDN@TEST", "T-1")
    assert [finding.rule for finding in findings] == ["SCR-LIST-COUNTRY"] and kept.names() == ()
    file.write_bytes(b"")
    assert at_hand(file, NOW, slowly)[0] is None


def test_without_a_list_there_is_a_snapshot_of_none():
    now = Shelf(slowly).current()
    assert now.versions == () and now.entries == ()


def test_a_snapshot_in_hand_stays_what_it_was():
    take([("a", own(1))], NOW, "MINE")
    shelf = Shelf(slowly)
    before = shelf.current()
    take([("a", own(2))], NOW + timedelta(hours=1), "MINE")
    after = shelf.refresh()
    assert before.search(Asked("V1 Party 3"), 0) and not after.search(Asked("V1 Party 3"), 0) and after.search(Asked("V2 Party 3"), 0)
    assert shelf.current() is after


def test_versions_that_did_not_change_are_not_read_again():
    take([("a", own(1))], NOW, "MINE")
    take([("a", own(1))], NOW, "OTHER")
    shelf = Shelf(slowly)
    before = shelf.current()
    take([("a", own(2))], NOW, "MINE")
    after = shelf.refresh()
    assert after.held[1] is before.held[1] and after.held[0] is not before.held[0]


def test_threads_that_read_while_versions_change_see_whole_ones_and_never_wait():
    take([("a", own(1))], NOW, "MINE")
    made_by: list[str] = []

    def index(entries: Sequence[Listed]) -> Plain:
        made_by.append(threading.current_thread().name)
        return slowly(entries)

    shelf = Shelf(index)
    shelf.current()
    over, torn, seen = threading.Event(), [], set()

    def reader() -> None:
        while not over.is_set():
            now = shelf.current()
            names = {entry.name.split()[0] for entry in now.entries}
            seen.update(names)
            if len(names) != 1 or not now.search(Asked(f"{names.pop()} Party 49"), 0):
                torn.append(now)

    threads = [threading.Thread(target=reader) for _ in range(4)]
    for thread in threads:
        thread.start()
    for version in (2, 3, 4):
        take([("a", own(version))], NOW + timedelta(hours=version), "MINE")
        deadline = time.monotonic() + 30
        while f"V{version}" not in seen and time.monotonic() < deadline:
            time.sleep(0.01)
    over.set()
    for thread in threads:
        thread.join()
    assert torn == [] and seen == {"V1", "V2", "V3", "V4"}
    assert made_by[1:] == ["lists"] * 3                  # no reader made an index


def test_a_version_that_cannot_be_read_leaves_the_old_one_and_is_told(tmp_path):
    take([("a", own(1))], NOW, "MINE")
    told: list[str] = []
    shelf = Shelf(slowly, told.append)
    before = shelf.current()
    (version,) = take([("a", own(2))], NOW, "MINE").versions
    (tmp_path / "home" / "lists" / "MINE" / version.sha256 / "entries.jsonl.gz").write_bytes(b"nonsense")
    deadline = time.monotonic() + 30
    while not told and time.monotonic() < deadline:
        assert shelf.current() is before
        time.sleep(0.01)
    assert "damaged" in told[0] and shelf.current() is before
    time.sleep(0.05)
    assert len(told) == 1                                # it is not tried over and over
