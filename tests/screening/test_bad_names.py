"""Names and lists that nobody should send, through the command: an answer for each, never a crash, and never a clear one that was not screened."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidewaiter.cli.commands import tidewaiter

ROWS = [
    {"id": "T-1", "source": "TEST", "schema": "Organization", "names": ["MORNING TIDE SHIPPING COMPANY LIMITED", "MORNING TIDE LINES"],
    "countries": ["AE"], "entity_number": "1"},
    {"id": "T-2", "source": "TEST", "schema": "Person", "names": ["VOLKHOVSKY, Anatoliy Petrovich", "ВОЛХОВСКИЙ, Анатолий Петрович"],
    "countries": ["RU"], "entity_number": "2"},
    {"id": "T-3", "source": "TEST", "schema": "Organization", "names": ["شركة نجم الفجر للتجارة", "NAJM AL-FAJR TRADING COMPANY"],
    "countries": ["SY"], "entity_number": "3"},
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "test.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(tidewaiter, ["screen", *map(str, words)])


def fatal(reply: dict[str, Any]) -> list[str]:
    return [one["rule"] for one in reply["findings"] if one["severity"] == "fatal" and one["rule"].startswith("SCR-")]


def found(reply: dict[str, Any]) -> set[str]:
    return {hit["entry"] for hit in reply["hits"]}


def asked(lists: Path, tmp_path: Path, *names: object) -> list[dict[str, Any]]:
    """The replies to a batch of names, in order. Surrogates and control characters go as JSON writes them."""
    return batch(lists, tmp_path, "".join(json.dumps({"id": str(n), "name": name}) + "\n" for n, name in enumerate(names)).encode())[0]


def batch(lists: Path, tmp_path: Path, given: bytes) -> tuple[list[dict[str, Any]], int]:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(given)
    done = run("--batch", path, "--lists", lists, "--json")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return [json.loads(line) for line in done.stdout.splitlines()], done.exit_code


def sound(done: Result) -> None:
    """The call ended as a command ends, whatever it was given."""
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in (0, 1, 2) and "Traceback" not in done.output


def test_a_name_on_no_list_is_clear_and_one_on_a_list_is_not(lists: Path) -> None:
    clear, hit = run("GREEN VALLEY ORCHARDS", "--lists", lists, "--json"), run("Morning Tide Shipping Co Ltd", "--lists", lists, "--json")
    assert (clear.exit_code, hit.exit_code) == (0, 0)
    reply = json.loads(clear.stdout)
    assert {"id", "hits", "lists", "findings"} <= set(reply)
    assert reply["hits"] == [] and fatal(reply) == []
    assert [set(one) >= {"name", "date", "sha256", "entries"} for one in reply["lists"]] == [True]
    first = json.loads(hit.stdout)["hits"][0]
    assert {"list", "entry", "name", "matched_name", "score", "because"} <= set(first) and first["entry"] == "T-1"


# What names nobody: nothing of it can be compared with a list.
NOBODY = ["", " ", "\t\n", "A", "7", ".", "-", "''", "...", "/", "()", "&", "\u200b", "\u202e\u202c", "\u0301", "\u0301\u0308\u0301", "\U0001f6a2",
    "\U0001f6a2\U0001f600\U0001f1fa\U0001f1f8",
          "TO ORDER", "to order", "TO THE ORDER OF", "TO ORDER OF", "C/O", "SAME AS CONSIGNEE", "ATTN:", "NOTIFY PARTY", "M/S", "LTD", "CO., LTD."]
# What a shell cannot pass, but a batch can.
UNSAID = ["\x00", "\x07\x1b", "\x00\x00\x00", "\ud800", "\udc00\ud800", "\ufffe"]


@pytest.mark.parametrize("name", NOBODY, ids=[repr(one)[:30].encode("unicode_escape").decode() for one in NOBODY])
def test_what_names_nobody_is_never_clear(lists: Path, name: str) -> None:
    done = run("--lists", lists, "--json", "--", name)
    sound(done)
    assert done.exit_code == 1 and fatal(json.loads(done.stdout))


def test_what_names_nobody_is_never_clear_in_a_batch(lists: Path, tmp_path: Path) -> None:
    names = [*NOBODY, *UNSAID]
    replies = asked(lists, tmp_path, *names)
    assert [reply["id"] for reply in replies] == [str(n) for n in range(len(names))]
    assert [name for name, reply in zip(names, replies, strict=True) if not fatal(reply)] == []


# Dress that a listed name wears: it must be found all the same.
DRESSED = {
    "emoji": "\U0001f6a2 MORNING TIDE SHIPPING \U0001f6a2", "marks that turn the line": "\u202eMORNING TIDE SHIPPING\u202c",
    "zero width": "MOR\u200bNING TI\u200dDE SHIP\ufeffPING",
    "full width": "ＭＯＲＮＩＮＧ ＴＩＤＥ ＳＨＩＰＰＩＮＧ", "no-break spaces": "MORNING\u00a0TIDE\u2003SHIPPING",
    "combining marks": "M\u0301O\u0308R\u0327NING TI\u0303DE SHIPPING",
    "SQL": "MORNING TIDE SHIPPING'; DROP TABLE parties; --", "markup": "<b>MORNING TIDE SHIPPING</b>",
    "a lookup": "${jndi:ldap://x} MORNING TIDE SHIPPING", "a formula": "=MORNING TIDE SHIPPING",
    "a template": "{{MORNING TIDE SHIPPING}} %s %n", "quotes": '"MORNING "TIDE" SHIPPING"', "a path": "..\\MORNING TIDE SHIPPING",
    "letters of another script": "МОRNING TIDE SHIРРING",
}
DRESSED_UNSAID = {"control characters": "MORNING\x00 TIDE\x1b[31m SHIPPING\x07", "a lone surrogate": "MORNING TIDE \ud800SHIPPING",
    "lines": "MORNING\r\nTIDE\nSHIPPING"}


@pytest.mark.parametrize("how", DRESSED)
def test_a_listed_name_is_found_whatever_it_wears(lists: Path, how: str) -> None:
    done = run("--lists", lists, "--json", "--", DRESSED[how])
    sound(done)
    assert "T-1" in found(json.loads(done.stdout))


@pytest.mark.parametrize("how", DRESSED_UNSAID)
def test_a_listed_name_is_found_in_a_batch_whatever_it_wears(lists: Path, tmp_path: Path, how: str) -> None:
    assert "T-1" in found(asked(lists, tmp_path, DRESSED_UNSAID[how])[0])


@pytest.mark.parametrize(("name", "entry"), [("شركة نجم الفجر للتجارة", "T-3"), ("\u202bشركة نجم الفجر للتجارة\u202c", "T-3"),
    ("Волховский Анатолий", "T-2"), ("АНАТОЛИЙ ПЕТРОВИЧ ВОЛХОВСКИЙ", "T-2")])
def test_right_to_left_and_other_scripts_are_searched(lists: Path, name: str, entry: str) -> None:
    assert entry in found(json.loads(run(name, "--lists", lists, "--json").stdout))


LONG = {"one letter": "A" * 10_000, "no gap": "MORNINGTIDE" * 909, "words": "orchard " * 1250, "brackets": "(" * 5000 + ")" * 5000,
    "points": "A." * 5000, "C/O": "C/O " * 2500, "emoji": "\U0001f600" * 10_000,
        "marks": "e" + "\u0301" * 9999, "commas": "," * 10_000, "gaps": " " * 9999 + "A", "DBA": "ORCHARD DBA " * 833,
        "slashes": "orchard / " * 1000, "Arabic": "شركة " * 2000, "Han": "中" * 10_000}


@pytest.mark.parametrize("how", LONG)
def test_ten_thousand_characters_are_answered_and_said_to_be_too_many(lists: Path, how: str) -> None:
    done = run("--lists", lists, "--json", "--", LONG[how])
    sound(done)
    reply = json.loads(done.stdout)
    assert [one["rule"] for one in reply["findings"] if one["rule"].startswith("SCR-")]


@pytest.mark.parametrize("text", ["MORNING TIDE SHIPPING " + "orchard " * 1240, "orchard " * 1240 + "MORNING TIDE SHIPPING",
    "x" * 5000 + " MORNING TIDE SHIPPING " + "y" * 4970])
def test_a_listed_name_in_ten_thousand_characters_is_a_hit_or_the_name_was_not_screened(lists: Path, text: str) -> None:
    reply = json.loads(run("--lists", lists, "--json", "--", text).stdout)
    assert "T-1" in found(reply) or fatal(reply)


LINES = [b"{not json", b"[]", b"null", b"7", b'"MORNING TIDE"', b"{}", b'{"id": "x"}', b'{"id": "x", "name": null}', b'{"id": "x", "name": 7}',
    b'{"id": "x", "name": ["MORNING TIDE"]}', b'{"id": "x", "name": {"a": 1}}',
         b'{"id": "x", "name": true}', b"\xff\xfe{", b'{"id": "x", "name": "MORNING \xe9 TIDE"}', b'{"id": "x", "name": "\\ud83d"}', b"{" * 3000,
         b'{"id": "x", "name": "ORCHARD", "kind": "boat"}',
         b'{"id": "x", "name": "ORCHARD", "country": "Atlantis"}', b'{"id": "x", "name": "ORCHARD", "country": 4}',
         b'{"id": "x", "name": "ORCHARD", "address": []}', b'{"id": "x", "name": "ORCHARD", "colour": "red"}']


@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
def test_a_line_that_asks_nothing_sensible_has_a_fatal_finding_and_stops_no_other(lists: Path, tmp_path: Path, line: bytes) -> None:
    replies, status = batch(lists, tmp_path,
        b'{"id": "1", "name": "MORNING TIDE LINES"}\n' + line + b'\n{"id": "3", "name": "GREEN VALLEY ORCHARDS"}\n')
    assert len(replies) == 3 and status == 1
    assert found(replies[0]) == {"T-1"} and fatal(replies[1]) and not fatal(replies[2])
    assert (replies[0]["id"], replies[2]["id"]) == ("1", "3")


def good(**other: object) -> dict[str, object]:
    return ROWS[0] | other


def less(key: str) -> dict[str, object]:
    return {name: value for name, value in ROWS[0].items() if name != key}


def as_lines(*rows: object) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


# Files that are no list, or a list with a fault that leaves out part of it. None may answer "clear".
BROKEN = {
    "empty": b"", "only gaps": b"\n\n \n", "not JSON": b"MORNING TIDE\n", "cut off": as_lines(*ROWS)[:-40],
    "a line of it not JSON": as_lines(ROWS[0]) + b"{oops\n" + as_lines(ROWS[2]), "a list, not objects": b"[1, 2]\n",
    "no column names": as_lines(less("names")), "no column id": as_lines(less("id")), "no column source": as_lines(less("source")),
    "no column schema": as_lines(less("schema")), "a column renamed": as_lines(less("names") | {"name": "MORNING TIDE"}),
    "no names": as_lines(ROWS[1], good(names=[])), "an empty name": as_lines(ROWS[1], good(names=[""])),
    "a name of marks": as_lines(ROWS[1], good(names=["\u0301", "---"])), "names null": as_lines(ROWS[1], good(names=None)),
    "names a text": as_lines(ROWS[1], good(names="MORNING TIDE")), "names numbers": as_lines(ROWS[1], good(names=[7])),
    "an unknown schema": as_lines(ROWS[1], good(schema="Boat")), "two with one id": as_lines(ROWS[0], ROWS[1] | {"id": "T-1"}),
    "another encoding": json.dumps(good(names=["CAFÉ MARÉE"]), ensure_ascii=False).encode("cp1252"), "zeros": b"\x00" * 500,
    "an archive cut off": gzip.compress(as_lines(*ROWS))[:-20], "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "UTF-16": as_lines(*ROWS).decode().encode("utf-16"), "deep": b'{"id": ' + b"[" * 100_000,
    "an error page": b"<!DOCTYPE html><html><body>503 Service Unavailable</body></html>", "a text of a number": b"1e999999",
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_list_is_never_clear(tmp_path: Path, how: str) -> None:
    path = tmp_path / "lists.jsonl"
    path.write_bytes(BROKEN[how])
    done = run("GREEN VALLEY ORCHARDS", "--lists", path, "--json")
    sound(done)
    if done.exit_code == 2:
        assert done.stdout == "" and len(done.stderr.strip().splitlines()[-1]) < 400
        return
    reply = json.loads(done.stdout)
    assert [one["rule"] for one in reply["findings"] if one["rule"].startswith("SCR-")]


LACKING = ["empty", "only gaps", "not JSON", "a list, not objects", "no column names", "no column id", "no column source", "no column schema",
    "a column renamed",
           "cut off", "a line of it not JSON", "zeros", "a picture", "deep", "an error page", "an archive cut off", "a text of a number"]


@pytest.mark.parametrize("how", LACKING)
def test_a_list_that_lacks_a_part_stops_the_screening(tmp_path: Path, how: str) -> None:
    path = tmp_path / "lists.jsonl"
    path.write_bytes(BROKEN[how])
    done = run("GREEN VALLEY ORCHARDS", "--lists", path, "--json")
    sound(done)
    assert done.exit_code in (1, 2)
    assert done.exit_code == 2 or fatal(json.loads(done.stdout))


@pytest.mark.parametrize("words", [["--lists", "nowhere.jsonl"], ["--lists", "."], ["--batch", "nowhere.jsonl"], ["--kind", "boat"],
    ["--country", "Atlantis"], ["--threshold", "high"], ["--threshold", "-1"], ["--nonsense"]])
def test_a_wrong_call_is_one_line_and_status_two(words: list[str]) -> None:
    done = run("GREEN VALLEY ORCHARDS", *words, "--json")
    sound(done)
    assert done.exit_code == 2 and done.stdout == ""


def test_without_any_list_nothing_is_clear() -> None:
    done = run("GREEN VALLEY ORCHARDS", "--json")
    sound(done)
    assert done.exit_code == 1 and fatal(json.loads(done.stdout))


@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_answered_and_what_has_no_letter_or_digit_is_never_clear(lists: Path, tmp_path: Path, names: list[str]) -> None:
    replies = asked(lists, tmp_path, *names)
    assert [reply["id"] for reply in replies] == [str(n) for n in range(len(names))]
    for name, reply in zip(names, replies, strict=True):
        assert any(sign.isalnum() for sign in name) or fatal(reply)
