"""A real browser, Debian's Chromium, at the workbench; axe looks at every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api import firm
from tests.web.conftest import CHROMIUM
from tidewaiter.access.person import Role
from tidewaiter.web import session

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once."""
    if not CHROMIUM:
        pytest.skip("there is no Chromium: install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@pytest.fixture
def opened(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """A page of the workbench for a person of a role; `colour` light or dark, `size` in CSS pixels, `scripts` on or off."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def page(role: Role | None = None, path: str = "/", *, colour: str = "light", size: tuple[int, int] = (1280, 800), scripts: bool = True,
             tenant: str = firm.OURS) -> Any:
        context = chromium.new_context(base_url=address, color_scheme=colour, viewport={"width": size[0], "height": size[1]},
                                       java_script_enabled=scripts, bypass_csp=False)
        contexts.append(context)
        if role:
            context.add_cookies([{"name": session.COOKIE, "value": f"{tenant}-{role}", "url": address}])
        made = context.new_page()
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.on("console", lambda said: wrong.append(said.text) if said.type == "error" and "Failed to load resource" not in said.text else None)
        made.goto(path)
        return made

    yield page
    for context in contexts:
        context.close()
    assert not wrong, "\n".join(wrong)


def serious(page: Any) -> list[str]:
    """What axe finds that is serious or critical on a page, by WCAG 2.2 AA."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("""() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})""")
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0].get('failureSummary', '')[:200]}"
            for one in found["violations"] if one["impact"] in ("serious", "critical")]
