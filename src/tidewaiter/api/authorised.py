"""That nobody comes past the door: every route is of an action of the table, or says that anybody may."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import FastAPI
from starlette.routing import Route as PlainRoute

from tidewaiter.access.actions import ACTIONS
from tidewaiter.api.endpoint import Route
from tidewaiter.api.route import Use

OPEN = frozenset({"/openapi.json"})          # what FastAPI itself answers, to anybody


def guarded(app: FastAPI) -> Iterator[Use]:
    """The uses of all routes. TypeError where one is behind no door, or of an action that is not in the table."""
    for route in app.routes:
        use: Use | None = getattr(getattr(route, "endpoint", None), "use", None)
        if isinstance(route, Route) and use is not None:
            if use.anonymous and use.action:
                raise TypeError(f"{use.method} {use.path} is of the action {use.action}, and anybody may")
            if not use.anonymous and use.action not in ACTIONS:
                raise TypeError(f"{use.method} {use.path} is of no action of access/actions.py")
            yield use
        elif not isinstance(route, PlainRoute) or route.path not in OPEN:
            raise TypeError(f"{getattr(route, 'path', route)} is behind no door")
