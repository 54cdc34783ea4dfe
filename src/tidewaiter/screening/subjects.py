"""Who is to be asked of the lists: every party of every role on an entry, its vessel, and a client with its other names and people."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.entry.entry import Entry
from tidewaiter.entry.party import Party
from tidewaiter.numbers import imo
from tidewaiter.parties.client import Address, Client, CompanyType
from tidewaiter.screening.case import NotAsked, Subject, plain
from tidewaiter.screening.listed import Identifier, Kind

SECURITY_ROLES = {
    "MF": "manufacturer", "SE": "seller", "BY": "buyer", "ST": "ship_to", "LG": "stuffing_place", "CS": "consolidator",
    "CN": "consignee", "BKP": "booking_party",
}
_NO_NAME = "only a code is known; find out whose it is"


def of_entry(entry: Entry) -> tuple[tuple[Subject, ...], tuple[NotAsked, ...]]:
    """The parties and the vessel of an entry in their roles, and what could not be asked because no name is known."""
    subjects = tuple(_subjects(entry))
    return subjects, tuple(_not_asked(entry, subjects))


def of_party(role: str, where: str, party: Party) -> Subject | None:
    """A party in a role; None where neither a name nor an address is known."""
    address = ", ".join(filter(None, (party.street, party.city, " ".join(filter(None, (party.region, party.postal_code))))))
    if not party.name.strip() and not address:
        return None
    return Subject(role, where, party.name, (), party.country, address, Kind.UNKNOWN, _tax(party.number))


def of_client(client: Client, where: str = "") -> tuple[Subject, ...]:
    """A client, its alternate names with it, its officers and related businesses each by itself."""
    place = next((one for one in (*client.physical, *client.mailing)), None)
    country, address = (place.country, _lines(place)) if place else ("", "")
    others = tuple(one.name for one in client.alternate_names)
    numbers = (*_tax(client.number), *((Identifier("duns", client.duns),) if client.duns else ()))
    kind = Kind.PERSON if client.company_type is CompanyType.INDIVIDUAL else Kind.UNKNOWN
    found = [Subject("client", where, client.name, others, country, address, kind, numbers)]
    found += [Subject("officer", f"{where}/officers/{n}".lstrip("/"), one.name, (), one.country, "", Kind.PERSON)
              for n, one in enumerate(client.officers, 1)]
    found += [Subject("related_business", f"{where}/related/{n}".lstrip("/"), one.name) for n, one in enumerate(client.related, 1)]
    if client.parent_name and client.parent_name != client.name:
        found.append(Subject("parent", f"{where}/parent_name".lstrip("/"), client.parent_name))
    return tuple(found)


def _subjects(entry: Entry) -> Iterator[Subject]:
    for role, where, party in _parties(entry):
        found = of_party(role, where, party)
        if found is not None:
            yield found
    vessel = entry.transport.conveyance.strip()
    number = imo.compact(entry.transport.vessel_code)
    identified = (Identifier("imo", number),) if imo.is_valid(number) else ()
    if vessel or identified:
        # What carries the goods is a ship by the modes of water; a lorry or a flight is asked as whatever it is.
        kind = Kind.VESSEL if entry.transport.mode in ("10", "11") or identified else Kind.UNKNOWN
        yield Subject("vessel" if kind is Kind.VESSEL else "conveyance", "transport/conveyance", vessel, (), "", "", kind, identified)


def _parties(entry: Entry) -> Iterator[tuple[str, str, Party]]:
    for role, one in (("importer", entry.importer), ("consignee", entry.consignee), ("seller", entry.seller), ("buyer", entry.buyer),
                      ("broker", entry.broker)):
        if one is not None:
            yield role, role, one
    for n, maker in enumerate(entry.manufacturers, 1):
        yield "manufacturer", f"manufacturers/{n}", maker
    if (filing := entry.security_filing) is not None:
        yield "security_filing_importer", "security_filing/importer", filing.importer
        for n, party in enumerate(filing.parties, 1):
            yield SECURITY_ROLES.get(party.role, party.role.lower()), f"security_filing/parties/{n}", party.party
    known = {plain(one.name) for one in (entry.importer, entry.consignee, entry.seller, entry.buyer, *entry.manufacturers) if one is not None}
    for n, invoice in enumerate(entry.invoices, 1):
        for role, name in (("seller", invoice.seller), ("buyer", invoice.buyer)):
            if name.strip() and plain(name) not in known:
                yield role, f"invoices/{n}/{role}", Party(name)


def _not_asked(entry: Entry, subjects: tuple[Subject, ...]) -> Iterator[NotAsked]:
    named = {code for _, _, one in _parties(entry) if one.name.strip() for code in (one.number, one.mid) if code}
    for n, line in enumerate(entry.lines, 1):
        for role, code in (("manufacturer", line.manufacturer), ("sold_to", line.sold_to), ("delivered_to", line.delivered_to),
                           ("foreign_exporter", line.foreign_exporter)):
            if code and code not in named:
                named.add(code)
                yield NotAsked(role, f"lines/{n}/{role}", code, _NO_NAME)
    for role, where, party in _parties(entry):
        if not party.name.strip() and (code := party.mid or party.number) and code not in named:
            named.add(code)
            yield NotAsked(role, where, code, _NO_NAME)
    if entry.transport.carrier:
        yield NotAsked("carrier", "transport/carrier", entry.transport.carrier, "the carrier is known by its code alone")
    issuers = dict.fromkeys(bill.issuer for bill in entry.transport.bills if bill.issuer and bill.issuer != entry.transport.carrier)
    for code in issuers:
        yield NotAsked("carrier", "transport/bills", code, "the issuer of a bill is known by its code alone")
    if entry.notify and entry.notify not in named:
        yield NotAsked("notify", "notify", entry.notify, _NO_NAME)


def _lines(place: Address) -> str:
    return ", ".join(filter(None, (*place.lines, place.town, " ".join(filter(None, (place.state, place.postcode))))))


def _tax(number: str) -> tuple[Identifier, ...]:
    """An importer number that tells a firm apart. One that is masked tells nobody apart, and a social security number is not handed on."""
    personal = [len(part) for part in number.split("-")] == [3, 2, 4]
    return () if not number or "*" in number or personal else (Identifier("tax", number, "US"),)
