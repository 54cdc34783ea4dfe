"""From a request to the function of the service and back: who asks, what they may, what they tell, and the answer in its form.

The order is that of a doorkeeper: how often, who, whether they may, whether there is such a thing, then the body.
"""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Annotated, Any, get_args, get_origin

from fastapi import Body, Header, Path, Query
from fastapi.routing import APIRoute
from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tidewaiter.api.answer import Kept, kept, tagged
from tidewaiter.api.door import Door
from tidewaiter.api.models import deep, hinted, model, value
from tidewaiter.api.problem import Wrong, answered, finding
from tidewaiter.api.route import Parameter, Place, Use, get_one
from tidewaiter.service.access.desk import NotIn
from tidewaiter.service.findings import looking
from tidewaiter.service.idempotency import once
from tidewaiter.shapes import Count, Id, Shape

_VERSION = r'^"[1-9][0-9]{0,8}"$'
_KEY = r"^[!-~]{1,255}$"
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,18})", re.ASCII)
MOST_PAGE = 200
MANY = (tuple, list, Sequence)


class Route(APIRoute):
    """A route of FastAPI behind the door."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()
        use: Use | None = getattr(self.endpoint, "use", None)
        if use is None:
            return inner

        async def handle(request: Request) -> Response:
            try:
                return await inner(await _let_in(use, request))
            except Exception as error:
                return answered(error)

        return handle


async def _let_in(use: Use, request: Request) -> Request:
    """The request, once whoever sent it may; with its body read, as far as it is taken."""
    door: Door = request.app.state.door
    request.state.at = door.clock()
    request.state.seat = await run_in_threadpool(door.enter, use, request, request.state.at)
    _only_known(use, request)
    if use.version and "if-match" not in request.headers:
        await run_in_threadpool(_there, use, request)
        raise Wrong(428)
    if not use.takes:
        return request
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told not in use.takes:
        raise Wrong(415, f"the body is {' or '.join(use.takes)}, not {told or 'of no type'}")
    request.state.body = body = await _body(request, use.most)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, receive)


def _there(use: Use, request: Request) -> None:
    """Missing where the record of a path is not there: what is not there has no version either (RFC 9110, 13.2.1)."""
    from tidewaiter.api import routes

    reading = get_one(use, routes.every())
    if reading is not None:
        reading.function(request.state.seat, **request.path_params)


def _only_known(use: Use, request: Request) -> None:
    """A filter that is not there would let everything through in silence."""
    many = {one.name for one in use.parameters if get_origin(one.hint) in MANY}
    known = {one.name for one in use.parameters if one.place is Place.QUERY}
    given = [name for name, _ in request.query_params.multi_items()]
    for name in given:
        if name not in known:
            raise _not_so(f"query.{name}", "there is no such parameter")
        if given.count(name) > 1 and name not in many:
            raise _not_so(f"query.{name}", "it is given more than once")


def _not_so(where: str, message: str) -> Wrong:
    return Wrong(422, f"{where}: {message}", [finding(where, message)])


async def _body(request: Request, most: int) -> bytes:
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > most:
        raise Wrong(413, f"{told} bytes, and at most {most} are taken")
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > most:
            raise Wrong(413, f"more than {most} bytes")
    return bytes(found)


def endpoint(use: Use) -> Callable[..., Response]:
    """The function that FastAPI calls for a route: its signature is that of the service function, each parameter from its place."""

    def call(request: Request, **given: Any) -> Response:
        key = given.pop("idempotency_key", None)
        named = _named(use, given)
        if any(one.place is Place.BODY and one.hint is bytes for one in use.parameters):
            named[use.body.name] = request.state.body       # type: ignore[union-attr]
        seat = request.state.seat

        def done(who: Any) -> Kept:
            try:
                found = use.function(who, **named)
            except NotIn as error:
                if use.anonymous:
                    raise
                # Whoever asks is known; it is what they typed that is wrong.
                raise Wrong(403, str(error), [finding("body", str(error), "Type it again.", "API-PROOF")]) from None
            with looking(who) as look:
                return kept(use, found, request, look)

        if key:
            told = hashlib.sha256("\n".join((use.method, request.url.path, request.url.query)).encode() + b"\n" + getattr(request.state, "body", b""))
            answer, again = once(seat, key, told.hexdigest(), done, Kept)
            return Response(answer.body, answer.status, {**answer.headers, **({"Idempotent-Replayed": "true"} if again else {})})
        answer = done(seat)
        if use.method == "GET" and tagged(use) and _same(request, answer.headers["ETag"]):
            return Response(status_code=304, headers={"ETag": answer.headers["ETag"]})
        return answer.response()

    call.use = use                          # type: ignore[attr-defined]
    call.__name__ = use.name
    call.__doc__ = use.words
    call.__signature__ = inspect.Signature([      # type: ignore[attr-defined]
        inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request), *_parameters(use),
    ])
    return call


def _same(request: Request, tag: str) -> bool:
    wanted = request.headers.get("if-none-match", "")
    return wanted.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in wanted.split(",")]


def _named(use: Use, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of the service function."""
    found: dict[str, Any] = {}
    for one in use.parameters:
        if one.place is Place.BODY:
            if one.hint is not bytes:
                found[one.name] = value(one.hint, given["body"])
        elif one.place is Place.FIELD:
            found[one.name] = deep(one.hint, getattr(given["body"], one.name))
        elif one.place is Place.IF_MATCH:
            found[one.name] = int(given["if_match"].strip('"'))
        else:
            told = given[one.name]
            found[one.name] = tuple(told) if isinstance(told, list) else told
    return found


