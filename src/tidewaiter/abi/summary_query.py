"""Entry Summary Query: what is asked (application EQ) and what CBP answers (ER)."""

from __future__ import annotations

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.record import C, M, O, Record, filler

CHAPTER = "CATAIR Entry Summary Query, May 2026"
YES = {"Y": "yes"}
# A moment as MMDDYYHHMMSSXX, XX being AM or PM.
MOMENT = 14


class DetailRequest(Record, id="J0", cite=CHAPTER, title="Request for the summary's own records", page="ESQ-17"):
    control  = M(1, 2, "AN", "Control identifier", fixed="J0")
    detail   = M(3, 3, "AN", "Return Detail Request Indicator", codes=YES)
    filler_1 = filler(4, 80)


class NumberQuery(Record, id="J1", cite=CHAPTER, title="Query by entry number", page="ESQ-18"):
    control        = M(1, 2, "AN", "Control identifier", fixed="J1")
    filler_1       = filler(3, 5)
    filer_1        = M(6, 8, "AN", "Entry Filer Code (1)")
    filler_2       = filler(9, 10)
    entry_number_1 = M(11, 18, "AN", "Entry Number (1)")
    filer_2        = C(19, 21, "AN", "Entry Filer Code (2)")
    filler_3       = filler(22, 23)
    entry_number_2 = C(24, 31, "AN", "Entry Number (2)")
    filer_3        = C(32, 34, "AN", "Entry Filer Code (3)")
    filler_4       = filler(35, 36)
    entry_number_3 = C(37, 44, "AN", "Entry Number (3)")
    filer_4        = C(45, 47, "AN", "Entry Filer Code (4)")
    filler_5       = filler(48, 49)
    entry_number_4 = C(50, 57, "AN", "Entry Number (4)")
    filer_5        = C(58, 60, "AN", "Entry Filer Code (5)")
    filler_6       = filler(61, 62)
    entry_number_5 = C(63, 70, "AN", "Entry Number (5)")
    filler_7       = filler(71, 80)


class CriteriaQuery(Record, id="J2", cite=CHAPTER, title="Query by status and days", page="ESQ-19"):
    control       = M(1, 2, "AN", "Control identifier", fixed="J2")
    filler_1      = filler(3, 3)
    criteria      = M(4, 6, "AN", "Criteria Query Type Code", codes=codes.CRITERIA)
    filler_2      = filler(7, 7)
    since         = M(8, 21, "AN", "Requested From Date/Time")
    until         = M(22, 35, "AN", "Requested To Date/Time")
    filler_3      = filler(36, 36)
    summaries     = O(37, 37, "AN", "Entry Summaries Flag", codes=YES)
    fta_recon     = O(38, 38, "AN", "FTA Recon Summaries Flag", codes=YES)
    other_recon   = O(39, 39, "AN", "Other Recon Summaries Flag", codes=YES)
    drawback      = O(40, 40, "AN", "Drawback Summaries Flag", codes=YES)
    duty_deferral = O(41, 41, "AN", "Duty Deferral Summaries Flag", codes=YES)
    finances      = O(42, 42, "N", "Collection/Bill Information Code", codes=codes.FINANCES)
    filler_4      = filler(43, 80)


class CriteriaAnswered(Record, id="JA", cite=CHAPTER, title="Criteria that are answered", page="ESQ-24"):
    control  = M(1, 2, "AN", "Control identifier", fixed="JA")
    filler_1 = filler(3, 3)
    criteria = M(4, 6, "AN", "Criteria Query Type Code")
    filler_2 = filler(7, 7)
    since    = M(8, 21, "AN", "Requested From Date/Time")
    until    = M(22, 35, "AN", "Requested To Date/Time")
    filler_3 = filler(36, 80)


class SummaryVersion(Record, id="JB", cite=CHAPTER, title="Entry summary, version and liquidation", page="ESQ-25"):
    control           = M(1, 2, "AN", "Control identifier", fixed="JB")
    filer             = M(3, 5, "AN", "Entry Filer Code")
    filler_1          = filler(6, 7)
    entry_number      = M(8, 15, "AN", "Entry Number")
    version           = M(16, 20, "AN", "Version Number")
    accepted          = M(21, 34, "AN", "Accept Date Time")
    # Mandatory in the layout, yet spaces where there was no correction.
    corrected         = C(35, 35, "AN", "PSC Indicator", codes=YES)
    correction        = C(36, 41, "D", "PSC Accept Date")
    # Mandatory in the layout, yet its one value says that the asker is an owner, whom a surety is not (ESQ-14).
    owner             = C(42, 42, "AN", "Ownership Data Returned Indicator", codes=YES)
    liquidation       = M(43, 43, "AN", "Liquidation Status Code", codes=codes.LIQUIDATION)
    liquidated        = C(44, 49, "D", "Liquidation Date")
    filler_2          = filler(50, 50)
    center            = M(51, 56, "AN", "Center ID", codes=codes.CENTERS)
    filler_3          = filler(57, 80)


