"""The partner agency message set: its order, its rules, and groups told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.abi.agency_messages import FOOD, summary
from tidewaiter.abi.agency import RULES
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.record import Record
from tidewaiter.abi.structure import records_of

GOLDEN = Path(__file__).parents[1] / "golden/agency_entry_summary.abi"
TOP = ("OI        PEACHES", "PG01001FDAFOO", "PG02P")


def rules(*agency: str, header: tuple[str, ...] = (), top: tuple[str, ...] = TOP) -> list[str]:
    return [finding.rule for finding in check(summary((*top, *agency), header))]


def test_all_thirty_five_records_are_declared_for_both_applications() -> None:
    ids = {id for id in APPLICATIONS["AE"].records if id == "OI" or id.startswith("PG")}
    assert len(ids) == 35
    for application in ("AE", "SE", "SX"):
        assert {id: APPLICATIONS[application].records[id] for id in ids} == {id: APPLICATIONS["AE"].records[id] for id in ids}


def test_food_is_filed_as_the_golden_message_has_it() -> None:
    text = summary(FOOD)
    assert text.encode() == GOLDEN.read_bytes()
    assert check(text) == []
    assert emit(parse(text)) == text


@pytest.mark.parametrize("agency, found", [
    # The examples of the usage notes, pages 63 to 70.
    (["PG19MF", "PG20", "PG21", "PG19IM", "PG20", "PG21", "PG261", "PG29"], []),
    (["PG29", "PG261", "PG19MF", "PG19IM", "PG20", "PG20", "PG21"],         ["X36"]),
    (["PG30R", "PG21"],                                                     []),
    (["PG30L", "PG19LAB", "PG20", "PG21"],                                  []),
    (["PG01002FDAFOO", "PG02P", "PG04", "PG01001EPAVNE", "PG02P", "PG10"],  []),
    (["PG02C", "PG04", "PG02C", "PG04"],                                    []),
    (["PG13", "PG14", "PG50", "PG10", "PG19MF", "PG25", "PG261", "PG29", "PG51", "PG50", "PG10", "PG25", "PG51", "PG14", "PG50", "PG51"], []),
    (["PG50", "PG07A", "PG07B", "PG51", "PG50", "PG07C", "PG51", "PG07D", "PG19MF", "PG02C", "PG07E"], []),
    (["PG19IM", "PG20", "PG21CI1JANE", "PG55DFPIM", "PG21CW", "PG55INCDDO"], []),
    # What stands only with another.
    (["PG20"],                  ["X35"]),
    (["PG08"],                  ["X35"]),
    (["PG07A", "PG08", "PG08"], []),
    (["PG07A", "PG10", "PG08"], ["X35"]),
    (["PG13"],                  ["X37"]),
    (["PG13", "PG14"],          []),
    (["PG14"],                  []),
    (["PG55CI"],                ["X35"]),
    (["PG23A", "PG60TBNX"],     ["X35", "PG60.kind"]),
    (["PG50", "PG10"],          ["X37"]),
    (["PG50", "PG10", "PG51"],  []),
    (["PG50", "PG50", "PG51"],  ["X37"]),
    (["PG51"],                  ["X35"]),
    (["PG50", "PG04", "PG51"],  ["X37", "X35"]),            # a constituent is no record of a group
    (["PG50", "PG06HRV", "PG32TRA", "PG51"], []),
    # Counts.
    ([f"PG26{level}" for level in (1, 2, 3, 4, 5, 6)],       []),
    ([f"PG26{level}" for level in (1, 2, 3, 4, 5, 6, 6)],    ["X36"]),
    (["PG267"],                 ["PG26.level"]),
    (["OI        AGAIN", "PG01001FDAFOO", "PG02P"],          ["X36"]),
])
def test_the_order_of_agency_records(agency: list[str], found: list[str]) -> None:
    assert rules(*agency) == found


@pytest.mark.parametrize("top, found", [
    (("OI        X", "PG01001FDAFOO"),                                              ["PG01.PG02"]),
    (("OI        X", "PG01001FDAFOO".ljust(79) + "A"),                              []),
    (("OI        X", "PG01001EPAVNE", "PG01001FSIFSI", "PG02P", "PG04"),            []),      # the same data for two agencies
    (("OI        X", "PG01001EPAVNE", "PG01001FSIFSI"),                             ["PG01.PG02", "PG01.PG02"]),
    (("OI        X", "PG01001FDAFOO".ljust(79) + "A", "PG01001EPAVNE", "PG02P"),    []),
    (("OI        X",),                                                              ["X37"]),
    (("PG01001FDAFOO", "PG02P"),                                                    ["X35", "X35"]),
    (("OI        X", "PG01002FDAFOO", "PG02P"),                                     ["PG01.line"]),
    (("OI        X", "PG01001FDAFOO", "PG02P", "PG01003FDAFOO", "PG02P"),           ["PG01.line"]),
    (("OI        X", "PG01001FDAFOO", "PG02P", "PG01002FDAFOO", "PG02P"),           []),
    (("OI        X", "PG01001FDAFOO", "PG02P", "PG01001EPAVNE", "PG02P", "PG01002FDAFOO", "PG02P"), []),
    (("OI        X", "PG01001FDAFOO", "PG02P", "PG01001EPAVNE", "PG02P", "PG01001FDAFOO", "PG02P"), []),
])
def test_an_agency_line_is_numbered_and_has_its_product(top: tuple[str, ...], found: list[str]) -> None:
    assert rules(top=top) == found


RULE_CASES = [
    ("PG01.disclaimer",          ("PG01002FDAFOO".ljust(79) + "E",), ("PG01001FWSFWS".ljust(79) + "E",)),
    ("PG01.disclaimer",          ("PG01001FWSFWS".ljust(79) + "F",), ("PG01002FDAFOO".ljust(79) + "F",)),
    ("PG01.disclaimer",          ("PG01001FWSFWS".ljust(79) + "G",), ("PG01001APHAPL".ljust(79) + "G",)),
    ("PG02.item",                ("PG02C", "PG02P"),       ("PG02C", "PG01002FDAFOO", "PG02P")),
    ("PG06.processing_in_words", ("PG06HRV".ljust(45) + "017",), ("PG06HRV".ljust(45) + "017  SMOKED",)),
    ("PG24.remark",              ("PG24AAA",),             ("PG24AAA     A WORD",)),
    ("PG24.remark",              ("PG24AAA",),             ("PG24AAAB",)),
    ("PG29.net_unit",            ("PG29   000000010000",), ("PG29KG 000000010000",)),
    ("PG29.gross_unit",          ("PG29".ljust(22) + "000000010000",), ("PG29".ljust(19) + "KG 000000010000",)),
    ("PG29.individual_net_unit", ("PG29".ljust(37) + "000000010000",), ("PG29".ljust(34) + "KG 000000010000",)),
    ("PG29.individual_gross_unit", ("PG29".ljust(52) + "000000010000",), ("PG29".ljust(49) + "KG 000000010000",)),
    ("PG29.net",                 ("PG29KG",),              ("PG29",)),
    ("PG29.gross",               ("PG29".ljust(19) + "KG",), ("PG29",)),
    ("PG29.individual_net",      ("PG29".ljust(34) + "KG",), ("PG29",)),
    ("PG29.individual_gross",    ("PG29".ljust(49) + "KG",), ("PG29",)),
    ("PG32.subunit",             ("PG32TRACNUNL",),        ("PG32TRACNUNLCNNGB",)),
    ("PG33.name",                ("PG33",),                ("PG33".ljust(13) + "NORTH ATLANTIC",)),
    ("PG33.name",                ("PG33",),                ("PG33ATL",)),
    ("PG60.kind",                ("PG19MF", "PG60TELX"),   ("PG19MF", "PG60ENAX", "PG60AD1X")),
    ("PG60.kind",                ("PG19MF", "PG20", "PG60ENAX"), ("PG19MF", "PG20", "PG60AD3X", "PG60ECIX")),
    ("PG60.kind",                ("PG21MF", "PG60AD3X"),   ("PG21MF", "PG60TELX", "PG60CITX")),
    ("PG60.kind",                ("PG19MF", "PG60TBNX"),   ("PG07A", "PG60TBNX", "PG60PMNX")),
    ("PG60.kind",                ("PG07A", "PG60CITX"),    ("PG19MF", "PG60CITX")),
]


@pytest.mark.parametrize("rule, broken, kept", RULE_CASES)
def test_a_conditional_rule_fires_and_is_quiet(rule: str, broken: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert rules(*broken) == [rule]
    assert rules(*kept) == []


def test_every_rule_has_a_page_and_says_what_to_do() -> None:
    assert all(rule.page and rule.says.endswith(".") for rule in RULES)


POC = ("PG00S0001", "PG19IM TOYOTA", "PG20", "PG21IM JANE", "PG00E")


@pytest.mark.parametrize("header, agency, found", [
    # The example of page 69: the importer is told at the header and put where PG19 to PG21 would stand.
    (POC, ("PG10", "PG19MF", "PG00R0001", "PG22", "PG24AAAB"), []),
    (POC, (),                                                  []),
    ((), ("PG00R0001",),                                       ["PG00.number"]),
    (("PG00S0002", *POC[1:]), ("PG00R0002",),                  ["PG00.number"]),
    ((*POC, "PG00S0001", "PG10", "PG00E"), (),                 ["PG00.number"]),
    ((*POC, "PG00S0002", "PG10", "PG00E"), ("PG00R0002",),     []),
    (POC[:-1], (),                                             ["PG00.indicator", "X37"]),
    (("PG00S", *POC[1:]), (),                                  ["PG00.number"]),
    # Only where it is put is a group asked for its order.
    (("PG00S0001", "PG20", "PG00E"), ("PG19MF", "PG00R0001"),  []),
    (("PG00S0001", "PG20", "PG00E"), ("PG10", "PG00R0001"),    ["X35"]),
    (("PG00S0001", "PG60TELX", "PG00E"), ("PG21MF", "PG00R0001"), []),
])
def test_a_group_is_told_once_and_put_in_many_places(header: tuple[str, ...], agency: tuple[str, ...], found: list[str]) -> None:
    assert rules(*agency, header=header) == found


def test_what_is_put_in_is_named_by_the_line_of_its_replacement() -> None:
    text = summary((*TOP, "PG10", "PG00R0001"), ("PG00S0001", "PG20", "PG00E"))
    number = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith("PG00R"))
    assert [finding.where for finding in check(text)] == [f"line {number}, record PG20"]


def test_a_day_with_its_century_is_of_the_calendar() -> None:
    assert rules("PG30A09162026") == []
    assert rules("PG30A09312026") == ["PG30.day"]
    source = APPLICATIONS["AE"].records["PG30"].parse("PG30A09162026")
    assert str(source.as_day("day")) == "2026-09-16"


def test_each_record_gives_its_columns_back() -> None:
    order = APPLICATIONS["AE"].structures["A"]
    agency = {record for record in records_of(order) if record.id.startswith("PG")}
    for kind in agency:
        line = "".join("1" * field.width if not field.fixed and not field.filler else field.write(field.fixed) for field in kind.fields)
        assert Record.emit(kind.parse(line)) == line


def test_every_rule_has_a_case_that_breaks_it() -> None:
    broken = [top for top, found in (((*TOP, *case[1]), case[0]) for case in RULE_CASES) if found]
    said = {finding.fix for case in (*broken, ("OI        X", "PG01001FDAFOO")) for finding in check(summary(case))}
    said |= {finding.fix for finding in check(summary(TOP, ("PG00S", "PG10", "PG00E")))}
    assert {rule.says for rule in RULES} <= said


PIECES = ("OI        X", "PG01001FDAFOO", "PG02P", "PG02C", "PG04", "PG07A", "PG08", "PG13", "PG14", "PG19MF", "PG20", "PG21", "PG22", "PG261",
          "PG30A", "PG50", "PG51", "PG55CI", "PG60TELX", "PG00S0001", "PG00E", "PG00R0001", "PG00", "PG99", "PG")


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=12))
def test_agency_records_in_any_disorder_give_findings(header: list[str], below: list[str]) -> None:
    text = summary(below, header)
    check(text)
    assert emit(parse(text)) == text
