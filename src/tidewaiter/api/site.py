"""The whole site of one process: the API at /api, and at / a page that says where it is, until the workbench stands there."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tidewaiter.api.app import WHERE

MOST_HEADERS = 64 << 10              # bytes of the head of a request
MOST_AT_ONCE = 512                   # connections
IDLE = 15                            # seconds that a connection may say nothing between two requests
GRACE = 10                           # seconds that requests under way are given when the service is told to stop
_PAGE = f"""<!doctype html><html lang=en><meta charset=utf-8><title>Tidewaiter</title>
<h1>Tidewaiter</h1>
<p>The API is at <a href="{WHERE}/openapi.json">{WHERE}</a>, its health at <a href="{WHERE}/health">{WHERE}/health</a>.</p>
"""


def site(api: FastAPI, workbench: ASGIApp | None = None) -> ASGIApp:
    """The API and the workbench; without a workbench a page in its place."""
    rest = workbench or Starlette(routes=[Route("/", _page)])

    async def parted(scope: Scope, receive: Receive, send: Send) -> None:
        # By the bytes of the path: a route of Starlette would not have one with a line feed in it, and would answer for the API.
        if scope["type"] == "http" and (scope["path"] == WHERE or scope["path"].startswith(f"{WHERE}/")):
            await api({**scope, "root_path": scope.get("root_path", "") + WHERE}, receive, send)
        else:
            await rest(scope, receive, send)

    return parted


async def _page(request: Request) -> Response:
    return HTMLResponse(_PAGE)


class Server(uvicorn.Server):
    """Stops when it is told, with exit status 0: uvicorn would raise the signal once more after it has stopped."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="off", ws="none", server_header=False, timeout_graceful_shutdown=GRACE,
            timeout_keep_alive=IDLE, limit_concurrency=MOST_AT_ONCE, h11_max_incomplete_event_size=MOST_HEADERS, http="h11",
        ))

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        self.force_exit = self.should_exit               # told twice it waits for nobody
        self.should_exit = True


def serve(app: ASGIApp, at: socket.socket, ready: Callable[[Server], None] = lambda server: None) -> None:
    """Serve until SIGINT or SIGTERM, or until the server that `ready` was given is told to stop."""

    async def run() -> None:
        server = Server(app)
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError, ValueError, RuntimeError):        # in a thread there are no signals
                asyncio.get_running_loop().add_signal_handler(number, server.stop)
        ready(server)
        await server.serve(sockets=[at])

    asyncio.run(run())
