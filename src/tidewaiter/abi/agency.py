"""The order of the partner agency message set within AE and SE, and its conditional rules.

The chapter draws which record belongs to which in a picture (page 62) that was not at hand. What its text says of it is kept: what
stands only after another record, what a group may hold, what may be there once. Records that it does not tie to each other may stand
in any order, though it asks for ascending numbers (page 63).
"""

from __future__ import annotations

from tidewaiter.abi import agency_cargo as cargo
from tidewaiter.abi import agency_goods as goods
from tidewaiter.abi import agency_parties as parties
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import BLANK, FILLED, Not, Rule
from tidewaiter.abi.structure import Loop, Part, Use

MANY = 99_999


def _any(*records: type[Record]) -> tuple[Use, ...]:
    return tuple(Use(record, "C", MANY) for record in records)


ADDITIONS = Use(parties.Addition, "C", MANY)
INDIVIDUAL = Loop("individual", "C", MANY, (Use(parties.Individual, "M"), ADDITIONS, Use(parties.FurtherRoles, "C", MANY)))
ENTITY = Loop("entity", "C", MANY, (
    Use(parties.Entity, "M"), ADDITIONS, Use(parties.EntityAddress), ADDITIONS, Use(parties.FurtherRoles, "C", MANY), INDIVIDUAL,
))

# Pages 55 and 67: a group hangs on the PG02, PG04, PG13 or PG14 before it, and there is no group within a group.
GROUP = Loop("group PG50 to PG51", "C", MANY, (
    Use(cargo.GroupStart, "M"),
    Loop("records of the group", "C", MANY, (
        *_any(goods.ScientificName, goods.Source, goods.TradeName, goods.Characteristic, parties.Licence, parties.Entity,
              parties.AgencyDeclaration, cargo.Lot),
        Use(cargo.Packaging, "C", 6),
        *_any(cargo.AgencyQuantities, cargo.HarvestingVessel, cargo.Route),
    )),
    Use(cargo.GroupEnd, "M"),
))

DETAILS = Loop("agency data", "C", MANY, (
    GROUP,
    *_any(goods.Constituent, goods.ScientificName, goods.Source),
    Loop("item", "C", MANY, (Use(goods.TradeName, "M"), ADDITIONS, Use(goods.ItemIdentities, "C", MANY))),
    *_any(goods.Characteristic),
    Loop("issued licence", "C", MANY, (Use(parties.LicenceIssuer, "M"), Use(parties.Licence, "M", MANY))),
    *_any(parties.Licence, goods.CommonName, goods.Hazard),
    ENTITY,
    # Also of a declaration (PG22) or an inspection (PG30).
    INDIVIDUAL,
    *_any(parties.AgencyDeclaration, parties.Affirmation, parties.Remarks, cargo.Lot),
    Use(cargo.Packaging, "C", 6),
    *_any(cargo.Containers, cargo.Cans, cargo.AgencyQuantities, cargo.Inspection, cargo.HarvestingVessel, cargo.Route, cargo.OceanArea,
          parties.TravelDocument, parties.VehicleBond),
))

AGENCY = Loop("partner agency data", "C", 1, (
    Use(goods.AgencyDescription, "M"),
    Loop("agency line", "M", 999, (
        # Agencies that need the same data are named one after the other, then the data (page 65).
        Use(goods.AgencyLine, "M", 999),
        DETAILS,
        Loop("product or component", "C", MANY, (Use(goods.Product, "M"), DETAILS)),
    )),
))

# Every record but the line itself, in any order: only where it is put must it fit (page 70).
SUBSTITUTED: tuple[Part, ...] = _any(
    goods.Constituent, goods.Product, goods.ScientificName, goods.Source, goods.TradeName, goods.ItemIdentities, goods.Characteristic,
    parties.LicenceIssuer, parties.Licence, goods.CommonName, goods.Hazard, parties.Entity, parties.EntityAddress, parties.Individual,
    parties.AgencyDeclaration, parties.Affirmation, parties.Remarks, cargo.Lot, cargo.Packaging, cargo.Containers, cargo.Cans,
    cargo.AgencyQuantities, cargo.Inspection, cargo.HarvestingVessel, cargo.Route, cargo.OceanArea, parties.TravelDocument,
    parties.VehicleBond, cargo.GroupStart, cargo.GroupEnd, parties.FurtherRoles, parties.Addition,
)
SUBSTITUTIONS = Loop("substitution group", "C", 9_999, (
    Use(cargo.Substitution, "M"), Loop("substituted records", "C", MANY, SUBSTITUTED), Use(cargo.Substitution, "M"),
))

_PAIRS = (
    ("net",              "net_unit",              "45"),
    ("gross",            "gross_unit",            "46"),
    ("individual_net",   "individual_net_unit",   "46"),
    ("individual_gross", "individual_gross_unit", "47"),
)
_FOLLOWS = (
    (("AD1", "ENA", "CP1", "CP2", "CP3", "CP4", "LAT", "LON"), ("PG19",)),
    (("AD2", "AD3", "AD4", "AD5", "ECI"),                      ("PG20",)),
    (("TEL", "EMA", "INA"),                                    ("PG21",)),
    (("CIT",),                                                 ("PG19", "PG20", "PG21")),
    (("TBN", "PMN"),                                           ("PG07",)),
)
RULES = (
    Rule(goods.AgencyLine, {"disclaimer": BLANK}, beside=("PG02",), page="63", says="Describe the product in PG02, or give a disclaimer."),
    Rule(goods.AgencyLine, {"disclaimer": ("E",), "agency": Not("FWS")}, blank=("disclaimer",), page="20", says="Disclaimer E is of FWS alone."),
    Rule(goods.AgencyLine, {"disclaimer": ("F",), "agency": Not("FDA")}, blank=("disclaimer",), page="20", says="Disclaimer F is of FDA alone."),
    Rule(goods.AgencyLine, {"disclaimer": ("G",), "agency": Not("APH")}, blank=("disclaimer",), page="20", says="Disclaimer G is of APHIS alone."),
    Rule(goods.Product, {"item": ("P",)}, once=True, page="63", says="Give a second product an agency line of its own, or call it a component."),
    Rule(goods.Source, {"processing": ("017",)}, needs=("processing_in_words",), page="27", says="Say in words what other process it is."),
    Rule(parties.Remarks, {"kind": FILLED, "code": BLANK}, needs=("remark",), page="40", says="Give a remark's code or its text."),
    *(Rule(cargo.AgencyQuantities, {quantity: FILLED}, needs=(unit,), page=page, says="A quantity has its unit.")
      for quantity, unit, page in _PAIRS),
    *(Rule(cargo.AgencyQuantities, {unit: FILLED}, needs=(quantity,), page=page, says="A unit has its quantity.")
      for quantity, unit, page in _PAIRS),
    Rule(cargo.Route, {"subunit_kind": FILLED}, needs=("subunit",), page="51", says="Give the place's number with the scheme that it is of."),
    Rule(cargo.OceanArea, {"area": BLANK}, needs=("name",), page="52", says="Name the area, or give its code."),
    *(Rule(parties.Addition, {"kind": kinds}, after=records, page="58", says=f"Put it directly after {' or '.join(records)}.")
      for kinds, records in _FOLLOWS),
    Rule(cargo.Substitution, {"indicator": ("S", "R")}, needs=("number",), page="59", says="Number the group from 0001."),
)
