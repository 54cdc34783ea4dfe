"""What a reply says, and where in the message that it answers."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from tests.ace.messages import BOOKS, CLOCK, batch, change, good, spoiled, with_case
from tidewaiter.abi import codec, replies
from tidewaiter.abi.conditions import advice, codes, condition
from tidewaiter.ace.conditions import dictionary
from tidewaiter.ace.exchange import exchange

# What is changed, the code that answers, and the record of the message that it points at (its id and which of that id, from 1).
POINTS = [
    (change("50", 3, duty=41400), "624", "50", 4),
    (change("62", amount=4908),   "634", "62", 1),
    (change("90", tax=1),         "724", "90", 1),
    (change("10", signature=""),  "B39", "10", 1),
    (change("22", quantity=0),    "258", "22", 1),
    (change("89", amount_2=1),    "719", "89", 1),
]


def answer(message: bytes) -> bytes:
    return exchange(message, clock=CLOCK, books=BOOKS).encode("ascii")


def test_an_accepted_summary_is_one_final_event():
    message = batch(good())
    events = replies.read(answer(message), message)
    assert [(one.name, one.subject, one.code) for one in events] == [("accepted", "B76-0324527-8", "995")]
    assert replies.outcome(events) == "accepted"


@pytest.mark.parametrize(("spoil", "code", "record", "nth"), POINTS, ids=[row[1] for row in POINTS])
def test_a_condition_points_at_its_line_of_the_message(spoil, code, record, nth):
    message = batch(good(), spoiled(good(), spoil))
    events = replies.read(answer(message), message)
    second = [line for line in codec.parse(message).transactions[1].lines if line.id == record]
    told = next(one for one in events if one.code == code)
    assert (told.sent, told.severity) == (second[nth - 1].number, "fatal")
    assert told.advice and told.subject == "B76-0324527-8" and replies.outcome(events) == "rejected"


def test_a_case_is_pointed_at_on_its_line():
    message = batch(spoiled(with_case(), change("53", rate=999)))
    told = next(one for one in replies.read(answer(message), message) if one.code == "573")
    assert codec.parse(message).transactions[0].lines[told.sent - 3].id == "53"


def test_without_the_message_everything_is_said_and_nothing_found():
    events = replies.read(answer(batch(spoiled(good(), change("90", tax=1)))))
    assert {one.sent for one in events} == {0} and replies.outcome(events) == "rejected"


def test_a_batch_rejected_for_its_syntax_points_at_the_line():
    message = batch(good()).replace(b"\r\n40", b"\r\n4X", 1)
    events = replies.read(answer(message), message)
    assert [one.sent for one in events if one.code == "X34"] == [next(
        n for n, line in enumerate(message.split(b"\r\n"), 1) if line.startswith(b"4X"))]
    assert events[-1].name == "rejected"


def test_a_message_without_a_reader_is_said_to_be_kept():
    lines = (b"A2704B76      092426     NR", b"B  2704B76NR", b"N1")
    events = replies.read(b"".join(line.ljust(80) + b"\r\n" for line in lines))
    assert [one.name for one in events] == ["status"] and "NR" in events[0].text


@pytest.mark.parametrize("reply", [b"", b"\xff" * 300, b"E1A", b"B  2704B76AX\r\nE0 LINITM\r\nE1\r\n"])
def test_any_bytes_are_read(reply):
    replies.read(reply, reply)


def test_every_condition_of_the_dictionary_has_advice_that_ends_in_a_stop():
    for code in codes():
        assert advice(code).endswith((".", ")")), code
        assert "{" not in advice(code)


def test_a_condition_that_is_not_held_is_said_to_be_unknown():
    assert condition("!!!") is None and "not in the dictionary" in advice("!!!")


def test_what_the_rehearsal_raises_is_in_the_dictionary():
    # X14 of the batch chapter and others of its own list stand in the chapter only.
    strange = {code for code, one in dictionary().items() if code not in codes() and one.source.startswith("CATAIR error dictionary")}
    assert strange == set()


@pytest.mark.reference
def test_the_table_is_the_dictionary_of_the_reference(reference):
    tool = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools" / "error_dictionary.py"))
    read = tool["conditions"]
    held = {(code, one.narrative) for code in codes() for one in [condition(code)] if one}
    official = {(row["code"], row["narrative"]) for row in read(reference / "catair" / "10-error-dictionary-2026-07.xlsx")}
    assert {code for code, _ in official} <= {code for code, _ in held}
    assert len(official) >= 1_040
