"""Daily and periodic daily statements (application PF), which CBP sends."""

from __future__ import annotations

from tidewaiter.abi.application import Application
from tidewaiter.abi.batch_control import STATEMENTS
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.structure import Loop, Use

CHAPTER = "CATAIR Daily Statement rev. 15, April 2025"
DEFERRED = {"Y": "deferred", "N": "not deferred"}
DUE = {"Y": "payment is due", "N": "no payment is due"}
BONDED = {"Y": "payment is due", "N": "under bond"}
DELETED_BY = {"ABI": "the filer, by SU", "CBP": "CBP"}


class EntryDuty(Record, id="Q1", cite=CHAPTER, title="Entry summary, duty and tax", page="10"):
    control      = M(1, 2, "AN", "Control identifier", fixed="Q1")
    port         = M(3, 6, "N", "District/Port of Entry Summary")
    filer        = M(7, 9, "AN", "Entry Filer Code")
    filler_1     = filler(10, 11)
    entry_number = M(12, 19, "AN", "Entry Number")
    filler_2     = filler(20, 21)
    importer     = C(22, 33, "X", "Importer of Record Number")
    print_date   = M(34, 39, "D", "Preliminary Daily Statement Print Date")
    duty         = C(40, 50, "N", "Estimated Duty Amount", decimals=2)
    tax          = C(51, 61, "N", "Estimated Tax Amount", decimals=2)
    deferred     = C(62, 62, "A", "Deferred Tax Indicator", codes=DEFERRED)
    reference    = C(63, 71, "X", "Broker Reference Number")
    consolidated = C(72, 72, "A", "Consolidated Indicator", codes={"C": "consolidated"})
    branch       = C(73, 74, "AN", "Client Branch Designation")
    filler_3     = filler(75, 77)
    entry_type   = M(78, 79, "N", "Entry Type")
    filler_4     = filler(80, 80)


class EntryCases(Record, id="Q2", cite=CHAPTER, title="Entry summary, antidumping and countervailing duty", page="13"):
    control            = M(1, 2, "AN", "Control identifier", fixed="Q2")
    port               = M(3, 6, "N", "District/Port of Entry Summary")
    filer              = M(7, 9, "AN", "Entry Filer Code")
    filler_1           = filler(10, 11)
    entry_number       = M(12, 19, "AN", "Entry Number")
    filler_2           = filler(20, 20)
    antidumping        = C(21, 31, "N", "Antidumping Duty Amount", decimals=2)
    countervailing     = C(32, 42, "N", "Countervailing Duty Amount", decimals=2)
    filler_3           = filler(43, 53)
    payment_type       = M(54, 54, "N", "Payment Type Indicator", codes=STATEMENTS)
    due                = C(55, 55, "A", "Pay Indicator", codes=DUE)
    countervailing_due = C(56, 56, "A", "Countervailing Indicator", codes=BONDED)
    antidumping_due    = C(57, 57, "A", "Antidumping Indicator", codes=BONDED)
    filler_4           = filler(58, 61)
    team               = C(62, 64, "AN", "Team Number")
    interest           = C(65, 72, "N", "Interest Amount for Reconciliation Summary", decimals=2)
    filler_5           = filler(73, 80)


class Fees(Record):
    """Five classes of fees: records QA, QE and QJ of either statement."""

    control  = M(1, 2, "AN", "Control identifier")
    sequence = M(3, 4, "N", "Sequence Number")
    class_1  = C(5, 7, "AN", "First Fee Class Code")
    amount_1 = C(8, 18, "N", "First Fee Amount", decimals=2)
    class_2  = C(19, 21, "AN", "Second Fee Class Code")
    amount_2 = C(22, 32, "N", "Second Fee Amount", decimals=2)
    class_3  = C(33, 35, "AN", "Third Fee Class Code")
    amount_3 = C(36, 46, "N", "Third Fee Amount", decimals=2)
    class_4  = C(47, 49, "AN", "Fourth Fee Class Code")
    amount_4 = C(50, 60, "N", "Fourth Fee Amount", decimals=2)
    class_5  = C(61, 63, "AN", "Fifth Fee Class Code")
    amount_5 = C(64, 74, "N", "Fifth Fee Amount", decimals=2)
    filler_1 = filler(75, 80)


