"""A query of entries, in-bonds and bills (CQ) is answered with C1, from the releases, bills and in-bonds on file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from tidewaiter.abi import cargo_query as cq
from tidewaiter.abi import codec
from tidewaiter.abi.record import Record
from tidewaiter.abi.status_codes import BILL_KINDS, IN_BOND_KINDS
from tidewaiter.abi.status_narratives import CARGO_QUERY
from tidewaiter.ace.desk import Answering, Desk, Received, Thing
from tidewaiter.ace.release_records import answered, release_records
from tidewaiter.numbers import air_waybill, scac

KEPT = timedelta(days=183)                                    # entries are answered for six months (ACMQ-12)
_LIMITS = {"": 1, "1": 5}                                     # notices that are told; 2 means all (ACMQ-20)
_SURFACE = {"10": "1", "11": "1", "20": "2", "21": "2", "30": "3", "31": "3"}
_AIR = frozenset({"40", "41"})
_IN_BOND_WORDS = {"authorized": "UA", "arrived": "AR", "exported": "EX"}
NO_DAY = "000000"                                             # what stands for a day that nobody told (WS5, ACMQ-33)


def answer(received: Received, desk: Desk, examined: Any) -> list[Record]:
    """The answer to one record WR1: what is asked by several numbers at once, or by none, is not looked up."""
    header = received.block.header
    asker = header.record.values["filer"] if header and header.record else ""
    records: list[Record] = []
    for record in received.records:
        v = record.trimmed
        strange = any(True for field in record.told for _ in field.faults(v[field.name]) if v[field.name])
        asked = [name for name in ("entry_number", "in_bond", "bill", "air_waybill") if v[name]]
        if strange:
            records.append(_no_bill("X40", v))
        elif v["filer"] and not v["entry_number"] and not asked:
            records.append(_no_entry("B14", v))
        elif len(asked) != 1:
            records.append(_no_bill("185" if v["issuer"] and not asked else "INE", v))
        elif v["entry_number"]:
            records += _entry(desk, asker, v)
        elif v["in_bond"]:
            records += _in_bond(desk, v)
        elif v["bill"]:
            records += _by_bill(desk, v)
        else:
            records += _by_air(desk, v)
    return records


def _entry(desk: Desk, asker: str, v: dict[str, str]) -> Iterator[Record]:
    if not v["filer"]:
        yield _no_entry("B05", v)
        return
    if v["filer"] != asker:
        yield _no_entry("X17", v)
        return
    key = v["filer"] + v["entry_number"]
    release = desk.file.thing("release", key)
    filed = datetime.fromisoformat(str(release["filed_at"])) if release and release.get("filed_at") else desk.now
    if release is None or desk.now - filed > KEPT:
        yield _no_entry("950", v)
        return
    notices = list(_notices(desk, asker, key))
    yield from _state(desk, key, release, notices[-_LIMITS.get(v["limit"], len(notices)):])
    if v["with_bills"]:
        for bill in release.get("bills", ()):
            if bill.get("kind") != "I":
                yield from _bill(desk, bill.get("issuer", ""), bill.get("number", ""), release, key)


def _state(desk: Desk, key: str, release: Thing, notices: list[tuple[Record, ...]]) -> Iterator[Record]:
    """The entry as it is on file, with what its notices told: of each bill, of the entry, of each agency."""
    told: dict[str, list[Record]] = {}
    current = ""
    for notice in notices:
        for record in notice:
            answer = answered(record)
            part = answer.id[2:]
            if part == "40":
                current = answer.values["issuer"] + answer.values["bill"]
            group = {"50": f"bill {current}", "60": "entry", "70": "agency", "71": "agency", "72": "agency"}.get(part)
            if group:
                told.setdefault(group, []).append(answer)
    for record in release_records("WO", key, release, desk.now):
        yield record
        if record.id == "WO40":
            yield from told.get(f"bill {record.values['issuer']}{record.values['bill']}", ())
    yield from told.get("entry", ())
    yield from told.get("agency", ())


def _notices(desk: Desk, filer: str, key: str) -> Iterator[tuple[Record, ...]]:
    """The notices of an entry's release that were posted, oldest first: what was never told cannot be queried (ACMQ-12)."""
    route = desk.route(filer)
    number = key[:3] + "  " + key[3:]
    for mail in desk.file.mail(route.sender, 0, 1_000_000) if route else ():
        if mail.application == "SO" and number in mail.text:
            for transaction in codec.parse(mail.text).transactions:
                head, *_ = transaction.records or (None,)
                if head and head.id == "SO10" and head.values["filer"] + head.values["entry_number"] == key:
                    yield transaction.records


