"""Those whom a firm keeps, by the columns that name them alone: a hundred thousand products are not read whole for their makers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select

from tidewaiter.store.kinds.entries import FILES
from tidewaiter.store.kinds.parts import PRODUCTS
from tidewaiter.store.kinds.screening import SCREENINGS
from tidewaiter.store.ledger import Book

CLOSED = "closed"


def makers(book: Book) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """The products that name who makes them: id, stamp of the last change, origins in plain form."""
    told = PRODUCTS.table.c
    for row in book.run(select(told.id, told.changed_at, told.origins).where(told.origins != "[]", told.standing != "retired")):
        yield row.id, row.changed_at, json.loads(row.origins)


def screened_files(book: Book) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """The last screening of each file that is not closed: id of the file, stamp, who was asked in plain form."""
    of, files = SCREENINGS.table, FILES.table
    last = (
        select(of.c.about, func.max(of.c.created_at).label("at")).where(of.c.tenant == book.tenant, of.c.about_kind == "file")
        .group_by(of.c.about).subquery()
    )
    query = select(of.c.about, of.c.created_at, of.c.screened).join(last, (last.c.about == of.c.about) & (last.c.at == of.c.created_at)).join(
        files, (files.c.tenant == of.c.tenant) & (files.c.id == of.c.about)
    ).where(of.c.about_kind == "file", files.c.state != CLOSED)
    for row in book.run(query):
        yield row.about, row.created_at, json.loads(row.screened)
