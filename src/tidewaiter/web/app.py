"""The workbench as an application: the rooms' uses, who may come in, and what is said when something is wrong."""

from __future__ import annotations

import importlib
import logging
import pkgutil
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tidewaiter.service.access.desk import Desk, NotIn, Slow
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store.database import Unreachable
from tidewaiter.store.ledger import Doubled, Missing, Stale, WrongCursor
from tidewaiter.web import rooms, session
from tidewaiter.web.page import HEADERS, HERE, go, page, part
from tidewaiter.web.route import Use, WrongForm
from tidewaiter.web.visit import Visit

_MOST = {"max_files": 200, "max_fields": 20_000, "max_part_size": 1 << 20}       # of a form
_CLIENTS = ("/portal", "/me", "/sign-", "/password", "/tariff", "/quote")       # what a client's people see, and nothing else
_FOREVER = "public, max-age=31536000, immutable"
_LOG = logging.getLogger("tidewaiter.web")
Clock = Callable[[], datetime]


def workbench(desk: Desk, clock: Clock) -> ASGIApp:
    """The pages of a desk, which knows the ledger and who may come to it."""
    made = Starlette(
        routes=[Mount("/static", _Assets(directory=HERE / "static")), Mount("/vendor", _Assets(directory=HERE / "vendor")),
                *(_route(use) for use in uses())],
        middleware=[Middleware(GZipMiddleware, minimum_size=800, compresslevel=5), Middleware(_Headers)],
        exception_handlers={404: _missing, 405: _missing},
    )
    made.state.desk, made.state.clock = desk, clock
    return made


def uses() -> tuple[Use, ...]:
    """All that the rooms declare, the plain paths before those with places in them."""
    found = [use for room in pkgutil.iter_modules(rooms.__path__) for use in importlib.import_module(f"{rooms.__name__}.{room.name}").USES]
    return tuple(sorted(found, key=lambda use: use.path.count("{")))


def _route(use: Use) -> Route:
    async def answer(request: Request) -> Response:
        visit = Visit(request, request.app.state.desk, request.app.state.clock())
        form = None
        try:
            form = await request.form(**_MOST) if session.changes(request) else None
            visit = await run_in_threadpool(_enter, use, visit, form)
            return await run_in_threadpool(use.handler, visit)
        except Exception as error:
            return await run_in_threadpool(_wrong, visit, error)
        finally:
            if form is not None:
                await form.close()

    return Route(use.path, answer, methods=[use.method], name=f"{use.method} {use.path}")


def _enter(use: Use, visit: Visit, form: FormData | None) -> Visit:
    """The visit with who is signed in and what was sent. NotIn, Slow, Forbidden."""
    request = visit.request
    shown = session.token(request)
    seat = None
    if shown:
        try:
            seat = visit.desk.seat(shown, visit.at, visit.address)
        except NotIn:
            if not use.anonymous:
                raise
    if seat is None and not use.anonymous:
        raise NotIn("sign in first")
    fields: dict[str, tuple[str, ...]] = {}
    sent: dict[str, tuple[UploadFile, ...]] = {}
    for name, value in form.multi_items() if form else ():
        if isinstance(value, UploadFile):
            sent[name] = (*sent.get(name, ()), value)
        else:
            fields[name] = (*fields.get(name, ()), value)
    if session.changes(request):
        said = request.headers.get(session.HEADER, "") or fields.get(session.FORM, ("",))[0]
        if not (session.from_here(request) if seat is None else session.vouched(request, said)):
            raise HTTPException(403, "this form is not from a page of this session; load the page again and send it once more")
    if seat is not None and seat.only and not use.path.startswith(_CLIENTS) and use.path != "/":
        raise Missing("a client's people have rooms of their own")
    if use.action and seat is not None and not seat.may(use.action):
        raise Forbidden(use.action)
    return Visit(request, visit.desk, visit.at, seat, {name: values[0] for name, values in fields.items()}, fields, sent)


