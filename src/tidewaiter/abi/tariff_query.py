"""Harmonized Tariff Schedule query (HA, answered by HY).

CBP's chapter was not at hand. The columns are those that a public program tells, with the chapter's pages
(github.com/IbrahimBenRayana/cargo-compliance-hub, server/src/abi-engine/apps/htsQuery, commit d1ce8ff9).
"""

from __future__ import annotations

from types import new_class

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.structure import Loop, Use

CHAPTER = "CATAIR Harmonized Tariff Schedule, March 2023, as another tells it"
FLAG = {"1": "subject to it"}


class TariffQuery(Record, id="W", cite=CHAPTER, title="Tariff number or range asked for", page="HTS-46"):
    control  = M(1, 1, "A", "Control identifier", fixed="W")
    filler_1 = filler(2, 2)
    first    = M(3, 12, "X", "From Tariff Number, eight to ten digits")
    as_of    = C(13, 18, "D", "As of Date")
    last     = C(19, 28, "X", "To Tariff Number")
    filler_2 = filler(29, 80)


class TariffAnswer(Record, id="W0", cite=CHAPTER, title="The query, and how many numbers answer it", page="HTS-47"):
    control   = M(1, 2, "AN", "Control identifier", fixed="W0")
    first     = M(3, 12, "X", "From Tariff Number")
    as_of     = C(13, 18, "D", "As of Date")
    last      = C(19, 28, "AN", "To Tariff Number")
    narrative = M(29, 68, "X", "Narrative Message")
    filler_1  = filler(69, 80)


class TariffNumber(Record, id="W1", cite=CHAPTER, title="Tariff number, days, units and specific rate", page="HTS-48"):
    control     = M(1, 2, "AN", "Control identifier", fixed="W1")
    hts         = M(3, 12, "AN", "Tariff Number")
    filler_1    = filler(13, 13)
    begins      = M(14, 19, "D", "Record Begin Effective Date")
    ends        = M(20, 25, "D", "Record End Effective Date")
    units       = M(26, 26, "N", "Number of Reporting Units")
    unit_1      = C(27, 29, "X", "Unit of Measure")
    unit_2      = C(30, 32, "X", "Unit of Measure")
    unit_3      = C(33, 35, "X", "Unit of Measure")
    computation = M(36, 36, "X", "Duty Computation Code")
    description = C(37, 66, "X", "Commodity Description")
    specific    = C(67, 78, "N", "Column 1 Specific Rate", decimals=8)
    base_rate   = C(79, 79, "X", "Base Rate Indicator")
    filler_2    = filler(80, 80)


class TariffRates(Record, id="W2", cite=CHAPTER, title="Rates of columns 1 and 2", page="HTS-50"):
    control             = M(1, 2, "AN", "Control identifier", fixed="W2")
    hts                 = M(3, 12, "X", "Tariff Number")
    ad_valorem          = C(13, 24, "N", "Column 1 Ad Valorem Rate", decimals=8)
    other               = C(25, 36, "N", "Column 1 Other Rate", decimals=8)
    column_2_specific   = C(37, 48, "N", "Column 2 Specific Rate", decimals=8)
    column_2_ad_valorem = C(49, 60, "N", "Column 2 Ad Valorem Rate", decimals=8)
    column_2_other      = C(61, 72, "N", "Column 2 Other Rate", decimals=8)
    countervailing      = C(73, 73, "X", "Countervailing Duty Flag", codes=FLAG)
    additional          = C(74, 74, "X", "Additional Tariff Number Indicator", codes={"R": "may be required"})
    permit              = C(75, 76, "AN", "Miscellaneous Permit/License Indicator")
    filler_1            = filler(77, 80)


class TariffPrograms(Record, id="W3", cite=CHAPTER, title="Special programs, antidumping, quota and category", page="HTS-52"):
    control      = M(1, 2, "AN", "Control identifier", fixed="W3")
    hts          = M(3, 12, "X", "Tariff Number")
    gsp_excluded = C(13, 32, "X", "Countries excluded from GSP, ten of two letters")
    filler_1     = filler(33, 47)
    antidumping  = C(48, 48, "X", "Antidumping Duty Flag", codes=FLAG)
    quota        = C(49, 49, "X", "Quota Indicator", codes=FLAG)
    category     = C(50, 52, "N", "Category Number")
    programs     = C(53, 80, "X", "Special Program Codes, fourteen of two characters")


