"""Drawback Entry Summary response (application DX): what CBP answers, and what its references say.

The columns of E0 and E1 are those of the entry summary's reply; the severities and the types of reference are the drawback chapter's own.
"""

from __future__ import annotations

from tidewaiter.abi.drawback import CHAPTER
from tidewaiter.abi.entry_summary_reply import ConditionReference
from tidewaiter.abi.record import C, M, Record, Value, filler
from tidewaiter.abi.references import Piece, Reference, pointing
from tidewaiter.abi.tables import DISPOSITIONS

SEVERITIES = {"": "none", "F": "fatal", "I": "note", "W": "warning"}


class ClaimReference(ConditionReference, id="E0", cite=CHAPTER, title="Condition reference of a claim", page="80"):
    pass


class ClaimResponse(Record, id="E1", cite=CHAPTER, title="Condition or disposition of a claim", page="85"):
    control      = M(1, 2, "AN", "Control identifier", fixed="E1")
    disposition  = M(3, 3, "AN", "Disposition Type Code", codes=DISPOSITIONS)
    severity     = M(4, 4, "AN", "Severity Code", codes=SEVERITIES)
    # Mandatory in the layout; its codes are in a paper of CBP that was not at hand, so that ours leave it blank.
    condition    = C(5, 7, "AN", "Condition Code")
    reason       = C(8, 10, "AN", "Reason Code")
    narrative    = M(11, 50, "X", "Narrative Text")
    filer        = C(51, 53, "AN", "Entry Filer Code")
    filler_1     = filler(54, 55)
    entry_number = C(56, 63, "AN", "Entry Number")
    version      = C(64, 68, "N", "Version Number")
    reference    = C(69, 77, "X", "Broker Reference Number")
    filler_2     = filler(78, 80)


def _export(kind: str, record: str) -> Reference:
    return Reference(kind, record, (
        Piece("outcome", 26, 26), Piece("hts", 27, 36), Piece("day", 38, 43), Piece("identifier", 44, 71),
    ))


# Table 1, pages 81 to 84.
REFERENCES = {reference.kind: reference for reference in (
    Reference("SUMMRY", "10", (Piece("filer", 26, 28), Piece("entry_number", 30, 37), Piece("reference", 39, 50))),
    Reference("BNDDTL", "31", (Piece("kind", 26, 26), Piece("designation", 28, 28), Piece("surety", 30, 32))),
    Reference("IMPORT", "40", (Piece("filer", 26, 28), Piece("entry_number", 31, 38), Piece("line", 40, 44))),
    Reference("CLASSI", "41", (Piece("hts", 26, 35),)),
    Reference("QTYUOM", "42", (Piece("unit", 26, 28),)),
    Reference("HDRREV", "43", (Piece("class_code", 26, 28), Piece("claimed", 30, 37))),
    Reference("MANUFD", "50", (Piece("hts", 26, 35), Piece("ruling", 37, 48), Piece("produced", 49, 54), Piece("tracking", 55, 59))),
    _export("EXPDES", "60"),
    Reference("NOIHDR", "62", ()),
    Reference("NOIEWR", "63", (Piece("kind", 26, 26), Piece("badge", 27, 49))),
    Reference("NAFTAD", "64", (Piece("entry_number", 26, 45), Piece("entered", 46, 51), Piece("hts_1", 52, 61), Piece("country", 63, 64))),
    _export("TFTEAE", "70"),
    Reference("TOTALS", "90", ()),
    Reference("REVTOT", "89", (Piece("class_code", 26, 28), Piece("amount", 30, 40))),
)}


def claim_signpost(kind: str, position: int, /, **pieces: Value) -> ClaimReference:
    """Record E0 of a drawback reply, with its reference text laid out. KeyError where the chapter has no such type.

    >>> claim_signpost("IMPORT", 2, filer="B76", entry_number="03245278", line="   12").emit().rstrip()
    'E0 IMPORT 000002 REF ID: B76  03245278    12'
    """
    return pointing(ClaimReference, REFERENCES[kind], position, pieces)
