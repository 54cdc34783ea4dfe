"""Which passwords may be set, and that they are kept as Argon2id."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st

from tidewaiter.access import password
from tidewaiter.access.password import LEAST, MOST, faults, hashed, holds, outdated

GOOD = "a long walk at low tide"


@pytest.mark.parametrize(("text", "expected"), [
    (GOOD,                            ""),
    ("x" + "7" * 2 + "tidal flatz",   ""),
    ("Zwölf Boxkämpfer jagen",        ""),
    ("пароль у самого моря",          ""),
    ("9f3kq-2m1zv8",                  ""),
    ("81930471653209846127",          ""),            # digits by chance, long enough
    ("tide pools" + "!",              "ACC-PASSWORD-SHORT"),
    ("tide pools" + "!!",             ""),
    ("",                              "ACC-PASSWORD-SHORT"),
    (GOOD * 5 + "thirteen more",      ""),
    (GOOD * 5 + "fourteen more.",     "ACC-PASSWORD-LONG"),
    ("tide\tpools at noon",           "ACC-PASSWORD-CONTROL"),
    ("tide pools \ud800",              "ACC-PASSWORD-CONTROL"),    # half a character, as JSON can hold one
    ("password1234",                  "ACC-PASSWORD-COMMON"),
    ("PassWord!!!!2026",              "ACC-PASSWORD-COMMON"),
    ("P@ssw0rd!2345",                 "ACC-PASSWORD-COMMON"),
    ("passwordpassword",              "ACC-PASSWORD-COMMON"),
    ("welcome admin 1",               "ACC-PASSWORD-COMMON"),
    ("correct horse battery staple",  "ACC-PASSWORD-COMMON"),
    ("customsbroker2026",             "ACC-PASSWORD-COMMON"),
    ("123456789012",                  "ACC-PASSWORD-COMMON"),
    ("2026-11-22 12:30",              ""),
    ("2026-11-22 12",                 "ACC-PASSWORD-COMMON"),
    ("qwertyuiopas",                  "ACC-PASSWORD-COMMON"),
    ("nmlkjihgfedc",                  "ACC-PASSWORD-COMMON"),
    ("aaaaaaaaaaaa",                  "ACC-PASSWORD-COMMON"),
    ("abcdabcdabcdab",                "ACC-PASSWORD-COMMON"),
    ("desk@harbour.example",          "ACC-PASSWORD-COMMON"),     # the login itself
    ("Harbour2026!!",                 "ACC-PASSWORD-COMMON"),     # a part of it
    ("harbour tide 7",                ""),
])
def test_which_passwords_may_be_set(text: str, expected: str) -> None:
    assert [finding.rule for finding in faults(text, "desk@harbour.example", "Import desk")] == [expected] * bool(expected)


@pytest.mark.parametrize(("length", "fits"), [(LEAST - 1, False), (LEAST, True), (MOST, True), (MOST + 1, False)])
def test_the_length_at_its_edges(length: int, fits: bool) -> None:
    assert (faults(("k7 vez mlo9" * 20)[:length]) == []) is fits


def test_a_character_beyond_the_first_plane_counts_as_one() -> None:
    assert faults("🌊🦀⚓🐚🚢🧭🌅🐟🪸🛟🌙⭐") == []


def test_a_password_is_kept_as_argon2id_with_a_salt_of_its_own() -> None:
    one, other = hashed(GOOD), hashed(GOOD)
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != other
    assert holds(one, GOOD)
    assert not holds(one, GOOD + " ")
    assert GOOD not in one


def test_an_accent_is_the_same_whichever_way_it_is_composed() -> None:
    assert holds(hashed("café by the pier"), "café by the pier")


def test_half_a_character_is_refused_like_any_other() -> None:
    assert not holds(hashed(GOOD), "tide pools \ud800")


@pytest.mark.parametrize("kept", ["", "no hash at all", "$argon2id$v=19$m=8"])
def test_what_is_no_hash_never_holds(kept: str) -> None:
    assert not holds(kept, GOOD)


def test_the_hash_of_nobody_costs_as_much_as_anybodys() -> None:
    assert not outdated(password._NOBODY)
    assert not outdated(hashed(GOOD))
    assert outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=140))
def test_any_text_is_answered_and_no_finding_tells_it(text: str) -> None:
    other = {finding.rule: finding.message + finding.fix for finding in faults("\x00" * len(text), "desk@harbour.example")}
    for finding in faults(text, "desk@harbour.example"):
        # What is said of another text of that length too is no telling.
        assert len(text) < 4 or text in other.get(finding.rule, "") or text not in finding.message + finding.fix
