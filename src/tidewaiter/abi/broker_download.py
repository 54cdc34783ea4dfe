"""The broker download (BD): manifests and bills of rail, sea and truck that a carrier passes to the broker it names. The chapter is a draft."""

from __future__ import annotations

from tidewaiter.abi.in_bond_codes import DOWNLOAD_KINDS, DOWNLOAD_REFERENCES, TRUCK_WEIGHTS, WEIGHTS
from tidewaiter.abi.record import C, M, O, Record, filler

CHAPTER = "CATAIR ACE Broker Download, draft of August 2024"
TRANSPORT = {
    "10": "vessel", "11": "vessel, container", "20": "rail", "21": "rail, container", "30": "land", "40": "air", "41": "air, container",
}
MANIFESTS = {"P": "preliminary", "Y": "amendment", "T": "in transit", "W": "complete"}
AMENDMENTS = {"A": "bill added", "D": "bill deleted", "M": "segment replaced", "R": "quantity replaced"}
# 1B note 2, BD-22 and BD-23.
BILL_TYPES = {
    "":  "simple or regular",                   "0": "simple or regular",               "2": "empty equipment",
    "3": "section 321",                         "4": "intangibles",                     "5": "in transit",
    "6": "gifts",                               "7": "section 321 off the manifest",    "8": "American goods returned or astray",
    "9": "consolidated shipment",               "B": "regular, remains on board",       "I": "line release, one entry for a C4 code",
    "J": "line release, several C4 codes",      "K": "one entry for a unit train",      "M": "master bill",
    "N": "house bill",                          "O": "master bill, remains on board",   "P": "house bill, remains on board",
    "R": "section 321 with prior notice",       "S": "form 7523 attached",              "T": "form 3311 attached",
    "U": "form 3299 attached",
}
# The common ones; the carriers' guides have more (BD-27).
PARTIES = {
    "BN": "beneficial owner",   "C1": "in care of",        "CB": "broker",           "CD": "consignee of mail and parcels",
    "CN": "consignee",          "IM": "importer",          "N1": "notify party 1",   "N2": "notify party 2",
    "OO": "order of",           "PF": "payer of freight",  "SF": "shipped from",     "SH": "shipper",
    "UC": "ultimate consignee", "SNP": "secondary notify party",
}
NUMBERS = {
    "AU": "Defense Switched Network",  "CP": "cellular phone",  "ED": "EDI access",  "EM": "electronic mail",  "EX": "extension",
    "FT": "Federal Telecommunications System",  "FX": "facsimile",  "HP": "home phone",  "IT": "international telephone",
    "PS": "packet switching",  "TE": "telephone",  "TL": "telex",  "TM": "telemail",  "TX": "TWX",  "WP": "work phone",
}
LOADS = {
    "E": "empty", "L": "loaded", "C": "instruments of traffic, carrier's bond", "I": "instruments of traffic, importer's bond",
    "A": "instruments and goods, carrier's bond", "B": "instruments and goods, importer's bond",
}
SERVICES = {
    "BB": "break bulk", "CS": "container station", "CY": "container yard", "HH": "house to house", "HL": "headload or devanning",
    "HP": "house to pier", "MD": "mixed delivery", "NC": "not in containers", "PH": "pier to house", "PP": "pier to pier",
    "RR": "roll on, roll off",
}


class Manifest(Record, id="1M", cite=CHAPTER, title="Manifest", page="BD-12"):
    control    = M(1, 2, "AN", "Control Identifier", fixed="1M")
    carrier    = M(3, 6, "AN", "Carrier Code")
    mode       = M(7, 8, "N", "Transportation Indicator", codes=TRANSPORT)
    country    = C(9, 10, "A", "Country Code of Importing Conveyance")
    conveyance = C(11, 33, "X", "Importing Conveyance Name")
    voyage     = O(34, 38, "X", "Trip Data")
    filler_1   = filler(39, 43)
    sequence   = O(44, 49, "N", "Manifest Sequence Number")
    filler_2   = filler(50, 50)
    vessel     = C(51, 57, "AN", "Vessel Code")
    kind       = M(58, 58, "A", "Manifest Type Code", codes=MANIFESTS)
    filler_3   = filler(59, 80)


