"""A hit is open until somebody decided; a clearance holds while the party, the entry and what it says are as they were, and no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.made import AT, GREY_HERON, LISTS, SALT_ROAD, otherwise, search, subject
from tidewaiter.screening.case import (
    Clearance,
    HitState,
    HitVerdict,
    NotAsked,
    QueryAsked,
    ScreeningDecision,
    SecondLook,
    Subject,
    clearance_of,
    fingerprint,
    holds,
    parties_of,
    screen,
    standing,
    stands,
    void,
)
from tidewaiter.screening.grounds import GROUNDS, faults
from tidewaiter.screening.hit import Hit
from tidewaiter.screening.listed import Identifier, Kind

PARTY = subject("Grey Heron Shipping", country="US", address="1 Main St", identifiers=(Identifier("tax", "12-3456789", "US"),))
MARK = fingerprint(PARTY)
HIT = Hit("SDN", "9001", GREY_HERON.name, GREY_HERON.name, 9000, (), GREY_HERON.content, "grey heron shipping")


def decision(
    verdict: HitVerdict = HitVerdict.FALSE_MATCH, by: str = "p1", hours: int = 0, second: SecondLook | None = None, **told: object,
) -> ScreeningDecision:
    made = ScreeningDecision("sg1", MARK, HIT.list, HIT.entry, HIT.content, verdict, "other-place", by, f"the {by}", ("compliance",), "",
                             AT + timedelta(hours=hours), "", second)
    return replace(made, **told)


def look(by: str = "p2", agrees: bool = True) -> SecondLook:
    return SecondLook(by, f"the {by}", ("broker",), "CHB1", AT, agrees, "seen")


def now(*decisions: ScreeningDecision, four_eyes: bool = False, clearances: list[Clearance] | None = None) -> HitState:
    kept = {f"sd{n}": one for n, one in enumerate(decisions)}
    given_ones = [clearance_of(id, one, one.by, one.at) for id, one in kept.items() if one.verdict is HitVerdict.FALSE_MATCH]
    return stands(HIT, MARK, kept, given_ones if clearances is None else clearances, four_eyes=four_eyes).state


TRUE, FALSE, ON = HitVerdict.TRUE_MATCH, HitVerdict.FALSE_MATCH, HitVerdict.ESCALATE


@pytest.mark.parametrize(("decisions", "four_eyes", "state"), [
    ((), False, HitState.OPEN),
    ((decision(),), False, HitState.CLEARED),
    ((decision(),), True, HitState.UNREVIEWED),
    ((decision(second=look()),), True, HitState.CLEARED),
    ((decision(second=look(by="p1")),), True, HitState.UNREVIEWED),          # the same person twice is one pair of eyes
    ((decision(second=look(agrees=False)),), True, HitState.ESCALATED),
    ((decision(second=look(agrees=False)),), False, HitState.ESCALATED),
    ((decision(TRUE),), False, HitState.TRUE_MATCH),
    ((decision(ON),), False, HitState.ESCALATED),
    ((decision(), decision(TRUE, hours=1)), False, HitState.TRUE_MATCH),     # the last one counts
    ((decision(ON), decision(hours=1)), False, HitState.CLEARED),
    ((decision(TRUE), decision(hours=1)), False, HitState.UNREVIEWED),       # that it was none after all takes two
    ((decision(TRUE), decision(hours=1, second=look())), False, HitState.CLEARED),
    ((decision(fingerprint="another"),), False, HitState.OPEN),
    ((decision(entry="9002"),), False, HitState.OPEN),
    ((decision(content="another"),), False, HitState.OPEN),
])
def test_how_a_hit_stands(decisions, four_eyes, state):
    assert now(*decisions, four_eyes=four_eyes) is state


def test_a_decision_whose_clearance_is_void_clears_nothing():
    one = decision()
    gone = replace(clearance_of("sd0", one, "p1", AT), void=True, why="the entry changed")
    assert now(one, clearances=[gone]) is HitState.OPEN
    assert now(one, clearances=[]) is HitState.OPEN


@given(st.lists(st.sampled_from(list(HitState)), max_size=6))
def test_the_whole_stands_as_its_worst_hit(states):
    assert standing(states) in (*states, HitState.CLEARED)
    assert (standing(states) is HitState.CLEARED) == all(one is HitState.CLEARED for one in states)


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
SUBJECTS = st.builds(
    Subject, role=st.sampled_from(("seller", "buyer")), where=st.just("x"), name=TEXTS, aliases=st.lists(TEXTS, max_size=2).map(tuple),
    country=st.sampled_from(("", "US", "CN")), address=TEXTS, kind=st.sampled_from(list(Kind)),
    identifiers=st.lists(st.builds(Identifier, st.sampled_from(("tax", "imo")), TEXTS), max_size=2).map(tuple),
)


@given(SUBJECTS, SUBJECTS, st.sampled_from((GREY_HERON, SALT_ROAD)), st.booleans())
def test_a_clearance_is_void_when_party_or_content_changes_and_only_then(one, other, entry, changed):
    kept = Clearance(fingerprint(one), GREY_HERON.list, GREY_HERON.entry, GREY_HERON.content, "sd1", "p1", AT)
    content = otherwise(GREY_HERON, remarks="more is known").content if changed else GREY_HERON.content
    same = fingerprint(one) == fingerprint(other) and not changed
    assert bool(void(kept, fingerprint(other), content)) == (not same)
    assert holds(kept, fingerprint(other), "SDN", "9001", content) == same
    assert void(kept, fingerprint(one), None) and void(replace(kept, void=True, why="before"), fingerprint(one), GREY_HERON.content) == "before"


@given(SUBJECTS)
def test_a_fingerprint_is_who_it_is_and_not_where_or_how_it_is_written(one):
    assert fingerprint(replace(one, role="maker", where="y")) == fingerprint(one)
    assert fingerprint(replace(one, name=f"  {one.name} ")) == fingerprint(one)
    assert fingerprint(replace(one, aliases=tuple(reversed(one.aliases)))) == fingerprint(one)
    for field, value in (("name", one.name + "x"), ("country", "QQ"), ("address", one.address + "x"), ("aliases", (*one.aliases, "an xx")),
                         ("identifiers", (*one.identifiers, Identifier("lei", "x")))):
        assert fingerprint(replace(one, **{field: value})) != fingerprint(one), field


@given(st.permutations([subject("a", "seller"), subject("b", "buyer"), subject("a", "buyer")]))
def test_who_is_on_a_file_is_one_hash_in_any_order(subjects):
    first = [subject("a", "seller"), subject("b", "buyer"), subject("a", "buyer")]
    assert parties_of(subjects) == parties_of(first)
    assert parties_of(subjects[:2]) != parties_of(first)
    assert parties_of(first, [NotAsked("carrier", "x", "COSU", "")]) != parties_of(first)


@given(st.lists(st.sampled_from([TRUE, FALSE, ON]), max_size=5), st.booleans())
def test_one_person_alone_never_clears_where_two_are_asked(verdicts, four_eyes):
    decisions = [decision(verdict, hours=n, second=look("p1") if n % 2 else None) for n, verdict in enumerate(verdicts)]
    state = now(*decisions, four_eyes=four_eyes)
    if four_eyes or not verdicts or TRUE in verdicts:
        assert state is not HitState.CLEARED
    if not verdicts:
        assert state is HitState.OPEN


def asked(*subjects: Subject, threshold: int = 5000):
    return screen(subjects, search(LISTS), threshold, lambda text: (QueryAsked(text),))


def test_a_party_in_several_roles_is_asked_once_and_shown_in_each():
    seen = []

    def counted(one, threshold):
        seen.append(one.name)
        return search(LISTS)(one, threshold)

    found = screen([subject("Heron Lines", "seller"), subject("HERON  lines", "buyer")], counted, 5000, lambda text: (QueryAsked(text),))
    assert seen == ["Heron Lines"] and [one.subject.role for one in found] == ["seller", "buyer"]
    assert found[0].hits == found[1].hits and found[0].hits[0].entry == "9001"


def test_every_other_name_is_asked_and_the_best_hit_of_an_entry_is_kept():
    (found,) = asked(subject("Quiet Water Ltd", aliases=("Heron Lines", "Grey Heron Lines")))
    assert [(hit.entry, hit.score) for hit in found.hits] == [("9001", 10_000)]
    assert [query.text for query in found.queries] == ["Quiet Water Ltd", "Heron Lines", "Grey Heron Lines"]


@pytest.mark.parametrize("name", ["", " ", "x", "a" * 10_000, "🚢", "שלום", "'; DROP TABLE clients; --", "\x00"])
def test_no_name_is_too_strange_to_be_asked(name):
    (found,) = asked(subject(name))
    assert found.hits == () and len(found.fingerprint) == 64


@pytest.mark.parametrize(("verdict", "ground", "note", "rules"), [
    (FALSE, "other-place", "", set()),
    (FALSE, "same-number", "", {"SCR-GROUND"}),
    (TRUE, "same-number", "", set()),
    (FALSE, "other", " ", {"SCR-NOTE"}),
    (FALSE, "other", "the owner was met", set()),
    (ON, "nonsense", "", {"SCR-GROUND"}),
])
def test_a_ground_carries_its_own_verdicts(verdict, ground, note, rules):
    assert {one.rule for one in faults(verdict, ground, note)} == rules


def test_every_verdict_has_a_ground_without_words_but_what_is_other_wants_them():
    for verdict in HitVerdict:
        assert any(verdict in one.verdicts and not one.note for one in GROUNDS.values())
    assert GROUNDS["other"].note
