"""The application: the routes of all subjects, the errors they share, and the description at /api/openapi.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from tidewaiter.access.rate_limit import REQUESTS, Limit, Window
from tidewaiter.api import openapi, routes
from tidewaiter.api.answer import reply_model, tagged
from tidewaiter.api.door import Clock, Door, now
from tidewaiter.api.endpoint import Route, endpoint
from tidewaiter.api.problem import answered, problem
from tidewaiter.api.route import Use
from tidewaiter.service.access.desk import Desk

WHERE = "/api"


def create_app(desk: Desk, clock: Clock = now, requests: Sequence[Limit] = REQUESTS) -> FastAPI:
    """The API of a desk, which knows the ledger and who may come to it. `requests` is how often an address may ask that shows no good token."""
    app = FastAPI(
        title="Tidewaiter", version=openapi.VERSION, summary="The customs brokerage workbench over HTTP.", description=openapi.WORDS,
        docs_url=None, redoc_url=None, openapi_url="/openapi.json", servers=[{"url": WHERE}], root_path_in_servers=False, redirect_slashes=False,
        separate_input_output_schemas=False, openapi_tags=[{"name": name, "description": words} for name, words in routes.subjects().items()],
    )
    app.state.door = Door(desk, clock, Window(requests))
    app.router.route_class = Route
    for subject, uses in routes.all().items():
        for use in uses:
            _add(app, subject, use)
    app.add_exception_handler(HTTPException, _wrong)
    app.add_exception_handler(RequestValidationError, _wrong)
    app.openapi = lambda: openapi.description(app)      # type: ignore[method-assign]
    return app


def described() -> dict[str, Any]:
    """The description of the API, which needs no database."""
    return openapi.description(create_app(cast("Desk", None)))


def _add(app: FastAPI, subject: str, use: Use) -> None:
    app.router.add_api_route(
        use.path, endpoint(use), methods=[use.method], operation_id=use.name, tags=[subject], status_code=use.status, summary=use.summary,
        description=use.words, response_model=None, responses=openapi.responses(use, reply_model(use), tagged(use)),
        openapi_extra=openapi.extra(use), response_description=openapi.OK[use.status], name=use.name, response_class=Response,
    )


async def _wrong(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException) and error.status_code == 405:
        return problem(405, headers={"Allow": ", ".join(sorted(_methods(request)))})
    if isinstance(error, HTTPException) and error.status_code == 404:
        return problem(404, f"there is nothing at {request.url.path}")
    return answered(error)


def _methods(request: Request) -> set[str]:
    """The methods of all routes at a path: the router tells those of the first alone."""
    there: set[str] = set()
    for route in request.app.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            there |= route.methods or set()
    return there
