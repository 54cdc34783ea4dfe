"""In-bond movements: the request (application QP) and its bills, parties and cargo; and the event (WP): arrival, export, transfer, diversion."""

from __future__ import annotations

from tidewaiter.abi.in_bond_codes import CONVEYANCES, EVENTS, HAZARD_LISTS, KINDS, REFERENCES, VOLUMES, WEIGHTS, YES_NO
from tidewaiter.abi.record import C, M, O, Record, filler

CHAPTER = "CATAIR In-bond, amendment 51, April 2026"
VESSELS = {"10": "vessel", "11": "vessel, container"}


class Header(Record, id="10", cite=CHAPTER, title="In-bond header", page="INB-19"):
    control        = M(1, 2, "N", "Record Type", fixed="10")
    action         = M(3, 3, "A", "Action Code", codes={"A": "add", "B": "delete from a bill", "D": "delete from all bills"})
    kind           = C(4, 5, "N", "In-bond Entry Type", codes=KINDS)
    in_bond        = M(6, 17, "AN", "In-bond Number")
    carrier        = C(18, 21, "AN", "In-bond Carrier Code")
    port           = C(22, 25, "N", "U.S. Port of Destination")
    foreign_port   = C(26, 30, "AN", "Port of Foreign Destination")
    # Mandatory in the layout; note 4 asks for it in additions only (INB-22).
    value          = C(31, 38, "N", "Value")
    bonded_carrier = C(39, 50, "X", "Bonded Carrier ID")
    zone           = C(51, 51, "A", "Foreign Trade Zone/Warehouse Indicator", codes={"Y": "from a zone or bonded warehouse"})
    prior_notice   = C(52, 52, "A", "BTA/FDA Indicator", codes=YES_NO)
    filler_1       = filler(53, 80)


class Conveyance(Record, id="20", cite=CHAPTER, title="Importing conveyance", page="INB-23"):
    control    = M(1, 2, "N", "Record Type", fixed="20")
    carrier    = M(3, 6, "AN", "Importing Carrier Code")
    mode       = M(7, 8, "N", "Import Mode of Transport (MOT) Code", codes=CONVEYANCES)
    country    = C(9, 10, "A", "Country Code of Importing Carrier")
    conveyance = C(11, 33, "X", "Importing Conveyance Name")
    voyage     = C(34, 38, "X", "Voyage/Flight/Trip Number")
    filler_1   = filler(39, 45)
    port       = M(46, 49, "N", "Port of Importing Conveyance Arrival")
    arrival    = C(50, 55, "N", "Estimated Date of Arrival", day=True)
    location   = C(56, 59, "AN", "Foreign Trade Zone FIRMS Code")
    filler_2   = filler(60, 80)


class Bill(Record, id="30", cite=CHAPTER, title="Bill of lading", page="INB-26"):
    control          = M(1, 2, "N", "Record Type", fixed="30")
    action           = M(3, 3, "A", "Action Code", codes={"A": "add", "D": "delete the in-bond from the bill"})
    filler_1         = filler(4, 4)
    sequence         = O(5, 8, "AN", "Sequence Number")
    issuer           = M(9, 12, "AN", "Issuer Code of Simple/Regular/Master Bill of Lading")
    number           = M(13, 24, "AN", "Issuer Sequence of Simple/Regular Master Bill of Lading")
    house_issuer     = C(25, 28, "AN", "Issuer Code of House Bill")
    house            = C(29, 40, "AN", "House Bill Number")
    sub_house_issuer = C(41, 44, "AN", "Issuer of Sub-House Bill Number")
    sub_house        = C(45, 56, "AN", "Sub-house Bill Number")
    previous         = C(57, 68, "AN", "Previous In-bond Number")
    quantity         = C(69, 78, "N", "In-Bond Quantity")
    filler_2         = filler(79, 80)


class NotifyParties(Record, id="32", cite=CHAPTER, title="Secondary notify parties", page="INB-29"):
    control  = M(1, 2, "N", "Record Type", fixed="32")
    party_1  = M(3, 11, "AN", "First Secondary Notify Party Code")
    party_2  = O(12, 20, "AN", "Second Secondary Notify Party Code")
    party_3  = O(21, 29, "AN", "Third Secondary Notify Party Code")
    party_4  = O(30, 38, "AN", "Fourth Secondary Notify Party Code")
    filler_1 = filler(39, 80)


