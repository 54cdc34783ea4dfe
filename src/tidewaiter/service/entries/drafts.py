"""Drafts of what a person is keying on a file: kept at the server beside the browser's own, until it is written."""

from __future__ import annotations

from typing import Annotated

from tidewaiter.service.entries.reading import own
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Code, Id, Shape
from tidewaiter.store import drafts
from tidewaiter.store.drafts import Held

Text = Annotated[str, Shape(2_000_000, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]


@use("entry.read")
def draft_of(seat: Seat, id: Id, place: Code) -> Held | None:
    """What this person keyed at a place of a file and has not written yet."""
    with seat.read() as book:
        own(seat, book, id)
        return drafts.held(book, seat.id, id, place)


@use("entry.write")
def keep_draft(seat: Seat, id: Id, place: Code, text: Text) -> None:
    """Keep what this person is keying at a place of a file, in the place of what was kept before; nothing is kept of an empty text."""
    with seat.write("a draft") as book:
        own(seat, book, id)
        if text:
            drafts.put(book, seat.id, id, place, text, seat.at)
        else:
            drafts.drop(book, seat.id, id, place)
