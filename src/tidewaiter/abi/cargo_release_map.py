"""The usage maps of the cargo release (SE) and of its reply (SX)."""

from __future__ import annotations

from tidewaiter.abi import agency
from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import security_filing as sf
from tidewaiter.abi.application import Application
from tidewaiter.abi.cargo_release_rules import RULES
from tidewaiter.abi.entity_map import entity
from tidewaiter.abi.structure import Loop, Use, records_of

RELEASE_BILLS = (
    Use(se.Header, "M"),
    Use(se.Dates, "O"),
    Use(se.Contact, "M"),
    Loop("bill group", "C", 999, (Use(se.Bill, "M", 3), Use(se.Conveyance, "C", 99), Use(se.Equipment, "O", 99))),
    Use(se.Reference, "C", 99),
)

CARGO_RELEASE = Loop("cargo release", "M", 99_999, (
    *RELEASE_BILLS,
    # The maps of this chapter end at PG35; the message set gives groups the header and the line, and AE's map their places in them.
    agency.SUBSTITUTIONS,
    entity("header entity", 12, (se.HeaderEntity, se.HeaderEntityIdentifier, se.HeaderAddress, se.HeaderCity), 3),
    Loop("line", "C", 999, (
        Use(se.Line, "M"),
        Use(se.ZoneStatus),
        entity("line entity", 11, (se.LineEntity, se.LineEntityIdentifier, se.LineAddress, se.LineCity), 3),
        agency.SUBSTITUTIONS,
        Loop("tariff group", "M", 32, (Use(se.LineTariff, "M"), Use(se.ZoneTariff), agency.AGENCY)),
    )),
    Loop("importer security filing", "C", 1, (
        Use(sf.SecurityFiling, "M"),
        Use(sf.SecurityReference, "C", 999),
        Use(sf.SecurityEquipment, "O", 999),
        Loop("security filing entity", "C", 999, (            # none where the filing is deleted (SE-28)
            Use(sf.SecurityEntity, "M"), Use(sf.SecurityAlias, "O"), Use(sf.SecurityAddress, "C", 3),
            Use(sf.SecurityCity, "C"),
        )),
    )),
))


CANCELLATION = Loop("cancellation of a cargo release", "M", 99_999, (
    Use(se.Header, "M"), Use(se.Contact, "M"), Use(se.Reference, "C", 99),
))
UPDATE = Loop("update of a cargo release", "M", 99_999, RELEASE_BILLS)

APPLICATIONS = (
    Application(
        "SE", "Cargo Release", se.Header, f"{se.CHAPTER}, usage maps, pages SE-22 to SE-25",
        {"A": CARGO_RELEASE, "R": CARGO_RELEASE, "D": CANCELLATION, "U": UPDATE}, rules=(*RULES, *agency.RULES),
    ),
    # Each record that is in error comes back with its SE90; an SE90 for the whole message ends the set (SE-17, SE-26).
    Application(
        "SX", "Cargo Release response", se.Header, f"{se.CHAPTER}, page SE-26",
        others=(*records_of(CARGO_RELEASE), se.Response),
    ),
)
