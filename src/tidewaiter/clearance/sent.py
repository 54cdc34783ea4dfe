"""What a message of ours does to files once it is on its way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime

from tidewaiter.abi import codec
from tidewaiter.abi.tree import Transaction
from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.from_abi import ENTRY, FILING, IN_BOND, Heard
from tidewaiter.numbers import entry_number


def sent(message: bytes, at: datetime, control: str = "", by: str = "") -> tuple[Heard, ...]:
    """What each transaction of a batch that went out means for its file. `control` is the batch's: sent again under it, it is sent once."""
    found: list[Heard] = []
    for block in codec.parse(message).blocks:
        for n, transaction in enumerate(block.transactions):
            for about, subject, name, reference in _of(block.application, transaction):
                mark = hashlib.sha256(f"{control}\n{block.application}\n{n}\n{name}\n{subject}".encode()).hexdigest()[:24]
                key = subject if about == IN_BOND else ""
                event = FileEvent("", name, at, key, None, f"sent in batch {control}".strip(), by, "", mark, {"control": control} if control else {})
                found.append(Heard(about, subject, event, reference))
    return tuple(found)


def _of(application: str, transaction: Transaction) -> Iterator[tuple[str, str, str, str]]:
    """What it is about, its number, the event and our reference."""
    values = {id: one.trimmed for one in reversed(transaction.records) for id in (one.id,)}
    reference = next((one.trimmed["reference"] for one in transaction.records if one.id in ("SE20", "SF20") and one.trimmed["qualifier"] == "CR"), "")
    match application:
        case "AE" if head := values.get("10"):
            key = entry_number.compact(head["filer"] + head["entry_number"])
            yield ENTRY, key, "correction.sent" if head["correction"] == "Y" else "summary.sent", head["reference"]
            if head["certify_release"]:
                yield ENTRY, key, "release.certified", head["reference"]
        case "DE" if head := values.get("10"):
            yield ENTRY, entry_number.compact(head["filer"] + head["entry_number"]), "summary.sent", ""
        case "SE" if head := values.get("SE10"):
            key = entry_number.compact(head["filer"] + head["entry_number"])
            yield ENTRY, key, "release.sent" if head["action"] == "A" else "release.change_sent", reference
            if "SF10" in values:
                # Its transaction number is given by CBP: until then the filing is known by the entry that brought it.
                yield ENTRY, key, "isf.sent", reference
        case "SF" if head := values.get("SF10"):
            yield FILING, head["transaction"], "isf.sent", reference
        case "QP" if head := next((one for one in values.values() if "in_bond" in one), None):
            yield IN_BOND, head["in_bond"], "in_bond.sent", ""
