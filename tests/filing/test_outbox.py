"""The outbox: once, in order, through outages, in doubt, and with replies that come as they like."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import postgres
from tests.filing.servers import answer, batch
from tidewaiter.abi.control_number import with_control
from tidewaiter.filing.outbox import NotOpen, Outbox, Pace
from tidewaiter.filing.wire import Outage, Receipt, Refused, Reply, Wire
from tidewaiter.store import filings, message_log
from tidewaiter.store.database import connect
from tidewaiter.store.filings import ACCEPTED, ANSWERED, GIVEN_UP, IN_DOUBT, QUEUED, REFUSED, REJECTED, SENT, Filing, Taken

PACE = Pace(first=0.02, longest=0.2, fetch=0.02, fetch_longest=0.05, idle=0.05, look=0.01)
ADDRESS = "tcp://ace.example:1"
ONE, OTHER = "B7600000001", "B7600000002"


class Fake:
    """A wire whose other side does what the test says: the only fake here."""

    def __init__(self, *, idempotent: bool = True) -> None:
        self.idempotent = idempotent
        self.sent: list[str] = []
        self.mail: list[Reply] = []
        self.answers = True                                          # each message at once, with an acceptance
        self.on_send: Callable[[str], None] = lambda control: None   # may raise

    def send(self, control: str, body: bytes) -> Receipt:
        self.on_send(control)
        again = control in self.sent
        self.sent.append(control)
        if self.answers and not again:
            self.reply(control, answer(body))
        return Receipt(len(self.sent), again)

    def reply(self, control: str, body: bytes) -> None:
        self.mail.append(Reply(len(self.mail) + 1, control, body))

    def replies(self, after: int) -> Iterator[Reply]:
        yield from [one for one in self.mail if one.number > after]

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if why := postgres.missing():
        pytest.skip(why)
    with postgres.server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'filing.sqlite'}"
        return
    name = f"box{abs(hash(request.node.name)) % 10**9}"
    yield postgres.database(request.getfixturevalue("server"), name)
    postgres.drop(request.getfixturevalue("server"), name)


@pytest.fixture
def wire() -> Fake:
    return Fake()


@pytest.fixture
def box(url: str, wire: Fake) -> Iterator[Outbox]:
    database = connect(url)
    yield Outbox(database, lambda peer: wire, lambda: datetime.now(UTC), PACE)
    database.close()


def queue(box: Outbox, control: str, subject: str = ONE, address: str = ADDRESS) -> Filing:
    return box.queue(with_control(batch(subject, 1), control), address, control=control, subject=subject)


def drain(box: Outbox, until: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    assert box.run(lambda: until() or time.monotonic() > end)
    assert until(), states(box)


def states(box: Outbox) -> dict[str, str]:
    with box.database.read() as connection:
        return {one.control: one.state for one in filings.listed(connection)}


def log_of(box: Outbox, direction: str) -> list[str]:
    return [one.control for one, _ in message_log.listed(box.database) if one.direction == direction]


def whole(box: Outbox) -> bool:
    return message_log.verify(box.database)[1] == []


def test_a_filing_goes_out_and_its_reply_is_kept(box: Outbox, wire: Fake) -> None:
    filing = queue(box, "C1")
    assert (filing.state, filing.sender, filing.application) == (QUEUED, "B76", "AE")
    done = box.wait("C1", 20)
    assert (done.state, done.tries, wire.sent) == (ACCEPTED, 1, ["C1"])
    with box.database.read() as connection:
        assert done.reply is not None
        reply = message_log.message(connection, done.reply)
        sent = message_log.message(connection, 1)
    assert reply is not None and sent is not None
    assert reply.body == answer(sent.body) and sent.body == with_control(batch(ONE, 1), "C1")
    assert whole(box)


def test_the_same_control_number_is_one_filing_and_with_other_bytes_refused(box: Outbox, wire: Fake) -> None:
    first = queue(box, "C1")
    assert queue(box, "C1") == first
    box.wait("C1", 20)
    assert queue(box, "C1").state == ACCEPTED
    with pytest.raises(Taken, match="other bytes"):
        box.queue(b"A".ljust(5) + b"B76", ADDRESS, control="C1", subject=ONE)
    with pytest.raises(Taken, match=r"ace\.example"):
        queue(box, "C1", address="tcp://elsewhere:1")
    drain(box, box.settled)
    assert wire.sent == ["C1"]


def test_one_entrys_messages_wait_for_each_others_replies_and_others_pass_them(box: Outbox, wire: Fake) -> None:
    wire.answers = False
    for control, subject in (("A1", ONE), ("A2", ONE), ("B1", OTHER), ("A3", ONE), ("B2", OTHER)):
        queue(box, control, subject)
    drain(box, lambda: len(wire.sent) == 2)
    assert sorted(wire.sent) == ["A1", "B1"]
    wire.reply("B1", answer(batch(OTHER, 1)))
    drain(box, lambda: len(wire.sent) == 3)
    wire.reply("A1", answer(batch(ONE, 1), "R"))
    drain(box, lambda: len(wire.sent) == 4)
    assert [control for control in wire.sent if control[0] == "A"] == ["A1", "A2"]
    assert states(box) == {"A1": REJECTED, "A2": SENT, "B1": ACCEPTED, "A3": QUEUED, "B2": SENT}


def test_an_outage_of_any_length_is_waited_out_and_drains_in_order(box: Outbox, wire: Fake) -> None:
    down = True

    def refuse(control: str) -> None:
        if down:
            raise Outage("down", seconds=0)

    wire.on_send = refuse
    for n in range(3):
        queue(box, f"A{n}")
        queue(box, f"B{n}", OTHER)
    drain(box, lambda: box.filing("A0").tries >= 3)
    assert wire.sent == [] and box.filing("A0").why == "down" and set(states(box).values()) == {QUEUED}
    down = False
    drain(box, box.settled)
    for letter in "AB":
        assert [one for one in wire.sent if one[0] == letter] == [f"{letter}{n}" for n in range(3)]
    assert sorted(log_of(box, "out")) == sorted(wire.sent) and whole(box)


def test_without_a_sure_acknowledgement_a_wire_that_knows_nothing_again_leaves_it_in_doubt(box: Outbox, wire: Fake) -> None:
    wire.idempotent = False

    def lose(control: str) -> None:
        wire.sent.append(control)
        raise Outage("broken off", reached=True)

    wire.on_send = lose
    queue(box, "A1")
    queue(box, "A2")
    drain(box, lambda: box.filing("A1").state == IN_DOUBT)
    wire.on_send = lambda control: None
    drain(box, box.settled)
    assert wire.sent == ["A1"] and states(box) == {"A1": IN_DOUBT, "A2": QUEUED}
    wire.answers = False
    wire.reply("A1", answer(batch(ONE, 1)))                          # it had arrived
    drain(box, lambda: "A2" in wire.sent)
    assert states(box) == {"A1": ACCEPTED, "A2": SENT}


def test_the_same_without_doubt_where_nothing_was_written_or_the_wire_knows_it_again(box: Outbox, wire: Fake) -> None:
    for idempotent, reached in ((False, False), (True, True)):
        wire.idempotent, failed = idempotent, []

        def fail_once(control: str, failed: list[str] = failed, reached: bool = reached) -> None:
            if not failed:
                failed.append(control)
                raise Outage("broken", reached=reached)

        wire.on_send = fail_once
        control = f"C{idempotent}".upper()
        queue(box, control)
        assert box.wait(control, 20).state == ACCEPTED


def test_a_try_whose_end_nobody_saw_is_not_made_again_by_itself(box: Outbox, wire: Fake) -> None:
    wire.idempotent = False
    queue(box, "A1")
    with box.database.begin() as connection:                        # what a process does before it is killed
        assert filings.begin_try(connection, "A1", 1, False, box.clock()) is not None
    assert box.wait("A1", 20).state == IN_DOUBT
    assert wire.sent == []
    done = box.retry("A1", by="N. Broker", why="CBP has no such message")
    assert (done.state, done.attempt) == (QUEUED, 2)
    assert box.wait("A1", 20).state == ACCEPTED
    assert wire.sent == ["A1"] and log_of(box, "out") == ["A1"]
    with box.database.read() as connection:
        decided = filings.decisions(connection, "A1")
    assert [(one["decision"], one["state"], one["by"], one["why"]) for one in decided] == [
        ("retry", IN_DOUBT, "N. Broker", "CBP has no such message")]


def test_a_refusal_waits_for_a_person_and_giving_up_lets_the_next_go(box: Outbox, wire: Fake) -> None:
    def refuse(control: str) -> None:
        if control == "A1":
            raise Refused("no such sender")

    wire.on_send = refuse
    queue(box, "A1")
    queue(box, "A2")
    drain(box, lambda: box.filing("A1").state == REFUSED)
    assert box.filing("A1").why == "no such sender" and wire.sent == []
    box.give_up("A1", by="N. Broker", why="filed on paper")
    drain(box, box.settled)
    assert states(box) == {"A1": GIVEN_UP, "A2": ACCEPTED} and wire.sent == ["A2"]


def test_a_reply_that_comes_after_giving_up_still_counts(box: Outbox, wire: Fake) -> None:
    wire.answers = False
    queue(box, "A1")
    drain(box, lambda: box.filing("A1").state == SENT)
    box.give_up("A1", by="n", why="w")
    assert box.receive(f"{ADDRESS}#B76", 1, "A1", answer(batch(ONE, 1))) == "A1"
    assert box.filing("A1").state == ACCEPTED


@pytest.mark.parametrize("by, why", [("", "w"), ("n", " "), (" ", "w"), ("n" * 201, "w"), ("\0", "w")])
def test_a_decision_has_a_name_and_a_reason(box: Outbox, by: str, why: str) -> None:
    queue(box, "A1")
    with pytest.raises(NotOpen):
        box.give_up("A1", by=by, why=why)


@pytest.mark.parametrize("control", ["", "\0", "\udcff", "'; --", "x" * 1000])
def test_a_control_number_of_nothing_is_no_filing(box: Outbox, control: str) -> None:
    with pytest.raises(NotOpen):
        box.retry(control, by="n\udcff", why="w")


def test_what_is_settled_or_unknown_is_not_decided_on(box: Outbox, wire: Fake) -> None:
    queue(box, "A1")
    box.wait("A1", 20)
    for decide in (box.retry, box.give_up):
        with pytest.raises(NotOpen, match="accepted"):
            decide("A1", by="n", why="w")
        with pytest.raises(NotOpen, match="no filing"):
            decide("A9", by="n", why="w")
    queue(box, "A2")
    with pytest.raises(NotOpen, match="queued"):
        box.retry("A2", by="n", why="w")


def test_replies_late_doubled_out_of_order_or_of_nobody(box: Outbox, wire: Fake) -> None:
    wire.answers = False
    peer = f"{ADDRESS}#B76"
    queue(box, "A1")
    queue(box, "B1", OTHER)
    drain(box, lambda: sorted(wire.sent) == ["A1", "B1"])
    yes, no = answer(with_control(batch(ONE, 1), "A1")), answer(with_control(batch(ONE, 1), "A1"), "R")
    assert box.receive(peer, 9, "B1", answer(batch(OTHER, 1))) == "B1"
    assert box.receive(peer, 4, "", yes) == "A1"                    # by what the reply gives back, with a lower number
    assert box.receive(peer, 4, "", yes) == "A1"                    # the same again
    assert box.receive(peer, 10, "A1", no) == "A1"                  # another disposition later
    assert box.receive(peer, 11, "ZZ", yes.replace(b"A1", b"  ")) == ""
    assert box.receive("tcp://other:1#B76", 1, "A1", no) == ""      # another peer answers nothing of this one's
    assert box.receive(peer, 9, "B1", no) == ""                   # the number again with other bytes
    assert states(box) == {"A1": ACCEPTED, "B1": ACCEPTED}
    with box.database.read() as connection:
        notes = filings.unmatched(connection)
        assert [note for _, note in notes] == [
            "it says rejected of A1, which was accepted already", *["it answers nothing that was sent"] * 2,
            "number 9 came before with other bytes (message 3)",
        ]
        assert filings.cursor(connection, peer) == 11
        assert len(filings.replies(connection, "A1")) == 2
    assert len(log_of(box, "in")) == 6 and whole(box)


HOSTILE = [
    ("", b""), ("\x00", b"A" + b"\x00" * 200), ("C" * 500, bytes(range(256))), ("\u00e9\ud800", b"A2704B76" + b"\xff" * 72 + b"\r\nE1A"),
    ("A1; DROP TABLE filings", b"X1R" * 100), ("A1\n", b"A" * 80 + b"\n"),
]


@pytest.mark.parametrize("control, body", HOSTILE)
def test_a_message_of_any_bytes_is_kept_and_harms_nothing(box: Outbox, control: str, body: bytes) -> None:
    queue(box, "A1")
    assert box.receive(f"{ADDRESS}#B76", 2**61, control, body) == ""
    with box.database.read() as connection:
        kept = message_log.message(connection, 1)
    assert kept is not None and kept.body == body and whole(box)
    assert box.filing("A1").state == QUEUED


@pytest.mark.parametrize("control, subject, address", [
    ("", ONE, ADDRESS), ("C" * 22, ONE, ADDRESS), ("C\n", ONE, ADDRESS), ("C", "E" * 41, ADDRESS), ("C", "\x00", ADDRESS),
    ("C", ONE, "http://h/" + "x" * 300), ("C", ONE, "http://h/\n"),
])
def test_what_cannot_be_queued_is_refused_at_once(box: Outbox, control: str, subject: str, address: str) -> None:
    with pytest.raises(ValueError):
        box.queue(batch(ONE, 1), address, control=control, subject=subject)
    assert states(box) == {}


def test_a_reply_before_the_acknowledgement_is_no_trouble(box: Outbox, wire: Fake) -> None:
    def early(control: str) -> None:
        box.receive(f"{ADDRESS}#B76", 1, control, answer(batch(ONE, 1)))

    wire.on_send, wire.answers = early, False
    queue(box, "A1")
    assert box.wait("A1", 20).state == ACCEPTED


def test_a_reply_that_neither_accepts_nor_rejects_lets_the_next_go_and_may_be_followed(box: Outbox, wire: Fake) -> None:
    wire.answers = False
    queue(box, "A1")
    drain(box, lambda: wire.sent == ["A1"])
    box.receive(f"{ADDRESS}#B76", 1, "A1", answer(batch(ONE, 1), " "))
    assert box.filing("A1").state == ANSWERED
    box.receive(f"{ADDRESS}#B76", 2, "A1", answer(batch(ONE, 1), "R"))
    assert box.filing("A1").state == REJECTED
    box.receive(f"{ADDRESS}#B76", 3, "A1", answer(batch(ONE, 1), "A"))
    assert box.filing("A1").state == REJECTED


def test_a_fault_of_ours_loses_no_filing(box: Outbox, wire: Fake) -> None:
    seen: list[str] = []

    def fail_once(control: str) -> None:
        if not seen:
            seen.append(control)
            raise ZeroDivisionError("ours")

    wire.on_send = fail_once
    queue(box, "A1")
    assert box.wait("A1", 20).state == ACCEPTED


def test_two_who_wait_at_once_send_once(box: Outbox, wire: Fake, url: str) -> None:
    boxes = [box, *(Outbox(connect(url), lambda peer: wire, box.clock, PACE) for _ in range(3))]

    def go(one: Outbox, n: int) -> None:
        queue(one, "A1")
        queue(one, f"B{n}", OTHER)
        assert one.wait("A1", 30).state == ACCEPTED
        assert one.wait(f"B{n}", 30).state == ACCEPTED

    threads = [threading.Thread(target=go, args=(one, n)) for n, one in enumerate(boxes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(wire.sent) == ["A1", "B0", "B1", "B2", "B3"]
    assert set(states(box).values()) == {ACCEPTED} and whole(box)
    for one in boxes[1:]:
        one.database.close()


def test_waiting_ends_when_its_time_is_over(box: Outbox, wire: Fake) -> None:
    wire.answers = False
    queue(box, "A1")
    assert box.wait("A1", 0).state == QUEUED
    waited = (box.wait("A1", 0.5).state for _ in range(60))
    assert SENT in waited


def test_no_state_moves_backward() -> None:
    order = [QUEUED, REFUSED, IN_DOUBT, SENT, GIVEN_UP, ANSWERED, ACCEPTED, REJECTED]
    for state, before in filings.MOVES.items():
        assert all(order.index(one) < order.index(state) for one in before)
    assert set(filings.STATES) == set(order)
    for final in (ACCEPTED, REJECTED):
        assert all(final not in before for before in filings.MOVES.values())


def test_the_pause_doubles_up_to_the_longest() -> None:
    assert [Pace().after(n) for n in (1, 2, 3, 7, 8, 10_000)] == [0.5, 1, 2, 32, 60, 60]


def test_a_wire_is_a_wire(wire: Fake) -> None:
    there: Wire = wire
    assert there.idempotent
