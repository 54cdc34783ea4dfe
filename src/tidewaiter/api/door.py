"""The door: whoever comes shows a token, is let in as often as is fair, and may do what their roles allow, before anything of the request is read."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from starlette.requests import Request

from tidewaiter.access.rate_limit import Window
from tidewaiter.api.problem import Wrong
from tidewaiter.api.route import Use
from tidewaiter.service.seat import Forbidden, Seat
from tidewaiter.store.ledger import Ledger

Clock = Callable[[], datetime]
_BEARER = {"WWW-Authenticate": 'Bearer realm="tidewaiter"'}


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)


class Desk(Protocol):
    """Where people log in, as the API sees it."""

    @property
    def ledger(self) -> Ledger: ...

    def seat(self, token: str, at: datetime, address: str) -> Seat | None:
        """The seat of who shows a token; None where it is no longer good."""


def token(request: Request) -> str:
    """The token of a request; "" where it has none."""
    scheme, _, told = request.headers.get("authorization", "").partition(" ")
    return told.strip() if scheme.lower() == "bearer" else ""


def address(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else ""


def not_in(detail: str = "") -> Wrong:
    """Who is not logged in is told how one is."""
    return Wrong(401, detail, headers=_BEARER)


def too_many(seconds: float) -> Wrong:
    return Wrong(429, headers={"Retry-After": str(max(1, math.ceil(seconds)))})


@dataclass
class Door:
    """What stands before every route."""

    desk: Desk
    clock: Clock
    window: Window

    def enter(self, use: Use, request: Request, at: datetime) -> Seat | Desk:
        """The seat of who asks; the desk itself where anybody may. Wrong where they may not come in."""
        if use.anonymous:
            self._fair(address(request), at)
            return self.desk
        shown = token(request)
        if not shown:
            self._fair(address(request), at)
            raise not_in()
        seat = self.desk.seat(shown, at, address(request))
        if seat is None:
            self._fair(address(request), at)
            raise not_in()
        self._fair(f"{seat.tenant} {seat.id}", at)
        if not seat.may(use.action):
            raise Forbidden(use.action)
        return seat

    def _fair(self, key: str, at: datetime) -> None:
        wait = self.window.take(key, at)
        if wait is not None:
            raise too_many(wait.total_seconds())
