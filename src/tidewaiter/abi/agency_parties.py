"""Partner agency message set: licences, parties, declarations and remarks (records PG13, PG14, PG19 to PG24, PG34, PG35, PG55, PG60)."""

from __future__ import annotations

from tidewaiter.abi.agency_goods import CHAPTER, YES
from tidewaiter.abi.record import C, M, Record, filler

PLACES = {"PR": "Canadian province", "ISO": "country", "EU": "European Union", "MS": "Mexican state", "US": "US state"}
LICENCE_USES = {"1": "single use", "2": "continuous", "3": "general"}
LICENCE_DATES = {"1": "expires", "2": "effective", "3": "issued or signed", "4": "application received"}
TRAVEL_DOCUMENTS = {"1": "passport", "2": "visa", "3": "enhanced tribal card", "4": "driver's licence"}
# Record PG60, note 1 (page 58); what each follows is among the rules.
ADDITIONS = {
    "AD1": "address 1, continued",     "AD2": "address 2, continued",    "AD3": "address, third line",
    "AD4": "address, fourth line",     "AD5": "address, fifth line",     "ECI": "city, continued",
    "ENA": "entity name, continued",   "TEL": "telephone, continued",    "EMA": "email, continued",
    "CIT": "citation",                 "INA": "individual's name, continued",
    "TBN": "trade name, continued",    "PMN": "product or model name, continued",
    "CP1": "laboratory test report",   "CP2": "address of the test report", "CP3": "access key to the test report",
    "CP4": "component part",           "LAT": "latitude",                "LON": "longitude",
}


class LicenceIssuer(Record, id="PG13", cite=CHAPTER, title="Issuer of a licence, permit or certificate", page="31"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="13")
    issuer      = C(5, 39, "X", "Issuer of LPCO")
    place_kind  = C(40, 42, "A", "LPCO Issuer - Government Geographic Code Qualifier", codes=PLACES)
    place       = C(43, 45, "A", "Location of Issuer of the LPCO")
    region      = C(46, 70, "X", "Regional description of location of Agency Issuing the LPCO")
    filler_1    = filler(71, 80)


class Licence(Record, id="PG14", cite=CHAPTER, title="Licence, permit or certificate", page="32"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="14")
    use         = C(5, 5, "N", "LPCO Transaction Type", codes=LICENCE_USES)
    kind        = C(6, 8, "AN", "LPCO Type (Appendix PGA)")
    number      = C(9, 41, "X", "LPCO Number (or Name)")
    date_kind   = C(42, 42, "N", "LPCO Date Qualifier", codes=LICENCE_DATES)
    dated       = C(43, 50, "N", "LPCO Date", form="MMDDCCYY")
    quantity    = C(51, 66, "N", "LPCO Quantity", decimals=4)
    unit        = C(67, 71, "AN", "LPCO Unit of Measure")
    exemption   = C(72, 80, "X", "Exemption Code (Appendix PGA)")


class Entity(Record, id="PG19", cite=CHAPTER, title="Entity", page="35"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="19")
    role        = M(5, 7, "AN", "Entity Role Code (Appendix PGA)")
    number_kind = C(8, 10, "AN", "Entity Identification Code (Appendix PGA)")
    number      = C(11, 25, "X", "Entity Number")
    name        = C(26, 57, "X", "Entity Name")
    address_1   = C(58, 80, "X", "Entity Address 1")


class EntityAddress(Record, id="PG20", cite=CHAPTER, title="Entity, the rest of the address", page="36"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="20")
    address_2   = C(5, 36, "X", "Entity Address 2")
    suite       = C(37, 41, "X", "Entity Apartment Number/Suite Number")
    city        = C(42, 62, "X", "Entity City")
    region      = C(63, 65, "AN", "Entity State/Province")
    country     = C(66, 67, "A", "Entity Country")
    postal_code = C(68, 76, "X", "Entity Zip/Postal Code")
    filler_1    = filler(77, 80)


