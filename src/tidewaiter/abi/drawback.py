"""Drawback Entry Summary Create/Resubmission (application DE): the header and the imports it designates.

A claim under the law before TFTEA (provisions 01 to 23) tells its exports in record 60, one under TFTEA (51 to 77) in record 70.
"""

from __future__ import annotations

from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.tables import BONDS

CHAPTER = "CATAIR Drawback/TFTEA Drawback Entry Summary v27, June 2025"
SIGNED = {"X": "certified by the filer's electronic signature"}
YES = {"Y": "yes"}
# Record 10, pages 28 and 29.
PORTS = {"1001": "New York", "2809": "San Francisco", "3901": "Chicago", "5301": "Houston"}
# Appendix A, pages 91 to 94: the paragraph of 19 USC 1313 (or another law) that the claim rests on.
PROVISIONS = {
    "01": "1313(a) manufacturing, direct identification",       "02": "1313(b) manufacturing, substitution",
    "03": "1313(c)(1) not to sample or specifications",         "04": "1313(c)(2) shipped without consent",
    "05": "1313(c)(3) defective at importation",                "06": "1313(c)(4) sold at retail and returned",
    "07": "1313(d) flavouring extracts, spirits and the like",  "08": "1313(j)(1) unused, direct identification",
    "09": "1313(j)(2) unused, substitution",                    "10": "1313(p) petroleum, substitution",
    "11": "1313(b)(p) petroleum, manufactured",                 "12": "1313(b)(p) / 1309 as 11, for supplies",
    "13": "1313(p) / 1309 as 10, for supplies",                 "14": "26 USC 5062(c) unmerchantable spirits, wine or beer",
    "15": "1313(j)(1) / (q) as 08, packaging",                  "16": "1313(j)(2) / (q) as 09, packaging",
    "17": "1313(c)(1) / (q) as 03, packaging",                  "18": "1313(c)(2) / (q) as 04, packaging",
    "19": "1313(c)(3) / (q) as 05, packaging",                  "20": "1313(c)(4) / (q) as 06, packaging",
    "21": "1313(a) / (q) as 01, packaging",                     "22": "1313(b) / (q) as 02, packaging",
    "23": "1313(j)(2) citrus to Canada",
    "51": "TFTEA 1313(a) manufacturing, direct identification", "52": "TFTEA 1313(b) manufacturing, substitution",
    "53": "TFTEA 1313(c)(1) not to sample or specifications",   "54": "TFTEA 1313(c)(2) shipped without consent",
    "55": "TFTEA 1313(c)(3) defective at importation",          "56": "TFTEA 1313(c)(4) sold at retail and returned",
    "57": "TFTEA 1313(d) flavouring extracts and the like",     "58": "TFTEA 1313(j)(1) unused, direct identification",
    "59": "TFTEA 1313(j)(2) unused, substitution",              "60": "TFTEA 1313(p) petroleum, substitution",
    "61": "TFTEA 1313(b)(p) petroleum, manufactured",           "62": "TFTEA 1313(b)(p) / 1309 as 61, for supplies",
    "63": "TFTEA 1313(p) / 1309 as 60, for supplies",           "64": "TFTEA 26 USC 5062(c) unmerchantable spirits",
    "65": "TFTEA 1313(j)(1) / (q) as 58, packaging",            "66": "TFTEA 1313(j)(2) / (q) as 59, packaging",
    "67": "TFTEA 1313(c)(1) / (q) as 53, packaging",            "68": "TFTEA 1313(c)(2) / (q) as 54, packaging",
    "69": "TFTEA 1313(c)(3) / (q) as 55, packaging",            "70": "TFTEA 1313(c)(4) / (q) as 56, packaging",
    "71": "TFTEA 1313(a) / (q) as 51, packaging",               "72": "TFTEA 1313(b) / (q) as 52, packaging",
    "73": "TFTEA 1313(j)(2) NAFTA exceptions",                  "74": "TFTEA 1313(j)(2) table wine",
    "75": "TFTEA 1313(b) sought chemicals",                     "76": "TFTEA 1313(b) USMCA sugar",
    "77": "TFTEA 1313(j)(2) USMCA exceptions",
}
CORE = tuple(code for code in PROVISIONS if code < "51")
TFTEA = tuple(code for code in PROVISIONS if code >= "51")
# What was done with the goods (record 40, page 40; record 50, page 54).
ACTIONS = {
    "D": "destroyed", "E": "exported", "F": "exported to a foreign trade zone", "G": "government mail", "L": "laden as supplies",
    "M": "mail shipment", "T": "transferred, or manufactured and transferred", "V": "vessels or aircraft", "X": "manufactured",
}
BASES = {
    "01": "used in", "02": "used in less valuable waste", "03": "relative value", "04": "appearing in", "05": "01 and 02", "06": "01 and 03",
    "07": "02 and 03", "08": "01, 02 and 03",
}
# Appendix E, page 102.
ACCOUNTING_METHODS = {
    "00": "none declared", "01": "identified otherwise than by accounting", "02": "first in, first out", "03": "last in, first out",
    "04": "low to high, ordinary", "05": "low to high with average turn-over", "06": "low to high, blanket", "07": "average",
    "08": "other approved method",
}
# Record 43, page 49: the classes that are paid at once where accelerated payment was asked for; other fees (Appendix D) are reviewed first.
DUTIES, TAXES = frozenset({"364", "369"}), frozenset({"365", "374", "674", "675"})
ACCELERATED = {
    "364": "duty", "365": "tax", "369": "duty, Puerto Rico", "374": "Superfund tax", "398": "harbor maintenance fee",
    "399": "merchandise processing fee", "674": "oil spill tax", "675": "domestic tax",
}


