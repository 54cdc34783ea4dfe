"""Importer security filing by itself (application SF), its answer (SN) and later advice (SA), as a public account of CBP's chapters has them.

CBP's own chapters, Importer Security Filing of July 2017 and its Status Advisory of August 2016, were not at hand: the columns were read in
declarations that a public repository transcribed from them with their page numbers. Where both exist they agree, column by column, with the
records SF10 to SF36 that CBP prints in the cargo release chapter; those that are the same are taken from there.
"""

from __future__ import annotations

from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.tables import BONDS

CHAPTER = "CATAIR Importer Security Filing v3, July 2017, by a public account of it"
ADVISORY = "CATAIR Importer Security Filing Status Advisory v1, August 2016, by a public account of it"
SUBMISSIONS = {"1": "ISF-10", "2": "ISF-5", "3": "ISF-5 becomes ISF-10", "4": "ISF-10 becomes ISF-5"}
SHIPMENTS = {
    "01": "regular", "02": "to order", "03": "household goods", "04": "military or government", "05": "diplomatic", "06": "carnet",
    "07": "US goods returned", "08": "zone", "09": "mail", "10": "outer continental shelf", "11": "informal",
}
REASONS = {"CT": "complete", "FR": "flexible range", "FT": "flexible timing", "FX": "flexible range and timing"}
QUALIFIERS = {"EI": "IRS number", "ANI": "number of CBP", "34": "social security number", "AEF": "passport", "2": "carrier's SCAC"}
ACTIVITIES = {"01": "importer or broker", "02": "custodian", "03": "international carrier", "04": "zone operator", "16": "security filing"}
MESSAGES = {"01": "rejected", "02": "accepted", "03": "accepted with warnings", "11": "record rejected", "13": "record accepted with a warning"}
PLACES = {"K": "Schedule K", "UN": "UN/LOCODE"}
# Status Advisory, by its table and CSMS 10-000120.
ADVICE = {
    "S1": "bill on file", "S2": "bill not on file", "S3": "not on file after 5 days", "S4": "not on file after 20 days",
    "S5": "not on file after 30 days", "S6": "bill of another type", "S7": "filed twice", "SA": "another type after 5 days",
    "SB": "another type after 20 days", "SC": "another type after 30 days",
}


class Filing(Record, id="SF10", cite=CHAPTER, title="Importer security filing", page="ISF-14"):
    control       = M(1, 4, "AN", "Control identifier", fixed="SF10")
    submission    = M(5, 5, "N", "ISF Submission Type", codes=SUBMISSIONS)
    shipment      = M(6, 7, "N", "Shipment Type Code", codes=SHIPMENTS)
    action        = M(8, 8, "A", "Action Code", codes={"A": "add", "D": "delete", "R": "replace"})
    reason        = C(9, 10, "X", "Action Reason Code", codes=REASONS)
    importer_kind = M(11, 13, "X", "ISF Importer Number Qualifier", codes=QUALIFIERS)
    importer      = M(14, 28, "X", "ISF Importer Number")
    birth         = C(29, 36, "N", "Date of Birth")
    mode          = O(37, 38, "N", "Mode of Transportation Code", codes={"10": "vessel", "11": "vessel, container"})
    transaction   = C(39, 53, "X", "ISF Transaction Number")
    carrier       = O(54, 57, "A", "SCAC Identifier")
    bond_holder   = C(58, 72, "X", "Bond Holder")
    bond_activity = C(73, 74, "AN", "Bond Activity Code", codes=ACTIVITIES)
    bond          = C(75, 75, "N", "Bond Type", codes=BONDS)
    filler_1      = filler(76, 78)
    country       = C(79, 80, "A", "Country of Issuance")


