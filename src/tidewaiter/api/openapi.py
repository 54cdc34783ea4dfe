"""The description of the API: every status, header and error of every route, said from the one table of each."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from tidewaiter.api.models import answer
from tidewaiter.api.problem import MEDIA, STATUSES, Problem
from tidewaiter.api.route import Use

VERSION = version("tidewaiter")
OK = {200: "Done.", 201: "Added.", 204: "Done; there is nothing to say."}
WORDS = """
Every record has an id, a version, its value, and the findings that say what is wrong with it. A value that the law would not take is
kept and said, not refused: its findings hold up the filing. Money is in whole cents, a day is YYYY-MM-DD, a moment has its zone.

Errors are `application/problem+json` with findings. An edit names its version in `If-Match`; a POST with an `Idempotency-Key` may be sent
again and is done once.
""".strip()

_HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "The version, in quotes", "required": True, "schema": {"type": "string", "pattern": '^"[0-9]+"$'}},
    "Location": {"description": "Where the new record is", "required": True, "schema": {"type": "string"}},
    "Link": {"description": "The next page, where there is one", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait", "required": True, "schema": {"type": "integer", "minimum": 1}},
    "WWW-Authenticate": {"description": "Bearer", "required": True, "schema": {"type": "string"}},
    "Idempotent-Replayed": {"description": "true where the answer is that of an earlier request with the same key", "schema": {"type": "boolean"}},
}
_OF_STATUS = {401: ("WWW-Authenticate",), 412: ("ETag",), 429: ("Retry-After",), 503: ("Retry-After",)}
TOKEN = {"token": {"type": "http", "scheme": "bearer", "description": "The token of a session or of a program."}}


def statuses(use: Use) -> list[int]:
    """The errors that a route may give."""
    found = {429, 500, 503}
    found |= set() if use.anonymous else {401, 403}
    found |= {413, 415} if use.takes else set()
    found |= {422} if use.parameters or use.method == "POST" else set()
    found |= {404} if "{" in use.path or use.paged or use.version or _conditional(use) else set()
    found |= {409} if use.method != "GET" or "{" in use.path else set()
    found |= {412, 428} if use.version else set()
    found |= {304} if _conditional(use) else set()
    return sorted(found | set(use.also))


def _conditional(use: Use) -> bool:
    from tidewaiter.api.answer import tagged

    return use.method == "GET" and tagged(use)


def responses(use: Use, model: type[BaseModel] | None, tagged: bool) -> dict[int | str, dict[str, Any]]:
    """What FastAPI is told of a route's answers."""
    names = [*(["ETag"] if tagged else []), *(["Location"] if tagged and use.status == 201 else []), *(["Link"] if use.paged else []),
             *(["Idempotent-Replayed"] if use.repeatable else [])]
    good: dict[str, Any] = {"description": OK[use.status], "headers": {name: _HEADERS[name] for name in names}}
    if model is not None:
        good["model"] = model
    elif use.status != 204:
        good["content"] = {use.gives: {"schema": {"type": "string", "format": "binary"}}}
    found: dict[int | str, dict[str, Any]] = {use.status: good}
    for status in statuses(use):
        title, words = STATUSES[status]
        headers = {name: _HEADERS[name] for name in (("ETag",) if status == 304 else _OF_STATUS.get(status, ()))}
        found[status] = {"description": f"{title}. {words}", **({"headers": headers} if headers else {})}
        if status != 304:
            found[status]["content"] = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return found


def extra(use: Use) -> dict[str, Any]:
    """What FastAPI does not find out of a route by itself."""
    found: dict[str, Any] = {} if use.anonymous else {"security": [{"token": []}], "x-action": use.action}
    if use.body and use.body.hint is bytes:
        found["requestBody"] = {"required": True, "content": {one: {"schema": {"type": "string", "format": "binary"}} for one in use.takes}}
    return found


def description(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, summary=app.summary, description=app.description, routes=app.routes, tags=app.openapi_tags,
            servers=app.servers, separate_input_output_schemas=False,
        )
        shapes = made.setdefault("components", {}).setdefault("schemas", {})
        for name in ("HTTPValidationError", "ValidationError"):
            shapes.pop(name, None)
        problem = answer(Problem).model_json_schema(ref_template="#/components/schemas/{model}")
        for name, shape in {**problem.pop("$defs", {}), "Problem": problem}.items():
            shapes.setdefault(name, shape)
        made["components"]["securitySchemes"] = TOKEN
        for links in _links(app):
            _link(made, *links)
        app.openapi_schema = made
    return app.openapi_schema


def used(app: FastAPI) -> list[Use]:
    """The routes of an application, as it was made of them."""
    found = (getattr(getattr(route, "endpoint", None), "use", None) for route in app.routes)
    return [use for use in found if use is not None]


def _links(app: FastAPI) -> list[tuple[Use, Use]]:
    """From what makes a record to what reads and changes it."""
    uses = used(app)
    return [(made, other) for made in uses if made.status == 201 for other in uses if other.path.startswith(f"{made.path}/{{")]


def _link(made: dict[str, Any], source: Use, target: Use) -> None:
    name = next(one.name for one in target.parameters if one.place == "path")
    values = {f"path.{name}": "$response.body#/id"} | ({"header.If-Match": "$response.header.ETag"} if target.version else {})
    answers = made["paths"][source.path][source.method.lower()]["responses"]["201"]
    answers.setdefault("links", {})[target.name] = {"operationId": target.name, "parameters": values}
