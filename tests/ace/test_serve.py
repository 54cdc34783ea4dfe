"""The rehearsal over HTTP, TCP and folders, as a process that is stopped, killed and started again."""

from __future__ import annotations

import hashlib
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.ace.serving import ROOT, Served, served

MESSAGES = ROOT / "scenarios" / "messages"
SUMMARY, OTHER = (MESSAGES / "brackets-summary.abi").read_bytes(), (MESSAGES / "brackets-other.abi").read_bytes()
ENTRY, CONTROL = "B7603245278", "AE26004417A"
DAY = ("--clock", "2026-09-24T09:00")


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("ace"), *DAY, tcp=True) as one:
        yield one


def send(one: Served, body: bytes, control: str = "", sender: str = "B76") -> httpx.Response:
    return httpx.post(f"{one.url}/abi/{sender}", content=body, headers={"Idempotency-Key": control} if control else {}, timeout=30)


def replies(one: Served, sender: str = "B76", after: int = 0) -> list[dict[str, str]]:
    return httpx.get(f"{one.url}/abi/{sender}/replies", params={"after": after}, timeout=30).json()["replies"]


def test_a_batch_is_taken_once_and_its_reply_fetched(rehearsal):
    first = send(rehearsal, SUMMARY, "C1")
    again = send(rehearsal, SUMMARY, "C1")
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == {"control": "C1", "number": first.json()["number"], "duplicate": False}
    assert again.json() == first.json() | {"duplicate": True}
    mine = [one for one in replies(rehearsal) if one["control"] == "C1"]
    assert [one["number"] for one in mine] == [first.json()["number"]]
    assert mine[0]["application"] == "AX" and mine[0]["sha256"] == hashlib.sha256(mine[0]["body"].encode("latin-1")).hexdigest()
    assert "E1A 99" in mine[0]["body"] and mine[0]["body"].endswith("\r\n")


def test_a_control_number_is_one_batchs_only(rehearsal):
    assert send(rehearsal, SUMMARY, "C2").status_code == 202
    refused = send(rehearsal, OTHER, "C2")
    assert refused.status_code == 409 and list(refused.json()) == ["error"]


def test_without_a_header_the_user_text_is_the_control_number_else_the_hash(rehearsal):
    assert send(rehearsal, SUMMARY).json()["control"] == CONTROL
    assert send(rehearsal, b"hello").json()["control"] == hashlib.sha256(b"hello").hexdigest()


def test_a_sender_sees_its_own_replies_in_ascending_numbers(rehearsal):
    for control, sender in (("D1", "XYZ"), ("D2", "B76"), ("D3", "B76")):
        send(rehearsal, SUMMARY, control, sender)
    numbers = [one["number"] for one in replies(rehearsal)]
    assert len(numbers) > 1 and numbers == sorted(set(numbers))
    assert [one["control"] for one in replies(rehearsal, "XYZ")] == ["D1"]
    assert replies(rehearsal, after=numbers[-1]) == []


WRONG: list[tuple[str, str, dict[str, object], int]] = [
    ("GET",  "/nothing",                      {},                                                       404),
    ("PUT",  "/clock",                        {},                                                       405),
    ("POST", "/clock",                        {"content": b"{"},                                        400),
    ("POST", "/clock",                        {"json": {}},                                             400),
    ("POST", "/clock",                        {"json": {"advance": "2 fortnights"}},                    400),
    ("POST", "/clock",                        {"json": {"to": "1999-01-01"}},                           400),
    ("POST", "/clock",                        {"json": {"advance": "90000d"}},                          400),
    ("GET",  "/why/NOBODY",                   {},                                                       404),
    ("GET",  "/entries/B7699999999",          {},                                                       404),
    ("GET",  "/statements/1",                 {},                                                       404),
    ("GET",  "/abi/B76/replies?after=x",      {},                                                       400),
    ("POST", "/abi/B%2076",                   {"content": b"A"},                                        400),
    ("POST", "/abi/B76",                      {"content": b"A", "headers": {"Idempotency-Key": "x" * 200}}, 400),
    ("POST", "/act",                          {"content": b"[]"},                                       400),
    ("POST", "/act",                          {"json": {"do": "hold.placed"}},                          400),
    ("POST", "/act",                          {"json": {"do": "summary.accepted", "key": ENTRY}},       400),
    ("POST", "/act",                          {"json": {"do": "hold.placed", "key": ENTRY}},            400),
    ("POST", "/act",                          {"json": {"do": "hold.placed", "key": "B7699999999", "with": {"agency": "FDA"}}}, 404),
    ("POST", "/act",                          {"json": {"do": "hold.placed", "key": ENTRY, "with": 5}}, 400),
    ("POST", "/act",                          {"json": {"do": "bill.paid", "key": ENTRY, "with": {"amount": [1]}}}, 400),
]