class ManifestReference(Record, id="2M", cite=CHAPTER, title="Carrier's batch number", page="BD-14"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="2M")
    batch    = M(3, 32, "AN", "Carrier-Assigned Batch Number")
    filler_1 = filler(33, 80)


class Port(Record, id="1P", cite=CHAPTER, title="Port of crossing or unlading", page="BD-15"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="1P")
    port     = M(3, 6, "N", "Port of Unlading")
    arrival  = M(7, 12, "N", "Original Scheduled Date of Arrival", day=True)
    filler_1 = filler(13, 17)
    location = O(18, 21, "AN", "FIRMS Code")
    time     = C(22, 25, "AN", "Time")
    filler_2 = filler(26, 80)


class Issuer(Record, id="1J", cite=CHAPTER, title="Issuer of the bill", page="BD-16"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="1J")
    issuer   = M(3, 6, "AN", "Issuer Code")
    filler_1 = filler(7, 80)


class Amendment(Record, id="1A", cite=CHAPTER, title="Amendment", page="BD-17"):
    control      = M(1, 2, "AN", "Control Identifier", fixed="1A")
    carrier      = M(3, 6, "AN", "Carrier Code")
    port         = M(7, 10, "N", "CBP Port")
    # Class N in the layout, whose codes are letters.
    action       = C(11, 11, "A", "Action Code", codes=AMENDMENTS)
    number       = M(12, 23, "AN", "Bill of Lading Number")
    quantity     = C(24, 33, "X", "Quantity")
    amendment    = C(34, 35, "X", "Amendment Code")
    house        = C(36, 47, "X", "House Bill Number")
    filler_1     = filler(48, 51)
    qualifier    = C(52, 54, "AN", "Code Qualifier")
    broker       = C(55, 71, "AN", "ID Code")
    house_issuer = C(72, 75, "A", "Issuer Code")
    filler_2     = filler(76, 80)


class Bill(Record, id="1B", cite=CHAPTER, title="Bill of lading", page="BD-19"):
    control      = M(1, 2, "AN", "Control Identifier", fixed="1B")
    number       = M(3, 14, "X", "Bill of Lading")
    lading_port  = M(15, 19, "N", "Foreign Port of Lading")
    quantity     = C(20, 29, "N", "Manifest Quantity")
    unit         = C(30, 34, "X", "Manifest Units")
    weight       = C(35, 44, "N", "Weight")
    weight_unit  = C(45, 46, "A", "Weight Unit", codes=WEIGHTS)
    kind         = C(47, 47, "X", "Bill of Lading Type Code", codes=BILL_TYPES)
    master       = C(48, 48, "X", "Master In-Bond Indicator", codes={"": "no", "0": "no", "1": "master in-bond"})
    house        = C(49, 60, "X", "House Bill Number")
    in_bond_kind = C(61, 62, "N", "In-Bond Entry Type", codes=DOWNLOAD_KINDS)
    in_bond_port = M(63, 66, "N", "In-Bond Port of Destination")
    house_issuer = C(67, 70, "AN", "Issuer Code")
    filler_1     = filler(71, 80)


class BillMore(Record, id="2B", cite=CHAPTER, title="Measure, place of receipt and carriers to notify", page="BD-24"):
    control      = M(1, 2, "AN", "Control Identifier", fixed="2B")
    measure      = O(3, 12, "N", "Measurement")
    measure_unit = C(13, 14, "A", "Measurement Unit")
    received_at  = C(15, 31, "X", "Place of Receipt by Pre-carrier")
    filler_1     = filler(32, 43)
    notify_1     = O(44, 47, "AN", "Carrier Code of the first secondary notify party")
    notify_2     = O(48, 51, "AN", "Carrier Code of the second secondary notify party")
    filler_2     = filler(52, 80)