class Reference(Record, id="33", cite=CHAPTER, title="Reference", page="INB-30"):
    control   = M(1, 2, "N", "Record Type", fixed="33")
    qualifier = M(3, 5, "AN", "Qualifier", codes=REFERENCES)
    reference = M(6, 35, "AN", "Reference Identifier")
    filler_1  = filler(36, 80)


class Details(Record, id="40", cite=CHAPTER, title="Bill of lading details", page="INB-32"):
    control     = M(1, 2, "N", "Record Type", fixed="40")
    lading_port = M(3, 7, "N", "Foreign Port of Lading")
    quantity    = M(8, 17, "N", "Manifest Quantity")
    unit        = M(18, 22, "X", "Manifest Units")
    weight      = M(23, 32, "N", "Weight")
    weight_unit = M(33, 34, "A", "Weight Unit", codes=WEIGHTS)
    volume      = O(35, 44, "N", "Volume")
    volume_unit = C(45, 46, "A", "Volume Unit", codes=VOLUMES)
    received_at = O(47, 63, "X", "Place of Pre-receipt")
    filler_1    = filler(64, 80)


class Shipper(Record, id="50", cite=CHAPTER, title="Foreign shipper", page="INB-35"):
    control   = M(1, 2, "N", "Record Type", fixed="50")
    name      = M(3, 37, "X", "Foreign Shipper Name")
    address_1 = M(38, 72, "X", "Foreign Shipper Address, Line 1")
    filler_1  = filler(73, 80)


class ShipperAddress(Record, id="51", cite=CHAPTER, title="Foreign shipper, more of the address", page="INB-36"):
    control   = M(1, 2, "N", "Record Type", fixed="51")
    address_2 = M(3, 37, "X", "Foreign Shipper Address, Line 2")
    address_3 = O(38, 72, "X", "Foreign Shipper Address, Line 3")
    filler_1  = filler(73, 80)


class ShipperPhone(Record, id="52", cite=CHAPTER, title="Foreign shipper, telephone", page="INB-37"):
    control  = M(1, 2, "N", "Record Type", fixed="52")
    phone    = M(3, 37, "X", "Foreign Shipper Telephone or Telex Number")
    filler_1 = filler(38, 80)


class Consignee(Record, id="55", cite=CHAPTER, title="Consignee", page="INB-38"):
    control   = M(1, 2, "N", "Record Type", fixed="55")
    name      = M(3, 37, "X", "Consignee Name")
    address_1 = M(38, 72, "X", "Consignee Address, Line 1")
    filler_1  = filler(73, 80)


class ConsigneeAddress(Record, id="56", cite=CHAPTER, title="Consignee, more of the address", page="INB-39"):
    control   = M(1, 2, "N", "Record Type", fixed="56")
    address_2 = M(3, 37, "X", "Consignee Address, Line 2")
    address_3 = O(38, 72, "X", "Consignee Address, Line 3")
    filler_1  = filler(73, 80)


class ConsigneePhone(Record, id="57", cite=CHAPTER, title="Consignee, telephone", page="INB-40"):
    control  = M(1, 2, "N", "Record Type", fixed="57")
    phone    = M(3, 37, "X", "Consignee Telephone or Telex Number")
    filler_1 = filler(38, 80)


class NotifyParty(Record, id="60", cite=CHAPTER, title="Notify party", page="INB-41"):
    control   = M(1, 2, "N", "Record Type", fixed="60")
    name      = M(3, 37, "X", "Notify Party Name")
    address_1 = M(38, 72, "X", "Notify Party Address, Line 1")
    filler_1  = filler(73, 80)


class NotifyAddress(Record, id="61", cite=CHAPTER, title="Notify party, more of the address", page="INB-42"):
    control   = M(1, 2, "N", "Record Type", fixed="61")
    address_2 = M(3, 37, "X", "Notify Party Address, Line 2")
    address_3 = O(38, 72, "X", "Notify Party Address, Line 3")
    filler_1  = filler(73, 80)


class NotifyPhone(Record, id="62", cite=CHAPTER, title="Notify party, telephone", page="INB-43"):
    control  = M(1, 2, "N", "Record Type", fixed="62")
    phone    = M(3, 37, "X", "Notify Party Telephone or Telex Number")
    filler_1 = filler(38, 80)


