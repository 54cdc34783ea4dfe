"""Cargo, manifest, in-bond and entry status: what is asked (application CQ) and what CBP answers of bills and in-bonds (C1).

What it answers of an entry stands in `release_status`.
"""

from __future__ import annotations

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.record import C, M, O, Record, filler

CHAPTER = "CATAIR Cargo Manifest/In-bond/Entry Status Query rev. 21, September 2025"
YES = {"Y": "yes"}
# The chapter prints a space as the latest only and 2 as the default; what is sent is what it says.
LIMITS = {"": "the latest notice", "1": "the last five notices", "2": "all notices"}


class CargoQuery(Record, id="WR1", cite=CHAPTER, title="Query by entry, in-bond or bill", page="ACMQ-13"):
    control      = M(1, 2, "A", "Control identifier", fixed="WR")
    record_type  = M(3, 3, "N", "Record Type", fixed="1")
    filler_1     = filler(4, 7)
    filer        = C(8, 10, "AN", "Entry Filer Code")
    # Stands to the right: eight characters leave the first column blank.
    entry_number = C(11, 19, "AN", "Entry Number")
    in_bond      = C(20, 31, "AN", "In-bond Number")
    issuer       = C(32, 35, "AN", "Issuer Code of Bill of Lading Number")
    bill         = C(36, 47, "AN", "Bill of Lading Number")
    air_waybill  = C(48, 58, "AN", "Air Waybill Number")
    house        = O(59, 70, "AN", "House Air Waybill Number")
    related      = O(71, 71, "AN", "Request for Related BOL Indicator", codes=YES)
    with_bills   = O(72, 72, "AN", "Request for Bill of lading and Entry data indicator", codes=YES)
    limit        = O(73, 73, "AN", "Limit Output Option", codes=LIMITS)
    filler_2     = filler(74, 80)


class EntryRefusal(Record, id="WR0", cite=CHAPTER, title="Condition of a query by entry", page="ACMQ-21"):
    control      = M(1, 2, "A", "Control identifier", fixed="WR")
    record_type  = M(3, 3, "N", "Record Type", fixed="0")
    # What was asked comes back, and conditions B05 and B14 say that it was blank.
    filer        = C(4, 6, "AN", "Entry Filer Code")
    entry_number = C(7, 15, "AN", "Entry Number")
    filler_1     = filler(16, 29)
    condition    = M(30, 32, "AN", "Error Message Identifier", codes=codes.CARGO_CONDITIONS)
    narrative    = M(33, 72, "X", "Narrative Message")
    filler_2     = filler(73, 80)


class BillRefusal(Record, id="WSA", cite=CHAPTER, title="Condition of a query by in-bond or bill", page="ACMQ-22"):
    control     = M(1, 2, "A", "Control identifier", fixed="WS")
    record_type = M(3, 3, "A", "Record Type", fixed="A")
    in_bond     = C(4, 15, "AN", "In-bond Number")
    issuer      = C(16, 19, "AN", "Issuer Code of Master Bill Number")
    bill        = C(20, 31, "AN", "Master Bill Number")
    condition   = M(32, 34, "AN", "Error Message Identifier", codes=codes.CARGO_CONDITIONS)
    narrative   = M(35, 74, "X", "Narrative Message")
    filler_1    = filler(75, 80)


class AirRefusal(Record, id="WSB", cite=CHAPTER, title="Condition of a query by air waybill", page="ACMQ-23"):
    control     = M(1, 2, "A", "Control identifier", fixed="WS")
    record_type = M(3, 3, "A", "Record Type", fixed="B")
    air_waybill = M(4, 14, "AN", "Air Waybill Number")
    house       = O(15, 26, "AN", "House Air Waybill Number")
    condition   = M(27, 29, "AN", "Error Message Identifier", codes=codes.CARGO_CONDITIONS)
    narrative   = M(30, 69, "X", "Narrative Message")
    filler_1    = filler(70, 80)


class Conveyance(Record, id="WR1", cite=CHAPTER, title="Conveyance, with the entry where it is the asker's", page="ACMQ-24"):
    control      = M(1, 2, "A", "Control identifier", fixed="WR")
    record_type  = M(3, 3, "N", "Record Type", fixed="1")
    port         = C(4, 7, "N", "District/Port of Entry")
    filer        = C(8, 10, "AN", "Entry Filer Code")
    entry_number = C(11, 19, "AN", "Entry Number")
    entry_type   = C(20, 21, "N", "Entry Type Code")
    importer     = C(22, 33, "X", "Importer of Record Number")
    reference    = C(34, 42, "X", "Broker Reference Number")
    # Class AN in the layout, yet note 3 has *U, *C, *F and ** for unlisted air carriers.
    carrier      = C(43, 46, "X", "Carrier Code")
    conveyance   = C(47, 66, "X", "Importing Vessel Code or Importing Conveyance Name")
    # Mandatory in the layout, yet mandatory for some modes only in its text.
    voyage       = C(67, 71, "X", "Voyage/Flight/Trip Manifest Number")
    arrival      = M(72, 77, "N", "Date of Arrival", day=True)
    filler_1     = filler(78, 80)


