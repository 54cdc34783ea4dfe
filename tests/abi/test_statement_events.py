"""Statements and notices about an entry summary, read as events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.abi.statement_samples import FINAL, MONTHLY, PRELIMINARY, batch
from tests.abi.test_unseen import batch as lines_batch
from tidewaiter.abi.replies import outcome, read


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(event.name, event.subject, event.code, event.severity) for event in read(text.encode())]


def test_a_statement_says_what_is_due_and_what_was_taken_off() -> None:
    assert told(batch(PRELIMINARY)) == [("status", PRELIMINARY.number, "P", "note")]
    assert told(batch(FINAL)) == [
        ("status", FINAL.number, "F", "note"), ("status", "B76-0324529-4", "ABI", "warning"), ("status", "B76-0324530-2", "CBP", "warning"),
    ]
    assert [event.text for event in read(batch(PRELIMINARY).encode())] == ["preliminary daily statement, printed 2026-10-05, 14086.25 due"]
    assert "monthly statement" in read(batch(MONTHLY).encode())[0].text


def test_sums_that_do_not_agree_are_said() -> None:
    text = batch(PRELIMINARY).replace("00001408625", "00001408626")
    assert ("condition", PRELIMINARY.number, "STATEMENT-SUM", "warning") in told(text)


@pytest.mark.parametrize("code, lines, events", [
    ("SQ", ["H2 B76  03245278P12   DATA ACCEPTED"],                               [("accepted", "B76-0324527-8", "P12", "")]),
    ("SQ", ["H2FB76  03245278P01   NOT FOUND"],                                   [("rejected", "B76-0324527-8", "P01", "fatal")]),
    ("SQ", ["H32704B76  032452782727278001"],                                     [("status", "B76-0324527-8", "", "note")]),
    ("UC", ["E141110003080126".ljust(50) + "B76  03245278", "E3SEE HTS"],         [("status", "B76-0324527-8", "4", "fatal")]),
    ("UC", ["E1P2   " + "   052616".ljust(43) + "B76  03245278", "SO70FDAFOO", "SO72CALL US"],
     [("status", "B76-0324527-8", "P", "warning"), ("status", "B76-0324527-8", "", "note"), ("status", "B76-0324527-8", "", "note")]),
    ("UC", ["E1Q2   " + "   052616".ljust(43) + "B76  03245278", "E4001Q02   APPORTIONED"],
     [("status", "B76-0324527-8", "Q", "warning"), ("status", "B76-0324527-8", "Q02", "note")]),
    ("TX", ["E1A 200   DONE".ljust(50) + "B76  03245278"],                        [("accepted", "B76-0324527-8", "200", "")]),
    ("TX", ["E1RF201   LATE".ljust(50) + "B76  03245278"],                        [("rejected", "B76-0324527-8", "201", "fatal")]),
    ("CO", ["CW03B76  03245278  00127AA1X01DONE"],                                [("condition", "B76-0324527-8", "X01", "")]),
    ("CL", ["CJ22704080126B76  03245278  001732690868827A"],                      [("condition", "B76-0324527-8", "27A", "warning")]),
])
def test_notices_of_chapters_that_another_tells(code: str, lines: list[str], events: list[tuple[str, str, str, str]]) -> None:
    assert told(lines_batch(code, *lines)) == events


def test_remarks_stand_with_what_they_are_about() -> None:
    (event,) = read(lines_batch("UC", "E141110003080126".ljust(50) + "B76  03245278", "E3LINE 001;", "E3SEE HTS").encode())
    assert event.text == "summary or PSC rejected: classification: LINE 001; SEE HTS"
    assert outcome([event]) == ""


@given(st.sampled_from(["PF", "MS", "SQ", "UC", "TX", "TS", "CO", "CL"]), st.lists(st.text("EQHCSO0123J7WX ", max_size=80), max_size=5))
def test_any_lines_of_a_notice_give_events(code: str, lines: list[str]) -> None:
    read(lines_batch(code, *(f"{line:80}" for line in lines)).encode())