class EntryFees(Fees, id="QA", cite=CHAPTER, title="Entry summary, fees", page="15"):
    pass


class Amounts(Record):
    """Duty and tax of a statement: records Q3 and Q5."""

    control      = M(1, 2, "AN", "Control identifier")
    statement    = M(3, 12, "AN", "Daily Statement Number")
    filler_1     = filler(13, 14)
    print_date   = M(15, 20, "D", "Daily Statement Print Date")
    filer        = M(21, 23, "AN", "Entry Filer Code")
    filler_2     = filler(24, 25)
    importer     = C(26, 37, "X", "Importer of Record Number")
    duty         = C(38, 48, "N", "Total Estimated Duty", decimals=2)
    tax          = C(49, 59, "N", "Total Estimated Tax", decimals=2)
    deferred_tax = C(60, 70, "N", "Total Deferred Tax", decimals=2)
    port         = M(71, 74, "N", "District/Port Which Processes Entries")
    # Printed as eight columns, 75 to 80.
    filler_3     = filler(75, 80)


class Due(Amounts, id="Q3", cite=CHAPTER, title="Payment due, duty and tax", page="17"):
    pass


class DueCases(Record, id="Q4", cite=CHAPTER, title="Payment due, cases and total", page="19"):
    control         = M(1, 2, "AN", "Control identifier", fixed="Q4")
    antidumping     = C(3, 13, "N", "Total Antidumping Duty", decimals=2)
    countervailing  = C(14, 24, "N", "Total Countervailing Duty", decimals=2)
    amount          = C(25, 35, "N", "Total Amount Due", decimals=2)
    interest        = C(36, 46, "N", "Total Interest Amount For Reconciliation Summary", decimals=2)
    revenue_entries = M(47, 51, "N", "Total Number Revenue Producing Entries")
    other_entries   = M(52, 56, "N", "Total Number Non-Revenue Producing Entries")
    filler_1        = filler(57, 80)


class DueFees(Fees, id="QE", cite=CHAPTER, title="Payment due, fees", page="20"):
    pass


class Paid(Amounts, id="Q5", cite=CHAPTER, title="Payment, duty and tax", page="22"):
    pass


class PaidCases(Record, id="Q6", cite=CHAPTER, title="Payment, cases and total", page="24"):
    control         = M(1, 2, "AN", "Control identifier", fixed="Q6")
    antidumping     = C(3, 13, "N", "Total Antidumping Duty", decimals=2)
    countervailing  = C(14, 24, "N", "Total Countervailing Duty", decimals=2)
    amount          = C(25, 35, "N", "Total Amount Paid", decimals=2)
    interest        = C(36, 46, "N", "Total Interest Amount For Reconciliation Summary", decimals=2)
    revenue_entries = M(47, 51, "N", "Total Number Revenue Producing Entries")
    other_entries   = M(52, 56, "N", "Total Number Non-Revenue Producing Entries")
    filler_1        = filler(57, 80)


class PaidFees(Fees, id="QJ", cite=CHAPTER, title="Payment, fees", page="26"):
    pass


class Deleted(Record, id="Q7", cite=CHAPTER, title="Entry summaries deleted", page="28"):
    control        = M(1, 2, "AN", "Control identifier", fixed="Q7")
    statement      = M(3, 12, "AN", "Daily Statement Number")
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


DAILY = Loop("daily statement", "M", 1, (
    Loop("entry summary", "M", 2_000, (Use(EntryDuty, "M"), Use(EntryCases, "M"), Use(EntryFees, "C", 5))),
    Loop("payment due", "C", 1, (Use(Due, "M"), Use(DueCases, "M"), Use(DueFees, "C", 5))),
    Loop("payment", "C", 1, (Use(Paid, "M"), Use(PaidCases, "M"), Use(PaidFees, "C", 5))),
    Use(Deleted, "C", 2_000),
))

APPLICATIONS = (
    # The map begins with a conditional group of outstanding actions of which the chapter names no record.
    Application(
        "PF", "Daily Statement", None, f"{CHAPTER}, structure map, page 9",
        order=DAILY, unseen=("the outstanding action group",),
    ),
)
