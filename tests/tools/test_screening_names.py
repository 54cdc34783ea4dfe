"""The names that the weights are fitted on: made the same by the same seed, and never another party's."""

from __future__ import annotations

import doctest
from collections import Counter
from random import Random

import pytest
from tools.screening import arabic, cyrillic, damage, eastern, sources, strangers, tables, trade
from tools.screening.__main__ import asked_by_alias, likeness, questions
from tools.screening.sources import Listing, grouped, key

TABLES = {"dist.all.last": [("SMITH", 1.0), ("QUILLFEATHER", .2)], "dist.female.first": [("MARTHA", .5)], "dist.male.first": [("EDGAR", .5)]}
FIRMS = ["GRANITE HILL SURETY COMPANY", "Lakeside Paper Mills Inc."]


def listed() -> tuple[Listing, ...]:
    people = [("VOLKHOVSKY, Anatoliy Petrovich", "RU"), ("AL-BANDARI, Khalid Muhammad", "IQ"), ("ZHANG, Xiaoming", "CN"), ("KIM, Chol Su", "KP"),
        ("FARAHZADEH, Gholamreza", "IR")]
    firms = [("SABLE POINT SHIPPING COMPANY LIMITED", "AE"), ("OOO ZAVOD KRASNYY BEREG", "RU"), ("NORTHERN ARC ELECTRONICS CO., LTD.", "CN"),
        ("BANCO DEL PUERTO AZUL S.A.", "VE")]
    rows = [Listing(f"P-{n}", "SDN", "Person", (name, name.split(",")[0]), (land,), str(n)) for n, (name, land) in enumerate(people * 1)]
    rows += [Listing(f"F-{n}", "EL", "Organization", (name, name.replace("COMPANY", "CO").replace("ZAVOD", "FACTORY")), (land,)) for n,
        (name, land) in enumerate(firms)]
    rows += [Listing(f"V-{n}", "SDN", "Vessel", (f"MORNING TIDE {n}",)) for n in range(12)]
    return grouped(rows)


def made(seed: int) -> tuple[list[Listing], list[object]]:
    moved = [Listing("M-1", "SDN", "Person", ("OSTERHAGEN, Willem",))]
    kept, found = questions(listed(), moved, FIRMS, TABLES, ({key("Smith Martha")}, set()), (150, 150), Random(seed))
    return kept, list(found)


@pytest.mark.parametrize("module", [arabic, cyrillic, damage, eastern, sources, strangers, tables, trade])
def test_examples_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0      # type: ignore[arg-type]


def test_the_same_seed_writes_the_same() -> None:
    assert made(5) == made(5)
    assert made(5) != made(6)


def test_what_must_not_alert_is_on_no_list_and_what_is_reported_on_is_not_asked() -> None:
    kept, found = made(7)
    names = {key(name) for one in kept for name in one.names}
    for one in found:
        assert (one.id is None) == one.kind.startswith("neg_")          # type: ignore[attr-defined]
        assert key(one.q) != key("Martha Smith")                        # type: ignore[attr-defined]
        if one.id is None:                                              # type: ignore[attr-defined]
            assert key(one.q) not in names                              # type: ignore[attr-defined]


def test_an_other_name_that_is_asked_is_no_more_on_the_list() -> None:
    for entry, question in asked_by_alias(listed(), set(), Random(3)):
        assert question is None or (question.id == entry.id and key(question.q) not in {key(name) for name in entry.names})


def test_entries_with_a_name_in_common_are_one_party() -> None:
    rows = grouped([Listing("A", "SDN", "Person", ("DRAKE, Ann", "SWANN, Ann")), Listing("B", "EL", "Person", ("Ann Swann",)),
        Listing("C", "EL", "Person", ("Ann Heron",))])
    assert [one.entity == rows[0].entity for one in rows] == [True, True, False]


@pytest.mark.parametrize("kind", sorted(damage.ANY | damage.PERSON | damage.ORGANIZATION))
def test_every_tool_bears_odd_names(kind: str) -> None:
    tool = (damage.ANY | damage.PERSON | damage.ORGANIZATION)[kind][0]
    for name in ("", "A", "7-28", "O'", ", ", "王小明", "((", "X" * 300, "a b c d e f"):
        for seed in range(20):
            assert isinstance(tool(name, Random(seed)), str)


def test_the_word_that_tells_a_party_apart_is_never_left_out() -> None:
    drop = damage.dropping(Counter({"institute": 90, "research": 80, "of": 300}))
    assert all("Zvezdopol" in drop("Research Institute of Zvezdopol", Random(seed)) for seed in range(40))


@pytest.mark.parametrize(("one", "other", "near"), [("ABBAS, Rim", "RIM ABBAS", True), ("CRYMSA", "COMERCIAL DE RODAJES", False)])
def test_likeness(one: str, other: str, near: bool) -> None:
    assert (likeness(one, other) >= .93) is near
