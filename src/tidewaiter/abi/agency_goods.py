"""Partner agency message set: the line, and what the goods are made of, called and known by (records OI to PG18)."""

from __future__ import annotations

from tidewaiter.abi.record import C, M, Record, filler

# Code tables of Appendix PGA and Appendix R were not at hand: fields that refer to them take any text of their class.
CHAPTER = "CATAIR PGA Message Set rev. 29, July 2026"
YES = {"Y": "yes"}
DISCLAIMERS = {
    "A": "not regulated by the agency",      "B": "data not required by the agency's guidance",
    "C": "data filed by other agency means", "D": "data filed on paper",
    "E": "no fish or wildlife in it (FWS)",  "F": "made in the US and never left it, entry type 21 (FDA)",
    "G": "little plant material (APHIS Lacey Act)",
}
PACKING_GROUPS = {"1": "great danger", "2": "medium danger", "3": "minor danger"}


class AgencyDescription(Record, id="OI", cite=CHAPTER, title="Partner agency commercial description", page="16"):
    control     = M(1, 2, "A", "Control identifier", fixed="OI")
    filler_1    = filler(3, 10)
    description = M(11, 80, "X", "Commercial Description")


class AgencyLine(Record, id="PG01", cite=CHAPTER, title="Agency, programme, intended use or disclaimer", page="17"):
    control         = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type     = M(3, 4, "N", "Record type", fixed="01")
    line            = M(5, 7, "N", "PGA Line Number")
    agency          = M(8, 10, "AN", "Government Agency Code")
    program         = M(11, 13, "X", "Government Agency Program Code (Appendix PGA)")
    processing      = C(14, 16, "AN", "Government Agency Processing Code (Appendix PGA)")
    image           = C(17, 17, "A", "Electronic Image Submitted (Appendix PGA)")
    confidential    = C(18, 18, "A", "Confidential Information Indicator", codes=YES)
    product_kind    = C(19, 22, "AN", "Globally Unique Product Identification Code Qualifier (Appendix PGA)")
    product         = C(23, 41, "X", "Globally Unique Product Identification Code")
    intended_use    = C(42, 57, "X", "Intended Use Code (Appendix R)")
    use_description = C(58, 78, "X", "Intended Use Description")
    correction      = C(79, 79, "X", "Correction Indicator (Appendix PGA)")
    disclaimer      = C(80, 80, "A", "Disclaimer", codes=DISCLAIMERS)


class Product(Record, id="PG02", cite=CHAPTER, title="Product or component, and its code numbers", page="22"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="02")
    item        = M(5, 5, "A", "Item Type", codes={"P": "product", "C": "component"})
    kind_1      = C(6, 9, "AN", "Product Code Qualifier (Appendix PGA)")
    number_1    = C(10, 28, "X", "Product Code Number")
    kind_2      = C(29, 32, "AN", "Product Code Qualifier (Appendix PGA)")
    number_2    = C(33, 51, "X", "Product Code Number")
    kind_3      = C(52, 55, "AN", "Product Code Qualifier (Appendix PGA)")
    number_3    = C(56, 74, "X", "Product Code Number")
    filler_1    = filler(75, 80)


class Constituent(Record, id="PG04", cite=CHAPTER, title="Constituent element", page="23"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="04")
    active      = C(5, 5, "A", "Constituent Active Ingredient Qualifier", codes=YES)
    name        = C(6, 56, "X", "Name of the Constituent Element")
    quantity    = C(57, 68, "N", "Quantity of Constituent Element", decimals=2)
    unit        = C(69, 73, "AN", "Unit of Measure (Constituent Element) (Appendix PGA)")
    percent     = C(74, 80, "N", "Percent of Constituent Element", decimals=4)


