"""A watched folder: taken when whole, once, and nothing is lost, whatever stops the watching."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.service.shipments.papers import packed, papers, put
from tidewaiter.service.shipments import watching
from tidewaiter.service.shipments.taking import shipments
from tidewaiter.service.shipments.watching import Watch, mend
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store.kinds.entries import FILES


class Hours:
    """A clock that goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Hours()


@pytest.fixture
def watch(writer, tmp_path, clock):
    return Watch(tmp_path, lambda: writer, clock, "c1", still=30)


def count(writer) -> int:
    with writer.read() as book:
        return book.count(FILES)


def told(folder: Path):
    return json.loads((folder / "findings.json").read_text(encoding="utf-8"))


def test_a_folder_that_says_that_it_is_ready_is_taken_at_once(watch, writer, tmp_path):
    put(tmp_path / "one", papers(), ready=True)
    (one,) = watch.look()
    assert one.outcome == "taken" and not (tmp_path / "one").exists()
    assert told(tmp_path / "taken" / "one")["file"] == one.file and count(writer) == 1
    assert list(watch.look()) == []
    assert shipments(writer).records[0].value.way == "folder"


def test_a_folder_that_lies_still_is_taken_and_one_that_grows_is_not(watch, tmp_path, clock):
    place = put(tmp_path / "one", papers())
    assert list(watch.look()) == []
    clock.now = 29.9
    assert list(watch.look()) == []
    (place / "packing.txt").write_text("more")
    clock.now = 30
    assert list(watch.look()) == []              # it changed: the time begins anew
    clock.now = 59.9
    assert list(watch.look()) == []
    clock.now = 60
    assert [one.outcome for one in watch.look()] == ["taken"]


def test_an_empty_folder_and_what_is_hidden_wait(watch, tmp_path, clock):
    (tmp_path / "new folder").mkdir()
    put(tmp_path / ".hidden", papers(), ready=True)
    (tmp_path / "note.txt").write_text("x")
    list(watch.look())
    clock.now = 100
    assert list(watch.look()) == [] and (tmp_path / "new folder").exists() and (tmp_path / ".hidden").exists()


def test_papers_of_which_no_entry_can_be_made_are_refused_with_the_reason(watch, writer, tmp_path):
    put(tmp_path / "bad", {"shipment.yaml": b"entry: ["}, ready=True)
    assert [one.outcome for one in watch.look()] == ["refused"]
    assert told(tmp_path / "refused" / "bad")["findings"] and (tmp_path / "refused" / "bad" / "shipment.yaml").read_bytes() == b"entry: ["
    assert count(writer) == 0


def test_the_same_papers_under_another_name_make_no_second_file(watch, writer, tmp_path):
    for name in ("one", "copy of one"):
        put(tmp_path / name, papers(), ready=True)
    assert sorted(one.outcome for one in watch.look()) == ["again", "taken"] and count(writer) == 1


def test_a_name_that_was_there_before_loses_nothing(watch, tmp_path):
    put(tmp_path / "one", papers(), ready=True)
    list(watch.look())
    put(tmp_path / "one", papers(1), ready=True)
    list(watch.look())
    assert (tmp_path / "taken" / "one").is_dir() and (tmp_path / "taken" / "one 2").is_dir()


def test_a_paper_that_comes_while_the_folder_is_taken_sends_it_back(watch, writer, tmp_path, monkeypatch):
    place = put(tmp_path / "one", papers(), ready=True)
    real = watching.take

    def late(*args):
        found = real(*args)
        (place / "late.txt").write_text("a paper that came late")
        return found

    monkeypatch.setattr(watching, "take", late)
    assert list(watch.look()) == []
    assert (tmp_path / "one" / "late.txt").exists() and count(writer) == 1
    monkeypatch.undo()
    (one,) = watch.look()                        # with the paper it is another shipment; its entry number says that it is not
    assert one.outcome == "refused" and one.findings[0].rule == "SHIP-ENTRY-TWICE"


def test_folders_of_clients_are_taken_for_them(writer, tmp_path, clock):
    watch = Watch(tmp_path, lambda: writer, clock)
    put(tmp_path / "c1" / "one", papers(), ready=True)
    put(tmp_path / "c2" / "one", papers(1), ready=True)
    put(tmp_path / "c9" / "one", papers(2), ready=True)
    assert [(one.outcome, [finding.rule for finding in one.findings if finding.rule == "PART-CLIENT"]) for one in watch.look()] == [
        ("taken", []), ("taken", []), ("refused", ["PART-CLIENT"])]
    assert {one.value.client for one in shipments(writer).records} == {"c1", "c2"}


def test_an_archive_is_taken_with_what_is_refused_of_it_apart(watch, writer, tmp_path, clock):
    (tmp_path / "may.zip").write_bytes(packed({"a": papers(), "b": {"shipment.yaml": b"x: ["}}))
    (tmp_path / "bad.zip").write_bytes(b"nothing")
    list(watch.look())
    clock.now = 30
    assert [one.outcome for one in watch.look()] == ["refused", "taken", "refused"] and count(writer) == 1
    assert (tmp_path / "taken" / "may.zip").exists() and (tmp_path / "refused" / "bad.zip").exists()
    assert told(tmp_path / "refused" / "may b")["name"] == "b"
    whole = json.loads((tmp_path / "taken" / "may.zip.findings.json").read_text())
    assert [one["outcome"] for one in whole["shipments"]] == ["taken", "refused"]


def test_links_and_folders_are_no_papers(watch, tmp_path):
    place = put(tmp_path / "one", papers(), ready=True)
    (place / "invoice2.csv").symlink_to("/etc/hostname")
    put(tmp_path / "two", papers(), ready=True)
    (tmp_path / "two" / "more").mkdir()
    (tmp_path / "three").symlink_to(tmp_path)
    assert [one.findings[0].rule for one in watch.look()] == ["SHIP-PAPER", "SHIP-PAPER"]


def test_what_a_killed_watching_did_not_come_to_is_written(watch, writer, tmp_path):
    put(tmp_path / "one", papers(), ready=True)
    put(tmp_path / "bad", {"shipment.yaml": b"entry: ["}, ready=True)
    (_, one) = watch.look()
    for place in ("taken/one", "refused/bad"):
        (tmp_path / place / "findings.json").unlink()
    assert mend(tmp_path, writer) == 2 and mend(tmp_path, writer) == 0
    assert told(tmp_path / "taken" / "one")["file"] == one.file and told(tmp_path / "refused" / "bad")["findings"]


def test_what_is_no_folder_is_a_wrong_call(writer, tmp_path, clock):
    with pytest.raises(WrongCall):
        Watch(tmp_path / "nowhere", lambda: writer, clock)
