"""Periodic monthly statements (application MS), which CBP sends."""

from __future__ import annotations

from tidewaiter.abi.application import Application
from tidewaiter.abi.daily_statement import DELETED_BY, Fees
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.structure import Loop, Use

CHAPTER = "CATAIR Periodic Monthly Statement rev. 7, March 2019"


class Listed(Record, id="Q1", cite=CHAPTER, title="Daily statement listed, duty and tax", page="7"):
    control    = M(1, 2, "AN", "Control identifier", fixed="Q1")
    statement  = M(3, 12, "AN", "Periodic Daily Statement Number")
    port       = M(13, 16, "N", "Periodic Daily Statement District/Port")
    filer      = M(17, 19, "AN", "Periodic Daily Statement Filer Code")
    importer   = C(20, 31, "X", "Periodic Daily Statement Importer Number")
    print_date = M(32, 37, "N", "Preliminary Periodic Daily Statement Print Date", day=True)
    presented  = M(38, 43, "N", "Entry Summary Presentation Date", day=True)
    duty       = C(44, 54, "N", "Total Duty", decimals=2)
    tax        = C(55, 65, "N", "Total Tax", decimals=2)
    filler_1   = filler(66, 80)


class AmountDue(Record):
    """Cases and total: records Q2 and Q4."""

    control        = M(1, 2, "AN", "Control identifier")
    antidumping    = C(3, 13, "N", "Total Antidumping Duty", decimals=2)
    countervailing = C(14, 24, "N", "Total Countervailing Duty", decimals=2)
    amount         = C(25, 35, "N", "Total Amount Due", decimals=2)
    filler_1       = filler(36, 80)


class ListedTotal(AmountDue, id="Q2", cite=CHAPTER, title="Daily statement listed, cases and total", page="8"):
    pass


class ListedFees(Fees, id="QA", cite=CHAPTER, title="Daily statement listed, fees", page="9"):
    pass


class Amounts(Record):
    """Duty and tax of a statement: records Q3 and Q5."""

    control    = M(1, 2, "AN", "Control identifier")
    statement  = M(3, 12, "AN", "Periodic Monthly Statement Number")
    print_date = M(13, 18, "N", "Periodic Monthly Statement Print Date", day=True)
    due_date   = M(19, 24, "N", "Periodic Monthly Statement Due Date", day=True)
    filer      = M(25, 27, "AN", "Periodic Monthly Statement Filer Code")
    importer   = C(28, 39, "X", "Periodic Monthly Statement Importer Number")
    duty       = C(40, 50, "N", "Total Duty", decimals=2)
    tax        = C(51, 61, "N", "Total Tax", decimals=2)
    filler_1   = filler(62, 80)


class Due(Amounts, id="Q3", cite=CHAPTER, title="Payment due, duty and tax", page="11"):
    pass


class DueTotal(AmountDue, id="Q4", cite=CHAPTER, title="Payment due, cases and total", page="12"):
    pass


class DueFees(Fees, id="QE", cite=CHAPTER, title="Payment due, fees", page="13"):
    pass


class Paid(Amounts, id="Q5", cite=CHAPTER, title="Payment, duty and tax", page="15"):
    pass


class PaidTotal(Record, id="Q6", cite=CHAPTER, title="Payment, cases and total", page="16"):
    control        = M(1, 2, "AN", "Control identifier", fixed="Q6")
    antidumping    = C(3, 13, "N", "Total Antidumping Duty", decimals=2)
    countervailing = C(14, 24, "N", "Total Countervailing Duty", decimals=2)
    amount         = C(25, 35, "N", "Total Amount Paid", decimals=2)
    filler_1       = filler(36, 80)


class PaidFees(Fees, id="QJ", cite=CHAPTER, title="Payment, fees", page="17"):
    pass


class Deleted(Record, id="Q7", cite=CHAPTER, title="Entry summaries deleted", page="19"):
    control        = M(1, 2, "AN", "Control identifier", fixed="Q7")
    statement      = M(3, 12, "AN", "Periodic Daily Statement Number")
    filer_1        = M(13, 15, "AN", "Entry Filer Code")
    filler_1       = filler(16, 17)
    entry_number_1 = M(18, 25, "AN", "Entry Number")
    source_1       = M(26, 28, "AN", "Delete Source", codes=DELETED_BY)
    # The layout has the second to fourth numbers mandatory too; fewer entries leave them blank.
    filer_2        = C(29, 31, "AN", "Entry Filer Code")
    filler_2       = filler(32, 33)
    entry_number_2 = C(34, 41, "AN", "Entry Number")
    source_2       = C(42, 44, "AN", "Delete Source", codes=DELETED_BY)
    filer_3        = C(45, 47, "AN", "Entry Filer Code")
    filler_3       = filler(48, 49)
    entry_number_3 = C(50, 57, "AN", "Entry Number")
    source_3       = C(58, 60, "AN", "Delete Source", codes=DELETED_BY)
    filer_4        = C(61, 63, "AN", "Entry Filer Code")
    filler_4       = filler(64, 65)
    entry_number_4 = C(66, 73, "AN", "Entry Number")
    source_4       = C(74, 76, "AN", "Delete Source", codes=DELETED_BY)
    filler_5       = filler(77, 80)


MONTHLY = Loop("periodic monthly statement", "M", 1, (
    Loop("daily statement", "M", 9_999, (Use(Listed, "M"), Use(ListedTotal, "M"), Use(ListedFees, "M", 5))),
    Loop("payment due", "C", 1, (Use(Due, "M"), Use(DueTotal, "M"), Use(DueFees, "M", 5))),
    Loop("payment", "C", 1, (Use(Paid, "M"), Use(PaidTotal, "M"), Use(PaidFees, "M", 5))),
    Use(Deleted, "C", 9_999),
))

APPLICATIONS = (
    # As with PF, no record of the group of outstanding actions is named.
    Application(
        "MS", "Periodic Monthly Statement", None, f"{CHAPTER}, structure map, page 6",
        order=MONTHLY, unseen=("the outstanding action group",),
    ),
)
