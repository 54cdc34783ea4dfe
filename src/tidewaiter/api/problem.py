"""Errors as problem details (RFC 9457): a type, a title, a status, a sentence, and the findings that say where and what to do about it."""

from __future__ import annotations

import json
import logging
import math
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from tidewaiter.findings import Finding, Severity
from tidewaiter.service.access.desk import CodeNeeded, NotIn, Slow
from tidewaiter.service.seat import Forbidden, Refused
from tidewaiter.store.database import Unreachable
from tidewaiter.store.ledger import Doubled, Missing, Stale, WrongCursor
from tidewaiter.values import immutable

MEDIA = "application/problem+json"
CITE = "docs/api.md"
_LOG = logging.getLogger("tidewaiter.api")

# What each status is called, and when it comes: the manual and the description are printed from here.
STATUSES: dict[int, tuple[str, str]] = {
    304: ("Not changed",           "The record is still at the version that If-None-Match names."),
    401: ("Not logged in",         "There is no token, or it is no longer good."),
    403: ("Not allowed",           "You may not do this, or not by this token."),
    404: ("Not there",             "There is no such record, or it is not yours; or no such page of the list."),
    405: ("No such method",        "Allow names the methods that there are."),
    409: ("Refused",               "The state of things, a gate or a rule of business refuses it, as the findings say; or the key is in use."),
    412: ("Changed since",         "The record is no longer at the version that If-Match names: read it again."),
    413: ("Too long",              "The body is longer than is taken."),
    415: ("Not this kind of body", "The body is of another media type than the route takes."),
    422: ("Not as described",      "The request is not as the description of the API has it; the findings say where."),
    428: ("Which version?",        "An edit names the version that it is of, in If-Match."),
    429: ("Too many",              "Too many requests: try again after the seconds that Retry-After names."),
    500: ("A fault of ours",       "A fault of the program; its log says more under the id that is in the detail."),
    503: ("Not now",               "The database does not answer: try again after the seconds that Retry-After names."),
}
BEARER = {"WWW-Authenticate": 'Bearer realm="tidewaiter"'}
RETRY_DATABASE = 5           # seconds


@immutable
class Problem:
    """What went wrong, as RFC 9457 has it; `findings` say where and what to do about it."""

    type: str
    title: str
    status: int
    detail: str
    findings: tuple[Finding, ...] = ()


class Wrong(Exception):
    """An error of the API's own with its status."""

    def __init__(self, status: int, detail: str = "", findings: Sequence[Finding] = (), headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.findings, self.headers = status, detail, tuple(findings), dict(headers or {})


def too_many(wait: timedelta) -> Wrong:
    """Too often; after `wait` the next is taken."""
    return Wrong(429, headers={"Retry-After": str(max(1, math.ceil(wait.total_seconds())))})


def finding(where: str, message: str, fix: str = "See the description at /api/openapi.json.", rule: str = "API-REQUEST") -> Finding:
    """What is wrong with a request, as a finding."""
    return Finding(rule, Severity.FATAL, where, message, CITE, fix)


def problem(status: int, detail: str = "", findings: Iterable[Finding] = (), headers: Mapping[str, str] | None = None) -> Response:
    """The answer of an error."""
    title, words = STATUSES[status]
    content = {
        "type": f"urn:tidewaiter:problem:{title.lower().replace(' ', '-').rstrip('?')}", "title": title, "status": status, "detail": detail or words,
        "findings": [one.as_json() for one in findings],
    }
    return Response(json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace"), status, headers, MEDIA)


def answered(error: Exception) -> Response:
    """The answer to whatever a route raised."""
    match error:
        case Wrong():
            return problem(error.status, error.detail, error.findings, error.headers)
        case RequestValidationError():
            found = [finding(".".join(str(part) for part in one["loc"]), _said(one)) for one in error.errors()]
            return problem(422, "; ".join(f"{one.where}: {one.message}" for one in found[:3]), found)
        case Missing():
            return problem(404, str(error))
        case WrongCursor():
            return problem(404, str(error), [finding("query.after", str(error), "Begin the list anew.")])
        case Stale():
            return problem(412, str(error), headers={"ETag": f'"{error.now}"'})
        case CodeNeeded():
            return problem(401, str(error), [finding("body.code", str(error), "Send the code with login and password.", "API-CODE-NEEDED")], BEARER)
        case NotIn():
            return problem(401, str(error), headers=BEARER)
        case Slow():
            return answered(too_many(error.wait))
        case Forbidden():
            return problem(403, str(error))
        case Refused():
            return problem(409, str(error), error.findings)
        case Doubled():
            return problem(409, "another record has what may be there once")
        case Unreachable():
            return problem(503, headers={"Retry-After": str(RETRY_DATABASE)})
        case HTTPException() if error.status_code == 400:          # FastAPI, of a body that cannot be read at all
            return problem(422, "the body is no JSON", [finding("body", "it is no JSON")])
        case HTTPException() if error.status_code in STATUSES:
            return problem(error.status_code, headers=error.headers)
    return fault(error)


def fault(error: Exception) -> Response:
    """A fault of ours: the caller gets an id, the log the rest."""
    id = secrets.token_hex(6)
    _LOG.error("fault %s", id, exc_info=error)
    return problem(500, f"a fault of the program; its log says more under {id}")


def _said(error: Mapping[str, Any]) -> str:
    """What pydantic says, without the value, which may be a secret."""
    return str(error.get("msg", "it does not fit"))


