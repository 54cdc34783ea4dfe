"""Entry Summary Create/Update (application AE): entity records that differ from those of the cargo release chapter."""

from __future__ import annotations

from tidewaiter.abi.entry_summary import CHAPTER
from tidewaiter.abi.record import M, Record, filler


class EntityIdentifier(Record):
    """A global business identifier: records SE31 and SE51."""

    control    = M(1, 4, "AN", "Control identifier")
    qualifier  = M(5, 8, "A", "GBI Identifier Qualifier")
    identifier = M(9, 43, "AN", "Identifier")
    filler_1   = filler(44, 80)


class HeaderEntityIdentifier(EntityIdentifier, id="SE31", cite=CHAPTER, title="Header entity, global business identifier", page="ESF-61"):
    pass


class EntityRole(Record):
    """A role in words: records SE32 and SE52."""

    control     = M(1, 4, "AN", "Control identifier")
    sequence    = M(5, 5, "N", "Sequence Number")
    description = M(6, 80, "X", "Description")


class HeaderEntityRole(EntityRole, id="SE32", cite=CHAPTER, title="Header entity, role in words", page="ESF-62"):
    pass


class LineEntityIdentifier(EntityIdentifier, id="SE51", cite=CHAPTER, title="Line entity, global business identifier", page="ESF-85"):
    pass


class LineEntityRole(EntityRole, id="SE52", cite=CHAPTER, title="Line entity, role in words", page="ESF-86"):
    pass
