"""An entry as a cargo release, application SE, in the order of the chapter's usage map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tidewaiter.abi import build_security_filing
from tidewaiter.abi import cargo_release as se
from tidewaiter.abi.bills import groups, identifier, voyage
from tidewaiter.abi.cargo_release_rules import MOST_WORTH, NO_ISSUER, NOT_AUTOMATED, REGULAR_ONLY
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.record import Record
from tidewaiter.abi.tables import QUALIFIERS
from tidewaiter.abi.text import plain, wrapped
from tidewaiter.checks.security_filing import security_findings
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.invoice import Invoice
from tidewaiter.entry.line import Line, ZoneStatus
from tidewaiter.entry.party import Party
from tidewaiter.entry.release import Cancellation
from tidewaiter.entry.transport import Bill
from tidewaiter.numbers import hts, importer_number

UNSTRUCTURED = "15"                                           # a street address not taken apart
HAND_CARRIED = "60"
ZONE, SMALL, WAREHOUSES = "06", "86", frozenset({"21", "22"})
ZONE_WEEK = timedelta(days=7)
REPLACED_BY = {"02": "IB", "03": "EN", "04": "FTZ"}           # reason of a cancellation to the reference that it needs
NOTHING_REMOVED = "12"
HEADER = (se.HeaderEntity, se.HeaderAddress, se.HeaderCity)
LINE = (se.LineEntity, se.LineAddress, se.LineCity)
EntityRecords = tuple[type[Record], type[Record], type[Record]]


def write(draft: Draft, entry: Entry, assessment: Assessment | None, action: str = "A") -> None:
    """The whole transaction, SE10 to SE61. Without an assessment the lines carry their chapter 1-97 numbers only."""
    _header(draft, entry, action)
    _dates(draft, entry)
    _contact(draft, entry)
    _bills(draft, entry)
    _references(draft, entry)
    _limits(draft, entry)
    header_entities(draft, entry)
    chapter_99 = {
        line.number: [charge.number for charge in line.tariff if charge.article is None]
        for line in (assessment.lines if assessment else ())
    }
    for line in entry.lines:
        draft.put(se.Line, line=line.number, origin=line.origin,
                  description=draft.say(se.Line, "description", line.description, f"line {line.number}"))
        if line.zone:
            _zone(draft, line.zone, f"line {line.number}")
        line_entities(draft, entry, line)
        for number in chapter_99.get(line.number, ()):
            draft.put(se.LineTariff, hts=number)
        for article in line.articles:
            draft.put(se.LineTariff, hts=article.hts, value=article.value)
            if line.zone and line.zone.current_hts:
                draft.put(se.ZoneTariff, hts=hts.compact(line.zone.current_hts))
    if entry.security_filing:
        draft.findings += security_findings(entry.security_filing, entry=entry)
        build_security_filing.unified(draft, entry.security_filing)


def update(draft: Draft, entry: Entry) -> None:
    """New bills, conveyances, port of entry or location of a release on file: SE10 to SE20, without parties and lines (SE-25)."""
    _header(draft, entry, "U")
    _dates(draft, entry)
    _contact(draft, entry)
    _bills(draft, entry)
    _references(draft, entry)


def cancel(draft: Draft, entry: Entry, cancellation: Cancellation) -> None:
    """The withdrawal of a release: SE10, SE13 with its reason, and SE20 for what takes its place (SE-24, SE-42)."""
    _header(draft, entry, "D")
    qualifier = REPLACED_BY.get(cancellation.reason, "")
    if qualifier and not cancellation.replacement:
        draft.refuse("SE20.reference", "header", f"reason {cancellation.reason} needs the number of what takes the entry's place", se.Contact.cite,
                     "Give the in-bond, entry or admission number.")
    if cancellation.replacement and not qualifier:
        draft.refuse("SE20.reference", "header", f"reason {cancellation.reason} has no number in the entry's place", se.Contact.cite,
                     "Take the number out, or give reason 02, 03 or 04.")
    if cancellation.reason == NOTHING_REMOVED and not (entry.type == ZONE and entry.zone and entry.zone.weekly):
        draft.refuse("SE13.reason", "header", f"reason {NOTHING_REMOVED} is of a weekly zone entry", se.Contact.cite, "Give another reason.")
    name, phone = contact(entry)
    draft.put(
        se.Contact, name=draft.say(se.Contact, "name", name, "header"), phone=phone, reason=cancellation.reason,
        multiple_dispositions="1" if cancellation.several else "", document_imaging="1" if cancellation.documents else "",
        split_shipment="1" if cancellation.split else "",
    )
    if qualifier and cancellation.replacement:
        draft.put(se.Reference, qualifier=qualifier, reference=cancellation.replacement.replace("-", ""))
    if cancellation.documents:
        draft.put(se.Reference, qualifier="DIS", reference=cancellation.documents)


def contact(entry: Entry) -> tuple[str, str]:
    """Who answers for the filing, and the telephone number in digits."""
    asked = entry.release
    name = (asked.contact if asked else "") or entry.declarant.name or entry.broker.name
    return name, "".join(filter(str.isdigit, (asked.phone if asked else "") or entry.broker.phone))


def _header(draft: Draft, entry: Entry, action: str) -> None:
    transport = entry.transport
    kind = importer_number.kind(entry.importer.number)
    draft.put(
        se.Header,
        action=action, filer=entry.filer, entry_number=entry.number, entry_type=entry.type,
        importer_kind=QUALIFIERS[kind] if kind else "", importer=entry.importer.number,
        mode=transport.mode, bond=entry.bond.kind, value=entry.value, port=entry.port,
        split_release=entry.release.split if entry.release else "",
        unlading_port=transport.unlading_port if transport.mode in {"50", "60", "70"} else "",
    )


def _dates(draft: Draft, entry: Entry) -> None:
    """Record SE11. Goods of a zone name the zone where others name the conveyance (note 6, SE-40)."""
    transport, asked, zone = entry.transport, entry.release, entry.zone if entry.type == ZONE else None
    weekly = bool(zone and zone.weekly)
    from_warehouse = entry.warehouse.entry if entry.warehouse and entry.type == "22" else None
    draft.put(
        se.Dates,
        election="W" if weekly else "", elected=asked.elected if asked else None,
        location=transport.location, exam_site=asked.exam_site if asked else "",
        voyage="" if zone else trip_number(draft, entry, se.Dates, "voyage"),
        conveyance=f"FTZ{zone.identifier}" if zone else draft.say(se.Dates, "conveyance", transport.conveyance, "header"),
        general_order=asked.general_order if asked else "", warehouse=asked.warehouse if asked else "",
        warehouse_filer=from_warehouse.filer if from_warehouse else "",
        warehouse_entry_number=from_warehouse.number if from_warehouse else "",
        immediate_delivery="Y" if asked and asked.immediate_delivery else "",
    )


def _contact(draft: Draft, entry: Entry) -> None:
    name, phone = contact(entry)
    sent = any(one.qualifier == "DIS" for one in entry.release.references) if entry.release else False
    parted = any(bill.parts for bill in entry.transport.bills)
    draft.put(se.Contact, name=draft.say(se.Contact, "name", name, "header"), phone=phone,
              document_imaging="1" if sent else "", split_shipment="1" if parted else "")


def trip_number(draft: Draft, entry: Entry, record: type[Record], name: str) -> str:
    """The voyage, flight or trip for a field; left out where it is too long, since a part of it would name another."""
    transport, field = entry.transport, record.field(name)
    number = voyage(transport.voyage, transport.carrier, transport.mode)
    if len(number) <= field.width:
        return number
    message = f"voyage, flight or trip {number} is longer than {field.width} columns and was left out"
    draft.warn(f"{record.id}.{name}", "header", message, record.cite, "Give the number as the carrier manifests it.")
    return ""


def non_ams(entry: Entry, bill: Bill) -> bool:
    """Whether a bill is on no automated manifest: by its mode, or because the goods are in general order (record SE15, note 5)."""
    return bill.kind != "I" and (entry.transport.mode in NOT_AUTOMATED or bool(entry.release and entry.release.general_order))


def _bills(draft: Draft, entry: Entry) -> None:
    """Records SE15 to SE17: the quantity at the lowest bill, except where SE16 gives it (record SE15, note 2)."""
    transport, mode = entry.transport, entry.transport.mode
    grouped = groups(transport.bills)
    if entry.type == ZONE and grouped and not any(bill.kind == "I" for bill in transport.bills):
        draft.warn("SE15.kind", "header", "the bills are not reported: goods of a zone tell bills only where they moved in bond", se.Bill.cite,
                   "See whether the goods came from a zone of another port.")
        return
    for group in grouped:
        reported, lowest = _reported(group, mode), group[-1]
        told_in_parts = bool(lowest.parts) or (non_ams(entry, lowest) and mode != HAND_CARRIED)
        if left_out := [bill for bill in group if bill.kind == "S"]:
            numbers = ", ".join(bill.number for bill in left_out)
            draft.warn("SE15.kind", "header", f"sub-house bill {numbers} is not reported: SE15 has no type for it",
                       se.Bill.cite, "Report the house bill that carries it.")
        for bill, kind in reported:
            last = bill is reported[-1][0]
            draft.put(
                se.Bill,
                kind=kind, issuer="" if kind == "I" or mode in NO_ISSUER else bill.issuer,
                number=identifier(bill, mode),
                quantity=lowest.quantity if last and kind != "I" and not told_in_parts else None,
                non_ams="Y" if non_ams(entry, bill) else "N",
            )
        conveyances(draft, entry, lowest)
    equipment(draft, entry)


def conveyances(draft: Draft, entry: Entry, bill: Bill) -> None:
    """Records SE16: each part of a split shipment, or the one conveyance of a bill that is not manifested."""
    transport = entry.transport
    for part in bill.parts:
        draft.put(
            se.Conveyance,
            carrier=part.carrier, voyage=voyage(part.voyage, part.carrier, transport.mode), arrival=part.arrival, quantity=part.quantity,
            unit=part.unit or bill.unit, conveyance=draft.say(se.Conveyance, "conveyance", part.conveyance, "header"),
        )
    if not bill.parts and non_ams(entry, bill):
        draft.put(
            se.Conveyance,
            carrier=transport.carrier, voyage=trip_number(draft, entry, se.Conveyance, "voyage"),
            arrival=entry.days.arrival, quantity=bill.quantity, unit=bill.unit,
            conveyance=draft.say(se.Conveyance, "conveyance", transport.conveyance, "header"),
        )


def equipment(draft: Draft, entry: Entry) -> None:
    """Records SE17. Which bill a container belongs to is known only where there is one group."""
    if len(groups(entry.transport.bills)) == 1:
        for container in entry.transport.containers:
            draft.put(se.Equipment, equipment=container.replace(" ", "").replace("-", ""))


def _reported(group: Sequence[Bill], mode: str) -> list[tuple[Bill, str]]:
    """The bills of a group with their SE15 types: R where one bill stands alone, else M and H; T is an express tracking number."""
    bonds = [(bill, "I") for bill in group if bill.kind == "I"]
    bills = [bill for bill in group if bill.kind in "MHT"]
    if mode in REGULAR_ONLY or len(bills) == 1:
        return bonds + [(bill, "T" if bill.kind == "T" else "R") for bill in bills[-1:]]
    return bonds + [(bill, bill.kind) for bill in bills]


def _references(draft: Draft, entry: Entry) -> None:
    if entry.reference:
        draft.put(se.Reference, qualifier="CR", reference=entry.reference)
    if entry.bond.kind == "9":
        # Mandatory with a single transaction bond (record SE10, note 6).
        draft.put(se.Reference, qualifier="V1", reference=entry.bond.surety)
        draft.put(se.Reference, qualifier="AMT", reference=str(entry.bond.amount))
    given = {one.qualifier for one in entry.release.references} if entry.release else set()
    if entry.known_importer and "KII" not in given:
        draft.put(se.Reference, qualifier="KII", reference="Y")
    if entry.type == SMALL and entry.days.arrival and "EDA" not in given:
        draft.put(se.Reference, qualifier="EDA", reference=f"{entry.days.arrival:%m%d%y}")
    for one in entry.release.references if entry.release else ():
        draft.put(se.Reference, qualifier=one.qualifier, reference=one.number)


def _limits(draft: Draft, entry: Entry) -> None:
    """What of the entry a release may not be, by the notes of SE10, SE11 and SE15."""
    asked, cite = entry.release, f"{se.CHAPTER}, page "
    if entry.type in MOST_WORTH and entry.value > MOST_WORTH[entry.type]:
        draft.refuse("SE10.value", "header",
                     f"type {entry.type} is for goods worth at most ${MOST_WORTH[entry.type]}, and these are worth ${entry.value}", cite + "SE-36",
                     "File another type.")
    if entry.type == SMALL and len(groups(entry.transport.bills)) > 1:
        draft.refuse("SE15.number", "header", f"type {SMALL} has one bill", cite + "SE-50", "File each bill on a release of its own.")
    if asked is None:
        return
    if asked.immediate_delivery:
        barred = "of a warehouse entry" if entry.type in WAREHOUSES else "without a bond" if entry.bond.kind == "0" else ""
        barred = barred or ("of goods in bond" if any(bill.kind == "I" for bill in entry.transport.bills) else "")
        if barred:
            draft.refuse("SE11.immediate_delivery", "header", f"immediate delivery is not given {barred}", cite + "SE-41",
                         "Ask for release in the ordinary way.")
    if entry.zone and entry.zone.weekly and asked.elected and entry.days.summary and asked.elected > entry.days.summary + ZONE_WEEK:
        draft.refuse("SE11.elected", "header", f"the zone week begins on {asked.elected}, more than 7 days after filing", cite + "SE-39",
                     "File within the seven days before the week.")


def _zone(draft: Draft, zone: ZoneStatus, where: str) -> None:
    """Record SE41. The day of privileged status stands only beside a number that is no longer in force (note 2, SE-64)."""
    if zone.status == "D":
        draft.refuse("SE41.status", where, "no release is asked for domestic goods of a zone", se.ZoneStatus.cite, "Take the line out.")
    draft.put(se.ZoneStatus, status=zone.status, filed=zone.filed if zone.current_hts else None, quantity=zone.quantity)


def header_entities(draft: Draft, entry: Entry, summary: bool = False) -> None:
    """The parties of all lines: manufacturer where they share one, seller, buyer, ship-to and consignee.

    In an entry summary that certifies for release the consignee stands in record 11 already, and manufacturers stand with their lines
    (ESF-59, note 1; ESF-82, note 1).
    """
    if not summary and (maker := _shared_manufacturer(entry)):
        _entity(draft, HEADER, "MF", maker, by_number=False)
    if entry.seller:
        _entity(draft, HEADER, "SE", entry.seller, by_number=False)
    if entry.buyer:
        _entity(draft, HEADER, "BY", entry.buyer, by_number=True)
    else:
        draft.warn("SE30.BY", "header", "the entry names no buyer", f"{se.CHAPTER}, page SE-57",
                   "Give the buyer with its number, or with name and address.")
    _entity(draft, HEADER, "ST", entry.consignee, by_number=True)
    if not summary:
        _entity(draft, HEADER, "CN", entry.consignee, by_number=True)


def line_entities(draft: Draft, entry: Entry, line: Line, summary: bool = False) -> None:
    """The manufacturer and seller of a line, where the header could not name them for all lines (record SE30, note 1)."""
    where = f"line {line.number}"
    if summary or not _shared_manufacturer(entry):
        _line_entity(draft, "MF", _manufacturer(entry, line), where, f"manufacturer {line.manufacturer}")
    if not entry.seller:
        invoice = next((i for i in entry.invoices for row in i.lines if row.place in line.sources), None)
        party = seller_of(entry, invoice) if invoice else None
        _line_entity(draft, "SE", party, where, f"seller {invoice.seller if invoice else ''}".rstrip())


def _line_entity(draft: Draft, kind: str, party: Party | None, where: str, name: str) -> None:
    if party:
        _entity(draft, LINE, kind, party, by_number=False)
    else:
        draft.warn(f"SE50.{kind}", where, f"no party of the entry is {name}, so its name and address are not told",
                   f"{se.CHAPTER}, page SE-66", "Give the party with name and address.")


def seller_of(entry: Entry, invoice: Invoice) -> Party | None:
    """The party that an invoice names as its seller."""
    parties = (*filter(None, (entry.seller,)), *entry.manufacturers)
    return next((party for party in parties if party.name == invoice.seller), None)


def _manufacturer(entry: Entry, line: Line) -> Party | None:
    return next((party for party in entry.manufacturers if party.mid and party.mid == line.manufacturer), None)


def _shared_manufacturer(entry: Entry) -> Party | None:
    """The manufacturer of every line, who then stands at the header once; None where they differ."""
    makers = {line.manufacturer for line in entry.lines}
    return _manufacturer(entry, entry.lines[0]) if len(makers) == 1 else None


def _entity(draft: Draft, records: EntityRecords, kind: str, party: Party, by_number: bool) -> None:
    """A party by its number where the chapter takes one, else by name and address; never by both."""
    named, address, city = records
    number = importer_number.kind(party.number) if by_number else None
    if number:
        draft.put(named, kind=kind, qualifier=QUALIFIERS[number], identifier=importer_number.compact(party.number))
        return
    where = f"party {kind}"
    draft.put(named, kind=kind, name=draft.say(named, "name", party.name, where))
    width = address.field("address_1").width
    lines = wrapped(plain(party.street), width)
    for first, second in zip(lines[0:6:2], [*lines[1:6:2], ""], strict=False):
        draft.put(address, qualifier_1=UNSTRUCTURED, address_1=first,
                  qualifier_2=UNSTRUCTURED if second else "", address_2=second)
    draft.put(city, city=draft.say(city, "city", party.city, where), region=party.region,
              postal_code=party.postal_code, country=party.country)
