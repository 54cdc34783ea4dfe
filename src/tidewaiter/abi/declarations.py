"""Entry Summary Create/Update, record 54: the importer's additional declarations, one class a type."""

from __future__ import annotations

from tidewaiter.abi.entry_summary import CHAPTER
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.tables import DECLARATIONS

APPLIES = {"Y": "applies", "N": "does not apply"}


class Declaration(Record, id="54", cite=CHAPTER, title="Importer's additional declaration",
                  page="ESF-101", switch="kind"):
    control     = M(1, 2, "AN", "Control identifier", fixed="54")
    kind        = M(3, 4, "AN", "Importer's Additional Declaration Type Code", codes=DECLARATIONS)
    information = M(5, 80, "X", "Importer's Additional Declaration Information")


class SoftwoodLumber(Declaration, title="Softwood lumber export", page="ESF-102", when="01"):
    control        = M(1, 2, "AN", "Control identifier", fixed="54")
    kind           = M(3, 4, "AN", "Declaration type", fixed="01")
    declared       = M(5, 5, "AN", "Softwood Lumber Declaration Indicator", codes=APPLIES)
    export_price   = M(6, 15, "(S)N", "Softwood Lumber Export Price")
    export_charges = C(16, 25, "(S)N", "Softwood Lumber Export Charges")
    filler_1       = filler(26, 80)


class SteelExclusion(Declaration, title="Steel product exclusion", page="ESF-103", when="02"):
    control   = M(1, 2, "AN", "Control identifier", fixed="54")
    kind      = M(3, 4, "AN", "Declaration type", fixed="02")
    exclusion = M(5, 13, "AN", "Product Exclusion Identifier - Steel Product")
    filler_1  = filler(14, 80)


class AluminumExclusion(Declaration, title="Aluminum product exclusion", page="ESF-104", when="03"):
    control   = M(1, 2, "AN", "Control identifier", fixed="54")
    kind      = M(3, 4, "AN", "Declaration type", fixed="03")
    exclusion = M(5, 13, "AN", "Product Exclusion Identifier - Aluminum Product")
    filler_1  = filler(14, 80)


class KoreanSteel(Declaration, title="Korean export steel certificate", page="ESF-105", when="04"):
    control     = M(1, 2, "AN", "Control identifier", fixed="54")
    kind        = M(3, 4, "AN", "Declaration type", fixed="04")
    certificate = M(5, 13, "AN", "Korean Certificate of Exportation Number")
    filler_1    = filler(14, 80)


class CraftBeverage(Declaration, title="Craft beverage product", page="ESF-106", when="05"):
    control          = M(1, 2, "AN", "Control identifier", fixed="54")
    kind             = M(3, 4, "AN", "Declaration type", fixed="05")
    controlled_group = M(5, 14, "X", "Controlled Group Name")
    producer         = M(15, 32, "X", "Foreign Producer Identifier")
    producer_name    = M(33, 53, "X", "Foreign Producer Name")
    allocation       = M(54, 65, "N", "Allocation Quantity", decimals=4)
    flavor_credit    = M(66, 66, "AN", "Flavor Content Credit Indicator", codes={"": "no", "Y": "yes"})
    rate_designation = M(67, 72, "AN", "CBMA Rate Designation Code")
    tax_rate         = M(73, 80, "N", "TTB Tax Rate (Confirmation)", decimals=4)


class CaseCertification(Declaration, title="AD/CVD certification", page="ESF-110", when="06"):
    control     = M(1, 2, "AN", "Control identifier", fixed="54")
    kind        = M(3, 4, "AN", "Declaration type", fixed="06")
    designation = M(5, 14, "AN", "AD/CVD Certification Designation")
    filler_1    = filler(15, 80)


class AluminumSmelt(Declaration, title="Aluminum smelt and cast countries", page="ESF-111", when="07"):
    control                 = M(1, 2, "AN", "Control identifier", fixed="54")
    kind                    = M(3, 4, "AN", "Declaration type", fixed="07")
    primary_smelt_applies   = M(5, 5, "AN", "Primary Country of Smelt Applicability Code", codes=APPLIES)
    filler_1                = filler(6, 7)
    primary_smelt           = C(8, 9, "AN", "Primary Country of Smelt Code")
    secondary_smelt_applies = M(10, 10, "AN", "Secondary Country of Smelt Applicability Code", codes=APPLIES)
    filler_2                = filler(11, 12)
    secondary_smelt         = C(13, 14, "AN", "Secondary Country of Smelt Code")
    cast                    = M(15, 16, "AN", "Country of Cast Code")
    filler_3                = filler(17, 80)


class SteelMelt(Declaration, title="Steel melt and pour country", page="ESF-113", when="08"):
    control      = M(1, 2, "AN", "Control identifier", fixed="54")
    kind         = M(3, 4, "AN", "Declaration type", fixed="08")
    melted       = C(5, 6, "AN", "Country of Melt and Pour Code")
    melt_applies = C(7, 9, "A", "Country of Melt and Pour Applicability Code", codes={"OTH": "another country"})
    filler_1     = filler(10, 80)


class Bifacial(Declaration, title="Section 201 bifacial certification", page="ESF-114", when="09"):
    control     = M(1, 2, "AN", "Control identifier", fixed="54")
    kind        = M(3, 4, "AN", "Declaration type", fixed="09")
    designation = M(5, 17, "AN", "201 Bifacial Certification Designation")
    filler_1    = filler(18, 80)


class Crane(Declaration, title="Section 301 ship-to-shore crane certification", page="ESF-115", when="10"):
    control     = M(1, 2, "AN", "Control identifier", fixed="54")
    kind        = M(3, 4, "AN", "Declaration type", fixed="10")
    designation = M(5, 15, "AN", "301 Ship-to-Shore Crane Certification Designation")
    filler_1    = filler(16, 80)


class AutoPartsOffset(Declaration, title="Auto parts offset licence", page="ESF-116", when="11"):
    control  = M(1, 2, "AN", "Control identifier", fixed="54")
    kind     = M(3, 4, "AN", "Declaration type", fixed="11")
    license  = M(5, 12, "AN", "Auto Parts License Number")
    filler_1 = filler(13, 80)


class CopperSmelt(Declaration, title="Copper smelt and cast countries", page="ESF-117", when="12"):
    control         = M(1, 2, "AN", "Control identifier", fixed="54")
    kind            = M(3, 4, "AN", "Declaration type", fixed="12")
    primary_smelt   = M(5, 7, "AN", "Primary Country of Smelt Code")
    filler_1        = filler(8, 9)
    secondary_smelt = C(10, 12, "AN", "Secondary Country of Smelt Code")
    filler_2        = filler(13, 14)
    cast            = M(15, 17, "AN", "Country of Most Recent Cast Code")
    filler_3        = filler(18, 80)
