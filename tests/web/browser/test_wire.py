"""In a browser: a release goes to the rehearsal, a document is answered, the goods go, a client sees it; axe on each page of these rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.screening.made import Shelf, listed
from tests.service.entries.conftest import AT
from tests.service.entries.test_transmit import RELEASE
from tests.web.browser.conftest import serious
from tests.web.wired import BROKER, CLIENT, WRITER, Wired, wired
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.clearance.events import FileEvent
from tidewaiter.screening.policy import ScreeningPolicy
from tidewaiter.service import rehearsal_desk
from tidewaiter.service.decisions.reviews import NewReview, ask_review
from tidewaiter.service.entries import files
from tidewaiter.service.entries.compute import compute_file
from tidewaiter.service.entries.happen import tell
from tidewaiter.service.screening import held
from tidewaiter.service.screening.run import screen_file
from tidewaiter.store.kinds.entries import FILES, REPLIES
from tidewaiter.store.kinds.screening import SCREENING_POLICIES
from tidewaiter.web import session

__all__ = ["wired"]
pytestmark = pytest.mark.browser


@pytest.fixture
def seen(chromium: Any, wired: Wired) -> Iterator[Callable[..., Any]]:
    """A page of the workbench for somebody of the firm or a client."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def page(who: str, path: str, *, colour: str = "light", size: tuple[int, int] = (1280, 800), scripts: bool = True) -> Any:
        context = chromium.new_context(base_url=wired.address, color_scheme=colour, viewport={"width": size[0], "height": size[1]},
                                       java_script_enabled=scripts)
        contexts.append(context)
        context.add_cookies([{"name": session.COOKIE, "value": f"known-{who}", "url": wired.address}])
        made = context.new_page()
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.on("console", lambda said: wrong.append(said.text) if said.type == "error" and "Failed to load resource" not in said.text else None)
        made.goto(path)
        return made

    yield page
    for context in contexts:
        context.close()
    assert not wrong, "\n".join(wrong)


def state(wired: Wired) -> str:
    return files.file(wired.filing.writer, wired.id).value.state


@pytest.mark.parametrize("scripts", [True, False])
def test_a_release_is_rehearsed_from_sending_to_release(wired: Wired, seen: Callable[..., Any], scripts: bool) -> None:
    wired.filing.ready()
    page = seen(BROKER, "/rehearsal", scripts=scripts)
    page.get_by_label("Let this go on from here").select_option("fda-hold")
    page.get_by_label("Begin on").fill("2026-09-24")
    page.get_by_role("button", name="Begin").click()
    page.goto(f"/files/{wired.id}/transmit?purpose=release")
    assert page.get_by_role("heading", name="Cargo release: nothing keeps it").count() == 1
    page.get_by_label("Why").last.fill("all in order")
    page.get_by_role("button", name="Send: cargo release").click()
    page.wait_for_url("**/transmit*")
    wired.drained()
    page.reload()
    assert page.locator("#history ~ .table").get_by_text("CBP accepted all of it").count() == 1
    page.goto(f"/files/{wired.id}/rehearsal")
    page.get_by_role("button", name="four hours").click()
    page.get_by_role("button", name="Answer: upload document CERT").click()
    page.get_by_role("button", name="a week").click()
    wired.drained(lambda: state(wired) in ("released", "summary_due"))
    page.goto(f"/files/{wired.id}/rehearsal")
    assert page.locator("dd .badge").inner_text() == "released"
    client = seen(CLIENT, "/portal", size=(360, 740), scripts=scripts)
    client.get_by_role("link", name="FORGED STEEL BRACKETS").click()
    assert "Your goods are released." in client.locator("main").inner_text()


def test_fields_of_a_message_are_walked_by_keyboard(wired: Wired, seen: Callable[..., Any]) -> None:
    page = seen(WRITER, f"/files/{wired.id}/transmit?purpose=summary")
    page.locator(".cell").first.focus()
    strip = page.locator("[data-strip]")
    first = strip.inner_text()
    assert "columns 1–1" in first
    page.keyboard.press("ArrowRight")
    assert strip.inner_text() != first
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.wirerow').id") == "r2"
    assert page.locator(".cell[tabindex='0']").count() == 1


def staged(wired: Wired) -> list[tuple[str, str]]:
    """Something on every page of these rooms, and who looks at which."""
    shelf = list(held._SOURCE)
    filing = wired.filing
    rehearsal_desk.choose_scenario(filing.broker, "fda-hold", "2026-09-24")
    compute_file(filing.writer, wired.id)
    filing.ready()
    control = filing.send(RELEASE).value.control
    wired.drained()
    rehearsal_desk.advance_rehearsal(filing.broker, rehearsal_desk.ClockStep.FOUR_HOURS)
    wired.drained(lambda: state(wired) in ("held", "documents_required"))
    ask_review(filing.writer, wired.id, NewReview((Demand.CLIENT_APPROVAL,), question="Is the value of 14,172 dollars what you paid?"))
    with wired.ledger.write("ours", by="cbp", at=AT) as book:
        tell(book, book.get(FILES, wired.id), [FileEvent(wired.id, "hold.placed", AT, "CBP", AT, "to be looked at", "CBP", "", "staged")])
        came = book.all(REPLIES, {"file": wired.id}, order="message")[0].value.message
    with wired.ledger.write("ours", by="operator", at=AT) as book:
        book.add(SCREENING_POLICIES, ScreeningPolicy("two look at it", four_eyes=True))
    held.put(Shelf(listed("9001", files.file(filing.writer, wired.id).value.heading.importer.name, "PRAIRIE SUPPLY", countries=("US",))))
    made = screen_file(filing.writer, wired.id)
    held._SOURCE[:] = shelf
    file = f"/files/{wired.id}"
    return [
        (BROKER, f"{file}/transmit?purpose=summary"), (BROKER, f"{file}/transmit?purpose=release"), (BROKER, f"{file}/transmit/sent/{control}"),
        (BROKER, f"{file}/transmit/came/{came}"), (BROKER, f"{file}/prints"), (BROKER, f"{file}/rehearsal"), (BROKER, "/rehearsal"),
        (BROKER, "/screening"), (BROKER, f"/screening/{made.screening.id}"), (BROKER, f"{file}/screening"),
        (CLIENT, "/portal"), (CLIENT, f"/portal/shipments/{wired.id}"), (CLIENT, "/portal/affairs"),
    ]


@pytest.mark.parametrize("colour", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page_of_these_rooms(wired: Wired, seen: Callable[..., Any], colour: str) -> None:
    for who, path in staged(wired):
        size = (360, 740) if who == CLIENT else (1280, 800)
        page = seen(who, path, colour=colour, size=size)
        assert serious(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than the window"
