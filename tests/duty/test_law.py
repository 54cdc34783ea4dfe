"""The law files: cited, without contradiction, in an order that ends."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from tidewaiter.duty.condition import Day, Given, InScope, Origin
from tidewaiter.duty.determine import determine
from tidewaiter.duty.index import in_turn
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import load
from tidewaiter.duty.program import Yield
from tidewaiter.duty.reading import Reader, numbers
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir

LAW = load()
HEADINGS = [(program, heading) for program in LAW.programs for heading in program.headings]


def test_every_heading_and_list_row_has_a_cite():
    assert all(heading.cite.strip() for _, heading in HEADINGS)
    for _, heading in HEADINGS:
        for condition in heading.conditions:
            if isinstance(condition, InScope):
                assert all(row.cite for scope in condition.scopes for rows in scope.rows.values() for row in rows)


def test_every_heading_says_when_it_could_first_be_read():
    assert [heading.id for _, heading in HEADINGS if heading.known == date.min] == []
    late = [heading.id for _, heading in HEADINGS if heading.span.before < date.max and heading.known >= heading.span.before]
    assert late == [], "known when it had ended"


def test_every_forced_labour_country_has_its_exceptions():
    for program, heading in HEADINGS:
        if program.id == "s301-forced-labour" and not heading.exception:
            for condition in heading.conditions:
                if isinstance(condition, Origin) and condition.wanted:
                    for country in condition.countries:
                        assert LAW.member("FL_COUNTRIES", country, date(2026, 9, 1)), country


def keys():
    """A key on each edge of every heading, and the day before it, for a number and an origin that it takes."""
    for _program, heading in HEADINGS:
        scopes = [scope for condition in heading.conditions if isinstance(condition, InScope) for scope in condition.scopes]
        numbers = [next(iter(scope.rows)).ljust(10, "0") for scope in scopes[:2]] or ["6109100012"]
        origins = [origin for c in heading.conditions if isinstance(c, Origin) and c.wanted for origin in
                   [*sorted(c.countries)[:2], *[LAW.groups[g][0][0] for g in c.groups]]] or ["VN"]
        days = {day for c in heading.conditions if isinstance(c, Day) and c.name == "entered" for day in (c.span.start, c.span.before)}
        facts = {c.name: True for c in heading.conditions if isinstance(c, Given)}
        for number, origin, day in product(numbers, origins, days):
            if 2018 <= day.year <= 2027:
                for entered in (day, day - timedelta(days=1)):
                    yield Key(number, origin, entered)
                    yield Key(number, origin, entered, facts=facts)
                    yield Key(number, origin, entered, program="S", free=True)


def test_no_two_headings_of_a_programme_hold_at_once_on_any_edge():
    seen = 0
    for key in keys():
        determine(key, LAW)
        seen += 1
    assert seen > 500


def edit(tmp_path, name, old, new):
    folder = tmp_path / "law"
    shutil.copytree(law_dir(), folder)
    path = folder / "programs" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return Reader(folder, LAW.groups).program(path)


def test_a_key_that_no_heading_has_is_refused(tmp_path):
    with pytest.raises(LawError, match="colour"):
        edit(tmp_path, "s301_brazil.yaml", "rate: +25%, cite", "rate: +25%, colour: red, cite")


def test_two_rates_at_once_without_an_exception_are_refused(tmp_path):
    muddled = edit(tmp_path, "s301_china.yaml", "excepts: [9903.88.03, 9903.88.04]", "excepts: [9903.88.04]")
    law = replace(LAW, programs=(muddled,))
    with pytest.raises(LawError, match=r"84 FR 20459.* and .*84 FR 21892"):
        determine(Key("8708295160", "CN", date(2019, 5, 10), exported=date(2019, 5, 9)), law)


def test_programmes_that_turn_on_each_other_are_refused():
    brazil = next(program for program in LAW.programs if program.id == "s301-brazil")
    metals = next(program for program in LAW.programs if program.id == "s232-metals")
    circular = replace(metals, yields=(Yield(numbers(["9903.05.01"]), numbers([]), "-"),))
    with pytest.raises(LawError, match="circle"):
        in_turn([brazil, circular], date(2026, 9, 1))


def test_the_edition_names_the_content():
    assert len(LAW.edition) == 32
