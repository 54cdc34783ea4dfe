"""What replies to queries and release notices say, as events."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.abi import read_release_status as release
from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.event import CONDITION, REJECTED, STATUS, Event, Reader, Sent, entry, said
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import Block
from tidewaiter.numbers import importer_number

_DO = {
    release.HOLD: "Ask the agency what it wants and upload it; the goods may not move.", release.EXAM: "Arrange the exam with the station.",
    release.DOCUMENT: "Upload the document through DIS.", release.SUSPENDED: "Stop the delivery: the release no longer stands.",
    release.UNMATCHED: "Check the bill numbers, issuer codes and quantities with the carrier.", release.REFUSED: "Mend what the agency refuses.",
    release.CANCELLED: "The entry no longer stands; file another if the goods are still to be entered.",
    release.RELEASED: "The goods may be delivered; the summary falls due.",
}

_SEVERE = frozenset({
    release.HOLD, release.REFUSED, release.SUSPENDED, release.CANCELLED, release.UNMATCHED, release.EXAM, release.DOCUMENT,
})


def _summaries(block: Block, sent: Sent) -> Iterator[Event]:
    """ER: a line of state for each summary, and each condition of the query."""
    subject = ""
    for line, record in block.records():
        v = record.trimmed
        if record.id == "JB":
            subject = entry(v["filer"], v["entry_number"])
            yield Event("ER", STATUS, subject, v["liquidation"], codes.LIQUIDATION.get(v["liquidation"], v["liquidation"]), "", "", "", line.number)
        elif record.id == "JC":
            told = (codes.SUMMARY.get(v["status"], v["status"]), codes.CONTROL.get(v["held_by"], ""), codes.RELEASE.get(v["release"], ""))
            yield Event("ER", STATUS, subject, v["status"], ", ".join(filter(None, told)), "", "", "", line.number)
        elif record.id == "JZ":
            yield said("ER", line, entry(v["filer"], v["entry_number"]), v["condition"], v["narrative"],
                       severity="note" if v["condition"] in ("015", "016") else "fatal")


def _cargo(block: Block, sent: Sent) -> Iterator[Event]:
    """C1: what SO tells of an entry, the dispositions of bills, and each condition of the query."""
    yield from _released(block, sent)
    subject = ""
    for line, record in block.records():
        v = record.trimmed
        match record.id:
            case "WR0":
                yield said("C1", line, entry(v["filer"], v["entry_number"]), v["condition"], v["narrative"], name=REJECTED, severity="fatal")
            case "WSA":
                yield said("C1", line, v["in_bond"] or v["issuer"] + v["bill"], v["condition"], v["narrative"], name=REJECTED, severity="fatal")
            case "WSB":
                yield said("C1", line, f"{v['air_waybill']} {v['house']}".strip(), v["condition"], v["narrative"], name=REJECTED, severity="fatal")
            case "WR4":
                subject = v["house_issuer"] + v["house"] if v["house"] else v["master_issuer"] + v["master"]
            case "WSC":
                subject = f"{v['air_waybill']} {v['house']}".strip()
            case "WS4" | "WS5":
                yield Event("C1", STATUS, subject, v["status"], codes.IN_BOND_STATUS.get(v["status"], v["status"]), "", "", "", line.number)
            case "WR5" | "WSD":
                yield Event("C1", STATUS, subject, v["code"], v["narrative"], "", "", "", line.number)


def _released(block: Block, sent: Sent) -> Iterator[Event]:
    """SO, and the same of C1: each disposition of the entry, its bills and its agencies."""
    head: Record | None = None
    for line, record in block.records():
        part = record.id[2:] if record.id[:2] in ("WO", "SO") else ""
        if part == "10":
            head = record
        elif head and part in ("50", "60", "70"):
            (status,) = release.read((head, record))
            told = status.events[-1]
            yield Event(
                block.application, STATUS, entry(status.filer, status.entry_number), told.code, told.narrative or told.says,
                "warning" if told.kind in _SEVERE else "", " ".join(filter(None, (told.agency, told.program))), _DO.get(told.kind, ""), line.number,
            )


def _importers(block: Block, sent: Sent) -> Iterator[Event]:
    """KR: whether each number is on file, and with what bond. A Social Security number is not repeated whole."""
    for line, record in block.records():
        if record.id == "K1":
            result = record.values["result"].strip()
            absent = result in ("0", "3", "4")
            yield Event(
                "KR", CONDITION if absent else STATUS, importer_number.mask(record.values["importer"]), result,
                codes.IMPORTER_RESULTS.get(result, result), "fatal" if absent else "", "",
                "File CBP Form 5106 for the number." if absent else "", line.number,
            )


READERS: dict[str, Reader] = {"ER": _summaries, "C1": _cargo, "SO": _released, "KR": _importers}
