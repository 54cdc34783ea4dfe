"""A use: a page or an act, by its path and method. Each room declares its own in `USES`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from tidewaiter.web.visit import Visit

Handler = Callable[[Visit], Response]


@dataclass(frozen=True)
class Use:
    """What answers at a path. `action` is the row of access/actions.py that it is; "" where anybody may who is signed in, or who is not."""

    path: str
    method: str
    handler: Handler
    action: str = ""
    anonymous: bool = False


class WrongForm(ValueError):
    """What was sent is not what the form asks for; the message says where and how to mend it."""
