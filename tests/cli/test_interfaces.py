"""The commands that others call, as docs/interfaces of the project has them: JSON, exit status, one line for a wrong call."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tidewaiter.cli.commands import tidewaiter

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
L001 = ["--hts", "7326.90.8688", "--origin", "CN", "--entered", "2026-09-18", "--value", "14172", "--quantity", "3540 kg", "--mode", "11"]


def run(*words: str, input: bytes | str | None = None):
    return CliRunner().invoke(tidewaiter, [*map(str, words)], input=input)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_quote_replies_with_every_key_and_nothing_else_on_standard_output():
    done = run("duty", "quote", *L001, "--json")
    reply = json.loads(done.stdout)
    assert done.exit_code == 0
    assert set(reply) == {"id", "edition", "charges", "duty", "fees", "taxes", "fees_total", "taxes_total", "total", "clocks", "undetermined",
                          "prohibited", "complete", "findings"}
    assert [charge["number"] for charge in reply["charges"]] == ["9903.88.03", "9903.05.90", "9903.82.02", "7326.90.8688"]
    assert (reply["duty"], reply["fees_total"], reply["total"]) == ("11039.99", "66.81", "11106.80")
    assert set(reply["charges"][0]) == {"number", "program", "rate", "base", "base_amount", "amount", "cite", "because", "status"}
    assert all(set(finding) == {"rule", "severity", "where", "message", "cite", "fix"} for finding in reply["findings"])


def test_a_batch_answers_line_by_line_in_order_and_loses_none(tmp_path):
    questions = [
        {"id": "1", "hts": "7326908688", "origin": "CN", "entered": "2026-09-18", "value": "14172", "facts": {"no_metal": False}},
        {"id": "2", "hts": "7326908688", "origin": "CN", "entered": "soon", "value": "14172"},
        {"id": "3", "hts": "0402.10.1000", "origin": "KE", "entered": "2026-09-18", "value": 500, "quantity": "100 kg", "entry-type": "01"},
    ]
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join([json.dumps(questions[0]), "{not json", json.dumps(questions[1]), "", json.dumps(questions[2])]), encoding="utf-8")
    done = run("duty", "quote", "--batch", path, "--json")
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reply["id"] for reply in replies] == ["1", "", "2", "3"]
    assert [reply["findings"][0]["rule"] == "QUOTE-UNREADABLE" for reply in replies] == [False, True, True, False]
    assert replies[3]["duty"] == "3.30"
    assert done.exit_code == 1


WRONG = [
    ["duty", "quote", "--colour", "red"],
    ["duty", "quote", "--hts", "7326908688"],
    ["duty", "quote", "--hts", "73269086", "--origin", "CN", "--entered", "2026-09-18", "--value", "1"],
    ["duty", "quote", "--hts", "7326908688", "--origin", "CN", "--entered", "2026-02-30", "--value", "1"],
    ["duty", "quote", "--hts", "7326908688", "--origin", "CN", "--entered", "1926-09-18", "--value", "1"],
    ["duty", "quote", "--hts", "7326908688", "--origin", "CN", "--entered", "2026-09-18", "--value", "-1"],
    ["duty", "quote", "--hts", "7326908688", "--origin", "CN", "--entered", "2026-09-18", "--value", "1,000"],
    ["duty", "quote", "--hts", "7326908688", "--origin", "CN", "--entered", "2026-09-18", "--value", "1", "--quantity", "many kg"],
    ["duty", "quote", "--hts", "7326908688", "--origin", "CN", "--entered", "2026-09-18", "--value", "1", "--fact", "no_metal"],
    ["duty", "quote", "--batch", "/no/such/file"],
    ["entry", "prepare", "/no/such/folder", "--out", "/tmp/never"],
    ["entry", "file", "/no/such/folder"],
    ["entry", "file", "B76-0000000-0"],
    ["ace", "exchange", "/no/such/file"],
    ["ace", "exchange", str(ROOT / "README.md"), "--clock", "yesterday"],
    ["abi", "parse", "/no/such/file"],
    ["abi", "emit", str(ROOT / "README.md")],
    ["abi", "manual", "QQ"],
    ["sail"],
]


@pytest.mark.parametrize("words", WRONG, ids=[" ".join(words)[:60] for words in WRONG])
def test_a_wrong_call_is_one_line_and_status_2(words, home):
    done = run(*words)
    assert done.exit_code == 2, done.output
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1


REFUSED = [
    (["--hts", "7326908600", "--origin", "CN"], "HTS-SUFFIX"),
    (["--hts", "9999999999", "--origin", "CN"], "HTS-UNKNOWN"),
    (["--hts", "7326908688", "--origin", "QQ"], "ORIGIN-UNKNOWN"),
    (["--hts", "7326908688", "--origin", "CN", "--loaded", "2026-09-19"], "DATES-ORDER"),
    (["--hts", "7326908688", "--origin", "CN", "--program", "S"], "SPI-COUNTRY"),
    (["--hts", "0402101000", "--origin", "KE"], "DUTY-MISSING"),
    (["--hts", "7326908688", "--origin", "CN", "--quantity", "3 bushels"], "UNIT-UNKNOWN"),
    (["--hts", "7326908688", "--origin", "CN", "--fact", "colour=red"], "FACT-NAME"),
]


@pytest.mark.parametrize("words, rule", REFUSED, ids=[rule for _, rule in REFUSED])
def test_a_quote_that_cannot_stand_says_why_with_status_1(words, rule):
    done = run("duty", "quote", *words, "--entered", "2026-09-18", "--value", "1000", "--json")
    assert done.exit_code == 1
    assert rule in {finding["rule"] for finding in json.loads(done.stdout)["findings"] if finding["severity"] == "fatal"}


def test_a_base_rate_stands_in_for_a_number_not_in_the_schedule():
    done = run("duty", "quote", "--hts", "0805100099", "--origin", "KE", "--entered", "2026-09-18", "--value", "10000", "--base-rate", "1.9¢/kg + 2%",
               "--quantity", "1000 kg", "--mode", "40", "--json")
    assert json.loads(done.stdout)["duty"] == "219.00"


def test_explain_names_what_applies_and_the_condition_that_fails():
    done = run("duty", "explain", *L001)
    assert done.exit_code == 0
    for text in ("9903.82.02", "note 16(c)", "Section 301 duty on Brazil: does not apply", "origin CN is not within its countries"):
        assert text in done.stdout


FILES = {"entry.json", "entry_summary.abi", "release.abi", "7501.pdf", "worksheet.pdf", "findings.json"}


def test_prepare_writes_six_files_and_file_sends_them_once(tmp_path, home):
    out = tmp_path / "out"
    done = run("entry", "prepare", EXAMPLES / "a-steel-brackets", "--out", out, "--json")
    assert done.exit_code == 0, done.output
    reply = json.loads(done.stdout)
    assert {path.name for path in out.iterdir()} == FILES
    assert (reply["number"], reply["duty"], reply["total"]) == ("B76-0324527-8", "11039.99", "11106.80")
    first = run("entry", "file", out, "--json")
    assert (first.exit_code, json.loads(first.stdout)["answer"]) == (0, "accepted")
    kept = list((out / "replies").iterdir())
    again = run("entry", "file", out, "--json")
    assert json.loads(again.stdout) == json.loads(first.stdout)
    assert list((out / "replies").iterdir()) == kept
    assert run("entry", "file", "--json", EXAMPLES / "a-steel-brackets").exit_code == 0
    assert json.loads(run("entry", "file", "B76-0324527-8", "--json").stdout)["answer"] == "accepted"


def test_prepare_again_gives_the_same_bytes(tmp_path):
    for out in ("one", "two"):
        run("entry", "prepare", EXAMPLES / "b-apparel", "--out", tmp_path / out)
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_an_entry_with_a_fatal_finding_is_not_sent(tmp_path, home):
    done = run("entry", "file", EXAMPLES / "broken-totals", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["answer"] == "not sent"


def test_prepare_refuses_a_folder_that_holds_other_things_and_leaves_it(tmp_path):
    (tmp_path / "letters.txt").write_text("dear sir")
    done = run("entry", "prepare", EXAMPLES / "a-steel-brackets", "--out", tmp_path)
    assert done.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_message_parses_emits_and_checks(tmp_path):
    run("entry", "prepare", EXAMPLES / "a-steel-brackets", "--out", tmp_path / "out")
    for name in ("entry_summary.abi", "release.abi"):
        message = tmp_path / "out" / name
        parsed = run("abi", "parse", message)
        assert parsed.exit_code == 0
        form = json.loads(parsed.stdout)
        assert form["blocks"][0]["transactions"][0]["records"][0]["fields"]
        (tmp_path / "m.json").write_text(parsed.stdout, encoding="utf-8")
        assert run("abi", "emit", tmp_path / "m.json").stdout_bytes == message.read_bytes()
        assert json.loads(run("abi", "check", message).stdout) == {"findings": []}


def test_exchange_answers_accept_and_reject(tmp_path):
    run("entry", "prepare", EXAMPLES / "a-steel-brackets", "--out", tmp_path / "out")
    message = tmp_path / "out" / "entry_summary.abi"
    good = run("ace", "exchange", message, "--clock", "2026-09-24", "--data", tmp_path / "ace")
    assert good.exit_code == 0 and "995SUMMARY HAS BEEN ADDED" in good.stdout.replace("   ", "")
    bad = tmp_path / "bad.abi"
    bad.write_bytes(message.read_bytes().replace(b"0000041099", b"0000041098"))
    assert run("ace", "exchange", bad, "--clock", "2026-09-24").exit_code == 1


def test_help_starts_without_heavy_libraries():
    code = "import sys; sys.argv=['tidewaiter','--help']\nfrom tidewaiter.cli import main\ntry: main()\nexcept SystemExit: pass\n" \
           "print(sorted(m for m in ('reportlab','sqlalchemy','yaml','lark','rich','cattrs','holidays','python_calamine') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def every_command(group, path=()):
    for name, command in group.commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from every_command(command, (*path, name))


@pytest.mark.parametrize("path, command", list(every_command(tidewaiter)), ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_every_command_says_what_it_does(path, command):
    assert command.help and command.help.strip().endswith("."), path


def test_json_is_utf_8_whatever_the_terminal_speaks(tmp_path):
    shipment = tmp_path / os.fsdecode(b"in\xff")
    shutil.copytree(EXAMPLES / "a-steel-brackets", shipment)
    (shipment / "bill.yaml").write_text((shipment / "bill.yaml").read_text("utf-8").replace("PRAIRIE", "株式会社"), "utf-8")
    code = "from tidewaiter.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "entry", "prepare", shipment, "--out", tmp_path / os.fsdecode(b"out\xff"), "--json"],
                          capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    reply = json.loads(done.stdout.decode("utf-8"))
    assert any("株式会社" in finding["message"] for finding in reply["findings"])
    assert done.stdout.count(b"\n") == 1 and done.stderr == b""
