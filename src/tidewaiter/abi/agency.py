"""Partner agency records PG00 to PG60, taken as they are until their chapter is declared."""

from __future__ import annotations

from tidewaiter.abi.record import M, O, Record


class AgencyRecord(Record, id="PG", cite="CATAIR PGA Message Set, July 2026", title="Partner agency record", page="-"):
    """Any PGnn record. Only its character set is checked."""

    control = M(1, 4, "AN", "Control identifier")
    data    = O(5, 80, "X", "Columns as the PGA chapter declares them")
