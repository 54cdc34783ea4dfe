"""An in-bond request (QP) is answered with QT: the records that say something, the messages about them, and one that accepts or rejects each bill.

The chapter names no identifiers of messages and the error dictionary has none of in-bonds, so those of the rehearsal are its own: T and two digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tidewaiter.abi import in_bond as qp
from tidewaiter.abi import rules
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.in_bond_reply import BlockTrailerRefused, Disposition
from tidewaiter.abi.record import Record
from tidewaiter.abi.text import plain
from tidewaiter.abi.tree import Block
from tidewaiter.ace.desk import Answering, Desk, File, Received, Thing
from tidewaiter.ace.examination import Books
from tidewaiter.numbers import firms, importer_number
from tidewaiter.numbers import in_bond as in_bond_number

REJECTED, ACCEPTED = "01", "02"
AIR = "40"
HTS_DIGITS = 10
# Identifier: narrative in at most 39 characters, and the page of the chapter that asks for it.
CONDITIONS: Mapping[str, tuple[str, str]] = {
    "T00": ("ACCEPTED BY THE REHEARSAL",               "INB-17"),
    "T01": ("REJECTED BY THE REHEARSAL",               "INB-17"),
    "T02": ("A FIELD IS BLANK OR WRONG",               "INB-19"),
    "T03": ("A RULE OF THE CHAPTER IS NOT KEPT",       "INB-19"),
    "T04": ("IN-BOND NUMBER IS WRONG",                 "INB-19 and INB-56"),
    "T05": ("IN-BOND NUMBER IS IN USE",                "INB-56"),
    "T06": ("IN-BOND IS NOT ON FILE",                  "INB-19"),
    "T07": ("BILL IS NOT ON THE IN-BOND",              "INB-19 and INB-26"),
    "T08": ("BILL IS NOT ON FILE",                     "INB-8"),
    "T09": ("BILL IS ON FILE ALREADY",                 "INB-27"),
    "T10": ("QUANTITY IS MORE THAN THE BILL HAS",      "INB-27"),
    "T11": ("PREVIOUS IN-BOND HAS NOT ARRIVED",        "INB-25"),
    "T12": ("PORT IS UNKNOWN",                         "INB-20"),
    "T13": ("PIECES DO NOT ADD UP TO THE BILL",        "INB-32 and INB-48"),
    "T14": ("CONTAINER STANDS IN THE BILL TWICE",      "INB-44"),
    "T15": ("FIRMS CODES DO NOT AGREE",                "INB-20, INB-23 and INB-26"),
    "T16": ("BONDED CARRIER NUMBER IS WRONG",          "INB-22"),
    "T17": ("BONDED CARRIER IS UNKNOWN",               "INB-20"),
    "T18": ("BILL NUMBER OF FTZ IN USE",               "INB-27"),
    "T20": ("EXPORT BEFORE ARRIVAL",                   "INB-56"),
    "T21": ("FIRMS CODE OF ARRIVAL IS MISSING",        "INB-55"),
    "T22": ("PORT IS NOT THE IN-BOND DESTINATION",     "INB-57"),
    "T23": ("CONTAINER IS NOT ON THE BILL",            "INB-55"),
    "T24": ("BILL HAS SEVERAL IN-BONDS",               "INB-55"),
    "T25": ("NOT DONE BY AIR",                         "INB-55"),
    "T26": ("TYPE 61 IS NOT EXPORTED",                 "INB-56"),
    "T27": ("DATE IS LATER THAN TODAY",                "INB-57"),
    "T28": ("PREVIOUS IN-BOND IS NOT ON FILE",         "INB-27"),
}


@dataclass
class Examined:
    """A transaction with what was found wrong with each of its records, by the record's place."""

    records: Sequence[Record]
    faults: dict[int, list[tuple[str, str]]] = field(default_factory=dict)

    def fault(self, place: int, condition: str, narrative: str = "") -> None:
        found = self.faults.setdefault(place, [])
        if (condition, narrative) not in found:
            found.append((condition, narrative))

    def within(self, first: int, end: int) -> bool:
        return any(first <= place < end for place in self.faults)


