"""Each thing that keeps a file from being sent is told where it is so, and not told where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.samples import ENTRY
from tests.screening.made import AT, GREY_HERON, LISTS, SALT_ROAD, Shelf, otherwise, version
from tidewaiter.entry.party import Party
from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.alert import Alert, AlertState
from tidewaiter.screening.case import HitVerdict, Screening, ScreeningDecision, SecondLook, clearance_of, fingerprint, parties_of, screen
from tidewaiter.screening.gate import Age, Look, gate
from tidewaiter.screening.policy import Elsewhere, ScreeningPolicy
from tidewaiter.screening.subjects import of_entry

TODAY = date(2026, 11, 22)
CLEAN = replace(ENTRY, lines=(replace(ENTRY.lines[0], foreign_exporter="", sold_to="", delivered_to=""),))
HIT_ENTRY = replace(CLEAN, seller=Party("GREY HERON SHIPPING LLC", country="XA"))
SHELF = Shelf(*LISTS)
HELD = SHELF.current()
assert HELD is not None
SELLER = next(one for one in of_entry(HIT_ENTRY)[0] if one.role == "seller")


def look(entry=CLEAN, **told: object) -> Look:
    assert HELD is not None
    subjects, not_asked = of_entry(entry)
    screened = screen(subjects, HELD.search, HELD.threshold, HELD.split)
    made = Screening("file", "f1", "c1", AT, "p1", "words 1", "w1", HELD.threshold, parties_of(subjects, not_asked), HELD.lists, screened, not_asked)
    return replace(Look(TODAY, subjects, not_asked, made, HELD.lists), **told)


def decision(verdict: HitVerdict = HitVerdict.FALSE_MATCH, second: SecondLook | None = None) -> ScreeningDecision:
    return ScreeningDecision("sg1", fingerprint(SELLER), "SDN", "9001", GREY_HERON.content, verdict, "other-place", "p1", "A", (), "", AT, "", second)


def decided(verdict: HitVerdict = HitVerdict.FALSE_MATCH, second: SecondLook | None = None, **told: object) -> Look:
    one = decision(verdict, second)
    return look(HIT_ENTRY, decisions={"sd1": one}, clearances=[clearance_of("sd1", one, "p1", AT)], **told)


def rules(one: Look) -> set[str]:
    return {found.rule for found in gate(one) if found.severity is Severity.FATAL}


SECOND = SecondLook("p2", "B", (), "", AT, True)
FOUR_EYES = ScreeningPolicy("two look", four_eyes=True)
ELSEWHERE = ScreeningPolicy("as before", elsewhere=Elsewhere("Another system", "p1", "it is wired to the bank"))
OLD = tuple(replace(one, sha256="0" * 64) for one in HELD.lists)
(OF_SELLER,) = [one for one in look(HIT_ENTRY).screening.screened if one.subject.role == "seller"]      # type: ignore[union-attr]
ALERT = Alert(OF_SELLER.fingerprint, "SDN", "9001", OF_SELLER.hits[0], SELLER, ("file:f1",), AT)
NEWS = replace(ALERT, hit=replace(ALERT.hit, content="other"))
DAMAGED = Finding("SCR-LIST-DAMAGED", Severity.FATAL, "lists", "damaged", "")


@pytest.mark.parametrize(("one", "expected"), [
    (look(), set()),
    (look(held=()), {"SCR-NO-LISTS"}),
    (look(held=(), policy=ELSEWHERE), set()),
    (look(screening=None), {"SCR-NOT-SCREENED"}),
    (look(screening=None, policy=ELSEWHERE), set()),
    (look(subjects=of_entry(HIT_ENTRY)[0]), {"SCR-PARTIES-CHANGED"}),
    (look(held=OLD), {"SCR-LIST-NEWER"}),
    (look(held=OLD, caught_up=AT), set()),
    (look(held=OLD, caught_up=AT - timedelta(seconds=1)), {"SCR-LIST-NEWER"}),
    (look(held=(*HELD.lists, version("UFLPA", LISTS))), {"SCR-LIST-NOT-ASKED"}),
    (look(policy=ScreeningPolicy("", lists=("UFLPA",))), {"SCR-LIST-MISSING"}),
    (look(policy=ScreeningPolicy("", lists=("SDN",))), set()),
    (look(ages=(Age("SDN", 168, 24), Age("EL", 24, 24))), set()),
    (look(ages=(Age("SDN", 169, 24),)), {"SCR-LIST-OLD"}),
    (look(ages=(Age("MINE", 10_000),)), set()),                      # nobody keeps it but the firm
    (look(ages=(Age("SDN", 24, 24),), policy=ScreeningPolicy("", list_days=0)), set()),
    (look(ages=(Age("SDN", 25, 24),), policy=ScreeningPolicy("", list_days=0)), {"SCR-LIST-OLD"}),
    (look(ages=(Age("DTC", 168, 168),), policy=ScreeningPolicy("", list_days=1)), set()),
    (look(state=(DAMAGED,)), {"SCR-LIST-DAMAGED"}),
    (look(HIT_ENTRY), {"SCR-OPEN"}),
    (look(HIT_ENTRY, policy=ELSEWHERE), {"SCR-OPEN"}),               # what is known is known, wherever it is screened
    (decided(), set()),
    (decided(policy=FOUR_EYES), {"SCR-UNREVIEWED"}),
    (decided(second=SECOND, policy=FOUR_EYES), set()),
    (decided(second=replace(SECOND, agrees=False)), {"SCR-ESCALATED"}),
    (decided(HitVerdict.TRUE_MATCH), {"SCR-TRUE-MATCH"}),
    (decided(HitVerdict.ESCALATE), {"SCR-ESCALATED"}),
    (look(HIT_ENTRY, alerts=[ALERT]), {"SCR-OPEN"}),                 # told once
    (decided(alerts=[NEWS]), {"SCR-ALERT"}),
    (decided(alerts=[replace(NEWS, state=AlertState.GONE)]), set()),
    (decided(alerts=[replace(NEWS, fingerprint="somebody else")]), set()),
])
def test_what_keeps_a_file(one, expected):
    assert rules(one) == expected


@pytest.mark.parametrize(("name", "expected"), [("🚢🚢", {"SCR-NO-QUERY"}), ("...", {"SCR-NO-QUERY"}), ("", set()), ("X", set()), ("صندوق", set())])
def test_a_name_of_which_nothing_can_be_asked_is_not_clear(name, expected):
    assert rules(look(replace(CLEAN, seller=Party(name, "1 Quay", country="XA")))) == expected


def test_where_it_screens_elsewhere_the_gate_says_so_and_who_answers():
    (told,) = [one for one in gate(look(held=(), policy=ELSEWHERE)) if one.rule == "SCR-ELSEWHERE"]
    assert "Another system" in told.message and "p1" in told.message and told.severity is Severity.NOTE


@pytest.mark.parametrize(("since", "before", "day", "on"), [
    (None, None, TODAY, True),
    (TODAY, None, TODAY, True), (TODAY + timedelta(days=1), None, TODAY, False),
    (None, TODAY + timedelta(days=1), TODAY, True), (None, TODAY, TODAY, False), (TODAY, TODAY, TODAY, False),
])
def test_screening_elsewhere_has_its_days(since, before, day, on):
    policy = replace(ELSEWHERE, elsewhere=Elsewhere("x", "p1", "y", since, before))
    assert ("SCR-NO-LISTS" in rules(look(held=(), policy=policy, day=day))) is not on


def test_codes_without_a_name_are_told():
    made = replace(CLEAN, manufacturers=(), seller=None, lines=(replace(CLEAN.lines[0], manufacturer="CNNINHAI88NIN"),))
    (told,) = [one for one in gate(look(made)) if one.rule == "SCR-NOT-ASKED"]
    assert told.severity is Severity.WARNING and "CNNINHAI88NIN" in told.message
    (carrier,) = [one for one in gate(look()) if one.rule == "SCR-NOT-ASKED"]
    assert carrier.severity is Severity.NOTE and "COSU" in carrier.message


def test_who_left_the_file_does_not_keep_it():
    before = look(HIT_ENTRY)
    assert rules(replace(before, subjects=of_entry(CLEAN)[0])) == {"SCR-PARTIES-CHANGED"}


def test_a_list_that_says_something_else_opens_what_was_cleared():
    shelf = Shelf(otherwise(GREY_HERON, remarks="more is known"), SALT_ROAD)
    held = shelf.current()
    assert held is not None
    subjects, _ = of_entry(HIT_ENTRY)
    again = replace(look(HIT_ENTRY).screening, screened=screen(subjects, held.search, held.threshold, held.split), lists=held.lists)
    assert rules(decided(screening=again, held=held.lists)) == {"SCR-OPEN"}
