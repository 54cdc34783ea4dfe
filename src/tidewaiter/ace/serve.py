"""`ace serve`: the rehearsal behind HTTP, TCP and a pair of folders, in one process.

Everything that a filer sends is taken in one transaction of the file, so that the process may end at any instruction.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import os
import re
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import uvicorn
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from tidewaiter.ace.exchange import Conflict
from tidewaiter.ace.office import Down, Office, Refused, Unknown
from tidewaiter.sockets import listening

LARGEST = 64 << 20                                   # bytes of a batch
LARGEST_QUESTION = 1 << 20                           # bytes of anything else
MOST_REPLIES = 1000
_SENDER, _CONTROL = re.compile(r"[A-Za-z0-9]{1,12}"), re.compile(r"[!-~](?:[ -~]{0,126}[!-~])?")
_SLOW = 60.0                                         # seconds that a TCP peer may be silent within a message
_LOG = logging.getLogger("tidewaiter.ace")


@dataclass(frozen=True)
class Doors:
    """Where the rehearsal is reached. A port of 0 is any that is free; no TCP port and no drop folder: not by them."""

    host: str = "127.0.0.1"
    port: int = 8026
    tcp_port: int | None = None
    drop: Path | None = None


def serve(office: Office, doors: Doors, say: Callable[[str], None]) -> None:
    """Serve until told to stop. `say` prints where it is reached. OSError where a port is taken."""
    asyncio.run(_serve(office, doors, say))


async def _serve(office: Office, doors: Doors, say: Callable[[str], None]) -> None:
    at = listening(doors.host, doors.port)
    config = uvicorn.Config(application(office), log_level="warning", access_log=False, timeout_graceful_shutdown=10, lifespan="off", ws="none")
    server = _Server(config)
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, server.stop)
    line = await asyncio.start_server(
        lambda reader, writer: _conversation(office, reader, writer), sock=listening(doors.host, doors.tcp_port),
    ) if doors.tcp_port is not None else None
    tasks = [asyncio.create_task(_tick(office))] if office.time else []
    if doors.drop:
        (doors.drop / "to-cbp").mkdir(parents=True, exist_ok=True)
        (doors.drop / "from-cbp").mkdir(parents=True, exist_ok=True)
        tasks.append(asyncio.create_task(_watch(office, doors.drop)))
    say(f"ACE rehearsal at http://{doors.host}:{at.getsockname()[1]}")
    if line:
        say(f"TCP at {doors.host}:{line.sockets[0].getsockname()[1]}")
    if doors.drop:
        say(f"folder {doors.drop}")
    try:
        await server.serve(sockets=[at])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if line:
            line.close()


async def _tick(office: Office) -> None:
    """Let the real clock bring about what is due, every second."""
    while True:
        await asyncio.sleep(1)
        try:
            await asyncio.to_thread(office.clock)
        except Exception as error:
            _LOG.error("clock: %s: %s", type(error).__name__, error)


class _Server(uvicorn.Server):
    """Stops when it is told, with exit status 0: uvicorn would raise the signal once more after it has stopped."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        self.force_exit = self.should_exit               # told twice it waits for nobody
        self.should_exit = True


# HTTP

Endpoint = Callable[[Request], Awaitable[Response]]


def application(office: Office) -> Starlette:
    """The routes. What cannot be done is answered by one line of JSON."""
    def route(path: str, answer: Callable[[Office, Request], Awaitable[Response]], *methods: str) -> Route:
        async def endpoint(request: Request) -> Response:
            return await _answered(office, request, answer)
        return Route(path, endpoint, methods=list(methods or ("GET",)))

    return Starlette(
        routes=[
            route("/abi/{sender}", _take, "POST"),
            route("/abi/{sender}/replies", _replies),
            route("/clock", _clock, "GET", "POST"),
            route("/act", _act, "POST"),
            route("/why/{subject:path}", _why),
            route("/entries", _entries), route("/entries/{key}", _entry),
            route("/statements", _statements), route("/statements/{number}", _statement),
            route("/bulletin", _bulletin),
            route("/", _page),
        ],
        exception_handlers={HTTPException: _wrong},
    )


