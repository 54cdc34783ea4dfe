"""Where to click for a finding: the tab and the field that its place names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidewaiter.findings import Finding

_LINE = re.compile(r"\blines?[ /](\d{1,3})\b")
_RECORD = re.compile(r"line (\d{1,6}), record ")
_FIRST = (("SCR", "/screening"), ("GATE", "/review"), ("REV", "/review"), ("POL", "/review"), ("FILE-NOT-READY", "/transmit#ready"),
          ("FILE-CHANGED", "/transmit#ready"), ("FILE-RESEND", "/transmit#history"), ("PGA", "/agencies"), ("DOC", "/documents"))


_OF_A_RULE = 6                   # findings of one rule that are shown one by one
_ALL = 120


def folded(found: Sequence[Finding]) -> tuple[list[Finding], dict[str, int]]:
    """The findings to show one by one, and how many more there are by rule: on a thousand lines the same is wrong a thousand times."""
    shown, more = list[Finding](), dict[str, int]()
    counts: dict[str, int] = {}
    for one in found:
        counts[one.rule] = counts.get(one.rule, 0) + 1
        if counts[one.rule] <= _OF_A_RULE and len(shown) < _ALL:
            shown.append(one)
        else:
            more[one.rule] = more.get(one.rule, 0) + 1
    return shown, more


def place_of(file: str, finding: Finding) -> tuple[str, str]:
    """The address of what a finding is about, and its words; an address of "" where it is about nothing of the file."""
    if finding.rule.startswith(("POA", "FIRM", "BND", "BOND", "LIC")):
        return "", finding.where
    for start, tab in _FIRST:
        if finding.rule.startswith(start):
            return f"/files/{file}{tab}", finding.where
    if record := _RECORD.match(finding.where):               # of the message, not of the goods
        return f"/files/{file}/transmit#r{int(record[1])}", finding.where
    if found := _LINE.search(finding.where):
        return f"/files/{file}/lines/{int(found[1])}", finding.where
    return f"/files/{file}", finding.where