def _wrong(visit: Visit, error: Exception) -> Response:
    """The page that says what is wrong, and what to do about it."""
    try:
        visit = visit if visit.seated else _enter(_ANYBODY, visit, None)
    except Exception:      # whoever cannot be known is nobody
        visit = Visit(visit.request, visit.desk, visit.at)
    if isinstance(error, NotIn):
        return _sign_in(visit)
    status, title, words = _said(error)
    if status == 500:
        number = secrets.token_hex(6)
        _LOG.error("fault %s at %s", number, visit.request.url.path, exc_info=error)
        words = f"A fault of the program. Nothing was changed by it; its log says more under {number}."
    findings = error.findings if isinstance(error, Refused) else ()
    headers = {"Retry-After": str(max(1, round(error.wait.total_seconds())))} if isinstance(error, Slow) else {}
    if visit.part:
        headers |= {"HX-Retarget": "#said", "HX-Reswap": "innerHTML"}
    return page(visit, "wrong.html", status, headers, title=title, words=words, findings=findings)


def _said(error: Exception) -> tuple[int, str, str]:
    match error:
        case Slow():
            return 429, "Too often", f"{error}".capitalize() + "."
        case Forbidden():
            return 403, "Not allowed", f"{error}".capitalize() + "."
        case Missing() | WrongCursor():
            return 404, "Not there", "There is no such record, or it is not yours."
        case Stale():
            return 409, "Changed since", "Somebody has changed it since you read it. Load it again, see what they did, and put yours on top."
        case Refused() | Doubled():
            return 409, "Refused", f"{error}"[:1].upper() + f"{error}"[1:] + "."
        case WrongForm() | WrongCall():
            return 422, "Not as asked", f"{error}"[:1].upper() + f"{error}"[1:] + "."
        case HTTPException():
            return error.status_code, "Not done", str(error.detail)[:1].upper() + str(error.detail)[1:] + "."
        case Unreachable():
            return 503, "Not now", "The database does not answer. What you typed is kept on this page: try again in a moment."
    return 500, "A fault of ours", ""


def _sign_in(visit: Visit) -> Response:
    """Where to sign in, and back to what was asked for; in place, over the page as it stands, where a script asked."""
    if visit.part:
        return part(visit, "sign_in/again.html", 401, {"HX-Retarget": "#over", "HX-Reswap": "innerHTML"})
    if session.changes(visit.request):
        return page(visit, "wrong.html", 401, title="Signed out", findings=(),
                    words="Your session is over. Go back, sign in in another window, and send it again: what you typed is still there.")
    response = go(visit, "/sign-in" if visit.here == "/" else f"/sign-in?next={quote(visit.here)}")
    session.forget(response, visit.request)
    return response


async def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    visit = Visit(request, request.app.state.desk, request.app.state.clock())
    return await run_in_threadpool(_wrong, visit, HTTPException(error.status_code, "there is nothing here"))


class _Assets(StaticFiles):
    """Files that never change under an address that names their content."""

    def file_response(self, *args, **named) -> Response:  # type: ignore[no-untyped-def]
        response = super().file_response(*args, **named)
        scope = named.get("scope") or next(one for one in args if isinstance(one, dict))
        # What a module imports by its plain name is asked for anew each time; the browser keeps it by its tag.
        response.headers["Cache-Control"] = _FOREVER if b"v=" in scope["query_string"] else "no-cache"
        return response


class _Headers:
    """Says on every answer what the browser may do with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_RAW]
            await send(message)

        await self._app(scope, receive, told if scope["type"] == "http" else send)


def _raw() -> Iterator[tuple[bytes, bytes]]:
    for name, value in HEADERS.items():
        yield name.lower().encode(), value.encode()


_RAW = tuple(_raw())
_ANYBODY = Use("", "GET", lambda visit: Response(), anonymous=True)
