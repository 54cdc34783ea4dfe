"""Who runs a command by a token: a person of a firm, with what that person may do. `tidewaiter token add` gives one out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from tidewaiter.service.access.desk import Desk, NotIn, Slow
from tidewaiter.service.outbox import opened
from tidewaiter.service.seat import Forbidden, Seat
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store.ledger import Ledger, Missing

TOKEN = "TIDEWAITER_TOKEN"
ANEW = timedelta(seconds=5)


@contextmanager
def seated(token: str, clock: Callable[[], datetime], url: str | None = None) -> Iterator[Callable[[], Seat]]:
    """Gives the seat of the token, looked at anew every few seconds. WrongCall where it no longer holds, or may not do what is done."""
    if not token:
        raise WrongCall(f"nobody says who does it: put a token into {TOKEN}, as `tidewaiter token add` gives one out")
    with opened(url) as database:
        desk = Desk(Ledger(database))

        last: list[Seat] = []

        def seat() -> Seat:
            at = clock()
            if not last or at - last[0].at > ANEW:       # a folder of a hundred shipments is no hundred requests
                last[:] = [desk.seat(token, at)]
            return replace(last[0], at=at)

        try:
            yield seat
        except (NotIn, Slow, Missing, Forbidden) as error:
            raise WrongCall(str(error)) from None
