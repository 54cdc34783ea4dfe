"""Census warnings: overriding them (CW, answered by CO) and asking which are open (CJ, answered by CL).

CBP's chapters were not at hand. The columns are those that a public program tells, with the chapters' pages
(github.com/IbrahimBenRayana/cargo-compliance-hub, server/src/abi-engine/apps/census, commit 8b366ed0). CW02 is as the entry summary's chapter has
it but for the line that it names (ESF-125).
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.structure import Loop, Use

OVERRIDE = "CATAIR Census Warning Override, May 2008, as another tells it"
QUERY = "CATAIR Census Warning Query, September 2014, as another tells it"


class OverriddenEntry(Record, id="CW01", cite=OVERRIDE, title="Entry summary", page="CWO-6"):
    control      = M(1, 2, "AN", "Control identifier", fixed="CW")
    record_type  = M(3, 4, "AN", "Record type", fixed="01")
    filer        = M(5, 7, "AN", "Entry Filer Code")
    filler_1     = filler(8, 9)
    entry_number = M(10, 17, "AN", "Entry Number")
    filler_2     = filler(18, 80)


class OverriddenLine(Record, id="CW02", cite=OVERRIDE, title="Warnings of a line, overridden", page="CWO-7"):
    control     = M(1, 2, "AN", "Control identifier", fixed="CW")
    record_type = M(3, 4, "AN", "Record type", fixed="02")
    filler_1    = filler(5, 6)
    line        = M(7, 9, "X", "Entry Summary Line Item Identifier")
    condition_1 = M(10, 12, "AN", "Census Warning Condition Code")
    override_1  = M(13, 14, "AN", "Census Warning Condition Override Code")
    condition_2 = C(15, 17, "AN", "Census Warning Condition Code")
    override_2  = C(18, 19, "AN", "Census Warning Condition Override Code")
    condition_3 = C(20, 22, "AN", "Census Warning Condition Code")
    override_3  = C(23, 24, "AN", "Census Warning Condition Override Code")
    condition_4 = C(25, 27, "AN", "Census Warning Condition Code")
    override_4  = C(28, 29, "AN", "Census Warning Condition Override Code")
    condition_5 = C(30, 32, "AN", "Census Warning Condition Code")
    override_5  = C(33, 34, "AN", "Census Warning Condition Override Code")
    condition_6 = C(35, 37, "AN", "Census Warning Condition Code")
    override_6  = C(38, 39, "AN", "Census Warning Condition Override Code")
    condition_7 = C(40, 42, "AN", "Census Warning Condition Code")
    override_7  = C(43, 44, "AN", "Census Warning Condition Override Code")
    filler_2    = filler(45, 80)


class OverrideResult(Record, id="CW03", cite=OVERRIDE, title="Disposition of an override", page="CWO-9"):
    control      = M(1, 2, "AN", "Control identifier", fixed="CW")
    record_type  = M(3, 4, "AN", "Record type", fixed="03")
    filer        = M(5, 7, "AN", "Entry Filer Code")
    filler_1     = filler(8, 9)
    entry_number = M(10, 17, "AN", "Entry Number")
    filler_2     = filler(18, 19)
    line         = M(20, 22, "X", "Entry Summary Line Item Identifier")
    warning      = M(23, 25, "AN", "Census Warning Code")
    override     = M(26, 27, "AN", "Census Override Code")
    condition    = M(28, 30, "AN", "Condition Code")
    # Class AN in the table; narratives of CBP hold punctuation.
    narrative    = M(31, 70, "X", "Narrative Text")
    filler_3     = filler(71, 80)


class WarningQuery(Record, id="CJ1", cite=QUERY, title="Which warnings are asked for", page="CWQ-5"):
    control        = M(1, 2, "AN", "Control identifier", fixed="CJ")
    record_type    = M(3, 3, "AN", "Record type", fixed="1")
    port           = C(4, 7, "AN", "District/Port of Entry")
    since          = C(8, 13, "D", "Requested From Date")
    until          = C(14, 19, "D", "Requested To Date")
    filer          = M(20, 22, "AN", "Entry Filer Code")
    filler_1       = filler(23, 24)
    entry_number_1 = C(25, 32, "AN", "Entry Number")
    filler_2       = filler(33, 34)
    entry_number_2 = C(35, 42, "AN", "Entry Number")
    filler_3       = filler(43, 44)
    entry_number_3 = C(45, 52, "AN", "Entry Number")
    filler_4       = filler(53, 54)
    entry_number_4 = C(55, 62, "AN", "Entry Number")
    filler_5       = filler(63, 64)
    entry_number_5 = C(65, 72, "AN", "Entry Number")
    filler_6       = filler(73, 80)


class OpenWarning(Record, id="CJ2", cite=QUERY, title="A warning that is open", page="CWQ-8"):
    control      = M(1, 2, "AN", "Control identifier", fixed="CJ")
    record_type  = M(3, 3, "AN", "Record type", fixed="2")
    port         = M(4, 7, "AN", "District/Port of Entry")
    accepted     = M(8, 13, "D", "ACE Acceptance Date")
    filer        = M(14, 16, "AN", "Entry Filer Code")
    filler_1     = filler(17, 18)
    entry_number = C(19, 26, "AN", "Entry Number")
    filler_2     = filler(27, 28)
    line         = C(29, 31, "X", "Entry Summary Line Item Identifier")
    hts          = C(32, 41, "AN", "HTS Number")
    warning      = C(42, 44, "AN", "Census Warning Code")
    filler_3     = filler(45, 46)
    condition    = C(47, 49, "AN", "Condition Code")
    narrative    = C(50, 79, "X", "Narrative Text")
    filler_4     = filler(80, 80)


APPLICATIONS = (
    Application(
        "CW", "Census Warning Override", OverriddenEntry, f"{OVERRIDE}, page CWO-5",
        {"": Loop("census warning override", "M", 99_999, (Use(OverriddenEntry, "M"), Use(OverriddenLine, "M", 999)))}, seen=Seen.SECONDARY,
    ),
    Application("CO", "Census Warning Override response", None, f"{OVERRIDE}, page CWO-9", others=(OverrideResult,), seen=Seen.SECONDARY),
    Application(
        "CJ", "Census Warning Query", WarningQuery, f"{QUERY}, page CWQ-4",
        {"": Loop("census warning query", "M", 99_999, (Use(WarningQuery, "M"),))}, seen=Seen.SECONDARY,
    ),
    Application("CL", "Census Warning Query response", None, f"{QUERY}, page CWQ-8", others=(OpenWarning,), seen=Seen.SECONDARY),
)
