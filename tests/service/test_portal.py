"""A client's people see their own shipments in plain words, what is wanted of them and what is owed, and nothing of anybody else."""

from __future__ import annotations

import pytest

from tests.service.entries.conftest import AT, ledger, seat
from tests.service.entries.test_transmit import desk
from tidewaiter.access.person import Role
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.plain import PLAIN
from tidewaiter.clearance.shown import STATES
from tidewaiter.service.decisions.reviews import NewReview, ask_review
from tidewaiter.service.entries.happen import tell
from tidewaiter.service.portal import my_affairs, my_shipment, my_shipments
from tidewaiter.service.seat import Forbidden
from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.ledger import Missing

__all__ = ["desk", "ledger"]


def happened(desk, *names, key=""):
    with desk.ledger.write("ours", by="cbp", at=AT) as book:
        tell(book, book.get(FILES, desk.id), [FileEvent(desk.id, name, AT, key, AT, "word of CBP", "CBP", "", f"{name}{key}") for name in names])


def test_every_state_has_plain_words():
    assert set(PLAIN) == set(STATES)
    assert all(one.is_so.endswith(".") and one.next.endswith(".") for one in PLAIN.values())


def test_a_shipment_says_where_it_stands_whose_turn_it_is_and_what_is_wanted(desk):
    own = seat(desk.ledger, Role.CLIENT, client=desk.client)
    (one,) = my_shipments(own).shipments
    assert (one.entry, one.goods) == ("B76-0324527-8", "FORGED STEEL BRACKETS")
    assert one.wanted
    assert one.turn == "you"
    assert one.next.startswith("Send us: ")
    assert my_shipments(own).waiting == len(one.wanted)
    assert [found.file for found in my_shipments(own, text="COSU6389").shipments] == [desk.id]
    assert my_shipments(own, text="NOTHING").shipments == ()


def test_a_hold_is_told_with_who_and_what_ends_it(desk):
    own = seat(desk.ledger, Role.CLIENT, client=desk.client)
    happened(desk, "hold.placed", key="FDA")
    whole = my_shipment(own, desk.id)
    assert whole.shipment.is_so == PLAIN["held"].is_so
    assert [one.who for one in whole.holds] == ["FDA"]
    assert whole.holds[0].ends
    assert whole.steps[0].words.startswith("Held")


def test_what_the_client_is_asked_to_approve_stands_first(desk):
    own = seat(desk.ledger, Role.CLIENT, client=desk.client)
    ask_review(desk.writer, desk.id, NewReview((Demand.CLIENT_APPROVAL,), question="Is the value right?"))
    affairs = my_affairs(own)
    assert [one.review.value.question for one in affairs.approvals] == ["Is the value right?"]
    (one,) = my_shipments(own).shipments
    assert (one.approvals, one.turn) == (1, "you")
    assert [review.value.question for review in my_shipment(own, desk.id).approvals] == ["Is the value right?"]
    assert len(affairs.powers) == 1


def test_anothers_affairs_are_not_there(desk):
    other = seat(desk.ledger, Role.CLIENT, client="c2")
    assert my_shipments(other).shipments == ()
    assert my_affairs(other).approvals == ()
    with pytest.raises(Missing):
        my_shipment(other, desk.id)


def test_people_of_the_firm_have_their_own_screens(desk):
    with pytest.raises(Forbidden):
        my_shipments(desk.broker)
