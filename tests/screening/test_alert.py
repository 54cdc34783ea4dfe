"""Asking of what changed gives what asking of everything gives, whatever changed on either side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.screening.made import search, subject
from tidewaiter.screening.alert import after, hits_of, subjects_by_mark
from tidewaiter.screening.listed import Kind, Listed, ListedName

WORDS = ("grey", "heron", "salt", "road", "trading", "lines")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
KEYS = st.sampled_from([("SDN", "1"), ("SDN", "2"), ("EL", "1"), ("EL", "2"), ("MEU", "7")])
ENTRIES = st.dictionaries(KEYS, st.tuples(NAMES, NAMES), max_size=5).map(
    lambda held: [Listed(list, entry, Kind.UNKNOWN, tuple(ListedName(name) for name in names)) for (list, entry), names in held.items()])
PARTIES = st.lists(st.builds(subject, NAMES), max_size=5).map(subjects_by_mark)
THRESHOLDS = st.sampled_from((1, 3000, 5000, 10_000))


@given(ENTRIES, ENTRIES, PARTIES, PARTIES, THRESHOLDS)
def test_what_comes_of_a_change_is_what_comes_of_everything(old, new, before, parties, threshold):
    def against(some, entries):
        ask = search(entries)
        return {mark: [hit for one in party.asked() for hit in ask(one, threshold)] for mark, party in some.items()}

    was = {(one.list, one.entry): one.content for one in old}
    now = {(one.list, one.entry): one for one in new}
    changed = [one for key, one in now.items() if was.get(key) != one.content]
    fresh = {mark: one for mark, one in parties.items() if mark not in before}
    kept = hits_of(before, old, against)
    assert after(kept, parties, fresh, changed, was.keys() - now.keys(), lambda: new, against) == hits_of(parties, new, against)
