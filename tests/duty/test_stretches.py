"""Between two edges nothing changes: what is said of a line on a day is said of it on the first day of that day's stretch."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.batch.rerate import aims
from tests.batch.rerate.random_line import line, texts
from tidewaiter.batch.rerate.single import Rated, rate_line
from tidewaiter.duty.asked import FIRST_DAY
from tidewaiter.duty.determine import determine
from tidewaiter.duty.key import Key
from tidewaiter.duty.stretches import DAYS, of_day, of_entry
from tidewaiter.findings import LawError

LAW = aims.law()
ENTERED = of_entry(LAW)
OTHERS = {name: of_day(LAW, name) for name in DAYS}
# What goes by the days themselves, one against the other: goods in a zone, goods that come back, days out of order.
BY_DAYS = ("ch98", "ftz_pf_date")
SEEDS = st.integers(0, 1 << 62)


def first(name: str, day: date) -> date:
    """The first day of the stretch of a day of entry or another; not before the law is held."""
    found = (ENTERED if name == "entered" else OTHERS[name])
    return max(found.first_day(found.number(day)), FIRST_DAY if name == "entered" else date.min)


def plan(key: Key) -> object:
    try:
        found = determine(key, LAW)
    except LawError:
        return "contradiction"
    return found.bears, found.undetermined, found.prohibited, found.not_held, found.silent


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_a_key_is_determined_as_on_the_first_days_of_its_stretches(seed):
    row = line(Random(seed), 0.1)
    if not isinstance(row["entered"], date) or row["entered"] < FIRST_DAY or len(row["hts"]) != 10 or not row["hts"].isdigit():
        return
    facts = {name: value for name, value in row["facts"].items() if name not in BY_DAYS and value is not None}
    days = {name: row[name] for name in ("entered", *DAYS) if isinstance(row[name], date)}

    def key(of: dict[str, date]) -> Key:
        return Key(row["hts"], row["origin"] or "", of["entered"], of.get("exported"), of.get("loaded"), of.get("imported"), row["program"] or "",
                   False, row["mode"] or "", row["entry_type"] or "", facts)

    assert plan(key(days)) == plan(key({name: first(name, day) for name, day in days.items()}))


@settings(max_examples=300, deadline=None)
@given(SEEDS, st.sampled_from([0.05, 0.5]))
def test_a_line_owes_what_it_owes_on_the_first_days_of_its_stretches(seed, odd):
    row = texts(line(Random(seed), odd))
    days = {name: row[name] for name in ("entered", *DAYS) if isinstance(row[name], date)}
    if days.get("entered", date.min) < FIRST_DAY or any(fact in (row["facts"] or "") for fact in BY_DAYS) or row["hts"].startswith("98"):
        return
    assert _said(rate_line(row, LAW)) == _said(rate_line({**row, **{name: first(name, day) for name, day in days.items()}}, LAW))


def _said(rated: Rated) -> Any:
    """Everything that is owed, asked and found, but for words and days out of order."""
    findings = sorted((one.rule, one.severity.value) for one in rated.findings if one.rule != "DATES-ORDER")
    of = rated.assessed
    if of is None:
        return findings
    return (
        findings, [(one.number, one.program, one.rate, one.base, one.base_amount, one.amount) for one in of.charges],
        [(one.class_code, one.amount) for one in (*of.fees, *of.taxes)], [one.fact for one in of.undetermined], len(of.prohibited),
        of.informal_fee_exempt,
    )
