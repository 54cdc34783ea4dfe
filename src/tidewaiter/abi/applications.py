"""The applications whose transactions we send and read: their records and the order of them, as the chapters map it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tidewaiter.abi import (
    cargo_release as se,
)
from tidewaiter.abi import (
    declarations,
)
from tidewaiter.abi import (
    entry_summary as ae,
)
from tidewaiter.abi import (
    entry_summary_line as line,
)
from tidewaiter.abi import (
    entry_summary_release as release,
)
from tidewaiter.abi import (
    entry_summary_reply as ax,
)
from tidewaiter.abi import (
    security_filing as sf,
)
from tidewaiter.abi.agency import AgencyRecord
from tidewaiter.abi.record import Record
from tidewaiter.abi.structure import Either, Loop, Use, records_of


@dataclass(frozen=True)
class Application:
    """One application: the record that opens each transaction, and the structure for each code of its `action`.

    A reply of CBP has no structures: its order is CBP's own affair, and `others` are the records it may hold.
    `mark` is the `kind` that the opening record must have, where records like it stand inside a transaction too.
    """

    code: str
    title: str
    opens: type[Record]
    cite: str
    structures: Mapping[str, Loop] = field(default_factory=dict)
    others: tuple[type[Record], ...] = ()
    mark: str = ""

    @property
    def output(self) -> bool:
        return not self.structures

    @cached_property
    def records(self) -> dict[str, type[Record]]:
        """Every record of the application by its id."""
        inputs = {record.id: record for loop in self.structures.values() for record in records_of(loop)}
        return inputs | {record.id: record for record in self.others}

    def begins(self, record: Record) -> bool:
        """Whether a record opens a new transaction."""
        return isinstance(record, self.opens) and (record.values.get("kind") == self.mark if self.mark else True)

    def structure(self, action: str) -> Loop | None:
        """The order for an action; where the action is none that the chapter knows, that of the fullest message."""
        return self.structures.get(action) or next(iter(self.structures.values()), None)


AGENCY = Loop("partner agency data", "C", 1, (Use(line.AgencyDescription, "M"), Use(AgencyRecord, "M", 99_999)))


def _entity(name: str, most: int, records: tuple[type[Record], ...], identifiers: int) -> Loop:
    """An entity by name and address or by number, with its global business identifiers and roles in words."""
    named, identifier, *role, address, city = records
    return Loop(name, "C", most, (
        Use(named, "M"),
        Use(identifier, "C", identifiers),
        *(Use(record, "C", 9) for record in role),
        Use(address, "C", 3),
        Use(city, "C", 1),
    ))


# The first of two limits of the map applies until ACE takes the larger (ESF-22, note 1).
LINE_ITEM = Loop("line item", "M", 998, (
    Use(line.Line, "M"),
    Use(line.ZoneStatus),
    Either("invoice, ruling and description", (
        Loop("invoice group", "C", 999, (
            Use(line.InvoiceLines, "M"), Use(line.Ruling), Use(line.Description, "C", 999),
        )),
        Loop("ruling and description group", "C", 1, (Use(line.Ruling), Use(line.Description, "C", 999))),
    )),
    Use(line.ArticleParty, "C", 6),
    _entity("line entity", 11, (
        se.LineEntity, release.LineEntityIdentifier, release.LineEntityRole, se.LineAddress, se.LineCity,
    ), 4),
    Use(AgencyRecord, "C", 99_999),
    Loop("tariff group", "M", 32, (
        Use(line.LineTariff, "M"), Use(line.Sanctions), Use(line.ZoneTariff), AGENCY,
    )),
    Use(line.Visa),
    Use(line.License, "C", 1),
    Use(line.Case, "C", 2),
    Use(declarations.Declaration, "C", 9),
    Use(line.Tax),
    Use(line.OtherRevenue),
    Use(line.LineFee, "C", 5),
    Loop("cargo sanctions group", "C", 99, (Use(line.SanctionsRecord, "M"), Use(line.SanctionsDetail, "M", 99))),
    Use(line.LineCorrectionReasons),
    Use(line.CensusOverride),
))

ENTRY_SUMMARY = Loop("entry summary", "M", 99_999, (
    Use(ae.Header, "M"),
    # Conditional in the map because a deletion has none (usage notes (b) to (d), ESF-133).
    Use(ae.Importer, "M"),
    Use(ae.Carrier),
    Use(ae.CorrectionContact),
    Use(ae.Trip),
    Loop("cargo manifest group", "C", 999, (Use(ae.Manifest, "M"), Use(ae.Bill, "M", 4))),
    Use(se.Conveyance, "C", 99),
    Use(se.Equipment, "O", 99),
    Use(ae.WarehouseWithdrawal),
    Use(ae.Bond, "C", 2),
    Use(ae.Releases, "C", 999),
    Use(ae.MissingDocuments),
    Use(ae.HeaderFees),
    Use(ae.CorrectionReasons),
    Use(ae.CorrectionExplanation, "C", 99),
    Use(AgencyRecord, "C", 99_999),
    Use(se.Reference, "C", 4),
    _entity("header entity", 12, (
        se.HeaderEntity, release.HeaderEntityIdentifier, release.HeaderEntityRole, se.HeaderAddress, se.HeaderCity,
    ), 4),
    LINE_ITEM,
    Loop("totals", "M", 1, (Use(ae.CaseTotals), Use(ae.FeeTotals, "C", 9), Use(ae.GrandTotals, "M"))),
))

RELEASE_BILLS = (
    Use(se.Header, "M"),
    Use(se.Dates, "O"),
    Use(se.Contact, "M"),
    Loop("bill group", "C", 999, (Use(se.Bill, "M", 3), Use(se.Conveyance, "C", 99), Use(se.Equipment, "O", 99))),
    Use(se.Reference, "C", 99),
)

CARGO_RELEASE = Loop("cargo release", "M", 99_999, (
    *RELEASE_BILLS,
    _entity("header entity", 12, (se.HeaderEntity, se.HeaderEntityIdentifier, se.HeaderAddress, se.HeaderCity), 3),
    Loop("line", "C", 999, (
        Use(se.Line, "M"),
        Use(se.ZoneStatus),
        _entity("line entity", 11, (se.LineEntity, se.LineEntityIdentifier, se.LineAddress, se.LineCity), 3),
        Loop("tariff group", "M", 32, (Use(se.LineTariff, "M"), Use(se.ZoneTariff), AGENCY)),
    )),
    Loop("importer security filing", "C", 1, (
        Use(sf.SecurityFiling, "M"),
        Use(sf.SecurityReference, "C", 999),
        Use(sf.SecurityEquipment, "O", 999),
        Loop("security filing entity", "M", 999, (
            Use(sf.SecurityEntity, "M"), Use(sf.SecurityAlias, "O"), Use(sf.SecurityAddress, "C", 3),
            Use(sf.SecurityCity, "C"),
        )),
    )),
))


DELETION = Loop("deletion of an entry summary", "M", 99_999, (Use(ae.Header, "M"),))
CANCELLATION = Loop("cancellation of a cargo release", "M", 99_999, (
    Use(se.Header, "M"), Use(se.Contact, "M"), Use(se.Reference, "C", 99),
))
UPDATE = Loop("update of a cargo release", "M", 99_999, RELEASE_BILLS)

APPLICATIONS = {application.code: application for application in (
    Application(
        "AE", "Entry Summary Create/Update", ae.Header, f"{ae.CHAPTER}, structure maps, pages ESF-21 to ESF-25",
        {"A": ENTRY_SUMMARY, "R": ENTRY_SUMMARY, "D": DELETION},
    ),
    Application(
        "AX", "Entry Summary response", ax.ReferenceSignpost, f"{ae.CHAPTER}, page ESF-192",
        others=(ax.ReferenceSignpost, ax.Response), mark="SUMMRY",
    ),
    Application(
        "SE", "Cargo Release", se.Header, f"{se.CHAPTER}, usage maps, pages SE-22 to SE-25",
        {"A": CARGO_RELEASE, "R": CARGO_RELEASE, "D": CANCELLATION, "U": UPDATE},
    ),
    # Each record that is in error comes back with its SE90; an SE90 for the whole message ends the set (SE-17, SE-26).
    Application(
        "SX", "Cargo Release response", se.Header, f"{se.CHAPTER}, page SE-26",
        others=(*records_of(CARGO_RELEASE), se.Response),
    ),
)}
