"""Bills of lading in groups, from the in-bond number down to the lowest bill, and their numbers as ABI writes them."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.entry.transport import Bill
from tidewaiter.numbers import bill as bill_number

AIR = frozenset({"40", "41"})
# The components of a group stand in this order (CATAIR Entry Summary, record 23, note 1, page ESF-44).
ORDER = "IMHS"


def groups(bills: Sequence[Bill]) -> list[list[Bill]]:
    """The bills in groups: a bill that stands no lower than the one before it begins the next group.

    What stands above it in the group before is repeated, since each group tells the whole chain (note (h), ESF-147).
    """
    grouped: list[list[Bill]] = []
    for bill in bills:
        rank = ORDER.find(bill.kind)
        if grouped and rank > ORDER.find(grouped[-1][-1].kind):
            grouped[-1].append(bill)
        else:
            above = [one for one in grouped[-1] if ORDER.find(one.kind) < rank] if grouped else []
            grouped.append([*above, bill])
    return grouped


def identifier(bill: Bill, mode: str) -> str:
    """The number without spaces and hyphens: by air with the airline's prefix, otherwise without the issuer's code.

    An air waybill carries its airline in its number (note (h), ESF-153; Cargo Release, record SE15, note 1).
    """
    number, issuer = bill_number.compact(bill.number), bill.issuer.upper()
    if mode in AIR:
        prefixed = bill.kind == "M" and len(issuer) == 3 and issuer.isdigit() and not number.startswith(issuer)
        return issuer + number if prefixed else number
    return number.removeprefix(issuer) if len(issuer) == 4 and bill.kind in "MH" else number


def voyage(text: str, carrier: str, mode: str) -> str:
    """A voyage, flight or trip number in at most five columns; a flight is three or four digits (ESF-144)."""
    number = bill_number.compact(text)
    if mode not in AIR:
        return number
    flight = number.removeprefix(carrier.upper()) if carrier else number
    return flight.zfill(3) if flight.isdigit() else flight