class SummaryStatus(Record, id="JC", cite=CHAPTER, title="Entry summary, status and dates", page="ESQ-28"):
    control               = M(1, 2, "AN", "Control identifier", fixed="JC")
    held_by               = M(3, 3, "AN", "Entry Summary Control Status", codes=codes.CONTROL)
    status                = M(4, 4, "AN", "Entry Summary Status Code", codes=codes.SUMMARY)
    status_date           = M(5, 10, "D", "Entry Summary Status Date")
    late                  = M(11, 11, "AN", "Late Filing Status Code", codes={"0": "not late", "1": "late"})
    release               = C(12, 12, "AN", "Release Status Code", codes=codes.RELEASE)
    released              = C(13, 18, "D", "Release Date")
    filler_1              = filler(19, 19)
    collection            = M(20, 20, "AN", "Collection Status Code", codes=codes.COLLECTION)
    collected             = C(21, 26, "D", "Collection Date")
    filler_2              = filler(27, 27)
    suspended             = C(28, 33, "D", "Extension / Suspension Date")
    suspension_notice     = C(34, 39, "D", "Extension / Suspension Notice Date")
    census                = M(40, 40, "AN", "Census Header Status Code", codes=codes.CENSUS)
    invoice               = M(41, 41, "AN", "Invoice Status Code", codes=codes.INVOICE)
    protest               = M(42, 43, "AN", "Protest Status Code", codes={"YS": "yes", "NO": "no"})
    quota                 = M(44, 44, "AN", "Quota Status Code", codes={"": "not processed", "1": "processed"})
    agreement_filer       = C(45, 47, "AN", "Trade Agreement Reconciliation Filer Code")
    filler_3              = filler(48, 49)
    agreement_entry       = C(50, 57, "AN", "Trade Agreement Reconciliation Entry Number")
    reconciliation_filer  = C(58, 60, "AN", "Other Reconciliation Filer Code")
    filler_4              = filler(61, 62)
    reconciliation_entry  = C(63, 70, "AN", "Other Reconciliation Entry Number")
    suspension_1          = C(71, 72, "AN", "Extension / Suspension Status Code 1", codes=codes.SUSPENSION)
    suspension_2          = O(73, 74, "AN", "Extension / Suspension Status Code 2", codes=codes.SUSPENSION)
    suspension_3          = O(75, 76, "AN", "Extension / Suspension Status Code 3", codes=codes.SUSPENSION)
    suspension_4          = O(77, 78, "AN", "Extension / Suspension Status Code 4", codes=codes.SUSPENSION)
    filler_5              = filler(79, 80)


# Amounts that may be negative hold a minus next to their first digit, which classes N and AN cannot (JD, note 3; JE, note 1).
class SummaryLiquidated(Record, id="JD", cite=CHAPTER, title="Entry summary, review and liquidated amounts", page="ESQ-33"):
    control            = M(1, 2, "AN", "Control identifier", fixed="JD")
    review             = M(3, 3, "AN", "CBP Review Indicator", codes={"1": "under review", "2": "not under review"})
    entered            = C(4, 9, "D", "Entry Date")
    duty               = C(10, 21, "X", "Liquidated Duty", decimals=2)
    tax                = C(22, 33, "X", "Liquidated Tax", decimals=2)
    fees               = C(34, 45, "X", "Liquidated Fee(s)", decimals=2)
    interest           = C(46, 57, "X", "Liquidated Interest", decimals=2)
    adcvd              = C(58, 69, "N", "Liquidated AD/CVD", decimals=2)
    reason_1           = C(70, 71, "AN", "Liquidation Reason Code (1)", codes=codes.LIQUIDATION_REASONS)
    reason_2           = C(72, 73, "AN", "Liquidation Reason Code (2)", codes=codes.LIQUIDATION_REASONS)
    reason_3           = C(74, 75, "AN", "Liquidation Reason Code (3)", codes=codes.LIQUIDATION_REASONS)
    immediate_delivery = M(76, 76, "AN", "Immediate Delivery Indicator", codes={"Y": "asked for", "N": "not asked for"})
    filler_1           = filler(77, 80)


class SummaryEstimated(Record, id="JE", cite=CHAPTER, title="Entry summary, estimated amounts", page="ESQ-35"):
    control  = M(1, 2, "AN", "Control identifier", fixed="JE")
    duty     = C(3, 15, "X", "Estimated Duty", decimals=2)
    tax      = C(16, 28, "X", "Estimated Tax", decimals=2)
    fees     = C(29, 41, "X", "Estimated Fee(s)", decimals=2)
    interest = C(42, 54, "X", "Estimated Interest", decimals=2)
    adcvd    = C(55, 67, "AN", "Estimated AD/CVD", decimals=2)
    filler_1 = filler(68, 80)


