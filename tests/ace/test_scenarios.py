"""Scenarios that ship, end to end: their timelines and messages as printed; and what is wrong in a scenario file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ace import scenarios_page as pages
from tidewaiter.abi import codec
from tidewaiter.ace.scenario import Faulty, find, names, read

TEN = ["adcvd-suspension", "census-warning", "clean", "duplicate-transmission", "fda-hold", "in-transit-split", "intensive-exam",
       "statement-missed", "summary-reject", "system-down-four-hours"]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], Path]]:
    found = {}
    for name in names():
        out = tmp_path_factory.mktemp(name)
        found[name] = (pages.timeline(name, out), out)
    return found


def test_the_ten_ship_and_one_whole_life():
    assert names() == sorted([*TEN, "ocean-life"])


@pytest.mark.parametrize("name", [*TEN, "ocean-life"])
def test_a_scenario_plays_as_its_golden_messages_say(played, name):
    _, out = played[name]
    ours, golden = ({path.name: path.read_bytes() for path in folder.glob("*.abi")} for folder in (out, pages.GOLDEN / name))
    assert sorted(ours) == sorted(golden)
    for file, data in ours.items():
        assert data == golden[file], f"{name}/{file}; print the pages again with python -m tests.ace.scenarios_page"


def test_the_pages_are_as_printed(played):
    assert pages.PAGE.read_text(encoding="utf-8") == pages.page({name: lines for name, (lines, _) in played.items()})
    assert pages.HAPPENINGS_PAGE.read_text(encoding="utf-8") == pages.happenings()


@pytest.mark.parametrize("name", [*TEN, "ocean-life"])
def test_every_message_of_a_scenario_reads_without_a_fault(played, name):
    for path in sorted(played[name][1].glob("*.abi")):
        if not path.name.endswith("-notice.abi"):
            text = path.read_bytes()
            assert codec.emit(codec.parse(text)).encode("latin-1") == text, path.name
            assert [found for found in codec.check(text) if found.severity.value == "fatal"] == [], path.name


def test_no_message_of_a_scenario_is_rejected(played):
    """But where the scenario means it: nothing here is refused by fault of its messages."""
    for name, (lines, _) in played.items():
        assert not [line for line in lines if "REJECTED" in line or "fault" in line], name


def test_the_same_seed_gives_the_same_bytes(played, tmp_path):
    lines, out = played["ocean-life"]
    assert pages.timeline("ocean-life", tmp_path) == lines
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {path.name: path.read_bytes() for path in out.iterdir()}


CHANCE = """
seed: {seed}
clock: 2026-09-24T09:00
steps:
  - {{on: summary.accepted, do: summary.returned, chance: 50, why: by lot}}
plays:
  - {{at: 2026-09-24T10:00, send: summary.abi}}
until: 2026-09-25
"""


def test_a_lot_is_drawn_by_the_seed(tmp_path):
    from tidewaiter.ace.books import shipped
    from tidewaiter.ace.play import play

    (tmp_path / "summary.abi").write_bytes((pages.folder() / "messages" / "brackets-summary.abi").read_bytes())
    drawn = []
    for seed in range(12):
        (tmp_path / "one.yaml").write_text(CHANCE.format(seed=seed))
        told = ["\n".join(play(read(tmp_path / "one.yaml"), None, None, shipped())) for _ in range(2)]
        assert told[0] == told[1]
        drawn.append("summary rejected by CBP" in told[0])
    assert 0 < sum(drawn) < 12


# what the file says, what is told of it
FAULTS: list[tuple[str, str]] = [
    ("[1, 2]",                                                     "line 1: a scenario is a mapping"),
    ("name: x\nname: y",                                           "line 2: it is not YAML: name stands twice"),
    ("name: [",                                                    "it is not YAML"),
    ("a: 1",                                                       "line 1: a is no word of a scenario"),
    ("seed: many",                                                 "seed 'many' is no whole number"),
    ("clock: noon",                                                "line 1: clock: 'noon' is no time"),
    ("pays: never",                                                "pays is 'never'; it may be auto or by hand"),
    ("steps: [1]",                                                 "steps holds 1, which is no mapping"),
    ("steps: 5",                                                   "steps is no list"),
    ("name: x\nsteps:\n  - {on: nothing, do: exam.done}",          "line 3: step 1: on 'nothing' is nothing that happens"),
    ("steps:\n  - {on: release.filed, do: release.released}",      "line 2: release.released comes of itself or by a message"),
    ("steps:\n  - {on: release.filed, do: dance}",                 "line 2: dance is not known"),
    ("steps:\n  - {on: release.filed, do: hold.placed}",           "line 2: hold.placed needs agency"),
    ("steps:\n  - {on: release.filed, do: exam.done, with: {colour: red}}", "line 2: exam.done has no colour"),
    ("steps:\n  - {on: release.filed, do: exam.done, with: 7}",    "line 2: with is no mapping"),
    ("steps:\n  - {on: release.filed, do: exam.done, after: soon}", "line 2: step 1: after: 'soon' is no length of time"),
    ("steps:\n  - {on: release.filed, do: exam.done, chance: 101}", "chance 101 is no whole number from 0 to 100"),
    ("steps:\n  - {on: entry.paid, do: liquidation.changed, with: {duty: a lot}}", "'a lot' is not an amount"),
    ("happens:\n  - {at: 2026-09-18, do: exam.done}",              "line 2: key is missing"),
    ("happens:\n  - {do: exam.done, key: X}",                      "line 2: at is missing"),
    ("plays:\n  - {at: 2026-09-18}",                               "line 2: play 1: it needs send or act"),
    ("plays:\n  - {at: 2026-09-18, send: nowhere.abi}",            "there is no file nowhere.abi beside the scenario"),
    ("plays:\n  - {at: 2026-09-18, act: exam.done}",               "line 2: play 1: key is missing"),
    ("down:\n  - {from: 2026-09-18}",                              "line 2: to is missing"),
    ("on_file: 3",                                                 "on_file is no mapping"),
    ("on_file: {ships: {}}",                                       "ships is no word of on_file"),
    ("on_file: {bills: {A: 1}}",                                   "bills is no mapping of keys"),
    ("on_file:\n  bills:\n    A: {arrives: later}",                "line 3: arrives: 'later' is no time"),
]


@pytest.mark.parametrize(("text", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_what_is_wrong_in_a_scenario_is_told_in_a_line(tmp_path, text, told):
    path = tmp_path / "one.yaml"
    path.write_text(text)
    with pytest.raises(Faulty) as caught:
        read(path)
    assert any(told in fault for fault in caught.value.faults), caught.value.faults
    assert all(fault.startswith(str(path)) and "\n" not in fault for fault in caught.value.faults)


def test_every_fault_is_told(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("seed: x\nclock: y\npays: z\n")
    with pytest.raises(Faulty) as caught:
        read(path)
    assert len(caught.value.faults) == 3


def test_a_scenario_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(Faulty, match="fda-hold"):
        find("nothing")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a: &a [*a]", b"? [1]\n: 2", b"- !!python/object:os.system x", b"{" * 3000])
def test_whatever_a_file_holds_is_told_and_never_raised(tmp_path, data):
    path = tmp_path / "one.yaml"
    path.write_bytes(data)
    with pytest.raises(Faulty):
        read(path)
