"""Commercial invoices, and how a line's value follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Charge:
    """An amount beside the goods. `treatment` says what 19 CFR 152.103 makes of it.

    addition: added to the price (packing, selling commission, assist, royalty, proceeds);
    deduction: in the price, and left out (international freight or insurance, post-import work, duties);
    non_dutiable: beside the price and left out; international freight and insurance also go into the line's charges.
    """

    kind: str                    # packing, assist, royalty, commission, freight, insurance, discount ...
    treatment: str
    amount: Decimal              # in `currency`
    share_by: str = "value"      # value, weight or quantity: how it is divided over the lines
    cite: str = ""
    currency: str = ""           # where it is not the invoice's


@dataclass(frozen=True)
class InvoiceLine:
    """A row of the invoice, as printed. `place` is where to click: file, sheet and row."""

    place: str
    part: str
    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    amount: Decimal
    origin: str = ""
    hts: str = ""


@dataclass(frozen=True)
class Invoice:
    number: str
    day: date
    currency: str                # ISO 4217
    seller: str
    buyer: str
    terms: str = ""              # Incoterm and place
    total: Decimal | None = None
    charges: tuple[Charge, ...] = ()
    lines: tuple[InvoiceLine, ...] = ()
    rate: Decimal | None = None  # USD for one unit of the currency, on the export date
    rate_cite: str = ""


@dataclass(frozen=True)
class ValueStep:
    """One step of a line's valuation, for the worksheet: what, how much in the invoice's currency, and in US cents."""

    label: str
    amount: Decimal
    currency: str
    cents: Decimal
    cite: str
