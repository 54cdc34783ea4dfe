"""The site served by a thread on a port of its own, for one test or for many."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from fastapi import FastAPI

from tidewaiter.api.site import Server, serve, site
from tidewaiter.sockets import listening


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of the site while it is served."""
    at = listening("127.0.0.1", 0)
    made: list[Server] = []
    thread = threading.Thread(target=serve, args=(site(app), at, made.append))
    thread.start()
    address = f"http://127.0.0.1:{at.getsockname()[1]}"
    try:
        httpx.get(f"{address}/api/health", timeout=60)
        yield address
    finally:
        made[0].stop()
        thread.join()
