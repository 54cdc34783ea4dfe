"""Batch files: any bytes are read, nothing is lost, and JSON says all of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import ENTRY, assessment, with_lines
from tidewaiter.abi.build import cargo_release_batch, entry_summary_batch
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.jsonform import from_json, transmission_json

SUMMARY = entry_summary_batch(ENTRY, assessment(ENTRY)).text
RELEASE = cargo_release_batch(ENTRY, assessment(ENTRY)).text
SOURCE = SUMMARY.encode()
NAMES = ["ending", "header", "blocks", "trailer", "following", "transactions", "records", "id", "fields", "text",
         "application"]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """The sample with some bytes changed, cut out or put in."""
    data = bytearray(SOURCE)
    for _ in range(draw(st.integers(1, 5))):
        first = draw(st.integers(0, len(data)))
        data[first : first + draw(st.sampled_from([0, 1, 7, 82, 200]))] = draw(st.binary(max_size=90))
    return bytes(data)


@given(st.binary(max_size=400) | mutated())
def test_any_bytes_are_read_checked_and_given_back(data: bytes) -> None:
    tree = parse(data)
    assert emit(tree).encode("latin-1") == data
    check(data)
    assert emit(from_json(json.loads(json.dumps(transmission_json(tree))))).encode("latin-1") == data


@given(st.text(max_size=200))
def test_any_text_is_read_and_given_back(text: str) -> None:
    assert emit(parse(text)) == text
    check(text)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
))
def test_any_json_becomes_a_file_or_findings(form: object) -> None:
    tree = from_json(form)
    assert emit(tree) or tree.findings


@pytest.mark.parametrize("text", [
    SUMMARY, RELEASE, SUMMARY.replace("\r\n", "\n"), SUMMARY.removesuffix("\r\n"), SUMMARY + RELEASE,
], ids=["summary", "release", "LF", "no last line end", "two batches"])
def test_a_valid_batch_round_trips_as_text_and_as_json(text: str) -> None:
    tree = parse(text)
    assert (emit(tree), tree.findings, check(text)) == (text, (), [])
    form = transmission_json(tree)
    assert emit(from_json(form)) == text
    assert '"text"' not in json.dumps(form)


def test_the_json_form_is_that_of_the_interface() -> None:
    form = transmission_json(parse(SUMMARY))
    assert (form["ending"], form["header"]["fields"]["application"], form["findings"]) == ("\r\n", "AE", [])
    (block,) = form["blocks"]
    assert (block["application"], block["trailer"]["id"]) == ("AE", "Y")
    (transaction,) = block["transactions"]
    records = transaction["records"]
    assert [record["id"] for record in records[:3]] == ["10", "11", "20"]
    assert records[0]["fields"]["entry_number"] == "03245278"
    assert "filler_1" not in records[0]["fields"]


def test_a_transaction_begins_at_record_10() -> None:
    two = SUMMARY.splitlines(keepends=True)
    text = "".join([*two[:2], *two[2:-2], *two[2:-2], *two[-2:]])
    (block,) = parse(text).blocks
    assert [transaction.lines[0].id for transaction in block.transactions] == ["10", "10"]
    assert check(text) == []


def test_a_field_changed_in_json_is_written() -> None:
    form = transmission_json(parse(SUMMARY))
    form["blocks"][0]["transactions"][0]["records"][0]["fields"]["action"] = "R"
    assert emit(from_json(form)) == SUMMARY.replace("10AB76", "10RB76")


def test_fields_may_be_left_out_and_numbers_given_short() -> None:
    fee = {"id": "62", "fields": {"class_code": "499", "amount": 4909}}
    form = {
        "header": {"id": "A", "fields": {"site": "2704", "sender": "B76", "application": "AE"}},
        "blocks": [{"application": "AE", "transactions": [{"records": [fee]}]}],
    }
    assert emit(from_json(form)).splitlines()[1] == "6249900004909".ljust(80)


@pytest.mark.parametrize("record, rule", [
    ({"id": "62", "fields": {"amount": "123456789"}},     "ABI-JSON"),       # nine digits in eight columns
    ({"id": "62", "fields": {"colour": "RED"}},           "ABI-JSON"),
    ({"id": "Q9", "fields": {}},                          "ABI-JSON"),
    ({"id": "62", "fields": []},                          "ABI-JSON"),
    ("62",                                                "ABI-JSON"),
])
def test_json_that_is_wrong_gives_findings(record: object, rule: str) -> None:
    form = {"header": None, "blocks": [{"application": "AE", "transactions": [{"records": [record]}]}]}
    assert rule in {finding.rule for finding in from_json(form).findings}


def changed(line: int, text: str) -> bytes:
    lines = SUMMARY.encode().split(b"\r\n")
    lines[line - 1] = text.encode("latin-1")
    return b"\r\n".join(lines)


@pytest.mark.parametrize("data, rule, where", [
    (b"",                                            "ABI-EMPTY",       "file"),
    (b"\r\n \n",                                     "ABI-EMPTY",       "file"),
    (changed(3, "10A"),                              "X42",             "line 3, record 10, columns 4-80"),
    (changed(5, "20COSU".ljust(85)),                 "ABI-LINE-LENGTH", "line 5, record 20, columns 81-85"),
    (changed(5, ""),                                 "X42",             "line 5, columns 1-80"),
    (changed(5, "77".ljust(80)),                     "X34",             "line 5, columns 1-4"),
    (changed(5, "20COSU2704091626Z952CAF\xc9".ljust(80)), "ABI-CHARACTER", "line 5, record 20, columns 24-24"),
    (changed(5, "20COSU2704091626Z952A\x00B".ljust(80)),  "ABI-CHARACTER", "line 5, record 20, columns 22-22"),
    (changed(5, "20COSU2704093126".ljust(80)),       "20.arrival",      "line 5, record 20, columns 11-16"),
])
def test_a_fault_of_syntax_is_found_where_it_is(data: bytes, rule: str, where: str) -> None:
    assert (rule, where) in {(finding.rule, finding.where) for finding in parse(data).findings}


def test_partner_agency_records_stand_below_their_tariff_number() -> None:
    lines = SUMMARY.splitlines()
    agency = [line.ljust(80) for line in ("OI        FORGED BRACKETS", "PG01001FDAFOO", "PG02PFDP 16AGE01")]
    n = next(n for n, line in enumerate(lines) if line.startswith("507326"))
    text = "".join(f"{line}\r\n" for line in [*lines[: n + 1], *agency, *lines[n + 1 :]])
    assert check(text) == []
    records = transmission_json(parse(text))["blocks"][0]["transactions"][0]["records"]
    assert [record["id"] for record in records if record["id"][0] in "OP"] == ["OI", "PG01", "PG02"]


@pytest.mark.parametrize("lines, found", [(998, []), (999, ["X36"])])
def test_a_summary_holds_998_lines(lines: int, found: list[str]) -> None:
    entry = with_lines(lines)
    assert [finding.rule for finding in check(entry_summary_batch(entry, assessment(entry)).text)] == found