class TariffEdits(Record, id="W4", cite=CHAPTER, title="Bounds of value and quantity, restricted days", page="HTS-53"):
    control       = M(1, 2, "AN", "Control identifier", fixed="W4")
    hts           = M(3, 12, "X", "Tariff Number")
    value_edit    = C(13, 15, "X", "Value Edit Code")
    value_low     = C(16, 25, "N", "Value Low Bounds", decimals=5)
    value_high    = C(26, 35, "N", "Value High Bounds", decimals=5)
    restriction_1 = C(36, 36, "X", "Entry Date Restriction Code")
    begins_1      = C(37, 40, "N", "Begin Restriction Date, MMDD")
    ends_1        = C(41, 44, "N", "End Restriction Date, MMDD")
    restriction_2 = C(45, 45, "X", "Entry Date Restriction Code")
    begins_2      = C(46, 49, "N", "Begin Restriction Date, MMDD")
    ends_2        = C(50, 53, "N", "End Restriction Date, MMDD")
    origin_edit   = C(54, 55, "X", "Country of Origin Edit Code")
    filler_1      = filler(56, 57)
    quantity_edit = C(58, 60, "N", "Quantity Edit Code")
    quantity_low  = C(61, 70, "N", "Quantity Edit Low Bounds", decimals=5)
    quantity_high = C(71, 80, "N", "Quantity Edit High Bounds", decimals=5)


class MorePrograms(Record, id="WD", cite=CHAPTER, title="Further special programs", page="HTS-71"):
    control  = M(1, 2, "AN", "Control identifier", fixed="WD")
    hts      = M(3, 12, "X", "Tariff Number")
    programs = C(13, 44, "X", "Special Program Codes, sixteen of two characters")
    filler_1 = filler(45, 80)


class TariffAgencies(Record, id="WL", cite=CHAPTER, title="Partner agency flags", page="HTS-79"):
    control  = M(1, 2, "AN", "Control identifier", fixed="WL")
    hts      = M(3, 12, "X", "Tariff Number")
    flags    = C(13, 72, "X", "PGA Codes, twenty of three characters")
    filler_1 = filler(73, 80)


def _special_rate(id: str, page: str, *, fees: bool) -> type[Record]:
    """One of the records of special rates, which differ in their identifier only; the first eight hold a tax or fee too."""
    after = {
        "fee":            C(51, 53, "X", "Tax/Fee Class Code"),
        "computation":    C(54, 54, "X", "Tax/Fee Computation Code"),
        "required":       C(55, 55, "X", "Tax/Fee Flag", codes={"1": "required", "2": "may be required"}),
        "fee_specific":   C(56, 67, "N", "Tax/Fee Specific Rate", decimals=8),
        "fee_ad_valorem": C(68, 79, "N", "Tax/Fee Ad Valorem Rate", decimals=8),
        "filler_1":       filler(80, 80),
    } if fees else {"filler_1": filler(51, 80)}
    fields = {
        "control":    M(1, 2, "AN", "Control identifier", fixed=id),
        "hts":        M(3, 12, "X", "Tariff Number"),
        "country":    C(13, 14, "X", "ISO Country Code, or a program's letter"),
        "specific":   C(15, 26, "N", "Specific Special Rate", decimals=8),
        "ad_valorem": C(27, 38, "N", "Ad Valorem Special Rate", decimals=8),
        "other":      C(39, 50, "N", "Other Special Rate", decimals=8),
        **after,
    }
    told = {"id": id, "cite": CHAPTER, "title": "Special rate and fee" if fees else "Special rate", "page": page}
    return new_class(f"SpecialRate{id}", (Record,), told, lambda body: body.update(fields))


SPECIAL_RATES = (
    *(_special_rate(f"W{n}", "HTS-55", fees=True) for n in "56789ABC"), *(_special_rate(f"W{n}", "HTS-72", fees=False) for n in "EFGHIJK"),
)

APPLICATIONS = (
    Application(
        "HA", "Harmonized Tariff Schedule query", TariffQuery, f"{CHAPTER}, page HTS-46",
        {"": Loop("tariff query", "M", 99_999, (Use(TariffQuery, "M"),))}, seen=Seen.SECONDARY,
    ),
    Application(
        "HY", "Harmonized Tariff Schedule query response", None, f"{CHAPTER}, page HTS-47",
        others=(TariffNumber, TariffRates, TariffPrograms, TariffEdits, *SPECIAL_RATES, MorePrograms, TariffAgencies, TariffAnswer),
        seen=Seen.SECONDARY,
    ),
)