class Shipment(Record, id="SF13", cite=CHAPTER, title="Informal shipment", page="ISF-21"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SF13")
    kind     = M(5, 6, "AN", "Shipment Sub-Type")
    value    = M(7, 17, "N", "Estimated Value")
    quantity = M(18, 28, "N", "Estimated Quantity")
    unit     = M(29, 31, "AN", "Unit of Measure")
    weight   = M(32, 42, "N", "Estimated Weight")
    weighed  = M(43, 43, "A", "Weight Qualifier", codes={"K": "kilograms", "L": "pounds"})
    filler_1 = filler(44, 80)


class BillReference(Record, id="SF15", cite=CHAPTER, title="Bill of lading", page="ISF-23"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SF15")
    kind     = M(5, 6, "A", "Code Qualifier", codes={"BM": "house bill", "OB": "regular bill"})
    number   = M(7, 56, "AN", "Shipment Reference Identifier")
    filler_1 = filler(57, 80)


class Entity(Record, id="SF30", cite=CHAPTER, title="Party", page="ISF-28"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SF30")
    kind       = M(5, 7, "A", "Entity Code")
    name       = C(8, 42, "X", "Entity Name")
    qualifier  = C(43, 45, "X", "Entity Identifier Qualifier")
    identifier = C(46, 65, "X", "Entity Identifier")
    country    = C(66, 67, "AN", "Country Code")
    birth      = C(68, 75, "X", "Date of Birth")
    filler_1   = filler(76, 80)


class Address(Record, id="SF35", cite=CHAPTER, title="Street address of the party", page="ISF-33"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SF35")
    qualifier_1 = M(5, 6, "AN", "Address Component Qualifier")
    address_1   = M(7, 41, "X", "Address Information")
    qualifier_2 = O(42, 43, "AN", "Address Component Qualifier")
    address_2   = O(44, 78, "AN", "Address Information")
    filler_1    = filler(79, 80)


class Tariff(Record, id="SF40", cite=CHAPTER, title="Tariff number and origin", page="ISF-36"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SF40")
    # Class N in the chapter, yet pushed to the left where it has fewer than ten digits.
    hts      = M(5, 14, "AN", "Harmonized Number")
    origin   = C(15, 16, "AN", "Country of Origin")
    filler_1 = filler(17, 80)


class Onward(Record, id="SF50", cite=CHAPTER, title="Where cargo of an ISF-5 goes", page="ISF-37"):
    control        = M(1, 4, "AN", "Control identifier", fixed="SF50")
    unlading_kind  = M(5, 7, "X", "Port of Unlading Qualifier", codes=PLACES)
    unlading_port  = M(8, 22, "AN", "Foreign Port of Unlading")
    delivery_kind  = M(23, 25, "X", "Place of Delivery Qualifier", codes=PLACES)
    delivery_place = M(26, 40, "AN", "Place of Delivery")
    filler_1       = filler(41, 80)


class FilingResponse(Record, id="SF90", cite=CHAPTER, title="Condition or disposition of a security filing", page="ISF-39"):
    control   = M(1, 4, "AN", "Control identifier", fixed="SF90")
    kind      = M(5, 6, "AN", "Message Type Code", codes=MESSAGES)
    condition = C(7, 9, "AN", "Error Code")
    narrative = M(10, 49, "X", "Narrative Message Text")
    filler_1  = filler(50, 80)


class Advice(Record, id="SA10", cite=ADVISORY, title="Status of a security filing", page="SA-5"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SA10")
    transaction = C(5, 19, "X", "ISF Transaction Number")
    filler_1    = filler(20, 80)


class AdviceReference(Record, id="SA20", cite=ADVISORY, title="Reference", page="SA-6"):
    control   = M(1, 4, "AN", "Control identifier", fixed="SA20")
    qualifier = M(5, 7, "AN", "Code Qualifier", codes={"CR": "the filer's own"})
    reference = M(8, 57, "X", "Reference Data")
    filler_1  = filler(58, 80)


class AdviceBill(Record, id="SA30", cite=ADVISORY, title="Bill of lading", page="SA-7"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SA30")
    number   = C(5, 20, "AN", "Bill Number")
    filler_1 = filler(21, 80)


class AdviceDisposition(Record, id="SA50", cite=ADVISORY, title="What became of the bill", page="SA-8"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SA50")
    disposition = M(5, 6, "AN", "Disposition Code")
    remarks     = M(7, 46, "X", "Remarks")
    filler_1    = filler(47, 80)
