"""TCP: one line and the bytes of a message a connection; docs/filing.md has the lines."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from tidewaiter.filing.wire import LARGEST, Outage, Receipt, Refused, Reply

CONNECT, ANSWER = 5, 30      # seconds
_LONGEST_LINE = 500
_LONGEST_BODY = 256 << 20
_MOST = 100_000


class Tcp:
    """SEND and FETCH to host and port. `idempotent` where the other side answers AGAIN to a control number that it has."""

    def __init__(self, host: str, port: int, sender: str, *, idempotent: bool = True) -> None:
        self.idempotent = idempotent
        self._place, self._sender = (host, port), sender

    def send(self, control: str, body: bytes) -> Receipt:
        with self._connected() as (line, stream):
            try:
                line.sendall(f"SEND {self._sender} {control} {len(body)}\n".encode("ascii") + body)
                said = _line(stream).split(" ", 2)
            except OSError as error:
                raise Outage(_why(error), reached=True) from None
        match said:
            case ["OK", number, "NEW" | "AGAIN" as which] if number.isdigit() and int(number) < LARGEST:
                return Receipt(int(number), which == "AGAIN")
            case ["DOWN", *seconds]:
                raise Outage("the other side is down", seconds=int(seconds[0]) if seconds and seconds[0].isdigit() else 0)
            case ["NO", *reason]:
                raise Refused(" ".join(reason) or "no reason given")
        raise Outage(f"the answer {' '.join(said)!a} is none that was agreed", reached=True)

    def replies(self, after: int) -> Iterator[Reply]:
        with self._connected() as (line, stream):
            try:
                line.sendall(f"FETCH {self._sender} {after}\n".encode("ascii"))
                told = _line(stream)
                if not told.isdigit() or int(told) > _MOST:
                    raise Outage(f"the answer {told!a} is none that was agreed")
                for _ in range(int(told)):
                    yield self._message(stream)
            except OSError as error:
                raise Outage(_why(error)) from None

    def close(self) -> None:
        pass

    def _message(self, stream: BinaryIO) -> Reply:
        match (told := _line(stream)).split(" "):
            case ["MSG", number, control, _, length] if number.isdigit() and length.isdigit():
                if not 0 < int(number) < LARGEST or int(length) > _LONGEST_BODY:
                    raise Outage(f"the answer {told!a} is none that was agreed")
                body = stream.read(int(length))
                if len(body) < int(length):
                    raise Outage("the connection broke within a message")
                return Reply(int(number), control.strip("-"), body)
        raise Outage(f"the answer {told!a} is none that was agreed")

    @contextmanager
    def _connected(self) -> Iterator[tuple[socket.socket, BinaryIO]]:
        try:
            line = socket.create_connection(self._place, timeout=CONNECT)
        except OSError as error:
            raise Outage(_why(error)) from None
        with line:
            line.settimeout(ANSWER)
            with line.makefile("rb") as stream:
                yield line, stream


def _line(stream: BinaryIO) -> str:
    told = stream.readline(_LONGEST_LINE)
    if not told.endswith(b"\n"):
        raise Outage("the connection broke before the answer", reached=True)
    return told.decode("ascii", "replace").rstrip("\r\n")


def _why(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