async def _wrong(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    what = {404: f"there is nothing at {request.url.path}", 405: f"{request.method} is not for {request.url.path}"}
    return _error(status, what.get(status, str(getattr(error, "detail", error))))


def _error(status: int, what: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": " ".join(what.split())}, status, headers)


async def _answered(office: Office, request: Request, answer: Callable[[Office, Request], Awaitable[Response]]) -> Response:
    try:
        return await answer(office, request)
    except Down as error:
        return _error(503, str(error), {"Retry-After": str(error.seconds)})
    except Unknown as error:
        return _error(404, str(error))
    except Conflict as error:
        return _error(409, str(error))
    except Refused as error:
        return _error(400, str(error))
    except _TooLarge as error:
        return _error(413, str(error))
    except OperationalError as error:
        return _error(503, f"the file cannot be written now: {error.orig}", {"Retry-After": "5"})
    except ClientDisconnect:
        return _error(400, "the request broke off")          # nobody reads it
    except (HTTPException, asyncio.CancelledError):
        raise
    except Exception as error:
        # A fault of ours: the filer gets a line, and so does the log.
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
        _LOG.error("%s %s: %s: %s (%s)", request.method, request.url.path, type(error).__name__, error, where)
        return _error(500, f"a fault of the rehearsal: {type(error).__name__}")


class _TooLarge(Exception):
    pass


async def _body(request: Request, most: int) -> bytes:
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > most:
        raise _TooLarge(f"{told} bytes are more than {most}")
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise _TooLarge(f"the body is longer than {most} bytes")
    return bytes(data)


def control_of(data: bytes) -> str:
    """The control number of a batch that is told none: the user text of its record A, else the sha256 of its bytes."""
    text = data[59:80].decode("latin-1").strip() if data[:1] in b"Aa" and len(data) >= 80 else ""
    return text if _CONTROL.fullmatch(text) and "\n" not in text else hashlib.sha256(data).hexdigest()


def _sender(request: Request) -> str:
    sender = str(request.path_params["sender"])
    if not _SENDER.fullmatch(sender):
        raise Refused(f"{sender!r} is no sender's code")
    return sender


async def _take(office: Office, request: Request) -> Response:
    sender, data = _sender(request), await _body(request, LARGEST)
    control = request.headers.get("idempotency-key", "").strip() or control_of(data)
    if not _CONTROL.fullmatch(control):
        raise Refused("the control number may have 1 to 128 printable characters")
    receipt = await asyncio.to_thread(office.take, data, sender, control)
    return JSONResponse({"control": control, "number": receipt.number, "duplicate": receipt.duplicate}, 202)


async def _replies(office: Office, request: Request) -> Response:
    sender = _sender(request)
    after, limit = _number(request, "after", 0), min(_number(request, "limit", 100), MOST_REPLIES)
    found = await asyncio.to_thread(office.replies, sender, after, limit)
    return JSONResponse({"replies": [{
        "number": one.number, "control": one.control, "application": one.application,
        "sha256": hashlib.sha256(one.text.encode("latin-1")).hexdigest(), "body": one.text,
    } for one in found]})


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Refused(f"{name} is {text!r}, which is no whole number")
    return int(text)


def _is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")


async def _question(request: Request) -> dict[str, Any]:
    """The JSON object, or the form, of a request."""
    data = await _body(request, LARGEST_QUESTION)
    # Some clients call whatever they post a form.
    if _is_form(request) and not data.lstrip().startswith(b"{"):
        return {name: values[-1] for name, values in parse_qs(data.decode("utf-8", "replace")).items()}
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise Refused("the body is no JSON") from None
    if not isinstance(told, dict):
        raise Refused("the body is no JSON object")
    return told


async def _clock(office: Office, request: Request) -> Response:
    if request.method == "GET":
        now = await asyncio.to_thread(office.clock)
    else:
        told = await _question(request)
        now = await asyncio.to_thread(lambda: office.advance(by=str(told.get("advance") or ""), to=str(told.get("to") or "")))
        if _is_form(request) and "text/html" in request.headers.get("accept", ""):
            return RedirectResponse("/", 303)
    return JSONResponse({"now": now.isoformat(), "real": office.time is not None})


async def _act(office: Office, request: Request) -> Response:
    """{"do": what, "key": the entry, bill or statement, "with": {...}}; what may be done is in docs/abi/happenings.md."""
    told = await _question(request)
    about = told.get("with") or {}
    if not isinstance(about, dict):
        raise Refused('"with" is no JSON object')
    name, key = str(told.get("do") or ""), str(told.get("key") or "").replace("-", "")
    if not name or not key:
        raise Refused('tell "do" and "key"')
    now = await asyncio.to_thread(office.act, name, key, about)
    return JSONResponse({"done": name, "key": key, "now": now.isoformat()})


async def _why(office: Office, request: Request) -> Response:
    subject = str(request.path_params["subject"])
    try:
        notes = await asyncio.to_thread(office.why, subject)
    except Unknown:
        # An entry number as people write it.
        notes = await asyncio.to_thread(office.why, subject.replace("-", ""))
    if request.query_params.get("format") == "json":
        return JSONResponse({"why": notes})
    several = len({note["of"] for note in notes}) > 1
    lines = (f"{note['at'].replace('T', ' ')}  {note['of'] + '  ' if several else ''}{note['words']}" for note in notes)
    return PlainTextResponse("\n".join(lines) + "\n")


async def _entries(office: Office, request: Request) -> Response:
    return JSONResponse({"entries": await asyncio.to_thread(office.entries)})


async def _entry(office: Office, request: Request) -> Response:
    return JSONResponse(await asyncio.to_thread(office.entry, str(request.path_params["key"]).replace("-", "")))


async def _statements(office: Office, request: Request) -> Response:
    return JSONResponse({"statements": await asyncio.to_thread(office.statements)})


async def _statement(office: Office, request: Request) -> Response:
    return JSONResponse(await asyncio.to_thread(office.statement, str(request.path_params["number"])))


_STYLE = "body{font:15px/1.5 sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse}td,th{padding:.2em .8em;text-align:left}"


def _html(title: str, body: str) -> Response:
    return HTMLResponse(f"<!doctype html><meta charset=utf-8><title>{escape(title)}</title><style>{_STYLE}</style><h1>{escape(title)}</h1>{body}")


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table whose first column is escaped as the others are; a cell that begins with <a is a link of ours."""
    def cell(text: str) -> str:
        return text if text.startswith("<a ") else escape(text)

    head = "".join(f"<th>{escape(one)}" for one in heads)
    return f"<table><tr>{head}" + "".join("<tr>" + "".join(f"<td>{cell(one)}" for one in row) for row in rows) + "</table>"


async def _bulletin(office: Office, request: Request) -> Response:
    rows = await asyncio.to_thread(office.bulletin)
    table = _table(("Posted", "Entry", "Type", "Port", "Importer", "Entered", "Event"), [
        (row["day"], row["entry"], row["type"], row["port"], row["importer"], row["entered"], row["kind"]) for row in rows
    ])
    return _html("Bulletin notice of liquidation", table if rows else "<p>Nothing is posted.</p>")


async def _page(office: Office, request: Request) -> Response:
    now, entries, coming = await asyncio.to_thread(lambda: (office.clock(), office.entries(), office.coming()))
    form = "" if office.time else (
        "<form method=post action=/clock><input name=advance value=1d size=6> <button>Let time pass</button></form>"
    )
    filed = _table(("Entry", "Type", "Port", "Importer", "Stands"), [
        (f'<a href="/why/{escape(one["entry"])}">{escape(one["entry"])}</a>', one.get("type", ""), one.get("port", ""), one.get("importer", ""),
         one["now"]) for one in entries[-200:]
    ])
    due = _table(("When", "What", "Of"), [(one["due"].replace("T", " "), one["words"], one["of"]) for one in coming])
    return _html("ACE rehearsal", (
        f"<p>The clock {'is real' if office.time else 'stands'}: {now:%A, %d %B %Y %H:%M}. "
        f"<a href=/bulletin>Bulletin</a>, <a href=/statements>statements</a>. A rehearsal, not CBP.</p>{form}"
        f"<h2>Entries</h2>{filed}<h2>What comes next</h2>{due}"
    ))


# TCP

async def _conversation(office: Office, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """SEND and FETCH, one after the other, until the peer goes or says what cannot be read."""
    with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError, asyncio.CancelledError):
        while line := await reader.readline():
            answer, goes_on = await _said(office, line, reader)
            writer.write(answer)
            await writer.drain()
            if not goes_on:
                break
    writer.close()
    with suppress(ConnectionError, asyncio.CancelledError):
        await writer.wait_closed()


async def _said(office: Office, line: bytes, reader: asyncio.StreamReader) -> tuple[bytes, bool]:
    words = line.decode("latin-1").rstrip("\r\n").split(" ")
    if words[0] == "SEND" and len(words) == 4 and words[3].isascii() and words[3].isdigit():
        length = int(words[3]) if len(words[3]) < 12 else LARGEST + 1
        if length > LARGEST:
            return f"NO {length} bytes are more than {LARGEST}\n".encode(), False
        data = await asyncio.wait_for(reader.readexactly(length), _SLOW)
        if not _SENDER.fullmatch(words[1]) or not _CONTROL.fullmatch(words[2]):
            return b"NO the sender or the control number is none\n", True
        return await _line_answer(lambda: office.take(data, words[1], words[2]), _taken)
    if words[0] == "FETCH" and len(words) == 3 and words[2].isascii() and words[2].isdigit() and len(words[2]) < 16:
        return await _line_answer(lambda: office.replies(words[1], int(words[2]), MOST_REPLIES), _fetched)
    return b"NO write SEND <sender> <control> <length> or FETCH <sender> <after>\n", False


async def _line_answer(ask: Callable[[], Any], tell: Callable[[Any], bytes]) -> tuple[bytes, bool]:
    try:
        return tell(await asyncio.to_thread(ask)), True
    except Down as error:
        return f"DOWN {error.seconds}\n".encode(), True
    except OperationalError:
        return b"DOWN 5\n", True
    except (Conflict, Refused) as error:
        return f"NO {error}\n".encode("latin-1", "replace"), True
    except Exception as error:
        _LOG.error("TCP: %s: %s", type(error).__name__, error)
        return f"NO a fault of the rehearsal: {type(error).__name__}\n".encode(), True


def _taken(receipt: Any) -> bytes:
    return f"OK {receipt.number} {'AGAIN' if receipt.duplicate else 'NEW'}\n".encode()


def _fetched(mail: Any) -> bytes:
    parts = [f"{len(mail)}\n".encode()]
    for one in mail:
        body = one.text.encode("latin-1")
        parts += [f"MSG {one.number} {one.control.replace(' ', '_')} {one.application} {len(body)}\n".encode("latin-1", "replace"), body]
    return b"".join(parts)


# folders

async def _watch(office: Office, drop: Path) -> None:
    """Take what is put into to-cbp, each file once by its name, and write what there is for its senders into from-cbp."""
    seen: set[str] = set()
    senders: dict[str, int] = {}
    while True:
        try:
            await asyncio.to_thread(_sweep, office, drop, seen, senders)
        except Down:
            pass
        except Exception as error:
            _LOG.error("folder: %s: %s", type(error).__name__, error)
        await asyncio.sleep(0.25)


def _sweep(office: Office, drop: Path, seen: set[str], senders: dict[str, int]) -> None:
    for path in sorted((drop / "to-cbp").glob("[!.]*.abi")):
        if path.name in seen or not path.is_file():
            continue
        if path.stat().st_size > LARGEST:
            seen.add(path.name)
            _LOG.error("folder: %s is longer than %s bytes", path.name, LARGEST)
            continue
        data = path.read_bytes()
        sender = data[5:8].decode("latin-1").strip()
        try:
            office.take(data, sender, path.stem)
        except Conflict as error:
            _LOG.error("folder: %s: %s", path.name, error)
        seen.add(path.name)
        senders.setdefault(sender, 0)
    for sender, after in senders.items():
        for one in office.replies(sender, after, MOST_REPLIES):
            _deliver(drop / "from-cbp", f"{one.number}-{one.control}.abi", one.text.encode("latin-1"))
            senders[sender] = one.number


def _deliver(folder: Path, name: str, data: bytes) -> None:
    """Write a file under its name whole or not at all."""
    path = folder / re.sub(r"[^A-Za-z0-9._-]", "_", name)
    if path.exists():
        return
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
