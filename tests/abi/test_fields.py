"""A change of a chapter is a difference of declarations: docs/abi/fields.csv is printed from them, and each field that changed is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidewaiter.abi.layout import Column, columns, differences, read, written

PAGE = Path(__file__).parents[2] / "docs/abi/fields.csv"
PRINT = "python -m tests.abi.test_fields"
ONE = Column("AE", "10", "", "action", 3, 3, "AN", "M", 0, "", "A D R")


def test_the_fields_are_those_of_the_page() -> None:
    told = differences(read(PAGE.read_text(encoding="utf-8")), list(columns()))
    assert not told, "\n".join([f"{len(told)} fields are not those of docs/abi/fields.csv:", *told, f"If that is meant, print it again: {PRINT}"])
    assert PAGE.read_text(encoding="utf-8") == written(), f"the order of the fields is another; print it again: {PRINT}"


def test_no_column_is_named_twice_in_a_record() -> None:
    keys = [one.key for one in columns()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("after, told", [
    ([ONE],                                        []),
    ([],                                           ["AE record 10, action: removed from columns 3-3"]),
    ([ONE, ONE._replace(field="mode", first=4, last=5)], ["AE record 10, mode: added at columns 4-5, class AN, status M"]),
    ([ONE._replace(first=4, last=5)],              ["AE record 10, action: moved from columns 3-3 to 4-5"]),
    ([ONE._replace(field="kind")],                 ["AE record 10, kind: was called action"]),
    ([ONE._replace(kind="X", status="C")],         ["AE record 10, action: class was AN, is X; status was M, is C"]),
    ([ONE._replace(decimals=2, form="MMDDYY")],    ["AE record 10, action: implied decimals was none, is 2; form of day was none, is MMDDYY"]),
    ([ONE._replace(codes="")],                     ["AE record 10, action: codes were A D R, are any"]),
])
def test_a_difference_is_told_in_words(after: list[Column], told: list[str]) -> None:
    assert differences([ONE], after) == told


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
