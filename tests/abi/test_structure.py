"""The order of records within a transaction, and what the envelopes around them must agree on."""

from __future__ import annotations

import pytest

from tests.samples import ENTRY, assessment
from tidewaiter.abi.build import entry_summary_batch
from tidewaiter.abi.codec import check
from tidewaiter.abi.entry_summary_reply import Response
from tidewaiter.abi.record import Record
from tidewaiter.abi.references import signpost
from tidewaiter.abi.structure import Either, Loop, Placed, Use
from tidewaiter.abi.structure import check as check_order

SUMMARY = entry_summary_batch(ENTRY, assessment(ENTRY)).text.splitlines()
ADDED = Response(disposition="A", condition="995", narrative="SUMMARY HAS BEEN ADDED", filer="B76",
                 entry_number="03245278", version="00100")
REPLY = [line.ljust(80) for line in (
    "A2704B76      092426     AX",
    "B  2704B76AX",
    signpost("SUMMRY", 1, filer="B76", entry_number="03245278").emit(),
    ADDED.emit(),
    "Y  2704B76AX00002",
    "Z2704B76      092426",
)]


def rules(lines: list[str]) -> list[str]:
    return [finding.rule for finding in check("".join(f"{line}\r\n" for line in lines))]


def at(start: str, lines: list[str] = SUMMARY) -> int:
    """The index of the first line that begins so."""
    return next(n for n, line in enumerate(lines) if line.startswith(start))


def moved(start: str, to: str) -> list[str]:
    line = SUMMARY[at(start)]
    rest = [other for other in SUMMARY if other is not line]
    place = at(to, rest)
    return [*rest[:place], line, *rest[place:]]


def without(*starts: str) -> list[str]:
    return [line for line in SUMMARY if not line.startswith(starts)]


def repeated(start: str, times: int) -> list[str]:
    n = at(start)
    return [*SUMMARY[:n], *[SUMMARY[n]] * times, *SUMMARY[n + 1 :]]


def test_the_sample_is_in_order() -> None:
    assert rules(SUMMARY) == []


@pytest.mark.parametrize("lines, found", [
    (without("11"),            ["X37"]),
    (without("23"),            ["X37"]),                  # a manifest needs a bill
    (without("50"),            ["X37"]),
    (without("90"),            ["X37"]),
    (without("89", "90"),      ["X37"]),                  # the totals as a whole
    (without("10"),            ["X33", "X37"]),
    (moved("20", "40"),        ["X35"]),
    (moved("40", "44"),        []),                       # where it was
    (moved("47M", "62501"),    ["X38"]),                  # apart from the other parties
    (moved("62499", "89"),     []),                       # beside the other fee
    (repeated("47M", 3),       []),                       # six parties
    (repeated("47M", 4),       ["X36"]),                  # seven
    (repeated("31", 2),        []),
    (repeated("31", 3),        ["X36"]),
    (repeated("62499", 4),     []),                       # five fees
    (repeated("62499", 5),     ["X36"]),
    (repeated("5099038803", 29), []),                     # 32 numbers
    (repeated("5099038803", 30), ["X36"]),
])
def test_the_order_of_an_entry_summary(lines: list[str], found: list[str]) -> None:
    assert rules(lines) == found


def test_an_invoice_group_and_plain_descriptions_do_not_mix() -> None:
    n = at("44")
    invoice = "42SUPPLIER       HL260815          0001 0001".ljust(80)
    claimed = SUMMARY[2][:40] + "Y" + SUMMARY[2][41:]
    assert rules([*SUMMARY[:2], claimed, *SUMMARY[3:n], invoice, *SUMMARY[n:]]) == []
    assert rules([*SUMMARY[:2], claimed, *SUMMARY[3 : n + 1], invoice, *SUMMARY[n + 1 :]]) == ["X35"]


def test_a_deletion_holds_its_header_only() -> None:
    header = ("10D" + SUMMARY[2][3:35]).ljust(80)
    assert rules([*SUMMARY[:2], header, *SUMMARY[-2:]]) == []
    assert rules([*SUMMARY[:2], header, SUMMARY[3], *SUMMARY[-2:]]) == ["X35"]


