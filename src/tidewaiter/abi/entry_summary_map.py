"""The structure map of the entry summary (AE) and of its reply (AX)."""

from __future__ import annotations

from tidewaiter.abi import agency, declarations, entry_types
from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi import entry_summary_release as release
from tidewaiter.abi import entry_summary_reply as ax
from tidewaiter.abi.application import Application
from tidewaiter.abi.entity_map import entity
from tidewaiter.abi.entry_summary_rules import RULES
from tidewaiter.abi.structure import Either, Loop, Use

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
    entity("line entity", 11, (
        se.LineEntity, release.LineEntityIdentifier, release.LineEntityRole, se.LineAddress, se.LineCity,
    ), 4),
    agency.SUBSTITUTIONS,
    Loop("tariff group", "M", 32, (
        Use(line.LineTariff, "M"), Use(line.Sanctions), Use(line.ZoneTariff), agency.AGENCY,
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
    agency.SUBSTITUTIONS,
    Use(se.Reference, "C", 4),
    entity("header entity", 12, (
        se.HeaderEntity, release.HeaderEntityIdentifier, release.HeaderEntityRole, se.HeaderAddress, se.HeaderCity,
    ), 4),
    LINE_ITEM,
    Loop("totals", "M", 1, (Use(ae.CaseTotals), Use(ae.FeeTotals, "C", 9), Use(ae.GrandTotals, "M"))),
))

DELETION = Loop("deletion of an entry summary", "M", 99_999, (Use(ae.Header, "M"),))

APPLICATIONS = (
    Application(
        "AE", "Entry Summary Create/Update", ae.Header, f"{ae.CHAPTER}, structure maps, pages ESF-21 to ESF-25",
        {"A": ENTRY_SUMMARY, "R": ENTRY_SUMMARY, "D": DELETION}, rules=(*RULES, *agency.RULES), tables=(entry_types.check,),
    ),
    Application(
        "AX", "Entry Summary response", ax.ReferenceSignpost, f"{ae.CHAPTER}, page ESF-192",
        others=(ax.ReferenceSignpost, ax.Response), mark="SUMMRY",
    ),
)
