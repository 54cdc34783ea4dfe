"""Movements in bond and what happens to them as messages: applications QP and WP."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tidewaiter.abi import in_bond as qp
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.abi.in_bond_map import ZONE_LADING
from tidewaiter.abi.record import Record, Value
from tidewaiter.abi.text import plain, wrapped
from tidewaiter.codes import ports
from tidewaiter.entry.in_bond import NOT_IN_CONTAINERS, BillDetails, Container, Hazard, Importing, InBond, InBondBill, InBondEvent
from tidewaiter.entry.party import Party
from tidewaiter.numbers import bill as bill_number
from tidewaiter.numbers import container as container_number
from tidewaiter.numbers import firms, importer_number, scac
from tidewaiter.numbers import in_bond as in_bond_number

AIR = "40"
NO_MARKS = "NO MARKS"
SHIPPER = (qp.Shipper, qp.ShipperAddress, qp.ShipperPhone)
CONSIGNEE = (qp.Consignee, qp.ConsigneeAddress, qp.ConsigneePhone)
NOTIFY = (qp.NotifyParty, qp.NotifyAddress, qp.NotifyPhone)
PEDIMENTO = re.compile(r"[0-9]{15}")


def request(
    in_bonds: Iterable[InBond], *, port: str, filer: str, password: str = "", transmitted: date | None = None,
) -> Message:
    """Additions of in-bonds (QP) as a batch of their own. `port` and `filer` are those of the block, not of the movement.

    A bill with details is written whole (long), one without them is taken to be on file (short).
    """
    draft = Draft()
    for one in in_bonds:
        _addition(draft, one)
    return draft.message("QP", port, filer, password, transmitted)


def deletion(
    number: str, bills: Sequence[InBondBill] = (), *, port: str, filer: str, password: str = "", transmitted: date | None = None,
) -> Message:
    """The deletion of an in-bond (QP): from the bills that are named, else the whole of it."""
    draft = Draft()
    where = f"in-bond {number}"
    draft.put(qp.Header, action="B" if bills else "D", in_bond=_number(draft, number, where, air=True))
    for sequence, bill in enumerate(bills, 1):
        _bill(draft, bill, sequence, where, action="D")
    return draft.message("QP", port, filer, password, transmitted)


def events(
    happened: Iterable[InBondEvent], *, port: str, filer: str, password: str = "", transmitted: date | None = None,
) -> Message:
    """Arrivals, exports, transfers of liability and diversions (WP) as a batch of their own."""
    draft = Draft()
    for one in happened:
        _event(draft, one)
    return draft.message("WP", port, filer, password, transmitted)


def _addition(draft: Draft, one: InBond) -> None:
    where = f"in-bond {one.number}"
    air = one.importing is not None and one.importing.mode == AIR
    number = _number(draft, one.number, where, air)
    _carrier(draft, qp.Header, "carrier", one.carrier, where, one.from_zone)
    _wrong(draft, qp.Header, "bonded_carrier", one.bonded_carrier, where, importer_number.validate, "Give the bonded carrier's number with hyphens.")
    _port(draft, qp.Header, "port", one.port, where)
    if one.prior_notice is None:
        draft.refuse("10.prior_notice", where, "it is not said whether prior notice of food is due", f"{qp.CHAPTER}, page INB-8",
                     "Say whether the goods are subject to FDA's prior notice.")
    draft.put(
        qp.Header,
        action="A", kind=one.kind, in_bond=number, carrier=one.carrier, port=one.port, foreign_port=one.foreign_port, value=one.value,
        bonded_carrier=one.bonded_carrier, zone="Y" if one.from_zone else "",
        prior_notice="" if one.prior_notice is None else "Y" if one.prior_notice else "N",
    )
    if one.importing:
        _importing(draft, one.importing, where, one.from_zone)
    for sequence, bill in enumerate(one.bills, 1):
        _bill(draft, bill, sequence, where, one)


def _importing(draft: Draft, conveyance: Importing, where: str, from_zone: bool) -> None:
    _carrier(draft, qp.Conveyance, "carrier", conveyance.carrier, where, from_zone)
    _port(draft, qp.Conveyance, "port", conveyance.port, where)
    if conveyance.location:
        _wrong(draft, qp.Conveyance, "location", conveyance.location, where, firms.validate, "Give the FIRMS code of the zone or warehouse.")
    voyage = bill_number.compact(conveyance.voyage)
    if conveyance.mode == AIR and not re.fullmatch(r"[0-9]{3,4}[A-Z]?", voyage):
        _refuse(draft, qp.Conveyance, "voyage", where, f"flight {voyage!r} is not three or four digits and at most a letter",
                "Give the flight without the airline, as 016 or 1234A.")
    draft.put(
        qp.Conveyance,
        carrier=conveyance.carrier, mode=conveyance.mode, country=conveyance.country, voyage=voyage, port=conveyance.port,
        conveyance=draft.say(qp.Conveyance, "conveyance", conveyance.conveyance, where), arrival=conveyance.arrival, location=conveyance.location,
    )


def _bill(draft: Draft, bill: InBondBill, sequence: int, where: str, one: InBond | None = None, action: str = "A") -> None:
    where = f"{where}, bill {bill.issuer} {bill.number}"
    issuer, number = bill.issuer.upper().strip(), bill_number.compact(bill.number)
    airline = bool(re.fullmatch(r"[0-9]{3}", issuer))
    if not airline:
        _carrier(draft, qp.Bill, "issuer", issuer, where, one is not None and one.from_zone)
    if airline and not re.fullmatch(r"[0-9]{8}", number):
        _refuse(draft, qp.Bill, "number", where, f"air waybill {number} is not eight digits after the airline's three",
                "Give the serial number of the waybill without the airline's digits.")
    if not airline:
        _wrong(draft, qp.Bill, "number", number, where, bill_number.validate_number, "Give the bill's number without its issuer.")
    draft.put(
        qp.Bill,
        action=action, sequence=f"{sequence:04}", issuer=issuer, number=number, house=bill_number.compact(bill.house),
        previous=_number(draft, bill.previous, where, air=True) if bill.previous else "",
        quantity=bill.quantity if action == "A" else None,
    )
    if action == "D":
        return
    if bill.notify:
        draft.put(qp.NotifyParties, **{f"party_{n}": party for n, party in enumerate(bill.notify[:4], 1)})
        if len(bill.notify) > 4:
            draft.warn("32.party_4", where, f"{len(bill.notify) - 4} of the parties to notify find no room", qp.NotifyParties.cite,
                       "Name four at most.")
    for qualifier, reference in bill.references:
        if qualifier == "FEN" and not PEDIMENTO.fullmatch(reference):
            _refuse(draft, qp.Reference, "reference", where, f"pedimento {reference!r} is not fifteen digits", "Give it without spaces and hyphens.")
        draft.put(qp.Reference, qualifier=qualifier, reference=draft.say(qp.Reference, "reference", reference, where))
    if bill.details:
        _details(draft, bill.details, where, one)


def _details(draft: Draft, details: BillDetails, where: str, one: InBond | None) -> None:
    draft.put(
        qp.Details,
        lading_port=details.lading_port or (ZONE_LADING if one and one.from_zone else ""), quantity=details.quantity, unit=details.unit,
        weight=details.weight, weight_unit=details.weight_unit, volume=details.volume, volume_unit=details.volume_unit,
        received_at=draft.say(qp.Details, "received_at", details.received_at, where),
    )
    _party(draft, SHIPPER, details.shipper, where)
    _party(draft, CONSIGNEE, details.consignee, where)
    for party in details.notify:
        _party(draft, NOTIFY, party, where)
    pieces = sum(cargo.pieces for container in details.containers for cargo in container.cargo)
    if pieces != details.quantity:
        _refuse(draft, qp.Details, "quantity", where, f"the bill has {details.quantity} packages and its cargo {pieces}",
                "Make the descriptions add up to the bill (INB-32, INB-48).")
    seen: set[str] = set()
    for container in details.containers:
        _container(draft, container, where, seen)


def _container(draft: Draft, container: Container, where: str, seen: set[str]) -> None:
    number = container_number.compact(container.number)
    where = f"{where}, container {number}"
    if number in seen:
        _refuse(draft, qp.Container, "container", where, f"{number} stands in the bill twice", "Put its cargo together (INB-44).")
    seen.add(number)
    if number != NOT_IN_CONTAINERS and re.fullmatch(r"[A-Z]{4}[0-9]{7}", number) and not container_number.is_valid(number):
        draft.warn("65.container", where, f"container {number} has another check digit than ISO 6346", qp.Container.cite, "Look at the container.")
    seals = (*container.seals, "", "")
    if len(container.seals) > 2:
        draft.warn("65.seal_2", where, f"{len(container.seals) - 2} seals find no room", qp.Container.cite, "Name two at most.")
    draft.put(qp.Container, container=number, seal_1=seals[0], seal_2=seals[1], kind=container.kind)
    for cargo in container.cargo:
        for commodity in cargo.commodities:
            hts = commodity.hts.replace(".", "")
            if not re.fullmatch(r"[0-9]{6,10}", hts):
                _refuse(draft, qp.Tariff, "hts", where, f"tariff number {commodity.hts!r} is not six to ten digits", "Give six digits at least.")
            draft.put(qp.Tariff, hts=hts, value=commodity.value, weight=commodity.weight, weight_unit=commodity.weight_unit)
        # The first line carries the count of all its pieces (record 71, note 1); a line that is longer goes on in the next.
        for n, line in enumerate(wrapped(plain(cargo.description), qp.Description.field("description").width) or [""]):
            draft.put(qp.Description, pieces=cargo.pieces if n == 0 else None, description=line, unit=cargo.unit if n == 0 else "")
        for line in wrapped(plain(cargo.marks), qp.Marks.field("marks").width) or [NO_MARKS]:
            draft.put(qp.Marks, marks=line)
    for hazard in container.hazards:
        _hazard(draft, hazard, where)


def _hazard(draft: Draft, hazard: Hazard, where: str) -> None:
    heat = hazard.flashpoint
    draft.put(
        qp.Hazard,
        material=hazard.material, grade=hazard.grade, coded_by=hazard.coded_by,
        description=draft.say(qp.Hazard, "description", hazard.description, where),
        contact=draft.say(qp.Hazard, "contact", hazard.contact, where),
        flashpoint=None if heat is None else abs(heat), degrees="" if heat is None else "CE",
        negative="N" if heat is not None and heat < 0 else "",
    )
    for description, grade in hazard.remarks:
        draft.put(qp.HazardText, description=draft.say(qp.HazardText, "description", description, where),
                  grade=draft.say(qp.HazardText, "grade", grade, where))


def _party(draft: Draft, records: tuple[type[Record], type[Record], type[Record]], party: Party, where: str) -> None:
    """A party by name, up to three lines of address and a telephone number."""
    named, address, phone = records
    place = " ".join(filter(None, (party.city, party.region, party.postal_code, party.country)))
    lines = [*wrapped(plain(party.street), 35), *wrapped(plain(place), 35)]
    if len(lines) > 3:
        draft.warn(f"{named.id}.address_1", where, f"the address of {party.name} has {len(lines)} lines of 35 columns; three are told",
                   named.cite, "Shorten the address.")
    first, second, third = (*lines[:3], "", "", "")[:3]
    draft.put(named, name=draft.say(named, "name", party.name, where), address_1=first)
    if second:
        draft.put(address, address_2=second, address_3=third)
    if party.phone:
        draft.put(phone, phone=draft.say(phone, "phone", party.phone, where))


def _event(draft: Draft, one: InBondEvent) -> None:
    where = f"event {one.action} of in-bond {one.number}" if one.number else f"event {one.action} of bill {one.issuer} {one.bill}"
    number = one.number if in_bond_number.paperless(one.number) else _number(draft, one.number, where, air=True) if one.number else ""
    if one.location:
        _wrong(draft, qp.Event, "location", one.location, where, firms.validate, "Give the FIRMS code of where the goods arrived.")
    elif one.action in ("1", "2", "3") and not one.by_air:
        _refuse(draft, qp.Event, "location", where, "an arrival names the FIRMS code of where the goods are", "Give the FIRMS code (INB-55).")
    if one.action == "Z" or one.port:
        _port(draft, qp.EventDetail, "port", one.port, where)
    if one.bonded_carrier:
        _wrong(draft, qp.EventDetail, "bonded_carrier", one.bonded_carrier, where, importer_number.validate,
               "Give the bonded carrier's number with hyphens.")
    draft.put(
        qp.Event,
        action=one.action, in_bond=number, issuer=one.issuer, number=bill_number.compact(one.bill), house=bill_number.compact(one.house),
        location="" if one.by_air else one.location, container=container_number.compact(one.container),
    )
    draft.put(
        qp.EventDetail,
        day=one.at.date(), time=f"{one.at:%H%M%S}", port=one.port, carrier=one.carrier, bonded_carrier=one.bonded_carrier,
        city=draft.say(qp.EventDetail, "city", one.city, where), state=one.state, export_mode=one.export_mode,
        export_conveyance=draft.say(qp.EventDetail, "export_conveyance", one.export_conveyance, where),
    )


def _number(draft: Draft, text: str, where: str, air: bool) -> str:
    """The nine digits; a check digit that only a user of very many numbers by air may have is a warning elsewhere."""
    number = in_bond_number.compact(text)
    if not _wrong(draft, qp.Header, "in_bond", number, where, in_bond_number.validate, "Look at the number on the form 7512.") and not air:
        right = in_bond_number.check_digit(number[:8])
        if number[8] != right:
            draft.warn("10.in_bond", where, f"in-bond number {number} has check digit {number[8]}, as some users by air have; {right} is usual",
                       f"{qp.CHAPTER}, page INB-56", "Look at the number on the form 7512.")
    return number


def _carrier(draft: Draft, record: type[Record], name: str, code: str, where: str, from_zone: bool) -> None:
    """A SCAC, or by air two characters or three letters of the airline; out of a zone the FIRMS code in its place."""
    code = code.upper().strip()
    if code == "UNKN" or not (
        scac.is_valid(code) or re.fullmatch(r"[A-Z]{3}|[A-Z0-9][A-Z]", code) or (from_zone and firms.is_valid(code))
    ):
        _refuse(draft, record, name, where, f"{record.field(name).meaning} {code!r} is neither a SCAC nor an airline's code that Air AMS takes",
                "Give four letters, or an airline's two characters that end in a letter, or its three letters (INB-22).")


def _port(draft: Draft, record: type[Record], name: str, code: str, where: str) -> None:
    if code and not ports.known(code):
        draft.warn(f"{record.id}.{name}", where, f"{record.field(name).meaning} {code} is not in the list of ports at hand", record.cite,
                   "Look at the port's four digits in Schedule D.")


def _wrong(
    draft: Draft, record: type[Record], name: str, value: str, where: str, validate: Callable[[str], Value], fix: str,
) -> bool:
    """Whether the value is none of its kind, which is then refused with the reason."""
    try:
        validate(value)
    except ValueError as refusal:
        _refuse(draft, record, name, where, str(refusal), fix)
        return True
    return False


def _refuse(draft: Draft, record: type[Record], name: str, where: str, message: str, fix: str) -> None:
    draft.refuse(f"{record.id}.{name}", where, message, record.cite, fix)
