"""Applications whose chapter was not at hand: what is known is said, lines are kept, and nothing is written to CBP."""

from __future__ import annotations

import json

import pytest

from tidewaiter.abi import batch_control as control
from tidewaiter.abi import unseen
from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.identify import INPUTS, OUTPUTS, is_output
from tidewaiter.abi.jsonform import from_json, transmission_json
from tidewaiter.abi.manual import manual
from tidewaiter.abi.record import Record, Value
from tidewaiter.findings import Severity

SECONDARY = ("SU", "SQ", "UC", "CW", "CO", "CJ", "CL", "QA", "QB", "AD", "AC", "TE", "TX", "TS", "HA", "HY", "$I", "$R")
NAMED = tuple(application.code for application in unseen.APPLICATIONS if APPLICATIONS[application.code] is application)


def batch(code: str, *lines: str) -> str:
    ends: dict[str, Value] = {"site": "2704", "sender": "B76", "application": code}
    block: dict[str, Value] = {"port": "2704", "filer": "B76", "application": code}
    records: list[Record] = [
        control.ReplyBatchHeader(**ends), control.ReplyBlockHeader(**block),
        control.ReplyBlockTrailer(**block, images=f"{len(lines):05}"), control.ReplyBatchTrailer(site="2704", sender="B76", transmitted="112226"),
    ] if is_output(code) else [
        control.BatchHeader(**ends, password="SECRET"), control.BlockHeader(**block), control.BlockTrailer(**block),
        control.BatchTrailer(site="2704", sender="B76"),
    ]
    text = [record.emit() for record in records]
    if is_output(code):
        text[0] = text[0][:14] + "112226" + text[0][20:]
    return "".join(f"{line.ljust(80)}\r\n" for line in (*text[:2], *lines, *text[2:]))


def test_every_name_is_one_of_the_batch_chapter() -> None:
    assert set(NAMED) <= INPUTS | OUTPUTS | {"SA"}
    assert all(APPLICATIONS[code].seen is Seen.SECONDARY for code in SECONDARY)


def test_a_chapter_that_is_declared_takes_the_place_of_its_name() -> None:
    assert [one.code for one in APPLICATIONS.values()] == list(APPLICATIONS)
    assert all(one.records for one in APPLICATIONS.values() if one.seen is not Seen.NAMES)


@pytest.mark.parametrize("code", [code for code in NAMED if code != "SA"])
def test_a_block_of_a_named_application_is_kept_as_text(code: str) -> None:
    text = batch(code, "PT SOMETHING", "QQ MORE")
    assert [(finding.rule, finding.severity) for finding in check(text)] == [("ABI-APPLICATION", Severity.NOTE)]
    tree = parse(text)
    assert emit(tree) == text
    assert emit(from_json(json.loads(json.dumps(transmission_json(tree))))) == text


@pytest.mark.parametrize("application", [APPLICATIONS[code] for code in (*NAMED, *SECONDARY)], ids=lambda one: one.code)
def test_what_was_not_seen_is_not_written(application: Application) -> None:
    assert not application.complete
    message = Draft().message(application.code, "2704", "B76", "SECRET", None)
    (refusal,) = [finding for finding in message.findings if finding.rule == "ABI-UNSEEN"]
    assert refusal.severity is Severity.FATAL
    assert application.seen.value in refusal.message
    assert f"({application.code})" in manual()


@pytest.mark.parametrize("code, lines, found", [
    ("SU", ["H2704B76  032452782100526"],                                     []),
    ("SU", ["H2704B76  032452781"],                                           []),
    ("SU", ["H2704B76  032452781100526"],                                     ["H.print_date"]),
    ("SU", ["H2704B76  032452786"],                                           ["H.print_date"]),
    ("SU", ["H2704B76  032452784100526"],                                     ["H.payment_type"]),
    ("SQ", ["H12704B76  032452782100526", "H2 B76  03245278P12   DATA ACCEPTED"], []),
    ("SQ", ["H32704B76  032452782727278001", "H2FB76  03245278P01   NOT FOUND"],  []),
    ("UC", ["E141110003080126".ljust(50) + "B76  03245278     26-004417", "E2  DOE, JOHN", "E3CLASSIFICATION; SEE LINE 001", "SO70FDAFOO"], []),
    ("UC", ["E142110999080126".ljust(50) + "B76  03245278"],                  ["E1.reason"]),
    ("CW", ["CW01B76  03245278", "CW02  00127AA1"],                           []),
    ("CW", ["CW01B76  03245278"],                                             ["X37"]),
    ("CJ", ["CJ12704080126083126B76"],                                        []),
    ("CL", ["CJ22704080126B76  03245278  001732690868827A"],                  []),
    ("AD", ["Q1 A570967000", "Q1 C570968"],                                   []),
    ("AD", ["Q1 A570967", "Q2 A"],                                            ["X35"]),
    ("AC", ["RAA570967000".ljust(24) + "ALUMINUM EXTRUSIONS".ljust(31) + "CN AC 052611"], []),
    ("QA", ["Q1R0201101010".ljust(23) + "AU"] * 99,                           []),
    ("QA", ["Q1R0201101010".ljust(23) + "AU"] * 100,                          ["X36"]),
    ("TE", ["XA2704B76 032452781"],                                           []),
    ("TE", ["XA2704B76 032452783"],                                           ["XA.request"]),
    ("TS", ["X12704B76 0324527836-456789000112026"],                          []),
    ("HA", ["W 7326908688100126"],                                            []),
    ("HY", ["W17326908688 010126123126".ljust(25) + "1KG       7", "W57326908688AU", "WE7326908688KR", "W07326908688".ljust(28) + "0001"], []),
    ("$I", ["$AMINE", "$1A00001CNNINGBO", "$212 ROAD", "$3".ljust(53) + "NINGBO", "$4"], []),
    ("$I", ["$2X"],                                                           ["X35", "X37"]),
])
def test_records_that_another_tells_are_read_and_checked(code: str, lines: list[str], found: list[str]) -> None:
    text = batch(code, *lines)
    findings = check(text)
    assert [finding.rule for finding in findings if finding.rule != "ABI-SECONDARY"] == found
    assert [finding.severity for finding in findings if finding.rule == "ABI-SECONDARY"] == [Severity.NOTE]
    assert emit(parse(text)) == text
