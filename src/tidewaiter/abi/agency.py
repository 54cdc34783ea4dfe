"""Partner agency records PG00 to PG60, taken as they are until their chapter is declared."""

from __future__ import annotations

from tidewaiter.abi.entry_summary_line import AgencyDescription
from tidewaiter.abi.record import M, O, Record
from tidewaiter.abi.structure import Loop, Use


class AgencyRecord(Record, id="PG", cite="CATAIR PGA Message Set, July 2026", title="Partner agency record", page="-"):
    """Any PGnn record. Only its character set is checked."""

    control = M(1, 4, "AN", "Control identifier")
    data    = O(5, 80, "X", "Columns as the PGA chapter declares them")


AGENCY = Loop("partner agency data", "C", 1, (Use(AgencyDescription, "M"), Use(AgencyRecord, "M", 99_999)))
