"""The file: its tabs but for the lines, the review and the sending, which have rooms of their own."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from tidewaiter.clearance.file import File
from tidewaiter.findings import Finding
from tidewaiter.service.access.people import people
from tidewaiter.service.clearance.holds import holds
from tidewaiter.service.clearance.kept_papers import fetch_paper, kept_papers, paper_page, put_paper
from tidewaiter.service.clearance.papers import NewPaper, add_file_paper, file_papers, miss_paper, waive_paper
from tidewaiter.service.clearance.worklist import file_tasks
from tidewaiter.service.entries.files import file, file_history, file_lines
from tidewaiter.service.entries.happen import file_happenings
from tidewaiter.service.entries.heading import KeyedHeading, heading_of, key_heading, places_of_values
from tidewaiter.service.entries.keying import sums_of_file
from tidewaiter.service.parties.clients import client
from tidewaiter.service.seat import Refused
from tidewaiter.store.kinds import Record
from tidewaiter.web.page import go, page
from tidewaiter.web.route import Use
from tidewaiter.web.visit import Visit

_SAFE = {"image/png", "image/jpeg", "application/pdf"}


def tab(visit: Visit, template: str, status: int = 200, record: Record[File] | None = None, **names: Any) -> Response:
    """A tab of the file, with the head that all of them share. Missing where the file is none of this person's."""
    return page(visit, template, status, file=record or file(visit.seat, visit.path["id"]), **names)


def names(visit: Visit) -> dict[str, str]:
    """The names of the people of the firm by their ids, as far as this person may know them."""
    return {one.id: one.value.name for one in people(visit.seat, limit=500).records} if visit.may("person.read") else {}


def shipment(visit: Visit) -> Response:
    """What the entry states beside its lines."""
    return _shipment(visit)


def _shipment(visit: Visit, status: int = 200, keyed: dict[str, str] | None = None, findings: tuple[Finding, ...] = (), said: str = "") -> Response:
    record = file(visit.seat, visit.path["id"])
    heads: dict[str, list[object]] = {}
    for one in heading_of(visit.seat, record.id):
        heads.setdefault(one.field.head, []).append((one.field, (keyed or {}).get(one.field.place, one.text)))
    wrong = {one.where: one.message for one in findings}
    of = client(visit.seat, record.value.client) if visit.may("client.read") else None
    return tab(visit, "file/shipment.html", status, record=record, heads=heads, wrong=wrong, said=said, client=of,
               tasks=file_tasks(visit.seat, record.id), transport=record.value.heading.transport, seen=visit.form.get("version", str(record.version)))


def key(visit: Visit) -> Response:
    """Write the heading. What does not go is said beside its field, and what was typed stays."""
    texts = {name.removeprefix("h:"): value for name, value in visit.form.items() if name.startswith("h:")}
    try:
        key_heading(visit.seat, visit.path["id"], int(visit.form.get("version", "0") or 0), KeyedHeading(texts))
    except Refused as refused:
        if not refused.findings:
            raise
        return _shipment(visit, 422, texts, refused.findings, str(refused))
    return go(visit, f"/files/{visit.path['id']}")


def agencies(visit: Visit) -> Response:
    """What partner agencies ask of the lines."""
    return tab(visit, "file/agencies.html", lines=file_lines(visit.seat, visit.path["id"]), sums=sums_of_file(visit.seat, visit.path["id"]))


def money(visit: Visit) -> Response:
    """What is owed, line by line, as it stands."""
    return tab(visit, "file/money.html", lines=file_lines(visit.seat, visit.path["id"]), sums=sums_of_file(visit.seat, visit.path["id"]))


def after(visit: Visit) -> Response:
    """What happened after entry, the days that follow, holds and what is left to do."""
    id = visit.path["id"]
    return tab(visit, "file/after.html", past=file_happenings(visit.seat, id), holds=holds(visit.seat, file=id).records,
               tasks=file_tasks(visit.seat, id))


def documents(visit: Visit) -> Response:
    """Which papers the file needs, which came, and the papers themselves."""
    return _documents(visit)


def _documents(visit: Visit, status: int = 200, said: str = "", findings: tuple[Finding, ...] = ()) -> Response:
    id = visit.path["id"]
    papers = file_papers(visit.seat, id)
    return tab(visit, "file/documents.html", status, papers=papers, kept=kept_papers(visit.seat, id), said=said, findings=findings,
               missing=[one for one in papers if one.value.state.value == "missing"])