class Header(Record, id="10", cite=CHAPTER, title="Drawback claim", page="28"):
    control                 = M(1, 2, "AN", "Control identifier", fixed="10")
    action                  = M(3, 3, "A", "Summary Filing Action Request Code", codes={"A": "add", "R": "replace the whole claim"})
    filer                   = M(4, 6, "AN", "Entry Filer Code")
    filler_1                = filler(7, 8)
    entry_number            = M(9, 16, "AN", "Drawback Claim Number")
    filler_2                = filler(17, 17)
    port                    = M(18, 21, "AN", "Drawback Filing Port", codes=PORTS)
    reference               = O(22, 30, "X", "Broker Reference Number")
    filler_3                = filler(31, 33)
    provision               = M(34, 35, "X", "Drawback Provision", codes=PROVISIONS)
    bond_waiver             = C(36, 36, "AN", "Bond Waiver Indicator", codes={"0": "waived or not required"})
    bond_waiver_reason      = C(37, 39, "AN", "Bond Waiver Reason Code")
    accelerated             = C(40, 40, "AN", "Accelerated Payment Request Indicator", codes=YES)
    one_time_waiver         = C(41, 41, "AN", "One Time Waiver Indicator", codes=YES)
    prior_notice_waiver     = C(42, 42, "AN", "Waiver of Prior Notice Indicator", codes=YES)
    interchangeability      = C(43, 43, "AN", "Commercial Interchangeability or Commercial Ruling", codes={
        "0": "claim by claim", "1": "non-binding ruling", "2": "binding ruling of CBP", "3": "pending"})
    petroleum               = C(44, 44, "AN", "Electronic Petroleum Certification", codes=SIGNED)
    petroleum_manufacturing = C(45, 45, "AN", "Electronic Manufacturing Petroleum Certification", codes=SIGNED)
    oil_spill               = C(46, 46, "AN", "Oil Spill Tax Certification", codes=SIGNED)
    nafta                   = C(47, 47, "AN", "NAFTA Drawback Claim Indicator", codes={"X": "NAFTA claim"})
    signature               = M(48, 48, "AN", "Electronic Signature", codes=SIGNED)
    claimant                = M(49, 60, "X", "Claimant ID")
    notify                  = C(61, 72, "X", "Designated Notify Party (4811) Number")
    wine                    = C(73, 73, "AN", "Substituted Unused Wine Certification", codes=SIGNED)
    bill_of_materials       = C(74, 74, "AN", "Bill of Materials/Formula Certification", codes=SIGNED)
    destroyed_value         = C(75, 75, "AN", "Certification for Valuation of Destroyed Merchandise", codes=SIGNED)
    usmca                   = C(76, 76, "AN", "USMCA Drawback Claim Indicator", codes={"X": "USMCA claim"})
    retail_substitution     = C(77, 77, "AN", "Retail Sales Substitution Indicator", codes={"Y": "substitution; blank is direct identification"})
    superfund               = C(78, 78, "AN", "Superfund Tax Certification", codes=SIGNED)
    filler_4                = filler(79, 80)


class Bond(Record, id="31", cite=CHAPTER, title="Bond", page="38"):
    control     = M(1, 2, "AN", "Control identifier", fixed="31")
    kind        = M(3, 3, "AN", "Bond Type Code", codes=BONDS)
    designation = M(4, 4, "AN", "Bond Designation Type Code", codes={"B": "basic bond"})
    filler_1    = filler(5, 5)
    surety      = M(6, 8, "AN", "Surety Company Code")
    amount      = C(9, 18, "(S)N", "Single Transaction Bond Amount")
    number      = C(19, 28, "AN", "Single Transaction Bond Number")
    filler_2    = filler(29, 80)


