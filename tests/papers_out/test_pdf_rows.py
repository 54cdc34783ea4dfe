"""How text breaks into rows, and rows into pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.papers.pdf_rows import Row, grouped, paginate, rows_of
from tidewaiter.papers.pdf_sheet import Cell
from tidewaiter.papers.pdf_text import Ink, width, wrap
from tidewaiter.papers.worksheet_rows import COLUMNS

HEAD = (Row((Cell(0, 10, "head"),)),)


def pages(sizes: list[int], first: int, later: int, head: tuple[Row, ...] = ()) -> list[int]:
    """How many rows each page holds, for groups of these sizes."""
    rows = [row for n, size in enumerate(sizes) for row in grouped([Row(())] * size, n, head)]
    return [len(page) for page in paginate(rows, first, later)]


@pytest.mark.parametrize(("sizes", "held"), [
    ([], [0]),
    ([10], [10]),
    ([11], [11]),
    ([5, 5], [10]),
    ([5, 6], [5, 6]),
    ([5, 5, 20], [10, 20]),
    ([5, 5, 21], [10, 20, 1]),
    ([21], [10, 11]),
    ([7, 21], [7, 20, 1]),
    ([6, 21], [10, 17]),
])
def test_a_group_stays_whole_where_a_page_can_hold_it(sizes: list[int], held: list[int]) -> None:
    assert pages(sizes, 10 if sizes != [11] else 11, 20) == held


@pytest.mark.parametrize(("sizes", "held"), [([10, 5], [10, 6]), ([30], [10, 20, 2])])
def test_a_later_page_begins_with_the_head(sizes: list[int], held: list[int]) -> None:
    assert pages(sizes, 10, 20, HEAD) == held


@given(st.lists(st.integers(1, 40), max_size=12), st.integers(4, 30), st.integers(4, 30))
def test_every_row_is_on_one_page_and_no_page_holds_too_many(sizes: list[int], first: int, later: int) -> None:
    held = pages(sizes, first, later)
    assert sum(held) == sum(sizes)
    assert held[0] <= first and all(0 < count <= later for count in held[1:])


@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=200), st.floats(12, 200))
def test_a_wrapped_text_fits_its_width_and_keeps_every_letter(text: str, room: float) -> None:
    text = Ink()(text)
    lines = wrap(text, room, 6.5)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 6.5) <= room for line in lines if len(line) > 1)


def test_columns_wrap_apart() -> None:
    rows = rows_of(COLUMNS, {"number": "A", "because": "word " * 40}, 6.5)
    assert len(rows) > 3
    assert [len(row.cells) for row in rows] == [2] + [1] * (len(rows) - 1)
