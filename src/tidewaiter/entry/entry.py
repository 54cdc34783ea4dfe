"""An entry: everything that the entry summary states, before any law is applied to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tidewaiter.entry.invoice import Invoice
from tidewaiter.entry.line import Line
from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Days, Transport


@dataclass(frozen=True)
class Bond:
    kind: str                    # 8 continuous, 9 single transaction, 0 waived or not required
    surety: str = ""             # three digits
    amount: int = 0              # single transaction bond, whole dollars
    waiver_reason: str = ""      # 995-999


@dataclass(frozen=True)
class Payment:
    """How the duty is paid: CATAIR record 10, positions 51-61."""

    kind: str                    # 1 individual; 2, 3, 5 daily statement; 6, 7, 8 periodic monthly statement
    print_date: date | None = None
    month: str = ""
    branch: str = ""


@dataclass(frozen=True)
class Declarant:
    """The named person who certifies the entry, and by what authority."""

    name: str
    title: str
    licence: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Entry:
    filer: str                           # three characters
    number: str                          # seven digits and the check digit
    type: str                            # two digits
    port: str                            # Schedule D, port of entry
    importer: Party
    consignee: Party                     # ultimate consignee
    transport: Transport
    days: Days
    bond: Bond
    payment: Payment
    declarant: Declarant
    broker: Party
    lines: tuple[Line, ...]
    invoices: tuple[Invoice, ...] = ()
    seller: Party | None = None
    buyer: Party | None = None
    manufacturers: tuple[Party, ...] = ()
    state: str = ""                      # US state of destination
    reference: str = ""                  # broker's file number, nine characters
    notify: str = ""                     # importer number of the party on CBP Form 4811
    electronic_invoice: bool = False
    certify_release: bool = False
    live: bool = False
    missing_documents: tuple[str, ...] = ()
    # Totals that somebody else computed and the filer was told to certify: name (duty, fees, tax, total ...) to cents.
    # They are filed as stated, and held against the computed ones.
    stated_totals: Mapping[str, int] = field(default_factory=dict)

    @property
    def value(self) -> int:
        """Total entered value, whole dollars."""
        return sum(line.value for line in self.lines)
