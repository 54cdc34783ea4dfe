"""Every party of every role is asked, and what has no name is said to be unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.samples import ENTRY, SELLER
from tidewaiter.entry.party import Party
from tidewaiter.entry.security_filing import SecurityFiling, SecurityParty
from tidewaiter.entry.transport import Bill
from tidewaiter.numbers.imo import check_digit
from tidewaiter.parties.client import Address, AlternateName, Client, CompanyType, NameKind, Officer, RelatedBusiness
from tidewaiter.screening.listed import Identifier, Kind
from tidewaiter.screening.subjects import SECURITY_ROLES, of_client, of_entry

IMO = "912345" + check_digit("912345")


def roles(entry) -> list[tuple[str, str]]:
    return [(one.role, one.name) for one in of_entry(entry)[0]]


def test_the_parties_of_an_entry_in_their_roles():
    assert {role for role, _ in roles(ENTRY)} == {"importer", "consignee", "seller", "buyer", "broker", "manufacturer", "vessel"}
    subjects, not_asked = of_entry(ENTRY)
    seller = next(one for one in subjects if one.role == "seller")
    assert (seller.name, seller.country, seller.address) == (SELLER.name, "CN", "NO 88 JINYUAN ROAD, NINGBO, ZJ 315100")
    assert next(one for one in subjects if one.role == "importer").identifiers == (Identifier("tax", "36-4567890", "US"),)
    assert [(one.role, one.text) for one in not_asked] == [("carrier", "COSU")]


@pytest.mark.parametrize("role", SECURITY_ROLES)
def test_each_party_of_a_security_filing_is_asked(role):
    filing = SecurityFiling("10", ENTRY.importer, (SecurityParty(role, Party("A STUFFER", country="CN")),))
    assert (SECURITY_ROLES[role], "A STUFFER") in roles(replace(ENTRY, security_filing=filing))


def test_a_place_without_a_name_is_asked_by_its_address():
    filing = SecurityFiling("10", ENTRY.importer, (SecurityParty("LG", Party("", street="1 WHARF", country="CN")),))
    (place,) = [one for one in of_entry(replace(ENTRY, security_filing=filing))[0] if one.role == "stuffing_place"]
    assert place.asked()[0].address == "1 WHARF" and place.asked()[0].name == ""


@pytest.mark.parametrize(("code", "numbers"), [
    (IMO, (Identifier("imo", IMO),)), ("IMO " + IMO, (Identifier("imo", IMO),)), ("9123450", ()), ("", ()),
])
def test_a_vessel_is_asked_by_name_and_by_its_number_where_that_is_one(code, numbers):
    entry = replace(ENTRY, transport=replace(ENTRY.transport, vessel_code=code))
    (vessel,) = [one for one in of_entry(entry)[0] if one.role == "vessel"]
    assert (vessel.name, vessel.kind, vessel.identifiers) == ("COSCO PRIDE", Kind.VESSEL, numbers)


@pytest.mark.parametrize("number", ["123-45-6789", "***-**-6789"])
def test_a_persons_number_is_not_handed_on(number):
    entry = replace(ENTRY, importer=replace(ENTRY.importer, number=number))
    assert all(not one.identifiers for one in of_entry(entry)[0] if one.role == "importer")


def test_names_that_only_an_invoice_has_are_asked():
    entry = replace(ENTRY, invoices=(replace(ENTRY.invoices[0], seller="ANOTHER SELLER LTD"),))
    assert ("seller", "ANOTHER SELLER LTD") in roles(entry) and len(roles(entry)) == len(roles(ENTRY)) + 1


def test_what_is_known_by_a_code_alone_is_told_once():
    line = replace(ENTRY.lines[0], manufacturer="XAMADUP1POR", foreign_exporter="XAMADUP1POR", delivered_to="99-9999999")
    bills = (*ENTRY.transport.bills, Bill("H", "MADE", "1", 1))
    entry = replace(ENTRY, lines=(line,), transport=replace(ENTRY.transport, bills=bills), notify="88-8888888")
    assert [(one.role, one.text) for one in of_entry(entry)[1]] == [
        ("manufacturer", "XAMADUP1POR"), ("delivered_to", "99-9999999"), ("carrier", "COSU"), ("carrier", "MADE"), ("notify", "88-8888888")]


def test_a_client_with_its_other_names_officers_and_related_businesses():
    client = Client("A CLIENT", (AlternateName(NameKind.DOING_BUSINESS_AS, "A TRADE NAME"),), number="12-3456789", duns="123456789",
                    physical=(Address(lines=("1 MAIN ST",), town="CHICAGO", state="IL", postcode="60632", country="US"),),
                    officers=(Officer("An Officer", country="US"),), related=(RelatedBusiness("A SISTER"),), parent_name="A PARENT")
    first, officer, sister, parent = of_client(client)
    assert (first.name, first.aliases, first.address, first.country) == ("A CLIENT", ("A TRADE NAME",), "1 MAIN ST, CHICAGO, IL 60632", "US")
    assert [one.kind for one in first.identifiers] == ["tax", "duns"]
    assert (officer.kind, sister.name, parent.name) == (Kind.PERSON, "A SISTER", "A PARENT")
    assert of_client(replace(client, company_type=CompanyType.INDIVIDUAL))[0].kind is Kind.PERSON
