"""Statements as CBP sends them."""

from __future__ import annotations

from tidewaiter.ace.desk import Desk, Thing
from tidewaiter.ace.life.notices import notice


def print_statement(desk: Desk, statement: Thing, *, final: bool) -> None:
    """Post a statement to its filer, preliminary or final."""
    notice(desk, statement["number"], "statement", filer=statement["filer"], final=final, statement=statement)
