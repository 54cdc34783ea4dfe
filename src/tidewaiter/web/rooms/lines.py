"""The lines of a file: the grid, what it asks while somebody keys, and a plain table with a form per line where there are no scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.responses import JSONResponse, Response

from tidewaiter.entry.line import Line
from tidewaiter.findings import Finding
from tidewaiter.numbers import hts
from tidewaiter.service.entries.cells import CELLS
from tidewaiter.service.entries.drafts import draft_of, keep_draft
from tidewaiter.service.entries.files import ChangedLine, change_file_line, file, line_of_file
from tidewaiter.service.entries.keying import (
    Keyed,
    KeyedLine,
    KeyedLines,
    Row,
    Sums,
    keep_sums,
    key_lines,
    parts_of_file,
    rate_day_of,
    rows_of_file,
    sums_of_file,
    told_of_number,
)
from tidewaiter.service.seat import Refused
from tidewaiter.store.ledger import Stale
from tidewaiter.web import fields
from tidewaiter.web.asking import boxes, read
from tidewaiter.web.page import PRIVATE, go
from tidewaiter.web.rooms.file import names, tab
from tidewaiter.web.rooms.particulars import STALE
from tidewaiter.web.route import Use, WrongForm
from tidewaiter.web.visit import Visit

PLACE = "lines"
MOST_AT_ONCE = 200


def lines(visit: Visit) -> Response:
    """The lines, as a grid where there are scripts."""
    record = file(visit.seat, visit.path["id"])
    rows = rows_of_file(visit.seat, record.id)
    sums = sums_of_file(visit.seat, record.id) if len(rows) <= MOST_AT_ONCE else None        # of more the page asks when it is there
    return tab(visit, "file/lines.html", record=record, rows=rows, sums=sums, may_key=visit.may("entry.write"),
               columns=json.dumps([asdict(one) for one in CELLS]))


def rows(visit: Visit) -> Response:
    """The rows of the grid, and what this person keyed here and has not written."""
    id = visit.path["id"]
    draft = draft_of(visit.seat, id, PLACE)
    return _json({"rows": [_row(one) for one in rows_of_file(visit.seat, id)], "draft": {"text": draft.text, "at": draft.at} if draft else None})


def key(visit: Visit) -> Response:
    """Write what was keyed."""
    keyed = key_lines(visit.seat, visit.path["id"], KeyedLines(_keyed(visit.form.get("lines", ""))))
    return _json(_told(visit, keyed))


def sums(visit: Visit) -> Response:
    """What the file owes as it stands, and findings by their cells. Kept with the file where this person may write it."""
    id = visit.path["id"]
    return _json(_summed(keep_sums(visit.seat, id) if visit.may("entry.write") else sums_of_file(visit.seat, id)))


def number(visit: Visit) -> Response:
    """What digits that are being keyed lead to."""
    digits = "".join(sign for sign in visit.query.get("digits", "") if sign.isascii() and sign.isdigit())[:10]
    return _json(asdict(told_of_number(visit.seat, digits, rate_day_of(file(visit.seat, visit.path["id"]).value))))


def parts(visit: Visit) -> Response:
    """Products of the file's client."""
    return _json([asdict(one) for one in parts_of_file(visit.seat, visit.path["id"], visit.query.get("q", "")[:100])])


def draft(visit: Visit) -> Response:
    """Keep what is being keyed."""
    text = visit.form.get("draft", "")
    if len(text) > 2_000_000:
        raise WrongForm("the draft is too long to be kept")
    keep_draft(visit.seat, visit.path["id"], PLACE, text)
    return Response(status_code=204, headers=PRIVATE)


def line(visit: Visit) -> Response:
    """One line as a form; the number after the last is a new one."""
    return _line(visit)


def _line(visit: Visit, status: int = 200, texts: Mapping[str, str] | None = None, faults: Mapping[str, str] | None = None,
          theirs: Row | None = None, gone: bool = False) -> Response:
    record = file(visit.seat, visit.path["id"])
    every = rows_of_file(visit.seat, record.id)
    at = _place(visit)
    row = next((one for one in every if one.number == at), None)
    found = [one for one in sums_of_file(visit.seat, record.id).findings if one.line == at] if row else []
    return tab(visit, "file/line.html", status, record=record, row=row, number=at if row else len(every) + 1, count=len(every), cells=CELLS,
               texts=texts or (row.cells if row else {}), faults=faults or {}, theirs=theirs, gone=gone, found=found,
               seen=theirs.version if theirs else visit.form.get("version", str(row.version if row else 0)), who=names(visit))


