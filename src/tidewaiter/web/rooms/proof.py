"""Every cent: the proof of an amount, the duty over days, two scenarios side by side; of a line of a file, and of a line asked about by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode

from starlette.responses import Response

from tidewaiter.dates import read_day
from tidewaiter.duty.asked import FIRST_DAY
from tidewaiter.service.quote import Question, Unreadable, read_question
from tidewaiter.service.why.asked import duty_over_days, scenario, side_by_side, why_asked
from tidewaiter.service.why.of_file import answer_on_line, question_of_line, why_file, why_line
from tidewaiter.web.chart import chart
from tidewaiter.web.page import go, page
from tidewaiter.web.route import Use, WrongForm
from tidewaiter.web.visit import Visit

ASKED = ("hts", "origin", "entered", "value", "quantity", "exported", "loaded", "program", "mode", "entry_type", "base_rate", "known_on")
CHANGED = ("hts", "origin", "entered", "value", "program", "mode", "exported", "loaded")
MODES = (
    ("", "not known"), ("10", "10 vessel"), ("11", "11 vessel, containers"), ("20", "20 rail"), ("21", "21 rail, containers"), ("30", "30 truck"),
    ("31", "31 truck, containers"), ("40", "40 air"), ("41", "41 air, containers"), ("50", "50 mail"), ("60", "60 passenger"),
)


def quote(visit: Visit) -> Response:
    """A line asked about by itself: the form, and the proof of what it owes once the form is filled."""
    asked = _asked(visit.query)
    question, wrong = _question(asked, visit.query)
    found = why_asked(visit.seat, question) if question else None
    return page(visit, "why/quote.html", 200 if question or not asked else 422, asked=asked, wrong=wrong, why=found, facts=_facts(visit.query),
                query=_again(visit.query), modes=MODES, here="proof")


def quote_days(visit: Visit) -> Response:
    """What a line asked about by itself would owe on other days."""
    question = _whole(visit.query)
    return _days(visit, question, f"/quote?{_again(visit.query)}", "/quote/days", _again(visit.query), "")


def quote_beside(visit: Visit) -> Response:
    """A line asked about by itself beside another scenario."""
    return _beside(visit, _whole(visit.query), "/quote", _again(visit.query), "")


def line(visit: Visit) -> Response:
    """The proof of what a line of a file owes."""
    id, number = visit.path["id"], _number(visit)
    found = why_line(visit.seat, id, number)
    return page(visit, "why/line.html", found=found, why=found.why, here="proof", base=f"{_root(visit)}/lines/{number}/why", query="",
                root=_root(visit))


def line_days(visit: Visit) -> Response:
    """What a line of a file would owe on other days."""
    id, number = visit.path["id"], _number(visit)
    question = question_of_line(visit.seat, id, number)
    base = f"{_root(visit)}/lines/{number}/why"
    return _days(visit, question, base, f"{base}/days", "", base)


def line_beside(visit: Visit) -> Response:
    """A line of a file beside another scenario."""
    id, number = visit.path["id"], _number(visit)
    base = f"{_root(visit)}/lines/{number}/why"
    return _beside(visit, question_of_line(visit.seat, id, number), base, "", base)


def answer(visit: Visit) -> Response:
    """Answer a question on a line of a file."""
    id, number = visit.path["id"], _number(visit)
    version = visit.form.get("version", "")
    if not version.isdigit():
        raise WrongForm("the form does not say which version of the line was read")
    for name, value in visit.form.items():
        if name.startswith("fact."):
            answer_on_line(visit.seat, id, number, int(version), name.removeprefix("fact."), value)
    return go(visit, f"/files/{id}/lines/{number}/why")


def file(visit: Visit) -> Response:
    """What an entry owes and how it adds up."""
    found = why_file(visit.seat, visit.path["id"])
    return page(visit, "why/file.html", found=found, root=_root(visit))


def _days(visit: Visit, question: Question, proof: str, action: str, query: str, base: str) -> Response:
    entered = question.around.entered
    wrong = ""
    start, before = max(FIRST_DAY, entered - timedelta(days=730)), entered + timedelta(days=365)
    try:
        start, before = (read_day(visit.query[name]) if visit.query.get(name) else day for name, day in (("from", start), ("before", before)))
        if not FIRST_DAY <= start < before:
            raise ValueError(f"the days run from {FIRST_DAY} at the earliest, and from the earlier to the later")
    except ValueError as error:
        wrong, start, before = f"{error}", max(FIRST_DAY, entered - timedelta(days=730)), entered + timedelta(days=365)
    stretches = duty_over_days(visit.seat, question, start, before)
    every = {"from": FIRST_DAY.isoformat(), "before": date(max(entered.year, visit.today.year) + 2, 1, 1).isoformat()}
    joint = "&" if query else ""
    return page(visit, "why/days.html", 422 if wrong else 200, question=question, stretches=stretches, chart=chart(stretches, entered),
                start=start, before=before, wrong=wrong, here="days", base=base, query=query, proof=proof, action=action,
                every=f"{query}{joint}{urlencode(every)}",
                hidden=_pairs(query))


def _beside(visit: Visit, question: Question, proof: str, query: str, base: str) -> Response:
    changes = {name: value for name in CHANGED if (value := visit.query.get(f"b.{name}", "").strip())}
    facts = {key.removeprefix("b."): text for key, text in visit.query.items() if key.startswith("b.fact.") and text}
    other, wrong = question, ""
    try:
        other = scenario(question, changes | facts)
    except Unreadable as error:
        wrong = str(error)
    both = side_by_side(visit.seat, question, other)
    return page(visit, "why/beside.html", 422 if wrong else 200, both=both, changes=changes, facts=facts, wrong=wrong, here="beside", base=base,
                query=query, proof=proof, question=question, modes=MODES, hidden=_pairs(query))


def _asked(query: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name in ASKED if (text := query.get(name, "").strip())}


def _facts(query: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix("fact."): value for name, value in query.items() if name.startswith("fact.") and value}


def _question(asked: dict[str, str], query: Mapping[str, str]) -> tuple[Question | None, str]:
    """The question that the form asks, and what is wrong with it."""
    if not asked:
        return None, ""
    options: dict[str, object] = dict(asked)
    if "quantity" in asked:
        options["quantity"] = [one.strip() for one in asked["quantity"].split(";") if one.strip()]
    if "value" in asked:
        options["value"] = asked["value"].replace(",", "")
    if facts := _facts(query):
        options["facts"] = facts
    try:
        return read_question(options), ""
    except Unreadable as error:
        return None, str(error)


def _whole(query: Mapping[str, str]) -> Question:
    question, wrong = _question(_asked(query), query)
    if question is None:
        raise WrongForm(wrong or "a quote needs a number, an origin, a day and a value")
    return question


def _again(query: Mapping[str, str]) -> str:
    """What was asked, as an address has it."""
    return urlencode({**_asked(query), **{f"fact.{name}": value for name, value in _facts(query).items()}})


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query)


def _root(visit: Visit) -> str:
    """Where the file is for who asks: a client's people have it in their own room."""
    return f"{'/portal/shipments' if visit.seat.only else '/files'}/{visit.path['id']}"


def _number(visit: Visit) -> int:
    text = visit.path["n"]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


USES = (
    Use("/quote", "GET", quote, "own.read"),
    Use("/quote/days", "GET", quote_days, "own.read"),
    Use("/quote/beside", "GET", quote_beside, "own.read"),
    Use("/files/{id}/why", "GET", file, "entry.read"),
    Use("/files/{id}/lines/{n}/why", "GET", line, "entry.read"),
    Use("/files/{id}/lines/{n}/why/days", "GET", line_days, "entry.read"),
    Use("/files/{id}/lines/{n}/why/beside", "GET", line_beside, "entry.read"),
    Use("/portal/shipments/{id}/why", "GET", file, "entry.read"),
    Use("/portal/shipments/{id}/lines/{n}/why", "GET", line, "entry.read"),
    Use("/portal/shipments/{id}/lines/{n}/why/days", "GET", line_days, "entry.read"),
    Use("/portal/shipments/{id}/lines/{n}/why/beside", "GET", line_beside, "entry.read"),
    Use("/files/{id}/lines/{n}/answer", "POST", answer, "entry.write"),
)
