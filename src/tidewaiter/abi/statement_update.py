"""Statement update (SU, answered by SQ): an entry summary moved to another statement, or off it.

CBP's chapter was not at hand. The columns are those that a public program's tests tell, with pages 8 to 18 of the edition of April 2025; what
CBP itself says of them elsewhere agrees: blanks in columns 9-10 of H, the month in H1, three blanks after the condition of H2 (CSMS 17-000477).
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.rules import Rule
from tidewaiter.abi.structure import Loop, Use
from tidewaiter.abi.tables import PAYMENT

CHAPTER = "CATAIR Statement Update, April 2025, as another tells it"
ON_STATEMENT = tuple(code for code in PAYMENT if code != "1")


class StatementUpdate(Record, id="H", cite=CHAPTER, title="Where an entry summary goes", page="8"):
    control         = M(1, 1, "A", "Control identifier", fixed="H")
    port            = M(2, 5, "N", "District/Port of Entry Summary")
    filer           = M(6, 8, "AN", "Entry Filer Code")
    filler_1        = filler(9, 10)
    entry_number    = M(11, 18, "AN", "Entry Number")
    payment_type    = M(19, 19, "N", "Payment Type Indicator", codes=PAYMENT)
    print_date      = C(20, 25, "D", "Preliminary Statement Print Date")
    branch          = C(26, 27, "AN", "Client Branch Designation")
    statement_month = C(28, 29, "N", "Periodic Statement Month")
    filler_2        = filler(30, 80)


class UpdatedStatement(Record, id="H1", cite=CHAPTER, title="Entry summary as updated", page="12"):
    control         = M(1, 1, "A", "Control identifier", fixed="H")
    record_type     = M(2, 2, "N", "Record type", fixed="1")
    port            = M(3, 6, "N", "District/Port of Entry Summary")
    filer           = M(7, 9, "AN", "Entry Filer Code")
    filler_1        = filler(10, 11)
    entry_number    = M(12, 19, "AN", "Entry Number")
    payment_type    = C(20, 20, "N", "Payment Type Indicator", codes=PAYMENT)
    print_date      = C(21, 26, "D", "Preliminary Statement Print Date")
    reference       = O(27, 35, "X", "Broker Reference Number")
    branch          = C(36, 37, "AN", "Client Branch Designation")
    statement_month = C(38, 39, "N", "Periodic Statement Month")
    filler_2        = filler(40, 80)


class UpdateCondition(Record, id="H2", cite=CHAPTER, title="Condition or disposition", page="14"):
    control      = M(1, 1, "A", "Control identifier", fixed="H")
    record_type  = M(2, 2, "N", "Record type", fixed="2")
    severity     = M(3, 3, "AN", "Severity Code", codes={"": "none", "F": "fatal"})
    filer        = M(4, 6, "AN", "Entry Filer Code")
    filler_1     = filler(7, 8)
    entry_number = M(9, 16, "AN", "Entry Number")
    condition    = M(17, 19, "AN", "Condition Code")
    filler_2     = filler(20, 22)
    narrative    = M(23, 62, "X", "Narrative Text")
    filler_3     = filler(63, 80)


class StatementDeletion(Record, id="H3", cite=CHAPTER, title="Statement that an entry summary was taken off", page="17"):
    control           = M(1, 1, "A", "Control identifier", fixed="H")
    record_type       = M(2, 2, "N", "Record type", fixed="3")
    port              = M(3, 6, "N", "District/Port of Entry Summary")
    filer             = M(7, 9, "AN", "Entry Filer Code")
    filler_1          = filler(10, 11)
    entry_number      = M(12, 19, "AN", "Entry Number")
    statement         = C(20, 29, "AN", "Daily or Periodic Daily Statement Number")
    amount            = C(30, 40, "N", "Total Amount Due", decimals=2)
    monthly_statement = C(41, 50, "AN", "Periodic Monthly Statement Number")
    filler_2          = filler(51, 52)
    monthly_amount    = C(53, 63, "N", "Periodic Monthly Statement Total Amount Due", decimals=2)
    filler_3          = filler(64, 80)


RULES = (
    Rule(StatementUpdate, {"payment_type": ("1",)}, blank=("print_date",), page="9", says="An individual payment has no statement date."),
    Rule(StatementUpdate, {"payment_type": ON_STATEMENT}, needs=("print_date",), page="9", says="Say on which statement it is to be."),
)

APPLICATIONS = (
    Application(
        "SU", "Statement Update", StatementUpdate, f"{CHAPTER}, page 7",
        {"": Loop("statement update", "M", 99_999, (Use(StatementUpdate, "M"),))}, rules=RULES, seen=Seen.SECONDARY,
    ),
    Application(
        "SQ", "Statement Update response", UpdatedStatement, f"{CHAPTER}, page 11",
        others=(UpdatedStatement, UpdateCondition, StatementDeletion), seen=Seen.SECONDARY,
    ),
)
