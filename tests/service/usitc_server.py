"""USITC's endpoints on this machine: a real HTTP server that replays an export and misbehaves as a script says."""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PAST = "Mon, 08 Jun 2026 12:00:00 GMT"


@dataclass(frozen=True)
class Answer:
    """One answer of the export endpoint. As it stands it is that of a good server.

    `cut` closes the connection after so many bytes of the body; `length` is what Content-Length then says instead of the truth;
    `pause` is a silence in seconds before each `piece` bytes of the body.
    """

    status: int = 0
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    length: int | None = None
    unsized: bool = False                # no Content-Length: the end of the connection is the end of the body
    ranges: bool = True
    pause: float = 0
    piece: int = 1 << 16
    hang_up: bool = False
    turns_to: str = ""                   # the edition that is current from this answer on
    skewed: int = 0                      # how far a range begins from where it was asked to


GOOD = Answer()


class Usitc:
    """The service: what it holds, the script of its next answers, and what was asked of it."""

    def __init__(self, body: bytes, name: str = "2026HTSRev10", start: str = "06/08/2026") -> None:
        self.body, self.name, self.start = body, name, start
        self.etag, self.modified, self.date = '"one"', "", "Mon, 08 Jun 2026 12:10:00 GMT"
        self.packs = False
        self.script: list[Answer] = []
        self.release: Any = None         # what currentRelease says, where it is not {"name": ...}
        self.troubles: dict[str, list[Answer]] = {"currentRelease": [], "releaseList": []}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""
        self.over = threading.Event()
        self._lock = threading.Lock()

    def exports(self) -> list[dict[str, str]]:
        """The headers of every request for the export, in order."""
        return [headers for path, headers in self.asked if "exportList" in path]

    def next(self, endpoint: str) -> Answer:
        with self._lock:
            script = self.script if endpoint == "exportList" else self.troubles.get(endpoint, [])
            return script.pop(0) if script else GOOD

    def short(self, endpoint: str) -> bytes:
        if endpoint == "currentRelease":
            title = {"name": self.name, "description": "2026 HTS Revision", "title": "Revision (2026)"}
            return json.dumps(title if self.release is None else self.release).encode()
        return json.dumps([{"name": self.name, "status": "current", "releaseStartDate": self.start, "releaseEndDate": None},
                           {"name": "2026HTSBasic", "status": "archived", "releaseStartDate": "12/31/2025", "releaseEndDate": "01/16/2026"}]).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True       # or each answer waits 40 ms for an acknowledgement
    server: Server

    def do_GET(self) -> None:
        usitc = self.server.usitc
        parts = urlsplit(self.path)
        endpoint = parts.path.rpartition("/")[2]
        usitc.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        answer = usitc.next(endpoint)
        if answer.turns_to:
            usitc.name = answer.turns_to
        if answer.hang_up:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif endpoint in ("currentRelease", "releaseList"):
            self.send(answer, answer.status or 200, {}, usitc.short(endpoint) if answer.body is None else answer.body)
        elif parts.path == "/reststop/exportList":
            words = parse_qs(parts.query)
            good = words == {"from": ["0101.21.00"], "to": ["9999.00.00"], "format": ["JSON"], "styles": ["false"]}
            self.export(usitc, answer if good else Answer(status=400, body=b"bad request"))
        else:
            self.send(answer, 404, {}, b"not here")

    def export(self, usitc: Usitc, answer: Answer) -> None:
        if answer.status not in (0, 200, 206):
            self.send(answer, answer.status, {}, answer.body or b"trouble")
            return
        body = usitc.body if answer.body is None else answer.body
        headers = {"ETag": usitc.etag, "Last-Modified": usitc.modified}
        if usitc.packs and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        if answer.status == 206:             # as the script has it, whatever was asked
            self.send(answer, 206, headers, body)
            return
        if usitc.etag and self.headers.get("If-None-Match") == usitc.etag:
            self.send(answer, 304, headers, b"")
            return
        status = 200
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked and answer.ranges and self.headers.get("If-Range") in (None, usitc.etag, usitc.modified):
            start = int(asked[1]) + answer.skewed
            if start >= len(body):
                self.send(answer, 416, {"Content-Range": f"bytes */{len(body)}"}, b"")
                return
            status = 206
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            body = body[start:]
        self.send(answer, answer.status or status, headers, body)

    def send(self, answer: Answer, status: int, headers: dict[str, str], body: bytes) -> None:
        usitc = self.server.usitc
        self.send_response_only(status)
        headers = {"Date": usitc.date, "Set-Cookie": "crumb=1; Path=/", "Content-Type": "application/json", **headers}
        if not answer.unsized and status != 304:
            headers["Content-Length"] = str(len(body) if answer.length is None else answer.length)
        for name, value in (headers | answer.headers).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        sent = body if answer.cut is None else body[:answer.cut]
        for at in range(0, len(sent), answer.piece):
            if answer.pause and usitc.over.wait(answer.pause):
                break
            self.wfile.write(sent[at:at + answer.piece])
        if answer.cut is not None or answer.unsized or answer.length is not None:
            self.close_connection = True

    def log_message(self, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    usitc: Usitc
    daemon_threads = False               # closing waits until every answer has ended

    def handle_error(self, *args: Any) -> None:
        """A client that hangs up is no news here."""


@contextmanager
def serving(usitc: Usitc) -> Iterator[Usitc]:
    with Server(("127.0.0.1", 0), Handler) as server:
        server.usitc = usitc
        usitc.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield usitc
        finally:
            usitc.over.set()
            server.shutdown()
            thread.join()