class Individual(Record, id="PG21", cite=CHAPTER, title="Individual", page="37"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="21")
    role        = C(5, 7, "AN", "Individual Qualifier (Appendix PGA)")
    name        = C(8, 30, "X", "Individual Name")
    telephone   = C(31, 45, "X", "Telephone Number of the Individual")
    email       = C(46, 80, "X", "Email Address or Fax Number for the Individual")


class AgencyDeclaration(Record, id="PG22", cite=CHAPTER, title="Documents, conformance and certification", page="38"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="22")
    held        = C(5, 5, "A", "Importers Substantiating Signed Document/Signed Confirmation Letter", codes=YES)
    document    = C(6, 12, "AN", "Document Identifier (Appendix PGA)")
    conformance = C(13, 17, "X", "Conformance Declaration")
    role        = C(18, 20, "AN", "Entity Role Code (Appendix PGA)")
    declaration = C(21, 24, "AN", "Declaration Code (Appendix PGA)")
    certified   = C(25, 25, "A", "Declaration Certification", codes=YES)
    signed      = C(26, 33, "N", "Date of Signature", form="MMDDCCYY")
    invoice     = C(34, 50, "X", "Invoice Number")
    description = C(51, 80, "X", "Compliance Description")


class Affirmation(Record, id="PG23", cite=CHAPTER, title="Affirmation of compliance", page="39"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="23")
    code        = M(5, 9, "X", "Affirmation of Compliance Code (Appendix PGA)")
    description = C(10, 79, "X", "Affirmation of Compliance Description (Appendix PGA)")
    filler_1    = filler(80, 80)


class Remarks(Record, id="PG24", cite=CHAPTER, title="Remarks", page="40"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="24")
    kind        = C(5, 7, "AN", "Remarks Type Code (Appendix PGA)")
    code        = C(8, 12, "AN", "Remarks Code (Appendix PGA)")
    remark      = C(13, 80, "X", "Remarks Text")


class TravelDocument(Record, id="PG34", cite=CHAPTER, title="Travel document", page="53"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="34")
    kind        = M(5, 7, "AN", "Travel Document Type Code", codes=TRAVEL_DOCUMENTS)
    nationality = C(8, 9, "A", "Travel Document Nationality")
    number      = C(10, 44, "X", "Travel Document Identifier")
    filler_1    = filler(45, 80)


class VehicleBond(Record, id="PG35", cite=CHAPTER, title="Conformance bond of the Department of Transportation", page="54"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="35")
    surety      = C(5, 7, "AN", "DOT Surety Code")
    number      = C(8, 37, "X", "DOT Bond Serial Number")
    kind        = C(38, 38, "N", "DOT Bond Qualifier", codes={"1": "single", "2": "continuous"})
    amount      = C(39, 46, "N", "DOT Bond Amount, whole US dollars")
    filler_1    = filler(47, 80)


class FurtherRoles(Record, id="PG55", cite=CHAPTER, title="Further roles of an entity or individual", page="57"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="55")
    role_1      = C(5, 7, "AN", "Entity Role Code (Appendix PGA)")
    role_2      = C(8, 10, "AN", "Entity Role Code (Appendix PGA)")
    role_3      = C(11, 13, "AN", "Entity Role Code (Appendix PGA)")
    role_4      = C(14, 16, "AN", "Entity Role Code (Appendix PGA)")
    role_5      = C(17, 19, "AN", "Entity Role Code (Appendix PGA)")
    role_6      = C(20, 22, "AN", "Entity Role Code (Appendix PGA)")
    role_7      = C(23, 25, "AN", "Entity Role Code (Appendix PGA)")
    role_8      = C(26, 28, "AN", "Entity Role Code (Appendix PGA)")
    role_9      = C(29, 31, "AN", "Entity Role Code (Appendix PGA)")
    role_10     = C(32, 34, "AN", "Entity Role Code (Appendix PGA)")
    filler_1    = filler(35, 80)


class Addition(Record, id="PG60", cite=CHAPTER, title="Addition to the record before it", page="58"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="60")
    kind        = M(5, 7, "AN", "Additional information qualifier code", codes=ADDITIONS)
    information = M(8, 80, "X", "Additional Information")
