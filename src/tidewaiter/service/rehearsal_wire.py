"""The rehearsal as a wire in this process: it takes a control number once and keeps its mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

from tidewaiter.abi.batch_control import BatchHeader
from tidewaiter.filing.wire import Receipt, Refused, Reply


class Rehearsal:
    """The rehearsal that keeps its file in `folder`, as it answers one sender.

    It answers on the day of the message: the one in `days` by control number, else the day of transmission in record A, else that of
    `clock`. Where a clock was set there and stands later, it answers by that, and one that
    stands earlier goes on to that day: time at CBP does not go back.
    """

    idempotent = True

    def __init__(self, folder: Path, sender: str, clock: Callable[[], datetime], days: dict[str, date]) -> None:
        from tidewaiter.ace.store import Store

        self._sender, self._clock, self._days = sender, clock, days
        self._store = Store(folder)

    def send(self, control: str, body: bytes) -> Receipt:
        from tidewaiter.ace.exchange import Conflict, receive

        try:
            taken = receive(body, sender=self._sender, control=control, now=self._time(control, body), store=self._store)
        except Conflict as error:
            raise Refused(str(error)) from None
        return Receipt(taken.number, taken.duplicate)

    def replies(self, after: int) -> Iterator[Reply]:
        with self._store.hold() as file:
            mail = file.mail(self._sender, after, 100)
        for one in mail:
            yield Reply(one.number, one.control, one.text.encode("latin-1", "replace"))

    def close(self) -> None:
        pass

    def _time(self, control: str, body: bytes) -> datetime:
        header = BatchHeader.parse(body[:80].decode("latin-1"))
        day = self._days.get(control) or header.as_day("transmitted")
        told = datetime.combine(day, time()) if day else self._clock().replace(tzinfo=None)
        with self._store.hold() as file:
            if clock := file.thing("clock", ""):
                told = max(told, datetime.fromisoformat(clock["now"]))
                file.keep("clock", "", {"now": told.isoformat()})
        return told
