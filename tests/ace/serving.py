"""The rehearsal as a process of its own, for tests that talk to it over the wire and kill it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "from tidewaiter.cli import main; main()"


@dataclass
class Served:
    process: subprocess.Popen[str]
    url: str
    tcp: int | None

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    def say(self, data: bytes) -> bytes:
        """What the TCP door answers to one message and the end of the stream."""
        with socket.create_connection(("127.0.0.1", self.tcp or 0), timeout=20) as line:
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            parts = []
            while part := line.recv(1 << 16):
                parts.append(part)
            return b"".join(parts)


@contextmanager
def served(data: Path, *options: str, tcp: bool = False) -> Iterator[Served]:
    """`ace serve` on ports that are free, killed at the end if it still runs."""
    command = [sys.executable, "-c", PROGRAM, "ace", "serve", "--port", "0", "--data", str(data), *options, *(["--tcp-port", "0"] if tcp else [])]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None and process.stderr is not None
        first = process.stdout.readline()
        if "http://" not in first:
            raise AssertionError(first + process.stderr.read())
        port = int(process.stdout.readline().rpartition(":")[2]) if tcp else None
        yield Served(process, first.split()[-1], port)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
