"""What a reply says of the whole: whether CBP took what was sent. One table for every reply application whose disposition was seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Disposition(StrEnum):
    """`ANSWERED` neither accepts nor rejects: a query's answer, a referral to a person, an application whose dispositions were not seen."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Decided:
    """The record that decides, its columns counted from 1, and the codes there; a code in neither is not final."""

    record: str
    first: int
    last: int
    accepts: frozenset[str]
    rejects: frozenset[str]
    cite: str


def _one(record: str, cite: str) -> Decided:
    return Decided(record, 3, 3, frozenset("A"), frozenset("R"), cite)


def _two(record: str, first: int, cite: str) -> Decided:
    return Decided(record, first, first + 1, frozenset({"02", "03"}), frozenset({"01"}), cite)


SYNTAX = _one("X1", "CATAIR ABI Batch & Block Control rev. 23, page B&B-31")
DECIDED = {
    "AX": _one("E1",      "CATAIR Entry Summary Create/Update, July 2026, page ESF-204"),
    "CX": _one("90",      "CATAIR Customs eBond Create/Update v1.9, page CB-38"),
    "DX": _one("E1",      "CATAIR Drawback Entry Summary v27, page 85"),
    "QT": _two("95",   3, "CATAIR In-bond amendment 51, April 2026, page INB-53"),
    "WT": _two("95",   3, "CATAIR In-bond amendment 51, April 2026, page INB-59"),
    "SX": _two("SE90", 5, "CATAIR ACE Cargo Release v40, July 2025, page SE-83"),
    "SN": _two("SF90", 5, "CATAIR Importer Security Filing v3, July 2017, its record SF90"),
}


def disposition(reply: bytes) -> Disposition:
    """Accepted where something is and nothing is rejected, rejected where anything is, else answered.

    A batch whose syntax ACE rejects names no application: X1 alone decides then.
    """
    application, accepts = "", False
    for line in reply.decode("latin-1").splitlines():
        if line[:1] == "A":
            application = line[25:27].strip()
        elif line[:1] == "B" and not application:
            application = line[10:12].strip()
        for one in (SYNTAX, DECIDED.get(application)):
            if one is None or not line.startswith(one.record):
                continue
            code = line[one.first - 1 : one.last]
            if code in one.rejects:
                return Disposition.REJECTED
            accepts |= code in one.accepts
    return Disposition.ACCEPTED if accepts else Disposition.ANSWERED
