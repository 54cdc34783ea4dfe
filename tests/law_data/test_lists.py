"""What the law's lists hold: how many numbers, on which days, and that the schedule has every one of them."""

from __future__ import annotations

import csv
import filecmp
import subprocess
import sys
from bisect import bisect_left
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff import schedule

ROOT = Path(__file__).resolve().parents[2]
FIRST, LAST = date(2025, 1, 1), date(2026, 9, 30)
LISTS = sorted(path.stem for path in (law_dir() / "lists").glob("*.csv"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with open(law_dir() / "lists" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def on(name: str, day: str) -> set[str]:
    return {row["hts"] for row in rows(name) if row["from"] <= day and (not row["before"] or day < row["before"])}


@cache
def numbers() -> list[str]:
    paths = (law_dir() / "schedule").glob("[0-9][0-9].csv")
    return sorted({number for path in paths for number in schedule._chapter(path.stem)})


def in_schedule(prefix: str, day: date) -> bool:
    at = bisect_left(numbers(), prefix)
    while at < len(numbers()) and numbers()[at].startswith(prefix):
        if schedule.figures(numbers()[at], day):
            return True
        at += 1
    return False


@pytest.mark.parametrize(("name", "day", "count"), [
    ("s301_china_list_1",        "2026-09-18",  856),
    ("s301_china_list_2",        "2026-09-18",  283),
    ("s301_china_list_3",        "2026-09-18", 5906),
    ("s301_china_list_4a",       "2026-09-18", 2958),
    ("s301_china_9903_91_01",    "2026-09-18",  348),
    ("s301_china_9903_91_05",    "2025-12-31",   19),
    ("s301_china_9903_91_05",    "2026-01-01",   18),
    ("s301_china_9903_91_06",    "2026-01-01",    5),
    ("s301_china_9903_91_11",    "2025-01-01",    3),
    ("s232_steel_articles",            "2018-03-23",  39),
    ("s232_steel_derivatives_16_m",    "2025-03-12", 154),
    ("s232_steel_derivatives_16_n",    "2025-06-22",  12),        # the twelve of the annex of Proc. 10896
    ("s232_steel_derivatives_16_n",    "2025-06-23",  23),        # and eleven of 90 FR 25208
    ("s232_aluminum_derivatives_19_j", "2025-03-12",  19),
    ("s232_aluminum_derivatives_19_k", "2025-03-12", 104),        # as many as the annex of Proc. 10895 has outside of chapter 76
    ("s232_aluminum_derivatives_19_k", "2025-04-04", 105),
    ("s232_copper_36_b",               "2025-08-01",  80),
    ("s232_uk_vehicles_33_i",    "2025-06-30",   12),
    ("s232_uk_auto_parts_33_j",  "2025-06-30",  267),
    ("s232_uk_auto_parts_33_j",  "2026-07-01",  272),
    ("note_35_a",                "2025-06-30",  565),
    ("note_35_b",                "2025-09-16",  554),
    ("note_35_c",                "2026-05-01",  119),
    ("s232_polysilicon_made",    "2026-12-04",    9),
    ("s232_polysilicon_wafers",  "2026-12-04",    5),
    ("s232_metals_16_c_i",       "2026-04-06",    9),
    ("s232_metals_16_c_ii",      "2026-04-06",   17),
    ("s232_metals_16_c_iii",     "2026-04-06",   39),
    ("s232_metals_16_c_iv",      "2026-04-06",  139),
    ("s232_metals_16_c_v",       "2026-04-06",   76),
    ("s232_metals_16_c_vi",      "2026-06-07",  105),
    ("s232_metals_16_c_vi",      "2026-06-08",  101),
    ("s232_metals_16_c_vii",     "2026-06-07",  301),
    ("s232_metals_16_c_vii",     "2026-06-08",  242),
    ("s232_metals_16_c_viii",    "2026-04-06",    4),
    ("s232_metals_16_c_ix",      "2026-06-07",   13),
    ("s232_metals_16_c_ix",      "2026-06-08",   18),
    ("s232_metals_16_c_x",       "2026-06-07",   35),
    ("s232_metals_16_c_x",       "2026-06-08",   69),
    ("s232_metals_16_c_xi",      "2026-06-07",    0),
    ("s232_metals_16_c_xi",      "2026-06-08",   28),
    ("russia_9903_90_08",        "2026-06-30",  553),
    ("russia_9903_90_09",        "2026-06-30",  127),
    ("s232_auto_parts_33_g",     "2026-06-30",  130),
    ("s232_mhdv_parts_38_i",     "2026-06-30",  182),
    ("s232_vehicles_33_b",       "2026-06-30",   17),
    ("s232_wood_37_b",           "2026-06-30",   15),
    ("s232_semiconductors_39_b", "2026-06-30",    3),
    ("note_40_c",                "2026-09-28",  131),
    ("note_40_c",                "2026-09-29",  149),
    ("note_50_a_ii",             "2026-07-22",  864),
    ("note_51_b_1",              "2026-09-14",   63),
    ("note_51_b_1",              "2026-09-15",  101),
    ("note_52_b",                "2026-07-24",  863),
    ("note_52_d",                "2026-07-24",  541),
    ("note_52_e",                "2026-07-24",  700),
    ("note_52_j_7_iii",          "2026-07-24", 1707),
    ("note_52_j_13_i",           "2026-07-24", 1887),
    ("note_52_b",                "2026-07-23",    0),
])
def test_a_list_holds_as_many_numbers_as_its_note(name: str, day: str, count: int) -> None:
    assert len(on(name, day)) == count


@pytest.mark.parametrize(("name", "number", "last", "first"), [
    ("s232_metals_16_c_vii", "84271040",   "2026-06-07", None),          # to (xi), Proc. 11032
    ("s232_metals_16_c_xi",  "84271040",   None,         "2026-06-08"),
    ("s232_metals_16_c_vi",  "8415908010", "2026-06-07", None),          # to (ix)
    ("s232_metals_16_c_ix",  "8415908010", None,         "2026-06-08"),
    ("s232_metals_16_c_vi",  "8708295160", "2026-06-30", None),          # renumbered, covered before and after
    ("s232_metals_16_c_vi",  "8708295150", None,         "2026-07-01"),
    ("s301_china_9903_91_05", "40151210",  "2025-12-31", None),          # to 9903.91.08
    ("s301_china_9903_91_08", "40151210",  None,         "2026-01-01"),
])
def test_a_number_changes_lists_on_the_day(name: str, number: str, last: str | None, first: str | None) -> None:
    if last is not None:
        after = str(date.fromisoformat(last) + timedelta(1))
        assert number in on(name, last) and number not in on(name, after)
    if first is not None:
        before = str(date.fromisoformat(first) - timedelta(1))
        assert number in on(name, first) and number not in on(name, before)


def test_the_numbers_of_the_examples_stand_where_they_should() -> None:
    assert "73269086" not in on("s301_china_list_1", "2026-09-18")
    assert "73269086" in on("s301_china_list_3", "2026-09-18")
    assert "7326908688" in on("s232_metals_16_c_iv", "2026-09-18")
    assert "61091000" in on("s301_china_list_4a", "2026-09-18")


def test_a_number_printed_with_another_mark_for_the_dot_is_listed() -> None:
    assert "28030000" in on("russia_9903_90_08", "2026-06-30")            # 2803;00.00
    assert "72171090" in on("russia_9903_90_09", "2026-06-30")            # 7217,10.90


@pytest.mark.parametrize(("name", "heading"), [
    ("russia_9903_90_08", "9903.90.08"), ("russia_9903_90_09", "9903.90.09"), ("s301_china_list_1", "9903.88.01"),
    ("s301_china_list_2", "9903.88.02"), ("s301_china_list_3", "9903.88.03"),
])
def test_a_list_names_the_subheadings_whose_footnotes_name_its_heading(name: str, heading: str) -> None:
    day = date(2026, 6, 30)
    with_footnote = {number[:8] for number in numbers() if (one := schedule.figures(number, day)) and heading in one.footnotes
                     and number < "98"}
    assert {number[:8] for number in on(name, str(day))} == with_footnote


def test_no_number_is_on_two_china_lists() -> None:
    first = [on(f"s301_china_list_{name}", "2026-09-18") for name in ("1", "2", "3", "4a")]
    assert len(set().union(*first)) == sum(map(len, first))


def test_no_metal_is_on_two_lists_of_the_same_kind() -> None:
    for day in ("2026-04-06", "2026-06-08", "2026-07-01"):
        lists = {label: on(f"s232_metals_16_c_{label}", day) for label in ("ii", "iv", "vi", "vii", "ix", "x", "xi")}
        for one, other in (("vi", "ix"), ("vii", "x"), ("vii", "xi"), ("x", "xi"), ("ii", "vi"), ("iv", "vii")):
            assert not lists[one] & lists[other]


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_a_number_with_a_span_and_a_cite(name: str) -> None:
    spans = defaultdict(list)
    for row in rows(name):
        assert row["hts"].isdigit() and 4 <= len(row["hts"]) <= 10 and len(row["hts"]) % 2 == 0
        assert row["hts"] < "99"
        assert row["cite"].strip()
        spans[row["hts"]].append((row["from"], row["before"] or "9999-12-31"))
    for days in spans.values():
        days.sort()
        assert all(start < before for start, before in days)
        assert all(one[1] <= after[0] for one, after in pairwise(days))


# Written by another tool, or by hand from the text that the rows cite.
KEPT_BY_HAND = {"dairy_licence.csv", "russia_aluminum_derivatives_19.csv", "s232_parts_of_general_use.csv"}

# The notes still name these, though the schedule no longer has, or never had, the number on that day.
NOT_IN_SCHEDULE = {
    "russia_aluminum_derivatives_19": {                               # numbers of mid-2025 in a note that is older
        "7308200035", "8309900020", "8309900025", "8412909070", "8412909075", "8415908025", "8483405020", "8483905020",
        "8501640110", "8541900000", "9401999030", "9401999070"},
    "note_40_c": {                                                    # ended on 1 July 2026, named until 28 September
        "2922190900", "2934994700", "2937220000", "2941903000", "2941905000", "3004200083", "3004320060", "3004310000",
        "3004390055"},
    "russia_9903_90_08":                         {"44201900"},        # superseded within heading 4420
    "s301_china_list_3_partial_except":          {"2931909051"},      # of the schedule of 2021
    "s301_china_list_4a_partial_except":         {"9401696031"},      # first printed in 2025 Revision 1
}


@pytest.mark.parametrize("name", LISTS)
def test_every_listed_number_is_in_the_schedule_on_its_days(name: str) -> None:
    missing = set()
    for row in rows(name):
        start = max(date.fromisoformat(row["from"]) if row["from"] else FIRST, FIRST)
        end = min(date.fromisoformat(row["before"]) - timedelta(1) if row["before"] else LAST, LAST)
        if start <= end and not (in_schedule(row["hts"], start) and in_schedule(row["hts"], end)):
            missing.add(row["hts"])
    assert missing == NOT_IN_SCHEDULE.get(name, set())


def written(tool: str, folder: str, reference: Path, law: Path) -> set[str]:
    """What a reader writes, each file of it as committed."""
    subprocess.run([sys.executable, ROOT / "tools" / f"{tool}.py", reference, "--law", law], check=True, capture_output=True)
    names = sorted(path.name for path in (law / folder).iterdir())
    assert names
    _, different, failed = filecmp.cmpfiles(law_dir() / folder, law / folder, names, shallow=False)
    assert not different and not failed, tool
    return set(names)


@pytest.mark.reference
@pytest.mark.parametrize(("tool", "folder"), [("law_codes", "codes"), ("law_schedule", "schedule")])
def test_the_readers_write_what_is_committed(tool: str, folder: str, reference: Path, tmp_path: Path) -> None:
    written(tool, folder, reference, tmp_path)


@pytest.mark.reference
def test_every_list_is_written_by_a_reader_as_committed_or_kept_by_hand(reference: Path, tmp_path: Path) -> None:
    readers = [path.stem for path in sorted((ROOT / "tools").glob("law_lists*.py")) if path.stem != "law_lists_ch98"]
    made = set().union(*(written(tool, "lists", reference, tmp_path / tool) for tool in readers))
    assert {f"{name}.csv" for name in LISTS} - made == KEPT_BY_HAND
