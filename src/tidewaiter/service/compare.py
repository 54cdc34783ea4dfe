"""What two ratings of a history differ by, and until when the difference may be asked back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tidewaiter.batch.compare import GROUPS, Comparison, NotComparable, compare, read_sides, ways
from tidewaiter.batch.compare.side import columns
from tidewaiter.batch.compare.windows import OPEN
from tidewaiter.duty.law import Law
from tidewaiter.money.cents import usd
from tidewaiter.service.wrong_call import WrongCall

BY = ("program", "origin", "month", "part")      # what is told where nothing is asked, as far as the lines have it
REFUNDED_BY_CAPE = "CAPE"


def differences(a: str, b: str, law: Law, on: date, *, lines: Path | None = None, by: Iterable[str] = (), out: Path | None = None,
                top: int | None = None, advance: Callable[[int], None] = lambda lines: None) -> dict[str, Any]:
    """The reply of `duty compare`. A and B are OUT files of rerates, or `paid`. Differences are B less A: below zero B asks less.

    `on` is the day on which the windows are looked at; `top` keeps so many of each grouping, and the last row of one that is cut sums the rest.
    WrongCall where the files cannot be compared.
    """
    asked = tuple(by)
    if strange := [group for group in asked if group not in GROUPS]:
        raise WrongCall(f"--by is {', '.join(GROUPS)}, not {strange[0]!r}")
    if out is not None and not out.resolve().parent.is_dir():
        raise WrongCall(f"{out.parent} is no folder; make it, or give another --out")
    struck_down = frozenset(program.id for program in law.programs if program.refund == REFUNDED_BY_CAPE)
    try:
        first, second = read_sides(a, b, lines)
        if out is not None and out.resolve() in {path.resolve() for side in (first, second)
                                                 for path in (side.rows, side.totals, side.lines) if path}:
            raise WrongCall(f"{out} is one of the files that are compared; give another --out")
        held = columns(first.lines)
        groups = asked or tuple(group for group in BY if group not in ("part", "origin") or group in held)
        found = compare(first, second, groups, on, struck_down=struck_down, out=out, advance=advance, **({"most": top} if top else {}))
    except NotComparable as error:
        raise WrongCall(str(error)) from None
    return {
        "a": first.as_json(), "b": second.as_json(), "on": str(on), "lines": found.lines, "entries": found.entries,
        "totals": {kind: dict(zip(("a", "b", "difference"), map(_usd, amounts), strict=True)) for kind, amounts in found.totals.items()},
        "by": {group: list(_rows(frame, found, top)) for group, frame in found.groups.items()},
        "windows": list(_windows(found)),
        "calendar": [_money(row, ("refund", "due")) for row in found.calendar.iter_rows(named=True)],
        "findings": [finding.as_json() for finding in found.findings],
    } | ({"out": str(out)} if out else {})


def _rows(frame: pl.DataFrame, found: Comparison, top: int | None) -> Iterator[dict[str, Any]]:
    """The rows of a grouping; of one that is cut, the last has no key and says of how many others it is the sum."""
    rows = list(frame.iter_rows(named=True))
    rest = [row for row in rows if row["others"]]
    kept = [row for row in rows if not row["others"]]
    if top is not None and len(kept) > top:
        kept, cut = kept[:top], kept[top:]
        rest += [{**row, "others": 1} for row in cut]
    for row in kept:
        yield {"key": row["key"], **_amounts(row, found)}
    if rest:
        names = [name for name in rest[0] if name != "key" and rest[0][name] is not None]
        summed = {name: sum(row[name] for row in rest) for name in names}
        yield {"key": None, "others": summed.pop("others"), **_amounts(summed, found)}


def _amounts(row: Mapping[str, Any], found: Comparison) -> dict[str, Any]:
    """Fees and taxes are differences too; null where a side does not know them, or a grouping splits the duty alone."""
    known = {kind: kind in row and found.totals[kind][2] is not None for kind in ("fees", "taxes")}
    return {"lines": row["lines"], **{name: usd(row[name]) for name in ("a", "b", "difference")},
            **{kind: usd(row[kind]) if known[kind] else None for kind in known}}


def _windows(found: Comparison) -> Iterator[dict[str, Any]]:
    """A window for each way and state of it, in the order of the ways."""
    order = {way.id: n for n, way in enumerate(ways())}
    named = {way.id: way for way in ways()}
    rows = sorted(found.windows.iter_rows(named=True), key=lambda row: (order[row["window"]], row["state"] != OPEN, row["state"]))
    for row in rows:
        way = named[row["window"]]
        amounts = {name: None if way.reaches == "nothing" else usd(row[name]) for name in ("refund", "due")}
        yield {"window": way.id, "name": way.name, "state": row["state"], "last_day_from": _day(row["first"]), "last_day_to": _day(row["last"]),
               "entries": row["entries"], **amounts, "refund_only": usd(row["only"]) if row["state"] == OPEN and amounts["refund"] else None,
               "cite": way.cite, "because": way.because}


def _money(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {**row, **{name: usd(row[name]) for name in names}}


def _usd(cents: int | None) -> str | None:
    return None if cents is None else usd(cents)


def _day(day: date | None) -> str | None:
    return str(day) if day else None