def upload(visit: Visit) -> Response:
    """Keep what was sent. A file that is not what it says is refused, and those beside it are kept."""
    said: list[str] = []
    findings: list[Finding] = []
    for sent in visit.files.get("paper", ()):
        try:
            put_paper(visit.seat, visit.path["id"], sent.filename or "", sent.file.read(), visit.form.get("item", ""))
        except Refused as refused:
            said.append(str(refused))
            findings += refused.findings
    if said:
        return _documents(visit, 422, "; ".join(said), tuple(findings))
    return go(visit, f"/files/{visit.path['id']}/documents")


def ask(visit: Visit) -> Response:
    """Put a paper on the checklist."""
    add_file_paper(visit.seat, visit.path["id"], NewPaper(visit.form.get("name", "").strip()[:200], visit.form.get("why", "")[:300]))
    return go(visit, f"/files/{visit.path['id']}/documents")


def waive(visit: Visit) -> Response:
    """Do without a paper, with the reason; or have it missing again."""
    version = int(visit.form.get("version", "0") or 0)
    if visit.form.get("again"):
        miss_paper(visit.seat, visit.path["paper"], version, visit.form.get("why", ""))
    else:
        waive_paper(visit.seat, visit.path["paper"], version, visit.form.get("why", ""))
    return go(visit, f"/files/{visit.path['id']}/documents")


def fetch(visit: Visit) -> Response:
    """A paper as it came: to be kept, never run. What the browser can show safely it may show."""
    got = fetch_paper(visit.seat, visit.path["paper"])
    if got.paper.value.file != visit.path["id"]:
        return go(visit, f"/files/{visit.path['id']}/documents")
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._- ") else "_" for sign in got.paper.value.name)
    media = got.paper.value.media if got.paper.value.media in _SAFE else "application/octet-stream"
    return Response(got.body, headers={"Content-Type": media, "Content-Disposition": f'attachment; filename="{plain}"', "Cache-Control": "no-store"})


def picture(visit: Visit) -> Response:
    """A page of a paper as a picture, with the place framed that a value came from."""
    number = visit.query.get("page", "1")
    made = paper_page(visit.seat, visit.path["paper"], int(number) if number.isdecimal() and len(number) < 6 else 1, visit.query.get("box", "")[:80])
    return Response(made, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})


def beside(visit: Visit) -> Response:
    """The papers of the file for reading beside the fields; at the place where one field's value came from, where it is known."""
    id, path = visit.path["id"], visit.query.get("path", "")
    places = places_of_values(visit.seat, id)
    exact = [one for one in places if path and one.path == path]
    near = [one for one in places if path and "/".join(path.split("/")[:2]) == "/".join(one.path.split("/")[:2])]
    here = next(iter(exact or near), None)
    kept = kept_papers(visit.seat, id)
    wanted = visit.query.get("paper", "") or (here.paper if here else "")
    shown = next((one for one in kept if one.id == wanted), None) or next((one for one in kept if one.value.media == "application/pdf"), None)
    number = visit.query.get("page", "")
    first = here.page if here and shown and here.paper == shown.id else 1
    at = int(number) if number.isdecimal() and len(number) < 6 else first
    return tab(visit, "file/beside.html", kept=kept, shown=shown, here=here if here and shown and here.paper == shown.id else None, number=at,
               path=path, known=here is not None)


def log(visit: Visit) -> Response:
    """Every change of the file: who, when, why, before and after."""
    since = visit.query.get("since", "0")
    changes = file_history(visit.seat, visit.path["id"], int(since) if since.isdecimal() and len(since) < 10 else 0)
    return tab(visit, "file/log.html", changes=changes, who=names(visit))


USES = (
    Use("/files/{id}", "GET", shipment, "entry.read"),
    Use("/files/{id}", "POST", key, "entry.write"),
    Use("/files/{id}/agencies", "GET", agencies, "entry.read"),
    Use("/files/{id}/money", "GET", money, "entry.read"),
    Use("/files/{id}/after", "GET", after, "entry.read"),
    Use("/files/{id}/documents", "GET", documents, "document.read"),
    Use("/files/{id}/documents", "POST", upload, "document.write"),
    Use("/files/{id}/documents/asked", "POST", ask, "document.write"),
    Use("/files/{id}/documents/{paper}/waive", "POST", waive, "document.write"),
    Use("/files/{id}/papers", "GET", beside, "document.read"),
    Use("/files/{id}/papers/{paper}", "GET", fetch, "document.read"),
    Use("/files/{id}/papers/{paper}/page", "GET", picture, "document.read"),
    Use("/files/{id}/log", "GET", log, "entry.read"),
)
