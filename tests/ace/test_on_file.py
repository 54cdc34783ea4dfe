"""Each condition that turns on what is on file: raised by what its name says, and quiet beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from tests.ace.answers import codes, final
from tests.ace.messages import BOOKS, CLOCK, NUMBER, batch, good, spoiled
from tests.ace.on_file_cases import CASES, EDGES, PSC, WAREHOUSE, Case, Things, census, override
from tidewaiter.ace.desk import Filed
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.store import Store

# The books of the other tables hold one importer; here the file does.
OPEN = replace(BOOKS, importers=frozenset())


def answer(tmp_path, things: Things, case: Case) -> str:
    store = Store(tmp_path / "ace")
    with store.hold() as file:
        for (kind, key), thing in things.items():
            file.keep(kind, key, thing)
        if case.filed_before:
            kind, port, *own = case.filed_before.split()
            printed = date(2026, 9, 22) if own == ["statement"] else None
            file.put(Filed("B76", NUMBER if own else WAREHOUSE, port, kind, "26-004417", "00100", date(2026, 9, 20), printed, b"", ""))
    return exchange(batch(spoiled(case.filing(), *case.changes)), clock=datetime.combine(CLOCK, time(9)), store=store, books=OPEN)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code} {case.what}" for case in CASES])
def test_what_is_on_file_is_answered_with_its_condition(tmp_path, case):
    assert case.code in codes(answer(tmp_path / "is", case.things, case))
    if case.quiet:
        assert case.code not in codes(answer(tmp_path / "is not", case.quiet, case))


@pytest.mark.parametrize(("code", "things"), EDGES, ids=[code for code, _ in EDGES])
def test_the_day_before_is_quiet(tmp_path, code, things):
    assert code not in codes(answer(tmp_path, things, Case(code, "", {}, {}, PSC, filed_before="01 2704 own")))


def test_of_a_kind_of_which_nothing_is_on_file_nothing_is_examined(tmp_path):
    assert final(answer(tmp_path, {}, Case("", "", {}, {}))) == "A 995"


def test_a_census_warning_is_no_refusal_and_an_override_answers_it(tmp_path):
    warned = answer(tmp_path / "warned", census(high_1="3.00"), Case("", "", {}, {}))
    assert (final(warned), codes(warned)) == ("AW995", ["27D"])
    overridden = answer(tmp_path / "overridden", census(high_1="3.00"), Case("", "", {}, {}, (override("27D50"),)))
    assert (final(overridden), codes(overridden)) == ("A 995", [])


def test_why_is_kept_in_the_journal(tmp_path):
    store = Store(tmp_path)
    with store.hold() as file:
        file.keep("importer", "12-3456789", {})
    exchange(batch(good()), clock=CLOCK, store=store, books=OPEN)
    with store.hold() as file:
        told = [about for _, what, about in file.notes("B76" + NUMBER) if what == "condition"]
    assert [one["because"] for one in told if one["code"] == "101"] == ["36-4567890 has no Form 5106 on file"]
