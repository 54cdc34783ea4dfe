"""Notes kept on this machine: loaded once, answered by day, replaced by later texts of single notes."""

from __future__ import annotations

import gzip
import time
from datetime import date
from pathlib import Path

import pytest

from tests.tariff.test_notes import CHAPTER, FLAT, LATER, SLID
from tidewaiter.service import notes as service
from tidewaiter.service.wrong_call import WrongCall

NINETY_NINE = FLAT + "\f" + SLID
AMENDMENTS = """# HTSUS chapter 99, subchapter III: amendments of other U.S. notes, 2031 Revisions 8 to 9

## U.S. note 2(b) (a test)

Revision 9, effective 2031-07-01: "one duty" becomes "a duty".
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def put(tmp_path):
    def put(text, name="chapter.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path
    return put


def rules(reply):
    return [finding["rule"] for finding in reply["findings"]]


def test_a_loaded_chapter_answers_by_address_from_its_day_on(put):
    reply = service.load(put(CHAPTER), start="2031-03-01")
    assert (reply["text"], reply["findings"]) == ({"edition": "2031HTSRev7", "from": "2031-03-01", "part": "chapter-95"}, [])
    assert rules(service.show("note 1(a), chapter 95", date(2031, 2, 28))) == ["NOTES-NOT-LOADED"]
    shown = service.show("chapter 95 note 1", date(2031, 3, 1))
    assert (shown["address"], shown["edition"], shown["page"], shown["text"]) == (
        "note 1, chapter 95", "2031HTSRev7", "95-1", "This chapter does not cover:")
    assert [one["address"] for one in shown["notes"]] == [f"note 1({label}), chapter 95" for label in ("a", "h", "ij", "k")]
    assert shown["findings"] == []
    assert service.show("note 1, section XX", date(2031, 3, 1))["page"] == "XX-1"


def test_the_same_text_again_changes_nothing_and_another_is_refused(put, home):
    service.load(put(CHAPTER), start="2031-03-01")
    before = {path: path.read_bytes() for path in home.rglob("*.gz")}
    assert service.load(put(gzip.compress(CHAPTER.encode()), "chapter.txt.gz"), start="2031-03-01")["findings"] == []
    other = service.load(put(CHAPTER.replace("Wax", "Tallow")), start="2031-03-01")
    assert rules(other) == ["NOTES-TAKEN"] and other["text"] is None
    assert {path: path.read_bytes() for path in home.rglob("*.gz")} == before and len(before) == 1
    assert not [path for path in home.rglob("*") if path.name.startswith(".")]


REFUSED = [
    (b"", "", "2031-03-01", "NOTES-FILE"), (b"\x1f\x8b\x08rubbish", "", "2031-03-01", "NOTES-FILE"),
    (gzip.compress(CHAPTER.encode())[:-20], "", "2031-03-01", "NOTES-FILE"), (b"%PDF-1.7", "", "2031-03-01", "NOTES-NONE"),
    (b"<html>busy</html>", "", "2031-03-01", "NOTES-NONE"), (CHAPTER, "", "", "NOTES-DAY"), (CHAPTER, "2031HTSRev8", "2031-03-01", "NOTES-EDITION"),
    (CHAPTER.replace("Revision 7 (2031)", ""), "", "2031-03-01", "NOTES-EDITION"),
    (CHAPTER + "\f" + CHAPTER.replace("CHAPTER 95", "CHAPTER 96"), "", "2031-03-01", "NOTES-PART"),
]


@pytest.mark.parametrize(("text", "name", "start", "rule"), REFUSED)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(put, home, text, name, start, rule):
    reply = service.load(put(text), name, start)
    assert rules(reply)[-1] == rule and reply["text"] is None and reply["findings"][-1]["severity"] == "fatal"
    assert not list(home.rglob("*.gz"))


@pytest.mark.parametrize("call", [
    lambda: service.load(Path("/no/such"), "", "2031-03-01"),
    lambda: service.show("heading 9503", date(2031, 3, 1)),
    lambda: service.for_number("9503.0", date(2031, 3, 1)),
    lambda: service.for_number("7701.00.00", date(2031, 3, 1)),
])
def test_a_wrong_call_says_so_in_one_line(call):
    with pytest.raises(WrongCall) as error:
        call()
    assert "\n" not in str(error.value)


def test_an_edition_that_is_known_brings_its_day(put):
    text = CHAPTER.replace("Revision 7 (2031)", "Revision 24 (2025)")
    assert service.load(put(text))["text"]["from"] == "2025-09-26"
    assert rules(service.show("note 1, chapter 95", date(2025, 10, 9))) == []
    assert rules(service.show("note 1, chapter 95", date(2025, 10, 10))) == ["NOTES-OLD"]


def test_an_address_that_is_not_there_names_the_nearest(put):
    service.load(put(CHAPTER), start="2031-03-01")
    reply = service.show("note 1(z), chapter 95", date(2031, 3, 1))
    assert rules(reply) == ["NOTES-ADDRESS"] and "the nearest is note 1, chapter 95" in reply["findings"][0]["message"]


def test_a_later_text_of_a_note_replaces_it_from_its_day(put):
    service.load(put(NINETY_NINE, "ninety_nine.txt"), start="2031-03-01")
    service.load(put(LATER.replace("note 60", "note 4").replace("\n60.\n", "\n4.\n"), "note_4.md"))
    address, lists = "note 4(a), chapter 99 subchapter III", lambda day: [
        one["address"].partition(",")[0] for one in service.for_number("7602.00.00", day)["enumerating"]]
    assert rules(service.show(address, date(2031, 5, 1))) == ["NOTES-ADDRESS"] and lists(date(2031, 5, 1)) == []
    assert rules(service.show(address, date(2031, 5, 2))) == ["NOTES-LATER-TEXT"] and lists(date(2031, 5, 2)) == ["U.S. note 4(a)"]
    assert service.show(address, date(2031, 5, 2))["remarks"]
    assert rules(service.show(address, date(2031, 6, 3))) == [] and service.show(address, date(2031, 6, 3))["remarks"] == []
    tin = [one["address"].partition(",")[0] for one in service.for_number("7411.00.00", date(2031, 5, 1))["enumerating"]]
    assert tin == ["U.S. note 4(c)"]
    assert service.for_number("7411.00.00", date(2031, 5, 2))["enumerating"] == []


def test_what_is_not_in_the_texts_loaded_may_be_in_those_that_are_not(put):
    """A single note does not stand for its chapter, nor a chapter for the section whose notes are printed with another."""
    service.load(put(LATER, "note_60.md"))
    day = date(2031, 7, 1)
    assert rules(service.show("note 60(z), chapter 99 subchapter III", day)) == ["NOTES-ADDRESS"]
    for address in ("note 4, chapter 99 subchapter III", "compiler's note, chapter 99 subchapter III"):
        assert rules(service.show(address, day)) == ["NOTES-NOT-LOADED"]
    assert ("chapter 99", "fatal") in {(one["where"], one["severity"]) for one in service.for_number("9903.88.03", day)["findings"]}
    service.load(put(CHAPTER.replace("SECTION XX", "SECTION XXI").replace("CHAPTER 95", "CHAPTER 96"), "other.txt"), start="2031-03-01")
    assert rules(service.show("note 1, section XX", day)) == ["NOTES-NOT-LOADED"]
    assert ("chapter 99", "warning") in {(one["where"], one["severity"]) for one in service.for_number("9603.10.00", day)["findings"]}
    service.load(put(NINETY_NINE, "ninety_nine.txt"), start="2031-03-01")
    assert rules(service.show("note 44, chapter 99 subchapter III", day)) == ["NOTES-ADDRESS"]
    assert "chapter 99" not in {one["where"] for one in service.for_number("9603.10.00", day)["findings"]}


@pytest.mark.parametrize("damage", [lambda body: body[:100], lambda body: b"", lambda body: gzip.compress(b"{}"), lambda body: gzip.compress(b"[")])
def test_a_damaged_text_says_how_to_mend_it_and_loading_it_again_does(put, home, damage):
    service.load(put(CHAPTER), start="2031-03-01")
    (kept,) = home.rglob("*.gz")
    kept.write_bytes(damage(kept.read_bytes()))
    for call in (lambda: service.show("note 1, chapter 95", date(2031, 3, 1)), lambda: service.for_number("9503.00.00", date(2031, 3, 1))):
        with pytest.raises(WrongCall, match="load the text of chapter-95 of 2031HTSRev7 again"):
            call()
    assert service.load(put(CHAPTER), start="2031-03-01")["text"]
    assert rules(service.show("note 1, chapter 95", date(2031, 3, 1))) == []


def test_an_amendment_that_the_text_lacks_is_told_from_its_day(put):
    service.load(put(NINETY_NINE, "ninety_nine.txt"), start="2031-03-01")
    service.load(put(AMENDMENTS, "amendments.md"))
    for address in ("note 2, chapter 99 subchapter III", "note 2(b)(1), chapter 99 subchapter III"):
        assert rules(service.show(address, date(2031, 6, 30))) == []
        shown = service.show(address, date(2031, 7, 1))
        assert rules(shown) == ["NOTES-AMENDED"] and shown["amendments"][0]["days"] == ["2031-07-01"]
    assert rules(service.show("note 2(a), chapter 99 subchapter III", date(2031, 7, 1))) == []


def test_a_number_has_the_notes_that_govern_it_and_the_exclusions_from_and_to_it(put):
    service.load(put(CHAPTER), start="2031-03-01")
    service.load(put(NINETY_NINE, "ninety_nine.txt"), start="2031-03-01")
    reply = service.for_number("9508.21.00", date(2031, 3, 2))
    assert reply["governing"][0]["address"] == "note 2, chapter 95"
    assert ("chapter 95", "heading 3406") in {(one["from"], one["to"]) for one in reply["exclusions"]}
    candles = service.for_number("3406.00.00", date(2031, 3, 2))
    assert [(one["from"], one["address"]) for one in candles["excluded_to_here"]] == [("chapter 95", "note 1(a), chapter 95")]
    assert [(one["where"], one["severity"]) for one in candles["findings"]] == [("chapter 34", "fatal"), ("section VI", "warning")]


# The official texts.

@pytest.mark.reference
def test_every_official_text_is_kept_and_answers_fast(reference):
    folder = reference / "hts_notes"
    paths = [*folder.glob("Chapter_*.txt"), folder / "chapter99_2026_rev_6.txt.gz", *(folder / "ch99_after_rev10").glob("note_*.md"),
             folder / "ch99_after_rev10" / "amendments_other_notes.md"]
    for path in paths:
        assert service.load(path)["text"], path.name
    assert len(service.loaded()["texts"]) == len(paths) == 104
    limits = {"chapter-95": 0.05, "chapter-84": 0.05, "chapter-99": 0.5}
    for part, limit in limits.items():
        held = next(one for one in service._held() if one.part == part)
        service._read_once.cache_clear()
        start = time.process_time()
        text = service._read(held).notes
        assert time.process_time() - start < limit * 2, part           # twice the aim: the machine may be busy
    service.find(text, "note 16(c)(vi), chapter 99 subchapter III")
    start = time.process_time()
    for _ in range(100):
        service.find(text, "U.S. note 20(vvv)(iv)(4) to subchapter III of chapter 99")
    assert (time.process_time() - start) / 100 < 0.001
    day = date(2026, 9, 18)
    pump = service.show("U.S. note 20(vvv)(i)(4) to subchapter III of chapter 99", day)
    assert rules(pump) == ["NOTES-OLD", "NOTES-AMENDED"] and pump["amendments"][0]["days"] == ["2026-07-01"]
    assert rules(service.show("note 52(j)(7)(iii), chapter 99 subchapter III", date(2026, 7, 30))) == ["NOTES-LATER-TEXT"]
    assert rules(service.show("note 52(j)(7)(iii), chapter 99 subchapter III", date(2026, 7, 31))) == []
    assert rules(service.show("note 52(j)(7)(iii), chapter 99 subchapter III", date(2026, 7, 23))) == ["NOTES-ADDRESS"]
    steel = service.for_number("7326.90.8688", day)
    listed = {one["address"].partition(",")[0] for one in steel["enumerating"] if one["role"] == "listed"}
    assert listed == {"U.S. note 16(c)(iv)", "U.S. note 20(f)"}
    toys = service.for_number("9503.00.0073", day)
    assert [one["address"] for one in toys["governing"][:3]] == ["note 4, chapter 95", "note 5, chapter 95", "statistical note 1, chapter 95"]
    assert ("section XVII", "heading 9503") in {(one["from"], one["to"]) for one in toys["excluded_to_here"]}