class Import(Record, id="40", cite=CHAPTER, title="Designated import", page="40"):
    control           = M(1, 2, "AN", "Control identifier", fixed="40")
    action            = M(3, 3, "AN", "Action Indicator", codes=ACTIONS)
    filler_1          = filler(4, 5)
    filer             = C(6, 8, "AN", "Entry Filer Code")
    filler_2          = filler(9, 10)
    entry_number      = C(11, 18, "AN", "Entry Number")
    line              = C(19, 23, "(S)N", "CBP ES Line Number")
    delivery          = C(24, 24, "AN", "Drawback Eligible/Certificate of Delivery", codes={"X": "eligible, or certificate on file"})
    ruling            = C(25, 34, "AN", "Manufacture Ruling Number")
    filler_3          = filler(35, 36)
    basis             = C(37, 38, "AN", "Basis of Claim", codes=BASES)
    received          = C(39, 44, "D", "Manufacturing Date Received")
    used              = C(45, 50, "D", "Manufacturing Date Used")
    tracking          = C(51, 55, "N", "Import Tracking Identification Number (ITIN)")
    accounting_method = M(56, 57, "N", "Drawback Accounting Method Code", codes=ACCOUNTING_METHODS)
    filler_4          = filler(58, 80)


class ImportClassification(Record, id="41", cite=CHAPTER, title="Classification of the import", page="44"):
    control     = M(1, 2, "AN", "Control identifier", fixed="41")
    hts         = M(3, 12, "AN", "HTS Number")
    description = M(13, 62, "X", "Article Description Text")
    filler_1    = filler(63, 80)


class ImportQuantity(Record, id="42", cite=CHAPTER, title="Quantity of the import", page="46"):
    control           = M(1, 2, "AN", "Control identifier", fixed="42")
    # Mandatory in the layout, yet blank by its own text where no quantity is required.
    quantity          = C(3, 18, "(S)N", "Quantity", decimals=4)
    unit              = M(19, 21, "X", "Unit of Measure Code")
    allowable         = C(22, 37, "(S)N", "Allowable Quantity", decimals=4)
    entered_value     = M(38, 53, "(S)N", "Entered (Goods) Value per Unit", decimals=4)
    substituted_value = C(54, 69, "(S)N", "Substituted Value per Unit", decimals=4)
    filler_1          = filler(70, 80)


class ImportRevenue(Record, id="43", cite=CHAPTER, title="Revenue claimed on the import", page="49"):
    control      = M(1, 2, "AN", "Control identifier", fixed="43")
    class_code   = M(3, 5, "AN", "Accounting Class Code")
    claimed      = M(6, 13, "(S)N", "Claim Amount", decimals=2)
    calculated   = M(14, 21, "(S)N", "Calculated Amount", decimals=2)
    adjusted     = O(22, 29, "(S)N", "Adjusted Claimed Amount", decimals=2)
    quarterly    = C(30, 31, "AN", "Qualifier Indicator", codes={"01": "harbor maintenance fee paid quarterly"})
    filler_1     = filler(32, 80)


class ClassTotals(Record, id="89", cite=CHAPTER, title="Totals by accounting class", page="76"):
    control      = M(1, 2, "AN", "Control identifier", fixed="89")
    class_code_1 = M(3, 5, "N", "Accounting Class Code (1)")
    amount_1     = M(6, 16, "(S)N", "Total Amount (1)", decimals=2)
    filler_1     = filler(17, 18)
    class_code_2 = C(19, 21, "AN", "Accounting Class Code (2)")
    amount_2     = C(22, 32, "(S)N", "Total Amount (2)", decimals=2)
    filler_2     = filler(33, 34)
    class_code_3 = C(35, 37, "AN", "Accounting Class Code (3)")
    amount_3     = C(38, 48, "(S)N", "Total Amount (3)", decimals=2)
    filler_3     = filler(49, 50)
    class_code_4 = C(51, 53, "AN", "Accounting Class Code (4)")
    amount_4     = C(54, 64, "(S)N", "Total Amount (4)", decimals=2)
    filler_4     = filler(65, 80)


class GrandTotals(Record, id="90", cite=CHAPTER, title="Grand totals", page="78"):
    control  = M(1, 2, "AN", "Control identifier", fixed="90")
    duty     = C(3, 13, "(S)N", "Grand Total Duty Amount", decimals=2)
    filler_1 = filler(14, 14)
    fees     = C(15, 25, "(S)N", "Grand Total User Fee Amount", decimals=2)
    filler_2 = filler(26, 26)
    tax      = C(27, 37, "(S)N", "Grand Total IR Tax Amount", decimals=2)
    filler_3 = filler(38, 80)
