"""Daily and monthly statements: records to values and back, and whether their sums agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.abi.statement_samples import DAILIES, ENTRIES, FINAL, MONTHLY, PRELIMINARY, PRINTED, batch
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.statement_records import read
from tidewaiter.abi.statements import DailyStatement, EntryLine, Statement, disagreements, totals

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("statements, name", [((PRELIMINARY, FINAL), "daily_statement.abi"), ((MONTHLY,), "monthly_statement.abi")])
def test_a_statement_is_what_its_golden_message_says(statements: tuple[Statement, ...], name: str) -> None:
    text = batch(*statements)
    assert text.encode() == (GOLDEN / name).read_bytes()
    assert check(text) == []
    tree = parse(text)
    assert emit(tree) == text
    assert [read(block) for block in tree.blocks] == [(statement, ()) for statement in statements]


cents = st.integers(0, 9_999_999_999)
fees = st.dictionaries(st.sampled_from(["053", "056", "079", "090", "102", "110", "311", "499", "501"]), st.integers(1, 10**8))
lines = st.builds(
    EntryLine, st.just("B76"), st.from_regex("[0-9]{8}", fullmatch=True), st.just("2704"), st.sampled_from(["01", "03", "23"]),
    st.just(PRINTED), st.just("2"), duty=cents, tax=cents, antidumping=cents, countervailing=cents, interest=st.integers(0, 99_999_999),
    fees=fees, deferred=st.booleans(), due=st.booleans(), antidumping_due=st.booleans(), countervailing_due=st.booleans(),
    consolidated=st.booleans(), team=st.sampled_from(["", "301"]),
)


@given(st.lists(lines, min_size=1, max_size=4))
def test_every_statement_reads_back_as_it_was_written(entries: list[EntryLine]) -> None:
    statement = DailyStatement("2727278001", PRINTED, False, "2", "B76", "2704", tuple(entries), totals(entries))
    assert list(disagreements(statement)) == []
    (block,) = parse(batch(statement)).blocks
    if totals(entries).amount < 10**11:
        assert read(block) == (statement, ())


@pytest.mark.parametrize("line, amount", [
    (ENTRIES[0], 1103999 + 4909 + 1772),
    (ENTRIES[1], 41099 + 250000 + 3358),                 # countervailing duty under bond
    (ENTRIES[2], 120 + 1 + 2 + 3 + 4 + 3358),            # the tax is deferred
    (ENTRIES[3], 0),
    (replace(ENTRIES[0], due=False), 0),
    (replace(ENTRIES[0], interest=5), 1103999 + 4909 + 1772 + 5),
])
def test_what_is_paid_for_an_entry(line: EntryLine, amount: int) -> None:
    assert line.amount == amount


def off(statement: Statement, **changes: object) -> Statement:
    name = "paid" if statement.final else "due"
    sums = getattr(statement, name)
    return replace(statement, **{name: replace(sums, **changes)})       # type: ignore[arg-type]


@pytest.mark.parametrize("statement, found", [
    (PRELIMINARY,                                            []),
    (FINAL,                                                  []),
    (MONTHLY,                                                []),
    (off(PRELIMINARY, duty=1),                               ["STATEMENT-SUM"]),
    (off(PRELIMINARY, tax=98765),                            []),                     # with the deferred tax in it
    (off(PRELIMINARY, tax=98764),                            ["STATEMENT-SUM"]),
    (off(PRELIMINARY, antidumping=250001),                   ["STATEMENT-SUM"]),
    (off(PRELIMINARY, countervailing=120000),                ["STATEMENT-SUM"]),
    (off(PRELIMINARY, interest=1),                           ["STATEMENT-SUM"]),
    (off(PRELIMINARY, amount=1),                             ["STATEMENT-SUM"]),
    (off(PRELIMINARY, fees={"499": 11625, "501": 1772}),     ["STATEMENT-SUM"] * 5),
    (off(PRELIMINARY, other_entries=2),                      ["STATEMENT-COUNT"]),
    (off(FINAL, amount=1),                                   ["STATEMENT-SUM"]),
    (replace(FINAL, due=None),                               []),
    (replace(FINAL, paid=None),                              ["STATEMENT-TOTALS"]),
    (replace(PRELIMINARY, due=None),                         ["STATEMENT-TOTALS"]),
    (replace(PRELIMINARY, printed=None),                     ["STATEMENT-DAY"] * 4),
    (off(MONTHLY, duty=1),                                   ["STATEMENT-SUM"]),
    (replace(MONTHLY, dailies=(replace(DAILIES[0], amount=1), DAILIES[1])), ["STATEMENT-SUM"] * 2),
])
def test_the_sums_of_a_statement_are_those_of_its_lines(statement: Statement, found: list[str]) -> None:
    assert [finding.rule for finding in disagreements(statement)] == found


def rules(text: str) -> list[str]:
    return [finding.rule for finding in check(text)]


def without(text: str, *starts: str) -> str:
    kept = [line for line in text.splitlines() if not line.startswith(starts)]
    count = sum(line[0] == "Q" for line in kept)
    return "".join((f"{line[:12]}{count:05}{line[17:]}" if line[0] == "Y" else line) + "\r\n" for line in kept)


DAY, MONTH = batch(FINAL), batch(MONTHLY)


@pytest.mark.parametrize("text, found", [
    (without(DAY, "Q7"),                 []),
    (without(DAY, "QA", "QE", "QJ"),     []),
    (without(DAY, "Q5", "Q6", "QJ"),     []),
    (without(DAY, "Q2"),                 ["X37", "X37"]),
    (without(DAY, "Q4"),                 ["X37"]),
    (without(MONTH, "QE"),               ["X37"]),
    (without(MONTH, "QA", "Q2"),         ["X37"] * 4),
])
def test_the_order_of_a_statement_that_we_receive(text: str, found: list[str]) -> None:
    assert rules(text) == found


def with_header(text: str, first: int, put: str) -> str:
    return "".join(f"{line[: first - 1] + put + line[first - 1 + len(put) :] if line[0] == 'B' else line}\r\n" for line in text.splitlines())


@pytest.mark.parametrize("text, found", [
    (with_header(DAY, 13, " "),               ["B.statement_status"]),
    (with_header(DAY, 14, " " * 10),          ["B.statement"]),
    (with_header(DAY, 24, " " * 6),           ["B.print_date"]),
    (with_header(DAY, 30, " "),               ["B.payment_type"]),
    (with_header(DAY, 13, "Q"),               ["B.statement_status"]),
])
def test_the_block_of_a_statement_names_it(text: str, found: list[str]) -> None:
    assert rules(text) == found


def test_another_reply_tells_of_no_statement() -> None:
    lines = ["A2704B76      100526     AX", "B  2704B76AXP", "Y  2704B76AX00000", "Z2704B76      100526"]
    assert "B.statement" in rules("".join(f"{line.ljust(80)}\r\n" for line in lines))


@pytest.mark.parametrize("text", [
    DAY.replace("Q2", "Q9"), DAY.replace("00001103999", "0000110399X"), DAY.replace("PF", "AX"), without(DAY, "Q"), without(DAY, "B"),
])
def test_what_cannot_be_read_is_no_statement(text: str) -> None:
    for block in parse(text).blocks:
        statement, findings = read(block)
        assert statement is None
        assert {finding.rule for finding in findings} == {"STATEMENT-UNREAD"}


@given(st.integers(0, len(DAY) - 1), st.sampled_from("Q0X 9"))
def test_any_change_gives_a_statement_or_findings(place: int, character: str) -> None:
    for block in parse(DAY[:place] + character + DAY[place + 1 :]).blocks:
        statement, findings = read(block)
        assert statement or findings
