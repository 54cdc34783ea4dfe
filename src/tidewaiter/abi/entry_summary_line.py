"""Entry Summary Create/Update (application AE): the records of a line."""

from __future__ import annotations

from tidewaiter.abi.entry_summary import CHAPTER
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.tables import LICENSES

PRODUCT_CLAIMS = {
    "C": "craft beverage", "F": "folklore", "G": "made to measure", "H": "special access", "M": "fashion sample",
}


class Line(Record, id="40", cite=CHAPTER, title="Line item header", page="ESF-65"):
    control           = M(1, 2, "AN", "Control identifier", fixed="40")
    filler_1          = filler(3, 4)
    line              = M(5, 7, "X", "Line Item Identifier")
    set_indicator     = C(8, 8, "AN", "Article Set Indicator",
                          codes={"X": "header of a set", "V": "component of a set"})
    origin            = M(9, 10, "X", "Country of Origin Code")
    exported_from     = C(11, 12, "AN", "Country of Export Code")
    exported          = C(13, 18, "D", "Date of Exportation")
    textile_exported  = C(19, 24, "D", "Date of Exportation (for Textiles)")
    # Class AN in the layout, yet AE Table 8 lists codes with + and #.
    program           = C(25, 26, "X", "Trade Agreement/Special Program Claim Code")
    charges           = C(27, 36, "(S)N", "Charges Amount")
    lading_port       = C(37, 41, "AN", "Foreign Port of Lading Code")
    gross_weight      = C(42, 51, "(S)N", "Gross Shipping Weight")
    category          = C(52, 54, "N", "Category Code (for Textiles)")
    product_claim     = C(55, 55, "AN", "Product Claim Code", codes=PRODUCT_CLAIMS)
    related           = C(56, 56, "AN", "Related Party Indicator", codes={"Y": "related", "N": "not related"})
    net_cost          = C(57, 57, "AN", "NAFTA Net Cost Indicator", codes={"Y": "yes"})
    fee_exemption     = C(58, 58, "AN", "Fee Exemption Code", codes={"1": "cotton fee", "2": "other agricultural fee"})
    filler_2          = filler(59, 59)
    non_reimbursement = C(60, 60, "AN", "AD Case Non-Reimbursement Statement", codes={"Y": "yes"})
    filler_3          = filler(61, 80)


class ZoneStatus(Record, id="41", cite=CHAPTER, title="Foreign trade zone status", page="ESF-72"):
    control  = M(1, 2, "AN", "Control identifier", fixed="41")
    status   = M(3, 3, "AN", "FTZ Merchandise Status Code",
                 codes={"P": "privileged foreign", "N": "non-privileged foreign", "D": "domestic"})
    filed    = C(4, 9, "D", "Privileged FTZ Merchandise Filing Date")
    quantity = M(10, 19, "N", "FTZ Line Item Quantity")
    filler_1 = filler(20, 80)


class InvoiceLines(Record, id="42", cite=CHAPTER, title="Invoice lines", page="ESF-74"):
    control  = M(1, 2, "AN", "Control identifier", fixed="42")
    supplier = M(3, 17, "AN", "Supplier ID Code")
    invoice  = M(18, 34, "X", "Invoice Number")
    filler_1 = filler(35, 35)
    begin_1  = M(36, 39, "(S)N", "Invoice Line Range 1, begin")
    filler_2 = filler(40, 40)
    end_1    = M(41, 44, "(S)N", "Invoice Line Range 1, end")
    filler_3 = filler(45, 45)
    begin_2  = C(46, 49, "(S)N", "Invoice Line Range 2, begin")
    filler_4 = filler(50, 50)
    end_2    = C(51, 54, "(S)N", "Invoice Line Range 2, end")
    filler_5 = filler(55, 55)
    begin_3  = C(56, 59, "(S)N", "Invoice Line Range 3, begin")
    filler_6 = filler(60, 60)
    end_3    = C(61, 64, "(S)N", "Invoice Line Range 3, end")
    filler_7 = filler(65, 65)
    begin_4  = C(66, 69, "(S)N", "Invoice Line Range 4, begin")
    filler_8 = filler(70, 70)
    end_4    = C(71, 74, "(S)N", "Invoice Line Range 4, end")
    filler_9 = filler(75, 80)


