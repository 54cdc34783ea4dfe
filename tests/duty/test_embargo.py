"""Embargoes: what stands, what lifts it, what is asked, and what the files may not say. The days are in tests/cases/duty/embargo.csv."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from tidewaiter.duty.determine import determine
from tidewaiter.duty.embargo import bans
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import load, read_law
from tidewaiter.duty.law_changes import law_changes
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir
from tidewaiter.service.quote import quote, read_question

LAW = load()
VODKA = Key("2208602000", "RU", date(2025, 6, 2))


def test_every_embargo_has_a_cite_and_was_known_when_it_began():
    for one in LAW.embargoes:
        assert one.cite and all(lifting.cite for lifting in one.lifted), one.id
        assert one.span.start == date.min or one.known <= one.span.start, one.id
    assert len({one.id for one in LAW.embargoes}) == len(LAW.embargoes)


def test_the_duty_of_forbidden_goods_stands_beside_the_prohibition():
    asked = {"hts": "2208.60.2000", "origin": "RU", "entered": "2025-06-02", "value": "10000", "quantity": ["100 PFL"]}
    reply = quote(read_question(asked), LAW)
    assert [one["reason"] for one in reply["prohibited"]] == ["Alcoholic beverages of Russia may not be imported without a license of OFAC"]
    assert reply["charges"], json.dumps(reply)[:200]


def test_what_lifts_a_ban_is_asked_and_what_few_claim_is_not():
    plan = determine(Key("6109100012", "CU", date(2025, 6, 2)), LAW)
    assert plan.prohibited and list(plan.undetermined) == ["ofac_license"]


def test_a_fact_that_nobody_gave_forbids_nothing():
    assert list(bans(Key("5201001800", "CN", date(2025, 6, 2)), LAW.embargoes)) != []
    plan = determine(Key("5201001800", "CN", date(2025, 6, 2)), LAW)
    assert not plan.prohibited and "xinjiang" not in plan.undetermined


def test_one_could_not_read_of_an_end_before_it_was_made_known():
    oil = next(one for one in LAW.embargoes if one.id == "syria-petroleum")
    assert not oil.stands(date(2025, 7, 1))
    assert oil.stands(date(2025, 7, 1), date(2025, 6, 29))
    assert not oil.stands(date(2025, 7, 1), date(2025, 6, 30))


def test_a_ban_that_begins_or_ends_is_a_change_of_law():
    found = law_changes(LAW, date(2022, 3, 1), date(2022, 6, 30), ["2208602000"], "RU")
    assert [one.program for one in found if one.kind == "prohibited"] == ["russia-alcohol", "uyghur"]
    assert [one.kind for one in law_changes(LAW, date(2025, 7, 1), date(2025, 7, 1), ["2709002090"], "SY") if one.program == "syria-petroleum"] == [
        "prohibited no more"]


@pytest.mark.parametrize("row", [
    "- {embargo: x, title: X, known: 2020-01-01, cite: y, facts: {no_such_fact: true}}",
    "- {embargo: x, title: X, known: 2020-01-01, cite: y, imports: {from: 2020-01-01}}",
    "- {embargo: x, title: X, known: 2020-01-01}",
    "- {embargo: x, title: X, known: 2020-01-01, cite: y, unless: [{facts: {no_such_fact: true}, cite: z}]}",
    "- {embargo: x, title: X, known: 2020-01-01, cite: y, imported: {until: 2020-01-01}}",
])
def test_what_an_embargo_cannot_say_is_an_error(tmp_path, row):
    folder = tmp_path / "law"
    shutil.copytree(law_dir(), folder, ignore=shutil.ignore_patterns("schedule", "terms"))
    (folder / "embargoes.yaml").write_text(row + "\n", encoding="utf-8")
    with pytest.raises(LawError, match=r"embargoes\.yaml"):
        read_law(folder)
