"""Partner agency message set: lots, packing, quantities, inspection and route (PG25 to PG33), and the marks of groups (PG00, PG50, PG51)."""

from __future__ import annotations

from tidewaiter.abi.agency_goods import CHAPTER
from tidewaiter.abi.record import C, M, Record, filler

TEMPERATURES = {
    "A": "ambient",  "F": "frozen",       "R": "refrigerated or chilled", "D": "dry ice",
    "H": "fresh",    "U": "uncontrolled", "P": "flashpoint",
}
DEGREES = {"F": "Fahrenheit", "C": "Celsius", "K": "kelvin"}
MEASURED = {"A": "product", "B": "container", "C": "conveyance"}
LOT_NUMBERS = {"1": "by the manufacturer", "2": "by the seller", "3": "by the grower", "4": "by the producer"}
LEVELS = {str(level): "outermost" if level == 1 else f"level {level}" for level in range(1, 7)}
CONTAINERS = {"1": "refrigerated", "2": "not refrigerated"}
INSPECTIONS = {
    "R": "inspection requested",    "S": "inspection scheduled before", "P": "inspected before",
    "L": "tested in a laboratory before", "N": "no laboratory test",    "A": "expected arrival",
    "I": "where the goods can be inspected", "F": "from a foreign trade zone (FDA, entry type 21)",
}
SUBSTITUTIONS = {"S": "start of the group", "E": "end of the group", "R": "put the group here"}


class Lot(Record, id="PG25", cite=CHAPTER, title="Temperature, lot and value", page="41"):
    control          = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type      = M(3, 4, "N", "Record type", fixed="25")
    temperature_kind = C(5, 5, "A", "Temperature Qualifier", codes=TEMPERATURES)
    degree           = C(6, 6, "A", "Degree Type", codes=DEGREES)
    negative         = C(7, 7, "A", "Negative Number", codes={"X": "below zero"})
    temperature      = C(8, 13, "N", "Actual Temperature", decimals=2)
    measured         = C(14, 14, "A", "Location of Temperature Recording", codes=MEASURED)
    lot_kind         = C(15, 15, "AN", "Lot Number Qualifier", codes=LOT_NUMBERS)
    lot              = C(16, 40, "X", "Lot Number")
    production_start = C(41, 48, "N", "Production Start date of the Lot", form="MMDDCCYY")
    production_end   = C(49, 56, "N", "Production End Date of the Lot", form="MMDDCCYY")
    line_value       = C(57, 68, "N", "PGA Line Value, whole US dollars")
    unit_value       = C(69, 80, "N", "PGA Unit Value", decimals=2)


class Packaging(Record, id="PG26", cite=CHAPTER, title="Packaging, one level", page="42"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="26")
    level       = M(5, 5, "N", "Packaging Qualifier", codes=LEVELS)
    quantity    = C(6, 17, "N", "Quantity", decimals=2)
    unit        = C(18, 22, "X", "Unit of Measure (Packaging Level) (Appendix PGA)")
    marks       = C(23, 47, "X", "Package Identifier")
    method      = C(48, 50, "AN", "Packaging Method")
    material    = C(51, 65, "X", "Package Material")
    stuffing    = C(66, 80, "X", "Package Filler")


class Containers(Record, id="PG27", cite=CHAPTER, title="Containers", page="43"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="27")
    container_1 = M(5, 24, "AN", "Container Number (Equipment ID)")
    kind_1      = C(25, 25, "N", "Type of Container", codes=CONTAINERS)
    feet_1      = C(26, 27, "N", "Container length, feet")
    container_2 = C(28, 47, "AN", "Container Number (Equipment ID)")
    kind_2      = C(48, 48, "N", "Type of Container", codes=CONTAINERS)
    feet_2      = C(49, 50, "N", "Container length, feet")
    container_3 = C(51, 70, "AN", "Container Number (Equipment ID)")
    kind_3      = C(71, 71, "N", "Type of Container", codes=CONTAINERS)
    feet_3      = C(72, 73, "N", "Container length, feet")
    filler_1    = filler(74, 80)


class Cans(Record, id="PG28", cite=CHAPTER, title="Can dimensions and package tracking", page="44"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="28")
    # Two columns of inches and two of sixteenths each.
    dimension_1 = C(5, 8, "N", "Can Dimensions #1")
    dimension_2 = C(9, 12, "N", "Can Dimensions #2")
    dimension_3 = C(13, 16, "N", "Can Dimension #3")
    carrier     = C(17, 20, "AN", "Package Tracking Number Code")
    tracking    = C(21, 70, "AN", "Package Tracking Number")
    filler_1    = filler(71, 80)


