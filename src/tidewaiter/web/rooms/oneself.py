"""Oneself: who one is here, what one may do, one's sessions."""

from __future__ import annotations

from starlette.responses import Response

from tidewaiter.access.actions import ACTIONS
from tidewaiter.service.access.login import own_sessions, whoami
from tidewaiter.web.page import page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit


def oneself(visit: Visit) -> Response:
    """Who one is, and what one may do."""
    return page(visit, "sign_in/me.html", me=whoami(visit.seat), sessions=own_sessions(visit.seat), actions=ACTIONS)


USES = (Use("/me", "GET", oneself, "own.read"),)
