"""Entry Summary Create/Update (application AE): entity records that differ from those of the cargo release chapter."""

from __future__ import annotations

from tidewaiter.abi.entry_summary import CHAPTER
from tidewaiter.abi.record import M, Record, filler


class HeaderEntityIdentifier(Record, id="SE31", cite=CHAPTER, title="Header entity, global business identifier",
                             page="ESF-61"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SE31")
    qualifier  = M(5, 8, "A", "GBI Identifier Qualifier")
    identifier = M(9, 43, "AN", "Identifier")
    filler_1   = filler(44, 80)


class HeaderEntityRole(Record, id="SE32", cite=CHAPTER, title="Header entity, role in words", page="ESF-62"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SE32")
    sequence    = M(5, 5, "N", "Sequence Number")
    description = M(6, 80, "X", "Description")


class LineEntityIdentifier(Record, id="SE51", cite=CHAPTER, title="Line entity, global business identifier",
                           page="ESF-85"):
    control    = M(1, 4, "AN", "Control identifier", fixed="SE51")
    qualifier  = M(5, 8, "A", "GBI Identifier Qualifier")
    identifier = M(9, 43, "AN", "Identifier")
    filler_1   = filler(44, 80)


class LineEntityRole(Record, id="SE52", cite=CHAPTER, title="Line entity, role in words", page="ESF-86"):
    control     = M(1, 4, "AN", "Control identifier", fixed="SE52")
    sequence    = M(5, 5, "N", "Sequence Number")
    description = M(6, 80, "X", "Description")
