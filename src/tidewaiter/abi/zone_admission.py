"""Foreign trade zone admission (application FT): the records of the e214 as a public account of CBP's chapter tells them.

CBP's own chapter was not at hand. The columns were read in github.com/Vgroup2023/CATAIR-FTZ, which states version 3.1.3 of August 2026;
its checker compares them with CBP's document. Records are two digits on the wire, though the chapter calls them FT10 and so on.
The reply (application NF) was not seen at all.
"""

from __future__ import annotations

from tidewaiter.abi.record import C, M, O, Record, filler

CHAPTER = "CATAIR Foreign Trade Zone Admission (e214) v3.1.3, August 2026, by a public account of it"
ACTIONS = {"A": "add", "D": "delete", "R": "replace", "S": "change of zone status"}
ADMISSIONS = {
    "A": "regular", "C": "status change", "D": "domestic", "O": "overage", "T": "temporary deposit", "Z": "zone to zone",
}
STATUSES = {"D": "domestic", "N": "non-privileged foreign", "P": "privileged foreign", "Z": "zone restricted"}
REASONS = {
    "01": "conveyance added or changed", "02": "conveyance deleted", "03": "bill added or changed", "04": "bill deleted",
    "05": "line added or changed", "06": "line deleted", "07": "quantity changed", "08": "other, told in remarks",
    "09": "permit to transfer added or cancelled", "10": "temporary deposit replaced",
}
YES_NO = {"N": "no", "Y": "yes"}


class Admission(Record, id="10", cite=CHAPTER, title="Admission", page="-"):
    control         = M(1, 2, "N", "Control identifier", fixed="10")
    action          = M(3, 3, "A", "Action Code", codes=ACTIONS)
    zone            = M(4, 12, "AN", "Zone ID")
    year            = M(13, 14, "N", "Calendar Year")
    admission       = M(15, 22, "AN", "Control Number")
    expanded        = M(23, 23, "AN", "Expanded Zone ID Indicator", codes={"N": "seven characters", "Y": "nine characters"})
    port            = M(24, 27, "N", "Port Code")
    direct_delivery = M(28, 28, "A", "Direct Delivery Indicator", codes=YES_NO)
    filer           = M(29, 31, "AN", "ABI Filer Code")
    routing         = O(32, 40, "AN", "ABI Routing Code")
    operator        = M(41, 52, "X", "Zone Operator Identifier")
    location        = M(53, 56, "AN", "Location of the zone site (FIRMS)")
    applicant       = C(57, 68, "X", "Applicant for Admission")
    filler_1        = filler(69, 80)


class Replacement(Record, id="11", cite=CHAPTER, title="Replacement", page="-"):
    control      = M(1, 2, "N", "Control identifier", fixed="11")
    contact      = O(3, 42, "AN", "Contact Name")
    phone        = O(43, 57, "N", "Contact Phone")
    reason       = M(58, 59, "N", "Reason Code", codes=REASONS)
    more_reasons = O(60, 73, "N", "Additional Reason Codes")
    filler_1     = filler(74, 80)


class ReplacementRemarks(Record, id="12", cite=CHAPTER, title="Remarks on the replacement", page="-"):
    control = M(1, 2, "N", "Control identifier", fixed="12")
    remarks = M(3, 80, "X", "Remarks")


class Conveyance(Record, id="20", cite=CHAPTER, title="Conveyance", page="-"):
    control       = M(1, 2, "N", "Control identifier", fixed="20")
    kind          = M(3, 3, "A", "Admission Type", codes=ADMISSIONS)
    mode          = C(4, 5, "N", "Mode of Transportation")
    carrier       = C(6, 9, "A", "Carrier Code")
    conveyance    = C(10, 32, "AN", "Conveyance Name")
    voyage        = C(33, 47, "AN", "Voyage/Trip/Flight Number")
    # Days of eight digits, year first.
    exported      = C(48, 55, "N", "Export Date")
    imported      = C(56, 63, "N", "Import Date")
    unlading_port = C(64, 67, "N", "Port of Unlading")
    arrival       = C(68, 75, "N", "Scheduled Date of Arrival")
    filler_1      = filler(76, 80)


