"""The desk: what to do next, by the clock and the money at risk; counters, searches that one keeps, new files from papers."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from starlette.responses import Response

from tidewaiter.clearance.desk import BY_NAME
from tidewaiter.clearance.shipment import Way
from tidewaiter.service.clearance.desk import desk_counters, desk_list, forget_search, save_search, saved_searches
from tidewaiter.service.clearance.worklist import assign_task, worklist_counts
from tidewaiter.service.entries.files import search_files
from tidewaiter.service.parties.clients import clients
from tidewaiter.service.shipments.taking import MOST_BODY, take, take_archive
from tidewaiter.web.page import go, page
from tidewaiter.web.route import Use, WrongForm
from tidewaiter.web.visit import Visit

_FILTERS = ("counter", "mine", "client")
EVERY = 20               # seconds after which the list is asked for again


def desk(visit: Visit) -> Response:
    """The worklist; a client has a page of its own."""
    seat = visit.seat
    if seat.only:
        return go(visit, "/portal")
    if not visit.may("entry.read"):
        return go(visit, "/me")
    asked = {name: visit.query[name] for name in _FILTERS if visit.query.get(name)}
    if asked.get("counter", "") not in BY_NAME:
        asked.pop("counter", None)
    person, client = seat.id if asked.get("mine") else "", asked.get("client", "")
    found = desk_list(seat, asked.get("counter", ""), person, client, visit.query.get("after", "")[:300])
    return page(
        visit, "desk/desk.html", found=found, asked=asked, query=urlencode(asked), counters=desk_counters(seat, person, client),
        bands=worklist_counts(seat, person=person, client=client), searches=saved_searches(seat), clients=clients(seat, limit=200).records,
        with_query=lambda **changed: _with(asked, changed), every=EVERY,
    )


def take_task(visit: Visit) -> Response:
    """Take a task on."""
    assign_task(visit.seat, visit.path["id"], _whole(visit.form.get("version", "")), person=visit.seat.id)
    return go(visit, _back(visit))


def give_back(visit: Visit) -> Response:
    """Give a task back to all."""
    assign_task(visit.seat, visit.path["id"], _whole(visit.form.get("version", "")))
    return go(visit, _back(visit))


def search(visit: Visit) -> Response:
    """Files by any reference: entry number, bill, container, invoice, party, the firm's own number."""
    text = visit.query.get("text", "").strip()[:200]
    found = search_files(visit.seat, text) if text else ()
    return page(visit, "desk/search.html", text=text, found=found)


def keep(visit: Visit) -> Response:
    """Keep the list as it is under a name."""
    save_search(visit.seat, visit.form.get("name", "").strip()[:100], _clean(visit.form.get("query", "")))
    return go(visit, f"/?{_clean(visit.form.get('query', ''))}")


def forget(visit: Visit) -> Response:
    """Forget a search that one kept."""
    forget_search(visit.seat, visit.form.get("name", ""))
    return go(visit, "/")


def new(visit: Visit) -> Response:
    """The form for the papers of a new shipment."""
    return page(visit, "desk/new.html", clients=clients(visit.seat, limit=200).records, taken=(), chosen=visit.query.get("client", ""))


def bring(visit: Visit) -> Response:
    """Make files of the papers that were sent: an archive of shipments, or the papers of one."""
    client, sent = visit.form.get("client", ""), visit.files.get("papers", ())
    if not client:
        raise WrongForm("choose whose shipment it is")
    papers = {(one.filename or "paper").replace("\\", "/").rsplit("/", 1)[-1]: one.file.read(MOST_BODY + 1) for one in sent if one.filename}
    if not papers:
        raise WrongForm("choose the papers: shipment.yaml with its invoice and packing list, or a zip archive of them")
    if sum(map(len, papers.values())) > MOST_BODY:
        raise WrongForm(f"the papers are longer than {MOST_BODY // 1_000_000} MB together; send them in several parts")
    name, content = next(iter(papers.items()))
    if len(papers) == 1 and name.lower().endswith(".zip"):
        taken = take_archive(visit.seat, content, client, name[:300])
    else:
        taken = (take(visit.seat, papers, client, visit.form.get("name", "")[:200] or "shipment", Way.API),)
    if len(taken) == 1 and taken[0].file and not taken[0].findings:
        return go(visit, f"/files/{taken[0].file}")
    return page(visit, "desk/new.html", clients=clients(visit.seat, limit=200).records, taken=taken, chosen=client)


def _with(asked: dict[str, str], changed: dict[str, str]) -> str:
    told = {name: wanted for name, wanted in {**asked, **changed}.items() if wanted}
    return f"/?{urlencode(told)}" if told else "/"


def _clean(query: str) -> str:
    """A query of the desk and nothing else."""
    return urlencode({name: wanted[:100] for name, wanted in parse_qsl(query[:300]) if name in _FILTERS})


def _back(visit: Visit) -> str:
    query = _clean(visit.form.get("query", ""))
    return f"/?{query}" if query else "/"


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise WrongForm("the form does not say which version of the task it is of; load the page again")
    return int(text)


USES = (
    Use("/", "GET", desk),
    Use("/tasks/{id}/take", "POST", take_task, "task.write"),
    Use("/tasks/{id}/give-back", "POST", give_back, "task.write"),
    Use("/search", "GET", search, "entry.read"),
    Use("/searches", "POST", keep, "own.write"),
    Use("/searches/forget", "POST", forget, "own.write"),
    Use("/new", "GET", new, "entry.write"),
    Use("/new", "POST", bring, "entry.write"),
)
