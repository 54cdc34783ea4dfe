"""Notices for which no layout of CBP was seen: mail of application `notice`, one JSON object, so that nothing is invented."""

from __future__ import annotations

import json
from typing import Any

from tidewaiter.ace.desk import Desk
from tidewaiter.ace.life.happenings import words

APPLICATION = "notice"


def notice(desk: Desk, key: str, name: str, /, filer: str = "", **about: Any) -> int | None:
    """Tell the filer what happened to an entry, or to what else `key` names where `filer` is given. None where the filer has never filed."""
    route = desk.route(filer or key[:3])
    if route is None:
        return None
    told = {"at": desk.now.isoformat(), "about": key, "notice": name, "text": words(name, about), "fields": about}
    return desk.file.post(route.sender, "", APPLICATION, json.dumps(told, sort_keys=True) + "\r\n")