class Bill(Record, id="40", cite=CHAPTER, title="Bill of lading", page="-"):
    control     = M(1, 2, "N", "Control identifier", fixed="40")
    number      = M(3, 37, "AN", "Bill of Lading or Air Waybill")
    house       = C(38, 57, "AN", "House Bill")
    quantity    = C(58, 67, "N", "Quantity")
    exported    = C(68, 69, "AN", "Country of Export")
    lading_port = C(70, 74, "N", "Foreign Load Port")
    filler_1    = filler(75, 80)


class InBond(Record, id="41", cite=CHAPTER, title="In-bond number", page="-"):
    control  = M(1, 2, "N", "Control identifier", fixed="41")
    number   = M(3, 37, "AN", "I.T. Number")
    filler_1 = filler(38, 80)


class BondedCarrier(Record, id="42", cite=CHAPTER, title="Bonded carrier of a permit to transfer", page="-"):
    control  = M(1, 2, "N", "Control identifier", fixed="42")
    carrier  = C(3, 14, "X", "Identifier of the Bonded Carrier")
    filler_1 = filler(15, 80)


class Container(Record, id="43", cite=CHAPTER, title="Container", page="-"):
    control   = M(1, 2, "N", "Control identifier", fixed="43")
    container = M(3, 17, "AN", "Container Number")
    filler_1  = filler(18, 80)


class Line(Record, id="50", cite=CHAPTER, title="Line", page="-"):
    control         = M(1, 2, "N", "Control identifier", fixed="50")
    line            = M(3, 7, "N", "Line Item Number")
    hts             = M(8, 17, "AN", "HTS Number")
    program         = O(18, 18, "AN", "Special Programs Indicator")
    program_country = O(19, 20, "AN", "Special Programs Country")
    set_kind        = O(21, 21, "AN", "Special Programs Indicator, Secondary")
    origin          = M(22, 23, "AN", "Country of Origin")
    quantity_1      = M(24, 35, "N", "Quantity 1", decimals=2)
    unit_1          = C(36, 38, "AN", "Unit of Measure 1")
    quantity_2      = O(39, 50, "N", "Quantity 2", decimals=2)
    unit_2          = O(51, 53, "AN", "Unit of Measure 2")
    quota           = O(54, 56, "AN", "Quota Category")
    prior_notice    = O(57, 57, "AN", "Prior Notice Disclaimer Flag", codes={"Y": "disclaimed"})
    filler_1        = filler(58, 80)


class LineValues(Record, id="51", cite=CHAPTER, title="Values of the line", page="-"):
    control          = M(1, 2, "N", "Control identifier", fixed="51")
    weight           = M(3, 12, "N", "Weight")
    value            = M(13, 24, "N", "Value")
    charges          = M(25, 34, "N", "Charges")
    status           = M(35, 35, "A", "Zone Status", codes=STATUSES)
    harbor_fee       = M(36, 43, "N", "Harbor Maintenance Fee", decimals=2)
    existing_status  = C(44, 44, "A", "Existing Zone Status", codes={"N": "non-privileged foreign"})
    requested_status = C(45, 45, "A", "Requested Zone Status", codes={"P": "privileged foreign", "Z": "zone restricted"})
    quantity         = C(46, 57, "N", "Line Item Quantity to be Affected")
    unit             = C(58, 60, "AN", "Inventory Unit of Measure")
    filler_1         = filler(61, 80)


class LineReference(Record, id="60", cite=CHAPTER, title="Description and reference of the line", page="-"):
    control     = M(1, 2, "N", "Control identifier", fixed="60")
    description = M(3, 47, "AN", "Description")
    qualifier   = C(48, 50, "AN", "Reference Qualifier", codes={
        "ALU": "aluminum licence", "DIA": "diamond certificate", "MID": "manufacturer identification", "STL": "steel licence"})
    reference   = C(51, 72, "AN", "Reference ID")
    filler_1    = filler(73, 80)


class LineRemarks(Record, id="61", cite=CHAPTER, title="Remarks on the line", page="-"):
    control = M(1, 2, "N", "Control identifier", fixed="61")
    remarks = M(3, 80, "AN", "Remarks")