class Ruling(Record, id="43", cite=CHAPTER, title="Ruling", page="ESF-76"):
    control  = M(1, 2, "AN", "Control identifier", fixed="43")
    kind     = M(3, 3, "AN", "Ruling Type Code",
                 codes={"C": "pre-classification", "P": "pre-approval", "R": "binding ruling"})
    filler_1 = filler(4, 8)
    number   = C(9, 14, "AN", "Ruling Number")
    filler_2 = filler(15, 80)


class Description(Record, id="44", cite=CHAPTER, title="Commercial description", page="ESF-77"):
    control     = M(1, 2, "AN", "Control identifier", fixed="44")
    description = M(3, 72, "X", "Commercial Description Text")
    filler_1    = filler(73, 80)


class ArticleParty(Record, id="47", cite=CHAPTER, title="Article party", page="ESF-78"):
    control  = M(1, 2, "AN", "Control identifier", fixed="47")
    kind     = M(3, 3, "AN", "Article Party Type Code",
                 codes={"M": "manufacturer or supplier", "C": "delivered to", "S": "sold to", "E": "foreign exporter"})
    # Class AN in the layout, yet usage note (f) prescribes importer numbers with hyphens.
    party    = M(4, 18, "X", "Article Party Identifier")
    filler_1 = filler(19, 80)


class LineTariff(Record, id="50", cite=CHAPTER, title="Tariff number, value and quantities", page="ESF-89"):
    control    = M(1, 2, "AN", "Control identifier", fixed="50")
    hts        = M(3, 12, "AN", "HTS Number")
    filler_1   = filler(13, 13)
    duty       = M(14, 23, "(S)N", "Duty Amount", decimals=2)
    filler_2   = filler(24, 24)
    value      = M(25, 34, "(S)N", "Value of Goods Amount")
    filler_3   = filler(35, 35)
    quantity_1 = C(36, 47, "(S)N", "Quantity (1)", decimals=2)
    unit_1     = M(48, 50, "AN", "Unit of Measure Code (1)")
    quantity_2 = C(51, 62, "(S)N", "Quantity (2)", decimals=2)
    unit_2     = C(63, 65, "AN", "Unit of Measure Code (2)")
    quantity_3 = C(66, 77, "(S)N", "Quantity (3)", decimals=2)
    unit_3     = C(78, 80, "AN", "Unit of Measure Code (3)")


