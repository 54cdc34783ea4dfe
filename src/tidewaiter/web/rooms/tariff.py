"""The tariff read through: by chapters and headings on any day, a number with its history, what changed between editions, search as one types."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from tidewaiter.dates import read_day
from tidewaiter.service import browse, hts
from tidewaiter.service.editions import editions
from tidewaiter.service.entries.compute import law
from tidewaiter.web.page import go, page, part
from tidewaiter.web.route import Use, WrongForm
from tidewaiter.web.visit import Visit


def chapters(visit: Visit) -> Response:
    """The chapters; what is typed into the search leads to what it finds."""
    day = _day(visit)
    if typed := visit.query.get("q", "").strip():
        found = browse.look_up(typed, day)
        return page(visit, "tariff/found.html", found=found, of=browse.of_day(day), typed=typed)
    return page(visit, "tariff/chapters.html", chapters=browse.chapters(day), of=browse.of_day(day), typed="")


def search(visit: Visit) -> Response:
    """What is found while one types."""
    day, typed = _day(visit), visit.query.get("q", "")
    return part(visit, "tariff/hits.html", found=browse.look_up(typed, day, 12), of=browse.of_day(day), typed=typed)


def number(visit: Visit) -> Response:
    """What stands below a chapter, heading or subheading; all about a number."""
    day, asked = _day(visit), visit.path["number"]
    digits = "".join(sign for sign in asked if sign not in ". ")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (2, 4, 6, 8, 10)):
        raise WrongForm(f"{asked!r} is no number of the tariff; write two, four, six, eight or ten digits")
    if len(digits) == 2 or (digits.startswith("99") and len(digits) < 8):
        return page(visit, "tariff/shelf.html", shelf=browse.shelf(digits, day, law()), of=browse.of_day(day), typed="", subject=_subject(digits))
    card = browse.card(digits, day, law())
    if len(digits) == 4 and card.below:
        return page(visit, "tariff/shelf.html", shelf=browse.shelf(digits, day, law()), of=card.of, typed="", subject=_subject(digits))
    return page(visit, "tariff/card.html", card=card, of=card.of, typed="", notes=browse.notes_of(digits, day) if _has_notes(digits) else None)


def between(visit: Visit) -> Response:
    """What changed between two editions: of the figures that are held, and of all that two loaded editions print."""
    names = list(browse.edition_names())
    loaded = [one.name for one in editions()]
    before, after, chapter = (visit.query.get(name, "").strip() for name in ("before", "after", "chapter"))
    found, whole = None, None
    if before and after:
        found = browse.between(before, after, chapter)
        if before in loaded and after in loaded:
            whole = hts.compare(before, after)
    return page(visit, "tariff/between.html", pairs=[(name, name) for name in reversed(names)], loaded=loaded,
                before=before or names[-2], after=after or names[-1], chapter=chapter,
                found=found, whole=whole, of=browse.of_day(_day(visit)), typed="")


def move(visit: Visit) -> Response:
    """To another day: the form of the day without scripts."""
    where = visit.query.get("at", "/tariff")
    return go(visit, f"{where.partition('?')[0]}?on={_day(visit).isoformat()}")


def _day(visit: Visit) -> date:
    text = visit.query.get("on", "").strip()
    try:
        return read_day(text) if text else visit.today
    except ValueError as error:
        raise WrongForm(str(error)) from None


def _subject(digits: str) -> str:
    return browse.subject(digits[:2])


def _has_notes(digits: str) -> bool:
    return digits[:2] not in ("77", "00")


USES = (
    Use("/tariff", "GET", chapters, "own.read"),
    Use("/tariff/search", "GET", search, "own.read"),
    Use("/tariff/between", "GET", between, "own.read"),
    Use("/tariff/on", "GET", move, "own.read"),
    Use("/tariff/{number}", "GET", number, "own.read"),
)
