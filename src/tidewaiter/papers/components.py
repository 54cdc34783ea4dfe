"""A watch as its components: one article each, with values that add up to the line's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tidewaiter.entry.line import Article, Quantity
from tidewaiter.money.cents import share
from tidewaiter.papers.asked import Asked
from tidewaiter.papers.form import Form
from tidewaiter.papers.found import Found

# The suffix of each component, for the subheadings of paragraphs (a), (c) and (d) of the note.
SUFFIXES = {"movement": "10", "case": "20", "strap": "30", "battery": "40"}
CITE = "HTS chapter 91, statistical note 1"


def component_form(row: Asked) -> Form | None:
    return row.part.form("components", SUFFIXES) if row.part else None


def component_articles(rows: Sequence[Asked], hts: str, value: int, found: Found) -> tuple[Article, ...]:
    """The articles of a watch, none where the part states no components.

    The line's entered value is divided by the component values in one piece, to the dollar. A component at zero is
    not in the shipment, and has quantity zero.
    """
    form = component_form(rows[0])
    if form is None or len(hts) < 8:
        return ()
    each = {name: form.amount(name, need=True) or Decimal(0) for name in SUFFIXES if name in form}
    whole = sum(each.values(), Decimal(0))
    for row in rows:
        if row.row.line.unit_price != whole:
            found.fault("PAP-COMPONENTS", form.where(),
                        f"the components add up to {whole}, but a piece costs {row.row.line.unit_price} in {row.place}",
                        "ask the maker for the component values", CITE)
    pieces = sum((row.row.line.quantity for row in rows), Decimal(0))
    scale = 10 ** max([0, *(-int(amount.as_tuple().exponent) for amount in each.values())])
    parts = share(value, [int(amount * scale) for amount in each.values()])
    return tuple(
        Article(hts[:8] + SUFFIXES[name], part, (Quantity(pieces if amount else Decimal(0), "NO"),))
        for (name, amount), part in zip(each.items(), parts, strict=True)
    )
