"""The index finds just the headings whose day, origin, number and footnotes hold, and the same ones on every day of a stretch."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tidewaiter.duty.against_schedule import scopes
from tidewaiter.duty.condition import Day, Footnote, InScope, NotInScope, Origin
from tidewaiter.duty.determine import determine
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import load
from tidewaiter.tariff.schedule import declarable

LAW = load()
LISTED = sorted({prefix for scope in scopes(LAW).values() for prefix in scope.rows if not prefix.startswith("98")})
ORIGINS = sorted({c for p in LAW.programs for h in p.headings for o in h.conditions if isinstance(o, Origin) for c in o.countries}
                 | {"KE", "MO", "FR"})
NUMBERS = st.one_of(st.sampled_from(declarable()), st.sampled_from(LISTED).map(lambda prefix: prefix.ljust(10, "0")))
DAYS = st.dates(date(2018, 1, 1), date(2028, 1, 1)) | st.sampled_from(LAW.index.edges).flatmap(
    lambda edge: st.sampled_from([edge, edge - timedelta(days=1)])
)
FACTS = st.dictionaries(st.sampled_from(sorted(name for name, text in LAW.facts.items() if text.kind == "boolean")), st.booleans(), max_size=4)


@settings(max_examples=400, deadline=None)
@given(NUMBERS, st.sampled_from(ORIGINS), DAYS)
def test_the_index_finds_what_trying_every_heading_finds(number, origin, day):
    key = Key(number, origin, day)
    found = {id(candidate.heading) for turn in LAW.index.turns(key) for candidate in turn.candidates}
    tried = {
        id(heading) for program in LAW.programs for heading in program.headings
        if all(condition.test(key) for condition in heading.conditions
               if isinstance(condition, InScope | NotInScope | Origin | Footnote) or (isinstance(condition, Day) and condition.name == "entered"))
    }
    assert found == tried


@settings(max_examples=300, deadline=None)
@given(NUMBERS, st.sampled_from(ORIGINS), DAYS, FACTS, st.sampled_from(["", "S", "KR", "A"]))
def test_a_day_is_determined_as_the_first_day_of_its_stretch(number, origin, day, facts, program):
    first = max(LAW.index.first_day(day), date(2018, 1, 1))
    if LAW.index.place(Key(number, origin, day)) != LAW.index.place(Key(number, origin, first)):
        return                                           # the schedule changed the number's row in between
    here, there = (determine(Key(number, origin, one, facts=facts, program=program, free=True), LAW) for one in (day, first))
    assert [one.heading.id for one in here.charges] == [one.heading.id for one in there.charges]
    assert here.undetermined == there.undetermined
