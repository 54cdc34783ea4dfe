"""Entry Summary Create/Update (application AE): the header and the totals that we send."""

from __future__ import annotations

from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.tables import BONDS, ENTRY_TYPES, MODES, PAYMENT, RECONCILIATION, WAIVER_REASONS

CHAPTER = "CATAIR Entry Summary Create/Update, July 2026"


class Header(Record, id="10", cite=CHAPTER, title="Header control", page="ESF-26"):
    control                  = M(1, 2, "AN", "Control identifier", fixed="10")
    action                   = M(3, 3, "A", "Summary Filing Action Request Code",
                                 codes={"A": "add or replace", "R": "add or replace", "D": "delete"})
    filer                    = M(4, 6, "AN", "Entry Filer Code")
    filler_1                 = filler(7, 8)
    entry_number             = M(9, 16, "AN", "Entry Number")
    filler_2                 = filler(17, 17)
    port                     = M(18, 21, "AN", "District/Port of Entry")
    reference                = C(22, 30, "X", "Broker Reference Number")
    filler_3                 = filler(31, 33)
    entry_type               = M(34, 35, "AN", "Entry Type Code", codes=ENTRY_TYPES)
    mode                     = C(36, 37, "AN", "Mode of Transportation (MOT) Code", codes=MODES)
    bond_waiver              = C(38, 38, "AN", "Bond Waiver Indicator", codes={"0": "bond waived or not required"})
    signature                = C(39, 39, "AN", "Electronic Signature", codes={"X": "signed by the filer"})
    certify_release          = C(40, 40, "AN", "Cargo Release Certification Request Indicator",
                                 codes={"A": "certify for cargo release"})
    electronic_invoice       = C(41, 41, "AN", "Electronic Invoice Indicator", codes={"Y": "yes"})
    consolidated             = C(42, 42, "AN", "Consolidated Summary Indicator", codes={"Y": "yes"})
    shipment_usage           = C(43, 43, "AN", "Shipment Usage Type Code",
                                 codes={"P": "personal", "X": "commercial sample"})
    live                     = C(44, 44, "AN", "Live Entry Indicator", codes={"Y": "yes"})
    deferred_tax             = C(45, 45, "AN", "Deferred Tax Payment Code",
                                 codes={"1": "conventional", "2": "electronic funds transfer"})
    reconciliation_agreement = C(46, 46, "AN", "Trade Agreement Reconciliation Indicator", codes={"Y": "yes"})
    reconciliation           = C(47, 49, "AN", "Reconciliation Issue Code", codes=RECONCILIATION)
    filler_4                 = filler(50, 50)
    payment_type             = C(51, 51, "AN", "Payment Type Code", codes=PAYMENT)
    print_date               = C(52, 57, "D", "Preliminary Statement Print Date")
    statement_month          = C(58, 59, "AN", "Periodic Statement Month")
    branch                   = C(60, 61, "AN", "Statement Client Branch Identifier")
    bond_waiver_reason       = C(62, 64, "AN", "Bond Waiver Reason Code", codes=WAIVER_REASONS)
    correction               = C(65, 65, "AN", "Post Summary Correction Indicator", codes={"Y": "yes"})
    accelerated_liquidation  = C(66, 66, "AN", "Accelerated Liquidation Request Indicator", codes={"Y": "yes"})
    known_importer           = O(67, 67, "AN", "Known Importer Indicator", codes={"Y": "yes"})
    expedited_release        = C(68, 68, "AN", "Expedited Release or Weekly FTZ Indicator",
                                 codes={"Y": "expedited release", "F": "weekly zone entry"})
    tib_declaration          = C(69, 69, "AN", "TIB Declaration Indicator", codes={"Y": "yes"})
    express_informal         = C(70, 70, "AN", "Consolidated Express Informal Indicator", codes={"Y": "yes"})
    filler_5                 = filler(71, 80)


class Importer(Record, id="11", cite=CHAPTER, title="Header content", page="ESF-36"):
    control      = M(1, 2, "AN", "Control identifier", fixed="11")
    importer     = M(3, 14, "X", "Importer of Record Number")
    consignee    = C(15, 26, "X", "Consignee Number")
    notify_party = C(27, 38, "X", "Designated Notify Party (4811) Number")
    filler_1     = filler(39, 41)
    entered      = C(42, 47, "D", "Estimated Entry Date")
    imported     = C(48, 53, "D", "Date of Importation")
    filler_2     = filler(54, 60)
    state        = C(61, 62, "AN", "U.S. State of Destination Code")
    zone         = C(63, 71, "AN", "Foreign Trade Zone Identifier")
    filler_3     = filler(72, 80)


