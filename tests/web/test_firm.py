"""The firm's pages and its clients' over HTTP: seen, entered, changed, by those who may."""

from __future__ import annotations

import re
from html import unescape

from tests.api import firm
from tests.web.conftest import seat_of
from tidewaiter.access.person import Role
from tidewaiter.parties.bond import Bond, BondKind
from tidewaiter.parties.client import Client, NumberKind
from tidewaiter.service.parties import bonds, clients

US = {"name": "A client", "company_type": "corporation", "number_kind": "unknown", "duty_payer": "unknown", "cbp_status": "unknown", "active": "yes"}


def test_an_administrator_adds_a_person_and_gives_out_a_password_shown_once(person, address):
    admin = person(Role.ADMIN)
    new = {"login": "Newly@Ours.example", "name": "The new writer", "roles": "writer", "active": "yes"}
    made = admin.submit("/people/new", new)
    assert made.status_code == 303
    where = made.headers["location"]
    shown = admin.get(where)
    assert "newly@ours.example" in shown.text
    assert "ACC-SUPERVISOR-NONE" in shown.text
    given = admin.submit(where.replace("/change", "/password"))
    password = re.search(r'<p class="big mono break">([a-z-]+)</p>', given.text)
    assert password
    assert given.headers["cache-control"] == "no-store"
    entered = person().post("/sign-in", data={"login": "newly@ours.example", "password": password[1]}, headers={"Origin": address})
    assert (entered.status_code, entered.headers["location"]) == (303, "/password")
    assert admin.submit("/people/new", new).status_code == 409
    assert admin.submit(where.replace("/change", "/lock")).status_code == 303
    assert "let in no more" in admin.get(where).text


def test_who_may_not_change_people_is_refused_and_offered_nothing(person):
    writer = person(Role.WRITER)
    page = writer.get("/firm").text
    assert "/people/new" not in page
    assert "/licences/new" not in page
    assert writer.submit("/people/new", {"login": "x@ours.example", "name": "X"}).status_code == 403
    assert writer.get("/firm").status_code == 200
    for path in ("/firm", "/clients", "/people/new"):
        assert person(Role.CLIENT).get(path).status_code in (403, 404)
    assert "Save" not in writer.get("/people/" + re.findall(r'href="/people/(\w+)/change"', page)[0] + "/change").text


def test_the_firm_its_licence_permit_and_employees_are_entered_and_changed(person, desk):
    broker = person(Role.BROKER)
    assert "FIRM-UNKNOWN" in broker.get("/firm").text
    assert broker.submit("/firms/new", {"name": "Harbour Brokers", "kind": "broker", "form": "corporation", "filer_codes": "B76"}).status_code == 303
    assert broker.submit("/firms/new", {"name": "Another", "kind": "broker", "form": "corporation"}).status_code == 409
    assert broker.submit("/employees/new", {"name": "the president", "officer_since": "1999-05-01"}).status_code == 303
    employee = re.findall(r'href="/employees/(\w+)/change"', broker.get("/firm").text)[0]
    assert broker.submit("/licences/new", {"number": "99999", "employee": employee, "issued": "2001-05-01",
                                             "reports": "2024-02-09"}).status_code == 303
    permit = {"number": "NP-1", "issued": "2022-12-19", "qualifiers.0.employee": employee, "qualifiers.0.since": "2022-12-19",
              "fees_paid": "2025, 2026"}
    assert broker.submit("/permits/new", permit).status_code == 303
    page = broker.get("/firm").text
    for told in ("Harbour Brokers", "B76", "the president since 2022-12-19", "2025, 2026", "2024-02-09"):
        assert told in page
    id = re.findall(r'href="/permits/(\w+)/change"', page)[0]
    wrong = broker.submit(f"/permits/{id}/change", permit | {"version": "1", "issued": "yesterday"})
    assert wrong.status_code == 422
    assert 'value="yesterday"' in wrong.text


