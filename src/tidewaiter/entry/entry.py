"""An entry: everything that the entry summary states, before any law is applied to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tidewaiter.entry.correction import Correction
from tidewaiter.entry.invoice import Invoice
from tidewaiter.entry.line import Line
from tidewaiter.entry.party import Party
from tidewaiter.entry.release import Release
from tidewaiter.entry.security_filing import SecurityFiling
from tidewaiter.entry.transport import Days, Transport


@dataclass(frozen=True)
class Bond:
    kind: str                    # 8 continuous, 9 single transaction, 0 waived or not required
    surety: str = ""             # three digits
    amount: int = 0              # single transaction bond, whole dollars
    waiver_reason: str = ""      # 995-999
    designation: str = "B"       # B basic, A additional, U substitution, E superseding; the last two of a single transaction bond
    continuous: str = ""         # of a continuous bond: Y supersedes that presented at entry, S is a substitute for it
    producer_account: str = ""   # of a single transaction bond: the surety's number for the filer


@dataclass(frozen=True)
class EntryNumber:
    """Another entry that this one names."""

    filer: str                   # three characters
    number: str                  # seven digits and the check digit


@dataclass(frozen=True)
class Warehouse:
    """The warehouse or re-warehouse entry that the goods come from, 19 CFR 144.38."""

    entry: EntryNumber
    port: str                    # Schedule D, of that entry
    final: bool = False          # nothing is left in the warehouse after this withdrawal


@dataclass(frozen=True)
class Zone:
    """The foreign trade zone that the goods come from: project, subzone or site, site of the subzone, nine characters (02600A001)."""

    identifier: str
    weekly: bool = False         # the removals of a week on one entry, 19 CFR 146.63(c)


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
    additional_bond: Bond | None = None  # a single transaction bond for what the basic one does not cover
    warehouse: Warehouse | None = None   # types 22 and 31 to 38
    zone: Zone | None = None             # type 06
    releases: tuple[EntryNumber, ...] = ()       # the releases that one summary accounts for: types 01, 06 and 11
    shipment_usage: str = ""             # P personal, X commercial sample
    deferred_tax: str = ""               # internal revenue tax deferred: 1 conventional, 2 by electronic funds transfer
    reconciliation: str = ""             # issues left open: 001 value ... 007 value, classification and 9802
    reconciliation_agreement: bool = False       # a trade agreement's claim is left open
    known_importer: bool = False
    expedited_release: bool = False      # released by FAST, BRASS or rail line release
    temporary: bool = False              # the importer's declaration for temporary importation under bond, type 23
    express_informal: bool = False       # express shipments released from the manifest, type 11
    correction: Correction | None = None # what this summary mends of one that was accepted
    release: Release | None = None       # what cargo release is asked for beside the goods
    security_filing: SecurityFiling | None = None        # an ISF-10 in the same transmission as the release
    missing_documents: tuple[str, ...] = ()
    # Totals that somebody else computed and the filer was told to certify: name (duty, fees, tax, total ...) to cents.
    # They are filed as stated, and held against the computed ones.
    stated_totals: Mapping[str, int] = field(default_factory=dict)

    @property
    def value(self) -> int:
        """Total entered value, whole dollars."""
        return sum(line.value for line in self.lines)
