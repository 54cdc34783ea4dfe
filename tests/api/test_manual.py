"""docs/api.md has the routes and errors as they are, and every route is described."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidewaiter.api import routes
from tidewaiter.api.app import described
from tidewaiter.api.manual import BEGIN, END, printed

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"


def test_the_page_has_the_routes_and_errors_as_they_are():
    page = PAGE.read_text(encoding="utf-8")
    assert page[page.index(BEGIN):page.index(END) + len(END)] == printed(), "print them anew: python -m tidewaiter.api.manual"


@pytest.mark.parametrize("use", routes.every(), ids=lambda use: use.name)
def test_every_route_says_what_it_does(use):
    assert 5 <= len(use.summary) <= 150, use.summary


def test_every_type_has_a_name_of_its_own():
    """Two types of one name would be called by the modules that they are in."""
    assert not [name for name in described()["components"]["schemas"] if "__" in name]


def test_every_operation_is_under_its_functions_name():
    told = [one["operationId"] for path in described()["paths"].values() for one in path.values()]
    assert sorted(told) == sorted(use.name for use in routes.every())
