"""Filing: once, from a folder that `entry prepare` wrote, with the reply kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.filing.servers import answer
from tidewaiter.abi.control_number import with_control
from tidewaiter.filing.wire import Receipt, Reply
from tidewaiter.service import file
from tidewaiter.service.file import file_entry as file_at
from tidewaiter.service.prepare import prepare
from tidewaiter.service.rehearsal_wire import Rehearsal
from tidewaiter.service.wrong_call import WrongCall

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
A = EXAMPLES / "a-steel-brackets"
NUMBER = "B76-0324527-8"


def file_entry(name: str, url: str | None = None, wait: float = 60) -> dict[str, Any]:
    return file_at(name, url, lambda: datetime(2026, 11, 22, tzinfo=UTC), wait)


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
    send = Rehearsal.send

    def counted(self: Rehearsal, control: str, body: bytes) -> Receipt:
        messages.append(body)
        return send(self, control, body)

    monkeypatch.setattr(Rehearsal, "send", counted)
    yield messages


def test_a_message_goes_out_once_and_answers_from_the_kept_reply(folder: Path, sent: list[bytes]) -> None:
    first = file_entry(str(folder))
    assert (first["answer"], first["number"]) == ("accepted", NUMBER)
    assert Path(first["reply"]).read_bytes()
    assert file_entry(str(folder)) == first
    assert sent == [with_control((folder / "entry_summary.abi").read_bytes(), first["control"])]
    assert first["control"].encode() in Path(first["reply"]).read_bytes()


def test_two_who_file_at_once_send_once(folder: Path, sent: list[bytes]) -> None:
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: file_entry(str(folder)), range(4)))
    assert all(reply == replies[0] for reply in replies)
    assert len(sent) == 1


def test_replies_outlast_a_second_preparation(tmp_path: Path, sent: list[bytes]) -> None:
    out = tmp_path / "out"
    prepare(A, out)
    first = file_entry(str(out))
    prepare(A, out)
    assert file_entry(str(out)) == first
    assert len(sent) == 1


def test_a_reply_that_was_not_wholly_written_is_taken_from_the_log(folder: Path, sent: list[bytes]) -> None:
    kept = Path(file_entry(str(folder))["reply"])
    kept.rename(kept.with_suffix(".new"))
    kept.with_suffix(".new").write_bytes(b"half")
    assert file_entry(str(folder))["answer"] == "accepted"
    assert len(sent) == 1
    assert [path.suffix for path in kept.parent.iterdir()] == [".abi"]


def test_a_rejection_is_fatal_and_says_what_ace_says(folder: Path) -> None:
    message = folder / "entry_summary.abi"
    message.write_bytes(message.read_bytes().replace(b"0000041099", b"0000041098"))
    reply = file_entry(str(folder))
    fatal = [finding for finding in reply["findings"] if finding["severity"] == "fatal"]
    assert reply["answer"] == "rejected"
    assert fatal and all(finding["rule"].startswith("ACE-") and finding["message"] for finding in fatal)


def test_a_reply_without_a_disposition_is_no_acceptance(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rehearsal, "replies", lambda self, after: iter([] if after else [Reply(1, control, b"")]))
    control = file.control_number((folder / "entry_summary.abi").read_bytes())
    reply = file_entry(str(folder))
    assert reply["answer"] == "rejected"
    assert "ACE-SILENT" in {finding["rule"] for finding in reply["findings"] if finding["severity"] == "fatal"}


def test_shipments_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    for parent, example in (("x", "a-steel-brackets"), ("y", "c-watches")):
        shutil.copytree(EXAMPLES / example, tmp_path / parent / "shipment")
        assert file_entry(str(tmp_path / parent / "shipment"))["answer"] == "accepted"
    assert file_entry(NUMBER)["answer"] == "accepted"


def test_a_number_prepared_from_two_folders_is_not_chosen_between(tmp_path: Path) -> None:
    for parent in ("x", "y"):
        shutil.copytree(A, tmp_path / parent / "shipment")
        file_entry(str(tmp_path / parent / "shipment"))
    with pytest.raises(WrongCall, match="several folders"):
        file_entry(NUMBER)


def test_what_a_killed_run_left_behind_is_not_filed_by_number(folder: Path, home: Path) -> None:
    shutil.copytree(folder, home / "entries" / ".a.tidewaiter-new")
    with pytest.raises(WrongCall, match="has not been prepared"):
        file_entry(NUMBER)


STRANGE = [
    ("findings.json", "{"), ("findings.json", "[]"), ("findings.json", "{}"), ("findings.json", '{"findings": [1]}'),
    ("findings.json", '{"findings": [{"rule": "X"}]}'), ("findings.json", '{"findings": [{"severity": "grave"}]}'),
    ("entry.json", ""), ("entry.json", "{}"), ("entry.json", '{"entry": {}}'), ("entry.json", '{"entry": null}'),
]


@pytest.mark.parametrize("name, text", STRANGE)
def test_a_folder_of_another_hand_is_refused(folder: Path, sent: list[bytes], name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(WrongCall, match=name):
        file_entry(str(folder))
    assert sent == []


def test_a_folder_without_an_entry_is_sent_nowhere(folder: Path, sent: list[bytes]) -> None:
    (folder / "entry.json").unlink()
    with pytest.raises(WrongCall):
        file_entry(str(folder))
    (folder / "findings.json").write_text(json.dumps({"findings": [
        {"rule": "PAP-YAML", "severity": "fatal", "where": "shipment.yaml", "message": "m", "cite": "c", "fix": "f"},
    ]}), encoding="utf-8")
    assert file_entry(str(folder))["answer"] == "not sent"
    assert sent == []


@pytest.mark.parametrize("url", ["ace", "ftp://example.com", "http://", "tcp://example.com", "mq://example.com", "https://me:secret@example.com"])
def test_a_url_of_no_wire_is_a_wrong_call(folder: Path, sent: list[bytes], url: str) -> None:
    if url.startswith("mq"):
        reply = file_entry(str(folder), url)
        assert reply["answer"] == "refused: not sent" and "IBM" in reply["findings"][-1]["message"]
    else:
        with pytest.raises(WrongCall, match="--ace"):
            file_entry(str(folder), url)
    assert sent == []


def test_what_has_no_reply_yet_is_awaited_by_the_next_call(folder: Path, tmp_path: Path) -> None:
    url = f"file://{tmp_path}/drop"
    first = file_entry(str(folder), url, 2)
    assert (first["answer"], first["reply"]) == ("sent, no reply yet", "")
    assert [finding["rule"] for finding in first["findings"] if finding["severity"] == "note"][-1] == "FILING-NO-REPLY"
    dropped = tmp_path / "drop" / "to-cbp" / f"{first['control']}.abi"
    (tmp_path / "drop" / "from-cbp").mkdir()
    (tmp_path / "drop" / "from-cbp" / f"1-{first['control']}.abi").write_bytes(answer(dropped.read_bytes()))
    again = file_entry(str(folder), url)
    assert (again["answer"], again["control"]) == ("accepted", first["control"])
    assert file_entry(str(folder), url) == again


def test_nobody_there_leaves_it_queued_and_the_rehearsal_is_another_address(folder: Path) -> None:
    first = file_entry(str(folder), "tcp://127.0.0.1:9", 4)
    assert first["answer"] == "queued, not sent yet"
    assert "refused" in first["findings"][-1]["message"]
    assert file_entry(str(folder))["answer"] == "accepted"
