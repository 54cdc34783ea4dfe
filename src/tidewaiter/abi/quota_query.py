"""Quota query (QA, answered by QB).

CBP's chapter was not at hand. The columns are those that a public program tells, with the chapter's pages
(github.com/IbrahimBenRayana/cargo-compliance-hub, server/src/abi-engine/apps/quota, commit 8b366ed0).
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.structure import Loop, Use

CHAPTER = "CATAIR Quota Query, April 2015, as another tells it"
ASKED_BY = {"R": "tariff number", "X": "textile category"}
QUOTAS = {"TRQ": "tariff rate", "TPL": "tariff preference level", "ABS": "absolute", "STA": "statistical"}


class QuotaQuery(Record, id="Q1", cite=CHAPTER, title="Quota asked for", page="QA-10"):
    control    = M(1, 2, "AN", "Control identifier", fixed="Q1")
    kind       = M(3, 3, "AN", "Quota Query ID Type Code", codes=ASKED_BY)
    number     = M(4, 13, "AN", "Tariff number of eight to ten digits, or category")
    second_hts = O(14, 23, "AN", "Second Tariff Number")
    origin     = M(24, 25, "X", "Country of Origin")
    filler_1   = filler(26, 80)


class QuotaResult(Record, id="Q2", cite=CHAPTER, title="Quota, limit and period", page="QA-12"):
    control    = M(1, 2, "AN", "Control identifier", fixed="Q2")
    kind       = M(3, 3, "AN", "Quota Query ID Type Code", codes=ASKED_BY)
    number     = M(4, 13, "AN", "Quota Query ID")
    quota      = M(14, 28, "X", "Quota ID")
    origin     = M(29, 30, "X", "Country of Origin")
    limit      = C(31, 41, "N", "Quota Limit")
    unit       = M(42, 44, "X", "Unit of Measure Code")
    conversion = C(45, 50, "N", "Textile Conversion Factor", decimals=3)
    begins     = M(51, 56, "D", "Beginning Period Date")
    ends       = M(57, 62, "D", "Ending Period Date")
    period     = M(63, 68, "X", "Quota Period")
    threshold  = M(69, 79, "N", "Threshold Quantity")
    filler_1   = filler(80, 80)


class QuotaFilling(Record, id="Q3", cite=CHAPTER, title="Quota, how full it is", page="QA-15"):
    control     = M(1, 2, "AN", "Control identifier", fixed="Q3")
    everywhere  = C(3, 4, "X", "Global Indicator")
    processing  = C(5, 10, "X", "Period Processing Indicator")
    description = C(11, 50, "X", "Description")
    quota_type  = M(51, 53, "X", "Quota Type", codes=QUOTAS)
    quantity    = M(54, 64, "N", "Quantity to Date")
    position    = M(65, 68, "N", "Record Number")
    second_hts  = C(69, 78, "AN", "Second Tariff Number")
    filler_1    = filler(79, 80)


class QuotaStatus(Record, id="Q4", cite=CHAPTER, title="Quota, as of when", page="QA-17"):
    control  = M(1, 2, "AN", "Control identifier", fixed="Q4")
    # Mandatory in the table, yet blank where nothing was ever counted.
    last     = C(3, 8, "D", "Last Quota Transaction Date")
    as_of    = M(9, 14, "D", "Date of Status")
    time     = M(15, 18, "N", "Time of Status, HHMM")
    filler_1 = filler(19, 80)


class QuotaFault(Record, id="Q5", cite=CHAPTER, title="Quota query in error", page="QA-18"):
    control   = M(1, 2, "AN", "Control identifier", fixed="Q5")
    kind      = M(3, 3, "AN", "Quota Query ID Type Code", codes=ASKED_BY)
    number    = M(4, 13, "AN", "Quota Query ID")
    origin    = M(14, 15, "A", "Country of Origin")
    filler_1  = filler(16, 17)
    condition = M(18, 20, "AN", "Condition Code")
    filler_2  = filler(21, 22)
    narrative = M(23, 80, "X", "Narrative Text")


APPLICATIONS = (
    Application(
        "QA", "Quota Query", None, f"{CHAPTER}, page QA-8", {"": Loop("quota query", "M", 1, (Use(QuotaQuery, "M", 99),))}, seen=Seen.SECONDARY,
    ),
    Application("QB", "Quota Query response", None, f"{CHAPTER}, page QA-9", others=(QuotaResult, QuotaFilling, QuotaStatus, QuotaFault),
                seen=Seen.SECONDARY),
)