class TripAndPlace(Record, id="WR2", cite=CHAPTER, title="Trip by truck and place of goods by air", page="ACMQ-28"):
    control     = M(1, 2, "A", "Control identifier", fixed="WR")
    record_type = M(3, 3, "N", "Record Type", fixed="2")
    # Mandatory in the layout, yet the trip is of trucks and the place of air cargo.
    trip        = C(4, 28, "AN", "Trip Number")
    filler_1    = filler(29, 76)
    firms       = C(77, 80, "AN", "FIRMS")


class CargoTariff(Record, id="WR3", cite=CHAPTER, title="Origin and tariff number, reserved", page="ACMQ-29"):
    control     = M(1, 2, "A", "Control identifier", fixed="WR")
    record_type = M(3, 3, "N", "Record Type", fixed="3")
    line        = C(4, 6, "N", "Record Control Number")
    origin      = M(7, 8, "A", "Country of Origin")
    hts         = M(9, 18, "AN", "Tariff Number")
    filler_1    = filler(19, 80)


class InBondUpdated(Record, id="WS4", cite=CHAPTER, title="In-bond, updated as a whole", page="ACMQ-30"):
    control     = M(1, 2, "A", "Control identifier", fixed="WS")
    record_type = M(3, 3, "N", "Record Type", fixed="4")
    status      = C(4, 5, "AN", "In-bond Status", codes=codes.IN_BOND_STATUS)
    arrived     = C(6, 11, "N", "In-bond Arrival Date", day=True)
    exported    = C(12, 17, "N", "In-bond Export Date", day=True)
    filler_1    = filler(18, 75)
    kind        = C(76, 77, "AN", "In-bond Entry Type", codes=codes.IN_BOND_KINDS)
    filler_2    = filler(78, 80)


class ManifestBill(Record, id="WR4", cite=CHAPTER, title="In-bond and bills of the manifest", page="ACMQ-31"):
    control         = M(1, 2, "A", "Control identifier", fixed="WR")
    record_type     = M(3, 3, "N", "Record Type", fixed="4")
    in_bond         = C(4, 15, "AN", "In-Bond Number")
    master          = C(16, 27, "AN", "Master Bill Number")
    house           = C(28, 39, "AN", "House Bill Number")
    sub_house       = C(40, 51, "AN", "Sub-House Bill Number")
    quantity        = C(52, 59, "(S)N", "Manifest Quantity")
    unit            = C(60, 64, "X", "Unit")
    master_issuer   = C(65, 68, "AN", "Issuer Code of Master Bill Number")
    house_issuer    = C(69, 72, "AN", "Issuer Code of House Bill Number")
    kind            = C(73, 73, "X", "Bill of Lading Type", codes=codes.BILL_KINDS)
    security_filing = C(74, 74, "X", "Importer Security Filing Indicator", codes={"Y": "ISF on file", "N": "no ISF on file"})
    mode            = C(75, 75, "X", "Mode of Transportation Code", codes={"1": "ocean", "2": "rail", "3": "truck"})
    filler_1        = filler(76, 80)


class InBondOfBill(Record, id="WS5", cite=CHAPTER, title="In-bond, state of one bill", page="ACMQ-33"):
    control     = M(1, 2, "A", "Control identifier", fixed="WS")
    record_type = M(3, 3, "N", "Record Type", fixed="5")
    status      = C(4, 5, "AN", "In-bond Status", codes=codes.IN_BOND_STATUS)
    arrived     = C(6, 11, "N", "In-bond Arrival Date", day=True)
    exported    = C(12, 17, "N", "In-bond Export Date", day=True)
    filler_1    = filler(18, 75)
    kind        = C(76, 77, "AN", "In-bond entry type", codes=codes.IN_BOND_KINDS)
    filler_2    = filler(78, 80)


