"""The law on goods of forced labor as law/screening holds it: orders, watched sectors, places of Xinjiang, postal codes.

An order names goods in words and seldom numbers; which numbers such goods fall in is ours unless the row says otherwise.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache

from tidewaiter.dates import Span, read_day
from tidewaiter.findings import LawError
from tidewaiter.lawfiles import law_dir
from tidewaiter.values import immutable

FOLDER = "screening"
ORDERS_OF = date(2026, 6, 23)        # of CBP's dataset that the orders were last held against; later ones are not known here
REACHES = ("maker", "vessel", "country", "area", "region")
SECONDARY = "secondary"


@immutable
class Except:
    """A maker that CBP took out of an order, from the day on which its goods came in again."""

    name: str
    day: date


@immutable
class Order:
    """A withhold release order or a finding of CBP.

    `reach` is maker, vessel, country (all such goods of the country), area (of a named part of it) or region (of Xinjiang).
    `numbers` are the first digits of the goods' HTS numbers, `downstream` those of what is made of them; `*` is all goods.
    Goods imported on or after `span.before` are out of it.
    """

    id: str
    kind: str                        # wro, or finding
    span: Span
    countries: frozenset[str]
    producers: tuple[str, ...]
    reach: str
    product: str
    numbers: tuple[str, ...]
    downstream: tuple[str, ...]
    excepted: tuple[Except, ...]
    cite: str
    ended_by: str
    note: str

    @property
    def words(self) -> str:
        """What the order is, in words: kind, day and goods."""
        name = "withhold release order" if self.kind == "wro" else "finding"
        whose = f" of {self.producers[0]}" if self.producers else ""
        return f"the {name} of {self.span.start} on {self.product}{whose}"

    @property
    def secondary(self) -> bool:
        """Whether the row rests on another's telling of CBP's words."""
        return SECONDARY in self.cite


@immutable
class Sector:
    """A sector that the task force watches first. `input` is what has to be traced back."""

    id: str
    span: Span
    title: str
    input: str
    numbers: tuple[str, ...]
    cite: str


@immutable
class Place:
    """A name by which a place of Xinjiang goes. One that does not stand `alone` is the name of places elsewhere too."""

    name: str
    script: str                      # latin, han or arabic
    division: str                    # GB/T 2260, or XPCC
    alone: bool


@immutable
class Act:
    """A rule of law: its days, what they count (importation, or transmission), its words."""

    id: str
    span: Span
    counts: str
    title: str
    cite: str


@cache
def orders() -> tuple[Order, ...]:
    """The orders and findings, oldest first; those that have ended too."""
    return tuple(map(_order, _rows("orders")))


@cache
def sectors() -> tuple[Sector, ...]:
    """The watched sectors."""
    return tuple(
        Sector(row["sector"], _span(row), row["title"], row["input"], tuple(row["numbers"].split()), row["cite"]) for row in _rows("sectors")
    )


@cache
def places() -> tuple[Place, ...]:
    """The names of Xinjiang and of its prefectures, cities and counties."""
    return tuple(Place(row["name"], row["script"], row["division"], row["alone"] == "yes") for row in _rows("places"))


@cache
def provinces() -> Mapping[str, str]:
    """The provinces of China by the first two digits of their postal codes."""
    return {row["first"]: row["province"] for row in _rows("postcodes")}


@cache
def acts() -> Mapping[str, Act]:
    """The statutes and the rule of ACE by their names here."""
    return {row["act"]: Act(row["act"], _span(row), row["counts"], row["title"], row["cite"]) for row in _rows("acts")}


@lru_cache(maxsize=16384)
def falls_in(hts: str, numbers: tuple[str, ...]) -> bool:
    """Whether a number falls in one of `numbers`; a number too short to tell does.

    >>> falls_in("6109100012", ("61",)), falls_in("7326908688", ("61",)), falls_in("", ("61",))
    (True, False, False)
    """
    return bool(hts) and any(one == "*" or hts.startswith(one) or one.startswith(hts) for one in numbers)


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    with open(law_dir() / FOLDER / f"forced_labor_{name}.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row.get("cite"):
                raise LawError(f"forced_labor_{name}.csv: a row without a cite: {next(iter(row.values()), '')}")
            yield row


def _span(row: Mapping[str, str]) -> Span:
    try:
        return Span(read_day(row["from"]), read_day(row["before"]) if row["before"] else date.max)
    except (ValueError, KeyError) as error:
        raise LawError(f"law/screening, {next(iter(row.values()))}: {error}") from None


def _order(row: Mapping[str, str]) -> Order:
    excepted = tuple(Except(name, read_day(day)) for name, _, day in (one.partition("@") for one in row["excepted"].split("|") if one))
    if row["reach"] not in REACHES or row["kind"] not in ("wro", "finding") or not row["numbers"] or bool(row["before"]) != bool(row["ended_by"]):
        raise LawError(f"forced_labor_orders.csv, {row['order']}: its kind, reach, numbers or end cannot be")
    return Order(
        row["order"], row["kind"], _span(row), frozenset(row["country"].split()), tuple(filter(None, row["producers"].split("|"))), row["reach"],
        row["product"], tuple(row["numbers"].split()), tuple(row["downstream"].split()), excepted, row["cite"], row["ended_by"], row["note"],
    )