def with_columns(start: str, first: int, text: str) -> list[str]:
    n = at(start)
    line = SUMMARY[n]
    return [*SUMMARY[:n], line[: first - 1] + text + line[first - 1 + len(text) :], *SUMMARY[n + 1 :]]


@pytest.mark.parametrize("lines, found", [
    (SUMMARY[1:],                       ["X01"]),
    (SUMMARY[:-1],                      ["X06"]),
    (without("Y"),                      ["X05"]),
    (without("B"),                      ["X03"]),
    ([SUMMARY[0], SUMMARY[-1]],         ["X03"]),
    ([*SUMMARY[:2], *SUMMARY[-2:]],     ["X04"]),
    (with_columns("Y", 4, "2709"),      ["X32"]),
    (with_columns("Y", 11, "SE"),       ["X32"]),
    (with_columns("Z", 2, "2709"),      ["X14"]),
    (with_columns("Z", 15, "092526"),   ["X14"]),
    (with_columns("A", 26, "SE"),       ["X19"]),
    (with_columns("10", 4, "B77"),      ["ABI-BLOCK-FILER"]),
    (with_columns("10", 18, "2904"),    ["ABI-BLOCK-DISTRICT"]),
    (with_columns("10", 18, "2709"),    []),                     # the same district
])
def test_envelopes_agree(lines: list[str], found: list[str]) -> None:
    assert rules(lines) == found


@pytest.mark.parametrize("count, found", [("00002", []), ("00003", ["Y.images"]), ("     ", ["Y.images", "Y.images"])])
def test_a_reply_counts_its_records(count: str, found: list[str]) -> None:
    reply = [line.replace("00002", count) for line in REPLY]
    assert rules(reply) == found


def test_a_rejected_batch_is_read_by_its_generated_records() -> None:
    rejected = [line.ljust(80) for line in (
        "A2704B76      092426", "B".ljust(79) + "B", "X1 FX12   NOT A KNOWN ACE APPLICATION ID CODE",
        "X1RF999   BATCH REJECTED", "Y           00002".ljust(79) + "Y", "Z".ljust(79) + "Z",
    )]
    assert rules(rejected) == []


def test_an_application_that_is_not_declared_is_said_to_be_unchecked() -> None:
    query = [line.ljust(80) for line in (
        "A2704B76PASSWD           FQ", "B  2704B76FQ", "F1 SOMETHING", "Y  2704B76FQ", "Z2704B76",
    )]
    assert rules(query) == ["ABI-APPLICATION"]
    assert rules([line.replace("FQ", "QQ") for line in query]) == ["X12"]


def record(name: str) -> type[Record]:
    return type(name, (Record,), {"id": name})


ONE, TWO, THREE = record("1"), record("2"), record("3")


@pytest.mark.parametrize("ids, found", [
    ("12",      []),
    ("1212",    []),
    ("121212",  ["X36"]),
    ("2",       ["X35", "X37"]),
    ("1",       ["X37"]),
    ("1123",    ["X37"]),            # the first turn lacks 2
    ("1232",    ["X38"]),
    ("12312",   ["X38", "X38"]),
    ("129",     ["X35"]),
])
def test_loops_open_repeat_and_close(ids: str, found: list[str]) -> None:
    order = Loop("whole", "M", 1, (Loop("pair", "M", 2, (Use(ONE, "M"), Use(TWO, "M"))), Use(THREE)))
    placed = [Placed(n, id) for n, id in enumerate(ids, 1)]
    assert [finding.rule for finding in check_order(order, placed, "-")] == found


def test_either_takes_one_branch() -> None:
    branches = (Loop("ones", "C", 2, (Use(ONE, "M"),)), Loop("twos", "C", 1, (Use(TWO, "M"),)))
    order = Loop("whole", "M", 1, (Either("choice", branches), Use(THREE)))
    for ids, found in (("113", []), ("23", []), ("123", ["X35"]), ("3", [])):
        placed = [Placed(n, id) for n, id in enumerate(ids, 1)]
        assert [finding.rule for finding in check_order(order, placed, "-")] == found
