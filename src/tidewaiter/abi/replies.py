"""What a reply of CBP says, as events: what was accepted, what is wrong and where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tidewaiter.abi import codec, drawback_events, movement_events, query_events, statement_events
from tidewaiter.abi.event import (
    ACCEPTED,
    CONDITION,
    FINALS,
    NUMBERS,
    REFERRED,
    REJECTED,
    SEVERITIES,
    STATUS,
    WARNED,
    Event,
    Reader,
    Sent,
    entry,
    lettered,
    said,
)
from tidewaiter.abi.identify import SYNTAX
from tidewaiter.abi.references import REFERENCES
from tidewaiter.abi.tree import Block, Line

__all__ = [
    "ACCEPTED", "CONDITION", "FINALS", "READERS", "REFERRED", "REJECTED", "STATUS", "WARNED", "Event", "Sent", "entry", "numbered", "outcome",
    "read", "said",
]

# The groupings that others stand within, outermost first.
_WITHIN = {
    "CARMAN": ("CARMAN",), "BOLINB": ("CARMAN", "BOLINB"),
    "TARQTY": ("LINITM", "TARIFF", "TARQTY"),
    "LINITM": ("LINITM",), "EIPINV": ("LINITM", "EIPINV"), "INVLIN": ("LINITM", "EIPINV", "INVLIN"),
}
_OF_LINE = frozenset({"COMDES", "ARPART", "TARIFF", "TARQTY", "LICNSE", "ADDCVD", "IADDET", "LINFEE", "PSCLRE", "CENWRN"})


def read(reply: bytes, message: bytes | None = None) -> tuple[Event, ...]:
    """Everything that a reply batch says, in its order. `message` is what it answers, where that is at hand.

    A block of an application for which there is no reader gives one status event that says so: nothing that came is passed over.
    """
    sent, events = Sent(message), list[Event]()
    for block in codec.parse(reply).blocks:
        reader = READERS.get(block.application, _unread)
        if any(line.text[:2] in ("X0", "X1") for line in block.lines()):
            reader = _syntax
        events += reader(block, sent)
    return tuple(events)


def outcome(events: Sequence[Event]) -> str:
    """What the final events come to: rejected if any is, else referred, warned, accepted; "" where none is final."""
    named = {event.name for event in events}
    return next((name for name in (REJECTED, REFERRED, WARNED, ACCEPTED) if name in named), "")


def _summary(block: Block, sent: Sent) -> Iterator[Event]:
    """AX: E0 points, E1 says."""
    path: dict[str, tuple[int, str]] = {}
    for line, record in block.records():
        values = record.values
        if record.id == "E0":
            kind = values["kind"].strip()
            path = _walked(path, kind, record.as_int("position") or 0, values["reference"].strip())
            continue
        disposition, severity = values["disposition"].strip(), values["severity"].strip()
        where, at = ("", 0) if disposition else _pointed(path, sent)
        yield said(
            "AX", line, entry(values["filer"], values["entry_number"]), values["condition"].strip(), values["narrative"],
            name=lettered(disposition, severity), severity=SEVERITIES.get(severity, ""), where=where, sent=at,
        )


def _walked(path: Mapping[str, tuple[int, str]], kind: str, position: int, text: str) -> dict[str, tuple[int, str]]:
    """The groupings that are open once E0 names another."""
    outer = {"SUMMRY", *(_WITHIN.get(kind, ())[:-1] or (("LINITM",) if kind in _OF_LINE else ()))}
    kept = {name: place for name, place in path.items() if name in outer and kind != "SUMMRY"}
    return kept | {kind: (position, text)}


def _pointed(path: Mapping[str, tuple[int, str]], sent: Sent) -> tuple[str, int]:
    """The place in words, and the line of the message that it is."""
    if not path:
        return "", 0
    *_, (kind, (position, text)) = path.items()
    reference = REFERENCES.get(kind)
    line = f"line {path['LINITM'][1]}, " if "LINITM" in path and kind != "LINITM" else ""
    where = f"{line}record {reference.record} ({text})" if reference and kind != "SUMMRY" else text
    transaction = sent.transaction("AE", path.get("SUMMRY", (1, ""))[0])
    if transaction is None or reference is None:
        return where, 0
    lines = list(transaction.lines)
    if "LINITM" in path:
        lines = _nth_group(lines, "40", path["LINITM"][0], stop=frozenset({"88", "89", "90"}))
    if "CARMAN" in path:
        lines = _nth_group(lines, "22", path["CARMAN"][0], stop=frozenset({"30", "31", "40"}))
    if "EIPINV" in path:
        lines = _nth_group(lines, "42", path["EIPINV"][0], stop=frozenset({"50"}))
    if kind == "TARQTY" and "TARIFF" in path:      # its position is that of the quantity within record 50
        position = path["TARIFF"][0]
    if kind in ("LINITM", "CARMAN", "EIPINV", "INVLIN"):
        return where, lines[0].number if lines else 0
    there = [one.number for one in lines if one.id == ("90" if kind == "TOTALS" else reference.record)]
    # Fees and releases several to a record: their place among them says the record.
    per = {"HDRFEE": 2, "FEETOT": 5, "CONREL": 6}.get(kind, 1)
    n = 1 if kind in ("SUMMRY", "PSTLIN", "TOTALS") else (position + per - 1) // per
    return where, there[n - 1] if 0 < n <= len(there) else 0


def _nth_group(lines: list[Line], opens: str, n: int, *, stop: frozenset[str]) -> list[Line]:
    starts = [i for i, line in enumerate(lines) if line.id == opens]
    if not 0 < n <= len(starts):
        return []
    end = next((i for i in range(starts[n - 1] + 1, len(lines)) if lines[i].id == opens or lines[i].id in stop), len(lines))
    return lines[starts[n - 1] : end]


def _syntax(block: Block, sent: Sent) -> Iterator[Event]:
    """X0 points at a block or a record of the batch, X1 says; nothing in the batch was looked at."""
    where, at = "", 0
    for line, record in block.records():
        if record.id not in SYNTAX:
            continue
        if record.id == "X0":
            text = record.values["reference"]
            number = int(text[:7]) if record.values["kind"].strip() == "TRNACT" and text[:7].isdigit() else 0
            place = sent.line(number)
            column = text[8:10] if number else ""
            where = f"line {number}" + (f", column {column}" if column.strip("0 ") else "") if number else " ".join(text.split())
            at = place.number if place else 0
            continue
        values = record.values
        final = bool(values["disposition"].strip())
        yield said(
            block.application, line, "batch", values["condition"].strip(), values["narrative"], name=REJECTED if final else CONDITION,
            severity=SEVERITIES.get(values["severity"].strip(), ""), where="" if final else where, sent=0 if final else at,
        )


def _release(block: Block, sent: Sent) -> Iterator[Event]:
    """SX: a record that is in error comes back before its SE90; the last SE90 is of the whole message."""
    subject, before = "", None
    for line, record in block.records():
        if record.id == "SE10":
            subject = entry(record.values["filer"], record.values["entry_number"])
        if record.id != "SE90":
            before = line
            continue
        values = record.values
        name, severity = NUMBERS.get(values["kind"].strip(), (STATUS, ""))
        here = before if name == CONDITION else None
        at = next((one.number for one in sent.tree.lines() if here and one.text == here.text), 0) if sent.tree else 0
        yield said(
            "SX", line, subject, values["condition"].strip(), values["narrative"], name=name, severity=severity,
            where=f"record {here.id}" if here else "", sent=at,
        )


def _unread(block: Block, sent: Sent) -> Iterator[Event]:
    first = next(block.lines())
    yield Event(
        block.application, STATUS, "", "", f"a message of application {block.application or 'none'}", "note", "",
        "It is kept as it came; its chapter has no reader here.", first.number,
    )


READERS: dict[str, Reader] = {
    "AX": _summary, "SX": _release, **query_events.READERS, **movement_events.READERS, **statement_events.READERS,
    **drawback_events.READERS,
}


def numbered(events: Sequence[Event], subject: str) -> tuple[Event, ...]:
    """The events with a subject filled in where the reply names none."""
    return tuple(event if event.subject else replace(event, subject=subject) for event in events)
