"""An entry can arrive in any state: every rule bears it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.build import (
    CLEAN,
    Article,
    Declaration,
    Quantity,
    apparel,
    assessed,
    bill_of_goods,
    built,
    case,
    invoice,
    line,
)
from tidewaiter import checks
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Agency, License
from tidewaiter.findings import Severity

WHOLE = built(
    invoice(lines=bill_of_goods("10000", "4172")),
    line(adcvd=case(), licenses=(License("14", "1"),), agencies=(Agency("FDA"),), program="S"),
    line(declarations=(Declaration("08"),)),
)
SHIRTS = built(apparel())
Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every field within frozen data."""
    if is_dataclass(value):
        for field in fields(value):
            yield from places(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        yield path
        for n, one in enumerate(value):
            yield from places(one, (*path, n))
    else:
        yield path


def damaged(value: Any, path: Path, draw: Any) -> Any:
    """`value` with what lies at `path` emptied, shifted or garbled."""
    if not path:
        return draw(worse(value))
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        if step >= len(value):
            return value
        return (*value[:step], damaged(value[step], rest, draw), *value[step + 1:])
    return replace(value, **{step: damaged(getattr(value, step), rest, draw)})


def worse(value: Any) -> st.SearchStrategy[Any]:
    garbled = st.text(max_size=14)
    if isinstance(value, bool) or value is None:
        return st.sampled_from([None, True, False]) if isinstance(value, bool) else st.none()
    if isinstance(value, str):
        cut = st.integers(0, len(value)).map(lambda n: value[:n])
        return st.just("") | garbled | cut | st.sampled_from(["8", "99", "٣٣", "CN", "X", value * 3])
    if isinstance(value, date):
        day = value.toordinal()
        shifted = st.integers(max(1, day - 2000), min(date.max.toordinal(), day + 2000)).map(date.fromordinal)
        return st.dates() | st.sampled_from([date.min, date.max, date(9999, 12, 30)]) | shifted
    if isinstance(value, int):
        return st.integers(-10**12, 10**12)
    if isinstance(value, Decimal):
        return st.decimals(allow_nan=False, allow_infinity=False, places=2)
    if isinstance(value, tuple):
        return st.just(()) | st.just(value * 2) | st.just(value[::-1])
    return st.just({}) | st.dictionaries(garbled, st.sampled_from(["", True, "true"]) | garbled, max_size=2)


@st.composite
def damaged_entries(draw: Any) -> Entry:
    entry = draw(st.sampled_from([CLEAN, WHOLE, SHIRTS]))
    for _ in range(draw(st.integers(1, 5))):
        where = draw(st.sampled_from([path for path in places(entry) if path[-1] != "stated_totals"]))
        entry = damaged(entry, where, draw)
    return entry


WORST: tuple[tuple[type, tuple[Any, ...]], ...] = (
    (bool, (None,)),
    (str, ("", "\0", "٣" * 20)),
    (date, (date.min, date.max, date(9999, 12, 30))),
    (int, (-1, 0, 10**18)),
    (Decimal, (Decimal(-1), Decimal(0), Decimal("1E+40"), Decimal("NaN"), Decimal("Infinity"))),
    (tuple, ((),)),
    (dict, ({},)),
    (type(None), (date.min, date.max)),
)


@pytest.mark.parametrize("entry", [CLEAN, WHOLE, SHIRTS], ids=["steel", "whole", "shirts"])
def test_each_field_at_its_worst(entry: Entry):
    for path in places(entry):
        value = entry
        for step in path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        for worst in next((values for kind, values in WORST if isinstance(value, kind)), ()):
            if value is None and path[0] != "days":
                continue
            checks.findings(damaged(entry, path, lambda _, worst=worst: worst), assessed(WHOLE))


@settings(max_examples=300, deadline=None)
@given(damaged_entries(), st.booleans())
def test_no_damage_stops_the_checks(entry: Entry, with_assessment: bool):
    found = checks.findings(entry, assessed(WHOLE) if with_assessment else None)
    for finding in found:
        assert finding.where and finding.message and finding.cite
        assert finding.severity in Severity


@settings(max_examples=50, deadline=None)
@given(st.decimals(), st.text(max_size=5))
def test_any_quantity_is_borne(amount: Decimal, unit: str):
    shirts = Article("6109100012", 4000, (Quantity(amount, unit),))
    assert checks.findings(built(apparel(articles=(shirts,))))


@given(st.dictionaries(st.sampled_from(["duty", "total", "tax", "sum"]), st.integers(-10**9, 10**9)))
def test_a_stated_total_passes_only_if_it_is_the_computed_one(stated: dict[str, int]):
    entry = replace(CLEAN, stated_totals=stated)
    owes = assessed(entry)
    right = {"duty": owes.duty, "total": owes.total, "tax": owes.tax}
    wrong = {name for name, amount in stated.items() if amount != right.get(name)}
    assert {f"stated {name}" for name in wrong} == {finding.where for finding in checks.findings(entry, owes)}
