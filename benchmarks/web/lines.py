"""The lines of a file in headless Chromium: a key until its cell is painted, the sums of 100 lines, and 999 lines that are scrolled and keyed.

    python -m benchmarks.web.lines

Prints one JSON object: milliseconds, the median and the worst of each.
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.api import firm
from tests.web.browser.conftest import FLAGS
from tests.web.browser.lines_scene import keyed
from tests.web.conftest import CHROMIUM, seat_of

from tidewaiter.access.person import Role
from tidewaiter.api.app import create_app
from tidewaiter.api.site import Server, serve, site
from tidewaiter.service.entries.keying import KeyedLine, KeyedLines, key_lines, rows_of_file, sums_of_file
from tidewaiter.sockets import listening
from tidewaiter.web import session
from tidewaiter.web.app import workbench

# From the key event until the frame after it is drawn: what changed is on the screen then.
_WATCH = """() => { window.took = []; document.getElementById("grid").addEventListener("keydown", (event) => {
  const from = event.timeStamp; requestAnimationFrame(() => { const seen = new MessageChannel();
    seen.port1.onmessage = () => window.took.push(performance.now() - from); seen.port2.postMessage(0); }); }, true); }"""


def told(times: list[float]) -> dict[str, float]:
    return {"median": round(median(times), 1), "worst": round(max(times), 1), "of": len(times)}


def keys(page: Any, pressed: list[str]) -> dict[str, float]:
    page.evaluate("window.took = []")
    for key in pressed:
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    return told(page.evaluate("window.took"))


def ready(page: Any, id: str) -> float:
    start = perf_counter()
    page.goto(f"/files/{id}/lines")
    page.wait_for_selector("#grid[data-ready]")
    took = (perf_counter() - start) * 1000
    page.wait_for_timeout(2500)
    page.evaluate(_WATCH)
    return took


def measured() -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    folder = Path(tempfile.mkdtemp())
    os.environ["TIDEWAITER_HOME"] = str(folder / "home")
    desk = firm.desk(folder)
    writer = seat_of(desk, Role.WRITER)
    hundred, most = keyed(writer, 100), keyed(writer, 999)
    at, made = listening("127.0.0.1", 0), list[Server]()
    app = site(create_app(desk, lambda: firm.AT, requests=firm.ANY_NUMBER), workbench(desk, lambda: firm.AT))
    thread = threading.Thread(target=serve, args=(app, at, made.append))
    thread.start()
    address = f"http://127.0.0.1:{at.getsockname()[1]}"
    found: dict[str, Any] = {}
    try:
        sums_of_file(writer, hundred)
        row = rows_of_file(writer, hundred)[50]
        times, writes = [], []
        for n in range(7):
            start = perf_counter()
            kept = key_lines(writer, hundred, KeyedLines((KeyedLine(row.id, row.version, cells={"value": str(1000 + n)}),)))
            writes.append((perf_counter() - start) * 1000)
            row = kept.rows[0]
            start = perf_counter()
            sums_of_file(writer, hundred)
            times.append((perf_counter() - start) * 1000)
        found["100 lines: a line written, ms"], found["100 lines: duty computed anew, ms"] = told(writes), told(times)
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800})
            context.add_cookies([{"name": session.COOKIE, "value": f"{firm.OURS}-{Role.WRITER}", "url": address}])
            page = context.new_page()
            for id, lines in ((hundred, 100), (most, 999)):
                found[f"{lines} lines: page until keys are taken, ms"] = round(ready(page, id))
                found[f"{lines} lines: key to painted cell, ms"] = keys(page, ["ArrowDown"] * 20 + ["ArrowRight"] * 6 + ["ArrowDown"] * 10)
                page.keyboard.press("Home")
                found[f"{lines} lines: typing in a cell, ms"] = keys(page, ["End", "Home", "ArrowRight", *"6109100012", "Enter"])
                page.wait_for_timeout(1500)
                found[f"{lines} lines: scrolled by pages, ms"] = keys(page, ["PageDown"] * 30)
            page.wait_for_selector("#state[data-state=kept]")
            start = perf_counter()
            page.keyboard.press("F2")
            page.keyboard.type("6205202051")
            with page.expect_response(lambda answer: answer.url.endswith("/sums")):
                page.keyboard.press("Enter")
            found["999 lines: a keyed cell until the new sums are there, ms"] = round((perf_counter() - start) * 1000)
            browser.close()
    finally:
        made[0].stop()
        thread.join()
        desk.ledger.database.close()
    return found


if __name__ == "__main__":
    print(json.dumps(measured(), indent=1))