class ScientificName(Record, id="PG05", cite=CHAPTER, title="Scientific name", page="25"):
    control         = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type     = M(3, 4, "N", "Record type", fixed="05")
    genus           = C(5, 26, "X", "Scientific Genus Name")
    species         = C(27, 48, "X", "Scientific Species Name")
    subspecies      = C(49, 66, "X", "Scientific Sub Species Name")
    species_code    = C(67, 73, "AN", "Scientific Species Code (Appendix PGA)")
    fws_description = C(74, 80, "AN", "FWS Description Code (Appendix PGA)")


class Source(Record, id="PG06", cite=CHAPTER, title="Source other than the country of origin, and processing", page="26"):
    control             = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type         = M(3, 4, "N", "Record type", fixed="06")
    kind                = M(5, 7, "AN", "Source Type Code (Appendix PGA)")
    country             = C(8, 9, "X", "Country Code")
    location            = C(10, 29, "X", "Geographic Location (Appendix PGA)")
    processing_start    = C(30, 37, "N", "Processing Start Date", form="MMDDCCYY")
    processing_end      = C(38, 45, "N", "Processing End Date", form="MMDDCCYY")
    processing          = C(46, 50, "AN", "Processing Type Code (Appendix PGA)")
    processing_in_words = C(51, 80, "X", "Processing Description")


class TradeName(Record, id="PG07", cite=CHAPTER, title="Trade name, model and item identity number", page="28"):
    control       = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type   = M(3, 4, "N", "Record type", fixed="07")
    trade_name    = C(5, 39, "X", "Trade Name/Brand Name")
    model         = C(40, 54, "X", "Model")
    # MMCCYY, the month 00 where only the year is told.
    made          = C(55, 60, "N", "Manufacture Month and Year")
    identity_kind = C(61, 63, "AN", "Item Identity Number Qualifier (Appendix PGA)")
    identity      = C(64, 80, "X", "Item Identity Number")


class ItemIdentities(Record, id="PG08", cite=CHAPTER, title="Further item identity numbers", page="29"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="08")
    identity_1  = C(5, 21, "X", "Item Identity Number")
    identity_2  = C(22, 38, "X", "Item Identity Number")
    identity_3  = C(39, 55, "X", "Item Identity Number")
    identity_4  = C(56, 72, "X", "Item Identity Number")
    filler_1    = filler(73, 80)


class Characteristic(Record, id="PG10", cite=CHAPTER, title="Category and characteristic", page="30"):
    control             = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type         = M(3, 4, "N", "Record type", fixed="10")
    category_kind       = C(5, 10, "AN", "Category Type Code (Appendix PGA)")
    category            = C(11, 15, "AN", "Category Code (Appendix PGA)")
    commodity           = C(16, 19, "X", "Commodity Qualifier Code (Appendix PGA)")
    characteristic_kind = C(20, 23, "AN", "Commodity Characteristic Qualifier (Appendix PGA)")
    characteristic      = C(24, 80, "X", "Commodity Characteristic Description")


class CommonName(Record, id="PG17", cite=CHAPTER, title="Common name", page="33"):
    control     = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type = M(3, 4, "N", "Record type", fixed="17")
    specific    = C(5, 34, "X", "Common Name (Specific)")
    general     = C(35, 64, "X", "Common Name (General)")
    venomous    = C(65, 65, "A", "Live Venomous Wildlife Code", codes={"Y": "yes", "N": "no"})
    cartons     = C(66, 70, "N", "Cartons Containing Wildlife")
    filler_1    = filler(71, 80)


class Hazard(Record, id="PG18", cite=CHAPTER, title="Hazardous material", page="34"):
    control       = M(1, 2, "A", "Control identifier", fixed="PG")
    record_type   = M(3, 4, "N", "Record type", fixed="18")
    un_code       = C(5, 14, "AN", "UN Dangerous Goods Code")
    hazard        = C(15, 18, "X", "Hazardous Class Code")
    waste         = C(19, 22, "AN", "EPA Hazardous Waste Code")
    description   = C(23, 72, "X", "Hazardous Material Description")
    packing_group = C(73, 73, "N", "Packaging Group Code", codes=PACKING_GROUPS)
    filler_1      = filler(74, 80)
