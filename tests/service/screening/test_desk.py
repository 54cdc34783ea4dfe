"""What waits on the screening desk: open hits, second looks, alerts, what is not screened, and the lists with their days."""

from __future__ import annotations

import pytest

from tests.screening.made import Shelf, listed
from tests.service.entries.conftest import AT, ledger, seat
from tests.service.entries.test_transmit import desk
from tidewaiter.access.person import Role
from tidewaiter.screening.case import HitState, HitVerdict
from tidewaiter.screening.policy import ScreeningPolicy
from tidewaiter.service.entries import files
from tidewaiter.service.screening import held
from tidewaiter.service.screening.decide import NewScreeningDecision, decide_hit, second_look
from tidewaiter.service.screening.desk import screening_desk
from tidewaiter.service.screening.run import screen_file
from tidewaiter.service.seat import Forbidden
from tidewaiter.store.kinds.screening import SCREENING_POLICIES

__all__ = ["desk", "ledger"]


@pytest.fixture
def lists(desk):
    with desk.ledger.write("ours", by="operator", at=AT) as book:
        book.add(SCREENING_POLICIES, ScreeningPolicy("two look at it", four_eyes=True))
    before = list(held._SOURCE)
    held.put(Shelf(listed("9001", files.file(desk.writer, desk.id).value.heading.importer.name)))
    yield
    held._SOURCE[:] = before


def test_a_file_waits_until_it_is_screened_and_then_its_hits_do(desk, lists):
    assert [one.file for one in screening_desk(desk.writer).unscreened] == [desk.id]
    screen_file(desk.writer, desk.id)
    there = screening_desk(desk.writer)
    assert there.unscreened == ()
    assert there.waiting
    assert {one.ruled.state for one in there.waiting} == {HitState.OPEN}
    assert all(one.ruled.hit.because for one in there.waiting)
    assert [one.list.list for one in there.lists] == ["SDN"]
    assert there.four_eyes


def test_a_second_pair_of_eyes_clears_and_is_never_ones_own(desk, lists):
    found = screen_file(desk.writer, desk.id)
    for mark, entry in {(one.fingerprint, one.hit.entry) for one in found.hits}:
        decide_hit(desk.broker, found.screening.id, NewScreeningDecision(mark, "SDN", entry, HitVerdict.FALSE_MATCH, "other-place"))
    mine = screening_desk(desk.broker)
    assert {one.ruled.state for one in mine.waiting} == {HitState.UNREVIEWED}
    assert not any(one.second_look for one in mine.waiting)
    other = seat(desk.ledger, Role.COMPLIANCE)
    theirs = screening_desk(other)
    assert all(one.second_look for one in theirs.waiting)
    for id in {one.ruled.decision for one in theirs.waiting}:
        second_look(other, id, True)
    assert screening_desk(other).waiting == ()


def test_a_client_has_no_such_desk(desk):
    with pytest.raises(Forbidden):
        screening_desk(seat(desk.ledger, Role.CLIENT, client=desk.client))
