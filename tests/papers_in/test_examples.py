"""The thirteen example shipments, read from their papers."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests import samples
from tests.papers_in.folders import EXAMPLES, read, rules
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import entry_json, read_entry
from tidewaiter.entry.line import Quantity
from tidewaiter.papers.shipment import read_shipment

GOOD = ("a-steel-brackets", "b-apparel", "c-watches", "d-auto-parts", "e-wine-cheese", "f-steel-nails",
        "g-informal", "h-zone-bolts", "i-warehouse-bolts", "j-withdrawal-bolts")
BROKEN = ("broken-totals", "broken-ended-number", "broken-mid")

# Folder, entry type, mode, lines, total entered value in dollars: worked out by hand from the invoices.
SHAPES = (
    ("a-steel-brackets",      "01", "11", 1,  14172),
    ("b-apparel",             "01", "11", 12, 515352),
    ("c-watches",             "01", "40", 3,  105174),
    ("d-auto-parts",          "01", "30", 5,  186435),
    ("e-wine-cheese",         "02", "11", 7,  80181),
    ("f-steel-nails", "03", "11", 3,  28182),
    ("g-informal",            "11", "40", 3,  1968),
    ("h-zone-bolts",          "06", "",   1,  6360),
    ("i-warehouse-bolts",     "21", "11", 1,  6360),
    ("j-withdrawal-bolts",    "31", "",   1,  4240),
    ("broken-totals",         "01", "11", 1,  16820),
    ("broken-ended-number",   "01", "11", 1,  9200),
    ("broken-mid",            "01", "11", 1,  27360),
)


def entry_of(name: str) -> Entry:
    entry = read(EXAMPLES / name).entry
    assert entry is not None
    return entry


@pytest.mark.parametrize(("name", "entry_type", "mode", "lines", "value"), SHAPES)
def test_each_example_is_the_entry_it_is_meant_to_be(name: str, entry_type: str, mode: str, lines: int,
                                                     value: int) -> None:
    entry = entry_of(name)
    assert (entry.type, entry.transport.mode, len(entry.lines), entry.value) == (entry_type, mode, lines, value)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_has_no_finding(name: str) -> None:
    assert read(EXAMPLES / name).findings == ()


def test_the_broken_examples_break_where_they_are_meant_to() -> None:
    assert rules(read(EXAMPLES / "broken-totals")) == [("PAP-INVOICE-TOTAL", "invoice.csv, row 14")]
    assert entry_of("broken-totals").stated_totals == {"duty": 48778}
    assert rules(read(EXAMPLES / "broken-ended-number")) == rules(read(EXAMPLES / "broken-mid")) == []
    assert entry_of("broken-ended-number").lines[0].hts == "8301600000"
    line = entry_of("broken-mid").lines[0]
    assert (line.origin, line.manufacturer[:2]) == ("VN", "CN")


def test_every_folder_in_examples_is_tested_here() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    assert folders == {shape[0] for shape in SHAPES} == {*GOOD, *BROKEN}


def test_entry_numbers_are_all_different() -> None:
    assert len({entry_of(name).number for name in (*GOOD, *BROKEN)}) == 13


@pytest.mark.parametrize("name", (*GOOD, *BROKEN))
def test_the_steps_of_a_line_add_up_to_its_entered_value(name: str) -> None:
    for line in entry_of(name).lines:
        assert sum(step.cents for step in line.valuation) == line.value * 100


@pytest.mark.parametrize("name", (*GOOD, *BROKEN))
def test_an_example_goes_through_json_and_back(name: str) -> None:
    entry = entry_of(name)
    assert read_entry(entry_json(entry)) == entry


def test_the_steel_brackets_are_the_sample_entry() -> None:
    entry, line = entry_of("a-steel-brackets"), samples.ENTRY.lines[0]
    read_line = entry.lines[0]
    assert replace(read_line, valuation=(), sources=(), facts={}, declarations=()) == replace(
        line, valuation=(), sources=(), facts={}, declarations=())
    assert read_line.declarations[0].kind == "08"
    for name in ("filer", "number", "type", "port", "importer", "consignee", "days", "bond", "payment", "declarant",
                 "broker", "seller", "buyer", "manufacturers", "state", "reference"):
        assert getattr(entry, name) == getattr(samples.ENTRY, name), name


def test_apparel_is_entered_in_dozens_and_kilograms_by_its_makers() -> None:
    lines = {line.hts: line for line in entry_of("b-apparel").lines}
    shirts = lines["6109100012"]
    assert shirts.articles[0].quantities == (Quantity(Decimal(1200), "DOZ"), Quantity(Decimal(2376), "KG"))
    assert "1200 DOZ from 14400 PCS" in shirts.sources
    assert {line.manufacturer for line in lines.values()} == {
        "VNSAIPHU212HOC", "VNBINDUO15THU", "BDDHARIV47GAZ", "BDKARDEN118CHA"}
    assert {line.exported_from for line in lines.values()} == {"VN", "BD"}
    assert all(line.category for line in lines.values())


def test_a_watch_has_one_article_a_component_and_the_values_add_up() -> None:
    lines = entry_of("c-watches").lines
    assert [article.hts for article in lines[0].articles] == ["9102114510", "9102114520", "9102114530", "9102114540"]
    assert [article.hts[8:] for article in lines[2].articles] == ["10", "20", "30"]
    # 24,600.00 + 54.27 of the packing, at 1.2514 dollars for a franc.
    assert sum(article.value for article in lines[0].articles) == 30852
    assert entry_of("c-watches").invoices[0].rate == Decimal("1.2514")


def test_cif_prices_are_entered_without_freight_and_insurance() -> None:
    entry = entry_of("e-wine-cheese")
    labels = {step.label for line in entry.lines for step in line.valuation}
    assert {"Less international freight, by weight", "Less international insurance, by value"} <= labels
    assert sum(line.charges for line in entry.lines) == 5140      # 4,377.75 euro at 1.1742, each line rounded
    cheese = next(line for line in entry.lines if line.hts == "0406904100")
    assert (cheese.licenses[0].kind, cheese.licenses[0].number) == ("14", "3-AA-417-6")
    assert {agency.code for line in entry.lines for agency in line.agencies} == {"TTB", "FDA", "APH"}


def test_an_assist_falls_on_its_part_alone() -> None:
    lines = {line.hts: line for line in entry_of("d-auto-parts").lines}
    assert lines["8512202040"].value == 28440 + 1890
    assert lines["8544300000"].value == 55500 + 28320          # two parts grouped into one line
    assert [line.program for line in lines.values()] == ["S", "S", "", "", "S"]


def test_without_a_schedule_the_papers_own_quantities_are_taken() -> None:
    entry = read_shipment(EXAMPLES / "b-apparel").entry
    assert entry is not None
    assert [quantity.unit for quantity in entry.lines[0].articles[0].quantities] == ["PCS"]


@pytest.mark.reference
def test_every_number_of_the_good_examples_is_in_the_schedule(reference: Path) -> None:
    rows = json.loads(gzip.decompress((reference / "hts/hts_2026_rev_10.json.gz").read_bytes()))
    numbers = {row["htsno"].replace(".", "") for row in rows}
    for name in GOOD:
        for line in entry_of(name).lines:
            assert line.hts in numbers or (name == "c-watches" and line.hts[:8] in numbers)
    assert "8301600000" not in numbers
