"""Loading lists: versions that never change, which one is screened against, what stops a load, what is stale."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.screening import samples
from tidewaiter.service.screening import kept
from tidewaiter.service.screening.lists import held, load, state, take
from tidewaiter.service.wrong_call import WrongCall

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def own(count: int, words: str = "Party") -> bytes:
    return b"id,name\n" + b"".join(f"{n},{words} {n}\n".encode() for n in range(count))


def rules(reply) -> dict[str, str]:
    findings = reply["findings"] if isinstance(reply, dict) else [one.as_json() for one in reply.findings]
    return {one["rule"]: one["severity"] for one in findings}


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}


def test_a_load_is_a_folder_of_its_hash_with_the_original_bytes(home, tmp_path):
    file = tmp_path / "whatever.bin"
    file.write_bytes(samples.SDN_XML)
    reply = load([file], NOW)
    sha256 = hashlib.sha256(samples.SDN_XML).hexdigest()
    (one,) = reply["lists"]
    assert {key: one[key] for key in ("name", "date", "sha256", "entries")} == {"name": "SDN", "date": "2026-07-31", "sha256": sha256, "entries": 2}
    place = home / "lists" / "SDN" / sha256
    assert (place / "original" / "0").read_bytes() == samples.SDN_XML
    assert json.loads((place / "version.json").read_text())["loaded"] == NOW.isoformat()
    newest = kept.newest("SDN")
    assert newest and kept.entries(newest)[0].name == "QUAYSIDE, Ann Mary" and kept.originals(newest) == (samples.SDN_XML,)


def test_files_of_one_list_given_together_are_one_version(tmp_path):
    for name in ("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"):
        (tmp_path / name).write_bytes((Path(samples.__file__).parent / "lists" / name).read_bytes())
    reply = load([tmp_path / name for name in ("alt.csv", "sdn.csv", "sdn_comments.csv", "add.csv")], NOW, day="2026-07-30")
    assert [(one["name"], one["names"], one["date"], len(one["files"])) for one in reply["lists"]] == [("SDN", 8, "2026-07-30", 4)]


def test_files_of_several_lists_are_as_many_versions():
    got = take([("a", samples.SDN_XML), ("b", samples.UFLPA_PAGE), ("c", samples.DPL)], NOW)
    assert sorted(one.list for one in got.versions) == ["DPL", "SDN", "UFLPA"] == list(kept.names())
    with pytest.raises(WrongCall, match="3 lists"):
        take([("a", samples.SDN_XML), ("b", samples.UFLPA_PAGE), ("c", samples.DPL)], NOW, "MINE")


def test_the_same_bytes_again_change_nothing(home):
    take([("a", samples.SDN_XML)], NOW)
    before = tree(home)
    again = take([("b", samples.SDN_XML)], NOW + timedelta(days=3))
    assert tree(home) == before and rules(again) == {"SCR-LIST-HELD": "note"} and again.versions[0].loaded == NOW


def test_the_same_bytes_with_another_day_or_other_columns_are_kept_beside(home):
    text = b"id,name,title\n1,Calm Gull,Captain\n"
    take([("a", text)], NOW, "MINE")
    take([("a", text)], NOW, "MINE", columns={"name": "title"})
    newest = kept.newest("MINE")
    assert newest and kept.entries(newest)[0].name == "Captain" and len(kept.versions("MINE")) == 2
    take([("a", text)], NOW, "MINE", "2026-11-01")
    assert [str(one.date) for one in kept.versions("MINE")].count("2026-11-01") == 1 and len(kept.versions("MINE")) == 3


def test_a_new_version_leaves_the_old_ones_as_they_are(home):
    for n in (10, 11, 12):
        take([("a", own(n))], NOW + timedelta(minutes=n), "MINE")
    assert [one.entries for one in kept.versions("MINE")] == [10, 11, 12] and held()["lists"][0]["older"] == 2
    old = kept.versions("MINE")[0]
    assert kept.find("MINE", old.sha256) == old and len(kept.entries(old)) == 10


@pytest.mark.parametrize("before, after, refused", [(100, 90, False), (100, 89, True), (10, 9, False), (10, 8, True)])
def test_a_list_that_is_suddenly_shorter_is_refused_unless_it_is_said_to_be_right(before, after, refused):
    take([("a", own(before))], NOW, "MINE")
    got = take([("a", own(after))], NOW, "MINE")
    newest = kept.newest("MINE")
    assert newest and newest.entries == (before if refused else after)
    assert ("SCR-LIST-SHORT" in rules(got)) is refused and bool(got.versions) is not refused
    assert take([("a", own(after))], NOW, "MINE", accept_shorter=True).versions[0].entries == after


def test_a_list_that_lost_its_other_names_is_refused():
    whole = b"id,name,alias\n" + b"".join(b"%d,Party %d,Also %d|And %d\n" % (n, n, n, n) for n in range(20))
    take([("a", whole)], NOW, "MINE")
    assert rules(take([("a", own(20))], NOW, "MINE")) == {"SCR-LIST-SHORT": "fatal"}


def test_a_list_that_vanished_from_the_consolidated_one_is_refused():
    head, _, _ = samples.CSL_CSV.partition(b"\n")
    row = b"%s%d,%s (%s) - Department,,,,Party %d" + b"," * 23 + b"\n"

    def consolidated(counts):
        return head + b"\n" + b"".join(row % (code, n, code, code, n) for code, count in counts.items() for n in range(count))

    assert len(take([("a", consolidated({b"SDN": 2_000, b"DPL": 60, b"FSE": 20}))], NOW).versions) == 1
    assert rules(take([("a", consolidated({b"SDN": 2_000, b"FSE": 20}))], NOW)) == {"SCR-LIST-SHORT": "fatal"}
    got = take([("a", consolidated({b"SDN": 2_000, b"DPL": 60, b"FSE": 2}))], NOW)
    assert rules(got) == {"SCR-LIST-PART-SHORT": "warning"} and got.versions


def test_an_older_version_is_kept_and_not_screened_against():
    take([("a", own(10))], NOW, "MINE", "2026-11-02")
    got = take([("a", own(20))], NOW, "MINE", "2026-11-01")
    newest = kept.newest("MINE")
    assert got.versions == () and rules(got) == {"SCR-LIST-OLDER": "warning"} and newest and newest.entries == 10 and len(kept.versions("MINE")) == 2


def test_nothing_of_a_refused_file_is_left(home):
    take([("a", own(10))], NOW, "MINE")
    before = tree(home)
    for data in (b"", b"id,name\n1,\n", samples.SDN_XML[:-40], own(2)):
        assert not take([("a", data)], NOW, "MINE").versions
    assert tree(home) == before


@pytest.mark.parametrize("name", ["../x", "a b", "", "x" * 40, ".hidden", "sdn/../../x"])
def test_a_name_that_is_none_is_a_wrong_call(home, name):
    if name:
        with pytest.raises(WrongCall, match="no name of a list"):
            take([("a", own(3))], NOW, name)
    assert not home.exists() or name == ""


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "2026-11-23"])
def test_a_day_that_is_none_or_has_not_come_is_a_wrong_call(day):
    with pytest.raises(WrongCall, match="--date"):
        take([("a", own(3))], NOW, "MINE", day)


def test_a_file_that_cannot_be_read_is_a_wrong_call(tmp_path):
    with pytest.raises(WrongCall, match="cannot be read"):
        load([tmp_path / "nowhere.csv"], NOW)


def test_a_damaged_version_is_said_and_mended_by_the_next_load(home):
    take([("a", own(10))], NOW, "MINE")
    place = next((home / "lists" / "MINE").glob("?" * 64))
    newest = kept.newest("MINE")
    assert newest
    (place / "entries.jsonl.gz").write_bytes(b"nonsense")
    with pytest.raises(WrongCall, match="damaged"):
        kept.entries(newest)
    (place / "version.json").write_text("{")
    assert rules(state(NOW)) == {"SCR-LIST-DAMAGED": "fatal"}
    assert rules(take([("a", own(11))], NOW, "MINE")) == {"SCR-LIST-DAMAGED": "warning"} and rules(state(NOW)) == {}


def test_lists_that_stand_in_each_other_are_told():
    take([("a", samples.SDN_XML)], NOW)
    assert rules(take([("a", samples.CSL_JSON)], NOW)) == {"SCR-LIST-DOUBLE": "note"}


def test_no_list_at_all_is_never_nobody_listed():
    assert rules(state(NOW)) == {"SCR-NO-LISTS": "fatal"}
    assert rules(state(NOW, ["UFLPA"])) == {"SCR-NO-LISTS": "fatal", "SCR-LIST-MISSING": "fatal"}


def test_a_list_is_stale_after_its_hours_unless_its_keeper_had_nothing_newer():
    take([("a", samples.SDN_XML)], NOW)
    assert rules(state(NOW + timedelta(hours=24))) == {}
    assert rules(state(NOW + timedelta(hours=24, minutes=1))) == {"SCR-LIST-STALE": "warning"}
    kept.checked("SDN", NOW + timedelta(hours=20))
    assert rules(state(NOW + timedelta(hours=44))) == {} and rules(state(NOW + timedelta(hours=45))) == {"SCR-LIST-STALE": "warning"}
    take([("a", own(3))], NOW, "MINE")
    assert rules(state(NOW + timedelta(hours=30))) == {} and state(NOW)["lists"][0]["limit"] is None


def test_a_look_at_the_keeper_s_says_nothing_of_a_version_that_came_after_it():
    take([("a", samples.SDN_XML)], NOW)
    kept.checked("SDN", NOW + timedelta(hours=20))
    take([("a", samples.SDN_XML.replace(b"CALM", b"CALMER"))], NOW + timedelta(hours=1))
    assert kept.last_checked("SDN") is None


def test_a_list_that_is_wanted_may_stand_within_another():
    take([("a", samples.CSL_JSON)], NOW)
    assert rules(state(NOW, ["CSL", "SDN", "EL"])) == {} and rules(state(NOW, ["UFLPA"])) == {"SCR-LIST-MISSING": "fatal"}


def loading(args: tuple[str, int]) -> str:
    import os

    os.environ["TIDEWAITER_HOME"] = args[0]
    got = take([("a", own(args[1]))], NOW + timedelta(seconds=args[1]), "MINE")
    return got.versions[0].sha256


@pytest.mark.parametrize("pool", ["threads", "processes"])
def test_many_that_load_at_once_leave_whole_versions_and_one_newest(home, pool):
    jobs = [(str(home), 100 + n % 4) for n in range(12)]
    if pool == "threads":
        with ThreadPoolExecutor(6) as at_once:
            done = list(at_once.map(loading, jobs))
    else:
        with multiprocessing.get_context("spawn").Pool(3) as processes:
            done = processes.map(loading, jobs)
    assert len(set(done)) == 4 == len(kept.versions("MINE"))
    newest = kept.newest("MINE")
    assert newest and newest.sha256 in done and all(len(kept.entries(one)) == one.entries for one in kept.versions("MINE"))
    assert not list((home / "lists" / "MINE").glob(".making-*"))
