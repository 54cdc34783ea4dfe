"""A client's people at the portal: their own in plain words, and nothing of anybody else."""

from __future__ import annotations

from tests.service.entries.conftest import shipment
from tests.web.wired import BROKER, CLIENT, OTHER, wired
from tidewaiter.clearance.decisions.policy import Demand
from tidewaiter.papers.form_3461 import form_3461
from tidewaiter.service.decisions.reviews import NewReview, ask_review

__all__ = ["wired"]


def test_a_client_sees_its_shipment_in_plain_words(wired):
    with wired.visitor(CLIENT) as client:
        assert client.get("/").headers["location"] == "/portal"
        page = client.get("/portal").text
        assert "FORGED STEEL BRACKETS" in page
        assert "your turn" in page
        one = client.get(f"/portal/shipments/{wired.id}").text
        assert "What is owed" in one
        assert client.get(f"/portal/shipments/{wired.id}/prints/7501").headers["content-type"] == "application/pdf"
        assert client.get("/portal", params={"text": "COSU6389"}).text.count("<article") == 1
        assert "Approvals and money" in client.get("/portal/affairs").text


def test_another_clients_affairs_are_not_there(wired):
    with wired.visitor(OTHER) as other:
        assert "FORGED" not in other.get("/portal").text
        for path in (f"/portal/shipments/{wired.id}", f"/portal/shipments/{wired.id}/prints/7501", f"/files/{wired.id}/prints",
                     f"/files/{wired.id}/transmit"):
            assert other.get(path).status_code == 404, path


def test_the_firms_own_rooms_are_shut_to_a_client_and_the_portal_to_the_firm(wired):
    with wired.visitor(CLIENT) as client, wired.visitor(BROKER) as broker:
        for path in ("/screening", "/rehearsal", f"/files/{wired.id}", f"/files/{wired.id}/transmit", f"/files/{wired.id}/prints"):
            assert client.get(path).status_code == 404, path
        assert broker.get("/portal").status_code == 403


def test_a_client_approves_what_it_was_asked_or_says_what_is_wrong(wired):
    asked = ask_review(wired.filing.writer, wired.id, NewReview((Demand.CLIENT_APPROVAL,), question="Is the value right?"))
    with wired.visitor(CLIENT) as client:
        assert "Is the value right?" in client.get(f"/portal/shipments/{wired.id}").text
        silent = client.submit(f"/portal/shipments/{wired.id}/answer", {"review": asked.id, "answer": "return", "note": ""})
        assert silent.status_code == 409
        done = client.submit(f"/portal/shipments/{wired.id}/answer", {"review": asked.id, "answer": "accept", "note": ""})
        assert done.status_code == 303, done.text
        assert "Is the value right?" not in client.get("/portal/affairs").text


def test_a_client_gives_the_paper_that_was_asked_for_and_takes_it_back_as_it_was(wired):
    with wired.visitor(CLIENT) as client, wired.visitor(OTHER) as other:
        page = client.get(f"/portal/shipments/{wired.id}").text
        item = page.split('name="item"><option value="')[1].split('"')[0]
        made = form_3461(shipment("a-steel-brackets"), draft=False)
        where = f"/portal/shipments/{wired.id}/papers"
        given = client.submit(where, {"item": item}, files={"paper": ("invoice.pdf", made, "application/pdf")})
        assert given.status_code == 303, given.text
        page = client.get(f"/portal/shipments/{wired.id}").text
        assert "we have it" in page
        kept = page.split(f'href="{where}/')[1].split('"')[0]
        assert client.get(f"{where}/{kept}").content == made
        assert other.get(f"{where}/{kept}").status_code == 404
        assert other.submit(where, {}, files={"paper": ("invoice.pdf", made, "application/pdf")}).status_code == 404
        false = client.submit(where, {}, files={"paper": ("invoice.pdf", b"MZ no pdf", "application/pdf")})
        assert false.status_code == 409
        assert client.submit(where, {}).status_code == 409
    with wired.visitor(BROKER) as broker:
        assert "invoice.pdf" in broker.get(f"/files/{wired.id}/documents").text
