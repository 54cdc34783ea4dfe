"""Every field of every golden message that is filed, changed by hand: refused with a fitting condition, or free for a reason (tests/ace/mutation)."""

from __future__ import annotations

import pytest

from tests.ace import mutation
from tests.ace.mutation import FITTING, FREE, PAGE, UNEXAMINED, Place, changes, chosen, goldens, keys, page, tried, untouched, used, why, wrong

LINES: dict[tuple[str, int], list[tuple[Place, bool]]] = {}
for place, first in chosen():
    LINES.setdefault((place.golden, place.line), []).append((place, first))
ENTRIES = [(name, application, key) for name, table in (("FREE", FREE), ("UNEXAMINED", UNEXAMINED), ("FITTING", FITTING))
           for application, rows in table.items() for key in rows]


@pytest.mark.parametrize("name", [name for name in goldens() if not name.startswith("query_")])
def test_a_golden_message_is_taken_as_it_is(name: str) -> None:
    assert untouched(name) == ()


@pytest.mark.parametrize("where", LINES, ids=[f"{name}-{line}" for name, line in LINES])
def test_a_field_changed_by_hand_is_refused_with_a_fitting_condition(where: tuple[str, int]) -> None:
    assert [told for place, first in LINES[where] for told in wrong(place, first)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=[" ".join(entry) for entry in ENTRIES])
def test_every_row_of_the_tables_is_needed(entry: tuple[str, str, str]) -> None:
    _, application, key = entry
    for name in goldens():
        for place in mutation.places(name):
            if key in keys(place) and application in (place.application, "*"):
                for change in changes(place):
                    why(change, tried(change))
                    if entry in used:
                        return
    pytest.fail("no change of a golden message needs it")


def test_the_page_is_printed() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "print it again: python -m tests.ace.mutation --page"
