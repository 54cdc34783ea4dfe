"""Who is signed in: the session's token in a cookie that no script reads, and a word of that session's own in every form."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "tidewaiter"
FORM, HEADER = "_csrf", "x-csrf-token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def token(request: Request) -> str:
    """The token of the session that a browser shows; "" where it shows none."""
    return request.cookies.get(COOKIE, "")


def keep(response: Response, request: Request, shown: str) -> None:
    """Gives the browser the token of a session. It is gone with the browser, and goes nowhere but here."""
    response.set_cookie(COOKIE, shown, path="/", httponly=True, samesite="strict", secure=request.url.scheme == "https")


def forget(response: Response, request: Request) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=request.url.scheme == "https")


def word(shown: str) -> str:
    """What every form of a session carries, so that no other site can send one: a hash that only who has the token can make."""
    return hmac.new(shown.encode(), b"tidewaiter form", hashlib.sha256).hexdigest() if shown else ""


def changes(request: Request) -> bool:
    """Whether a request may change something."""
    return request.method not in _SAFE


def from_here(request: Request) -> bool:
    """Whether a request comes from a page of this site, as far as the browser says: told by Sec-Fetch-Site, or else by Origin."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


def vouched(request: Request, said: str) -> bool:
    """Whether a request that changes something carries the word of its session."""
    expected = word(token(request))
    return from_here(request) and bool(expected) and hmac.compare_digest(expected, said)
