"""Both edges of every date of the reference's account of the regime, and of every window in transit, stand in the tables of cases.

The account (law/regime.md) is secondary. Where the text has another day, the case goes by the text and says so in its cite, and the day of
the account stands below with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from tests.duty.test_case_tables import rows, tables
from tidewaiter.lawfiles import law_dir

DAY = timedelta(days=1)
# Row of section 2 and day: why no pair of cases stands on it.
REFUTED = {
    (37, date(2025, 9, 25)): "the day of publication of FR Doc. 2025-18660, which could be read on the day before (CSMS 66336270)",
    (40, date(2025, 12, 4)): "the day of publication of 90 FR 55964, which could be read on the day before: the pair stands there",
    (43, date(2025, 12, 18)): "the day of publication of 90 FR 59281, which could be read on the day before: the pair stands there",
    (50, date(2026, 3, 4)): "a judgment on refunds (CIT 26-01259): what is owed on a day of entry does not turn on it",
    (50, date(2026, 4, 20)): "the day on which refunds could be asked for (CSMS 68340863): no day of entry",
    (50, date(2026, 6, 29)): "a later phase of the refunds: no day of entry",
    (9, date(2022, 1, 1)): "the account has the year alone; Proc. 10420: from July 27, 2022",
    (9, date(2023, 1, 1)): "the account has the year alone; Proc. 10523: from April 1, 2023",
}
# Where the account has a wrong last day of a window: entered before this day instead.
WINDOW_ENDS = {"9903.01.28": (date(2025, 5, 28), date(2025, 6, 16), "CSMS 65201773: entered before June 16, 2025")}


def section(reference: Path, number: int) -> list[list[str]]:
    text = (reference / "law" / "regime.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {number}\. .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found
    lines = [line for line in found[0].splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def days(cell: str, start: date | None, *, later: bool) -> Iterator[date]:
    """The days that a cell names; one without its year is of the year after `start` that it fits, or of that of `start`."""
    for year, month, day in re.findall(r"(?<![\d-])(?:(20\d\d)-)?(\d\d)-(\d\d)(?![\d-])", cell):
        if year:
            start = date(int(year), int(month), int(day))
            yield start
        elif start and 1 <= int(month) <= 12:
            one = date(start.year, int(month), int(day))
            yield date(start.year + 1, int(month), int(day)) if later and one < start else one


def dated(reference: Path) -> Iterator[tuple[int, date, bool]]:
    """Row of section 2, day, and whether it is a last day."""
    for number, cells in enumerate(section(reference, 2), 1):
        begun = list(days(cells[0], None, later=False))
        if not begun:
            yield from ((number, date(int(year), 1, 1), False) for year in re.findall(r"20\d\d", cells[0]))
            continue
        last = [] if "replaced" in cells[1] else list(days(cells[1], begun[0], later=True))
        ends = any(word in cells[2] for word in ("expiry", "sunset"))
        yield from ((number, day, ends) for day in begun)
        yield from ((number, day, True) for day in last)
        for cell in (*([cells[1]] if "replaced" in cells[1] else []), *cells[2:]):
            yield from ((number, day, False) for day in days(cell, begun[0], later=False))


def cases(prefix: str) -> list[dict[str, str]]:
    return [row for path in tables() for row in rows(path) if row["id"].startswith(prefix)]


def on(found: list[dict[str, str]]) -> set[date]:
    """The days on which cases turn: of entry, of exportation, of importation, or on which the law is read."""
    told = [{"entered": row["entered"], **json.loads(row["options"] or "{}")} for row in found]
    return {date.fromisoformat(one[name]) for one in told for name in ("entered", "exported", "imported", "known_on") if one.get(name)}


@pytest.mark.reference
def test_every_day_of_the_account_has_a_case_on_both_sides(reference: Path) -> None:
    listed = sorted(set(dated(reference)))
    assert len(listed) > 100
    missing = []
    for number, day, last in listed:
        if (number, day) in REFUTED:
            continue
        first = day + DAY if last else day
        if not {first - DAY, first} <= on(cases(f"R2-{number:02d}-")):
            missing.append((number, str(day), "last day" if last else "first day"))
    assert missing == []


@pytest.mark.reference
def test_every_row_of_the_account_has_a_pair_of_cases_and_nothing_refuted_is_idle(reference: Path) -> None:
    listed = {(number, day) for number, day, _ in dated(reference)}
    assert REFUTED.keys() <= listed
    only_refunds = {number for number, _ in REFUTED if all((number, day) in REFUTED for n, day in listed if n == number)} - {9}
    for number in range(1, len(section(reference, 2)) + 1):
        turning = on(cases(f"R2-{number:02d}-"))
        assert number in only_refunds or any(day + DAY in turning for day in turning), number


@pytest.mark.reference
def test_every_window_has_its_four_cases(reference: Path) -> None:
    windows = section(reference, 7)
    assert len(windows) == 9
    for cells in windows:
        heading = re.match(r"[\d.]+(?=[ .]|$)", cells[0].replace("xx", ""))
        assert heading
        name = heading[0].rstrip(".")
        if "bans" in cells[0]:
            check_bans(next(days(cells[1], None, later=False)))
            continue
        loaded, entered = next(days(cells[1], None, later=False)), next(days(cells[2], None, later=False))
        if name in WINDOW_ENDS:
            wrong, entered, _ = WINDOW_ENDS[name]
            assert wrong == next(days(cells[2], None, later=False))
        found = cases(f"R7-{name}-")
        told = [(date.fromisoformat(json.loads(row["options"])["loaded"]), date.fromisoformat(row["entered"]), row["id"]) for row in found]
        assert any(on_board == loaded - DAY and day < entered for on_board, day, _ in told), f"{name}: loaded before"
        assert any(on_board == loaded and day < entered for on_board, day, _ in told), f"{name}: loaded on the day"
        assert any(on_board < loaded and day == entered - DAY for on_board, day, _ in told), f"{name}: entered on the last day"
        assert any(on_board < loaded and day == entered for on_board, day, _ in told), f"{name}: entered on the day after"


def check_bans(first: date) -> None:
    for number in ("9903.03.12", "9903.03.13", "9903.03.14"):
        found = cases(f"R7-ban-{number}-")
        arrived = {date.fromisoformat(json.loads(row["options"])["imported"]) for row in found}
        assert {first - DAY, first} == arrived, number
        assert {first - DAY, first} <= {date.fromisoformat(row["entered"]) for row in found}, number


def test_every_year_of_a_fee_has_a_case_on_its_first_day_and_on_the_last_of_the_year_before() -> None:
    fees = yaml.safe_load((law_dir() / "fees.yaml").read_text(encoding="utf-8"))
    entered = {date.fromisoformat(row["entered"]) for row in cases("") if '"499"' in row["also"]}
    years = [one["from"] for one in fees["merchandise_processing"]["limits"]]
    assert [day for day in years if day not in entered] == []
    assert [day for day in years[1:] if day - DAY not in entered] == []
