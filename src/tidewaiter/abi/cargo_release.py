"""Cargo Release (application SE): the records that we send, and the condition record of the reply (SX)."""

from __future__ import annotations

from tidewaiter.abi.record import C, M, O, Record, filler
from tidewaiter.abi.tables import IMPORTER_KINDS, MODES, RELEASE_TYPES

CHAPTER = "CATAIR ACE Cargo Release v40, July 2025"
CANCELLATION_REASONS = {
    "01": "clerical error", "02": "replaced by an in-bond", "03": "cleared under another entry", "04": "zone admission",
    "05": "cleared informally", "06": "seized", "07": "destroyed", "08": "non-arrival", "09": "refused by the importer",
    "10": "not authorized", "11": "system error", "12": "no foreign status goods removed",
}
# Records SE35 and SE55, note 1.
ADDRESS_PARTS = {
    "01": "street number", "02": "street name", "05": "post office box", "12": "building name", "13": "apartment", "14": "suite",
    "15": "street address as one text", "28": "association", "30": "pier", "31": "wing", "32": "floor", "35": "room", "37": "unit",
    "57": "cross street", "AK": "building number",
}
DISPOSITIONS = {
    "01": "rejected", "02": "accepted", "03": "accepted with warnings", "04": "referred to a person",
    "11": "record rejected", "13": "record accepted with a warning",
}


class Header(Record, id="SE10", cite=CHAPTER, title="Header", page="SE-31"):
    control       = M(1, 4, "AN", "Control identifier", fixed="SE10")
    action        = M(5, 5, "A", "Valid Action Code", codes={"A": "add", "D": "cancel", "R": "replace", "U": "update"})
    filer         = M(6, 8, "AN", "Entry Filer Code")
    filler_1      = filler(9, 10)
    entry_number  = M(11, 18, "AN", "Entry Number")
    filler_2      = filler(19, 19)
    entry_type    = M(20, 21, "AN", "Entry Type", codes=RELEASE_TYPES)
    importer_kind = C(22, 24, "AN", "Importer of Record Type", codes=IMPORTER_KINDS)
    importer      = C(25, 36, "X", "Importer of Record")
    mode          = C(37, 38, "AN", "Mode of Transportation (MOT) Code", codes=MODES)
    bond          = M(39, 39, "N", "Bond Type Code", codes={"0": "none", "8": "continuous", "9": "single transaction"})
    value         = M(40, 49, "N", "Estimated Entry Value")
    port          = C(50, 54, "AN", "Planned Port of Entry")
    split_release = O(55, 55, "AN", "Split Shipment Release Code", codes={"1": "hold all", "2": "incremental"})
    unlading_port = C(56, 60, "AN", "Port of Unlading")
    filler_3      = filler(61, 80)


class Dates(Record, id="SE11", cite=CHAPTER, title="Entry date and location", page="SE-37"):
    control                = M(1, 4, "AN", "Control identifier", fixed="SE11")
    election               = C(5, 5, "X", "Entry Date Election Code", codes={"W": "weekly entry"})
    elected                = C(6, 11, "N", "Elected Entry Date", day=True)
    location               = C(12, 15, "AN", "Location of Goods (FIRMS)")
    exam_site              = O(16, 19, "AN", "Elected Exam Site (FIRMS)")
    conveyance             = C(20, 39, "X", "Conveyance Name or FTZ ID")
    voyage                 = C(40, 44, "X", "Voyage/Flight/Trip Manifest Number")
    general_order          = O(45, 64, "AN", "General Order (G.O.) Number")
    warehouse              = C(65, 68, "AN", "CBP Bonded Warehouse (FIRMS)")
    warehouse_filer        = C(69, 71, "AN", "Originating Warehouse Entry Filer Code")
    warehouse_entry_number = C(72, 79, "AN", "Originating Warehouse Entry Number")
    immediate_delivery     = C(80, 80, "X", "Immediate Delivery Indicator", codes={"Y": "yes", "N": "no"})


class Contact(Record, id="SE13", cite=CHAPTER, title="Contact", page="SE-42"):
    control               = M(1, 4, "AN", "Control identifier", fixed="SE13")
    name                  = M(5, 44, "AN", "Contact Name")
    phone                 = M(45, 59, "AN", "Contact Phone")
    # Class A in the layout, but its note lists the codes 01 to 12.
    reason                = C(60, 61, "AN", "Reason Code", codes=CANCELLATION_REASONS)
    multiple_dispositions = O(62, 62, "N", "Multiple Cargo Dispositions Indicator")
    document_imaging      = O(63, 63, "N", "DIS indicator", codes={"1": "yes"})
    split_shipment        = O(64, 64, "N", "Split Shipment indicator", codes={"1": "yes"})
    filler_1              = filler(65, 80)


