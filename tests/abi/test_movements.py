"""Movements in bond and bonds: whole messages as they are kept, and each conditional rule of their chapters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.movement_samples import (
    ARRIVAL,
    BLOCK,
    CONTINUOUS,
    FROM_ZONE,
    INLAND,
    OUT,
    SINGLE,
    TERMINATION,
    THROUGH,
    golden,
)
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.build_bond import requests
from tidewaiter.abi.build_in_bond import events, request
from tidewaiter.abi.codec import check
from tidewaiter.findings import Finding, fatal

GOLDEN = Path(__file__).parents[1] / "golden"
MESSAGES = golden()
SENT = {name: message.text.splitlines() for name, message in MESSAGES.items()}
Edit = tuple[str, int, str]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_is_written_as_it_is_kept_and_nothing_is_wrong_with_it(name: str) -> None:
    assert MESSAGES[name].text == (GOLDEN / f"{name}.abi").read_bytes().decode()
    assert check(MESSAGES[name].text) == []
    assert not fatal(MESSAGES[name].findings), MESSAGES[name].findings


def edited(name: str, *edits: Edit | str) -> list[Finding]:
    """The findings of a message with columns changed in the first line that begins so, or with such lines taken out; Y counts the rest."""
    lines = list(SENT[name])
    for edit in edits:
        if isinstance(edit, str):
            lines = [line for line in lines if not line.startswith(edit)]
            continue
        start, first, text = edit
        n = next(n for n, line in enumerate(lines) if line.startswith(start))
        lines[n] = lines[n][: first - 1] + text + lines[n][first - 1 + len(text) :]
    counted = [re.sub(r"^(Y.{11})\d{5}", rf"\g<1>{len(lines) - 4:05}", line) for line in lines]
    return check("".join(f"{line}\r\n" for line in counted))


# The message, what is changed in it, and the fields or records that are then found fault with. Each is quiet as it is kept.
CASES: list[tuple[str, tuple[Edit | str, ...], list[str]]] = [
    ("in_bond_61", (("10A", 4, "  "),),                             ["10.kind"]),
    ("in_bond_61", (("10A", 52, " "),),                             ["10.prior_notice"]),
    ("in_bond_61", (("10A", 26, "58201"),),                         ["10.foreign_port"]),
    ("in_bond_61", (("10A", 26, "00000"),),                         []),
    ("in_bond_61", (("10A", 31, "00000000"),),                      ["10.value"]),
    ("in_bond_61", ("30", "32", "33"),                              ["10.30"]),
    ("in_bond_61", (("30A", 3, "D"),),                              ["30.action"]),
    ("in_bond_61", (("30A", 25, "ABCD"),),                          ["30.house_issuer"]),
    ("in_bond_61", (("30A", 41, "ABCD"), ("30A", 45, "X1")),        ["30.sub_house_issuer", "30.sub_house"]),
    ("in_bond_bill_deletion", ("30",),                              ["10.30"]),
    ("in_bond_bill_deletion", (("30D", 3, "A"),),                   ["30.action"]),
    ("in_bond_62", (("10A", 26, "     "),),                         ["10.foreign_port"]),
    ("in_bond_62", ("70",),                                         ["10.70"]),
    ("in_bond_62", ("20",),                                         ["10.20"]),
    ("in_bond_62", (("40", 3, "99999"),),                           ["40.lading_port"]),
    ("in_bond_62", (("40", 8, "0000000000"),),                      ["40.quantity"]),
    ("in_bond_62", (("40", 45, "  "),),                             ["40.volume_unit"]),
    ("in_bond_62", (("70", 14, "00000000"),),                       ["70.value"]),
    ("in_bond_62", ("72",),                                         ["65.72"]),
    ("in_bond_62", (("20", 9, "  "),),                              ["20.country"]),
    ("in_bond_62", (("30A", 29, "HAWB"),),                          ["30.house"]),
    ("in_bond_62", ("71",),                                         ["X37", "X37", "65.71"]),
    ("in_bond_63", (("10A", 52, "Y"),),                             ["10.prior_notice"]),
    ("in_bond_63", (("20", 34, "     "),),                          ["20.voyage"]),
    ("in_bond_63", (("30A", 69, "0000000010"),),                    ["30.quantity"]),
    ("in_bond_from_zone", (("10A", 52, "Y"),),                      ["10.prior_notice"]),
    ("in_bond_from_zone", (("20", 7, "40"), ("20", 50, "091826")),  ["20.mode"]),
    ("in_bond_from_zone", (("20", 34, " "),),                       ["20.voyage"]),
    ("in_bond_from_zone", (("30A", 57, "620177456"),),              ["30.previous"]),
    ("in_bond_from_zone", (("40", 3, "80107"),),                    ["40.lading_port"]),
    ("in_bond_from_zone", ("40", "50", "51", "55", "56", "65", "71", "72"), ["10.40", "10.50", "10.55", "10.65", "10.71", "10.72"]),
    ("in_bond_arrival", (("101", 4, " " * 12),),                    ["10.in_bond"]),
    ("in_bond_arrival", (("101", 3, "2"),),                         ["10.issuer", "10.number"]),
    ("in_bond_arrival", (("101", 3, "3"), ("103", 16, "COSU6389201745")), ["10.container"]),
    ("in_bond_arrival", (("101", 32, "ABCD"),),                     ["10.house_issuer"]),
    ("in_bond_arrival", (("20", 15, "    "),),                      ["20.port"]),
    ("in_bond_arrival", (("20", 56, "11COSCO"),),                   ["20.export_mode", "20.export_conveyance"]),
    ("in_bond_arrival", (("20", 35, "CHICAGO"),),                   ["20.state"]),
    ("in_bond_arrival", (("20", 3, "260931"),),                     ["20.day"]),
    ("in_bond_export", (("20", 56, "  "),),                         ["20.export_mode"]),
    ("in_bond_export", (("20", 58, " " * 11),),                     ["20.export_conveyance"]),
    ("in_bond_transfer", (("20", 19, "    "),),                     ["20.carrier"]),
    ("in_bond_transfer", (("20260919", 23, " " * 12),),             ["20.bonded_carrier"]),
    ("bond_single", (("10B", 3, "A"), ("10A", 4, "8"), "20"),       ["10.bond"]),
    ("bond_termination", (("10T", 4, "9"),),                        ["10.bond"]),
    ("bond_continuous", (("10B", 5, "   "),),                       ["10.activity"]),
    ("bond_continuous", (("10B", 45, "268AB12CD"),),                ["10.number"]),
    ("bond_void", (("10V", 45, " " * 9),),                          ["10.number"]),
    ("bond_void", (("10V", 5, "1"),),                               ["10.activity"]),
    ("bond_void", (("10V", 8, "0000000100"),),                      ["10.amount"]),
    ("bond_adjustment", (("10C", 8, " " * 10),),                    ["10.amount"]),
    ("bond_adjustment", (("10C", 8, "         0"),),                ["10.amount"]),
    ("bond_adjustment", (("10C", 8, "     45000"),),                []),
    ("bond_void", (("10V", 18, "091826"),),                         ["10.executed"]),
    ("bond_termination", (("10T", 18, " " * 6),),                   ["10.executed"]),
    ("bond_continuous", (("10B", 33, " " * 6),),                    ["10.effective"]),
    ("bond_termination", (("10T", 33, "100126"),),                  ["10.effective"]),
    ("bond_single", (("10B", 33, "100126"),),                       ["10.effective"]),
    ("bond_termination", (("10T", 39, " " * 6),),                   ["10.terminated"]),
    ("bond_void", (("10V", 39, "110126"),),                         ["10.terminated"]),
    ("bond_continuous", (("10B", 55, "YY"),),                       ["10.reconciliation", "10.virgin_islands"]),
    ("bond_single", (("10B", 5, "2  "),),                           ["10.bond"]),
    ("bond_continuous", (("10B", 5, "6  "),),                       ["10.bond"]),
    ("bond_single", ("20",),                                        ["10.20"]),
    ("bond_single", (("10B", 4, "8"), ("10B", 33, "100126")),       ["10.20"]),
    ("bond_single", (("10B", 5, "3  "),),                           ["20.kind"]),
    ("bond_single", (("10B", 5, "7  "),),                           []),
    ("bond_single", (("20", 3, "4  "), ("10B", 5, "7  ")),          []),
    ("bond_continuous", (("36", 58, "A100526"),),                   ["36.rider", "36.added"]),
    ("bond_rider", (("36", 58, " " * 7),),                          ["36.rider"]),
    ("bond_rider", (("36", 59, " " * 6),),                          ["36.added"]),
    ("bond_rider", (("36EI 36-4567890A1", 65, " " * 6),),           ["36.deleted"]),
    ("bond_single", (("40", 57, " " * 10),),                        ["40.liability"]),
    ("bond_single", (("45", 57, "0000000000"),),                    ["45.liability"]),
    ("bond_single", (("20", 4, "  "),),                             ["20.entry_type"]),
    ("bond_single", (("20", 3, "2"), ("10B", 5, "16 ")),            ["20.entry_type"]),
    ("bond_single", (("30", 18, "NAME"), ("40", 17, "NAME"), ("45", 17, "NAME")), ["30.name", "40.name", "45.name"]),
    ("bond_continuous", (("36", 18, "NAME"),),                      ["36.name"]),
    *(("bond_single", (("10B", 5, f"{activity:3}"), ("20", 3, "5  ")), ["20.kind"]) for activity in ("1A", "6", "8", "10", "16", "7", "1")),
]


@pytest.mark.parametrize("name, edits, found", CASES)
def test_a_condition_of_the_chapter_is_held(name: str, edits: tuple[Edit | str, ...], found: list[str]) -> None:
    assert sorted({finding.rule for finding in edited(name, *edits)}) == sorted(set(found))


def test_every_rule_has_a_case_in_which_it_fires() -> None:
    fired = {finding.fix for name, edits, _ in CASES for finding in edited(name, *edits)}
    rules = {rule.says for code in ("QP", "WP", "CB") for rule in APPLICATIONS[code].rules}
    # Records 35 and 46 stand in no kept message; their names are tried below.
    assert rules - fired == set()


@pytest.mark.parametrize("line", ["35EI 36-1111111NAME", "46001ABC-12-3456 NAME"])
def test_names_of_further_holders_are_left_to_cbp(line: str) -> None:
    lines = SENT["bond_continuous"]
    n = 4 if line[:2] == "35" else 6
    told = check("".join(f"{one}\r\n" for one in [*lines[:n], line.ljust(80), *lines[n:]]))
    assert [finding.rule for finding in told] == [f"{line[:2]}.name"]


@pytest.mark.parametrize("after, line, found", [
    ("40", "46001ABC-12-3456", ["X35"]),                              # a re-insurer beside a co-surety
    ("10B", "12B762704", []),
    ("30", "20101B7603245278", ["X38"]),
])
def test_the_order_of_a_bond(after: str, line: str, found: list[str]) -> None:
    lines = SENT["bond_single"]
    n = next(n for n, one in enumerate(lines) if one.startswith(after)) + 1
    told = check("".join(f"{one}\r\n" for one in [*lines[:n], line.ljust(80), *lines[n:]]))
    assert [finding.rule for finding in told if finding.rule.startswith("X")][:1] == found


def found(message: Any) -> set[tuple[str, str]]:
    return {(finding.rule, finding.severity.value) for finding in message.findings}


@pytest.mark.parametrize("one, rule", [
    (replace(INLAND, number="62017745"),                          ("10.in_bond", "fatal")),
    (replace(INLAND, number="620177455"),                         ("10.in_bond", "fatal")),
    (replace(INLAND, number="620177457"),                         ("10.in_bond", "warning")),
    (replace(INLAND, carrier="UNKN"),                             ("10.carrier", "fatal")),
    (replace(INLAND, carrier="X9"),                               ("10.carrier", "fatal")),
    (replace(INLAND, bonded_carrier="367654321"),                 ("10.bonded_carrier", "fatal")),
    (replace(INLAND, port="9999"),                                ("10.port", "warning")),
    (replace(INLAND, prior_notice=None),                          ("10.prior_notice", "fatal")),
    (replace(INLAND, bills=(replace(INLAND.bills[0], references=(("FEN", "26-40"),)),)), ("33.reference", "fatal")),
    (replace(INLAND, bills=(replace(INLAND.bills[0], notify=("2704B76",) * 5),)), ("32.party_4", "warning")),
    (replace(OUT, importing=replace(OUT.importing, voyage="CX880")),              ("20.voyage", "fatal")),
    (replace(OUT, bills=(replace(OUT.bills[0], number="1234"),)),                 ("30.number", "fatal")),
    (replace(THROUGH, bills=(replace(THROUGH.bills[0], details=replace(THROUGH.bills[0].details, quantity=31)),)), ("40.quantity", "fatal")),
    (replace(FROM_ZONE, importing=replace(FROM_ZONE.importing, location="9999")), ("20.location", "fatal")),
])
def test_what_is_wrong_with_a_movement_is_said(one: Any, rule: tuple[str, str]) -> None:
    assert rule in found(request([one], **BLOCK))


@pytest.mark.parametrize("one, rule", [
    (replace(ARRIVAL, location=""),                               ("10.location", "fatal")),
    (replace(ARRIVAL, number="V1234567890"),                      None),
    (replace(ARRIVAL, location="", by_air=True),                  None),
])
def test_what_is_wrong_with_an_event_is_said(one: Any, rule: tuple[str, str] | None) -> None:
    assert found(events([one], **BLOCK)) == ({rule} if rule else set())


@pytest.mark.parametrize("one, rule", [
    (replace(CONTINUOUS, principal="364567890"),                  ("30.number", "fatal")),
    (replace(CONTINUOUS, users=(CONTINUOUS.principal,)),          ("36.number", "fatal")),
    (replace(CONTINUOUS, effective=date(2026, 9, 17)),            ("10.effective", "fatal")),
    (replace(CONTINUOUS, surety=replace(CONTINUOUS.surety, surety="999")), ("40.surety", "warning")),
    (replace(CONTINUOUS, surety=replace(CONTINUOUS.surety, agent="ABC123456")), ("40.agent", "fatal")),
    (replace(CONTINUOUS, users=("123-45-6789",)),                 ("36.kind", "fatal")),
    (replace(SINGLE, secures=replace(SINGLE.secures, identifier="B76-0324527-9")), ("20.identifier", "fatal")),
    (replace(SINGLE, amount=30001),                               ("40.liability", "fatal")),
    (replace(SINGLE, co_sureties=(replace(SINGLE.co_sureties[0], surety="036"),)), ("45.surety", "fatal")),
    (replace(TERMINATION, terminated=date(2026, 10, 2)),          ("10.terminated", "fatal")),
    (replace(TERMINATION, terminated=date(2026, 10, 3)),          None),
])
def test_what_is_wrong_with_a_bond_is_said(one: Any, rule: tuple[str, str] | None) -> None:
    told = found(requests([one], **BLOCK))
    assert (rule in told) if rule else told == set()


if __name__ == "__main__":
    for name, message in MESSAGES.items():
        (GOLDEN / f"{name}.abi").write_bytes(message.text.encode())
