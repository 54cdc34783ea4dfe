"""The whole walk: a new user keys an entry from paper, another looks at it, it is sent, a document is asked for and answered, goods are released."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import TimeoutError

from tests.api import firm
from tests.service.entries.conftest import shipment
from tests.web.browser.conftest import serious
from tests.web.browser.lines_scene import invoice, of
from tidewaiter.access.person import Person, Role
from tidewaiter.api.app import create_app
from tidewaiter.api.site import Server, serve, site
from tidewaiter.entry.party import Party
from tidewaiter.parts.product import Origin, Product
from tidewaiter.service import demo_firm
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.access.people import add_person, reset_password
from tidewaiter.service.clearance.kept_papers import put_paper
from tidewaiter.service.decisions.proposals import undecided_fields
from tidewaiter.service.entries import files
from tidewaiter.service.entries.intake import take
from tidewaiter.service.entries.keying import sums_of_file
from tidewaiter.service.outbox import outbox
from tidewaiter.service.parts.library import add_product
from tidewaiter.service.seat import Seat
from tidewaiter.sockets import listening
from tidewaiter.store.database import connect
from tidewaiter.store.kinds.access import PEOPLE
from tidewaiter.store.ledger import Ledger
from tidewaiter.web.app import workbench

pytestmark = pytest.mark.browser
AT = firm.AT
OWN = "seven herons over slack water"


@dataclass
class There:
    """A firm with one client, where its workbench is served, and its people's logins."""

    desk: Desk
    address: str
    made: demo_firm.Founded

    def seat(self, who: str) -> Seat:
        ledger = self.desk.ledger
        with ledger.read(demo_firm.TENANT) as book:
            record = book.one(PEOPLE, {"login": f"{who}@demo.example"})
        assert record is not None
        return Seat(ledger, demo_firm.TENANT, record.id, record.value, AT)

    def drained(self, until: Callable[[], bool] | None = None) -> None:
        """What was queued is sent and answered; what CBP sends unasked is fetched until something is so."""
        box, over = outbox(self.desk.ledger.database, lambda: AT + timedelta(minutes=1)), time.monotonic() + 60

        def so() -> bool:
            take(self.desk.ledger, AT)
            return (until() if until else box.settled()) or time.monotonic() > over

        apart = threading.Thread(target=lambda: box.run(so, listen=until is not None))      # a browser's loop runs in this one
        apart.start()
        apart.join()
        take(self.desk.ledger, AT)


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[There]:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    examples = tmp_path / "examples"
    shutil.copytree(Path(__file__).parents[3] / "examples" / "b-apparel", examples / "b-apparel")
    text = (examples / "b-apparel" / "shipment.yaml").read_text(encoding="utf-8").replace("B76-0324528-6", "B76-1000004-5")
    (examples / "b-apparel" / "shipment.yaml").write_text(text, encoding="utf-8")
    desk = Desk(Ledger(connect(f"sqlite:///{tmp_path / 'firm.sqlite'}")))
    made = demo_firm.found(desk, examples, AT)
    at, started = listening("127.0.0.1", 0), list[Server]()

    began = time.monotonic()

    def clock() -> datetime:
        return AT + timedelta(seconds=time.monotonic() - began)

    thread = threading.Thread(target=serve, args=(site(create_app(desk, clock), workbench(desk, clock)), at, started.append))
    thread.start()
    address = f"http://127.0.0.1:{at.getsockname()[1]}"
    httpx.get(f"{address}/sign-in", timeout=60)
    yield There(desk, address, made)
    started[0].stop()
    thread.join()
    desk.ledger.database.close()


class Keyboard:
    """The keyboard, counted: a value typed is one action, and so is a command key."""

    def __init__(self, page: Any) -> None:
        self.page, self.count = page, 0

    def type(self, text: object) -> None:
        self.count += 1
        self.page.keyboard.type(str(text), delay=2)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.count += 1
            self.page.keyboard.press(key)


def opened(chromium: Any, there: There, size: tuple[int, int] = (1280, 800)) -> Any:
    context = chromium.new_context(base_url=there.address, viewport={"width": size[0], "height": size[1]})
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("response", lambda answer: answer.status >= 400 and page.faults.append(f"{answer.status} {answer.url}"))
    return page


def sign_in(page: Any, login: str, password: str) -> None:
    """By keyboard: the login has the focus."""
    page.goto("/")
    page.wait_for_url("**/sign-in*")
    page.wait_for_selector("#f-login:focus")
    page.keyboard.type(login)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def settled(page: Any) -> None:
    """What was keyed is written, and its sums are there. The state and what went wrong in the page, where it is not."""
    try:
        page.wait_for_selector("#state[data-state=kept]")
        page.wait_for_selector(".totals[aria-busy=false]")
    except TimeoutError:
        raise AssertionError(f"the lines are {page.get_attribute('#state', 'data-state')}; {page.faults}") from None


