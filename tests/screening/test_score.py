"""The score: monotone, whole, and of the two names alone."""

from __future__ import annotations

import itertools
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidewaiter.screening.compare import Facts, facts
from tidewaiter.screening.hit import Asked
from tidewaiter.screening.index import Index
from tidewaiter.screening.likeness import LEAST, ONE, likeness
from tidewaiter.screening.listed import Kind, Listed, ListedName
from tidewaiter.screening.prepared import prepare, prepare_asked, prepare_listed
from tidewaiter.screening.rescreen import against
from tidewaiter.screening.vocabulary import Vocabulary
from tidewaiter.screening.weighing import score

AGAINST = {"left_asked", "left_listed", "differ", "others", "numbers", "single", "forms_differ", "scripts", "part"}
EITHER = {"initials", "person"}
_SHARE = st.floats(0, 1, allow_nan=False)


@given(st.tuples(*(_SHARE for _ in Facts._fields)), st.integers(0, len(Facts._fields) - 1), _SHARE)
@settings(max_examples=300, deadline=None)
def test_what_speaks_for_a_match_never_lowers_the_sum(values: tuple[float, ...], which: int, other: float) -> None:
    name = Facts._fields[which]
    if name in EITHER:
        return
    one, two = sorted([values[which], other], reverse=name in AGAINST)
    made = [Facts(*(*values[:which], value, *values[which + 1:])) for value in (one, two)]
    low, high = score().sums(made).tolist()
    assert low <= high
    assert score().score(low) <= score().score(high)


def test_the_curve_rises_from_nothing_to_certain() -> None:
    points = score().curve
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(points))
    assert (score().score(-10**7), score().score(10**7)) == (points[0][1], points[-1][1])
    assert points[0][1] >= 0 and points[-1][1] <= 10_000 and points[0][1] < score().review < points[-1][1]


@given(st.tuples(*(_SHARE for _ in Facts._fields)))
@settings(max_examples=100, deadline=None)
def test_the_shares_of_the_facts_add_up_to_the_sum(values: tuple[float, ...]) -> None:
    """Within the roundings of the nodes passed."""
    made = Facts(*values)
    roots = int(score().value[:, 0].sum())
    assert abs(score().base + roots + sum(score().shares(made).values()) - int(score().sums([made])[0])) <= 1


# A name, what a list has, and whether a person has to look.
ALIKE = (
    ("MORNING TIDE SHIPPING CO LTD",       "MORNING TIDE SHIPPING COMPANY LIMITED",    Kind.ORGANIZATION, True),
    ("MORNlNG T1DE SHlPPING",              "MORNING TIDE SHIPPING COMPANY LIMITED",    Kind.ORGANIZATION, True),
    ("SHIPPING MORNING TIDE",              "MORNING TIDE SHIPPING COMPANY LIMITED",    Kind.ORGANIZATION, True),
    ("MORNINGTIDE SHIPPING",               "MORNING TIDE SHIPPING COMPANY LIMITED",    Kind.ORGANIZATION, True),
    ("C/O MORNING TIDE SHIPPING, TEL 123456", "MORNING TIDE SHIPPING COMPANY LIMITED", Kind.ORGANIZATION, True),
    ("GREEN VALLEY ORCHARDS",              "MORNING TIDE SHIPPING COMPANY LIMITED",    Kind.ORGANIZATION, False),
    ("EVENING STAR SHIPPING CO LTD",       "MORNING TIDE SHIPPING COMPANY LIMITED",    Kind.ORGANIZATION, False),
    ("Anatoliy Petrovich Volkhovsky",      "VOLKHOVSKY, Anatoliy Petrovich",           Kind.PERSON,       True),
    ("VOLKHOVSKIY, Anatolii Petrovich",    "VOLKHOVSKY, Anatoliy Petrovich",           Kind.PERSON,       True),
    ("Волховский Анатолий Петрович",       "VOLKHOVSKY, Anatoliy Petrovich",           Kind.PERSON,       True),
    ("A. P. Volkhovsky",                   "VOLKHOVSKY, Anatoliy Petrovich",           Kind.PERSON,       True),
    ("Petrov, Anatoliy",                   "VOLKHOVSKY, Anatoliy Petrovich",           Kind.PERSON,       False),
)


