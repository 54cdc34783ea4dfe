"""What of a file can be printed."""

from __future__ import annotations

from starlette.responses import PlainTextResponse, Response

from tidewaiter.service.entries.files import file
from tidewaiter.service.prints import Print, file_prints, letter_text, print_file
from tidewaiter.service.seat import Refused
from tidewaiter.store.ledger import Missing
from tidewaiter.web.page import page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

LETTERS = frozenset({Print.DELIVERY_ORDER, Print.RELEASE_NOTICE, Print.HOLD_NOTICE, Print.DUTY_ADVICE})


def prints(visit: Visit) -> Response:
    """The papers of a file, and why one cannot be made."""
    return _listed(visit)


def printed(visit: Visit) -> Response:
    """A paper as PDF."""
    told = visit.query
    what = _print(visit)
    try:
        made = print_file(visit.seat, visit.path["id"], what, told.get("trucker", "")[:300], told.get("note", "")[:300])
    except Refused as refused:
        return _listed(visit, refused)
    return pdf(made, next(one.name for one in file_prints(visit.seat, visit.path["id"]) if one.print is what))


def in_words(visit: Visit) -> Response:
    """A letter in plain words, to be put into an e-mail."""
    try:
        return PlainTextResponse(letter_text(visit.seat, visit.path["id"], _print(visit)))
    except Refused as refused:
        return _listed(visit, refused)


def pdf(content: bytes, name: str) -> Response:
    """A PDF to be looked at in the browser and kept under a name."""
    safe = "".join(sign if sign.isalnum() or sign in "-._" else "_" for sign in name)
    return Response(content, media_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{safe}"'})


def _listed(visit: Visit, refused: Refused | None = None) -> Response:
    id = visit.path["id"]
    return page(visit, "prints/prints.html", file=file(visit.seat, id), prints=file_prints(visit.seat, id), letters=LETTERS, refused=refused,
                status=409 if refused else 200)


def _print(visit: Visit) -> Print:
    try:
        return Print(visit.path["what"])
    except ValueError:
        raise Missing(f"there is no paper {visit.path['what']}") from None


USES = (
    Use("/files/{id}/prints", "GET", prints, "document.read"),
    Use("/files/{id}/prints/{what}", "GET", printed, "document.read"),
    Use("/files/{id}/prints/{what}/text", "GET", in_words, "document.read"),
)
