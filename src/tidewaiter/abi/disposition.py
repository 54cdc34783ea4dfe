"""What a reply says of the whole: whether CBP took what was sent. One table for every reply application whose disposition was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tidewaiter.abi import batch_control, bond, cargo_release, drawback_reply, entry_summary_reply, importer_security_filing, in_bond_reply
from tidewaiter.abi.event import ACCEPTED, LETTERS, NUMBERS, REJECTED, WARNED
from tidewaiter.abi.record import Field, Record


class Disposition(StrEnum):
    """`ANSWERED` neither accepts nor rejects: a query's answer, a referral to a person, an application whose dispositions were not seen."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Decided:
    """The record that decides, its field, and the codes there; a code in neither is not final."""

    record: type[Record]
    field: Field
    accepts: frozenset[str]
    rejects: frozenset[str]


def _decided(record: type[Record], name: str, said: Mapping[str, str]) -> Decided:
    """By what the readers of replies take each code for: one table for both."""
    codes = {code: said[code] for code in record.field(name).codes or () if code in said}
    accepts = (code for code, name in codes.items() if name in (ACCEPTED, WARNED))
    return Decided(record, record.field(name), frozenset(accepts), frozenset(code for code, name in codes.items() if name == REJECTED))


def _letter(record: type[Record]) -> Decided:
    return _decided(record, "disposition", LETTERS)


def _number(record: type[Record], name: str) -> Decided:
    return _decided(record, name, {code: said for code, (said, _) in NUMBERS.items()})


SYNTAX = _letter(batch_control.SyntaxResponse)
DECIDED = {
    "AX": _letter(entry_summary_reply.Response),
    "CX": _letter(bond.Response),
    "DX": _letter(drawback_reply.ClaimResponse),
    "QT": _number(in_bond_reply.Disposition, "result"),
    "WT": _number(in_bond_reply.Disposition, "result"),
    "SX": _number(cargo_release.Response, "kind"),
    "SN": _number(importer_security_filing.FilingResponse, "kind"),
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
            if one is None or not line.startswith(one.record.id):
                continue
            code = one.field.read(line)
            if code in one.rejects:
                return Disposition.REJECTED
            accepts |= code in one.accepts
    return Disposition.ACCEPTED if accepts else Disposition.ANSWERED