def test_of_two_who_change_one_record_the_second_sees_the_firsts_and_chooses(person, desk):
    made = clients.add_client(seat_of(desk, Role.BROKER), Client("Two at once"))
    broker, compliance = person(Role.BROKER), person(Role.COMPLIANCE)
    assert broker.submit(f"/clients/{made.id}/change", US | {"name": "The first", "version": str(made.version)}).status_code == 303
    second = compliance.submit(f"/clients/{made.id}/change", US | {"name": "The second", "version": str(made.version)})
    assert second.status_code == 409
    assert "on record now: The first" in second.text
    assert 'value="The second"' in second.text
    version = re.search(r'name="version" value="(\d+)"', second.text)
    assert version
    assert compliance.submit(f"/clients/{made.id}/change", US | {"name": "The second", "version": version[1]}).status_code == 303
    assert clients.client(seat_of(desk, Role.BROKER), made.id).value.name == "The second"


def test_a_client_with_its_power_and_bond_is_entered_and_says_what_is_wrong(person):
    broker = person(Role.BROKER, firm.THEIRS)                # whose firm no other test enters
    assert broker.submit("/firms/new", {"name": "Quay Brokers", "kind": "broker", "form": "corporation", "filer_codes": "B77"}).status_code == 303
    made = broker.submit("/clients/new", US | {"name": "Larch & Sons", "number_kind": "irs", "number": "364567890", "contacts.0.name": "Purchasing",
                                               "contacts.0.asked": "entry"})
    assert made.status_code == 303
    where = made.headers["location"]
    id = where.rpartition("/")[2]
    assert "POA-" in broker.get(where).text
    power = {"client": id, "grantor": "corporation", "form": "cbp_5291", "capacity": "treasurer", "proof": "none", "executed": "2026-01-05",
             "unlimited": "yes", "all_ports": "yes"}
    assert broker.submit("/powers/new", power).headers["location"] == f"{where}#powers"
    assert broker.submit("/bonds/new", {"principal": id, "kind": "continuous", "activity": "1", "number": "26A000001", "surety": "036",
                                        "amount_cents": "50,000.00", "effective": "2026-01-05"}).status_code == 303
    page = broker.get(where).text
    for told in ("Larch &amp; Sons", "36-4567890", "Purchasing", "CBP 5291", "50,000.00", "26A000001"):
        assert told in page
    assert "Larch" in broker.get("/clients", params={"q": "lar"}).text
    assert "None has" in broker.get("/clients", params={"q": "nobody of this name"}).text
    assert broker.submit("/bonds/new", {"principal": "gone", "kind": "continuous"}).status_code in (404, 409)


def test_a_social_security_number_is_masked_everywhere_and_each_look_is_recorded(person, desk):
    made = clients.add_client(seat_of(desk, Role.BROKER), Client("A person", number_kind=NumberKind.SSN, number="123-45-6789"))
    broker = person(Role.BROKER)
    for path in (f"/clients/{made.id}", f"/clients/{made.id}/change", "/clients"):
        assert "123-45-6789" not in broker.get(path).text
    kept = broker.submit(f"/clients/{made.id}/change", US | {"name": "A person", "number_kind": "ssn", "number": "***-**-6789", "version": "1"})
    assert kept.status_code == 303
    assert "123-45-6789" in broker.submit(f"/clients/{made.id}/number").text
    assert person(Role.WRITER).submit(f"/clients/{made.id}/number").status_code == 403


def test_nobody_sees_or_changes_what_is_anothers(person, desk):
    there = seat_of(desk, Role.BROKER, tenant=firm.THEIRS)
    theirs = clients.add_client(there, Client("Not ours"))
    bond = bonds.add_bond(there, Bond(theirs.id, BondKind.CONTINUOUS))
    broker = person(Role.BROKER)
    for path in (f"/clients/{theirs.id}", f"/clients/{theirs.id}/change", f"/bonds/{bond.id}/change", f"/bonds/new?principal={theirs.id}"):
        assert broker.get(path).status_code == 404, path
    assert broker.submit(f"/clients/{theirs.id}/change", US | {"version": "1"}).status_code == 404
    made = broker.submit("/bonds/new", {"principal": theirs.id, "kind": "continuous", "activity": "1", "written_by_firm": ""})
    assert made.status_code in (404, 409)
    assert "Not ours" not in unescape(broker.get("/clients").text)