def _parameters(use: Use) -> list[inspect.Parameter]:
    """What FastAPI reads of a request."""
    made: list[inspect.Parameter] = []

    def add(name: str, hint: Any, default: Any = ...) -> None:
        absent = inspect.Parameter.empty if default is ... else default
        made.append(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=hint, default=absent))

    for one in use.parameters:
        where = f"{use.name}.{one.name}"
        if one.place is Place.PATH:
            of = hinted(_not_empty(one.hint), where)
            add(one.name, Annotated[of, BeforeValidator(_number), Path()] if _is_int(one.hint) else Annotated[of, Path()])
        elif one.place is Place.QUERY:
            add(one.name, *_query(one, where))
    if use.version:
        words = 'The version that is edited, as ETag gave it: "3"'
        add("if_match", Annotated[str, Header(alias="If-Match", pattern=_VERSION, description=words)])
    if use.repeatable:
        words = "A text of your own, new for each new request: sent again within a day, the request is not done again, and its answer is given again"
        add("idempotency_key", Annotated[str, Header(alias="Idempotency-Key", pattern=_KEY, description=words)], None)
    if use.told:
        add("body", Annotated[use.told_model(), Body()])
    elif use.body and use.body.hint is not bytes:
        add("body", Annotated[model(use.body.hint), Body()])
    return made


def _not_empty(hint: Any) -> Any:
    """A shape without the empty text, which a path cannot have."""
    plain, *marks = get_args(Id if hint is str else Count if hint is int else hint)
    return Annotated[(plain, *(replace(mark, least=max(mark.least, 1)) if isinstance(mark, Shape) else mark for mark in marks))]


def _query(one: Parameter, where: str) -> tuple[Any, Any]:
    """The type and the default of what stands in a query, where all is text."""
    if one.name == "limit":
        words = f"How many at most, 1 to {MOST_PAGE}"
        return Annotated[int, Field(ge=1, le=MOST_PAGE), BeforeValidator(_number), Query(description=words)], one.default
    if one.name == "after" and not _is_int(one.hint):
        return Annotated[str, Query(description="`next` of the page before", max_length=2000, pattern="^[A-Za-z0-9_-]*$")], one.default
    if get_origin(one.hint) in MANY:
        inner = get_args(one.hint)[0]
        return Annotated[list[_one_of_query(inner, where)], Query()], list(one.default) if one.default is not ... else ...      # type: ignore[misc]
    return Annotated[_one_of_query(one.hint, where), Query()], one.default


def _is_int(hint: Any) -> bool:
    return int in (hint, *get_args(hint)[:1])


def _one_of_query(hint: Any, where: str) -> Any:
    found = hinted(hint, where)
    if hint is bool:
        return Annotated[bool, BeforeValidator(_yes_or_no)]
    return Annotated[found, BeforeValidator(_number)] if _is_int(hint) else found


def _number(text: Any) -> Any:
    if isinstance(text, str) and not _WHOLE.fullmatch(text):
        raise PydanticCustomError("number", "a whole number is written in digits alone")
    return int(text)


def _yes_or_no(text: Any) -> Any:
    if text not in ("true", "false"):
        raise PydanticCustomError("yes_or_no", "it is true or false")
    return text == "true"
