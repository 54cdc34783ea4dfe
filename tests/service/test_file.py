"""Filing: once, from a folder that `entry prepare` wrote, with the reply kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tidewaiter.service import file
from tidewaiter.service.file import file_entry
from tidewaiter.service.prepare import prepare
from tidewaiter.service.wrong_call import WrongCall

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
A = EXAMPLES / "a-steel-brackets"
NUMBER = "B76-0324527-8"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("prepared") / "a"
    prepare(A, out)
    return out


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "a"))


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """The messages that go out; they are answered all the same."""
    messages: list[bytes] = []
    answer = file.exchange

    def counted(message: bytes, *rest: object) -> object:
        messages.append(message)
        return answer(message, *rest)                    # type: ignore[arg-type]

    monkeypatch.setattr(file, "exchange", counted)
    yield messages


def test_a_message_goes_out_once_and_answers_from_the_kept_reply(folder: Path, sent: list[bytes]) -> None:
    first = file_entry(str(folder), None)
    assert (first["answer"], first["number"]) == ("accepted", NUMBER)
    assert Path(first["reply"]).read_bytes()
    assert file_entry(str(folder), None) == first
    assert sent == [(folder / "entry_summary.abi").read_bytes()]


def test_two_who_file_at_once_send_once(folder: Path, sent: list[bytes]) -> None:
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: file_entry(str(folder), None), range(4)))
    assert all(reply == replies[0] for reply in replies)
    assert len(sent) == 1


def test_replies_outlast_a_second_preparation(tmp_path: Path, sent: list[bytes]) -> None:
    out = tmp_path / "out"
    prepare(A, out)
    first = file_entry(str(out), None)
    prepare(A, out)
    assert file_entry(str(out), None) == first
    assert len(sent) == 1


def test_a_reply_that_was_not_wholly_written_is_asked_for_again(folder: Path, sent: list[bytes]) -> None:
    kept = Path(file_entry(str(folder), None)["reply"])
    kept.rename(kept.with_suffix(".new"))
    kept.with_suffix(".new").write_bytes(b"half")
    assert file_entry(str(folder), None)["answer"] in ("accepted", "rejected")
    assert len(sent) == 2
    assert [path.suffix for path in kept.parent.iterdir()] == [".abi"]


def test_a_rejection_is_fatal_and_says_what_ace_says(folder: Path) -> None:
    message = folder / "entry_summary.abi"
    message.write_bytes(message.read_bytes().replace(b"0000041099", b"0000041098"))
    reply = file_entry(str(folder), None)
    fatal = [finding for finding in reply["findings"] if finding["severity"] == "fatal"]
    assert reply["answer"] == "rejected"
    assert fatal and all(finding["rule"].startswith("ACE-") and finding["message"] for finding in fatal)


def test_a_reply_without_a_disposition_is_no_acceptance(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "exchange", lambda *_: (b"", False))
    reply = file_entry(str(folder), None)
    assert reply["answer"] == "rejected"
    assert "ACE-SILENT" in {finding["rule"] for finding in reply["findings"] if finding["severity"] == "fatal"}


def test_shipments_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    for parent, example in (("x", "a-steel-brackets"), ("y", "c-watches")):
        shutil.copytree(EXAMPLES / example, tmp_path / parent / "shipment")
        assert file_entry(str(tmp_path / parent / "shipment"), None)["answer"] == "accepted"
    assert file_entry(NUMBER, None)["answer"] == "accepted"


def test_a_number_prepared_from_two_folders_is_not_chosen_between(tmp_path: Path) -> None:
    for parent in ("x", "y"):
        shutil.copytree(A, tmp_path / parent / "shipment")
        file_entry(str(tmp_path / parent / "shipment"), None)
    with pytest.raises(WrongCall, match="several folders"):
        file_entry(NUMBER, None)


def test_what_a_killed_run_left_behind_is_not_filed_by_number(folder: Path, home: Path) -> None:
    shutil.copytree(folder, home / "entries" / ".a.tidewaiter-new")
    with pytest.raises(WrongCall, match="has not been prepared"):
        file_entry(NUMBER, None)


STRANGE = [
    ("findings.json", "{"), ("findings.json", "[]"), ("findings.json", "{}"), ("findings.json", '{"findings": [1]}'),
    ("findings.json", '{"findings": [{"rule": "X"}]}'), ("findings.json", '{"findings": [{"severity": "grave"}]}'),
    ("entry.json", ""), ("entry.json", "{}"), ("entry.json", '{"entry": {}}'), ("entry.json", '{"entry": null}'),
]


@pytest.mark.parametrize("name, text", STRANGE)
def test_a_folder_of_another_hand_is_refused(folder: Path, sent: list[bytes], name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(WrongCall, match=name):
        file_entry(str(folder), None)
    assert sent == []


def test_a_folder_without_an_entry_is_sent_nowhere(folder: Path, sent: list[bytes]) -> None:
    (folder / "entry.json").unlink()
    with pytest.raises(WrongCall):
        file_entry(str(folder), None)
    (folder / "findings.json").write_text(json.dumps({"findings": [
        {"rule": "PAP-YAML", "severity": "fatal", "where": "shipment.yaml", "message": "m", "cite": "c", "fix": "f"},
    ]}), encoding="utf-8")
    assert file_entry(str(folder), None)["answer"] == "not sent"
    assert sent == []


def test_a_url_is_refused_until_there_is_a_wire(folder: Path, sent: list[bytes]) -> None:
    with pytest.raises(WrongCall, match="--ace"):
        file_entry(str(folder), "https://example.com")
    assert sent == []