class Carrier(Record, id="20", cite=CHAPTER, title="Cargo reference", page="ESF-39"):
    control       = M(1, 2, "AN", "Control identifier", fixed="20")
    # Class AN in the layout, yet usage note (g) prescribes *F, *U, *C and ** for unknown air carriers.
    carrier       = C(3, 6, "X", "Carrier Code")
    unlading_port = C(7, 10, "AN", "District/Port of Unlading")
    arrival       = C(11, 16, "D", "Estimated Date of Arrival")
    location      = C(17, 20, "AN", "Location of Goods Code")
    conveyance    = C(21, 40, "X", "Conveyance Name")
    vessel_code   = C(41, 47, "AN", "Vessel Code")
    exam_port     = C(48, 51, "AN", "Designated Exam Port Code")
    in_bond_date  = C(52, 57, "D", "In-Bond/In-Transit Date")
    filler_1      = filler(58, 80)


class CorrectionContact(Record, id="SE13", cite=CHAPTER, title="Contact for a correction request", page="ESF-41"):
    control          = M(1, 4, "AN", "Control identifier", fixed="SE13")
    name             = M(5, 44, "AN", "Contact Name")
    phone            = M(45, 59, "AN", "Contact Phone")
    document_imaging = O(60, 60, "N", "DIS indicator")
    filler_1         = filler(61, 80)


class Trip(Record, id="21", cite=CHAPTER, title="Trip", page="ESF-42"):
    control  = M(1, 2, "AN", "Control identifier", fixed="21")
    trip     = M(3, 7, "X", "Trip Identifier")
    filler_1 = filler(8, 80)


class Manifest(Record, id="22", cite=CHAPTER, title="Cargo manifest", page="ESF-43"):
    control  = M(1, 2, "AN", "Control identifier", fixed="22")
    quantity = M(3, 10, "(S)N", "Manifested Quantity")
    unit     = M(11, 15, "X", "Manifested Quantity Unit of Measure Code")
    filler_1 = filler(16, 80)


class Bill(Record, id="23", cite=CHAPTER, title="Bill of lading or in-bond number", page="ESF-44"):
    control  = M(1, 2, "AN", "Control identifier", fixed="23")
    kind     = M(3, 3, "AN", "Manifest Component Type Code",
                 codes={"I": "in-bond number", "M": "master bill", "H": "house bill", "S": "sub-house bill"})
    issuer   = C(4, 7, "AN", "Manifest Component Issuer Code")
    number   = M(8, 19, "AN", "Manifest Component Identifier")
    filler_1 = filler(20, 57)
    filler_2 = filler(58, 80)


class WarehouseWithdrawal(Record, id="30", cite=CHAPTER, title="Warehouse withdrawal", page="ESF-48"):
    control      = M(1, 2, "AN", "Control identifier", fixed="30")
    filer        = M(3, 5, "AN", "Associated Warehouse Entry Filer Code")
    filler_1     = filler(6, 7)
    entry_number = M(8, 15, "AN", "Associated Warehouse Entry Number")
    filler_2     = filler(16, 16)
    port         = M(17, 20, "AN", "Associated Warehouse Entry District/Port Code")
    final        = C(21, 21, "AN", "Final Warehouse Withdrawal Indicator", codes={"Y": "yes"})
    filler_3     = filler(22, 80)


class Bond(Record, id="31", cite=CHAPTER, title="Bond", page="ESF-49"):
    control          = M(1, 2, "AN", "Control identifier", fixed="31")
    kind             = M(3, 3, "AN", "Bond Type Code", codes=BONDS)
    designation      = M(4, 4, "AN", "Bond Designation Type Code",
                         codes={"B": "basic", "A": "additional", "U": "substitution", "E": "superseding"})
    continuous       = C(5, 5, "AN", "Continuous Bond Indicator", codes={"Y": "supersedes", "S": "substitutes"})
    surety           = M(6, 8, "AN", "Surety Company Code")
    amount           = C(9, 18, "(S)N", "Single Transaction Bond Amount")
    producer_account = O(19, 28, "AN", "Single Transaction Bond Producer Account Number")
    filler_1         = filler(29, 80)


class Releases(Record, id="32", cite=CHAPTER, title="Consolidated releases", page="ESF-51"):
    control        = M(1, 2, "AN", "Control identifier", fixed="32")
    filer_1        = M(3, 5, "AN", "Release Entry Filer Code (1)")
    filler_1       = filler(6, 7)
    entry_number_1 = M(8, 15, "AN", "Release Entry Number (1)")
    filer_2        = C(16, 18, "AN", "Release Entry Filer Code (2)")
    filler_2       = filler(19, 20)
    entry_number_2 = C(21, 28, "AN", "Release Entry Number (2)")
    filer_3        = C(29, 31, "AN", "Release Entry Filer Code (3)")
    filler_3       = filler(32, 33)
    entry_number_3 = C(34, 41, "AN", "Release Entry Number (3)")
    filer_4        = C(42, 44, "AN", "Release Entry Filer Code (4)")
    filler_4       = filler(45, 46)
    entry_number_4 = C(47, 54, "AN", "Release Entry Number (4)")
    filer_5        = C(55, 57, "AN", "Release Entry Filer Code (5)")
    filler_5       = filler(58, 59)
    entry_number_5 = C(60, 67, "AN", "Release Entry Number (5)")
    filer_6        = C(68, 70, "AN", "Release Entry Filer Code (6)")
    filler_6       = filler(71, 72)
    entry_number_6 = C(73, 80, "AN", "Release Entry Number (6)")


