"""Messages in and out, and what a reply says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.papers_in.folders import EXAMPLES
from tidewaiter.service import demo, messages
from tidewaiter.service.prepare import prepare
from tidewaiter.service.wrong_call import WrongCall

REPLIES = [
    (b"", False, []),
    (b"E1A 995   SUMMARY HAS BEEN ADDED\n", True, [("995", "SUMMARY HAS BEEN ADDED", "yes", "batch")]),
    (b"E1A 995   ADDED\nE1R 999   REJECTED\n", False, [("995", "ADDED", "yes", "batch"), ("999", "REJECTED", "yes", "batch")]),
    (b"E0 LINITM 000001 REF ID: 001\nE1 F424   CHARGES\nE1RF998   REJECTED\n", False,
     [("424", "CHARGES", "", "record 40 (001)"), ("998", "REJECTED", "yes", "batch")]),
    (b"E1 W27A   CENSUS WARNING\n", False, [("27A", "CENSUS WARNING", "", "batch")]),
    (b"\xff\xfe E1A", False, []),
]


@pytest.mark.parametrize(("reply", "taken", "said"), REPLIES)
def test_a_reply_accepts_only_by_final_dispositions_that_all_accept(reply: bytes, taken: bool, said: list[tuple[str, ...]]) -> None:
    whole = b"A2704B76      092426     AX\n" + reply
    assert messages.accepted(whole) is taken
    assert [(one["code"], one["text"], one["final"], one["where"]) for one in messages.conditions(whole)] == said


@pytest.mark.parametrize("text", ["", "{", "[]", "1", "{}", '{"blocks": 1}', '{"blocks": [{"transactions": null}]}', "[" * 100_000])
def test_json_of_another_hand_is_no_message(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        messages.emit(text.encode())


def test_what_is_parsed_is_emitted_byte_for_byte_and_accepted(tmp_path: Path) -> None:
    prepare(EXAMPLES / "d-auto-parts", tmp_path / "out")
    message = (tmp_path / "out" / "entry_summary.abi").read_bytes()
    assert messages.emit(json.dumps(messages.parse(message)).encode()) == message
    assert messages.check(message) == {"findings": []}
    reply, taken = messages.exchange(message, date(2026, 10, 16), None)
    assert taken is messages.accepted(reply) is True


def test_the_demonstration_files_the_good_and_shows_why_not_the_others(tmp_path: Path) -> None:
    shipments = tmp_path / "shipments"
    shipments.mkdir()
    for name in ("a-steel-brackets", "broken-mid"):
        (shipments / name).symlink_to(EXAMPLES / name)
    (shipments / "empty").mkdir()
    (shipments / "empty" / "shipment.yaml").write_text("entry: 1\n", "utf-8")
    shown = {row.folder: row for row in demo.run(shipments, tmp_path / "out")}
    assert demo.count(shipments) == len(shown) == 3
    assert (shown["a-steel-brackets"].ready, shown["a-steel-brackets"].answer, shown["a-steel-brackets"].refusals) == (True, "accepted", ())
    assert (shown["broken-mid"].ready, shown["broken-mid"].answer) == (False, "rejected")
    assert any(text.startswith("ACE ") for text in shown["broken-mid"].refusals)
    assert (shown["empty"].answer, shown["empty"].number) == ("not sent", "") and shown["empty"].refusals


def test_a_demonstration_of_nothing_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(WrongCall):
        list(demo.run(tmp_path, tmp_path / "out"))
