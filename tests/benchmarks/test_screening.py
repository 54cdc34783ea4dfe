"""The benchmark of screening: what it counts, on small made-up lists. Nothing here is timed."""

from __future__ import annotations

import doctest
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.screening import asked, calibration, made_up, pairs, recall
from benchmarks.screening.__main__ import Limit
from benchmarks.screening.asked import Question
from benchmarks.screening.systems import WRatio, version
from tools.screening.apart import FIFTHS, fold, held_out

ROWS = [{"id": "T-1", "source": "TEST", "schema": "Organization", "names": ["MORNING TIDE SHIPPING", "MORNING TIDE LINES"], "countries": ["AE"]},
        {"id": "T-2", "source": "TEST", "schema": "Person", "names": ["VOLKHOVSKY, Anatoliy"]}]


class Fixed:
    """Scores as they are written."""

    name = "fixed"

    def __init__(self, **scores: float) -> None:
        self._scores = scores

    def highest(self, asked: Sequence[Question]) -> list[float]:
        return [self._scores[one.text] for one in asked]

    rights = highest


def test_examples_hold() -> None:
    assert doctest.testmod(recall).failed == 0


def test_an_alert_is_over_the_highest_score_that_still_counts_as_silence() -> None:
    negatives = [Question(f"n{n}", "Person", None, "neg_a" if n else "neg_b") for n in range(20)]
    positives = [Question(text, "Person", "T-1", text[0]) for text in ("p1", "p2", "q1")]
    system = Fixed(**{f"n{n}": 100 - n for n in range(20)}, p1=99.5, p2=99, q1=101)
    one, five = recall.measure(system, positives, negatives)
    assert (one.over, one.recall, one.kinds, one.strangers) == (100, pytest.approx(1 / 3), {"p": 0, "q": 1}, {"neg_a": 0, "neg_b": 0})
    assert (five.over, five.recall, five.kinds, five.strangers) == (99, pytest.approx(2 / 3), {"p": .5, "q": 1}, {"neg_a": 0, "neg_b": 1})
    assert recall.at(system, positives, negatives, 99) == (1, .1)
    assert "fixed" in recall.table([one, five])


@pytest.mark.parametrize(("processed", "text", "right", "highest"), [(True, "morning tide lines!", 100, 100),
    (False, "MORNING TIDE LINES", 100, 100)])
def test_wratio_is_held_against_every_name(processed: bool, text: str, right: float, highest: float) -> None:
    system = WRatio(asked.listed(ROWS), processed)
    question = [Question(text, "Organization", "T-1", "exact")]
    assert (system.rights(question), system.highest(question)) == ([right], [highest])


def test_pairs_are_judged_at_the_threshold_given_or_at_the_best() -> None:
    def row(true: str, quality: str) -> dict[str, str]:
        return {"name1": "a", "name2": "b", "schema": "Person", "is_match": true, "quality": quality, "case_group": "g", "category": ""}

    rows = [row("true", "STRONG"), row("true", "MEDIUM"), row("false", "STRONG"), row("false", "WEAK")]
    given = pairs.judge("x", rows, [90, 40, 60, 10], 50)
    assert (given.f1, given.precision, given.recall, given.best) == (.5, .5, .5, (pytest.approx(.8), 40))
    assert [one["is_match"] for one in given.sure_wrong] == ["false"]
    assert given.groups == {"g MEDIUM": (1, 1), "g STRONG": (1, 2), "g WEAK": (0, 1)}
    assert pairs.judge("x", rows, [90, 40, 60, 10], None).threshold == 40
    assert "x" in pairs.table([given])


def test_a_limit_is_met_at_its_edge() -> None:
    assert [Limit("x", value, least=.92).met for value in (.92, .9199)] == [True, False]
    assert [Limit("x", value, most=3).met for value in (3, 3.01)] == [True, False]


def test_a_score_that_says_what_is_so_has_no_error() -> None:
    assert calibration.error([calibration.Bin(8000, 10, 8500, .85), calibration.Bin(1000, 10, 1500, .15)]) == pytest.approx(0)
    assert calibration.error([calibration.Bin(8000, 10, 8500, .35)]) == pytest.approx(.5)


def test_made_up_names_are_as_many_as_asked_none_twice_and_always_the_same() -> None:
    names = made_up.names(500, 3)
    assert len(set(names)) == 500 and names == made_up.names(500, 3) != made_up.names(500, 4)


def test_a_fifth_of_the_parties_is_kept_apart() -> None:
    keys = [f"C22-{n}" for n in range(5000)]
    assert {fold(key) for key in keys} == set(range(FIFTHS))
    assert .17 < sum(map(held_out, keys)) / len(keys) < .23


def test_a_python_without_nomenklatura_is_told_apart() -> None:
    assert version("") == "" and version(str(Path("/nowhere/python"))) == ""