@pytest.mark.timeout(280)
def test_a_new_user_takes_an_entry_from_paper_to_release(chromium: Any, there: There) -> None:
    head = there.desk.operator(demo_firm.TENANT, AT)
    broker = there.seat("broker")
    keyer = add_person(head, Person("keyer@demo.example", "The new writer", (Role.WRITER,), supervisor=broker.id))
    first = reset_password(head, keyer.id).password
    page = opened(chromium, there)
    sign_in(page, "keyer@demo.example", first)
    page.wait_for_url("**/password")
    for text in (first, OWN, OWN):
        page.keyboard.press("Tab") if text != first else page.focus("#f-current")
        page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.title().startswith("Desk")

    # The shipment's heading is there; its lines are on the paper.
    goods = of(count=10)
    writer = there.seat("keyer")
    client = files.file(broker, there.made.files["b-apparel"]).value.client
    for n, line in enumerate(goods, 1):
        add_product(broker, Product(client, f"KF-{n:03}", line.description, hts=line.hts, category=line.category,
                                    origins=(Origin(line.origin, manufacturer=line.manufacturer),)))
    entry = shipment("b-apparel")
    seller = Party("KARNAPHULI DENIM LTD", "118 EPZ ROAD", "CHATTOGRAM", country="BD")
    id = files.add_file(writer, files.NewFile(client, replace(entry, lines=(), invoices=(), electronic_invoice=False, seller=seller))).id
    put_paper(writer, id, "invoice KF-2209.pdf", invoice(goods))

    page.goto(f"/files/{id}/lines")
    page.wait_for_selector("#grid[data-ready]")
    keys = Keyboard(page)
    for n, line in enumerate(goods):
        keys.type(f"KF-{n + 1:03}")
        keys.press("F8")
        if n:
            keys.press("F4")
        else:
            keys.type(line.exported_from)
        for text in (line.value, *(one.amount for one in line.articles[0].quantities)):
            keys.press("F8")
            keys.type(text)
        keys.press("Enter")
    # What the invoice says once for all its lines is keyed in the first, and filled down.
    keys.press("Control+Home", "End")
    keys.type(entry.importer.number)
    keys.press("Shift+Tab")
    keys.type("N")
    keys.press("Shift+Tab", "Shift+Tab")
    keys.type("500")
    keys.press("Tab", "ArrowLeft", "Shift+End", "Control+Shift+ArrowDown", "F4")
    settled(page)
    assert keys.count < 120, keys.count
    kept = [one.value.line for one in files.file_lines(writer, id)]
    assert [(one.hts, one.value, one.origin) for one in kept] == [(one.hts, one.value, one.origin) for one in goods]

    assert {(one.related, one.sold_to, one.charges) for one in kept} == {(False, entry.importer.number, 500)}

    # Three cells come out wrong; what is wrong stands beside them, and is put right there.
    for manufacturer, number, origin in (("CNDHARIV47GAZ", "7326909999", "QQ"), (goods[0].manufacturer, goods[1].hts, goods[2].origin)):
        page.goto(f"/files/{id}/lines")
        page.wait_for_selector("#grid[data-ready]")
        keys.press(*["Tab"] * 5)
        keys.type(manufacturer)
        keys.press("ArrowDown", "Home", "ArrowRight")
        keys.type(number)
        keys.press("ArrowDown", "ArrowRight", "ArrowRight")
        keys.type(origin)
        keys.press("Enter")
        settled(page)
        wrong = {one.line for one in sums_of_file(writer, id).findings if one.finding.severity.value == "fatal" and one.line in (1, 2, 3)}
        assert wrong == ({1, 2, 3} if origin == "QQ" else set())
        assert bool(page.locator(".lines-grid .fault").count()) == bool(wrong)
    # Another person looks at it.
    page.goto(f"/files/{id}/review")
    page.select_option("#f-demand", "broker_review")
    page.fill("#f-question", "Ten lines keyed from the invoice")
    page.click("#ask")
    page.wait_for_selector("article.asked")
    other = opened(chromium, there)
    sign_in(other, "broker@demo.example", there.made.password)
    other.goto(f"/files/{id}/review")
    other.fill("[aria-label='Note of the review']", "Compared with the invoice")
    other.click("text=Stand up for it")
    other.wait_for_selector("text=stood up for")
    # The broker decides on each field that takes judgement by a key of its own, and confirms what was copied.
    other.goto(f"/files/{id}/review#decide")
    by_key = Keyboard(other)
    for _ in range(int(other.inner_text("[data-left]"))):
        by_key.press("y")
    other.wait_for_selector("text=all decided")
    other.get_by_role("button", name="Confirm those that are ticked").click()
    other.wait_for_selector("text=Copied from papers", state="detached")
    assert not undecided_fields(broker, id)

    # It is rehearsed: the broker makes it ready and sends the release; CBP wants a document.
    other.goto("/rehearsal")
    other.get_by_label("Let this go on from here").select_option("fda-hold")
    other.get_by_label("Begin on").fill("2026-09-24")
    other.get_by_role("button", name="Begin").click()
    other.goto(f"/files/{id}/transmit?purpose=release")
    other.locator("#ready button").click()
    other.wait_for_selector("text=Cargo release: nothing keeps it")
    other.get_by_label("Why").last.fill("all in order")
    other.get_by_role("button", name="Send: cargo release").click()
    other.wait_for_url("**/transmit*")
    there.drained()
    other.goto(f"/files/{id}/rehearsal")
    other.get_by_role("button", name="four hours").click()
    other.get_by_role("button", name="Answer: upload document CERT").click()
    other.get_by_role("button", name="a week").click()
    there.drained(lambda: files.file(writer, id).value.state in ("released", "summary_due"))
    other.goto(f"/files/{id}/rehearsal")
    assert other.locator("dd .badge").inner_text() == "released"
    assert serious(other) == []

    # The client sees it, on a phone.
    phone = opened(chromium, there, (360, 740))
    sign_in(phone, "client@demo.example", there.made.password)
    phone.wait_for_url("**/portal")
    phone.locator(f"a[href='/portal/shipments/{id}']").first.click()
    assert "Your goods are released." in phone.locator("main").inner_text()
