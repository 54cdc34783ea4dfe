"""Which products of the parts library the firm has entered before."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from tidewaiter.store.kinds.entries import LINES, TRANSMISSIONS
from tidewaiter.store.ledger import Book


def entered_before(book: Book, file: str, products: Collection[str]) -> frozenset[str]:
    """Those of `products` that stand on a line of another file of which something was sent to CBP."""
    if not products:
        return frozenset()
    lines, sent = LINES.table, TRANSMISSIONS.table
    query = select(lines.c.product).distinct().where(
        lines.c.product.in_(set(products)), lines.c.file != file, lines.c.file.in_(select(sent.c.file).where(sent.c.tenant == book.tenant)),
    )
    return frozenset(row.product for row in book.run(query))
