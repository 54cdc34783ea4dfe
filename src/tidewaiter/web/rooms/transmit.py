"""The tab Transmit of a file: what keeps a message, the message in columns, sending, the answers in words, and all that went and came."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from tidewaiter.clearance.resend import Purpose
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.entries import wire
from tidewaiter.service.entries.preflight import REASONS, Preflight, file_exchanges, preflight
from tidewaiter.service.entries.transmit import Approval, Wish, approve_file, transmit_file
from tidewaiter.service.seat import Refused
from tidewaiter.web.page import go, page
from tidewaiter.web.places import folded, place_of
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

MOST_ROWS = 80                   # of a message on one page
TITLES = {Purpose.RELEASE: "Cargo release", Purpose.SUMMARY: "Entry summary", Purpose.CORRECTION: "Post summary correction",
          Purpose.DELETION: "Deletion of the summary", Purpose.CANCELLATION: "Cancellation of the release"}


def transmit(visit: Visit) -> Response:
    """What may be sent, what keeps it, and what went and came."""
    return _shown(visit)


def send(visit: Visit) -> Response:
    """Send a message of the file, or say what keeps it."""
    id, form = visit.path["id"], visit.form
    try:
        wish = Wish(_purpose(form.get("purpose")), form.get("gateway", ""), form.get("why", ""), form.get("reason", ""),
                    form.get("replacement", "").strip())
        transmit_file(visit.seat, id, _number(form.get("version"), 0), wish)
    except Refused as refused:
        return _shown(visit, refused)
    return go(visit, f"/files/{id}/transmit#history")


def make_ready(visit: Visit) -> Response:
    """Make the file ready to be sent as it stands: a licensed broker's own act."""
    id = visit.path["id"]
    try:
        approve_file(visit.seat, id, _number(visit.form.get("version"), 0), Approval(visit.form.get("why", "")))
    except Refused as refused:
        return _shown(visit, refused)
    return go(visit, f"/files/{id}/transmit?purpose={_purpose(visit.form.get('purpose')).value}")


def sent(visit: Visit) -> Response:
    """A message as it went, in columns."""
    return _message(visit, wire.sent_message(visit.seat, visit.path["id"], visit.path["control"]), f"sent/{visit.path['control']}")


def came(visit: Visit) -> Response:
    """A message as it came, in columns, each record with what it says."""
    number = visit.path["message"]
    return _message(visit, wire.came_message(visit.seat, visit.path["id"], int(number) if number.isdigit() else 0), f"came/{number}")


def sent_bytes(visit: Visit) -> Response:
    """A message as it went, byte for byte."""
    return _file(wire.sent_bytes(visit.seat, visit.path["id"], visit.path["control"]), f"{visit.path['control']}.abi")


def came_bytes(visit: Visit) -> Response:
    """A message as it came, byte for byte."""
    number = visit.path["message"]
    return _file(wire.came_bytes(visit.seat, visit.path["id"], int(number) if number.isdigit() else 0), f"message-{number}.abi")


def _shown(visit: Visit, refused: Refused | None = None) -> Response:
    id = visit.path["id"]
    history = file_exchanges(visit.seat, id)
    asked = visit.form.get("purpose") or visit.query.get("purpose")
    may = [one.purpose for one in history.courses if one.action]
    first = Purpose.SUMMARY if Purpose.SUMMARY in may and Purpose.RELEASE in may and any(one.way == "out" for one in history.messages) else None
    chosen = _purpose(asked, first or (may[0] if may else Purpose.RELEASE))
    reason, replacement = (visit.form.get(name) or visit.query.get(name, "") for name in ("reason", "replacement"))
    reason = reason if reason in REASONS else "01"
    look = preflight(visit.seat, id, chosen, reason, replacement.strip()[:40]) if visit.seat.may("decision.read") else None
    found = _told(look, refused)
    apart, more = folded(found)
    start = _number(visit.query.get("from"), 1)
    return page(
        visit, "transmit/transmit.html", file=history.file, history=history, look=look, chosen=chosen, titles=TITLES,
        reasons=REASONS, reason=reason, refused=refused,
        findings=[(one, place_of(id, one)) for one in apart], more=more, fatal=sum(one.severity is Severity.FATAL for one in found),
        message=look.message if look else None, **_cut(look.message if look else None, visit, start), here=f"/files/{id}/transmit",
        status=409 if refused else 200,
    )


def _told(look: Preflight | None, refused: Refused | None) -> list[Finding]:
    return list(dict.fromkeys([*(refused.findings if refused else ()), *(look.findings if look else ())]))


def _message(visit: Visit, shown: wire.MessageShown, name: str) -> Response:
    id = visit.path["id"]
    history = file_exchanges(visit.seat, id)
    start = _number(visit.query.get("from"), 1)
    return page(visit, "transmit/message.html", file=history.file, message=shown, **_cut(shown, visit, start), here=f"/files/{id}/transmit/{name}",
                answers=[one for one in history.messages if one.way == "in" and one.answers == shown.control])


def _cut(message: wire.MessageShown | None, visit: Visit, start: int) -> dict[str, Any]:
    """The rows of this page, the record whose fields are listed, and where the next page begins, 0 where there is none."""
    if message is None:
        return {"rows": (), "record": None, "start": 1, "following": 0, "before": 0}
    rows = message.rows
    start = max(1, min(start, len(rows) or 1))
    end = min(len(rows), start - 1 + MOST_ROWS)
    wanted = _number(visit.query.get("record"), 0)
    record = next((row for row in rows if row.number == wanted), None) or next((row for row in rows if row.said), None) or (rows[0] if rows else None)
    return {"rows": rows[start - 1:end], "record": record, "start": start, "following": end + 1 if end < len(rows) else 0,
            "before": max(1, start - MOST_ROWS) if start > 1 else 0}


def _file(body: bytes, name: str) -> Response:
    safe = "".join(sign if sign.isalnum() or sign in "-._" else "_" for sign in name)
    return Response(body, media_type="application/octet-stream", headers={"Content-Disposition": f'attachment; filename="{safe}"'})


def _purpose(told: str | None, otherwise: Purpose = Purpose.SUMMARY) -> Purpose:
    return Purpose(told) if told in set(Purpose) else otherwise


def _number(told: str | None, otherwise: int) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 7 else otherwise


USES = (
    Use("/files/{id}/transmit", "GET", transmit, "entry.read"),
    Use("/files/{id}/transmit", "POST", send, "entry.transmit"),
    Use("/files/{id}/transmit/ready", "POST", make_ready, "entry.approve"),
    Use("/files/{id}/transmit/sent/{control}", "GET", sent, "entry.read"),
    Use("/files/{id}/transmit/sent/{control}/bytes", "GET", sent_bytes, "entry.read"),
    Use("/files/{id}/transmit/came/{message}", "GET", came, "entry.read"),
    Use("/files/{id}/transmit/came/{message}/bytes", "GET", came_bytes, "entry.read"),
)