class MissingDocuments(Record, id="33", cite=CHAPTER, title="Missing documents", page="ESF-52"):
    control    = M(1, 2, "AN", "Control identifier", fixed="33")
    document_1 = M(3, 4, "AN", "Missing Document Code (1)")
    document_2 = C(5, 6, "AN", "Missing Document Code (2)")
    filler_1   = filler(7, 80)


class HeaderFees(Record, id="34", cite=CHAPTER, title="Header fees", page="ESF-53"):
    control  = M(1, 2, "AN", "Control identifier", fixed="34")
    class_1  = M(3, 5, "AN", "Accounting Class Code (1)")
    amount_1 = M(6, 13, "(S)N", "Header Fee Amount (1)", decimals=2)
    class_2  = C(14, 16, "AN", "Accounting Class Code (2)")
    amount_2 = C(17, 24, "(S)N", "Header Fee Amount (2)", decimals=2)
    filler_1 = filler(25, 80)


class CorrectionReasons(Record, id="35", cite=CHAPTER, title="Reasons of a post summary correction", page="ESF-54"):
    control  = M(1, 2, "AN", "Control identifier", fixed="35")
    reason_1 = M(3, 5, "AN", "Post Summary Correction Header Reason Code (1)")
    reason_2 = C(6, 8, "AN", "Post Summary Correction Header Reason Code (2)")
    reason_3 = C(9, 11, "AN", "Post Summary Correction Header Reason Code (3)")
    reason_4 = C(12, 14, "AN", "Post Summary Correction Header Reason Code (4)")
    reason_5 = C(15, 17, "AN", "Post Summary Correction Header Reason Code (5)")
    filler_1 = filler(18, 80)


class CorrectionExplanation(Record, id="36", cite=CHAPTER, title="Explanation of a post summary correction",
                            page="ESF-55"):
    control     = M(1, 2, "AN", "Control identifier", fixed="36")
    explanation = M(3, 77, "X", "PSC Filing Explanation Text")
    filler_1    = filler(78, 80)


class CaseTotals(Record, id="88", cite=CHAPTER, title="Antidumping and countervailing totals", page="ESF-128"):
    control                = M(1, 2, "AN", "Control identifier", fixed="88")
    antidumping_bonded     = C(3, 13, "(S)N", "Total Bonded AD Duty Amount", decimals=2)
    filler_1               = filler(14, 14)
    antidumping_deposit    = C(15, 25, "(S)N", "Total Cash Deposit AD Duty Amount", decimals=2)
    filler_2               = filler(26, 26)
    countervailing_bonded  = C(27, 37, "(S)N", "Total Bonded CV Duty Amount", decimals=2)
    filler_3               = filler(38, 38)
    countervailing_deposit = C(39, 49, "(S)N", "Total Cash Deposit CV Duty Amount", decimals=2)
    filler_4               = filler(50, 80)


class FeeTotals(Record, id="89", cite=CHAPTER, title="Fee totals", page="ESF-129"):
    control  = M(1, 2, "AN", "Control identifier", fixed="89")
    class_1  = M(3, 5, "N", "Accounting Class Code (1)")
    amount_1 = M(6, 16, "(S)N", "Total Fee Amount (1)", decimals=2)
    class_2  = C(17, 19, "AN", "Accounting Class Code (2)")
    amount_2 = C(20, 30, "(S)N", "Total Fee Amount (2)", decimals=2)
    class_3  = C(31, 33, "AN", "Accounting Class Code (3)")
    amount_3 = C(34, 44, "(S)N", "Total Fee Amount (3)", decimals=2)
    class_4  = C(45, 47, "AN", "Accounting Class Code (4)")
    amount_4 = C(48, 58, "(S)N", "Total Fee Amount (4)", decimals=2)
    class_5  = C(59, 61, "AN", "Accounting Class Code (5)")
    amount_5 = C(62, 72, "(S)N", "Total Fee Amount (5)", decimals=2)
    filler_1 = filler(73, 80)


class GrandTotals(Record, id="90", cite=CHAPTER, title="Grand totals", page="ESF-131"):
    control        = M(1, 2, "AN", "Control identifier", fixed="90")
    duty           = C(3, 13, "(S)N", "Grand Total Duty Amount", decimals=2)
    filler_1       = filler(14, 14)
    fees           = C(15, 25, "(S)N", "Grand Total User Fee Amount", decimals=2)
    filler_2       = filler(26, 26)
    tax            = C(27, 37, "(S)N", "Grand Total IR Tax Amount", decimals=2)
    filler_3       = filler(38, 38)
    antidumping    = C(39, 49, "(S)N", "Grand Total AD Duty Amount", decimals=2)
    filler_4       = filler(50, 50)
    countervailing = C(51, 61, "(S)N", "Grand Total CV Duty Amount", decimals=2)
    filler_5       = filler(62, 62)
    other_revenue  = C(63, 73, "(S)N", "Grand Total Other Revenue Amount", decimals=2)
    filler_6       = filler(74, 80)
