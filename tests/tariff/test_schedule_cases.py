"""The schedule against its printed pages: numbers read by hand, both sides of the days on which they changed.

tests/cases/schedule holds the readings, docs/law/schedule-cases.md how they were made and checked.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tidewaiter.numbers import hts
from tidewaiter.service.editions import load
from tidewaiter.service.hts import show
from tidewaiter.tariff import schedule
from tidewaiter.tariff.rate_text import ByReference, Percent, PerUnit, Rate, read_rate

FOLDER = Path(__file__).parents[1] / "cases" / "schedule"
HELD = ("chapters_1_to_97", "chapter_98", "chapter_99")


@dataclass(frozen=True)
class Case:
    """A number on a day, as read. Texts stand as printed, units in `|`, footnotes as the headings that they name.

    `levels` counts the lines from the heading down to the number's own, `above` the numbers among those over it; both are empty where
    the page does not show them. `ad_valorem` and `specific` are the general rate in percent and in cents, empty where it is no plain sum.
    `in_schedule` is yes, no, or `lost` where the law has the number and the export of the day lacks it.
    """

    number: str
    day: date
    edition: str
    page: str
    in_schedule: str
    units: tuple[str, ...]
    codes: tuple[str, ...]
    general: str
    special: str
    other: str
    footnotes: frozenset[str]
    levels: str
    above: tuple[str, ...]
    ad_valorem: str
    specific: str
    additional: str

    def __str__(self) -> str:
        return f"{self.number}-{self.day}"


def _read(name: str) -> Iterator[Case]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Case(
                row["number"], date.fromisoformat(row["day"]), row["edition"], row["page"], row["in_schedule"],
                tuple(row["units"].split("|")) if row["units"] else (), tuple(row["codes"].split()), row["general"], row["special"],
                row["other"], frozenset(row["footnotes"].split()), row["levels"], tuple(row["above"].split()), row["ad_valorem"],
                row["specific"], row["additional"],
            )


CASES = [case for name in HELD for case in _read(name)]
LATER = list(_read("after_revision_10"))


def _bare(text: str) -> str:
    """A text without its spaces: the page breaks lines where it likes."""
    return re.sub(r"\s", "", text)


def _headings(texts: list[str]) -> frozenset[str]:
    return frozenset(heading for text in texts for heading in re.findall(r"99\d\d\.\d\d\.\d\d", text))


def test_enough_numbers_are_checked_and_no_case_stands_twice():
    assert len({(case.number, case.day) for case in CASES + LATER}) == len(CASES + LATER)
    assert len({case.number for case in CASES}) >= 200
    assert len({case.number[:7] for case in CASES if case.number.startswith("9903")}) >= 20
    on_paper = {case.number for case in CASES if case.in_schedule == "yes" and re.match(r"\d+-", case.page)}
    assert len(on_paper) >= 180


def test_what_comes_or_goes_has_a_case_on_the_other_side_of_the_day():
    there = {case.number for case in CASES + LATER if case.in_schedule == "yes"}
    assert {case.number for case in CASES + LATER} == there


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_edition_read_is_the_one_in_force_on_the_day(case):
    found = schedule.edition(case.day)
    assert (found.name, found.held) == (case.edition, True)


@pytest.mark.parametrize("case", [case for case in CASES if case.ad_valorem or case.specific], ids=str)
def test_a_general_rate_reads_as_the_figures_of_the_page(case):
    rate = read_rate(case.general)
    assert isinstance(rate, Rate)
    percents = [f"{_number(Fraction(term.rate) / 10**6)} {term.part}".strip() for term in rate.terms if isinstance(term, Percent)]
    amounts = [_amount(term) for term in rate.terms if isinstance(term, PerUnit)]
    assert len(percents) + len(amounts) == len(rate.terms)
    assert " + ".join(percents) == ("" if case.ad_valorem == "0" else case.ad_valorem)
    assert " + ".join(amounts) == case.specific


def _amount(term: PerUnit) -> str:
    per = f"{term.per} {term.unit}" if term.per > 1 else term.unit
    return f"{_number(term.cents)}/{per}{f' over {term.over}' if term.over else ''} {term.part}".strip()


def _number(value: Fraction) -> str:
    assert 10**8 % value.denominator == 0
    text = f"{value.numerator * 10**8 // value.denominator:09}"
    return f"{text[:-8]}.{text[-8:]}".rstrip("0").removesuffix(".")


@pytest.mark.parametrize("case", [case for case in CASES if case.general.startswith("The ")], ids=str)
def test_a_rate_that_turns_on_something_else_is_no_figure(case):
    assert isinstance(read_rate(case.general), ByReference)


DECLARABLE = [case for case in CASES + LATER if hts.compact(case.number) < "99" and len(hts.compact(case.number)) == 10]


@pytest.mark.parametrize("case", DECLARABLE, ids=str)
def test_the_shipped_figures_are_those_of_the_page(case):
    found = schedule.figures(case.number, case.day)
    if case.in_schedule == "no":
        assert found is None
        return
    assert found is not None
    assert found.units == case.codes
    assert [_bare(text) for text in (found.general, found.special, found.other)] == [_bare(text) for text in (case.general, case.special, case.other)]
    if case in CASES:
        assert _headings(list(found.footnotes)) == case.footnotes
        assert found.edition == case.edition


@pytest.mark.parametrize("case", [case for case in CASES + LATER if "note 1 on" not in case.page], ids=str)
def test_the_shipped_rows_are_those_of_the_page(case):
    found = schedule.row(case.number, case.day)
    if case.in_schedule == "no":
        assert found is None
        return
    assert found is not None
    assert [_bare(text) for text in (found.general, found.special, found.other)] == [_bare(text) for text in (case.general, case.special, case.other)]
    if case in CASES:
        assert _headings(list(found.footnotes)) == case.footnotes
        assert _bare(found.additional) == _bare(case.additional)


@pytest.fixture(scope="module")
def loaded(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The editions that the cases name, loaded from the official exports cut down to the headings that the cases are about."""
    headings = {case.number[:4] for case in CASES}
    cut = tmp_path_factory.mktemp("exports")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIDEWAITER_HOME", str(tmp_path_factory.mktemp("home")))
        for name in sorted({case.edition for case in CASES}):
            year, revision = name.split("HTS")
            file = f"hts_{year}_{revision.lower().replace('rev', 'rev_')}.json"
            whole = json.loads(gzip.decompress((reference / "hts" / f"{file}.gz").read_bytes()))
            (cut / file).write_text(json.dumps(list(_of(whole, headings))), encoding="utf-8")
            assert load(cut / file)["edition"]["name"] == name
        yield


