"""Axe over every page: links are followed from the desk of each role of the firm for demonstration, one page of each use."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web.browser.conftest import serious
from tests.web.browser.test_walk import There, opened, sign_in, there
from tidewaiter.web.app import uses
from tidewaiter.web.route import Use

__all__ = ["there"]
pytestmark = pytest.mark.browser
# What is no page: parts for scripts, files.
_NO_PAGE = re.compile(r"/(rows|number|parts|page|bytes|text|record)$|/prints/|/papers/")


def pattern(use: Use) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\w+(:path)?\\\}", lambda found: ".+" if found[1] else "[^/]+", re.escape(use.path)))


@pytest.mark.timeout(290)
@pytest.mark.parametrize("who", ["broker", "admin", "client"])
def test_axe_finds_nothing_serious_on_any_page(chromium: Any, there: There, who: str) -> None:
    pages = [(use.path, pattern(use)) for use in uses() if use.method == "GET" and not _NO_PAGE.search(use.path)]
    page = opened(chromium, there, (1280, 800) if who != "client" else (360, 740))
    sign_in(page, f"{who}@demo.example", there.made.password)
    ahead, seen, found = [urlsplit(page.url).path, "/me", "/password"], set[str](), dict[str, list[str]]()
    while ahead:
        path = ahead.pop(0)
        use = next((name for name, fits in pages if fits.fullmatch(urlsplit(path).path)), "")
        if not use or use in seen:
            continue
        answer = page.goto(path)
        if answer is None or answer.status >= 400 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        seen.add(use)
        if page.locator("#grid").count():
            page.wait_for_selector("#grid[data-ready]")
        if wrong := serious(page):
            found[path] = wrong
        ahead += [link for link in page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.getAttribute('href'))") if link]
    assert not found
    assert len(seen) >= {"broker": 30, "admin": 6, "client": 4}[who], sorted(seen)
