"""Importer/Bond Query: what is asked (application KI) and what CBP answers (KR)."""

from __future__ import annotations

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.record import C, M, Record, filler

CHAPTER = "CATAIR Importer/Bond Query, July 2025"
ADDRESS = {"1": "with both addresses"}


class ImporterQuery(Record, id="K", cite=CHAPTER, title="Query by importer number", page="QIB-8"):
    control    = M(1, 1, "AN", "Control identifier", fixed="K")
    filler_1   = filler(2, 2)
    importer_1 = M(3, 14, "X", "Importer Number (1)")
    # Mandatory in the layout, yet a space asks for no addresses (note 2).
    address_1  = C(15, 15, "AN", "Address Request Code (1)", codes=ADDRESS)
    importer_2 = C(16, 27, "X", "Importer Number (2)")
    address_2  = C(28, 28, "AN", "Address Request Code (2)", codes=ADDRESS)
    importer_3 = C(29, 40, "X", "Importer Number (3)")
    address_3  = C(41, 41, "AN", "Address Request Code (3)", codes=ADDRESS)
    importer_4 = C(42, 53, "X", "Importer Number (4)")
    address_4  = C(54, 54, "AN", "Address Request Code (4)", codes=ADDRESS)
    importer_5 = C(55, 66, "X", "Importer Number (5)")
    address_5  = C(67, 67, "AN", "Address Request Code (5)", codes=ADDRESS)
    importer_6 = C(68, 79, "X", "Importer Number (6)")
    address_6  = C(80, 80, "AN", "Address Request Code (6)", codes=ADDRESS)


class ImporterBond(Record, id="K1", cite=CHAPTER, title="Importer and one bond", page="QIB-10"):
    control       = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type   = M(2, 2, "AN", "Record Type", fixed="1")
    importer      = M(3, 14, "X", "Importer Number")
    result        = M(15, 15, "N", "Query Results Code", codes=codes.IMPORTER_RESULTS)
    name          = C(16, 47, "X", "Importer's Name")
    surety        = C(48, 50, "AN", "Surety Code")
    activity      = C(51, 51, "AN", "Bond Type/Activity Code", codes=codes.BOND_ACTIVITIES)
    amount        = C(52, 60, "N", "Bond Amount")
    port          = C(61, 64, "AN", "District/Port Where Bond Was Filed")
    effective     = C(65, 70, "AN", "Bond Effective Date", day=True)
    bond          = C(71, 79, "AN", "Bond Number")
    amount_record = C(80, 80, "AN", "Bond Amount Record Location Indicator", codes={"1": "amount in K1", "2": "amount in K2"})


class ImporterBondMore(Record, id="K2", cite=CHAPTER, title="Second line of the name and state of the bond", page="QIB-13"):
    control           = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type       = M(2, 2, "AN", "Record Type", fixed="2")
    qualifier         = C(3, 5, "A", "Name Qualifier", codes={"DBA": "doing business as", "DIV": "division", "AKA": "also known as"})
    name              = C(6, 37, "X", "Line Two of Importer Name")
    filler_1          = filler(38, 38)
    terminated        = C(39, 44, "D", "Bond Termination Date")
    filler_2          = filler(45, 45)
    monthly_statement = C(46, 46, "AN", "Periodic Monthly Statement Status", codes={"Y": "yes", "N": "no"})
    filler_3          = filler(47, 47)
    sufficient        = C(48, 48, "AN", "Bond Sufficiency Indicator", codes={"Y": "sufficient", "N": "not sufficient"})
    filler_4          = filler(49, 49)
    user_status       = C(50, 50, "AN", "Bond User Status Indicator", codes={"A": "active", "T": "terminated"})
    filler_5          = filler(51, 51)
    user_terminated   = C(52, 57, "D", "Bond User Termination Date")
    amount            = C(58, 67, "N", "Bond Amount")
    filler_6          = filler(68, 80)


class MailingStreet(Record, id="K3", cite=CHAPTER, title="Mailing address, street", page="QIB-15"):
    control     = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type = M(2, 2, "AN", "Record Type", fixed="3")
    address_1   = C(3, 34, "X", "Address Line One")
    address_2   = C(35, 66, "X", "Address Line Two")
    filler_1    = filler(67, 80)


class MailingCity(Record, id="K4", cite=CHAPTER, title="Mailing address, city", page="QIB-16"):
    control     = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type = M(2, 2, "AN", "Record Type", fixed="4")
    filler_1    = filler(3, 34)
    city        = M(35, 55, "X", "City")
    state       = M(56, 57, "A", "State Code")
    # Mandatory in the layout, yet foreign addresses may leave it blank.
    postal_code = C(58, 66, "AN", "Postal Code")
    filler_2    = filler(67, 80)


class PhysicalStreet(Record, id="K5", cite=CHAPTER, title="Physical address, street", page="QIB-17"):
    control     = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type = M(2, 2, "AN", "Record Type", fixed="5")
    address_1   = C(3, 34, "X", "Address Line One")
    address_2   = C(35, 66, "X", "Address Line Two")
    filler_1    = filler(67, 80)


class PhysicalCity(Record, id="K6", cite=CHAPTER, title="Physical address, city", page="QIB-18"):
    control     = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type = M(2, 2, "AN", "Record Type", fixed="6")
    filler_1    = filler(3, 34)
    city        = M(35, 55, "X", "City")
    state       = M(56, 57, "A", "State Code")
    postal_code = C(58, 66, "AN", "Postal Code")
    filler_2    = filler(67, 80)


class LegalName(Record, id="K7", cite=CHAPTER, title="Legal name and center", page="QIB-19"):
    control     = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type = M(2, 2, "AN", "Record Type", fixed="7")
    name        = M(3, 32, "X", "Full Legal Importer Name")
    filler_1    = filler(33, 33)
    center      = M(34, 39, "AN", "Center Identifier", codes=codes.CENTERS)
    filler_2    = filler(40, 40)
    description = M(41, 70, "X", "Center ID Description")
    filler_3    = filler(71, 80)


class Overflow(Record, id="K8", cite=CHAPTER, title="What K7 had no room for", page="QIB-20"):
    control     = M(1, 1, "AN", "Control identifier", fixed="K")
    record_type = M(2, 2, "AN", "Record Type", fixed="8")
    qualifier   = M(3, 5, "AN", "Additional Information Qualifier Code", codes={"IN1": "rest of the name", "IN2": "rest of the center"})
    text        = M(6, 75, "X", "Additional Information")
    filler_1    = filler(76, 80)
