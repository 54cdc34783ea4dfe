"""`tidewaiter serve` as a process: it says where it is, answers, and stops when it is told."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

RUN = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "serve"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "TIDEWAITER_HOME": str(tmp_path / "home")}


@pytest.fixture
def served(environment: dict[str, str], tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    running = subprocess.Popen([*RUN, "--port", "0", "--database", f"sqlite:///{tmp_path / 'served.sqlite'}"], env=environment, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None and running.stderr is not None
    said = running.stdout.readline()
    assert said.startswith("Tidewaiter at http://127.0.0.1:"), running.stderr.read()
    yield running, said.split()[2].rstrip(",")
    running.kill()
    running.wait()
    running.stdout.close()
    running.stderr.close()


def test_it_answers_and_stops_with_nothing_to_say(served):
    running, address = served
    assert "Sign in" in httpx.get(address, timeout=60, follow_redirects=True).text
    assert httpx.get(f"{address}/api/health", timeout=60).json() == {"ok": True}
    assert httpx.get(f"{address}/api/openapi.json", timeout=60).json()["openapi"].startswith("3.1")
    assert httpx.get(f"{address}/api/people", timeout=60).status_code == 401
    running.send_signal(signal.SIGTERM)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (0, "", "")


def test_a_client_that_says_nothing_holds_up_nobody(served):
    _, address = served
    host, port = address.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(40)]
    try:
        for one in slow:
            one.sendall(b"POST /api/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
        assert httpx.get(f"{address}/api/health", timeout=30).json() == {"ok": True}
    finally:
        for one in slow:
            one.close()


def test_a_head_without_end_is_cut_off(served):
    _, address = served
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as one:
        one.sendall(b"GET /api/health HTTP/1.1\r\nHost: x\r\nX-Long: " + b"x" * 200_000)
        assert b" 400 " in one.recv(100)


@pytest.mark.parametrize("words,said", [
    (["--database", "mysql://x/y"], "neither sqlite"), (["--port", "99999"], "99999"), (["--database", "sqlite:////dev/null/x"], "/dev/null"),
], ids=["database", "port", "folder"])
def test_a_wrong_call_is_one_line(environment, words, said):
    done = subprocess.run([*RUN, *words], env=environment, capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and said in done.stderr, done.stderr


def test_a_port_that_is_taken_is_said(environment, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([*RUN, "--port", str(port)], env=environment, capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and f"127.0.0.1:{port}" in done.stderr, done.stderr