class SummaryImporter(Record, id="JF", cite=CHAPTER, title="Entry summary, importer, type and port", page="ESQ-36"):
    control            = M(1, 2, "AN", "Control identifier", fixed="JF")
    importer           = C(3, 14, "X", "Importer of Record Number")
    entry_type         = C(15, 16, "N", "Entry Type")
    rejected           = C(17, 22, "D", "Reject Date")
    drawback           = C(23, 23, "N", "Accelerated Drawback Indicator", codes=codes.DRAWBACK)
    electronic_invoice = C(24, 24, "A", "Electronic Invoice Indicator", codes={"E": "can be sent"})
    port               = M(25, 28, "AN", "District/Port of Entry")
    filed              = C(29, 34, "D", "Entry Summary Filing Date")
    filler_1           = filler(35, 80)


class SummaryTeam(Record, id="JG", cite=CHAPTER, title="Entry summary, withdrawals, team and lines", page="ESQ-38"):
    control     = M(1, 2, "AN", "Control identifier", fixed="JG")
    withdrawals = C(3, 5, "N", "Number of Withdrawals")
    final       = C(6, 6, "A", "Warehouse Final Withdrawal Indicator", codes={"Y": "yes", "N": "no"})
    team        = C(7, 9, "AN", "Import Specialist Team")
    center      = C(10, 15, "AN", "Center ID", codes=codes.CENTERS)
    lines       = C(16, 18, "N", "Number of Line Items")
    filler_1    = filler(19, 80)


class SummaryStatement(Record, id="JH", cite=CHAPTER, title="Entry summary, statement date and references", page="ESQ-39"):
    control      = M(1, 2, "AN", "Control identifier", fixed="JH")
    notify_party = C(3, 14, "X", "CBP Form 4811 Reference Number")
    print_date   = C(15, 20, "D", "Preliminary Statement Print Date")
    reference    = C(21, 29, "X", "Broker Reference Number")
    filler_1     = filler(30, 80)


class SummaryBond(Record, id="JI", cite=CHAPTER, title="Entry summary, bond and surety", page="ESQ-40", switch="bond"):
    control     = M(1, 2, "AN", "Control identifier", fixed="JI")
    surety      = C(3, 5, "N", "Surety Code")
    primary     = C(6, 6, "AN", "Primary Surety Indicator", codes={"Y": "primary", "N": "not primary"})
    kind        = C(7, 7, "N", "Bond Type Code", codes=codes.BONDS)
    designation = C(8, 8, "AN", "Bond Designation Type Code", codes=codes.BOND_ACTIONS)
    multiple    = C(9, 9, "AN", "Multiple Bonds Indicator", codes={"Y": "there is another bond", "N": "the only bond"})
    bond        = C(10, 18, "AN", "Bond Number")
    amount      = C(19, 33, "N", "Single Entry Bond Amount", decimals=2)
    liability   = C(34, 43, "N", "Surety Liability Amount")
    filler_1    = filler(44, 80)


# Four records say in words that there is nothing: what then stands in the columns of the number or day decides.
class NoBond(SummaryBond, title="No bond on file", page="ESQ-41", when=" BOND ON"):
    control   = M(1, 2, "AN", "Control identifier", fixed="JI")
    filler_1  = filler(3, 3)
    surety    = M(4, 6, "AN", "Surety Code")
    filler_2  = filler(7, 7)
    narrative = M(8, 35, "AN", "Narrative", fixed="NO BOND ON FILE IN ACE EBOND")
    filler_3  = filler(36, 80)


class SummaryProtest(Record, id="JJ", cite=CHAPTER, title="Entry summary, protest", page="ESQ-42"):
    control  = M(1, 2, "AN", "Control identifier", fixed="JJ")
    protest  = C(3, 14, "N", "Protest Number")
    kind     = C(15, 15, "N", "Protest Type", codes=codes.PROTESTS)
    status   = C(16, 17, "A", "Protest Status", codes=codes.PROTEST_STATUS)
    decided  = C(18, 23, "D", "Protest Decision Date")
    summons  = C(24, 24, "N", "Summons Indicator", codes={"1": "summons", "0": "no summons"})
    filler_1 = filler(25, 80)


class SummaryBill(Record, id="JK", cite=CHAPTER, title="Entry summary, bill", page="ESQ-43", switch="bill"):
    control   = M(1, 2, "AN", "Control identifier", fixed="JK")
    bill      = M(3, 13, "AN", "Bill Number")
    billed    = M(14, 19, "D", "Bill Date")
    kind      = M(20, 20, "N", "Bill Type", codes=codes.BILLS)
    status    = M(21, 22, "N", "Bill Collection Status", codes=codes.BILL_STATUS)
    total     = M(23, 33, "N", "Total Bill Amount", decimals=2)
    paid      = C(34, 44, "N", "Paid Amount", decimals=2)
    principal = C(45, 55, "N", "Principal Amount", decimals=2)
    interest  = C(56, 66, "N", "Interest Amount", decimals=2)
    filler_1  = filler(67, 80)