class AirWaybill(Record, id="WSC", cite=CHAPTER, title="Air waybill, flight and quantities", page="ACMQ-35"):
    control        = M(1, 2, "A", "Control identifier", fixed="WS")
    record_type    = M(3, 3, "A", "Record Type", fixed="C")
    carrier        = M(4, 6, "AN", "Importing Carrier Code")
    flight         = M(7, 11, "AN", "Flight Number")
    arrival        = M(12, 17, "N", "Scheduled Arrival Date", day=True)
    air_waybill    = M(18, 28, "AN", "Air Waybill Number")
    part           = C(29, 29, "A", "Part Indicator")
    quantity       = M(30, 34, "(S)N", "Manifest Quantity")
    boarded        = C(35, 39, "(S)N", "Boarded Quantity")
    house          = O(40, 51, "AN", "House Air Waybill Number")
    house_part     = C(52, 52, "A", "Part Indicator")
    house_quantity = C(53, 57, "(S)N", "Manifest Quantity")
    house_boarded  = C(58, 62, "(S)N", "Boarded Quantity")
    # Class N in the layout, yet note 1 has numbers of nine digits beside those of eleven.
    in_bond        = C(63, 73, "AN", "In-bond Number")
    status         = C(74, 75, "AN", "In-bond Status", codes=codes.IN_BOND_STATUS)
    kind           = C(76, 77, "AN", "In-bond entry type", codes=codes.IN_BOND_KINDS)
    filler_1       = filler(78, 79)
    version        = C(80, 80, "AN", "WSC Record Version", codes={"1": "house number stands to the left"})


class AirDisposition(Record, id="WSD", cite=CHAPTER, title="Disposition of an air waybill", page="ACMQ-38"):
    control     = M(1, 2, "A", "Control identifier", fixed="WS")
    record_type = M(3, 3, "A", "Record Type", fixed="D")
    day         = M(4, 9, "N", "Disposition Action Date", day=True)
    time        = M(10, 15, "N", "Disposition Action Time")
    code        = M(16, 17, "AN", "Disposition Code")
    narrative   = M(18, 57, "X", "Narrative Message")
    number      = C(58, 69, "AN", "In-bond or Entry Number")
    filler_1    = filler(70, 80)


class CargoDisposition(Record, id="WR5", cite=CHAPTER, title="Disposition of a bill", page="ACMQ-40"):
    control     = M(1, 2, "A", "Control identifier", fixed="WR")
    record_type = M(3, 3, "N", "Record Type", fixed="5")
    day         = M(4, 9, "N", "Disposition Action Date", day=True)
    time        = M(10, 13, "N", "Disposition Action Time")
    code        = M(14, 16, "AN", "Disposition Action Code")
    narrative   = M(17, 56, "X", "Narrative Message")
    filler_1    = filler(57, 57)
    released    = C(58, 63, "N", "Release Date", day=True)
    origin      = C(64, 65, "N", "Release Origin", codes=codes.RELEASE_ORIGINS)
    quantity    = C(66, 73, "(S)N", "Quantity")
    filler_2    = filler(74, 74)
    sequence    = C(75, 77, "N", "Sequence")
    filler_3    = filler(78, 80)


class AmendedQuantity(Record, id="WN0", cite=CHAPTER, title="Amended quantities", page="ACMQ-42"):
    control     = M(1, 2, "A", "Control identifier", fixed="WN")
    record_type = M(3, 3, "N", "Record Type", fixed="0")
    master      = C(4, 11, "(S)N", "Master Bill amended quantity")
    house       = C(12, 19, "(S)N", "House Bill Amended quantity")
    filler_1    = filler(20, 80)


class CargoPorts(Record, id="WN1", cite=CHAPTER, title="Ports of arrival, destination, departure and lading", page="ACMQ-43"):
    control             = M(1, 2, "A", "Control identifier", fixed="WN")
    record_type         = M(3, 3, "N", "Record Type", fixed="1")
    in_bond             = C(4, 15, "AN", "In-bond Entry Number")
    unlading            = M(16, 19, "AN", "Manifested Port of Unlading/Import")
    unlading_actual     = C(20, 23, "AN", "Actual Port of Unlading/Import")
    unlading_diverted   = C(24, 27, "AN", "Actual Port of Unlading/Import Ocean Vessel Diversion")
    in_bond_origin      = C(28, 31, "AN", "In-bond Originating Port")
    destination         = C(32, 35, "AN", "Manifested In-bond Destination Port")
    destination_actual  = C(36, 39, "AN", "Actual In-bond Destination manual diversion")
    destination_edi     = C(40, 43, "AN", "Actual In-bond Destination via EDI in-bond diversion")
    departure           = C(44, 48, "AN", "Vessel Departure Port")
    departed            = C(49, 54, "N", "Vessel Departure Date", day=True)
    lading              = C(55, 71, "AN", "Container Load Port")
    laden               = C(72, 77, "AN", "Container Load Date", day=True)
    filler_1            = filler(78, 80)
