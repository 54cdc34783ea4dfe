"""AD/CVD case information query (AD, answered by AC).

CBP's chapter was not at hand. The columns are those that a public program tells, with the chapter's pages
(github.com/IbrahimBenRayana/cargo-compliance-hub, server/src/abi-engine/apps/adcvd, commit 8b366ed0).
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.structure import Either, Loop, Use

CHAPTER = "CATAIR AD/CVD Case Information Query, July 2026, as another tells it"


class CaseNumbers(Record, id="Q1", cite=CHAPTER, title="Cases asked for by number", page="ADQ-10"):
    control   = M(1, 2, "AN", "Control identifier", fixed="Q1")
    filler_1  = filler(3, 3)
    case_1    = M(4, 10, "AN", "Case Number")
    company_1 = C(11, 13, "AN", "Case Number, last three")
    filler_2  = filler(14, 14)
    case_2    = C(15, 21, "AN", "Case Number")
    company_2 = C(22, 24, "AN", "Case Number, last three")
    filler_3  = filler(25, 25)
    case_3    = C(26, 32, "AN", "Case Number")
    company_3 = C(33, 35, "AN", "Case Number, last three")
    filler_4  = filler(36, 36)
    case_4    = C(37, 43, "AN", "Case Number")
    company_4 = C(44, 46, "AN", "Case Number, last three")
    filler_5  = filler(47, 47)
    case_5    = C(48, 54, "AN", "Case Number")
    company_5 = C(55, 57, "AN", "Case Number, last three")
    filler_6  = filler(58, 80)


class CaseCriteria(Record, id="Q2", cite=CHAPTER, title="Cases asked for by what they cover", page="ADQ-12"):
    control      = M(1, 2, "AN", "Control identifier", fixed="Q2")
    filler_1     = filler(3, 3)
    status       = M(4, 4, "A", "Company Case Status", codes={"A": "active", "I": "inactive", "B": "both"})
    filler_2     = filler(5, 5)
    country      = C(6, 7, "A", "Country Code")
    filler_3     = filler(8, 8)
    # Printed as ten digits, or eight and two spaces to the left.
    hts          = C(9, 18, "AN", "HTS Number")
    filler_4     = filler(19, 19)
    tsusa        = C(20, 26, "AN", "TSUSA Number")
    filler_5     = filler(27, 27)
    manufacturer = C(28, 42, "AN", "Manufacturer Identification Code")
    filler_6     = filler(43, 43)
    exporter     = C(44, 58, "AN", "Foreign Exporter Identification Code")
    filler_7     = filler(59, 59)
    updated      = C(60, 65, "D", "Date Since Last Update")
    filler_8     = filler(66, 80)


class Case(Record, id="RA", cite=CHAPTER, title="Case", page="ADQ-16"):
    control     = M(1, 2, "AN", "Control identifier", fixed="RA")
    case        = M(3, 12, "AN", "Case Number")
    filler_1    = filler(13, 13)
    related     = C(14, 23, "AN", "Related Case Number")
    filler_2    = filler(24, 24)
    description = M(25, 54, "X", "Short Description")
    filler_3    = filler(55, 55)
    country     = M(56, 57, "A", "Country Code")
    filler_4    = filler(58, 58)
    status      = M(59, 60, "A", "Company Case Status")
    filler_5    = filler(61, 61)
    since       = M(62, 67, "D", "Company Case Status Effective Date")
    filler_6    = filler(68, 80)


class CaseName(Record, id="RB", cite=CHAPTER, title="Official name of the case", page="ADQ-18"):
    control  = M(1, 2, "AN", "Control identifier", fixed="RB")
    case     = M(3, 12, "AN", "Case Number")
    sequence = M(13, 13, "AN", "Record Sequence")
    filler_1 = filler(14, 14)
    # Class AN in the table; names hold punctuation.
    name     = M(15, 79, "X", "Official Name of the Case")
    filler_2 = filler(80, 80)


class CaseManufacturer(Record, id="RC", cite=CHAPTER, title="Manufacturer", page="ADQ-19"):
    control      = M(1, 2, "AN", "Control identifier", fixed="RC")
    case         = M(3, 12, "AN", "Case Number")
    sequence     = M(13, 13, "AN", "Record Sequence")
    manufacturer = C(14, 28, "AN", "Manufacturer Identification Code")
    filler_1     = filler(29, 29)
    name         = M(30, 79, "X", "Manufacturer Name")
    filler_2     = filler(80, 80)


class CaseExporter(Record, id="RD", cite=CHAPTER, title="Foreign exporter", page="ADQ-20"):
    control  = M(1, 2, "AN", "Control identifier", fixed="RD")
    case     = M(3, 12, "AN", "Case Number")
    sequence = M(13, 13, "AN", "Record Sequence")
    exporter = C(14, 28, "AN", "Foreign Exporter Identification Code")
    filler_1 = filler(29, 29)
    name     = M(30, 79, "X", "Foreign Exporter Name")
    filler_2 = filler(80, 80)


class CaseContact(Record, id="RE", cite=CHAPTER, title="Whom to ask at Commerce", page="ADQ-21"):
    control     = M(1, 2, "AN", "Control identifier", fixed="RE")
    case        = M(3, 12, "AN", "Case Number")
    office      = M(13, 32, "X", "Contact Office")
    name        = M(33, 52, "X", "Contact Name")
    telephone_1 = M(53, 62, "N", "Contact Telephone Number 1")
    extension_1 = C(63, 66, "N", "Extension")
    telephone_2 = M(67, 76, "N", "Contact Telephone Number 2")
    extension_2 = C(77, 80, "N", "Extension")


class CaseRate(Record, id="RF", cite=CHAPTER, title="Deposit rate", page="ADQ-22"):
    control     = M(1, 2, "AN", "Control identifier", fixed="RF")
    case        = M(3, 12, "AN", "Case Number")
    filler_1    = filler(13, 13)
    since       = M(14, 19, "D", "Deposit Rate Effective Date")
    filler_2    = filler(20, 20)
    ad_valorem  = C(21, 26, "N", "Ad Valorem Deposit Rate, percent", decimals=2)
    filler_3    = filler(27, 27)
    specific    = C(28, 35, "N", "Specific Deposit Rate, dollars", decimals=2)
    filler_4    = filler(36, 36)
    unit        = C(37, 39, "AN", "Unit of Measure")
    filler_5    = filler(40, 40)
    other_unit  = C(41, 65, "X", "Other Unit of Measure")
    filler_6    = filler(66, 66)
    added       = M(67, 72, "D", "Rate Added Date")
    filler_7    = filler(73, 73)
    inactivated = C(74, 79, "D", "Rate Inactivated Date")
    filler_8    = filler(80, 80)


class CaseEvent(Record, id="RG", cite=CHAPTER, title="Event", page="ADQ-24"):
    control       = M(1, 2, "AN", "Control identifier", fixed="RG")
    case          = M(3, 12, "AN", "Case Number")
    since         = M(13, 18, "D", "Event Effective Date")
    event         = M(19, 48, "X", "Event")
    determination = C(49, 58, "X", "Determination")
    citation      = C(59, 67, "AN", "Federal Register Citation")
    filler_1      = filler(68, 68)
    added         = M(69, 74, "D", "Event Added Date")
    inactivated   = C(75, 80, "D", "Event Inactivated Date")


class CaseDeposit(Record, id="RH", cite=CHAPTER, title="Bond or cash", page="ADQ-25"):
    control     = M(1, 2, "AN", "Control identifier", fixed="RH")
    case        = M(3, 12, "AN", "Case Number")
    filler_1    = filler(13, 13)
    since       = M(14, 19, "D", "Bond/Cash Effective Date")
    filler_2    = filler(20, 20)
    deposit     = M(21, 30, "X", "Bond/Cash Indicator")
    filler_3    = filler(31, 31)
    added       = M(32, 37, "D", "Bond/Cash Indicator Added Date")
    filler_4    = filler(38, 38)
    inactivated = C(39, 44, "D", "Bond/Cash Indicator Inactivated Date")
    filler_5    = filler(45, 80)


class CaseTariff(Record, id="RI", cite=CHAPTER, title="Tariff numbers", page="ADQ-26"):
    control       = M(1, 2, "AN", "Control identifier", fixed="RI")
    case          = M(3, 12, "AN", "Case Number")
    filler_1      = filler(13, 13)
    hts_1         = M(14, 23, "AN", "Tariff Number")
    added_1       = M(24, 29, "D", "Added Date")
    inactivated_1 = C(30, 35, "D", "Inactivated Date")
    hts_2         = C(36, 45, "AN", "Tariff Number")
    added_2       = C(46, 51, "D", "Added Date")
    inactivated_2 = C(52, 57, "D", "Inactivated Date")
    hts_3         = C(58, 67, "AN", "Tariff Number")
    added_3       = C(68, 73, "D", "Added Date")
    inactivated_3 = C(74, 79, "D", "Inactivated Date")
    filler_2      = filler(80, 80)


class CaseSuspension(Record, id="RJ", cite=CHAPTER, title="Suspension of liquidation", page="ADQ-28"):
    control     = M(1, 2, "AN", "Control identifier", fixed="RJ")
    case        = M(3, 12, "AN", "Case Number")
    filler_1    = filler(13, 13)
    since       = M(14, 19, "D", "Suspension Action Effective Date")
    filler_2    = filler(20, 20)
    action      = M(21, 25, "AN", "Suspension Action", codes={"START": "begins", "STOP": "ends"})
    filler_3    = filler(26, 26)
    added       = M(27, 32, "D", "Suspension Action Added Date")
    filler_4    = filler(33, 33)
    inactivated = C(34, 39, "D", "Suspension Action Inactivated Date")
    filler_5    = filler(40, 80)


class CaseFault(Record, id="RX", cite=CHAPTER, title="Query that failed", page="ADQ-29"):
    control   = M(1, 2, "AN", "Control identifier", fixed="RX")
    kind      = M(3, 5, "AN", "Reference Data Type Code")
    filler_1  = filler(6, 6)
    position  = M(7, 12, "N", "Occurrence Position")
    filler_2  = filler(13, 13)
    constant  = M(14, 20, "X", "Reference ID Constant", fixed="REF ID:")
    filler_3  = filler(21, 21)
    # Mandatory in the table, yet spaces unless a case number was at fault.
    reference = C(22, 34, "X", "Reference Data Text")
    filler_4  = filler(35, 36)
    condition = M(37, 39, "AN", "Condition Code")
    filler_5  = filler(40, 40)
    narrative = M(41, 80, "X", "Narrative Text")


CASE_QUERY = Loop("AD/CVD case query", "M", 1, (
    Either("numbers or criteria", (
        Loop("case numbers", "C", 99_999, (Use(CaseNumbers, "M"),)), Loop("case criteria", "C", 1, (Use(CaseCriteria, "M"),)),
    ), "M"),
))

APPLICATIONS = (
    Application("AD", "AD/CVD Case Information Query", None, f"{CHAPTER}, page ADQ-9", {"": CASE_QUERY}, seen=Seen.SECONDARY),
    Application(
        "AC", "AD/CVD Case Information", None, f"{CHAPTER}, page ADQ-15",
        others=(Case, CaseName, CaseManufacturer, CaseExporter, CaseContact, CaseRate, CaseEvent, CaseDeposit, CaseTariff, CaseSuspension, CaseFault),
        seen=Seen.SECONDARY,
    ),
)