@pytest.mark.parametrize(("method", "path", "asked", "status"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_asked_wrongly_is_answered_by_one_line(rehearsal, method, path, asked, status):
    reply = httpx.request(method, rehearsal.url + path, timeout=30, **asked)
    assert reply.status_code == status
    assert list(reply.json()) == ["error"] and "\n" not in reply.text and "Traceback" not in reply.text


def test_a_body_that_is_too_long_is_not_read(rehearsal):
    head = b"POST /abi/B76 HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"
    host, port = rehearsal.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(head)
        assert line.recv(1000).startswith(b"HTTP/1.1 413")


def test_over_tcp_the_same_rules_hold(rehearsal):
    told = f"SEND TCP T1 {len(SUMMARY)}\n".encode() + SUMMARY
    first, again = rehearsal.say(told), rehearsal.say(told)
    assert first.startswith(b"OK ") and first.endswith(b" NEW\n")
    assert again == first.replace(b"NEW", b"AGAIN")
    assert rehearsal.say(f"SEND TCP T1 {len(OTHER)}\n".encode() + OTHER).startswith(b"NO control number")
    fetched = rehearsal.say(b"FETCH TCP 0\n")
    count, head, body = fetched.split(b"\n", 2)
    assert count == b"1"
    word, number, control, application, length = head.split(b" ")
    assert (word, control, application) == (b"MSG", b"T1", b"AX") and number == first.split()[1] and int(length) == len(body)


@pytest.mark.parametrize("told", [b"HELLO\n", b"SEND TCP\n", b"SEND TCP T9 -4\n", b"SEND T/P T9 1\nA", b"FETCH TCP x\n", b"\xff\xfe\n",
                                  b"SEND TCP T9 99999999999999\n"])
def test_what_tcp_cannot_read_is_said_in_a_line(rehearsal, told):
    answer = rehearsal.say(told)
    assert answer.startswith(b"NO ") and answer.endswith(b"\n") and answer.count(b"\n") == 1


def test_a_message_that_breaks_off_is_not_taken(rehearsal):
    assert rehearsal.say(f"SEND TCP T5 {len(SUMMARY)}\n".encode() + SUMMARY[:100]) == b""
    assert b" T5 " not in rehearsal.say(b"FETCH TCP 0\n")


def test_a_request_that_breaks_off_is_not_taken_and_leaves_no_traceback(tmp_path):
    with served(tmp_path, *DAY) as one:
        host, port = one.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as line:
            line.sendall(f"POST /abi/B76 HTTP/1.1\r\nHost: x\r\nContent-Length: {len(SUMMARY)}\r\n\r\n".encode() + SUMMARY[:100])
            time.sleep(0.2)
        assert replies(one) == []
        one.stop()
        assert one.process.stderr is not None and one.process.stderr.read() == ""


def test_the_course_of_an_entry_is_asked_for_and_acted_on(tmp_path):
    with served(tmp_path, *DAY) as one:
        send(one, SUMMARY)
        assert httpx.get(f"{one.url}/clock").json() == {"now": "2026-09-24T09:00:00", "real": False}
        assert httpx.post(f"{one.url}/clock", json={"to": "2026-09-29T07:00"}).json()["now"] == "2026-09-29T07:00:00"
        statement = httpx.get(f"{one.url}/statements").json()["statements"][0]
        assert (statement["state"], statement["total"]) == ("preliminary", 1110680)
        assert [one["application"] for one in replies(one)] == ["AX", "PF"]
        wrong = {"do": "payment.authorised", "key": statement["number"], "with": {"amount": "1.00"}}
        httpx.post(f"{one.url}/act", json=wrong)
        assert httpx.get(f"{one.url}/statements/{statement['number']}").json()["state"] == "preliminary"
        httpx.post(f"{one.url}/act", json=wrong | {"with": {"amount": "11106.80"}})
        httpx.post(f"{one.url}/clock", json={"advance": "2wd"})
        entry = httpx.get(f"{one.url}/entries/B76-0324527-8").json()
        assert (entry["paid"], entry["liquidation"]["day"]) == ("2026-09-29", "2027-07-30")
        assert [event["what"] for event in entry["next"]] == ["liquidation.due", "liquidation.limit"]
        why = httpx.get(f"{one.url}/why/{ENTRY}").text.splitlines()
        assert "2026-09-24 09:00:00  summary accepted" in why and "2026-09-30 06:00:00  11106.80 paid on statement 2726272001" in why
        told = httpx.get(f"{one.url}/why/{CONTROL}", params={"format": "json"}).json()["why"]
        assert told[0]["words"] == f"batch of application AE received: {ENTRY}"
        httpx.post(f"{one.url}/clock", json={"advance": "320d"})
        assert f"<td>{ENTRY}" in httpx.get(f"{one.url}/bulletin").text
        page = httpx.get(f"{one.url}/").text
        assert ENTRY in page and "liquidated" in page
        assert httpx.post(f"{one.url}/clock", data={"advance": "1d"}, headers={"accept": "text/html"}).status_code == 303
        as_form = {"content-type": "application/x-www-form-urlencoded"}
        assert httpx.post(f"{one.url}/clock", content=b'{"advance": "1d"}', headers=as_form).status_code == 200


def test_killed_and_started_again_it_has_lost_and_doubled_nothing(tmp_path):
    with served(tmp_path, *DAY) as one:
        numbers = [send(one, SUMMARY, f"K{n}").json()["number"] for n in range(3)]
        httpx.post(f"{one.url}/clock", json={"advance": "3h"})
        before = replies(one)
        one.kill()
    with served(tmp_path, *DAY) as two:
        assert replies(two) == before and httpx.get(f"{two.url}/clock").json()["now"] == "2026-09-24T12:00:00"
        again = [send(two, SUMMARY, f"K{n}").json() for n in range(3)]
        assert [(one["number"], one["duplicate"]) for one in again] == [(number, True) for number in numbers]
        assert two.stop() == 0


def test_killed_while_it_takes_batches_each_is_taken_once(tmp_path):
    """A filer that sends again what was not answered, and a rehearsal that is killed three times meanwhile."""
    import random
    import threading

    chance, controls, at = random.Random(5), [f"R{n:03}" for n in range(60)], 0
    for kills_left in (3, 2, 1, 0):
        with served(tmp_path, *DAY) as one, httpx.Client(base_url=one.url, timeout=30) as line:
            line.get("/clock")
            killer = threading.Timer(chance.uniform(0.05, 0.6), one.process.kill)
            if kills_left:
                killer.start()
            while at < len(controls):
                try:
                    line.post("/abi/B76", content=SUMMARY, headers={"Idempotency-Key": controls[at]}).raise_for_status()
                except httpx.TransportError:
                    break
                at += 1
            killer.cancel()
            if not kills_left:
                taken = replies(one)
                assert at == len(controls) and [told["control"] for told in taken] == controls
                assert ["E1A 995" in told["body"] for told in taken] == [True] + [False] * 59


def test_folders_take_each_file_once_and_hold_the_replies(tmp_path):
    drop = tmp_path / "drop"
    with served(tmp_path / "ace", *DAY, "--drop", str(drop)) as one:
        (drop / "to-cbp" / ".F1.abi.new").write_bytes(SUMMARY)
        (drop / "to-cbp" / ".F1.abi.new").rename(drop / "to-cbp" / "F1.abi")
        found = _waited(drop / "from-cbp")
        assert [path.name for path in found] == ["1-F1.abi"] and "E1A 995" in found[0].read_text()
        one.kill()
    with served(tmp_path / "ace", *DAY, "--drop", str(drop)) as two:
        (drop / "to-cbp" / "F2.abi").write_bytes(OTHER)
        assert [path.name for path in _waited(drop / "from-cbp", 2)] == ["1-F1.abi", "2-F2.abi"]
        assert len(replies(two)) == 2


def _waited(folder: Path, count: int = 1) -> list[Path]:
    for _ in range(100):
        found = sorted(folder.glob("*.abi")) if folder.is_dir() else []
        if len(found) >= count:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{folder} has no {count} files")


def test_while_the_system_is_down_nothing_is_taken_and_nothing_lost(tmp_path):
    with served(tmp_path, "--scenario", "system-down-four-hours", tcp=True) as one:
        httpx.post(f"{one.url}/clock", json={"to": "2026-09-24T10:00"})
        refused = send(one, SUMMARY)
        assert refused.status_code == 503 and 1 <= int(refused.headers["Retry-After"]) <= 14400 and "error" in refused.json()
        assert one.say(f"SEND B76 X {len(SUMMARY)}\n".encode() + SUMMARY).startswith(b"DOWN ")
        assert httpx.get(f"{one.url}/abi/B76/replies").status_code == 503
        httpx.post(f"{one.url}/clock", json={"to": "2026-09-24T14:00"})
        assert send(one, SUMMARY).json()["duplicate"] is False
        assert len(replies(one)) == 1


@pytest.mark.parametrize(("options", "said"), [
    (("--clock", "yesterday"), "--clock: 'yesterday' is no time"),
    (("--scenario", "nowhere"), "nowhere: there is no such file"),
])
def test_a_call_that_cannot_be_followed_says_so_in_a_line(tmp_path, options, said):
    import subprocess
    import sys

    from tests.ace.serving import PROGRAM

    done = subprocess.run([sys.executable, "-c", PROGRAM, "ace", "serve", "--port", "0", "--data", str(tmp_path), *options],
                          cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and said in done.stderr and done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_said_in_a_line(rehearsal, tmp_path):
    import subprocess
    import sys

    from tests.ace.serving import PROGRAM

    port = rehearsal.url.rpartition(":")[2]
    done = subprocess.run([sys.executable, "-c", PROGRAM, "ace", "serve", "--port", port, "--data", str(tmp_path), *DAY],
                          cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2 and f"127.0.0.1:{port}" in done.stderr and done.stderr.count("\n") == 1
    assert "entries" in json.loads(httpx.get(f"{rehearsal.url}/entries").text)      # who listened there goes on
