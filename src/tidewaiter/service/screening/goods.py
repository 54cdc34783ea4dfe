"""Goods and places of an entry, for the screening of a file, for the gate before filing and for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tidewaiter.admissibility import forced_labor, goods
from tidewaiter.admissibility.export_hint import findings, goods_hint, hint
from tidewaiter.entry.entry import Entry
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.entries.compute import law


def of(entry: Entry, day: date) -> tuple[Finding, ...]:
    """All that the rules on goods, places and forced labor find of an entry on `day`, worst first. What they turn on and nobody gave is one too."""
    found = (*goods.of(entry, day, law()), *forced_labor.of(entry, day))
    return tuple(sorted(found, key=lambda one: list(Severity).index(one.severity)))


def onward(entry: Entry, destination: str, day: date, eccns: Mapping[int, str]) -> tuple[Finding, ...]:
    """Export control hints for goods of an entry that are to go on to a destination on `day`; `eccns` by line number, where somebody classified them.

    Hints only: the absence of one is no license. A line without an ECCN is held against the lists by HTS number and needs classification.
    """
    found: list[Finding] = []
    for line in entry.lines:
        if eccn := eccns.get(line.number, ""):
            found += findings(f"line {line.number}", hint(eccn, destination, day))
        by_number = (one for article in line.articles for one in goods_hint(article.hts, destination, day))
        found += [one for one in by_number if not (eccn and one.rule == "SCR-EAR-CLASSIFY")]
    return tuple(dict.fromkeys(found))