@pytest.mark.parametrize(("asked", "listed", "kind", "wanted"), ALIKE)
def test_whether_a_person_has_to_look(asked: str, listed: str, kind: Kind, wanted: bool) -> None:
    index = Index.of([Listed("TEST", "1", kind, (ListedName(listed),))])
    assert bool(index.search(Asked(asked))) is wanted


WORDS = st.sampled_from([
    "morning", "tide", "shipping", "trading", "company", "limited", "al", "ahmad", "ali", "hassan", "ivanov", "petrov", "sergei", "sergey", "zhang",
    "wei", "li", "hong",
])
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@cache
def _listed(names: tuple[str, ...], number: int) -> Listed:
    return Listed("TEST", str(number), Kind.UNKNOWN, tuple(map(ListedName, names)))


ENTRIES = st.lists(st.lists(NAMES, min_size=1, max_size=3), min_size=1, max_size=8).map(
    lambda rows: tuple(_listed(tuple(names), number) for number, names in enumerate(rows)))


@given(ENTRIES, st.lists(NAMES, min_size=1, max_size=6), st.integers(1, 7))
@settings(max_examples=60, deadline=None)
def test_changed_entries_alone_give_what_the_whole_list_gives_of_them(entries: tuple[Listed, ...], names: list[str], first: int) -> None:
    stored = [Asked(name) for name in names]
    whole = Index.of(entries)
    changed = entries[:first]
    wanted = {n: hits for n, one in enumerate(stored)
              if (hits := tuple(hit for hit in whole.search(one) if int(hit.entry) < first))}
    assert against(stored, changed, score().review) == wanted


@given(ENTRIES, NAMES)
@settings(max_examples=60, deadline=None)
def test_few_steps_and_whole_columns_find_the_same(entries: tuple[Listed, ...], name: str) -> None:
    index = Index.of(entries)
    for asked, _ in prepare_asked(name):
        assert set(index.few(asked)) == set(index.candidates(asked))


@given(NAMES, NAMES)
@settings(max_examples=100, deadline=None)
def test_the_index_knows_of_two_names_what_the_names_alone_tell(one: str, other: str) -> None:
    asked, listed = prepare(one), prepare_listed(other, Kind.UNKNOWN)[0]
    vocabulary = Vocabulary(sorted({*asked.words, *listed.words, "another", "ivanova"}))
    near = [vocabulary.alike(word, asked.vowels) for word in asked.words]
    assert facts(asked, listed, near) == facts(asked, listed)


LETTERS = st.text("abcdefghiklmnoprstuvz", min_size=2, max_size=9)


@given(st.lists(LETTERS, min_size=1, max_size=30, unique=True), LETTERS)
@settings(max_examples=200, deadline=None)
def test_a_vocabulary_finds_every_word_that_is_like_one(words: list[str], asked: str) -> None:
    vocabulary = Vocabulary(words)
    assert vocabulary.alike(asked, True) == {word: found for word in words if (found := likeness(asked, word))}


@given(LETTERS, LETTERS)
def test_likeness_is_whole_and_nothing_or_enough(a: str, b: str) -> None:
    found = likeness(a, b)
    assert found == 0 or LEAST <= found <= ONE
    assert (found == ONE) == (a == b)


def test_qualifiers_order_and_never_hide() -> None:
    index = Index.of([Listed("TEST", "1", Kind.ORGANIZATION, (ListedName("MORNING TIDE SHIPPING"),), ("AE",)),
                      Listed("TEST", "2", Kind.ORGANIZATION, (ListedName("MORNING TIDE SHIPPING"),), ("CN",))])
    hits = index.search(Asked("Morning Tide Shipping", "CN", kind=Kind.PERSON))
    assert [hit.entry for hit in hits] == ["2", "1"]
    assert all(hit.score >= score().review for hit in hits)