class AgencyQuantities(Record, id="PG29", cite=CHAPTER, title="Net and gross quantities", page="45"):
    control               = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type           = M(3, 4, "N", "Record type", fixed="29")
    net_unit              = C(5, 7, "AN", "Unit of Measure (PGA line - net) (Appendix PGA)")
    net                   = C(8, 19, "N", "Commodity Net Quantity (PGA line - net)", decimals=2)
    gross_unit            = C(20, 22, "AN", "Unit of Measure (PGA line - gross) (Appendix PGA)")
    gross                 = C(23, 34, "N", "Commodity Gross Quantity (PGA line - gross)", decimals=2)
    individual_net_unit   = C(35, 37, "AN", "Unit of Measure (Individual Unit - net) (Appendix PGA)")
    individual_net        = C(38, 49, "N", "Commodity Net Quantity (Individual Unit - net)", decimals=2)
    individual_gross_unit = C(50, 52, "AN", "Unit of Measure (Individual Unit - gross) (Appendix PGA)")
    individual_gross      = C(53, 64, "N", "Commodity Gross Quantity (Individual Unit - gross)", decimals=2)
    filler_1              = filler(65, 80)


class Inspection(Record, id="PG30", cite=CHAPTER, title="Inspection, laboratory test or arrival", page="48"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="30")
    status      = M(5, 5, "A", "Inspection/Laboratory Testing Status", codes=INSPECTIONS)
    day         = C(6, 13, "N", "Date of inspection, test or arrival", form="MMDDCCYY")
    time        = C(14, 17, "N", "Time of inspection, test or arrival, HHMM")
    place_code  = C(18, 21, "AN", "Inspection or Arrival Location Code (Appendix PGA)")
    place       = C(22, 71, "X", "Inspection or Arrival Location")
    filler_1    = filler(72, 80)


class HarvestingVessel(Record, id="PG31", cite=CHAPTER, title="Harvesting vessel", page="50"):
    control             = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type         = M(3, 4, "N", "Record type", fixed="31")
    characteristic_kind = M(5, 7, "AN", "Commodity Harvesting Vessel Characteristic Type Code (Appendix PGA)")
    characteristic      = M(8, 42, "X", "Commodity Harvesting Vessel Characteristic")
    unit                = C(43, 45, "AN", "Unit of Measure (conveyance)")
    net_weight          = C(46, 55, "N", "Harvested Commodity Net Weight, kilograms", decimals=2)
    filler_1            = filler(56, 80)


class Route(Record, id="PG32", cite=CHAPTER, title="Route of the goods", page="51"):
    control      = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type  = M(3, 4, "N", "Record type", fixed="32")
    kind         = M(5, 7, "AN", "Commodity Routing Type Code (Appendix PGA)")
    country      = C(8, 9, "A", "Commodity Routing Country Code")
    subunit_kind = C(10, 12, "AN", "Commodity Political Subunit of Routing Qualifier (Appendix PGA)")
    subunit      = C(13, 21, "X", "Commodity Political Subunit of Routing Number")
    subunit_name = C(22, 76, "X", "Commodity Political Subunit of Routing Name")
    filler_1     = filler(77, 80)


class OceanArea(Record, id="PG33", cite=CHAPTER, title="Geographic area of the route", page="52"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="33")
    area        = C(5, 13, "X", "Commodity Geographic Area Code (Appendix PGA)")
    name        = C(14, 78, "X", "Commodity Geographic Area Name")
    filler_1    = filler(79, 80)


class GroupStart(Record, id="PG50", cite=CHAPTER, title="Start of a group", page="55"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="50")
    filler_1    = filler(5, 80)


class GroupEnd(Record, id="PG51", cite=CHAPTER, title="End of a group", page="56"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="51")
    filler_1    = filler(5, 80)


class Substitution(Record, id="PG00", cite=CHAPTER, title="Records told once and put in many places", page="59"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="00")
    indicator   = M(5, 5, "X", "Substitution Indicator", codes=SUBSTITUTIONS)
    # Mandatory in the layout, yet only a start and a replacement need it (its text, and the example on page 69).
    number      = C(6, 9, "AN", "Substitution Number")
    filler_1    = filler(10, 80)
