"""A screening computed again gives the same bytes, and nothing that was changed since goes unseen."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.screening.made import AT, Shelf, listed, search, subject
from tidewaiter.screening.case import QueryAsked, Screening, parties_of, screen
from tidewaiter.screening.hit import Reason
from tidewaiter.screening.replay import canonical, compare, seal, unheld
from tidewaiter.store.kinds.screening import SCREENINGS

WORDS = ("grey", "heron", "salt", "road", "цапля", "海")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
ENTRIES = st.dictionaries(st.sampled_from("123456"), NAMES, min_size=1, max_size=6)
PARTIES = st.lists(NAMES, min_size=1, max_size=4)


def made(entries, names, shuffle: int = 0) -> Screening:
    held = [listed(entry, name) for entry, name in entries.items()]
    random.Random(shuffle).shuffle(held)
    subjects = tuple(subject(name, "seller") for name in names)
    screened = screen(subjects, search(held), 3000, lambda text: (QueryAsked(text, text, "as given"),))
    lists = Shelf(*(listed(entry, name) for entry, name in entries.items())).lists()
    return Screening("file", "e1", "c1", AT, "p1", "words 1", "w1", 3000, parties_of(subjects), lists, screened)


@given(ENTRIES, PARTIES, st.integers(0, 9))
def test_the_same_is_the_same_bytes_whenever_by_whomever_and_in_whatever_order_the_list_stands(entries, names, shuffle):
    kept, again = made(entries, names), made(entries, names, shuffle)
    again = replace(again, at=AT + timedelta(days=3650), by="p9")
    assert canonical(kept) == canonical(again) and not list(compare(kept, again)) and seal(kept) == seal(again)


@given(ENTRIES, PARTIES)
def test_what_was_kept_and_read_again_is_the_same_bytes(entries, names):
    kept = made(entries, names)
    assert canonical(SCREENINGS.value(SCREENINGS.row(kept))) == canonical(kept)
    assert canonical(SCREENINGS.read(SCREENINGS.form(kept))) == canonical(kept)


CHANGES = {
    "score": lambda hit: replace(hit, score=hit.score - 1), "name": lambda hit: replace(hit, matched_name=hit.matched_name + "x"),
    "content": lambda hit: replace(hit, content="0" * 64), "ground": lambda hit: replace(hit, because=(*hit.because, Reason("x", 1, 1, "x"))),
    "gone": lambda hit: None,
}


@given(ENTRIES, PARTIES, st.sampled_from(sorted(CHANGES)))
def test_any_change_of_a_hit_is_seen(entries, names, change):
    kept = made(entries, names)
    place = next((n for n, one in enumerate(kept.screened) if one.hits), None)
    assume(place is not None)
    one = kept.screened[place]
    changed = CHANGES[change](one.hits[0])
    other = replace(one, hits=(*((changed,) if changed else ()), *one.hits[1:]))
    again = replace(kept, screened=tuple(other if n == place else each for n, each in enumerate(kept.screened)))
    assert [found.rule for found in compare(kept, again)] == ["SCR-REPLAY"]


def test_another_list_threshold_or_party_is_seen():
    kept = made({"1": "grey heron"}, ["grey heron"])
    for again in (replace(kept, lists=()), replace(kept, threshold=1), replace(kept, parties="x"), replace(kept, screened=())):
        assert list(compare(kept, again))


def test_an_algorithm_that_is_not_held_is_said_so():
    kept = made({"1": "grey heron"}, ["grey heron"])
    assert [one.rule for one in unheld(kept, "words 2", "w2")] == ["SCR-REPLAY-ALGORITHM", "SCR-REPLAY-WEIGHTS"]
    assert not list(unheld(kept, "words 1", "w1"))
