"""Importer security filing within a cargo release (records SF10 to SF36)."""

from __future__ import annotations

from tidewaiter.abi.cargo_release import CHAPTER
from tidewaiter.abi.record import C, M, O, Record, filler


class SecurityFiling(Record, id="SF10", cite=CHAPTER, title="Importer security filing header", page="SE-73"):
    control       = M(1, 4, "AN", "Control identifier", fixed="SF10")
    submission    = M(5, 5, "N", "ISF Submission Type")
    shipment      = M(6, 7, "N", "Shipment Type Code")
    action        = M(8, 8, "A", "Action Code", codes={"A": "add", "D": "delete", "R": "replace"})
    reason        = C(9, 10, "X", "Action Reason Code", codes={"CT": "complete transaction"})
    importer_kind = M(11, 13, "X", "ISF Importer Number Qualifier")
    importer      = M(14, 28, "X", "ISF Importer Number")
    # Mandatory in the layout, which has the columns blank in a unified filing (page SE-73): so are the bond and the country.
    reserved      = C(29, 36, "X", "Reserved")
    mode          = O(37, 38, "N", "Mode of Transportation Code")
    transaction   = C(39, 53, "X", "ISF Transaction Number")
    carrier       = O(54, 57, "A", "SCAC Identifier")
    bond_holder   = C(58, 72, "X", "Bond Holder")
    bond_activity = C(73, 74, "AN", "Bond Activity Code")
    bond          = C(75, 75, "N", "Bond Type")
    filler_1      = filler(76, 78)
    country       = C(79, 80, "A", "Country of Issuance")


class SecurityReference(Record, id="SF20", cite=CHAPTER, title="Importer security filing reference", page="SE-76"):
    control   = M(1, 4, "AN", "Control identifier", fixed="SF20")
    qualifier = M(5, 7, "AN", "Reference Identifier Qualifier")
    reference = M(8, 57, "X", "Reference Identifier")
    filler_1  = filler(58, 80)


class SecurityEquipment(Record, id="SF25", cite=CHAPTER, title="Importer security filing equipment", page="SE-77"):
    control          = M(1, 4, "AN", "Control identifier", fixed="SF25")
    description_code = M(5, 6, "X", "Equipment Description Code")
    initial          = M(7, 10, "A", "Equipment Initial")
    number           = M(11, 25, "N", "Equipment Number")
    check_digit      = C(26, 26, "N", "Equipment Number Check Digit")
    size             = O(27, 30, "AN", "Equipment Size Type Code")
    filler_1         = filler(31, 80)


class SecurityEntity(Record, id="SF30", cite=CHAPTER, title="Importer security filing entity", page="SE-78"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SF30")
    kind       = M(5, 7, "A", "Entity Code")
    name       = C(8, 42, "X", "Entity Name")
    qualifier  = C(43, 45, "X", "Entity Identifier Qualifier")
    identifier = C(46, 65, "X", "Entity Identifier")
    country    = C(66, 67, "AN", "Country Code")
    birth      = C(68, 75, "X", "Date of Birth (DOB)")
    filler_1   = filler(76, 80)


class SecurityAlias(Record, id="SF31", cite=CHAPTER, title="Importer security filing, other name", page="SE-80"):
    control  = M(1, 4, "AN", "Control identifier", fixed="SF31")
    kind     = M(5, 7, "A", "Entity Code")
    name     = M(8, 42, "X", "Entity Name")
    filler_1 = filler(43, 80)


class SecurityAddress(Record, id="SF35", cite=CHAPTER, title="Importer security filing entity, address", page="SE-81"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SF35")
    qualifier_1 = M(5, 6, "AN", "Address Component Qualifier")
    address_1   = M(7, 41, "AN", "Address Information")
    qualifier_2 = O(42, 43, "AN", "Address Component Qualifier")
    address_2   = O(44, 78, "AN", "Address Information")
    filler_1    = filler(79, 80)


class SecurityCity(Record, id="SF36", cite=CHAPTER, title="Importer security filing entity, city and country",
                   page="SE-82"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SF36")
    city        = M(5, 39, "AN", "City Name")
    region      = C(40, 42, "AN", "Country Sub Entity Code")
    filler_1    = filler(43, 48)
    postal_code = C(49, 63, "AN", "Postal Code")
    country     = M(64, 65, "A", "Country Code")
    filler_2    = filler(66, 80)
