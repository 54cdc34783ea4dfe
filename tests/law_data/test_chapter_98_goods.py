"""The goods that numbers of chapter 98 name are those that the exports print."""

from __future__ import annotations

import csv
import importlib.util
from datetime import date
from pathlib import Path

import pytest

from tidewaiter.lawfiles import law_dir
from tidewaiter.tariff.schedule import row

TOOL = Path(__file__).resolve().parents[2] / "tools" / "law_lists_ch98.py"


def held() -> list[tuple[str, str, str]]:
    with (law_dir() / "chapter_98_goods.csv").open(encoding="utf-8", newline="") as file:
        return [(line["claimed"], line["hts"], line["cite"]) for line in csv.DictReader(file)]


@pytest.mark.reference
def test_the_table_is_what_the_reader_makes_of_the_exports(reference: Path) -> None:
    spec = importlib.util.spec_from_file_location("law_lists_ch98", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.lines(reference / "hts") == held()


def test_what_is_named_is_in_the_schedule_but_for_numbers_that_the_words_have_kept() -> None:
    """Words that still name a number of an older schedule: 1901.10.30 and others of Australia's quotas, the half points of 9822.05."""
    gone = {one for _, one, _ in held() if row(one, date(2026, 6, 18)) is None and row(one, date(2025, 1, 15)) is None}
    assert gone == {"19011030", "19011040", "19011075", "19011085", "19019043", "19019047", "22029028", "62034118", "62034240", "62034315",
                    "62034330", "62034335", "62034340", "62046240", "62046335"}
