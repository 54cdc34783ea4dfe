"""The other side of each wire, for tests: small real servers that keep what they took in SQLite and can be killed at any instant.

They take a control number once, and answer late, doubled and out of order where they are told to.
"""

from __future__ import annotations

import random
import socketserver
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

SENDER = "B76"
ACCEPT, REJECT = "A", "R"


def batch(subject: str, n: int, application: str = "AE") -> bytes:
    """The nth message about a subject."""
    head = f"A2704{SENDER}SECRET092426     {application}".ljust(80)
    block = f"B  2704{SENDER}{application}".ljust(80)
    trailers = [f"Y  2704{SENDER}{application}".ljust(80), f"Z2704{SENDER}".ljust(80)]
    return "".join(f"{line}\r\n" for line in (head, block, f"10{subject} {n}".ljust(80), *trailers)).encode()


def answer(body: bytes, disposition: str = ACCEPT) -> bytes:
    """The reply to a batch, its record A with the text that the batch's has."""
    text = body[59:80].decode("latin-1")
    head = f"A2704{SENDER}      092426     AX".ljust(59) + text
    return f"{head}\r\n{f'E1{disposition}'.ljust(80)}\r\n".encode("latin-1")


class Conflict(Exception):
    pass


class Keeper:
    """What the other side keeps: what it took, in the order in which it came, and its mail."""

    def __init__(self, path: Path, seed: int | None = None) -> None:
        self.path, self._random = path, random.Random(seed) if seed is not None else None
        with self._begin() as db:
            db.execute("CREATE TABLE IF NOT EXISTS taken (number INTEGER PRIMARY KEY AUTOINCREMENT, control TEXT UNIQUE, body BLOB, answered INT)")
            db.execute("CREATE TABLE IF NOT EXISTS mail (number INTEGER PRIMARY KEY AUTOINCREMENT, control TEXT, body BLOB)")

    @contextmanager
    def _begin(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=30, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def take(self, control: str, body: bytes) -> tuple[int, bool]:
        with self._begin() as db:
            known = db.execute("SELECT number, body FROM taken WHERE control = ?", (control,)).fetchone()
            if known:
                if known[1] != body:
                    raise Conflict(f"{control} was another batch's")
                return known[0], True
            number = db.execute("INSERT INTO taken (control, body, answered) VALUES (?, ?, 0)", (control, body)).lastrowid
            assert number is not None
            if self._random is None:
                self._answer(db, number, control, body)
            return number, False

    def mail(self, after: int, most: int = 100) -> list[tuple[int, str, bytes]]:
        with self._begin() as db:
            if self._random is not None:
                waiting = db.execute("SELECT number, control, body FROM taken WHERE answered = 0").fetchall()
                self._random.shuffle(waiting)
                for number, control, body in waiting:
                    if self._random.random() < 0.5:
                        for _ in range(1 + (self._random.random() < 0.3)):
                            self._answer(db, number, control, body)
            return db.execute("SELECT number, control, body FROM mail WHERE number > ? ORDER BY number LIMIT ?", (after, most)).fetchall()

    @staticmethod
    def _answer(db: sqlite3.Connection, number: int, control: str, body: bytes) -> None:
        db.execute("INSERT INTO mail (control, body) VALUES (?, ?)", (control, answer(body)))
        db.execute("UPDATE taken SET answered = 1 WHERE number = ?", (number,))

    def taken(self) -> list[tuple[str, bytes]]:
        """What was taken, in its order."""
        with self._begin() as db:
            return db.execute("SELECT control, body FROM taken ORDER BY number").fetchall()

    def posted(self) -> list[tuple[int, str, bytes]]:
        with self._begin() as db:
            return db.execute("SELECT number, control, body FROM mail ORDER BY number").fetchall()


def app(keeper: Keeper) -> Starlette:
    """The HTTP door, as docs/filing.md has it. A file `down` beside the keeper's makes it answer 503."""
    down = keeper.path.with_name("down")

    async def take(request: Request) -> JSONResponse:
        control, body = request.headers.get("idempotency-key", ""), await request.body()
        if down.exists():
            return JSONResponse({"error": "down"}, 503, {"Retry-After": down.read_text() or "0"})
        try:
            number, again = keeper.take(control, body)
        except Conflict as error:
            return JSONResponse({"error": str(error)}, 409)
        return JSONResponse({"control": control, "number": number, "duplicate": again}, 202)

    async def replies(request: Request) -> JSONResponse:
        if down.exists():
            return JSONResponse({"error": "down"}, 503)
        found = keeper.mail(int(request.query_params.get("after", "0")), int(request.query_params.get("limit", "100")))
        return JSONResponse({"replies": [
            {"number": number, "control": control, "application": "AX", "sha256": "", "body": body.decode("latin-1")}
            for number, control, body in found
        ]})

    return Starlette(routes=[Route("/abi/{sender}", take, methods=["POST"]), Route("/abi/{sender}/replies", replies)])


class Lines(socketserver.StreamRequestHandler):
    """The TCP door: SEND and FETCH."""

    timeout = 10
    keeper: Keeper

    def handle(self) -> None:
        words = self.rfile.readline(500).decode("ascii").split()
        down = self.keeper.path.with_name("down")
        if words[:1] == ["SEND"]:
            body = self.rfile.read(int(words[3]))
            if len(body) < int(words[3]):
                return
            if down.exists():
                self.wfile.write(b"DOWN 0\n")
                return
            try:
                number, again = self.keeper.take(words[2], body)
            except Conflict as error:
                self.wfile.write(f"NO {error}\n".encode())
                return
            self.wfile.write(f"OK {number} {'AGAIN' if again else 'NEW'}\n".encode())
        elif words[:1] == ["FETCH"]:
            found = self.keeper.mail(int(words[2]))
            self.wfile.write(f"{len(found)}\n".encode())
            for number, control, body in found:
                self.wfile.write(f"MSG {number} {control} AX {len(body)}\n".encode() + body)


class TcpServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def lines(keeper: Keeper, port: int) -> TcpServer:
    return TcpServer(("127.0.0.1", port), type("Kept", (Lines,), {"keeper": keeper}))


def serve_http(keeper: Keeper, port: int) -> None:
    """Serve until killed."""
    import uvicorn

    uvicorn.run(app(keeper), host="127.0.0.1", port=port, log_level="critical", access_log=False, lifespan="off")


def serve_folder(folder: Path, keeper: Keeper) -> None:
    """Take every file that appears, and knows no control number again: what appears twice is taken twice. Until killed."""
    (folder / "from-cbp").mkdir(parents=True, exist_ok=True)
    taken = folder / "taken"
    taken.mkdir(exist_ok=True)
    n, turn = len(list(taken.iterdir())), 0
    while True:
        turn += 1
        for path in sorted((folder / "to-cbp").glob("*.abi"), key=lambda one: one.stat().st_mtime_ns) if (folder / "to-cbp").is_dir() else []:
            n += 1
            kept = taken / f"{n:06}-{path.name}"
            path.rename(kept)
            keeper.take(f"{n:06} {path.stem}", kept.read_bytes())
        if turn % 20:                    # it answers later than it takes, so that who was killed meanwhile may send again first
            time.sleep(0.01)
            continue
        known = {path.name.split("-")[0] for path in (folder / "from-cbp").iterdir()}
        for number, control, body in keeper.mail(0, 10_000):
            if str(number) not in known:
                fresh = folder / "from-cbp" / f".{number}"
                fresh.write_bytes(body)
                fresh.rename(folder / "from-cbp" / f"{number}-{control.split()[-1]}.abi")
        time.sleep(0.01)
