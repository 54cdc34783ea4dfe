"""The second proof: RFC 6238's own examples, the clock a step off, no code twice."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidewaiter.access import one_time
from tidewaiter.access.one_time import STEP, new_recovery_codes, recovery_hash, step_of, step_used

SECRET = base64.b32encode(b"12345678901234567890").decode()
AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def code(step: int) -> str:
    return pyotp.TOTP(SECRET).generate_otp(step)


# RFC 6238, appendix B, SHA-1: the last six of its eight digits.
@pytest.mark.parametrize(("seconds", "expected"), [
    (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130"),
])
def test_the_examples_of_the_standard(seconds: int, expected: str) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert step_used(SECRET, expected, at, -1) == seconds // STEP


@pytest.mark.parametrize(("off", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(off: int, taken: bool) -> None:
    step = step_of(AT) + off
    assert step_used(SECRET, code(step), AT, -1) == (step if taken else None)


def test_a_code_is_taken_once_and_none_before_it() -> None:
    now = step_of(AT)
    used = step_used(SECRET, code(now), AT, -1)
    assert used == now
    assert step_used(SECRET, code(now), AT + timedelta(seconds=1), used) is None
    assert step_used(SECRET, code(now - 1), AT, used) is None
    assert step_used(SECRET, code(now + 1), AT, used) == now + 1


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "١٢٣٤٥٦", "0" * 1000, "\0" * 6, "\ud800"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert step_used(SECRET, typed, AT, -1) is None


def test_a_code_may_be_typed_with_a_space() -> None:
    typed = code(step_of(AT))
    assert step_used(SECRET, f"{typed[:3]} {typed[3:]}", AT, -1)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 90)), max_size=20))
def test_the_last_step_only_goes_forward(tries: list[tuple[int, int]]) -> None:
    last, at = -1, AT
    for off, later in tries:
        at += timedelta(seconds=later)
        used = step_used(SECRET, code(step_of(at) + off), at, last)
        assert used is None or used > last
        last = last if used is None else used


def test_the_address_for_an_authenticator_names_login_and_issuer() -> None:
    secret = one_time.new_secret()
    assert len(base64.b32decode(secret)) == 20
    read = pyotp.parse_uri(one_time.address(secret, "desk@firm.example"))
    assert (read.secret, read.name, read.issuer) == (secret, "desk@firm.example", "Tidewaiter")


def test_recovery_codes_are_all_different_and_read_however_they_are_typed() -> None:
    codes = new_recovery_codes()
    assert len(set(codes)) == one_time.RECOVERY_CODES
    kept = recovery_hash(codes[0], "desk@firm.example")
    assert kept == recovery_hash(f" {codes[0].upper().replace('-', ' ')} ", "desk@firm.example")
    assert kept != recovery_hash(codes[0], "other@firm.example")
    assert all(one_time.looks_like_recovery(one) for one in codes)
    assert not one_time.looks_like_recovery("123 456")
