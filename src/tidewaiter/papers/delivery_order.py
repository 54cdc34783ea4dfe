"""The delivery order: the broker tells carrier and terminal to hand the goods to a trucker, once CBP has released them.

The right to the goods goes by the bill of lading and the carrier's release (19 CFR 141.11, 141.111); an order does not stand in their
place, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.entry.entry import Entry
from tidewaiter.entry.party import Party
from tidewaiter.numbers import entry_number
from tidewaiter.papers.letters import LetterSheet, Part, pdf, text

__all__ = ["Delivery", "delivery_order", "pdf", "text"]

NOT_RELEASED = "not released by CBP yet: nothing may leave the terminal on this order until it is"


@dataclass(frozen=True)
class Delivery:
    """What of a delivery the entry does not say. A day that is not known is None, and the order says that it is not known."""

    day: date
    released: date | None
    free_until: date | None = None
    trucker: str = ""
    to: Party | None = None
    note: str = ""
    pieces: str = ""


def delivery_order(entry: Entry, delivery: Delivery) -> LetterSheet:
    """The order for the goods of an entry. Without another place the goods go to the ultimate consignee."""
    transport = entry.transport
    to = delivery.to or entry.consignee
    bills = "\n".join(f"{_BILLS.get(bill.kind, 'bill')} {bill.issuer}{bill.number}, {bill.quantity:,} {bill.unit}" for bill in transport.bills)
    weight = sum(line.gross_weight for line in entry.lines)
    number = entry_number.format(entry.filer + entry.number) if entry.number else "not given yet"
    status = f"released by CBP on {delivery.released.isoformat()}" if delivery.released else NOT_RELEASED
    return LetterSheet(
        delivery.day, entry.broker.name or "Your customs broker", f"To the carrier {transport.carrier or 'named below'} and the terminal",
        f"DELIVERY ORDER, file {entry.reference or 'without a number'}",
        (
            Part(f"The goods below are {status}.", bold=True),
            Part("Please hand them to the trucker below, on the bill of lading and the carrier's own release (19 CFR 141.11, 141.111)."),
            Part(rows=(
                ("Entry number", number), ("Importer of record", entry.importer.name), ("Carrier", transport.carrier or "not known"),
                ("Vessel or conveyance", " ".join(filter(None, (transport.conveyance, transport.voyage))) or "not known"),
                ("Arrived or expected", entry.days.arrival.isoformat() if entry.days.arrival else "not known"),
                ("Bills", bills or "none named"), ("Containers", "\n".join(transport.containers) or "none named"),
                ("Pick up at (FIRMS)", transport.location or "not known"),
                ("Free until", delivery.free_until.isoformat() if delivery.free_until else "not known: ask the terminal"),
            )),
            Part(rows=(
                ("Goods", "; ".join(dict.fromkeys(line.description for line in entry.lines)) or "not described"),
                ("Gross weight", f"{weight:,} KG" if weight else "not known"),
            )),
            Part(rows=(("Trucker", delivery.trucker or "to be named"), ("Deliver to", _party(to)), ("Notes", delivery.note or "none"))),
            Part("Charges of the carrier and the terminal are for the account of the importer. Report shortage, damage or a broken seal before "
                 "you sign."),
        ),
        entry.broker.name + (f", tel. {entry.broker.phone}" if entry.broker.phone else ""),
    )


_BILLS = {"M": "master", "H": "house", "S": "sub-house", "I": "in-bond", "T": "tracking"}


def _party(party: Party) -> str:
    place = " ".join(part for part in (party.city, party.region, party.postal_code, party.country) if part)
    return "\n".join(part for part in (party.name, party.street, place) if part) or "not known"
