"""The language of the conditional rules: what each test takes, how it is told, and that a rule says one thing of a field."""

from __future__ import annotations

import pytest

from tidewaiter.abi import rules
from tidewaiter.abi.entry_summary import Bill, Carrier, Header, Importer
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import BLANK, FILLED, POSITIVE, Begins, Not, Rule, Standing, Test, With


@pytest.mark.parametrize(("test", "takes", "refuses", "words"), [
    (("", "9"),        ("", "9"),              ("8", "99"),     "blank or 9"),
    (("A", "R", "U"),  ("A", "U"),             ("", "D"),       "A, R or U"),
    (Not("06", "22"),  ("", "01"),             ("06", "22"),    "other than 06 or 22"),
    (FILLED,           ("0", "X"),             ("",),           "filled"),
    (BLANK,            ("",),                  ("0",),          "blank"),
    (Begins("98"),     ("9813000520", "98"),   ("", "9013"),    "beginning 98"),
    (POSITIVE,         ("", "1", "0001"),      ("0", "000000"), "more than zero"),
])
def test_what_a_test_takes(test: Test, takes: tuple[str, ...], refuses: tuple[str, ...], words: str) -> None:
    rule = Rule(Header, {}, holds={"reference": test}, page="1", says="Mend it.")
    for value in (*takes, *refuses):
        told = list(rules.check((rule,), None, [Standing(1, Header(reference=value))], "Chapter"))
        assert [finding.rule for finding in told] == ["10.reference"] * (value in refuses)
    assert rules.in_words(test) == words


@pytest.mark.parametrize(("rule", "told"), [
    (Rule(Header, {}, given=("20",), needs=("mode",), page="1", says="."),               ["10.mode"]),
    (Rule(Header, {}, given=("53",), needs=("mode",), page="1", says="."),               []),
    (Rule(Importer, {}, head={"action": ("A",)}, needs=("state",), page="1", says="."),  ["11.state"]),
    (Rule(Importer, {}, head={"action": ("D",)}, needs=("state",), page="1", says="."),  []),
    (Rule(Header, {}, either=("mode", "port"), page="1", says="."),                      ["10.mode"]),
    (Rule(Header, {}, either=("mode", "filer"), page="1", says="."),                     []),
    (Rule(Header, {}, others={"20.carrier": ("MAEU",)}, page="1", says="."),             ["20.carrier"]),
    (Rule(Header, {}, others={"23.kind": FILLED}, page="1", says="."),                   []),
    (Rule(Header, {}, beside=(With("20", carrier=("MAEU",)),), page="1", says="."),      ["10.20"]),
    (Rule(Header, {}, beside=("10",), page="1", says="."),                               ["10.10"]),
    (Rule(Header, {}, without=(With("20", carrier=("COSU",)),), page="1", says="."),     ["10.20"]),
    (Rule(Carrier, {}, after=("10",), page="1", says="."),                               ["20.control"]),
    (Rule(Carrier, {}, after=("11",), page="1", says="."),                               []),
])
def test_what_is_asked_of_other_records(rule: Rule, told: list[str]) -> None:
    records: list[Record] = [Header(action="A", filer="B76"), Importer(), Carrier(carrier="COSU"), Carrier(carrier="COSU")]
    standing = [Standing(n, record) for n, record in enumerate(records, 1)]
    assert [finding.rule for finding in rules.check((rule,), None, standing, "Chapter")][:1] == told


def test_what_may_be_there_once_is_told_where_it_is_again() -> None:
    rule = Rule(Carrier, {"carrier": FILLED}, once=True, page="1", says=".")
    records = [Header(), Carrier(), Carrier(carrier="COSU"), Carrier(carrier="MAEU")]
    found = list(rules.check((rule,), None, [Standing(n, record) for n, record in enumerate(records, 1)], "Chapter"))
    assert [finding.where for finding in found] == ["line 4, record 20, columns 3-6"]


def test_a_rule_says_one_thing_of_a_field() -> None:
    with pytest.raises(ValueError, match="two things of kind"):
        Rule(Bill, {}, needs=("kind",), holds={"kind": ("I",)}, page="1", says=".")


def test_a_rule_of_a_field_that_is_not_there_does_not_import() -> None:
    with pytest.raises(KeyError):
        Rule(Bill, {"kidn": FILLED}, page="1", says=".")


def test_a_rule_in_words() -> None:
    rule = Rule(Bill, {"kind": ("I",)}, head={"mode": FILLED}, given=("22",), needs=("number", "issuer"), holds={"kind": Not("", "R")},
                others={"20.in_bond_date": FILLED}, beside=("20", With("11", state=("NY",))), page="1", says="Tell the bill.")
    assert rule.condition == "kind I; the transaction's head has mode filled; the transaction has record 22"
    assert rule.demand == ("number and issuer filled, kind other than blank or R; record 20 has in bond date filled; "
                           "record 20 and 11 with state NY with it")