def put(visit: Visit) -> Response:
    """Write one line from its form. Where another changed it meanwhile, both are shown and the person chooses."""
    known = {cell.name for cell in CELLS}
    texts = {name: value for name, value in visit.form.items() if name in known}
    id, version = visit.form.get("line", ""), visit.form.get("version", "0")
    one = KeyedLine(id, int(version) if version.isdecimal() else 0, cells=texts, removed="remove" in visit.form)
    keyed = key_lines(visit.seat, visit.path["id"], KeyedLines((one,)))
    if keyed.clashes:
        return _line(visit, 409, texts, theirs=keyed.clashes[0].now, gone=keyed.clashes[0].now is None)
    if keyed.faults:
        return _line(visit, 422, texts, {fault.cell: fault.message for _, fault in keyed.faults})
    keep_sums(visit.seat, visit.path["id"])
    return go(visit, f"/files/{visit.path['id']}/lines")


def more(visit: Visit) -> Response:
    """What a line states beside its row: cases, agencies, licences, rulings."""
    return _more(visit)


def _more(visit: Visit, status: int = 200, typed: Mapping[str, tuple[str, ...]] | None = None, wrong: Mapping[str, str] | None = None,
          said: str = "", told: tuple[Finding, ...] = ()) -> Response:
    id = visit.path["id"]
    there = line_of_file(visit.seat, id, _place(visit))
    found = told or tuple(one.finding for one in sums_of_file(visit.seat, id).findings if one.line == there.value.number)
    return tab(visit, "file/more.html", status, line=there, boxes=boxes(Line, fields.LINE, visit.seat, there.value.line, typed, wrong), said=said,
               found=found)


def put_more(visit: Visit) -> Response:
    """Write what a line states beside its row. What does not go is said beside its field, and what was typed stays."""
    id, version = visit.path["id"], visit.form.get("version", "")
    there = line_of_file(visit.seat, id, _place(visit))
    got = read(Line, fields.LINE, visit.many, there.value.line)
    if got.value is None:
        return _more(visit, 422, visit.many, got.wrong, "something is not as its field asks")
    try:
        if there.id != visit.form.get("line") or not version.isdecimal():
            raise Stale("line", there.version)
        changed = ChangedLine(got.value, there.value.product, there.value.product_version)
        change_file_line(visit.seat, id, there.value.number, int(version[:9]), changed)
    except Stale:
        return _more(visit, 409, visit.many, said=STALE)
    except Refused as refused:
        return _more(visit, 409, visit.many, {}, str(refused), refused.findings)
    keep_sums(visit.seat, id)
    return go(visit, f"/files/{id}/lines/{there.value.number}")


def _place(visit: Visit) -> int:
    told = visit.path["number"]
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 5 else 0


def _keyed(text: str) -> tuple[KeyedLine, ...]:
    """What the grid sent. WrongForm where it is not what it sends."""
    try:
        told = json.loads(text)
        return tuple(KeyedLine(
            _text(one.get("id", "")), _count(one.get("version", 0)), _count(one.get("at", 0)),
            {_text(name): _text(value) for name, value in one.get("cells", {}).items()}, one.get("removed") is True, one.get("over") is True,
        ) for one in told)
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise WrongForm("the lines are not as the grid sends them; load the page again") from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 5000:
        raise TypeError
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise TypeError
    return value


def _told(visit: Visit, keyed: Keyed) -> dict[str, Any]:
    people = names(visit)
    return {
        "rows": [_row(one) for one in keyed.rows], "made": dict(keyed.made), "moved": keyed.moved, "count": keyed.count,
        "clashes": [{"id": one.id, "now": _row(one.now) if one.now else None, "by": people.get(one.now.by, "somebody") if one.now else "somebody"}
                    for one in keyed.clashes],
        "faults": [{"id": id, "cell": fault.cell, "text": fault.text, "message": fault.message} for id, fault in keyed.faults],
    }


def _row(one: Row) -> dict[str, Any]:
    return {"id": one.id, "version": one.version, "number": one.number, "words": one.words, "rate": one.rate, "articles": one.articles,
            **one.cells, "hts": hts.format(one.cells["hts"]) if len(one.cells["hts"]) in (4, 6, 8, 10) else one.cells["hts"]}


def _summed(sums: Sums) -> dict[str, Any]:
    told = asdict(sums)
    told["findings"] = [{"line": one.line, "cell": one.cell, **one.finding.as_json()} for one in sums.findings]
    return told


def _json(value: Any) -> Response:
    return JSONResponse(value, headers=PRIVATE)


USES = (
    Use("/files/{id}/lines", "GET", lines, "entry.read"),
    Use("/files/{id}/lines", "POST", key, "entry.write"),
    Use("/files/{id}/lines/rows", "GET", rows, "entry.read"),
    Use("/files/{id}/lines/sums", "POST", sums, "entry.read"),
    Use("/files/{id}/lines/number", "GET", number, "entry.read"),
    Use("/files/{id}/lines/parts", "GET", parts, "product.read"),
    Use("/files/{id}/lines/draft", "POST", draft, "entry.write"),
    Use("/files/{id}/lines/{number}", "GET", line, "entry.read"),
    Use("/files/{id}/lines/{number}", "POST", put, "entry.write"),
    Use("/files/{id}/lines/{number}/more", "GET", more, "entry.read"),
    Use("/files/{id}/lines/{number}/more", "POST", put_more, "entry.write"),
)