class Bill(Record, id="SE15", cite=CHAPTER, title="Bill of lading", page="SE-44"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SE15")
    kind     = M(5, 5, "A", "Bill Type Indicator",
                 codes={"R": "regular", "M": "master", "H": "house", "T": "express tracking number", "I": "in-bond"})
    issuer   = C(6, 9, "AN", "Issuer Code of Bill of Lading Number")
    number   = M(10, 59, "X", "Bill of Lading Number")
    quantity = C(60, 67, "N", "Quantity")
    filler_1 = filler(68, 72)
    non_ams  = M(73, 73, "X", "Non-AMS indicator", codes={"N": "on an automated manifest", "Y": "on none"})
    filler_2 = filler(74, 80)


class Conveyance(Record, id="SE16", cite=CHAPTER, title="Conveyance", page="SE-51"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SE16")
    carrier    = M(5, 8, "AN", "Carrier Code")
    voyage     = M(9, 13, "X", "Voyage/Flight/Trip Manifest Number")
    arrival    = M(14, 19, "N", "Date of Arrival", day=True)
    quantity   = M(20, 27, "N", "Quantity")
    unit       = O(28, 32, "X", "Unit of Measure")
    conveyance = C(33, 52, "X", "Conveyance Name")
    filler_1   = filler(53, 80)


class Equipment(Record, id="SE17", cite=CHAPTER, title="Equipment", page="SE-53"):
    control   = M(1, 4, "AN", "Control identifier", fixed="SE17")
    equipment = M(5, 24, "AN", "Equipment Number")
    filler_1  = filler(25, 80)


class Reference(Record, id="SE20", cite=CHAPTER, title="Reference", page="SE-54"):
    control   = M(1, 4, "AN", "Control identifier", fixed="SE20")
    qualifier = M(5, 7, "AN", "Reference Identifier Qualifier")
    reference = M(8, 57, "X", "Reference Identifier")
    filler_1  = filler(58, 80)


class HeaderEntity(Record, id="SE30", cite=CHAPTER, title="Header entity", page="SE-56"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SE30")
    kind       = M(5, 7, "A", "Entity Code")
    name       = C(8, 42, "X", "Entity Name")
    qualifier  = C(43, 45, "X", "Entity Identifier Qualifier")
    identifier = C(46, 65, "X", "Entity Identifier")
    filler_1   = filler(66, 80)


class EntityIdentifier(Record):
    """A global business identifier: records SE31 and SE51."""

    control    = M(1, 4, "AN", "Control identifier")
    qualifier  = M(5, 8, "A", "GBI Identifier Qualifier")
    identifier = M(9, 28, "AN", "GBI Identifier")
    filler_1   = filler(29, 80)


class HeaderEntityIdentifier(EntityIdentifier, id="SE31", cite=CHAPTER, title="Header entity, global business identifier", page="SE-59"):
    pass


class EntityAddress(Record):
    """A street address: records SE35 and SE55."""

    control     = M(1, 4, "AN", "Control identifier")
    qualifier_1 = M(5, 6, "AN", "Address Component Qualifier", codes=ADDRESS_PARTS)
    address_1   = M(7, 41, "X", "Address Information")
    qualifier_2 = O(42, 43, "AN", "Address Component Qualifier", codes=ADDRESS_PARTS)
    address_2   = O(44, 78, "X", "Address Information")
    filler_1    = filler(79, 80)


class HeaderAddress(EntityAddress, id="SE35", cite=CHAPTER, title="Header entity, street address", page="SE-60"):
    pass


class EntityCity(Record):
    """A city and its country: records SE36 and SE56."""

    control     = M(1, 4, "AN", "Control identifier")
    city        = M(5, 39, "X", "City Name")
    region      = O(40, 42, "AN", "Country Sub Entity Code")
    filler_1    = filler(43, 48)
    postal_code = C(49, 63, "X", "Postal Code")
    country     = M(64, 65, "A", "Country Code")
    filler_2    = filler(66, 80)


class HeaderCity(EntityCity, id="SE36", cite=CHAPTER, title="Header entity, city and country", page="SE-61"):
    pass


class Line(Record, id="SE40", cite=CHAPTER, title="Line", page="SE-62"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SE40")
    line        = M(5, 7, "N", "Line Item Identifier")
    origin      = M(8, 9, "A", "Country of Origin")
    filler_1    = filler(10, 10)
    description = O(11, 80, "X", "Commercial Invoice Description")


class ZoneStatus(Record, id="SE41", cite=CHAPTER, title="Foreign trade zone status", page="SE-63"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SE41")
    status   = M(5, 5, "A", "Zone Status")
    filed    = C(6, 11, "N", "Privileged FTZ Merchandise Filing Date", day=True)
    quantity = M(12, 19, "N", "FTZ Line Item Quantity")
    filler_1 = filler(20, 80)


class LineEntity(Record, id="SE50", cite=CHAPTER, title="Line entity", page="SE-65"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SE50")
    kind       = M(5, 7, "A", "Entity Code")
    name       = C(8, 42, "X", "Entity Name")
    qualifier  = O(43, 45, "X", "Entity Identifier Qualifier")
    identifier = O(46, 65, "X", "Entity Identifier")
    filler_1   = filler(66, 80)


class LineEntityIdentifier(EntityIdentifier, id="SE51", cite=CHAPTER, title="Line entity, global business identifier", page="SE-68"):
    pass


class LineAddress(EntityAddress, id="SE55", cite=CHAPTER, title="Line entity, street address", page="SE-69"):
    pass


class LineCity(EntityCity, id="SE56", cite=CHAPTER, title="Line entity, city and country", page="SE-70"):
    pass


class LineTariff(Record, id="SE60", cite=CHAPTER, title="Tariff number and value", page="SE-71"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SE60")
    hts      = M(5, 14, "AN", "HTS Number")
    value    = C(15, 24, "N", "Line Item Value")
    filler_1 = filler(25, 80)


class ZoneTariff(Record, id="SE61", cite=CHAPTER, title="Current HTS number of privileged foreign goods", page="SE-72"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SE61")
    hts      = M(5, 14, "AN", "Current HTS Number for PF Status Merchandise")
    filler_1 = filler(15, 80)


class Response(Record, id="SE90", cite=CHAPTER, title="Condition or disposition", page="SE-83"):
    control   = M(1, 4, "AN", "Control identifier", fixed="SE90")
    kind      = M(5, 6, "AN", "Message Type Code", codes=DISPOSITIONS)
    condition = C(7, 9, "AN", "Message Identifier Code")
    narrative = M(10, 49, "X", "Narrative Message Text")
    filler_1  = filler(50, 80)
