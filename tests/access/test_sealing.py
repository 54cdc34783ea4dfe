"""What is sealed opens only as it was sealed, under its key, for what it belongs to."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.access.sealing import Seals, Unsealable, new_key

OLD, NEW = base64.b64encode(b"o" * 32).decode(), base64.b64encode(b"n" * 32).decode()


@given(st.text(max_size=60), st.text(max_size=30))
def test_what_was_sealed_opens_and_is_never_sealed_alike(text: str, of: str) -> None:
    seals = Seals([NEW])
    sealed = seals.seal(text, of)
    assert seals.open(sealed, of) == text
    assert seals.seal(text, of) != sealed
    assert len(text) < 5 or text not in sealed


def test_an_old_key_opens_what_it_sealed_and_the_last_one_seals() -> None:
    before = Seals([OLD]).seal("secret", "a")
    both = Seals([OLD, NEW])
    assert both.open(before, "a") == "secret"
    assert Seals([NEW]).open(both.seal("secret", "a"), "a") == "secret"
    with pytest.raises(Unsealable, match="not in the key file"):
        Seals([NEW]).open(before, "a")


def test_moved_to_another_row_it_does_not_open() -> None:
    with pytest.raises(Unsealable):
        Seals([NEW]).open(Seals([NEW]).seal("secret", "a"), "b")


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_changed_anywhere_it_does_not_open(place: int, by: int) -> None:
    seals = Seals([NEW])
    name, _, closed = seals.seal("secret", "a").partition(".")
    raw = bytearray(base64.urlsafe_b64decode(closed))
    raw[place % len(raw)] ^= by
    with pytest.raises(Unsealable):
        seals.open(f"{name}.{base64.urlsafe_b64encode(bytes(raw)).decode()}", "a")


@pytest.mark.parametrize("sealed", ["", "x", ".", "nokey.AAAA", Seals([NEW]).seal("a", "b").partition(".")[0] + ".!!"])
def test_what_was_never_sealed_is_refused(sealed: str) -> None:
    with pytest.raises(Unsealable):
        Seals([NEW]).open(sealed, "a")


@pytest.mark.parametrize("lines", [[], ["short"], [base64.b64encode(b"x" * 16).decode()], ["ключ"], [NEW, ""]])
def test_a_key_file_that_is_none_is_refused(lines: list[str]) -> None:
    with pytest.raises(Unsealable) as refused:
        Seals(lines)
    assert all(not line or line not in str(refused.value) for line in lines)


def test_a_fingerprint_knows_a_text_again_and_needs_the_key() -> None:
    assert Seals([NEW]).fingerprint("typed") == Seals([NEW, OLD]).fingerprint("typed") != Seals([OLD, NEW]).fingerprint("typed")
    assert Seals([NEW]).fingerprint("typed") != Seals([NEW]).fingerprint("typed ")


def test_keys_are_not_shown() -> None:
    assert NEW not in repr(Seals([NEW])) and len({new_key() for _ in range(50)}) == 50
