"""Free time and its cost: the terms of carriers and terminals as the firm knows them, and what the boxes of a file cost on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tidewaiter.clearance.storage import BoxCost, StorageTariff, boxes, checked
from tidewaiter.dates.working_days import is_working_day
from tidewaiter.findings import Finding
from tidewaiter.service.clearance.refresh import happened, issuers_of
from tidewaiter.service.entries.reading import own
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Seat, use
from tidewaiter.shapes import Id, Line
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.clearance import TARIFFS
from tidewaiter.store.ledger import Page


@use("entry.read")
def storage_tariffs(seat: Seat, issuer: Line = "", after: str = "", limit: int = 50) -> Page[StorageTariff]:
    """The terms of carriers and terminals that the firm has entered."""
    with seat.read() as book:
        return book.find(TARIFFS, {"issuer": issuer} if issuer else {}, after=after, limit=limit)


@use("entry.read")
def storage_tariff(seat: Seat, id: Id) -> Record[StorageTariff]:
    """One carrier's or terminal's terms."""
    with seat.read() as book:
        return book.get(TARIFFS, id)


@use("storage.write")
def add_storage_tariff(seat: Seat, tariff: StorageTariff) -> Record[StorageTariff]:
    """Enter the terms of a carrier or terminal. What is wrong with them is told with them."""
    with seat.write() as book:
        return book.add(TARIFFS, tariff)


@use("storage.write")
def change_storage_tariff(seat: Seat, id: Id, tariff: StorageTariff, version: int) -> Record[StorageTariff]:
    """Change the terms of a carrier or terminal; files follow when something next happens to them."""
    with seat.write() as book:
        return book.change(TARIFFS, id, tariff, version)


@use("entry.read")
def file_storage(seat: Seat, id: Id, on: date | None = None) -> tuple[BoxCost, ...]:
    """What each box of a file costs on a day, today where none is told: last free day, cost so far, what a day more adds.

    What is not known (terms, a day, a rate) is null, and a finding says which.
    """
    with seat.read() as book:
        file = own(seat, book, id).value
        issuers = issuers_of(file)
        tariffs = [one.value for one in book.all(TARIFFS, {"issuer": issuers})] if issuers else []
        events = happened(book, id)
    return boxes(file.heading.transport.containers, events, tariffs, issuers=issuers, port=file.port, on=on or seat.day, is_open=is_working_day)


@finds(StorageTariff)
def _tariff(seat: Seat, record: Record[StorageTariff]) -> Iterable[Finding]:
    return checked(record.value)
