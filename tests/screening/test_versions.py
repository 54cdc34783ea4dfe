"""Versions: their hashes, how they are kept, and what differs between two."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening import samples
from tidewaiter.screening.listed import Address, Identifier, Kind, Listed, ListedName, NameType
from tidewaiter.screening.readers import read, read_all
from tidewaiter.screening.versions import difference, pack, shorter, unpack, version, version_of

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
entries = st.builds(Listed, st.sampled_from(["SDN", "EL"]), st.sampled_from(["1", "2", "3", "4"]), st.sampled_from(Kind),
                    st.lists(st.builds(ListedName, words, st.sampled_from(NameType)), max_size=2).map(tuple), st.lists(words, max_size=2).map(tuple),
                    st.lists(st.builds(Address, words, words, words), max_size=1).map(tuple),
                    st.lists(st.builds(Identifier, words, words), max_size=1).map(tuple), starts=st.none() | st.dates(), remarks=words)
lists = st.lists(entries, max_size=6, unique_by=lambda one: (one.list, one.entry))


def test_the_hash_of_one_file_is_that_of_its_bytes_and_of_several_that_of_their_hashes():
    alone = version(read("sdn.xml", samples.SDN_XML), [("sdn.xml", samples.SDN_XML)], NOW)
    assert alone.sha256 == hashlib.sha256(samples.SDN_XML).hexdigest() and (alone.date, alone.entries, alone.names) == (date(2026, 7, 31), 2, 4)
    files = [("sdn.csv", samples.SDN), ("alt.csv", samples.ALT)]
    both = version(read_all(files)[0], files, NOW)
    told = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files))
    assert both.sha256 == hashlib.sha256(told.encode()).hexdigest() == version(read_all(files[::-1])[0], files[::-1], NOW).sha256


def test_a_version_of_the_consolidated_screening_list_counts_each_list():
    made = version(read("csl.json", samples.CSL_JSON), [("csl.json", samples.CSL_JSON)], NOW)
    assert (made.list, made.lists) == ("CSL", (("EL", 1), ("SDN", 1)))


def test_a_moment_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="zone"):
        version(read("x", samples.SDN_XML), [("x", samples.SDN_XML)], datetime(2026, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize("file", samples.ALL)
def test_a_version_and_its_entries_come_back_as_they_were_kept(file):
    got = read(file, samples.ALL[file])
    made = version(got, [(file, samples.ALL[file])], NOW, date(2026, 1, 2))
    assert version_of(made.as_json()) == made and unpack(pack(got.entries)) == got.entries


@given(lists)
def test_any_entries_come_back_and_give_the_same_bytes(held):
    assert unpack(pack(held)) == tuple(held) and pack(held) == pack(unpack(pack(held)))


@pytest.mark.parametrize("data", [b"", b"nonsense", pack([])[:-3], b"\x1f\x8b\x08\x00" + bytes(20)])
def test_damaged_entries_are_no_entries(data):
    with pytest.raises(ValueError, match=r"damaged|Expecting"):
        unpack(data)


@given(lists, lists)
def test_the_difference_leads_from_the_one_to_the_other(before, after):
    gone = difference(before, after)
    held = {(one.list, one.entry): one for one in before}
    for one in gone.removed:
        del held[one.list, one.entry]
    for one in gone.new:
        held[one.list, one.entry] = one
    assert {key: one.content for key, one in held.items()} == {(one.list, one.entry): one.content for one in after}
    assert all(was.content != now.content and (was.list, was.entry) == (now.list, now.entry) for was, now in gone.changed)
    assert bool(gone) == (sorted(one.content for one in before) != sorted(one.content for one in after))
    assert not difference(before, before[::-1])


@pytest.mark.parametrize("before, after, short", [(0, 0, False), (1, 0, True), (10, 9, False), (10, 8, True), (1000, 900, False), (1000, 899, True)])
def test_fewer_than_nine_tenths_are_short(before, after, short):
    assert shorter(before, after) is short