class Container(Record, id="65", cite=CHAPTER, title="Container", page="INB-44"):
    control   = M(1, 2, "N", "Record Type", fixed="65")
    container = M(3, 16, "AN", "Container Number")
    seal_1    = C(17, 31, "AN", "Seal Number 1")
    seal_2    = C(32, 46, "AN", "Seal Number 2")
    kind      = C(47, 48, "AN", "Container Description Code")
    filler_1  = filler(49, 80)


class Tariff(Record, id="70", cite=CHAPTER, title="Tariff number", page="INB-45"):
    control     = M(1, 2, "N", "Record Type", fixed="70")
    # Class N in the layout, but a number of fewer than ten digits has spaces after it.
    hts         = M(3, 12, "AN", "Harmonized Number")
    filler_1    = filler(13, 13)
    value       = M(14, 21, "N", "Value")
    weight      = M(22, 31, "N", "Weight")
    weight_unit = M(32, 33, "A", "Weight Unit", codes=WEIGHTS)
    filler_2    = filler(34, 80)


class Description(Record, id="71", cite=CHAPTER, title="Cargo description", page="INB-47"):
    control     = M(1, 2, "N", "Record Type", fixed="71")
    pieces      = C(3, 12, "N", "Piece Count")
    description = M(13, 57, "X", "Description")
    unit        = O(58, 60, "AN", "Manifest Unit Code")
    filler_1    = filler(61, 80)


class Marks(Record, id="72", cite=CHAPTER, title="Marks and numbers", page="INB-49"):
    control  = M(1, 2, "N", "Record Type", fixed="72")
    marks    = M(3, 47, "X", "Marks and Numbers")
    filler_1 = filler(48, 80)


class Hazard(Record, id="75", cite=CHAPTER, title="Hazardous material", page="INB-50"):
    control     = M(1, 2, "N", "Record Type", fixed="75")
    material    = M(3, 12, "X", "Hazardous Material Code")
    grade       = O(13, 16, "X", "Hazardous Material Class")
    coded_by    = O(17, 17, "X", "Hazardous Material Code Qualifier", codes=HAZARD_LISTS)
    description = O(18, 47, "AN", "Hazardous Material Description")
    contact     = O(48, 71, "AN", "Hazardous Material Contact")
    flashpoint  = O(72, 74, "N", "Flashpoint Temperature")
    degrees     = O(75, 76, "X", "Unit of Measure Code", codes={"CE": "degrees Celsius"})
    negative    = O(77, 77, "A", "Negative Indicator", codes={"N": "below zero"})
    filler_1    = filler(78, 80)


class HazardText(Record, id="76", cite=CHAPTER, title="Hazardous material, free text", page="INB-52"):
    control     = M(1, 2, "N", "Record Type", fixed="76")
    description = C(3, 31, "X", "Hazardous Material Description")
    grade       = C(32, 61, "X", "Hazardous Material Classification")
    filler_1    = filler(62, 80)


class Event(Record, id="10", cite=CHAPTER, title="In-bond event", page="INB-54"):
    control      = M(1, 2, "N", "Record Type", fixed="10")
    action       = M(3, 3, "AN", "Action Code", codes=EVENTS)
    in_bond      = C(4, 15, "AN", "In-bond Number")
    issuer       = C(16, 19, "AN", "Issuer Code of Simple/Regular Master Bill of Lading")
    number       = C(20, 31, "AN", "Simple/Regular Master Bill of Lading")
    house_issuer = C(32, 35, "AN", "Issuer Code of House Bill of Lading")
    house        = C(36, 47, "AN", "House Bill of Lading")
    location     = C(48, 51, "AN", "FIRMS Location on In-Bond Arrival")
    filler_1     = filler(52, 63)
    container    = C(64, 77, "AN", "Container Number")
    filler_2     = filler(78, 80)


class EventDetail(Record, id="20", cite=CHAPTER, title="In-bond event, day and place", page="INB-57"):
    control           = M(1, 2, "N", "Record Type", fixed="20")
    day               = M(3, 8, "N", "Date", form="YYMMDD")
    time              = M(9, 14, "N", "Time")
    port              = C(15, 18, "N", "Port of Arrival")
    carrier           = C(19, 22, "X", "In-bond Carrier Code")
    bonded_carrier    = C(23, 34, "X", "Bonded Carrier ID")
    city              = C(35, 53, "AN", "City Name")
    state             = C(54, 55, "A", "State Code")
    export_mode       = O(56, 57, "N", "Export MOT", codes=VESSELS)
    export_conveyance = O(58, 80, "AN", "Export Conveyance")
