"""A cargo release (SE) is answered with SX: each record that is wrong with its SE90, and one for the whole.

A release may bring a security filing; that is answered by itself, with SN (page SE-28).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import importer_security_filing as isf
from tidewaiter.abi.record import Record
from tidewaiter.ace.desk import Answering, Desk, Received, Thing
from tidewaiter.ace.examination import Books
from tidewaiter.ace.post import post
from tidewaiter.ace.release import Fault, Filing, against_file, faults, filing, kept, lowest

REJECTED, ACCEPTED, WARNED, REFERRED, RECORD_REJECTED, RECORD_WARNED = "01", "02", "03", "04", "11", "13"
MOST_CONDITIONS = 9                                  # of one record, page SE-26
UPDATABLE = timedelta(days=15)                       # after release, page SE-25
RELEASED, CANCELLED = "released", "cancelled"
REQUESTS = {"R": "correction", "D": "cancellation"}
DONE = {"A": "ENTRY HAS BEEN ADDED", "R": "ENTRY HAS BEEN REPLACED", "U": "ENTRY HAS BEEN UPDATED", "D": "ENTRY HAS BEEN CANCELLED"}
EVENTS = {"A": "release.filed", "R": "release.filed", "U": "release.updated", "D": "release.cancelled"}


@dataclass(frozen=True)
class Examined:
    filing: Filing
    faults: tuple[Fault, ...]


def examine(received: Received, clock: date, books: Books) -> Examined:
    filed = filing(received)
    return Examined(filed, faults(filed, received, clock, books))


def answer(received: Received, desk: Desk, examined: Examined) -> list[Record]:
    """The records between B and Y for one release, after what is on file has had its say and been kept up."""
    filed = examined.filing
    before = desk.file.thing("release", filed.key)
    found = (*examined.faults, *against_file(filed, desk), *_of_the_entry(filed, before, desk))
    security = {one.line for one in filed.security}
    own, theirs = [one for one in found if one.line not in security], [one for one in found if one.line in security]
    for one in found:
        desk.explain(filed.key, "condition", narrative=one.narrative, because=one.because, cite=one.cite, warning=one.warning)
    refused = any(not one.warning for one in own)
    if refused:
        desk.happen("release.rejected", filed.key)
        final = se.Response(kind=REJECTED, narrative="ENTRY HAS BEEN REJECTED")
    elif ground := _referred(filed, before, desk):
        request = {"action": filed.action, "ground": ground, "at": desk.now.isoformat(), "message": received.message.decode("latin-1")}
        desk.file.keep("request", filed.key, request)
        desk.happen(f"{REQUESTS[filed.action]}.requested", filed.key, ground=ground)
        desk.explain(filed.key, f"{REQUESTS[filed.action]} request", because=ground, cite="pages SE-23, SE-24")
        final = se.Response(kind=REFERRED, narrative=f"{REQUESTS[filed.action].upper()} REQUEST UNDER REVIEW")
    else:
        accept(filed, desk, before)
        final = se.Response(kind=WARNED if own else ACCEPTED, narrative=DONE[filed.action])
    if filed.security:
        _security(filed, desk, theirs, refused)
    return [*_echoed(filed, own), final]


def accept(filed: Filing, desk: Desk, before: Thing | None) -> None:
    """Put the release on file, and say what happened."""
    if filed.action == "D":
        desk.file.keep("release", filed.key, (before or {}) | {"state": CANCELLED, "cancelled": desk.now.isoformat()})
    else:
        desk.file.keep("release", filed.key, kept(filed, desk, before))
    desk.happen(EVENTS.get(filed.action, "release.filed"), filed.key)


def certified(records: tuple[Record, ...], desk: Desk) -> None:
    """A summary that certifies for release puts the same on file, where no release of that number is (ESF-172)."""
    header = records[0]
    key = header.values["filer"] + header.values["entry_number"]
    before = desk.file.thing("release", key)
    if before is not None and before.get("state") in (RELEASED, CANCELLED):
        return
    importer = next((one.values["importer"] for one in records if one.id == "11"), "")
    carrier = next((one for one in records if one.id == "20"), None)
    bills: list[Thing] = []
    quantity: int | None = None
    for one in records:
        if one.id == "22":
            quantity = one.as_int("quantity")
        elif one.id == "23":
            bills.append({"kind": one.values["kind"].strip(), "issuer": one.values["issuer"].strip(), "number": one.values["number"].strip(),
                          "quantity": quantity if one.values["kind"] != "I" else None, "non_ams": False})
    for bill, after in zip(bills, [*bills[1:], None], strict=True):
        if bill["kind"] == "M" and after is not None and after["kind"] == "H":
            bill["quantity"] = None                      # it stands with the house bill
    lines: list[Thing] = []
    for one in records:
        if one.id == "40":
            lines.append({"line": one.values["line"], "origin": one.values["origin"], "hts": [], "agencies": []})
        elif lines and one.id == "50":
            lines[-1]["hts"].append(one.values["hts"].strip())
        elif lines and one.id == "PG01":
            agency = one.values.get("agency", "").strip() or one.emit()[7:10].strip()
            lines[-1]["agencies"] += [agency] if agency and agency not in lines[-1]["agencies"] else []
    arrival = carrier.as_day("arrival") if carrier else None
    told: Thing = {
        "entry_type": header.values["entry_type"], "port": header.values["port"], "mode": header.values["mode"].strip(),
        "importer": importer.strip(), "bills": bills, "lines": lines, "isf": (before or {}).get("isf", False), "state": "filed", "certified": True,
        "filed_at": desk.now.isoformat(), "location": carrier.values["location"].strip() if carrier else "",
    }
    desk.file.keep("release", key, told | ({"arrival": arrival.isoformat()} if arrival else {}))
    desk.happen("release.filed", key, certified=True)


def _echoed(filed: Filing, found: list[Fault]) -> Iterator[Record]:
    """SE10 and SE15 always come back, any other record where it is wrong, each before its SE90 (page SE-18)."""
    for one in filed.release:
        of_record = [fault for fault in found if fault.line == one.line]
        if of_record or one.record.id in ("SE10", "SE15"):
            yield one.record
        for fault in of_record[:MOST_CONDITIONS]:
            yield se.Response(kind=RECORD_WARNED if fault.warning else RECORD_REJECTED, narrative=fault.narrative)


def _of_the_entry(filed: Filing, before: Thing | None, desk: Desk) -> Iterator[Fault]:
    """What the state of the entry allows: pages SE-17, SE-23 to SE-25, SE-32 and SE-33."""
    header = next(filed.of("SE10"), None)
    if header is None:
        return
    state, line = (before or {}).get("state", ""), header.line
    if state == CANCELLED:
        yield Fault(line, "ENTRY NUMBER WAS CANCELLED, NO REUSE", f"cancelled on {(before or {}).get('cancelled', '')}", "page SE-17")
        return
    if filed.action == "A" and before is not None:
        yield Fault(line, "ENTRY ALREADY ON FILE", f"filed at {before.get('filed_at', '')}; replace or update it", "page SE-32")
    if filed.action != "A" and before is None:
        yield Fault(line, "ENTRY NOT ON FILE", filed.key, "page SE-32")
        return
    if filed.action == "R" and state == RELEASED:
        because = f"released at {(before or {}).get('released', '')}; bills may be updated"
        yield Fault(line, "REPLACE NOT ALLOWED AFTER RELEASE", because, "page SE-23")
    released = (before or {}).get("released")
    if filed.action == "U" and released and desk.now > datetime.fromisoformat(released) + UPDATABLE:
        yield Fault(line, "UPDATE IS LATER THAN 15 DAYS AFTER RELEASE", f"released at {released}", "page SE-25")
    port = header.record.values["port"].strip()
    moved = filed.action in ("R", "U") and before is not None and port and port != before.get("port")
    if moved and desk.file.find(header.record.values["filer"], header.record.values["entry_number"]):
        yield Fault(line, "DELETE THE SUMMARY BEFORE THE PORT CHANGES", f"{(before or {}).get('port')} becomes {port}", "page SE-33")


def _referred(filed: Filing, before: Thing | None, desk: Desk) -> str:
    """Why a replacement or cancellation waits for a person at CBP; empty where it does not (pages SE-23, SE-24)."""
    if before is None or filed.action not in REQUESTS:
        return ""
    course = (desk.file.thing("entry", filed.key) or {}).get("release", {})
    for name, words in (("holds", "it is held"), ("exam", "an exam is ordered"), ("documents", "documents are required")):
        if course.get(name):
            return words
    # A bill that no manifest brought is only taken to be there.
    bills = [bill for number in lowest(before.get("bills", ())) if (bill := desk.file.thing("bill", number)) and not bill.get("assumed")]
    if filed.action == "R":
        arrived = bool(bills) and all(bill.get("arrived") for bill in bills)
        return "the goods have arrived and are not released" if arrived else ""
    if before.get("state") == RELEASED:
        return "the goods are released"
    return "a bill is matched" if any(bill.get("on_file", True) for bill in bills) else ""


def _security(filed: Filing, desk: Desk, found: list[Fault], entry_refused: bool) -> None:
    """The security filing within a release, answered with SN by itself: SF10 with CBP's number, and SF90."""
    header = next(one.record for one in filed.security if one.record.id == "SF10") if any(filed.of("SF10")) else None
    if header is None:
        return
    action, before = header.values["action"], desk.file.thing("isf", filed.key)
    words = [one.narrative for one in found if not one.warning]
    if entry_refused:
        words.append("THE ENTRY WITH IT IS REJECTED")
    elif action == "A" and before is not None:
        words.append("ISF ALREADY ON FILE")
    elif action in ("R", "D") and (before is None or before["transaction"] != header.values["transaction"].strip()):
        words.append("ISF TRANSACTION NOT ON FILE")
    number = (before or {}).get("transaction", "")
    if not words and action == "D":
        desk.file.drop("isf", filed.key)
        desk.happen("isf.deleted", filed.key, transaction=number)
    elif not words:
        number = number or _next(filed.value("SE10", "filer"), desk)
        release = desk.file.thing("release", filed.key) or {}
        desk.file.keep("isf", filed.key, {
            "transaction": number, "kind": "10", "importer": header.values["importer"].strip(), "shipment": header.values["shipment"],
            "bills": lowest(release.get("bills", ())), "parties": [one.record.values["kind"] for one in filed.of("SF30")],
            "filed_at": desk.now.isoformat(),
        })
        desk.happen("isf.filed", filed.key, transaction=number, replaced=before is not None)
    held = desk.file.thing("release", filed.key)
    if held is not None and not words:
        desk.file.keep("release", filed.key, held | {"isf": action != "D"})
    done = {"A": "ISF ACCEPTED", "R": "ISF REPLACED", "D": "ISF DELETED"}.get(action, "ISF ACCEPTED")
    references = [one.record for one in filed.of("SF20") if one.record.values["qualifier"] == "CR"]
    answers: list[Record] = [isf.Filing(**_header_values(header, number)), *references]
    answers += [isf.FilingResponse(kind=RECORD_REJECTED, narrative=one) for one in words[:MOST_CONDITIONS]]
    answers.append(isf.FilingResponse(kind=REJECTED if words else ACCEPTED, narrative="ISF REJECTED" if words else done))
    post(desk, filed.value("SE10", "filer"), "SN", answers)


def _header_values(header: Record, number: str) -> dict[str, str]:
    """The values of SF10 for the answer, with CBP's number of the transaction."""
    shared = {field.name for field in isf.Filing.fields} & header.values.keys()
    return {name: header.values[name] for name in shared} | {"transaction": number}


def _next(filer: str, desk: Desk) -> str:
    """FFF-NNNNNNNNNNN, in the order of filing (page SE-73)."""
    count = int((desk.file.thing("counter", f"isf {filer}") or {}).get("last", 0)) + 1
    desk.file.keep("counter", f"isf {filer}", {"last": count})
    return f"{filer}-{count:011}"


# What the structure misses is among the faults: it need not be looked for again.
ANSWERING = Answering("SE", "SX", answer, examine, lambda examined: True)