class Reference(Record, id="4B", cite=CHAPTER, title="Reference", page="BD-25"):
    control   = M(1, 2, "AN", "Control Identifier", fixed="4B")
    qualifier = M(3, 5, "AN", "Reference Qualifier", codes=DOWNLOAD_REFERENCES)
    reference = M(6, 35, "AN", "Reference Number")
    filler_1  = filler(36, 80)


class Party(Record, id="0N", cite=CHAPTER, title="Party", page="BD-27"):
    control    = M(1, 2, "AN", "Control Identifier", fixed="0N")
    kind       = C(3, 5, "AN", "Entity ID Code")
    name       = C(6, 40, "X", "Name")
    qualifier  = C(41, 42, "AN", "Code Qualifier", codes={"2": "SCAC", "17": "ABI routing code"})
    identifier = C(43, 59, "AN", "ID Code")
    reserved_1 = O(60, 61, "AN", "Entity Relationship Code")
    reserved_2 = O(62, 63, "AN", "Entity ID Code, kept for later")
    filler_1   = filler(64, 80)


class PartyAddress(Record, id="2N", cite=CHAPTER, title="Address of a party", page="BD-29"):
    control   = M(1, 2, "AN", "Control Identifier", fixed="2N")
    address_1 = M(3, 37, "X", "Entity Party Address, first line")
    address_2 = C(38, 72, "X", "Entity Party Address, second line")
    filler_1  = filler(73, 80)


class PartyCity(Record, id="3N", cite=CHAPTER, title="City of a party", page="BD-30"):
    control     = M(1, 2, "AN", "Control Identifier", fixed="3N")
    city        = C(3, 21, "X", "City Name")
    region      = O(22, 23, "AN", "State/Province")
    postal_code = O(24, 32, "AN", "Postal Code")
    country     = O(33, 34, "AN", "Country Code")
    subdivision = C(35, 39, "AN", "Location Identifier")
    filler_1    = filler(40, 80)


class PartyContact(Record, id="4N", cite=CHAPTER, title="Contact of a party", page="BD-32"):
    control     = M(1, 2, "AN", "Control Identifier", fixed="4N")
    name        = O(3, 25, "X", "Contact Name")
    qualifier   = C(26, 27, "AN", "Comm Number Qualifier", codes=NUMBERS)
    number      = C(28, 52, "X", "Communications Number")
    qualifier_2 = C(53, 54, "AN", "Comm Number Qualifier, kept for later")
    number_2    = C(55, 79, "X", "Communications Number, kept for later")
    filler_1    = filler(80, 80)


class InBond(Record, id="1I", cite=CHAPTER, title="In-bond of the bill", page="BD-33"):
    control          = M(1, 2, "AN", "Control Identifier", fixed="1I")
    kind             = M(3, 4, "N", "In-Bond Entry Type", codes=DOWNLOAD_KINDS)
    prior_notice     = M(5, 5, "A", "FDA/BTA Confirmation Indicator", codes={"Y": "on file with FDA", "N": "not on file"})
    filler_1         = filler(6, 6)
    in_bond          = C(7, 15, "N", "Conventional In-Bond Number")
    carrier          = C(16, 19, "AN", "In-Bond Carrier Code")
    port             = C(20, 23, "N", "U.S. Port of Destination")
    foreign_port     = C(24, 28, "N", "Foreign Destination")
    value            = M(29, 36, "N", "Value")
    bonded_carrier   = M(37, 48, "X", "Bonded Carrier ID Number")
    paperless        = C(49, 59, "AN", "Paperless In-Bond")
    shipment_control = C(60, 75, "AN", "Shipment Control Number In-Bond")
    filler_2         = filler(76, 80)


class Export(Record, id="2I", cite=CHAPTER, title="Exporting vessel", page="BD-35"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="2I")
    # Class N in the layout, whose one code is a letter.
    mode     = O(3, 4, "A", "Transportation Indicator", codes={"S": "sea"})
    vessel   = O(5, 27, "X", "Vessel Name")
    filler_1 = filler(28, 80)