def _by_bill(desk: Desk, v: dict[str, str]) -> Iterator[Record]:
    if not v["issuer"]:
        yield _no_bill("176", v)
        return
    if not scac.is_valid(v["issuer"]):
        yield _no_bill("009", v)
        return
    bill = _on_file(desk, v["issuer"] + v["bill"])
    if bill is None:
        yield _no_bill("122", v)
        return
    yield from _bill(desk, v["issuer"], v["bill"])
    if v["related"]:
        for other in (bill.get("master", ""), *bill.get("houses", ())):
            if other and _on_file(desk, other):
                yield from _bill(desk, other[:4], other[4:])


def _by_air(desk: Desk, v: dict[str, str]) -> Iterator[Record]:
    told = {"air_waybill": v["air_waybill"], "house": v["house"]}
    if not air_waybill.is_valid(v["air_waybill"]):
        yield cq.AirRefusal(**told, condition="297", narrative=CARGO_QUERY["297"])
        return
    master = _on_file(desk, v["air_waybill"])
    house = _on_file(desk, v["house"]) if v["house"] else None
    if master is None or (v["house"] and house is None):
        yield cq.AirRefusal(**told, condition="122", narrative=CARGO_QUERY["122"])
        return
    yield from _air_waybill(v["air_waybill"], master, v["house"], house)


def _on_file(desk: Desk, number: str) -> Thing | None:
    bill = desk.file.thing("bill", number)
    return bill if bill and bill.get("on_file", True) else None


def _bill(desk: Desk, issuer: str, number: str, release: Thing | None = None, key: str = "") -> Iterator[Record]:
    """One bill: its conveyance, the bill, what was done with it, its ports. The entry's own data goes to its filer only (WR1, note 1)."""
    bill = _on_file(desk, issuer + number)
    if bill is None:
        return
    release = release or {}
    if release.get("mode") in _AIR or not issuer:
        yield from _air_waybill(number, bill, "", None)
        return
    own = {
        "port": release.get("port", ""), "filer": key[:3], "entry_number": f" {key[3:]}", "entry_type": release.get("entry_type", ""),
        "importer": release.get("importer", ""), "reference": release.get("reference", ""),
    } if key else {}
    yield _conveyance(bill, issuer, own)
    house = bill.get("kind") == "H"
    master = bill.get("master", "") if house else issuer + number
    kind = str(bill.get("kind", "")) if bill.get("kind") in BILL_KINDS else "M" if bill.get("houses") else "0"
    yield cq.ManifestBill(
        in_bond=bill.get("in_bond", ""), master=master[4:], master_issuer=master[:4], house=number if house else "",
        house_issuer=issuer if house else "", quantity=bill.get("quantity"), unit=bill.get("unit", ""), kind=kind,
        security_filing={True: "Y", False: "N"}.get(release.get("isf", ""), ""),
        mode=_SURFACE.get(str(bill.get("mode") or release.get("mode", "")), ""),
    )
    for n, done in enumerate(bill.get("dispositions", ()), 1):
        at = datetime.fromisoformat(done["at"])
        yield cq.CargoDisposition(
            day=f"{at:%m%d%y}", time=f"{at:%H%M}", code=done["code"], narrative=done.get("narrative", ""), quantity=done.get("quantity"),
            sequence=n,
        )
    if bill.get("port"):
        yield cq.CargoPorts(
            in_bond=bill.get("in_bond", ""), unlading=bill["port"], departed=_day(bill.get("departed")), departure=bill.get("lading", ""),
        )


def _conveyance(bill: Thing, issuer: str, own: dict[str, str]) -> Record:
    return cq.Conveyance(
        **own, carrier=bill.get("carrier") or issuer, conveyance=str(bill.get("vessel", "")).upper()[:20], voyage=bill.get("voyage", ""),
        arrival=_day(bill.get("arrives") or bill.get("arrived")) or NO_DAY,
    )


