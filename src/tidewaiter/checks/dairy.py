"""Dairy products within a tariff-rate quota, which an import licence of the Secretary of Agriculture opens."""

from __future__ import annotations

from datetime import date
from functools import cache

from tidewaiter.duty.scope import Scope, read_scope
from tidewaiter.entry.line import Line
from tidewaiter.lawfiles import law_dir

AGRICULTURAL_LICENCE = "14"              # CATAIR Entry Summary, note (s)


def in_quota(line: Line, day: date) -> str:
    """The line's number within a licensed quota (HTS chapter 4, additional U.S. notes 6-25), or nothing."""
    return next((article.hts for article in line.articles if _listed().covers(article.hts, day)), "")


@cache
def _listed() -> Scope:
    return read_scope(law_dir() / "lists" / "dairy_licence.csv")
