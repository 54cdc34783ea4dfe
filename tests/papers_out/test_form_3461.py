"""The 3461, the delivery order and the letters to clients, read back from the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.papers_out.entries import HARD
from tests.papers_out.reading import pages_of
from tests.samples import ENTRY, LINE
from tidewaiter.papers import client_letters, letters
from tidewaiter.papers.client_letters import About, Owed, Standing
from tidewaiter.papers.delivery_order import NOT_RELEASED, Delivery, delivery_order
from tidewaiter.papers.form_3461 import content, form_3461

DAY = date(2026, 9, 18)
ABOUT = About(DAY, "TIDEWAITER CUSTOMS BROKERS", "PRAIRIE HARDWARE SUPPLY INC", "26-004417", "B76-0324527-8", "FORGED STEEL BRACKETS")


def test_the_boxes_of_the_real_entry_are_on_the_sheet() -> None:
    (page,) = pages_of(form_3461(ENTRY, draft=False))
    for box in ("1. ARRIVAL DATE 09/16/2026", "3. ENTRY TYPE 01", "4. ENTRY NUMBER B76-0324527-8", "5. PORT 2704", "9. IMPORTER NUMBER 36-4567890",
                "12. CARRIER CODE COSU", "14. LOCATION OF GOODS Z952", "19. TOTAL VALUE $ 14,172", "Page 1 of 1"):
        assert box in page, box
    for text in ("COSU6389201745", "118 CTN", "7326.90.8688", "CNNINHAI88NIN", "FORGED STEEL BRACKETS", "CONTAINER CSNU6829160"):
        assert text in page
    assert "NOT FOR FILING" not in page


def test_a_draft_says_so_and_the_same_entry_gives_the_same_bytes() -> None:
    assert "NOT FOR FILING" in pages_of(form_3461(ENTRY, draft=True))[0]
    assert form_3461(ENTRY, draft=False) == form_3461(ENTRY, draft=False)


def test_every_line_is_printed_on_as_many_sheets_as_it_takes() -> None:
    many = replace(ENTRY, lines=tuple(replace(LINE, number=n, description=f"BRACKET NUMBER {n}") for n in range(1, 120)))
    pages = pages_of(form_3461(many, draft=False))
    assert len(pages) > 1
    printed = " ".join(pages)
    assert all(f"BRACKET NUMBER {n} " in f"{printed} " for n in (1, 60, 119))
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_hostile_text_is_shown_and_never_cut() -> None:
    assert pages_of(form_3461(HARD, draft=True))
    long = replace(ENTRY, importer=replace(ENTRY.importer, name="X" * 90 + " <script>", street="Y " * 120))
    printed = " ".join(pages_of(form_3461(long, draft=False)))
    assert "<script>" in printed
    assert "BOX 11." in printed


def test_a_personal_number_is_masked() -> None:
    person = replace(ENTRY, importer=replace(ENTRY.importer, number="078-05-1120"))
    assert content(person, draft=False).boxes["9"].endswith("1120")
    assert "078" not in content(person, draft=False).boxes["9"]


def test_an_order_before_release_forbids_what_it_orders() -> None:
    before = letters.text(delivery_order(ENTRY, Delivery(DAY, None)))
    assert NOT_RELEASED in before
    after = letters.text(delivery_order(ENTRY, Delivery(DAY, date(2026, 9, 17), date(2026, 9, 21), "HARBOR DRAYAGE")))
    for line in ("released by CBP on 2026-09-17", "Free until: 2026-09-21", "Trucker: HARBOR DRAYAGE", "master COSU6389201745, 118 CTN",
                 "Containers: CSNU6829160", "Gross weight: 3,720 KG", "Pick up at (FIRMS): Z952"):
        assert line in after, line
    assert "COSU6389201745" in pages_of(letters.pdf(delivery_order(ENTRY, Delivery(DAY, None))))[0]


def test_what_is_owed_is_added_and_what_is_not_known_is_said() -> None:
    told = letters.text(client_letters.duty_advice(ABOUT, (Owed("Duty", 1103999), Owed("Fees", 6681)), date(2026, 10, 1), "daily statement"))
    assert "Total: $11106.80" in told or "Total: $11,106.80" in told
    assert "111.29(b)" in told
    unknown = letters.text(client_letters.duty_advice(ABOUT, (Owed("Duty", None), Owed("Fees", 6681)), None, "daily statement"))
    assert "Duty: not known" in unknown
    assert "Total: not known" in unknown


def test_letters_say_who_holds_and_what_to_send() -> None:
    told = letters.text(client_letters.hold_notice(ABOUT, (Standing("FDA", "sampling", "the sample is looked at", "21 U.S.C. 381(a)"),),
                                                   (("Producer's certificate", date(2026, 9, 21)),)))
    assert "Held by: FDA" in told
    assert "Producer's certificate: by 2026-09-21" in told
    nothing = letters.text(client_letters.hold_notice(ABOUT, (), ()))
    assert "nothing for you to send" in nothing
    assert "Released: 2026-09-17" in letters.text(client_letters.release_notice(ABOUT, date(2026, 9, 17), "Z952", None))
    assert pages_of(letters.pdf(client_letters.release_notice(ABOUT, None, "", None)))
