"""A keeper of a list on this machine: a real HTTP server with validators, ranges, redirects and, as a script says, trouble."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAST = "Mon, 08 Jun 2026 12:00:00 GMT"
DATE = "Mon, 08 Jun 2026 12:10:00 GMT"


@dataclass
class Keeper:
    """What the server holds by path, and the script of its next answers: a status, or `cut N` that closes after N bytes."""

    files: dict[str, bytes]
    etag: str = '"one"'
    modified: str = ""
    script: list[str] = field(default_factory=list)
    onward: dict[str, str] = field(default_factory=dict)         # a path, and where it is sent on to
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        keeper = self.server.keeper
        keeper.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        trouble = keeper.script.pop(0) if keeper.script else ""
        body = keeper.files.get(self.path)
        if trouble.isdecimal():
            self._send(int(trouble), b"trouble", {})
        elif self.path in keeper.onward:
            self._send(302, b"", {"Location": keeper.onward[self.path]})
        elif body is None:
            self._send(404, b"not here", {})
        else:
            self._file(keeper, body, int(trouble.removeprefix("cut ")) if trouble.startswith("cut ") else None)

    def _file(self, keeper: Keeper, body: bytes, cut: int | None) -> None:
        words = {name: value for name, value in (("ETag", keeper.etag), ("Last-Modified", keeper.modified)) if value}
        same = keeper.etag and self.headers.get("If-None-Match") == keeper.etag
        if same or (not keeper.etag and keeper.modified and self.headers.get("If-Modified-Since") == keeper.modified):
            self._send(304, b"", words)
            return
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked and self.headers.get("If-Range") in (keeper.etag, keeper.modified):
            start = int(asked[1])
            self._send(206, body[start:], {**words, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}, cut)
        else:
            self._send(200, body, words, cut)

    def _send(self, status: int, body: bytes, words: dict[str, str], cut: int | None = None) -> None:
        self.send_response_only(status)
        for name, value in {"Date": DATE, **words}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 304:
            self.wfile.write(body if cut is None else body[:cut])
        if cut is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    keeper: Keeper

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asked hung up, as a client does that has what it wanted."""


@contextmanager
def serving(keeper: Keeper) -> Iterator[Keeper]:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.keeper = keeper
        keeper.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield keeper
        finally:
            server.shutdown()
            thread.join()
