"""What is on file decides what a second filing of the same entry number is."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.ace.answers import codes, final
from tests.ace.messages import BOOKS, CLOCK, Change, batch, change, good, spoiled
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.store import Store

DAILY = change("10", payment_type="2", print_date=date(2026, 9, 29))
DELETE = (lambda records: records[:1], lambda records: [type(records[0])(
    action="D", filer="B76", entry_number=records[0].entry_number, port="2704", reference="26-004417", entry_type="01",
)])
BAD = change("90", duty=1)

# what is filed first, what then and how many days later, the answer, its condition
FILE: list[tuple[str, tuple[Change, ...], tuple[Change, ...], int, str, list[str]]] = [
    ("added again with the same reference",  (),       (),                                  0, "A 996", []),
    ("added again with another reference",   (),       (change("10", reference="26-009"),), 0, "RF998", ["B35"]),
    ("replaced with another reference",      (),       (change("10", action="R", reference="26-009"),), 0, "A 996", []),
    ("deleted",                              (),       DELETE,                              0, "A 997", []),
    ("replaced the day before its statement", (DAILY,), (DAILY,),                           4, "A 996", []),
    ("replaced on the day of its statement", (DAILY,), (change("10", payment_type="2", print_date=date(2026, 10, 6)),), 5, "RF998", ["B29"]),
    ("deleted on the day of its statement",  (DAILY,), DELETE,                              5, "RF998", ["B29"]),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "ace")


def send(store: Store | None, *changes: Change, days: int = 0, port: str = "2704") -> str:
    message = batch(spoiled(good(), *changes), port=port)
    return exchange(message, clock=CLOCK + timedelta(days=days), store=store, books=BOOKS)


@pytest.mark.parametrize(("what", "first", "then", "days", "answer", "found"), FILE, ids=[row[0] for row in FILE])
def test_a_summary_on_file_decides(store, what, first, then, days, answer, found):
    assert final(send(store, *first)) == "A 995"
    reply = send(store, *then, days=days)
    assert (final(reply), codes(reply)) == (answer, found)


def test_another_port_is_not_a_replacement(store):
    assert final(send(store)) == "A 995"
    other = batch(spoiled(good(), change("10", port="2709")), port="2709").replace(b"Y  2704", b"Y  2709")
    assert codes(exchange(other, clock=CLOCK, store=store, books=BOOKS)) == ["B32"]


def test_the_reference_on_file_comes_back_where_it_does_not_match(store):
    send(store)
    reply = send(store, change("10", reference="26-009"))
    assert reply.split("\r\n")[3][68:77] == "26-004417"


def test_a_rejected_correction_deletes_what_it_was_to_correct(store):
    send(store)
    assert final(send(store, BAD)) == "RF998"
    assert final(send(store)) == "A 995"


def test_a_rejected_correction_leaves_what_cbp_has_in_hand(store):
    send(store, DAILY)
    assert "B29" in codes(send(store, DAILY, BAD, days=5))
    assert "B29" in codes(send(store, DAILY, days=5))


def test_a_deletion_of_nothing_is_refused(store):
    assert codes(send(store, *DELETE)) == ["B25"]


def test_without_a_store_nothing_is_remembered():
    assert final(send(None)) == final(send(None)) == "A 995"


def test_one_batch_remembers_its_own_summaries():
    reply = exchange(batch(good(), good()), clock=CLOCK, books=BOOKS)
    assert [line[4:7] for line in reply.split("\r\n") if line.startswith("E1A")] == ["995", "996"]


def test_message_and_reply_are_kept_byte_for_byte(store):
    reply = send(store)
    with store.hold() as ledger:
        filed = ledger.find("B76", "03245278")
    assert filed is not None and filed.version == "00100"
    assert filed.message == b"\r\n".join(batch(good()).split(b"\r\n")[2:-3]) + b"\r\n"
    assert filed.reply in reply


def test_a_batch_that_fails_midway_keeps_nothing(store):
    with pytest.raises(ZeroDivisionError), store.hold() as ledger:
        ledger.remove("B76", "03245278")
        raise ZeroDivisionError
    assert final(send(store)) == "A 995"


def test_two_processes_file_the_same_entry_once(tmp_path):
    program = (
        "import sys; from pathlib import Path; from tests.ace.messages import *; from tidewaiter.ace.exchange import exchange;"
        "from tidewaiter.ace.store import Store; from tests.ace.answers import final;"
        "print(final(exchange(batch(good()), clock=CLOCK, store=Store(Path(sys.argv[1])), books=BOOKS)))"
    )
    root = Path(__file__).resolve().parents[2]
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=root)
        for _ in range(3)
    ]
    answers = sorted(process.communicate(timeout=60)[0].strip() for process in running)
    assert answers == ["A 995", "A 996", "A 996"]
