"""Windows that move with the moment: the last try that is taken, the first that is not, and when the next is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.access.rate_limit import LOGINS, LOGINS_FROM_ONE, LOGINS_OF_ONE, REQUESTS, REQUESTS_OF_A_PERSON, Limit, Window

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SHORT = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)


def test_five_logins_a_minute_and_the_sixth_waits_until_the_first_is_a_minute_old() -> None:
    window = Window(LOGINS)
    assert [window.take("a", AT + n * SHORT) for n in range(5)] == [None] * 5
    assert window.take("a", AT + timedelta(seconds=59)) == timedelta(seconds=1)
    assert window.take("a", AT + MINUTE - SHORT) == SHORT
    assert window.take("a", AT + MINUTE) is None


def test_thirty_an_hour_however_slowly() -> None:
    window = Window(LOGINS)
    moments = [AT + n * timedelta(seconds=20) for n in range(30)]
    assert all(window.take("a", at) is None for at in moments)
    assert window.take("a", AT + timedelta(minutes=59)) == MINUTE
    assert window.take("a", AT + timedelta(hours=1) - SHORT) == SHORT
    assert window.take("a", AT + timedelta(hours=1)) is None


def test_a_refusal_does_not_count_and_keys_are_apart() -> None:
    window = Window((Limit(1, MINUTE, ""),))
    assert window.take("a", AT) is None
    assert all(window.take("a", AT + timedelta(seconds=n)) for n in range(1, 60))
    assert window.take("b", AT) is None
    assert window.take("a", AT + MINUTE) is None


def test_what_was_right_after_all_is_forgotten() -> None:
    window = Window((Limit(1, MINUTE, ""),))
    window.take("a", AT)
    assert window.wait("a", AT) == MINUTE
    window.clear("a")
    assert window.wait("a", AT) is None


def test_what_is_given_back_does_not_count() -> None:
    window = Window((Limit(2, MINUTE, ""),))
    window.take("a", AT)
    window.take("a", AT + SHORT)
    window.give_back("a", AT + SHORT)
    assert window.take("a", AT + SHORT) is None
    assert window.wait("a", AT + 2 * SHORT) == MINUTE - 2 * SHORT
    window.give_back("nobody", AT)


def test_only_so_many_keys_are_held_and_the_idle_go_first() -> None:
    window = Window((Limit(1, MINUTE, ""),), most=3)
    for n in range(3):
        window.take(f"idle{n}", AT - 2 * MINUTE)
    for n in range(3):
        window.take(f"lately{n}", AT)
    assert [window.wait(f"lately{n}", AT) for n in range(3)] == [MINUTE] * 3
    window.take("one more", AT)
    assert len(window._tried) <= 3


@pytest.mark.parametrize("limits", [LOGINS, LOGINS_OF_ONE, LOGINS_FROM_ONE, REQUESTS, REQUESTS_OF_A_PERSON])
@given(st.lists(st.integers(0, 120), max_size=200))
def test_no_stretch_ever_holds_more_than_the_limit(limits: tuple[Limit, ...], gaps: list[int]) -> None:
    window, at, taken = Window(limits), AT, []
    for gap in gaps:
        at += timedelta(seconds=gap)
        wait = window.take("a", at)
        if wait is None:
            taken.append(at)
        else:
            assert window.wait("a", at + wait) is None
    for limit in limits:
        assert all(sum(since <= one < since + limit.within for one in taken) <= limit.count for since in taken)
        assert limit.why
