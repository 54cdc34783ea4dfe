"""An entry as a cargo release, application SE, in the order of the chapter's usage map."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.abi import cargo_release as se
from tidewaiter.abi.bills import AIR, groups, identifier, voyage
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.record import Record
from tidewaiter.abi.text import plain, wrapped
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.invoice import Invoice
from tidewaiter.entry.line import Line
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Bill
from tidewaiter.numbers import importer_number

QUALIFIERS = {"irs": "EI", "cbp": "ANI", "ssn": "34"}
UNSTRUCTURED = "15"                                           # a street address not taken apart
# Bills of these modes are not on an automated manifest (record SE15, note 5); by note 8 all of them are regular bills.
NOT_AUTOMATED = frozenset({"32", "33", "34", "50", "60", "70"})
REGULAR_ONLY = NOT_AUTOMATED | {"12", "20", "21", "30", "31"}
HAND_CARRIED = "60"
NO_ISSUER = AIR | {"32", "33", "34", "50", "60"}
HEADER = (se.HeaderEntity, se.HeaderAddress, se.HeaderCity)
LINE = (se.LineEntity, se.LineAddress, se.LineCity)
EntityRecords = tuple[type[Record], type[Record], type[Record]]


def write(draft: Draft, entry: Entry, assessment: Assessment | None) -> None:
    """The whole transaction, SE10 to SE60. Without an assessment the lines carry their chapter 1-97 numbers only."""
    _header(draft, entry)
    _bills(draft, entry)
    _references(draft, entry)
    header_entities(draft, entry)
    chapter_99 = {
        line.number: [charge.number for charge in line.tariff if charge.article is None]
        for line in (assessment.lines if assessment else ())
    }
    for line in entry.lines:
        draft.put(se.Line, line=line.number, origin=line.origin,
                  description=draft.say(se.Line, "description", line.description, f"line {line.number}"))
        line_entities(draft, entry, line)
        for number in chapter_99.get(line.number, ()):
            draft.put(se.LineTariff, hts=number)
        for article in line.articles:
            draft.put(se.LineTariff, hts=article.hts, value=article.value)


def _header(draft: Draft, entry: Entry) -> None:
    transport = entry.transport
    kind = importer_number.kind(entry.importer.number)
    draft.put(
        se.Header,
        action="A", filer=entry.filer, entry_number=entry.number, entry_type=entry.type,
        importer_kind=QUALIFIERS[kind] if kind else "", importer=entry.importer.number,
        mode=transport.mode, bond=entry.bond.kind, value=entry.value, port=entry.port,
        unlading_port=transport.unlading_port if transport.mode in {"50", "60", "70"} else "",
    )
    draft.put(
        se.Dates,
        location=transport.location, voyage=trip_number(draft, entry, se.Dates, "voyage"),
        conveyance=draft.say(se.Dates, "conveyance", transport.conveyance, "header"),
    )
    draft.put(
        se.Contact,
        name=draft.say(se.Contact, "name", entry.declarant.name or entry.broker.name, "header"),
        phone="".join(filter(str.isdigit, entry.broker.phone)),
    )


def trip_number(draft: Draft, entry: Entry, record: type[Record], name: str) -> str:
    """The voyage, flight or trip for a field; left out where it is too long, since a part of it would name another."""
    transport, field = entry.transport, record.field(name)
    number = voyage(transport.voyage, transport.carrier, transport.mode)
    if len(number) <= field.width:
        return number
    message = f"voyage, flight or trip {number} is longer than {field.width} columns and was left out"
    draft.warn(f"{record.id}.{name}", "header", message, record.cite, "Give the number as the carrier manifests it.")
    return ""


def _bills(draft: Draft, entry: Entry) -> None:
    """Records SE15 to SE17: the quantity at the lowest bill, except where SE16 gives it (record SE15, note 2)."""
    transport, mode = entry.transport, entry.transport.mode
    grouped = groups(transport.bills)
    manifested = mode not in NOT_AUTOMATED
    for group in grouped:
        reported = _reported(group, mode)
        quantity = group[-1].quantity if manifested or mode == HAND_CARRIED else None
        if left_out := [bill for bill in group if bill.kind == "S"]:
            numbers = ", ".join(bill.number for bill in left_out)
            draft.warn("SE15.kind", "header", f"sub-house bill {numbers} is not reported: SE15 has no type for it",
                       se.Bill.cite, "Report the house bill that carries it.")
        for bill, kind in reported:
            lowest = bill is reported[-1][0]
            draft.put(
                se.Bill,
                kind=kind, issuer="" if kind == "I" or mode in NO_ISSUER else bill.issuer,
                number=identifier(bill, mode),
                quantity=quantity if lowest and kind != "I" else None,
                non_ams="N" if manifested or kind == "I" else "Y",
            )
        if not manifested:
            draft.put(
                se.Conveyance,
                carrier=transport.carrier, voyage=trip_number(draft, entry, se.Conveyance, "voyage"),
                arrival=entry.days.arrival, quantity=group[-1].quantity, unit=group[-1].unit,
                conveyance=draft.say(se.Conveyance, "conveyance", transport.conveyance, "header"),
            )
        # Which bill a container belongs to is known only where there is one group.
        for container in transport.containers if len(grouped) == 1 else ():
            draft.put(se.Equipment, equipment=container.replace(" ", "").replace("-", ""))


def _reported(group: Sequence[Bill], mode: str) -> list[tuple[Bill, str]]:
    """The bills of a group with their SE15 types: R where one bill stands alone, else M and H."""
    bonds = [(bill, "I") for bill in group if bill.kind == "I"]
    bills = [bill for bill in group if bill.kind in "MH"]
    if mode in REGULAR_ONLY or len(bills) == 1:
        return bonds + [(bill, "R") for bill in bills[-1:]]
    return bonds + [(bill, bill.kind) for bill in bills]


def _references(draft: Draft, entry: Entry) -> None:
    if entry.reference:
        draft.put(se.Reference, qualifier="CR", reference=entry.reference)
    if entry.bond.kind == "9":
        # Mandatory with a single transaction bond (record SE10, note 6).
        draft.put(se.Reference, qualifier="V1", reference=entry.bond.surety)
        draft.put(se.Reference, qualifier="AMT", reference=str(entry.bond.amount))


def header_entities(draft: Draft, entry: Entry, summary: bool = False) -> None:
    """The parties of all lines: manufacturer where they share one, seller, buyer, ship-to and consignee.

    In an entry summary that certifies for release the consignee stands in record 11 already (ESF-59, note 1).
    """
    if maker := _shared_manufacturer(entry):
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


def line_entities(draft: Draft, entry: Entry, line: Line) -> None:
    """The manufacturer and seller of a line, where the header could not name them for all lines (record SE30, note 1)."""
    where = f"line {line.number}"
    if not _shared_manufacturer(entry):
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
