"""Whether a small shipment passes free of duty, and whether an informal entry will do. Source: law/de_minimis.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from tidewaiter.dates import Span
from tidewaiter.duty.key import Fact
from tidewaiter.findings import Finding, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.money.cents import read_usd, usd
from tidewaiter.numbers import hts

MAIL = "50"
LOW_VALUE = "86"
_EXCEPTIONS = ("donation", "informational", "baggage", "gift")


@dataclass(frozen=True)
class Exemption:
    """Whether the exemption is open to a shipment, what says so, what the mail owes in its place, and what is wrong with the claim."""

    open: bool
    because: str
    cite: str
    owes: str = ""
    findings: tuple[Finding, ...] = ()


@cache
def _law() -> Mapping[str, Any]:
    text: Mapping[str, Any] = yaml.safe_load((law_dir() / "de_minimis.yaml").read_text(encoding="utf-8"))
    return text


def exemption(value: int, origin: str, day: date, *, mode: str = "", entry_type: str = "", facts: Mapping[str, Fact] | None = None,
              known_on: date | None = None, where: str = "entry") -> Exemption:
    """Whether goods of `origin`, worth `value` cents for one person on one day and entered on `day`, are free of duty as a small shipment.

    The facts `donation`, `informational`, `baggage` (accompanied, for personal use) and `gift` keep or give an exemption. The kinds of
    goods that 19 CFR 10.153 leaves out whatever their value are not held here. `known_on` gives the law as it could be read then.

    >>> exemption(80000, "CN", date(2025, 5, 1)).open, exemption(80000, "CN", date(2025, 5, 2)).open
    (True, False)
    """
    held = {name for name in _EXCEPTIONS if (facts or {}).get(name) is True}
    found = _exemption(value, origin, day, mode, held, known_on)
    if entry_type != LOW_VALUE or found.open:
        return found
    return Exemption(found.open, found.because, found.cite, found.owes, (Finding(
        "DE-MINIMIS", Severity.FATAL, f"{where}, entry type", f"an entry of type {LOW_VALUE} is refused: {found.because}", found.cite,
        "Enter the goods under another type, with their duties.",
    ),))


def _exemption(value: int, origin: str, day: date, mode: str, held: set[str], known_on: date | None) -> Exemption:
    low, gifts = _law()["low_value"], _law()["gifts"]
    islands = gifts["from_islands"]
    limit = read_usd(islands["limit"] if origin in islands["origins"] else gifts["limit"])
    if "gift" in held and value <= limit:
        return Exemption(True, f"a gift of not over {usd(limit)}", gifts["cite"])
    if day < low["from"]:
        return Exemption(False, f"what the limit was before {low['from']} is not held", low["cite"])
    if value > read_usd(low["limit"]):
        return Exemption(False, f"worth {usd(value)}, over {low['limit']}", low["cite"])
    closed = next((one for one in _law()["closed"] if _bears(one, origin, day, known_on)), None)
    if closed is None:
        return Exemption(True, f"worth {usd(value)}, not over {low['limit']}", low["cite"])
    kept = held & set(closed.get("except", ()))
    cite = closed.get("mail", closed["cite"]) if mode == MAIL else closed["cite"]
    if kept:
        return Exemption(True, f"not over {low['limit']}, and kept for {' and '.join(sorted(kept))} goods", cite)
    mailed = next((one for one in _law()["mail"] if _bears(one, origin, day, None)), None) if mode == MAIL else None
    whose = f"goods of {' and '.join(closed['origins'])}" if "origins" in closed else "all goods"
    return Exemption(False, f"the exemption is closed to {whose} from {closed['from']}", cite,
                     f"{mailed['owes']} ({mailed['cite']})" if mailed else "")


def _bears(row: Mapping[str, Any], origin: str, day: date, known_on: date | None) -> bool:
    if "origins" in row and origin not in row["origins"]:
        return False
    if known_on is not None and known_on < row.get("known", date.min):
        return False
    end = row.get("before", date.max)
    if known_on is not None and known_on < row.get("before_known", date.min):
        end = date.max
    return day in Span(row["from"], end)


def informal(value: int, numbers: Sequence[str], *, chapter_98: str = "", mode: str = "") -> Exemption:
    """Whether an informal entry will do for a shipment worth `value` cents, reported under `numbers`; `open` says that it will.

    CBP may ask for a formal entry of any goods (19 CFR 143.22).

    >>> informal(250000, ["7326908688"]).open, informal(250001, ["7326908688"]).open, informal(25001, ["99038803", "7326908688"]).open
    (True, False, False)
    """
    law = _law()["informal"]
    claimed = hts.compact(chapter_98)
    for name in ("no_limit", "us_goods"):
        row = law[name]
        if claimed and claimed.startswith(tuple(hts.compact(str(one)) for one in row["numbers"])):
            if "limit" not in row:
                return Exemption(True, f"{hts.format(claimed)} has no limit of value", row["cite"])
            return _within(value, row["limit"], f"{hts.format(claimed)}: ", row["cite"])
    chapter_99 = law["chapter_99"]
    if any(hts.compact(one).startswith(tuple(chapter_99["numbers"])) for one in numbers):
        return _within(value, chapter_99["limit"], "classified in subchapter III or IV of chapter 99: ", chapter_99["cite"])
    row = law["mail"] if mode == MAIL else law
    return _within(value, row["limit"], "", row["cite"])


def _within(value: int, limit: str, what: str, cite: str) -> Exemption:
    within = value <= read_usd(limit)
    return Exemption(within, f"{what}worth {usd(value)}, {'not over' if within else 'over'} {limit}", cite)
