"""The door: whoever comes shows a token, is let in as often as is fair, and may do what their roles allow, before anything of the request is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request

from tidewaiter.access.rate_limit import Window
from tidewaiter.api.problem import too_many
from tidewaiter.api.route import Use
from tidewaiter.service.access.desk import Desk, NotIn, Visitor
from tidewaiter.service.seat import Forbidden, Seat

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)


def token(request: Request) -> str:
    """The token of a request; "" where it has none."""
    scheme, _, told = request.headers.get("authorization", "").partition(" ")
    return told.strip() if scheme.lower() == "bearer" else ""


def address(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else ""


@dataclass
class Door:
    """What stands before every route. `window` is how often an address may come that shows no token which is good."""

    desk: Desk
    clock: Clock
    window: Window

    def enter(self, use: Use, request: Request, at: datetime) -> Seat | Visitor:
        """The seat of who asks; that of a visitor where anybody may. NotIn, Slow, Forbidden, or Wrong, where they may not come in."""
        if use.anonymous:
            self._fair(request, at)
            return self.desk.visitor(at, address(request))
        try:
            seat = self.desk.seat(token(request), at, address(request))
        except NotIn:
            self._fair(request, at)
            raise
        if not seat.may(use.action):
            raise Forbidden(use.action)
        return seat

    def _fair(self, request: Request, at: datetime) -> None:
        wait = self.window.take(address(request), at)
        if wait is not None:
            raise too_many(wait)
