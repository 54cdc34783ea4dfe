"""What the replies to a drawback claim (DX) and to a security filing (SN, SA) say, as events."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.abi.drawback_reply import REFERENCES
from tidewaiter.abi.event import NUMBERS, SEVERITIES, STATUS, Event, Reader, Sent, entry, lettered, said
from tidewaiter.abi.importer_security_filing import ADVICE
from tidewaiter.abi.tree import Block

_ON_FILE = "S1"


def _claim(block: Block, sent: Sent) -> Iterator[Event]:
    """DX: E0 points at a record, E1 says."""
    claim, kind, position, text = 1, "", 0, ""
    for line, record in block.records():
        values = record.values
        if record.id == "E0":
            kind, position, text = values["kind"].strip(), record.as_int("position") or 0, values["reference"].strip()
            claim = position if kind == "SUMMRY" else claim
            continue
        disposition, severity = values["disposition"].strip(), values["severity"].strip()
        reference = REFERENCES.get(kind)
        where = "" if disposition or not reference else f"record {reference.record}" + (f" ({text})" if text else "")
        at = 0 if disposition or not reference else _line(sent, claim, reference.record, position)
        yield said(
            "DX", line, entry(values["filer"], values["entry_number"]), values["condition"].strip(), values["narrative"],
            name=lettered(disposition, severity), severity=SEVERITIES.get(severity, ""), where=where, sent=at,
        )


def _line(sent: Sent, claim: int, record: str, position: int) -> int:
    """The line of the claim's nth record of an id."""
    transaction = sent.transaction("DE", claim)
    there = [line.number for line in transaction.lines if line.id == record] if transaction else []
    return there[position - 1] if 0 < position <= len(there) else 0


def _filing(block: Block, sent: Sent) -> Iterator[Event]:
    """SN: SF10 with CBP's number of the transaction, and SF90."""
    subject = ""
    for line, record in block.records():
        if record.id == "SF10":
            subject = record.values["transaction"].strip()
        elif record.id == "SF90":
            name, severity = NUMBERS.get(record.values["kind"].strip(), (STATUS, ""))
            yield said("SN", line, subject, record.values["condition"].strip(), record.values["narrative"], name=name, severity=severity)


def _advice(block: Block, sent: Sent) -> Iterator[Event]:
    """SA: whether the bills of a security filing are on file."""
    transaction, bill = "", ""
    for line, record in block.records():
        if record.id == "SA10":
            transaction = record.values["transaction"].strip()
        elif record.id == "SA30":
            bill = record.values["number"].strip()
        elif record.id == "SA50":
            code = record.values["disposition"].strip()
            severity = "" if code == _ON_FILE else "warning"
            words = record.values["remarks"].strip() or ADVICE.get(code, "")
            todo = "" if code == _ON_FILE else "Compare number and type of the bill with the carrier's manifest, and replace the filing."
            yield Event("SA", STATUS, transaction, code, words, severity, f"bill {bill}" if bill else "", todo, line.number)


READERS: dict[str, Reader] = {"DX": _claim, "SN": _filing, "SA": _advice}
