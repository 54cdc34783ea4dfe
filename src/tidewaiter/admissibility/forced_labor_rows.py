"""Whether our rows of orders and those of CBP's published list agree: what is new there, what has ended, what differs.

CBP publishes its withhold release orders and findings as a table; who reads it hands in its rows. Read as a list of parties it lacks the orders
that name none; `of_listed` and `parties_only` are for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tidewaiter.admissibility.forced_labor_law import Order, orders
from tidewaiter.admissibility.forced_labor_makers import named
from tidewaiter.admissibility.forced_labor_places import tokens
from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.listed import Listed
from tidewaiter.values import immutable

CITE = "CBP, Withhold Release Orders and Findings"
_OPEN = ("active", "partially")          # `Active`, `Partially Active`, `Partially Modified`


@immutable
class Published:
    """A row of CBP's table. `kind` is WRO or Finding, `status` CBP's word, `entity` whom or what the order names."""

    day: date
    kind: str
    country: str                         # ISO 3166 alpha-2, or CBP's own word
    merchandise: str
    entity: str
    status: str = "Active"

    @property
    def open(self) -> bool:
        return self.status.casefold().startswith(_OPEN)


def of_listed(entries: Iterable[Listed]) -> tuple[Published, ...]:
    """The rows of a list of parties that was read from CBP's table; entries without a day are left out."""
    return tuple(
        Published(one.starts, "Finding" if "finding" in one.programs else "WRO", next(iter(one.countries), ""), one.remarks,
                  " | ".join(name.text for name in one.names))
        for one in entries if one.starts
    )


def compare(published: Iterable[Published], day: date, parties_only: bool = False) -> tuple[Finding, ...]:
    """Where the table of `day` and our rows differ. An empty table is a finding too, never agreement.

    With `parties_only` orders that name no maker or vessel are not looked for.
    """
    rows = tuple(published)
    if not rows:
        return (Finding("FLB-ROWS-EMPTY", Severity.WARNING, "table", "the table has no rows", CITE, "Fetch it again; keep the rows held."),)
    ours = {order: [row for row in rows if _same(order, row)] for order in orders()
            if order.span.start <= day and (not parties_only or order.reach in ("maker", "vessel"))}
    matched = {id(row) for found in ours.values() for row in found}
    return (*_unknown(rows, matched), *_gone(ours, day), *_ended(ours, day))


def _unknown(rows: Iterable[Published], matched: set[int]) -> Iterator[Finding]:
    for row in rows:
        if row.open and id(row) not in matched:
            yield Finding("FLB-ROWS-NEW", Severity.WARNING, row.entity,
                          f"the {row.kind} of {row.day} on {row.merchandise} is not among the orders held here", CITE,
                          "Add its row to law/screening/forced_labor_orders.csv with the numbers that such goods fall in.")


def _gone(ours: dict[Order, list[Published]], day: date) -> Iterator[Finding]:
    for order, found in ours.items():
        if day in order.span and not found:
            yield Finding("FLB-ROWS-GONE", Severity.WARNING, order.id, f"{order.words} stands here and is not in the table", CITE,
                          "Read the release that ended it, and give the row its end. A row that is missing is no revocation.")
        elif day in order.span and not any(row.open for row in found):
            yield Finding("FLB-ROWS-ENDED", Severity.WARNING, order.id, f"{order.words} stands here; the table calls it {found[0].status}", CITE,
                          "Read the release that ended it, and give the row its end.")


def _ended(ours: dict[Order, list[Published]], day: date) -> Iterator[Finding]:
    # one row of the table may be several here, where CBP took a part of the goods out of the order
    standing = {id(row) for order, found in ours.items() if day in order.span for row in found}
    for order, found in ours.items():
        if day >= order.span.before and any(row.open and id(row) not in standing for row in found):
            yield Finding("FLB-ROWS-OPEN", Severity.NOTE, order.id,
                          f"{order.words} ended here on {order.span.before} ({order.ended_by}); the table calls it {found[0].status}", CITE,
                          "See whether the end still holds.")


def _same(order: Order, row: Published) -> bool:
    """Whether a row is that order: the same day and kind, and one of its makers; of an order that names none, its country or a word of its goods."""
    if order.span.start != row.day or order.kind != row.kind.casefold():
        return False
    if order.producers:
        return bool(named(order.producers, (row.entity,)))
    if len(row.country) == 2:
        return row.country in order.countries
    return bool({word for word in tokens(order.product) if len(word) > 3} & {*tokens(row.merchandise), *tokens(row.entity)})
