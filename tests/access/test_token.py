"""Sessions and tokens at the edges of their limits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tidewaiter.access.token import ABSOLUTE, IDLE, PROGRAM, SESSION, Session, Token, new_token, token_hash

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SHORT = timedelta(microseconds=1)


@pytest.mark.parametrize(("seen", "at", "over"), [
    (AT,                        AT,                        ""),
    (AT,                        AT + IDLE - SHORT,         ""),
    (AT,                        AT + IDLE,                 "unused for 30 minutes"),
    (AT + ABSOLUTE - SHORT,     AT + ABSOLUTE - SHORT,     ""),
    (AT + ABSOLUTE - SHORT,     AT + ABSOLUTE,             "older than 12 hours"),
])
def test_a_session_ends_idle_and_in_all(seen: datetime, at: datetime, over: str) -> None:
    session = Session("t1", "p1", AT, seen)
    assert session.over(at) == over


def test_a_session_that_was_ended_stays_so() -> None:
    assert Session("t1", "p1", AT, AT, ended=AT).over(AT) == "ended"


@pytest.mark.parametrize(("at", "over"), [(AT + timedelta(days=1) - SHORT, ""), (AT + timedelta(days=1), "expired")])
def test_a_token_expires_at_its_moment(at: datetime, over: str) -> None:
    token = Token("t1", "p1", "ERP", ("entry.read",), AT, AT + timedelta(days=1))
    assert token.over(at) == over


def test_a_token_that_was_revoked_is_so_at_once() -> None:
    assert Token("t1", "p1", "ERP", (), AT, AT + timedelta(days=1), revoked=AT).over(AT) == "revoked"


@pytest.mark.parametrize("kind", [PROGRAM, SESSION])
def test_tokens_are_256_random_bits_behind_their_kind(kind: str) -> None:
    made = {new_token(kind) for _ in range(100)}
    assert len(made) == 100
    assert all(one.startswith(kind) and len(one) == len(kind) + 43 for one in made)
    assert all(one not in token_hash(one) and len(token_hash(one)) == 64 for one in made)