def _air_waybill(number: str, bill: Thing, house_number: str, house: Thing | None) -> Iterator[Record]:
    """An air waybill, or one house waybill of it. A flight that nobody told stands as zeros."""
    carrier = str(bill.get("carrier") or number[:3])
    flight = str(bill.get("voyage", "")).removeprefix(carrier).rjust(5, "0")
    yield cq.Conveyance(carrier=carrier, voyage=bill.get("voyage", ""), arrival=_day(bill.get("arrives") or bill.get("arrived")) or NO_DAY)
    lowest = house if house is not None else bill
    told = {"house": house_number, "house_quantity": house.get("quantity")} if house is not None else {}
    yield cq.AirWaybill(
        carrier=carrier[:3], flight=flight, arrival=_day(bill.get("arrives") or bill.get("arrived")) or NO_DAY, air_waybill=number,
        quantity=bill.get("quantity") or 0, **told, in_bond=lowest.get("in_bond", ""), version="1",
    )
    for done in lowest.get("dispositions", ()):
        at = datetime.fromisoformat(done["at"])
        yield cq.AirDisposition(
            day=f"{at:%m%d%y}", time=f"{at:%H%M%S}", code=done["code"], narrative=done.get("narrative", ""), number=done.get("number", ""),
        )


def _in_bond(desk: Desk, v: dict[str, str]) -> Iterator[Record]:
    """An in-bond: its conveyance, the state of the whole where that has moved, and each bill with its own state else."""
    moved = desk.file.thing("in_bond", v["in_bond"])
    if moved is None:
        yield _no_bill("123", v)
        return
    cargo = [_moved_bill(bill, moved.get("cargo", {})) for bill in moved.get("bills", ())]
    first = cargo[0] if cargo else {}
    on_file = _on_file(desk, first.get("issuer", "") + first.get("number", "")) or {}
    yield _conveyance(on_file, first.get("issuer") or str(moved.get("carrier", "")), {})
    whole = bool(moved.get("arrived") or moved.get("exported"))
    if whole:
        yield cq.InBondUpdated(**_movement(moved, moved))
    for bill in cargo:
        house = bill.get("house", "")
        yield cq.ManifestBill(
            in_bond=v["in_bond"], master=bill.get("number", ""), master_issuer=bill.get("issuer", ""), house=house,
            quantity=bill.get("quantity"), unit=bill.get("unit", ""), kind="H" if house else "0", mode=_SURFACE.get(str(moved.get("mode", "")), ""),
        )
        if not whole:
            yield cq.InBondOfBill(**_movement(moved, bill))
        if port := moved.get("port", ""):
            yield cq.CargoPorts(in_bond=v["in_bond"], unlading=port, in_bond_origin=port, destination=moved.get("destination", ""))


def _moved_bill(told: object, cargo: Thing) -> Thing:
    """A bill of an in-bond, from its name (issuer and number, by air with a stroke and the house bill) and what is told of it."""
    if isinstance(told, dict):
        return told
    name = str(told)
    if name in cargo:
        return dict(cargo[name])
    number, _, house = name.partition("/")
    return {"issuer": number[:4], "number": number[4:], "house": house} if number[:4].isalpha() else {"number": number, "house": house}


def _movement(moved: Thing, of: Thing) -> dict[str, str]:
    """Status, days and type; the status by the days where they are told, else by the state on file."""
    state = str(of.get("state") or moved.get("state") or "authorized")
    status = "EX" if of.get("exported") else "AR" if of.get("arrived") else _IN_BOND_WORDS.get(state, "OF")
    kind = str(moved.get("kind", ""))
    return {
        "status": status, "arrived": _day(of.get("arrived")) or NO_DAY, "exported": _day(of.get("exported")) or NO_DAY,
        "kind": kind if kind in IN_BOND_KINDS else "",
    }


def _no_entry(code: str, v: dict[str, str]) -> Record:
    number = v["entry_number"]
    return cq.EntryRefusal(filer=v["filer"], entry_number=f" {number}" if number else "", condition=code, narrative=CARGO_QUERY[code])


def _no_bill(code: str, v: dict[str, str]) -> Record:
    quoted = {name: re.sub(r"[^A-Z0-9]", "", v[name]) for name in ("in_bond", "issuer", "bill")}
    return cq.BillRefusal(**quoted, condition=code, narrative=CARGO_QUERY[code])


def _day(told: object) -> str:
    return f"{date.fromisoformat(str(told)[:10]):%m%d%y}" if told else ""


ANSWERING = Answering("CQ", "C1", answer)