def examine(received: Received, clock: date, books: Books) -> Examined:
    """Fields, conditional rules, numbers and sums: all that needs no file."""
    examined = by_chapter(received)
    for place, record in enumerate(examined.records):
        if isinstance(record, qp.Header):
            if not in_bond_number.is_valid(record.in_bond):
                examined.fault(place, "T04")
            if record.action == "A":
                _header(examined, place, record, books)
        elif isinstance(record, qp.Conveyance):
            if books.ports and record.port and record.port not in books.ports:
                examined.fault(place, "T12")
            if books.countries and record.country and record.country not in books.countries:
                examined.fault(place, "T02", narrative_of(qp.Conveyance.country.meaning, "IS WRONG"))
        # Of a number of fewer digits the schedule is not asked.
        elif isinstance(record, qp.Tariff) and len(record.hts) == HTS_DIGITS and books.figures(record.hts, clock) is None:
            examined.fault(place, "T02", narrative_of(qp.Tariff.hts.meaning, "IS WRONG"))
    _zone(examined)
    for first, end in bills(examined.records):
        _cargo(examined, first, end)
    return examined


def by_chapter(received: Received) -> Examined:
    """What the fields themselves and the conditional rules of the chapter find."""
    lines = [line for line in received.transaction.lines if line.record]
    examined = Examined([line.record for line in lines if line.record])
    places = {line.number: place for place, line in enumerate(lines)}
    for place, record in enumerate(examined.records):
        for one in record.told:
            if any(True for _ in one.faults(record.values[one.name])):
                examined.fault(place, "T02", narrative_of(one.meaning, "IS WRONG" if record.values[one.name].strip(" ") else "IS BLANK"))
    application = APPLICATIONS[received.application]
    order = application.structure(examined.records[0].values.get("action", ""))
    standing = [rules.Standing(line.number, line.record) for line in lines if line.record]
    for finding in rules.check(application.rules, order, standing, application.cite):
        told = re.match(r"line (\d+)", finding.where)
        assert told
        id, _, name = finding.rule.partition(".")
        place = places[int(told[1])]
        named = next((one for one in examined.records[place].fields if one.name == name), None)
        examined.fault(place, "T03", narrative_of(named.meaning if named else f"RECORD {name} WITH {id}", "AGAINST THE CHAPTER"))
    return examined


def narrative_of(meaning: str, what: str) -> str:
    width = Disposition.field("narrative").width - len(what) - 1
    return f"{plain(meaning)[:width].rstrip()} {what}"


def _header(examined: Examined, place: int, header: qp.Header, books: Books) -> None:
    if books.ports and header.port and header.port not in books.ports:
        examined.fault(place, "T12")
    if header.bonded_carrier and not importer_number.is_valid(header.bonded_carrier):
        examined.fault(place, "T16")
    elif books.importers and header.bonded_carrier and header.bonded_carrier not in books.importers:
        examined.fault(place, "T17")


def _zone(examined: Examined) -> None:
    """Out of a zone the FIRMS code may stand for carrier and issuer, and is then the same everywhere."""
    location = next((one.location for one in examined.records if isinstance(one, qp.Conveyance)), "")
    if not location:
        return
    for place, record in enumerate(examined.records):
        code = record.issuer if isinstance(record, qp.Bill) else record.carrier if isinstance(record, qp.Header | qp.Conveyance) else ""
        # Four letters are a carrier's code, even where they could be a facility's.
        if firms.is_valid(code) and not code.isalpha() and code != location:
            examined.fault(place, "T15")


