"""Entry Summary response (application AX): what CBP answers."""

from __future__ import annotations

from tidewaiter.abi.entry_summary import CHAPTER
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.tables import DISPOSITIONS

SEVERITIES = {"": "none", "F": "fatal", "W": "census warning", "P": "partner agency warning", "I": "note"}


class ConditionReference(Record):
    """What a condition is about: record E0 of the replies to a summary and to a drawback claim."""

    control   = M(1, 2, "AN", "Control identifier")
    filler_1  = filler(3, 3)
    kind      = C(4, 9, "AN", "Reference Data Type Code")
    filler_2  = filler(10, 10)
    position  = M(11, 16, "N", "Occurrence Position")
    filler_3  = filler(17, 17)
    constant  = M(18, 24, "X", "Reference ID Constant", fixed="REF ID:")
    filler_4  = filler(25, 25)
    # Mandatory in either layout, yet it quotes what was filed, and that may be blank.
    reference = C(26, 80, "X", "Reference Data Text")


class ReferenceSignpost(ConditionReference, id="E0", cite=CHAPTER, title="Condition reference", page="ESF-193"):
    pass


class Response(Record, id="E1", cite=CHAPTER, title="Condition or disposition", page="ESF-204"):
    control      = M(1, 2, "AN", "Control identifier", fixed="E1")
    disposition  = M(3, 3, "AN", "Disposition Type Code", codes=DISPOSITIONS)
    severity     = M(4, 4, "AN", "Severity Code", codes=SEVERITIES)
    condition    = M(5, 7, "AN", "Condition Code")
    reason       = C(8, 10, "AN", "Reason Code")
    narrative    = M(11, 50, "X", "Narrative Text")
    filer        = C(51, 53, "AN", "Entry Filer Code")
    filler_1     = filler(54, 55)
    entry_number = C(56, 63, "AN", "Entry Number")
    version      = C(64, 68, "N", "Version Number")
    reference    = C(69, 77, "X", "Broker Reference Number")
    filler_2     = filler(78, 80)
