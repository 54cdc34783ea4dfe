"""What replies about in-bond movements, bonds and manifests say, as events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidewaiter.abi import broker_download, read_bond, read_broker_download, read_in_bond
from tidewaiter.abi.bond_codes import ACTIONS
from tidewaiter.abi.conditions import advice
from tidewaiter.abi.event import ACCEPTED, CONDITION, NUMBERS, REJECTED, SEVERITIES, STATUS, Event, Reader, Sent
from tidewaiter.abi.tree import Block
from tidewaiter.numbers import importer_number

_NO_DICTIONARY = "No list of the identifiers of in-bond messages is at hand: mend what the narrative names, and send the in-bond again."


def _in_bond(block: Block, sent: Sent) -> Iterator[Event]:
    """QT and WT: a message stands after the record that it is about, and the last of a bill or event accepts or rejects it. NS tells of bills."""
    for one in read_in_bond.of_block(block):
        match one:
            case read_in_bond.InBondAnswer():
                yield from _messages(block, sent, one.messages, f"in-bond {one.in_bond}", ends=not one.bills)
                for bill in one.bills:
                    yield from _messages(block, sent, bill.messages, f"in-bond {one.in_bond}, bill {bill.issuer} {bill.number}", ends=True)
            case read_in_bond.EventAnswer():
                subject = f"in-bond {one.in_bond}" if one.in_bond else f"bill {one.issuer} {one.number}"
                yield from _messages(block, sent, one.messages, subject, ends=True)
            case read_in_bond.Refused():
                yield Event(block.application, REJECTED, "batch", "", one.narrative, "fatal", f"record {one.record}",
                            "Mend the envelope and send the batch again; nothing in it was looked at.", one.line)
            case read_in_bond.BillNotice():
                subject = f"in-bond {one.in_bond}" if one.in_bond else f"bill {one.issuer} {one.number}"
                text = "; ".join(filter(None, (one.what or f"disposition {one.disposition}", *one.remarks)))
                where = ", ".join(filter(None, (f"bill {one.issuer} {one.number}", one.container and f"container {one.container}",
                                                one.posted_at and f"port {one.posted_at}")))
                what = "Keep the notice." if one.what else "Look the disposition code up in CBP's list, and keep the notice."
                yield Event(block.application, STATUS, subject, one.disposition, text, "note", where, what, one.line)


def _messages(block: Block, sent: Sent, messages: Sequence[read_in_bond.Message], subject: str, *, ends: bool) -> Iterator[Event]:
    """Messages about records as conditions, the last one as the outcome where it `ends` what is said of the subject."""
    lines = {line.number: line for line in block.lines()}
    for n, message in enumerate(messages, 1):
        name, severity = NUMBERS.get(message.result, (STATUS, ""))
        final = ends and n == len(messages)
        before = next((line for number in range(message.line - 1, 0, -1) if (line := lines.get(number)) and line.id == message.record), None)
        at = next((line.number for line in sent.tree.lines() if before and line.text == before.text), 0) if sent.tree and not final else 0
        what = _NO_DICTIONARY if name == REJECTED else "Keep the reply."
        yield Event(block.application, name if final else CONDITION, subject, message.condition, message.narrative, severity,
                    "" if final else f"record {message.record}", what, message.line, at)


def _bond(block: Block, sent: Sent) -> Iterator[Event]:
    """CX: a condition stands after the record that it is about, and the last, with a disposition, is of the whole request.

    Every record comes back, amounts and names written otherwise: its place among the records says which one it was.
    """
    lines = {line.number: line for line in block.lines()}
    came_back = [line for transaction in block.transactions for line in transaction.lines if line.id != "90"]
    asked = [line for one in (sent.tree.blocks if sent.tree else ()) if one.application == "CB" for transaction in one.transactions
             for line in transaction.lines]
    answered = dict(zip((line.number for line in came_back), asked, strict=False)) if len(came_back) == len(asked) else {}
    for one in read_bond.of_block(block):
        subject = f"bond {one.number}" if one.number else f"bond of {importer_number.mask(one.principal)}" if one.principal else "bond"
        for told in one.conditions:
            name = CONDITION if not told.final else ACCEPTED if one.accepted else REJECTED
            before = next((line for number in range(told.line - 1, 0, -1) if (line := lines.get(number)) and line.id == told.record), None)
            at = answered[before.number].number if before and before.number in answered and not told.final else 0
            # 992 to 998 mean something else in the dictionary, which has them of entry summaries.
            what = advice(told.code, told.narrative) if told.code.startswith("S") and told.severity == "F" else f"Keep the reply: {told.what}."
            if told.final and not one.accepted:
                what = f"Mend what the conditions name, and send the request ({ACTIONS.get(one.action, one.action)}) again."
            yield Event("CX", name, subject, told.code, told.narrative, SEVERITIES.get(told.severity, "") if not one.accepted else "",
                        "" if told.final else f"record {told.record}", what, told.line, at)


def _download(block: Block, sent: Sent) -> Iterator[Event]:
    """BD: a carrier's manifest with a bill for the broker."""
    for one in read_broker_download.of_block(block):
        number, house = (one.bill.number, one.bill.house) if one.bill else one.amended
        change = broker_download.AMENDMENTS.get(one.amendment, "manifest") if one.amendment else "manifest"
        text = ", ".join(filter(None, (change, one.conveyance or one.vessel, one.voyage, one.port and f"port {one.port}",
                                       f"arrives {one.arrival}" if one.arrival else "")))
        yield Event("BD", STATUS, f"bill {one.issuer} {number}" + (f", house {house}" if house else ""), "", text, "note", "",
                    "Hold the entry's bill, quantity and arrival against it.", one.line)


READERS: dict[str, Reader] = {"QT": _in_bond, "WT": _in_bond, "NS": _in_bond, "CX": _bond, "BD": _download}
