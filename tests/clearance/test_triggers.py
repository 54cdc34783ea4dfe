"""Which event sets which day, and how the day moves."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.clearance import playing
from tidewaiter.clearance.deadlines import book, deadlines
from tidewaiter.clearance.events import EVENTS, FileEvent
from tidewaiter.clearance.triggers import SETTINGS, amended, as_days, triggers


def on(name: str, on_day: int, key: str = "", hour: int = 12, **fields: str) -> FileEvent:
    at = datetime(2026, 9, on_day, hour, tzinfo=UTC)
    return FileEvent("", name, at, key, at, "", "", "", f"{name}{key}{on_day}{hour}", fields)


def days(*events: FileEvent, entry_type: str = "01", **facts: str) -> dict[str, str]:
    return as_days(triggers(events, entry_type, facts))


def test_every_row_names_an_event_and_a_day_of_the_clocks():
    names = set(book().events)
    for row in SETTINGS:
        assert row.event in EVENTS and set(row.undone) <= set(EVENTS)
        assert row.day in names, row.day


# what happened, the day, what it is
CASES = [
    ([on("release.released", 16, released="2026-09-16")],                                    "release",     "2026-09-16"),
    ([on("release.released", 16, released="2026-09-15")],                                    "release",     "2026-09-15"),
    ([on("release.released", 16), on("release.released", 18)],                               "release",     "2026-09-18"),
    ([on("release.released", 16), on("release.day_changed", 17, released="2026-09-14")],     "release",     "2026-09-14"),
    ([on("release.released", 16), on("release.day_changed", 17)],                            "release",     None),
    ([on("release.released", 16), on("release.suspended", 17)],                              "release",     None),
    ([on("release.released", 16), on("release.suspended", 17), on("release.released", 20)],  "release",     "2026-09-20"),
    ([on("release.released", 16), on("release.cancelled", 17)],                              "entry",       None),
    ([on("bill.arrived", 16, "A"), on("bill.arrived", 21, "B")],                             "importation", "2026-09-16"),
    ([on("bill.departed", 1, "A"), on("bill.departed", 3, "A")],                             "export",      "2026-09-03"),
    ([on("summary.accepted", 24), on("summary.accepted", 25)],                               "entry_summary", "2026-09-24"),
    ([on("summary.accepted", 24), on("summary.deleted", 25)],                                "entry_summary", None),
    ([on("request.issued", 21, "28")],                                                       "form_28",     "2026-09-21"),
    ([on("request.issued", 21, "29")],                                                       "form_28",     None),
    ([on("liquidation.liquidated", 4, day="2026-09-04"), on("liquidation.reliquidated", 25, day="2026-09-25")], "liquidation", "2026-09-25"),
    # in the time of ACE: an hour after midnight in Greenwich is the day before there
    ([on("debit.issued", 16, hour=1)],                                                       "bill",        "2026-09-15"),
    ([on("debit.issued", 16, hour=4)],                                                       "bill",        "2026-09-16"),
]


@pytest.mark.parametrize(("events", "day", "expected"), CASES)
def test_an_event_sets_a_day(events, day, expected):
    assert days(*events).get(day) == expected


RELEASED = [on("release.accepted", 14), on("bill.arrived", 16, "A"), on("release.released", 18), on("summary.accepted", 24)]


@pytest.mark.parametrize(("entry_type", "facts", "expected"), [
    ("01", {},                        "2026-09-18"),        # 141.68(a)(1): release
    ("01", {"elected": "arrival"},    "2026-09-16"),        # (a)(3)
    ("01", {"elected": "filing"},     "2026-09-16"),        # (a)(2), (e): filed before, so not before the goods were here
    ("02", {},                        "2026-09-24"),        # (d): the summary
    ("11", {},                        "2026-09-24"),        # (h)
    ("31", {},                        "2026-09-24"),        # (g)
    ("01", {"entered": "2026-09-01"}, "2026-09-18"),        # what CBP said counts before a paper
])
def test_the_time_of_entry_is_by_type_and_election(entry_type, facts, expected):
    assert days(*RELEASED, entry_type=entry_type, **facts)["entry"] == expected


def test_without_a_message_the_papers_day_counts():
    assert days(entered="2026-09-01", lading="2026-08-20", nonsense="2026-01-01") == {"entry": "2026-09-01", "lading": "2026-08-20"}
    assert days(lading="soon") == {}


def test_an_amended_day_moves_its_clock():
    first = triggers([on("release.released", 16)], "01")
    then = triggers([on("release.released", 16), on("release.day_changed", 17, released="2026-09-18")], "01")
    assert [(one.day, str(one.before), str(one.after)) for one in amended(first, then)] == [
        ("entry", "2026-09-16", "2026-09-18"), ("release", "2026-09-16", "2026-09-18"),
    ]
    due = [next(one for one in deadlines({name.day: name.on for name in found}, "01") if one.id == "D06").due for found in (first, then)]
    assert due == [date(2026, 9, 30), date(2026, 10, 2)]
    assert list(amended(then, then)) == []
    assert [(one.day, one.after) for one in amended(first, ())] == [("entry", None), ("release", None)]


def test_the_days_of_a_whole_life():
    found = as_days(triggers(playing.events("ocean-life"), "01"))
    assert found == {
        "arrival": "2026-09-16", "entry": "2026-09-19", "entry_summary": "2026-09-24", "export": "2026-08-28",
        "form_28": "2026-10-21", "importation": "2026-09-16", "liquidation": "2027-07-30", "release": "2026-09-19",
    }