def bills(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Where each bill begins and ends."""
    starts = [place for place, record in enumerate(records) if isinstance(record, qp.Bill)]
    yield from zip(starts, [*starts[1:], len(records)], strict=False)


def _cargo(examined: Examined, first: int, end: int) -> None:
    inside = list(enumerate(examined.records))[first:end]
    details = next(((place, record) for place, record in inside if isinstance(record, qp.Details)), None)
    if details is None:
        return
    pieces = sum(record.as_int("pieces") or 0 for _, record in inside if isinstance(record, qp.Description))
    if pieces != details[1].as_int("quantity"):
        examined.fault(details[0], "T13")
    seen: set[str] = set()
    for place, record in inside:
        if isinstance(record, qp.Container):
            if record.container in seen:
                examined.fault(place, "T14")
            seen.add(record.container)


def answer(received: Received, desk: Desk, examined: Examined) -> list[Record]:
    """The records of the reply; what is accepted is kept on file and happens."""
    if refused := miscounted(received.block):
        return [refused] if received.sequence == 1 else []
    header = examined.records[0]
    if not isinstance(header, qp.Header):
        return []
    parts = list(bills(examined.records))
    _against_file(examined, header, parts, desk.file)
    explain(examined, header.in_bond, desk)
    head = parts[0][0] if parts else len(examined.records)
    whole = examined.within(0, head)
    taken = [(first, end) for first, end in parts if not whole and not examined.within(first, end)]
    told = list(echo(examined, 0, head, always=(qp.Header, qp.Conveyance)))
    if header.action == "D" or not parts:
        told.append(final(not whole))
    for first, end in parts:
        told += echo(examined, first, end, always=(qp.Bill,))
        told.append(final((first, end) in taken))
    if not whole and header.action == "D":
        _drop(desk, header.in_bond)
    elif header.action == "B" and taken:
        _take_off(desk, header.in_bond, [examined.records[first] for first, _ in taken])
    elif header.action == "A" and taken:
        _keep(desk, received.block, header, examined.records, taken)
    return told


def miscounted(block: Block) -> BlockTrailerRefused | None:
    """The message about record Y where it does not count the records before it: then nothing is looked at (INB-71)."""
    there = sum(len(transaction.lines) for transaction in block.transactions)
    told = block.trailer.record.values.get("images", "") if block.trailer and block.trailer.record else ""
    return None if told == f"{there:05}" else BlockTrailerRefused(narrative="RECORD COUNT IS NOT THAT OF THE BLOCK")


def echo(examined: Examined, first: int, end: int, always: tuple[type[Record], ...]) -> Iterator[Record]:
    """The records as they came, each with up to ten messages: those of `always`, and of the rest those that are in error."""
    for place in range(first, end):
        record, found = examined.records[place], examined.faults.get(place, [])
        if found or isinstance(record, always):
            yield record
        for condition, narrative in found[:10]:
            yield Disposition(result=REJECTED, condition=condition, narrative=narrative or CONDITIONS[condition][0])


def final(accepted: bool) -> Disposition:
    condition = "T00" if accepted else "T01"
    return Disposition(result=ACCEPTED if accepted else REJECTED, condition=condition, narrative=CONDITIONS[condition][0])


def explain(examined: Examined, subject: str, desk: Desk) -> None:
    for place, found in sorted(examined.faults.items()):
        for condition, narrative in found:
            desk.explain(subject, "condition", code=condition, narrative=narrative or CONDITIONS[condition][0],
                         page=CONDITIONS[condition][1], record=examined.records[place].id)


def key(record: Record) -> str:
    """A bill as it is filed: issuer and number, by air with the house bill."""
    return f"{record.values['issuer']}{record.values['number']}" + (f"/{record.values['house']}" if record.values["house"] else "")


def _against_file(examined: Examined, header: qp.Header, parts: Sequence[tuple[int, int]], file: File) -> None:
    known = file.thing("in_bond", header.in_bond)
    if header.action != "A":
        if known is None:
            examined.fault(0, "T06")
            return
        for first, _ in parts:
            if key(examined.records[first]) not in known["bills"]:
                examined.fault(first, "T07")
        return
    # More bills may be added to an in-bond that has not moved on; another movement takes another number.
    if known is not None and (known["state"] != "authorized" or known["destination"] != header.port or known["kind"] != header.kind):
        examined.fault(0, "T05")
    held = next(iter(file.things("bill")), None) is not None
    for first, end in parts:
        bill = examined.records[first]
        assert isinstance(bill, qp.Bill)
        long = any(isinstance(record, qp.Details) for record in examined.records[first:end])
        told = file.thing("bill", bill.issuer + bill.number)
        if long and told is not None:
            examined.fault(first, "T18" if header.zone == "Y" else "T09")
        # Of bills of which nothing is on file nothing is said.
        elif not long and told is None and held:
            examined.fault(first, "T08")
        elif not long and told and (bill.as_int("quantity") or 0) > int(told.get("quantity", 0)):
            examined.fault(first, "T10")
        if bill.previous:
            before = file.thing("in_bond", bill.previous)
            if before is None:
                examined.fault(first, "T28")
            elif before["state"] != "arrived":
                examined.fault(first, "T11")


def _drop(desk: Desk, number: str) -> None:
    desk.file.drop("in_bond", number)
    desk.happen("in_bond.deleted", number)


def _take_off(desk: Desk, number: str, taken: Sequence[Record]) -> None:
    thing = desk.file.thing("in_bond", number)
    assert thing is not None
    off = {key(record) for record in taken}
    thing["bills"] = [one for one in thing["bills"] if one not in off]
    thing["cargo"] = {one: cargo for one, cargo in thing.get("cargo", {}).items() if one not in off}
    if thing["bills"]:
        desk.file.keep("in_bond", number, thing)
        desk.happen("in_bond.changed", number, bills=sorted(off))
    else:
        _drop(desk, number)


def _keep(desk: Desk, block: Block, header: qp.Header, records: Sequence[Record], taken: Sequence[tuple[int, int]]) -> None:
    conveyance = next((record for record in records if isinstance(record, qp.Conveyance)), None)
    opened = block.header.record.values if block.header and block.header.record else {}
    before: Thing = desk.file.thing("in_bond", header.in_bond) or {}
    cargo: dict[str, Any] = dict(before.get("cargo", {}))
    for first, end in taken:
        cargo[key(records[first])] = _told(desk.file, records[first:end])
    arrived = conveyance.port if conveyance else next(
        (str(told["port"]) for first, _ in taken if (told := desk.file.thing("bill", key(records[first]))) and told.get("port")), "",
    )
    desk.file.keep("in_bond", header.in_bond, {
        "kind": header.kind, "carrier": header.carrier, "port": arrived, "destination": header.port, "bills": list(cargo),
        "state": "authorized", "foreign_port": header.foreign_port, "bonded_carrier": header.bonded_carrier, "value": header.as_int("value"),
        "filer": opened.get("filer", ""), "mode": conveyance.mode if conveyance else "", "zone": header.zone == "Y",
        "requested": desk.now.isoformat(), "cargo": cargo,
    })
    desk.happen("in_bond.authorized", header.in_bond, bills=[key(records[first]) for first, _ in taken])


def _told(file: File, records: Sequence[Record]) -> Thing:
    """What is kept of a bill: its parts, how many pieces move, the containers, and who is to be told."""
    bill = records[0]
    details = next((record for record in records if isinstance(record, qp.Details)), None)
    on_file = file.thing("bill", bill.values["issuer"] + bill.values["number"]) or {}
    quantity = details.as_int("quantity") if details else bill.as_int("quantity") or on_file.get("quantity")
    notify = [record.values[f"party_{n}"] for record in records if isinstance(record, qp.NotifyParties) for n in range(1, 5)]
    return {
        "issuer": bill.values["issuer"], "number": bill.values["number"], "house": bill.values["house"], "quantity": quantity,
        "containers": [record.container for record in records if isinstance(record, qp.Container)], "notify": [code for code in notify if code],
        "previous": bill.values["previous"],
    }


ANSWERING = Answering("QP", "QT", answer, examine, lambda examined: bool(examined.faults))