def _of(rows: list[dict[str, Any]], headings: set[str]) -> Iterator[dict[str, Any]]:
    """The rows of some headings, with the superior texts above and between them."""
    starts = [n for n, row in enumerate(rows) if n == 0 or row["indent"] == "0"]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        if any(row["htsno"] and row["htsno"][:4] in headings for row in rows[start:end]):
            yield from rows[start:end]


@pytest.mark.reference
@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_number_shows_as_the_page_prints_it(case):
    shown = show(case.number, case.day)
    if case.in_schedule == "no" and "HTS-PRINTED-LATER" in {finding["rule"] for finding in shown["findings"]}:
        # in force by law already, and first printed in the edition after that of the day
        assert shown["edition"] != case.edition and shown["history"][0]["day"] <= case.day.isoformat() < shown["history"][0]["published"]
        return
    assert shown["edition"] == case.edition
    rules = {finding["rule"] for finding in shown["findings"] if finding["severity"] == "fatal"}
    if case.in_schedule == "no" or (case.in_schedule == "lost" and rules):
        assert rules == {"HTS-UNKNOWN"} and (shown["general"], shown["special"], shown["other"]) == ("", "", "")
        return
    assert rules == set()
    assert [_bare(shown[column]) for column in ("general", "special", "other")] == [_bare(case.general), _bare(case.special), _bare(case.other)]
    # No printed line: a part of a watch has its unit in a statistical note, and a number that the export lost is answered by our figures.
    unprinted = "note" in case.page or case.in_schedule == "lost"
    assert tuple(shown["units"]) in ((case.units, case.codes) if unprinted else (case.units,))
    assert _headings([note["text"] for note in shown["footnotes"]]) == case.footnotes
    assert _bare(shown["additional_duties"]) == _bare(case.additional)
    _check_path(case, shown)


def _check_path(case: Case, shown: dict[str, Any]) -> None:
    if not case.levels or case.in_schedule == "lost":
        return
    assert len(shown["path"]) == int(case.levels)
    depth = 0
    for number in case.above:
        over = show(number, case.day)["path"]
        assert depth < len(over) < int(case.levels) and shown["path"][:len(over)] == over
        depth = len(over)
