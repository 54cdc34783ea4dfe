"""The pages of the firm for demonstration: the first one cold, and how many bytes each is on the wire.

    python -m benchmarks.web.pages

`serve` is started as a process of its own, and Chromium with nothing kept: seconds from the process until it answers, of its first page, and of the
page in the browser until it is painted and loaded. Then for every page its bytes as they were sent, compressed, with all that it takes along, by a
browser that has kept nothing (cold), and the page alone (warm), with the milliseconds until its first byte. Prints one JSON object.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from tests.ports import free
from tests.web.browser.conftest import FLAGS
from tests.web.conftest import CHROMIUM

from tidewaiter.service import demo_firm
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.access.login import log_in
from tidewaiter.service.outbox import opened
from tidewaiter.store.ledger import Ledger
from tidewaiter.web import session

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = ("/sign-in", "/", "/new", "/files/{id}", "/files/{id}/lines", "/files/{id}/agencies", "/files/{id}/review", "/files/{id}/transmit",
         "/files/{id}/money", "/files/{id}/after", "/files/{id}/documents", "/files/{id}/log", "/files/{id}/lines/1/why", "/files/{id}/prints",
         "/quote", "/tariff", "/tariff/8481", "/classify", "/screening", "/rehearsal", "/clients", "/clients/{client}", "/clients/new",
         "/firm", "/employees/new", "/me")
_PAINTED = """() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const of = performance.getEntriesByType("navigation")[0], paint = performance.getEntriesByName("first-contentful-paint")[0];
  told({first_byte: of.responseStart, painted: paint ? paint.startTime : null,
        loaded: of.loadEventEnd || performance.now(),
        bytes: performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, of.transferSize),
        page: of.transferSize}); })))"""


def answered(address: str, process: subprocess.Popen[bytes]) -> float:
    """When the server answers."""
    while process.poll() is None:
        try:
            httpx.get(f"{address}/static/icon.svg", timeout=5)
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return time.perf_counter()
    raise SystemExit("the server has ended")


def seen(browser: Any, address: str, token: str, path: str) -> dict[str, Any]:
    """A page in a browser that has kept nothing."""
    context = browser.new_context(base_url=address)
    if token:
        context.add_cookies([{"name": session.COOKIE, "value": token, "url": address}])
    page = context.new_page()
    answer = page.goto(path, wait_until="load")
    told = page.evaluate(_PAINTED)
    context.close()
    return {"status": answer.status, **{name: round(value) if value is not None else None for name, value in told.items()}}


def measured() -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as here:
        database, now = f"sqlite:///{here}/demo.sqlite", datetime.now(UTC)
        os.environ["TIDEWAITER_HOME"] = f"{here}/home"
        with opened(database) as there:
            desk = Desk(Ledger(there))
            made = demo_firm.found(desk, EXAMPLES, now)
            token = log_in(desk.visitor(now), "broker@demo.example", made.password).token
        file = next(id for id in made.files.values() if id)
        address = f"http://127.0.0.1:{free()}"
        command = [sys.executable, "-c", "from tidewaiter.cli import main; main()", "serve", "--database", database, "--host", "127.0.0.1",
                   "--port", address.rpartition(":")[2], "--no-filing"]
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            up = answered(address, process)
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
                first = seen(browser, address, token, "/")
                client = re.findall(r'"/clients/(c\d+)"', httpx.get(f"{address}/clients", cookies={session.COOKIE: token}).text)
                paths = [path.replace("{id}", file).replace("{client}", client[0]) for path in PAGES]
                pages = {PAGES[n]: seen(browser, address, "" if path == "/sign-in" else token, path) for n, path in enumerate(paths)}
                again = {PAGES[n]: seen(browser, address, "" if path == "/sign-in" else token, path)["first_byte"] for n, path in enumerate(paths)}
                browser.close()
        finally:
            process.terminate()
            process.wait(20)
    wrong = {path: one["status"] for path, one in pages.items() if one["status"] != 200}
    return {"server_up_s": round(up - started, 2), "first_page_cold_ms": first, "most_bytes": max(one["bytes"] for one in pages.values()),
            "wrong": wrong, "pages": {path: {**one, "first_byte_again": again[path]} for path, one in pages.items()}}


if __name__ == "__main__":
    print(json.dumps(measured(), indent=1))