class NoBill(SummaryBill, title="No bill on file", page="ESQ-44", when=" BILLING DA"):
    control   = M(1, 2, "AN", "Control identifier", fixed="JK")
    filler_1  = filler(3, 3)
    narrative = M(4, 27, "AN", "Narrative", fixed="BILLING DATA NOT ON FILE")
    filler_2  = filler(28, 80)


class SummaryCollection(Record, id="JL", cite=CHAPTER, title="Entry summary, collection", page="ESQ-45", switch="collected"):
    control   = M(1, 2, "AN", "Control identifier", fixed="JL")
    collected = M(3, 8, "D", "Collection Date")
    total     = M(9, 19, "X", "Total Amount", decimals=2)
    filler_1  = filler(20, 80)


class NoCollection(SummaryCollection, title="No collection on file", page="ESQ-45", when=" COLLE"):
    control   = M(1, 2, "AN", "Control identifier", fixed="JL")
    filler_1  = filler(3, 3)
    narrative = M(4, 30, "AN", "Narrative", fixed="COLLECTION DATA NOT ON FILE")
    filler_2  = filler(31, 80)


class SummaryClass(Record, id="JM", cite=CHAPTER, title="Entry summary, collection by class code", page="ESQ-46"):
    control    = M(1, 2, "AN", "Control identifier", fixed="JM")
    class_code = C(3, 5, "N", "Class Code")
    amount     = C(6, 16, "X", "Class Code Amount", decimals=2)
    filler_1   = filler(17, 80)


class SuretyBill(Record, id="JN", cite=CHAPTER, title="Entry summary, bill and surety", page="ESQ-48", switch="bill"):
    control   = M(1, 2, "AN", "Control identifier", fixed="JN")
    surety    = C(3, 5, "N", "Surety Code")
    primary   = C(6, 6, "AN", "Primary Surety Indicator", codes={"Y": "primary", "N": "not primary"})
    demanded  = C(7, 12, "D", "612 Report Date")
    bill      = M(13, 23, "N", "Bill Number")
    billed    = M(24, 29, "D", "Bill Date")
    kind      = M(30, 30, "N", "Bill Type", codes=codes.BILLS)
    status    = M(31, 32, "N", "Bill Collection Status", codes=codes.BILL_STATUS)
    total     = M(33, 43, "N", "Total Bill Amount", decimals=2)
    paid      = C(44, 54, "N", "Paid Amount", decimals=2)
    principal = C(55, 65, "N", "Principal Amount", decimals=2)
    interest  = C(66, 76, "N", "Interest Amount", decimals=2)
    filler_1  = filler(77, 80)


class NoSuretyBill(SuretyBill, title="No bill of the surety on file", page="ESQ-49", when="LING DATA N"):
    control   = M(1, 2, "AN", "Control identifier", fixed="JN")
    filler_1  = filler(3, 3)
    surety    = M(4, 6, "AN", "Surety Code")
    filler_2  = filler(7, 7)
    primary   = C(8, 8, "AN", "Primary Surety Indicator", codes={"Y": "primary", "N": "not primary"})
    filler_3  = filler(9, 9)
    narrative = M(10, 33, "AN", "Narrative", fixed="BILLING DATA NOT ON FILE")
    filler_4  = filler(34, 80)


class QueryCondition(Record, id="JZ", cite=CHAPTER, title="Condition of the query", page="ESQ-50"):
    control      = M(1, 2, "AN", "Control identifier", fixed="JZ")
    condition    = M(3, 5, "AN", "Condition Code", codes=codes.QUERY_CONDITIONS)
    reason       = C(6, 8, "AN", "Reason Code")
    narrative    = M(9, 48, "X", "Narrative Text")
    filler_1     = filler(49, 49)
    filer        = C(50, 52, "AN", "Entry Filer Code")
    filler_2     = filler(53, 54)
    entry_number = C(55, 62, "AN", "Entry Number")
    filler_3     = filler(63, 64)
    # Mandatory in the layout, yet a summary that is not found has no port.
    port         = C(65, 68, "AN", "District/Port of Entry")
    filler_4     = filler(69, 80)


class CbpLine(Record, id="4A", cite=CHAPTER, title="Line number of CBP, before each record 40", page="ESQ-53"):
    control  = M(1, 2, "AN", "Control identifier", fixed="4A")
    line     = M(3, 7, "N", "CBP Line Number")
    filler_1 = filler(8, 80)
