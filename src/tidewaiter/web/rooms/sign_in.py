"""Signing in and out, and a password of one's own where somebody else gave one out."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from tidewaiter.findings import Finding
from tidewaiter.service.access.desk import CodeNeeded, NotIn, Slow
from tidewaiter.service.access.login import log_in, log_out
from tidewaiter.service.access.proofs import set_password
from tidewaiter.service.seat import Refused
from tidewaiter.web import session
from tidewaiter.web.page import PRIVATE, go, page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit


def ask(visit: Visit) -> Response:
    """The form; somebody who is signed in goes on."""
    if visit.seated is not None:
        return go(visit, visit.query.get("next", "/"))
    return page(visit, "sign_in/page.html", next=visit.query.get("next", "/"), login="", wrong="", code=False)


def enter(visit: Visit) -> Response:
    """Begin a session."""
    login, password, code, where = (visit.form.get(name, "") for name in ("login", "password", "code", "next"))
    wrong, asks_code, status = "", False, 401
    try:
        entered = log_in(visit.desk.visitor(visit.at, visit.address), login.strip(), password, code.replace(" ", ""))
    except CodeNeeded:
        wrong, asks_code = "The code of your second proof is needed too. Type your password again with it.", True
    except NotIn as error:
        wrong, asks_code = f"The {error}." if code else f"The {error}; nothing says which.", bool(code)
    except Slow as error:
        wrong, status = f"{error}.", 429
    again = "x-again" in visit.request.headers           # over a page on which somebody was typing
    if wrong and again:
        return JSONResponse({"wrong": wrong}, status, PRIVATE)
    if wrong:
        return page(visit, "sign_in/page.html", status, next=where or "/", login=login, wrong=wrong, code=asks_code)
    if again:
        response: Response = JSONResponse({"csrf": session.word(entered.token), "person": entered.person}, headers=PRIVATE)
    else:
        response = go(visit, "/password" if entered.set_password else where or "/")
    session.keep(response, visit.request, entered.token)
    return response


def leave(visit: Visit) -> Response:
    """End the session."""
    log_out(visit.seat)
    response = go(visit, "/sign-in")
    session.forget(response, visit.request)
    return response


def own_password(visit: Visit) -> Response:
    """The form for a password of one's own."""
    return page(visit, "sign_in/password.html", wrong="", findings=())


def change_password(visit: Visit) -> Response:
    """Set a password of one's own."""
    new, again = visit.form.get("new", ""), visit.form.get("again", "")
    wrong, findings = "", tuple[Finding, ...]()
    if new != again:
        wrong = "The two are not the same."
    else:
        try:
            set_password(visit.seat, visit.form.get("current", ""), new)
        except Refused as error:
            wrong, findings = f"{error}.", error.findings
        except (NotIn, ValueError) as error:
            wrong = f"{error}."
    return page(visit, "sign_in/password.html", 409, wrong=wrong, findings=findings) if wrong else go(visit, "/")


USES = (
    Use("/sign-in", "GET", ask, anonymous=True),
    Use("/sign-in", "POST", enter, anonymous=True),
    Use("/sign-out", "POST", leave),
    Use("/password", "GET", own_password, "own.write"),
    Use("/password", "POST", change_password, "own.write"),
)
