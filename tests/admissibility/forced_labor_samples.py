"""Entries for the tests of forced labor: one line, one maker, both invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.samples import ENTRY, IMPORTER, LINE
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Article, Line
from tidewaiter.entry.party import Party

MILL = Party("HANGZHOU EXAMPLE KNITTING CO LTD", "18 WENHUA ROAD", "HANGZHOU", "ZJ", "310000", "CN", mid="CNHANEXA18HAN")
VIETNAM = Party("EXAMPLE GARMENT JSC", "4 LE LOI", "HAI PHONG", "", "180000", "VN", mid="VNEXAGAR4HAI")


def line(hts: str = "6109100012", origin: str = "CN", mid: str = MILL.mid, **changes: Any) -> Line:
    told = {"exported_from": origin, "description": "KNITTED SHIRTS", "declarations": (), "foreign_exporter": "", **changes}
    return replace(LINE, articles=(Article(hts, 1000),), origin=origin, manufacturer=mid, **told)


def entry(*lines: Line, imported: str = "2026-09-16", entered: str = "", makers: tuple[Party, ...] = (MILL,), **changes: Any) -> Entry:
    came = date.fromisoformat(imported)
    on = date.fromisoformat(entered) if entered else came
    days = replace(ENTRY.days, imported=came, arrival=came, entered=on, exported=None, loaded=None, summary=None)
    told = {"seller": None, "buyer": IMPORTER, "invoices": (), **changes}
    return replace(ENTRY, lines=lines or (line(),), days=days, manufacturers=makers, **told)
