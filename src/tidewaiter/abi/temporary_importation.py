"""Temporary importation bonds: extending or closing them (TE, answered by TX), and the notice that one expires (TS).

CBP's chapters were not at hand. The columns are those that a public program tells, with the chapters' pages
(github.com/IbrahimBenRayana/cargo-compliance-hub, server/src/abi-engine/apps/tib, commit 8b366ed0).
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.structure import Loop, Use
from tidewaiter.abi.tables import DISPOSITIONS

REQUEST = "CATAIR TIB Extend/Close rev. 5, January 2018, as another tells it"
NOTICE = "CATAIR TIB Expiration Notice rev. 3, January 2018, as another tells it"
SEVERITIES = {"": "none", "F": "fatal", "W": "warning", "I": "note"}


class BondRequest(Record, id="XA", cite=REQUEST, title="Extension or closure asked for", page="TIB-9"):
    control      = M(1, 2, "AN", "Control identifier", fixed="XA")
    port         = M(3, 6, "N", "District/Port of Entry Summary")
    filer        = M(7, 9, "AN", "Entry Filer Code")
    filler_1     = filler(10, 10)
    entry_number = M(11, 18, "AN", "Entry Number")
    request      = M(19, 19, "N", "Extension/Closure Code", codes={"1": "extension", "2": "closure"})
    filler_2     = filler(20, 80)


class BondReference(Record, id="E0", cite=REQUEST, title="Condition reference", page="TIB-12"):
    control      = M(1, 2, "AN", "Control identifier", fixed="E0")
    filler_1     = filler(3, 3)
    kind         = M(4, 9, "AN", "Reference Data Type Code")
    filler_2     = filler(10, 10)
    position     = M(11, 16, "N", "Occurrence Position")
    filler_3     = filler(17, 17)
    constant     = M(18, 24, "X", "Reference ID Constant", fixed="REF ID:")
    filler_4     = filler(25, 25)
    # Mandatory in the table, yet blank where the request was no record XA.
    filer        = C(26, 28, "AN", "Entry Filer Code")
    filler_5     = filler(29, 29)
    entry_number = C(30, 37, "AN", "Entry Number")
    filler_6     = filler(38, 80)


class BondCondition(Record, id="E1", cite=REQUEST, title="Condition or disposition", page="TIB-13"):
    control      = M(1, 2, "AN", "Control identifier", fixed="E1")
    disposition  = M(3, 3, "AN", "Disposition Type Code", codes=DISPOSITIONS)
    severity     = M(4, 4, "AN", "Severity Code", codes=SEVERITIES)
    condition    = M(5, 7, "AN", "Condition Code")
    filler_1     = filler(8, 10)
    narrative    = M(11, 50, "X", "Narrative Text")
    filer        = C(51, 53, "AN", "Entry Filer Code")
    filler_2     = filler(54, 55)
    entry_number = C(56, 63, "AN", "Entry Number")
    filler_3     = filler(64, 68)
    reference    = C(69, 77, "X", "Broker Reference Number")
    filler_4     = filler(78, 80)


class BondExpires(Record, id="X1", cite=NOTICE, title="A bond that expires within a month", page="TS-10"):
    control      = M(1, 2, "AN", "Control identifier", fixed="X1")
    port         = M(3, 6, "N", "District/Port of Entry Summary")
    filer        = M(7, 9, "AN", "Entry Filer Code")
    filler_1     = filler(10, 10)
    entry_number = M(11, 18, "AN", "Entry Number")
    importer     = M(19, 30, "X", "Importer of Record Number")
    expires      = C(31, 36, "N", "TIB Expiration Date", day=True)
    extensions   = C(37, 37, "N", "Total Number of Extensions")
    filler_2     = filler(38, 80)


APPLICATIONS = (
    Application(
        "TE", "Temporary Importation Bond extension or closure", BondRequest, f"{REQUEST}, page TIB-8",
        {"": Loop("TIB request", "M", 99_999, (Use(BondRequest, "M"),))}, seen=Seen.SECONDARY,
    ),
    Application("TX", "Temporary Importation Bond response", None, f"{REQUEST}, page TIB-12", others=(BondReference, BondCondition),
                seen=Seen.SECONDARY),
    Application("TS", "Temporary Importation Bond expiration notice", BondExpires, f"{NOTICE}, page TS-8", others=(BondExpires,),
                seen=Seen.SECONDARY),
)
