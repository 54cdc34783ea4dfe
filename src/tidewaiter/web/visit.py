"""A visit: one request with all that a page needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from starlette.datastructures import UploadFile
from starlette.requests import Request

from tidewaiter.service.access.desk import Desk, NotIn
from tidewaiter.service.seat import Seat
from tidewaiter.web import session


@dataclass(frozen=True)
class Visit:
    """Who asks, when, for what. `form` has the first value of each field, `many` all of them, `files` what was sent along."""

    request: Request
    desk: Desk
    at: datetime
    seated: Seat | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, tuple[UploadFile, ...]] = field(default_factory=dict)

    @property
    def seat(self) -> Seat:
        """The seat of who is signed in. NotIn where nobody is."""
        if self.seated is None:
            raise NotIn("sign in first")
        return self.seated

    @property
    def path(self) -> Mapping[str, str]:
        """What stands in the places of the path."""
        return self.request.path_params

    @property
    def query(self) -> Mapping[str, str]:
        return self.request.query_params

    @property
    def part(self) -> bool:
        """Whether a script asks for a part of a page, and not the browser for a page."""
        headers = self.request.headers
        return "hx-request" in headers and "hx-boosted" not in headers and "hx-history-restore-request" not in headers

    @property
    def address(self) -> str:
        return self.request.client.host if self.request.client else ""

    @property
    def here(self) -> str:
        """The page that is asked for, with its query, to come back to."""
        url = self.request.url
        return url.path + (f"?{url.query}" if url.query else "")

    @property
    def word(self) -> str:
        """What the forms of this page carry."""
        return session.word(session.token(self.request))

    @property
    def today(self) -> date:
        return self.seat.day

    def may(self, action: str) -> bool:
        """Whether who is signed in may do what `action` names: what they may not is not offered."""
        return self.seated is not None and self.seated.may(action)
