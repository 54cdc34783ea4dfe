"""The page of explained lines is what the command says now."""

from __future__ import annotations

from tests.duty import explained
from tests.duty.explained import PAGE


def test_the_page_is_what_the_command_says():
    assert PAGE.read_text(encoding="utf-8") == explained.text(), "python -m tests.duty.explained writes it"
