"""Screenshots of every screen of the firm for demonstration: `python -m tests.web.browser.shots FOLDER [PATH ...]`.

Each path is shown light and dark at 1280 by 800, as the broker sees it; a path that begins with client: as the client sees it, on a phone.
"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.web.browser.conftest import FLAGS
from tests.web.conftest import CHROMIUM
from tidewaiter.api.app import create_app
from tidewaiter.api.site import Server, serve, site
from tidewaiter.cli.serve import clock
from tidewaiter.service import demo_firm
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.access.login import log_in
from tidewaiter.service.outbox import opened
from tidewaiter.sockets import listening
from tidewaiter.store.ledger import Ledger
from tidewaiter.web import session
from tidewaiter.web.app import workbench

EXAMPLES = Path(__file__).parents[3] / "examples"


def main() -> None:
    folder, *paths = sys.argv[1:]
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as here, opened(f"sqlite:///{here}/demo.sqlite") as there:
        desk = Desk(Ledger(there))
        now = datetime.now(UTC)
        made = demo_firm.found(desk, EXAMPLES, now)
        at = listening("127.0.0.1", 0)
        started: list[Server] = []
        thread = threading.Thread(target=serve, args=(site(create_app(desk), workbench(desk, clock)), at, started.append))
        thread.start()
        address = f"http://127.0.0.1:{at.getsockname()[1]}"
        tokens = {who: log_in(desk.visitor(now), f"{who}@demo.example", made.password).token for who in ("broker", "writer", "client")}
        try:
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
                for path in paths or ["/"]:
                    who, _, rest = path.rpartition(":")
                    who = who or "broker"
                    for name, id in made.files.items():
                        rest = rest.replace(f"{{{name}}}", id)
                    for colour in ("light", "dark"):
                        size = {"width": 390, "height": 800} if who == "client" else {"width": 1280, "height": 800}
                        context = browser.new_context(base_url=address, color_scheme=colour, viewport=size)
                        context.add_cookies([{"name": session.COOKIE, "value": tokens[who], "url": address}])
                        page = context.new_page()
                        page.goto(rest)
                        page.wait_for_timeout(600)
                        name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "desk"
                        page.screenshot(path=str(out / f"{name}-{colour}.png"))
                        context.close()
                browser.close()
        finally:
            started[0].stop()
            thread.join()


if __name__ == "__main__":
    main()