class Container(Record, id="1C", cite=CHAPTER, title="Container or equipment", page="BD-36"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="1C")
    initial  = O(3, 6, "AN", "Equipment Initial")
    number   = M(7, 16, "AN", "Equipment Number")
    seal_1   = C(17, 31, "AN", "Seal Number 1")
    seal_2   = C(32, 46, "AN", "Seal Number 2")
    kind     = C(47, 48, "AN", "Container/Equipment Description Code")
    long     = O(49, 53, "N", "Container/Equipment Length, feet and inches as FFFII")
    high     = O(54, 61, "X", "Height, feet and inches as FFFFFFII")
    wide     = O(62, 69, "X", "Width, feet and inches as FFFFFFII")
    size     = O(70, 73, "AN", "Container/Equipment Type")
    load     = O(74, 74, "A", "Load/Empty Status Code", codes=LOADS)
    service  = O(75, 76, "AN", "Type of Service", codes=SERVICES)
    filler_1 = filler(77, 80)


class Vehicle(Record, id="2C", cite=CHAPTER, title="Vehicle in the container", page="BD-38"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="2C")
    vehicle  = M(3, 32, "AN", "VIN")
    filler_1 = filler(33, 42)
    order    = O(43, 52, "AN", "Factory Car Order Number")
    filler_2 = filler(53, 80)


class Tariff(Record, id="0D", cite=CHAPTER, title="Tariff number", page="BD-39"):
    control     = M(1, 2, "AN", "Control Identifier", fixed="0D")
    # Class N in the layout, but a number of fewer digits has spaces after it.
    hts         = C(3, 13, "AN", "Harmonized Number")
    value       = C(14, 21, "N", "Value")
    weight      = C(22, 31, "N", "Weight")
    weight_unit = C(32, 33, "A", "Weight Unit", codes=WEIGHTS | TRUCK_WEIGHTS)
    filler_1    = filler(34, 80)


class Description(Record, id="1D", cite=CHAPTER, title="Cargo description", page="BD-40"):
    control      = M(1, 2, "AN", "Control Identifier", fixed="1D")
    pieces       = C(3, 12, "N", "Piece Count")
    description  = M(13, 57, "X", "Description")
    line_release = O(58, 71, "AN", "C4 Number")
    unit         = O(72, 74, "AN", "Manifest Unit Code")
    country      = O(75, 76, "AN", "Country Code")
    filler_1     = filler(77, 80)


class Marks(Record, id="2D", cite=CHAPTER, title="Marks and numbers", page="BD-41"):
    control  = M(1, 2, "AN", "Control Identifier", fixed="2D")
    marks    = C(3, 47, "X", "Marks and Numbers")
    filler_1 = filler(48, 80)


class Hazard(Record, id="1V", cite=CHAPTER, title="Hazardous material", page="BD-42"):
    control     = M(1, 2, "AN", "Control Identifier", fixed="1V")
    material    = M(3, 12, "X", "Hazardous Material Code")
    grade       = O(13, 16, "X", "Hazardous Material Class")
    coded_by    = O(17, 17, "X", "Hazardous Material Code Qualifier")
    description = O(18, 47, "X", "Hazardous Material Description")
    contact     = O(48, 71, "X", "Hazardous Material Contact")
    page_no     = O(72, 77, "AN", "UN Hazardous Material Page")
    filler_1    = filler(78, 80)


class HazardHeat(Record, id="2V", cite=CHAPTER, title="Hazardous material, flashpoint", page="BD-43"):
    control    = M(1, 2, "AN", "Control Identifier", fixed="2V")
    flashpoint = C(3, 5, "N", "Flashpoint Temperature")
    degrees    = C(6, 7, "X", "Unit of Measure Code", codes={"CE": "degrees Celsius"})
    negative   = C(8, 8, "A", "Negative Indicator", codes={"N": "below zero"})
    filler_1   = filler(9, 80)


class HazardText(Record, id="3V", cite=CHAPTER, title="Hazardous material, free text", page="BD-44"):
    control     = M(1, 2, "AN", "Control Identifier", fixed="3V")
    description = O(3, 32, "X", "Hazardous Material Description")
    grade       = C(33, 62, "X", "Hazardous Material Classification")
    filler_1    = filler(63, 80)
