"""Which products lines of entries were built from."""

from __future__ import annotations

from sqlalchemy import select

from tidewaiter.store.kinds.entries import LINES
from tidewaiter.store.ledger import Book


def built_from(book: Book) -> frozenset[str]:
    """The ids of the products that some line of an entry was built from."""
    product = LINES.table.c.product
    return frozenset(row.product for row in book.run(select(product).where(product != "").distinct()))
