"""The usage map of the broker download (BD)."""

from __future__ import annotations

from tidewaiter.abi import broker_download as bd
from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.rules import Not, Rule
from tidewaiter.abi.structure import Loop, Use

MANIFEST = Loop("manifest", "M", 99_999, (
    Use(bd.Manifest, "M"), Use(bd.ManifestReference), Use(bd.Port, "M"), Use(bd.Issuer, "M"), Use(bd.Amendment),
    Loop("bill", "C", 1, (
        Use(bd.Bill, "M"), Use(bd.BillMore, "M"), Use(bd.Reference, "C", 999),
        Loop("party", "C", 25, (Use(bd.Party, "M"), Use(bd.PartyAddress, "C", 2), Use(bd.PartyCity, "O"), Use(bd.PartyContact, "O"))),
        Loop("in-bond of the bill", "C", 1, (Use(bd.InBond, "M"), Use(bd.Export))),
        Loop("container", "M", 999, (
            Use(bd.Container, "M"), Use(bd.Vehicle, "C", 9999),
            # As in a request, note 2 shows descriptions in turns; marks stand at least once for a container (BD-8).
            Loop("cargo description", "M", 999, (Use(bd.Tariff, "C", 999), Use(bd.Description, "M", 999), Use(bd.Marks, "C", 999))),
            Loop("hazardous material", "C", 99, (Use(bd.Hazard, "M"), Use(bd.HazardHeat), Use(bd.HazardText, "C", 2))),
        )),
    )),
))
RULES = (
    Rule(bd.Container, {}, page="BD-8", says="Each container has a description.", beside=("1D",)),
    Rule(bd.Amendment, {"action": ("D", "R")}, page="BD-8", says="A deletion or a new quantity stands alone, without the bill.", without=("1B",)),
    Rule(bd.Amendment, {"action": ("A",)}, page="BD-8", says="A bill that is added follows.", beside=("1B",)),
    Rule(bd.Amendment, {"action": ("R",)}, page="BD-17", says="The new quantity is given.", needs=("quantity",)),
    # A measure that the carrier did not send is all zeros.
    Rule(bd.BillMore, {"measure": Not("", "0000000000")}, page="BD-24", says="A measure has its unit.", needs=("measure_unit",)),
)
APPLICATIONS = (
    Application(
        "BD", "ACE Broker Download", bd.Manifest, f"{bd.CHAPTER}, usage map, pages BD-7 to BD-11", order=MANIFEST, rules=RULES, seen=Seen.DRAFT,
    ),
)
