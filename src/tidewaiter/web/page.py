"""Pages from templates, and what every answer says to the browser about itself."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tidewaiter.dates import cbp_day
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts
from tidewaiter.web.keys import KEYS
from tidewaiter.web.visit import Visit

HERE = Path(str(files("tidewaiter.web")))
# No script and no style of a page's own, no frame of others: what somebody puts into a field is text and nothing else.
POLICY = ("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
          "frame-ancestors 'self'; form-action 'self'")
HEADERS = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
PRIVATE = {"Cache-Control": "no-store", "Vary": "Cookie, HX-Request"}


def page(visit: Visit, template: str, status: int = 200, headers: dict[str, str] | None = None, **names: Any) -> Response:
    """A page, in the frame of the workbench; without the frame where a script asks for a part.

    A template extends `layout`, which is the frame or nothing. It sees `visit`, `csrf` (the word that each form carries), and `names`.
    """
    layout = _environment().get_template("part.html" if visit.part else "base.html")
    text = _environment().get_template(template).render(visit=visit, csrf=visit.word, layout=layout, **names)
    return HTMLResponse(text, status, {**PRIVATE, **(headers or {})})


def part(visit: Visit, template: str, status: int = 200, headers: dict[str, str] | None = None, **names: Any) -> Response:
    """A part of a page, never in the frame."""
    text = _environment().get_template(template).render(visit=visit, csrf=visit.word, layout=_environment().get_template("part.html"), **names)
    return HTMLResponse(text, status, {**PRIVATE, **(headers or {})})


def go(visit: Visit, where: str) -> Response:
    """Sends the browser to another page of this site: after a form, so that going back does not send it again."""
    if not where.startswith("/") or where.startswith("//") or "\\" in where or not where.isprintable():
        where = "/"
    if visit.part:
        return Response(status_code=204, headers={**PRIVATE, "HX-Redirect": where})
    return RedirectResponse(where, 303, headers=PRIVATE)


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters.update(usd=_usd, hts=_hts, day=_day, moment=_moment, zip=zip)
    made.globals.update(asset=asset, keys=KEYS)
    return made


@cache
def asset(name: str) -> str:
    """The address of a file of static/ or vendor/, which changes with what is in it."""
    digest = hashlib.blake2b((HERE / name).read_bytes(), digest_size=6).hexdigest()
    return f"/{name}?v={digest}"


def _usd(cents: int | None) -> str:
    """Cents as dollars; a dash where no amount is known."""
    if cents is None:
        return "—"
    text = usd(cents)
    whole, _, part = text.lstrip("-").partition(".")
    return f"{'−' if text.startswith('-') else ''}{int(whole):,}.{part}"


def _hts(number: str) -> str:
    return hts.format(number) if number else ""


def _day(day: date | datetime | None) -> str:
    return "—" if day is None else (cbp_day(day) if isinstance(day, datetime) else day).isoformat()


def _moment(at: datetime | None) -> str:
    return "—" if at is None else at.strftime("%Y-%m-%d %H:%M UTC")
