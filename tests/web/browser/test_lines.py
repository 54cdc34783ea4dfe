"""The lines in a browser: keyed by keyboard alone from a paper, findings resolved, another person's look; two at one line; no connection."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browser.conftest import serious
from tests.web.browser.lines_scene import keyed, to_key
from tests.web.conftest import seat_of
from tidewaiter.access.person import Role
from tidewaiter.service.entries.files import file, file_lines, open_file
from tidewaiter.service.entries.keying import KeyedLine, KeyedLines, key_lines, rows_of_file, sums_of_file

pytestmark = pytest.mark.browser


class Keys:
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


def ready(page: Any) -> Any:
    page.wait_for_selector("#grid[data-ready]")
    return page


def settled(page: Any) -> None:
    """Until all that was keyed is written and its sums are there."""
    page.wait_for_selector("#state[data-state=kept]")
    page.wait_for_selector(".totals[aria-busy=false]")


def test_ten_lines_are_keyed_from_paper_by_keyboard_alone_resolved_and_looked_at(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id, goods = to_key(writer)
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    keys = Keys(page)
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
    assert keys.count < 120
    settled(page)
    kept = [one.value.line for one in file_lines(writer, id)]
    assert [(one.hts, one.value, one.origin, one.manufacturer, one.articles[0].quantities) for one in kept] == [
        (one.hts, one.value, one.origin, one.manufacturer, one.articles[0].quantities) for one in goods]
    assert page.inner_text("#t-total") == f"{sums_of_file(writer, id).total_cents / 100:,.2f}"
    page.keyboard.press("F7")
    page.wait_for_selector("#aside img.page")
    assert not serious(page)


def test_findings_stand_beside_their_fields_and_are_resolved_there_then_another_person_looks(opened, desk):
    writer, broker = seat_of(desk, Role.WRITER), seat_of(desk, Role.BROKER)
    id = keyed(writer, 4)
    first, second, third, _ = rows_of_file(writer, id)
    key_lines(writer, id, KeyedLines((
        KeyedLine(first.id, first.version, cells={"manufacturer": "CNDHARIV47GAZ"}),
        KeyedLine(second.id, second.version, cells={"hts": "7326909999"}),
        KeyedLine(third.id, third.version, cells={"origin": ""}))))
    before = {(one.line, one.finding.rule) for one in sums_of_file(writer, id).findings if one.finding.severity.value == "fatal"}
    assert {line for line, _ in before} >= {1, 2, 3}
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    page.wait_for_selector(".lines-grid .fault")
    keys = Keys(page)
    keys.press(*["Tab"] * 5)
    keys.type(first.cells["manufacturer"])
    keys.press("ArrowDown", "Home", "ArrowRight")
    keys.type(second.cells["hts"])
    keys.press("ArrowDown", "ArrowRight", "ArrowRight")
    keys.type(third.cells["origin"])
    keys.press("Enter")
    settled(page)
    assert not [one for one in sums_of_file(writer, id).findings if one.finding.severity.value == "fatal" and one.line in (1, 2, 3)]
    page.goto(f"/files/{id}/review")
    page.select_option("#f-demand", "second_review")
    page.fill("#f-question", "The MID of line 1 was another")
    page.click("#ask")
    page.wait_for_selector("article.asked")
    assert not serious(page)
    other = opened(Role.BROKER, f"/files/{id}/review")
    other.fill("[aria-label='Note of the review']", "Compared with the invoice")
    other.click("text=Stand up for it")
    other.wait_for_load_state()
    assert "stood up for" in other.inner_text("main"), other.inner_text("main")[:1500]
    assert broker.id != writer.id


def test_a_case_is_keyed_from_the_grid_by_keyboard_alone(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 2)
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    keys = Keys(page)
    keys.press(*["Tab"] * 6)
    keys.type("7100")
    keys.press("F3")
    page.wait_for_url("**/lines/1/more")
    page.focus("#f-adcvd\\.0\\.case")
    keys.type("A-570-967-000")
    keys.press("Tab", "Tab")
    keys.type("NR12345")
    keys.press("Enter")
    page.wait_for_url("**/lines/1")
    line = file_lines(writer, id)[0].value.line
    assert [(one.case, one.deposit, one.non_reimbursement) for one in line.adcvd] == [("A570967000", "C", "NR12345")] and line.value == 7100
    page.goto(f"/files/{id}/lines/1/more")
    assert not serious(page)


def test_the_second_of_two_at_one_line_sees_the_first_s_change_and_chooses(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 2)
    page = ready(opened(Role.BROKER, f"/files/{id}/lines"))
    (row, _) = rows_of_file(writer, id)
    key_lines(writer, id, KeyedLines((KeyedLine(row.id, row.version, cells={"value": "5000"}),)))
    keys = Keys(page)
    keys.press(*["Tab"] * 6)
    keys.type("6000")
    keys.press("Enter")
    box = page.wait_for_selector(".clash-box")
    assert "5000" in box.inner_text() and "6000" in box.inner_text()
    assert rows_of_file(writer, id)[0].cells["value"] == "5000"
    page.click("text=Put mine on top")
    settled(page)
    assert rows_of_file(writer, id)[0].cells["value"] == "6000"


def test_what_is_keyed_without_a_connection_is_kept_and_sent_when_it_is_back(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 2)
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    page.context.set_offline(True)
    keys = Keys(page)
    keys.press(*["Tab"] * 6)
    keys.type("7000")
    keys.press("Enter")
    page.wait_for_selector("#state[data-state=offline]")
    page.context.set_offline(False)
    settled(page)
    assert rows_of_file(writer, id)[0].cells["value"] == "7000"


def test_a_text_that_does_not_go_is_there_again_after_the_page_is_closed(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 2)
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    keys = Keys(page)
    keys.press(*["Tab"] * 6)
    keys.type("12.50")
    keys.press("Enter")
    page.wait_for_selector(".lines-grid .fault")
    with page.expect_response(lambda answer: answer.url.endswith("/draft")):
        pass
    again = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    assert "Taken up again" in again.inner_text("#resumed")
    assert "12.50" in again.inner_text("#grid")


def test_rows_are_pasted_filled_undone_put_in_and_taken_out(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 4)
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    keys = Keys(page)
    keys.press(*["Tab"] * 6)
    page.evaluate("""() => { const data = new DataTransfer(); data.setData("text/plain", "100\\n200\\n300\\n400\\n");
        document.getElementById("grid").dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true})); }""")
    settled(page)
    values = lambda: [one.cells["value"] for one in rows_of_file(writer, id)]  # noqa: E731
    assert values() == ["100", "200", "300", "400"]
    keys.press("Shift+ArrowDown", "Shift+ArrowDown", "Control+d")
    settled(page)
    assert values() == ["100", "100", "100", "400"]
    keys.press("Control+z")
    settled(page)
    assert values() == ["100", "200", "300", "400"]
    keys.press("F6")
    settled(page)
    assert len(values()) == 5
    keys.press("F9")
    settled(page)
    assert values() == ["100", "200", "300", "400"]
    keys.press("ArrowDown", "F9")
    settled(page)
    assert values() == ["100", "200", "400"]
    keys.press("Control+z")
    settled(page)
    assert values() == ["100", "200", "300", "400"]


def test_hostile_words_stay_words(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 1)
    (row,) = rows_of_file(writer, id)
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    key_lines(writer, id, KeyedLines((KeyedLine(row.id, row.version, cells={"description": hostile}),)))
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    assert "<img" in page.inner_text("#grid")
    assert page.locator("#grid img, #grid script").count() == 0


def test_lines_are_read_and_keyed_without_scripts(opened, desk):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 2)
    page = opened(Role.WRITER, f"/files/{id}/lines", scripts=False)
    page.click("table a:text-is('1')")
    page.fill("#f-value", "8000")
    page.click("text=Write the line")
    assert rows_of_file(writer, id)[0].cells["value"] == "8000"
    page.goto(f"/files/{id}/lines/3")
    page.fill("#f-description", "Put in without scripts")
    page.click("text=Write the line")
    assert file(writer, id).value.lines == 3
    assert open_file(writer, id).lines[-1].value.description == "Put in without scripts"


@pytest.mark.parametrize("tab", ["", "/agencies", "/review", "/money", "/after", "/documents", "/log", "/papers", "/lines", "/lines/1"])
def test_nobody_is_shut_out_of_a_tab(opened, desk, tab):
    id = keyed(seat_of(desk, Role.WRITER), 2)
    page = opened(Role.BROKER, f"/files/{id}{tab}")
    if page.locator("#grid").count():
        ready(page)
    assert not serious(page)


def test_the_grid_is_left_by_escape_and_tab_and_come_back_to(opened, desk):
    id = keyed(seat_of(desk, Role.WRITER), 2)
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))

    def inside() -> bool:
        return page.evaluate("document.getElementById('grid').contains(document.activeElement)")

    assert inside()
    page.keyboard.press("Tab")
    assert inside()
    for key in ("Tab", "Shift+Tab"):
        page.keyboard.press("Escape")
        page.keyboard.press(key)
        assert not inside()
        page.keyboard.press("Shift+Tab" if key == "Tab" else "Tab")
        assert inside()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    settled(page)


def test_what_is_keyed_after_the_session_ended_is_there_again_and_written(opened, desk, address):
    writer = seat_of(desk, Role.WRITER)
    id = keyed(writer, 2)
    page = ready(opened(Role.WRITER, f"/files/{id}/lines"))
    cookies = page.context.cookies()
    page.context.clear_cookies()
    keys = Keys(page)
    keys.press(*["Tab"] * 6)
    keys.type("7100")
    keys.press("Enter")
    page.wait_for_selector("#state[data-state='signed out']")
    page.wait_for_selector("#over dialog[open]")
    assert rows_of_file(writer, id)[0].cells["value"] != "7100"
    page.context.add_cookies(cookies)
    page.goto(f"/files/{id}/lines")
    ready(page)
    assert "Taken up again" in page.inner_text("#resumed")
    settled(page)
    assert rows_of_file(writer, id)[0].cells["value"] == "7100"