class Sanctions(Record, id="SE60", cite=CHAPTER, title="Cargo sanctions disclaimer", page="ESF-91"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SE60")
    disclaim = C(5, 5, "A", "Sanction Disclaim Indicator")
    filler_1 = filler(6, 80)


class ZoneTariff(Record, id="SE61", cite=CHAPTER, title="Current HTS number of privileged foreign goods",
                 page="ESF-92"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SE61")
    hts      = M(5, 14, "AN", "Current HTS Number for PF Status Merchandise")
    filler_1 = filler(15, 80)


class Visa(Record, id="51", cite=CHAPTER, title="Standard visa", page="ESF-94"):
    control  = M(1, 2, "AN", "Control identifier", fixed="51")
    visa     = M(3, 11, "AN", "Standard Visa Number")
    filler_1 = filler(12, 80)


class License(Record, id="52", cite=CHAPTER, title="Licence, certificate or permit", page="ESF-95"):
    control  = M(1, 2, "AN", "Control identifier", fixed="52")
    kind     = M(3, 4, "AN", "License/Certificate/Permit Type Code", codes=LICENSES)
    number   = M(5, 14, "X", "License Number/Certificate Number/Permit Number")
    filler_1 = filler(15, 24)
    filler_2 = filler(25, 80)


class Case(Record, id="53", cite=CHAPTER, title="Antidumping or countervailing case", page="ESF-98"):
    control           = M(1, 2, "AN", "Control identifier", fixed="53")
    case              = M(3, 12, "AN", "Case Number")
    deposit           = M(13, 13, "AN", "Bond/Cash Claim Code", codes={"B": "bond", "C": "cash deposit"})
    rate              = M(14, 21, "(S)N", "Case Deposit Rate", decimals=2)
    rate_kind         = M(22, 22, "AN", "Case Rate Type Qualifier Code", codes={"A": "ad valorem", "S": "specific"})
    filler_1          = filler(23, 24)
    value             = C(25, 34, "(S)N", "AD/CVD Value of Goods Amount")
    quantity          = C(35, 46, "(S)N", "AD/CVD Quantity", decimals=4)
    duty              = M(47, 56, "(S)N", "AD/CVD Duty Amount", decimals=2)
    non_reimbursement = C(57, 66, "AN", "AD/CVD Non-Reimbursement Declaration Identifier")
    filler_2          = filler(67, 80)


class Tax(Record, id="60", cite=CHAPTER, title="Internal revenue tax", page="ESF-118"):
    control    = M(1, 2, "AN", "Control identifier", fixed="60")
    class_code = M(3, 5, "AN", "Accounting Class Code")
    amount     = M(6, 15, "(S)N", "IR Tax Amount", decimals=2)
    filler_1   = filler(16, 80)


class OtherRevenue(Record, id="61", cite=CHAPTER, title="Other revenue", page="ESF-118"):
    control    = M(1, 2, "AN", "Control identifier", fixed="61")
    class_code = M(3, 5, "AN", "Accounting Class Code")
    amount     = M(6, 15, "(S)N", "Other Revenue Amount", decimals=2)
    filler_1   = filler(16, 80)


class LineFee(Record, id="62", cite=CHAPTER, title="Line user fee", page="ESF-120"):
    control    = M(1, 2, "AN", "Control identifier", fixed="62")
    class_code = M(3, 5, "AN", "Accounting Class Code")
    amount     = M(6, 13, "(S)N", "User Fee Amount", decimals=2)
    filler_1   = filler(14, 80)


class SanctionsRecord(Record, id="SE62", cite=CHAPTER, title="Cargo sanctions record identifier", page="ESF-121"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SE62")
    record     = M(5, 6, "N", "Record ID")
    kind       = M(7, 16, "AN", "Record Type")
    field_name = M(17, 80, "AN", "Field Name")


class SanctionsDetail(Record, id="SE63", cite=CHAPTER, title="Cargo sanctions record detail", page="ESF-124"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SE63")
    field_value = M(5, 80, "AN", "Field Value")


class LineCorrectionReasons(Record, id="63", cite=CHAPTER, title="Line reasons of a post summary correction",
                            page="ESF-125"):
    control  = M(1, 2, "AN", "Control identifier", fixed="63")
    reason_1 = M(3, 5, "AN", "Post Summary Correction Line Reason Code (1)")
    reason_2 = C(6, 8, "AN", "Post Summary Correction Line Reason Code (2)")
    reason_3 = C(9, 11, "AN", "Post Summary Correction Line Reason Code (3)")
    reason_4 = C(12, 14, "AN", "Post Summary Correction Line Reason Code (4)")
    reason_5 = C(15, 17, "AN", "Post Summary Correction Line Reason Code (5)")
    filler_1 = filler(18, 80)


class CensusOverride(Record, id="CW02", cite=CHAPTER, title="Census warning overrides", page="ESF-125"):
    control     = M(1, 4, "AN", "Control identifier", fixed="CW02")
    filler_1    = filler(5, 9)
    condition_1 = M(10, 12, "AN", "Census warning condition code")
    override_1  = M(13, 14, "AN", "Census override code")
    condition_2 = C(15, 17, "AN", "Census warning condition code")
    override_2  = C(18, 19, "AN", "Census override code")
    condition_3 = C(20, 22, "AN", "Census warning condition code")
    override_3  = C(23, 24, "AN", "Census override code")
    condition_4 = C(25, 27, "AN", "Census warning condition code")
    override_4  = C(28, 29, "AN", "Census override code")
    condition_5 = C(30, 32, "AN", "Census warning condition code")
    override_5  = C(33, 34, "AN", "Census override code")
    condition_6 = C(35, 37, "AN", "Census warning condition code")
    override_6  = C(38, 39, "AN", "Census override code")
    condition_7 = C(40, 42, "AN", "Census warning condition code")
    override_7  = C(43, 44, "AN", "Census override code")
    filler_2    = filler(45, 80)
