"""The reply to a cargo, manifest, in-bond and entry status query (C1) as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tidewaiter.abi import read_release_status
from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.cargo_query import Conveyance
from tidewaiter.abi.read_release_status import ReleaseStatus
from tidewaiter.abi.record import Record


@dataclass(frozen=True)
class Disposition:
    """What was done with a bill. `time` is HHMM, by air HHMMSS; `number` the in-bond or entry that it is of, by air.

    The codes of ocean, rail and truck stand in CAMIR, appendix D, which was not seen: `says` is ours for the codes of air only.
    """

    code: str
    narrative: str
    says: str
    day: date | None
    time: str
    quantity: int | None = None
    released: date | None = None
    origin: str = ""
    number: str = ""


@dataclass(frozen=True)
class InBondStatus:
    status: str
    kind: str
    arrived: date | None
    exported: date | None

    @property
    def says(self) -> str:
        return codes.IN_BOND_STATUS.get(self.status, self.status)


@dataclass(frozen=True)
class Ports:
    """Where goods of a bill or in-bond go: as manifested, as it turned out, and by diversion."""

    in_bond: str
    unlading: str
    unlading_actual: str
    in_bond_origin: str
    destination: str
    destination_actual: str
    departure: str
    departed: date | None
    lading: str
    laden: date | None


@dataclass(frozen=True)
class ManifestedBill:
    """A bill or air waybill as the manifest has it. Quantities are of the smallest outer packages; None where none is told."""

    master: str
    house: str
    in_bond: str
    quantity: int | None
    unit: str = ""
    boarded: int | None = None
    kind: str = ""
    security_filing: bool | None = None
    mode: str = ""
    part: str = ""
    flight: str = ""
    arrival: date | None = None
    moved: InBondStatus | None = None
    amended: int | None = None
    dispositions: tuple[Disposition, ...] = ()
    ports: tuple[Ports, ...] = ()


@dataclass(frozen=True)
class ConveyanceStatus:
    """A conveyance and the bills on it. The entry's own fields are told to its filer only; `moved` is the in-bond asked for, as a whole."""

    carrier: str
    conveyance: str
    voyage: str
    arrival: date | None
    port: str = ""
    filer: str = ""
    entry_number: str = ""
    entry_type: str = ""
    importer: str = ""
    reference: str = ""
    trip: str = ""
    firms: str = ""
    moved: InBondStatus | None = None
    bills: tuple[ManifestedBill, ...] = ()


@dataclass(frozen=True)
class CargoRefused:
    """A condition of one query: its code, CBP's words and our own, and the entry, in-bond, bill or air waybill that was asked."""

    code: str
    narrative: str
    asked: str

    @property
    def says(self) -> str:
        return codes.CARGO_CONDITIONS.get(self.code, self.narrative)


@dataclass(frozen=True)
class CargoQueryReply:
    entries: tuple[ReleaseStatus, ...]
    conveyances: tuple[ConveyanceStatus, ...]
    refused: tuple[CargoRefused, ...]


def read(records: Sequence[Record]) -> CargoQueryReply:
    """Everything that the records between B and Y say, in their order."""
    conveyances, refused = list[ConveyanceStatus](), list[CargoRefused]()
    for record in records:
        if record.id in ("WR0", "WSA", "WSB"):
            refused.append(_refused(record))
        elif isinstance(record, Conveyance):
            conveyances.append(_conveyance(record))
        elif conveyances and record.id in _TAKES:
            conveyances[-1] = _TAKES[record.id](conveyances[-1], record)
        elif conveyances and conveyances[-1].bills and record.id in _OF_BILL:
            *before, last = conveyances[-1].bills
            conveyances[-1] = replace(conveyances[-1], bills=(*before, _OF_BILL[record.id](last, record)))
    return CargoQueryReply(read_release_status.read(records), tuple(conveyances), tuple(refused))


def _refused(record: Record) -> CargoRefused:
    v = record.trimmed
    asked = {
        "WR0": ("filer", "entry_number"), "WSA": ("in_bond", "issuer", "bill"), "WSB": ("air_waybill", "house"),
    }[record.id]
    return CargoRefused(v["condition"], v["narrative"], " ".join(v[name] for name in asked if v[name]))


def _conveyance(record: Record) -> ConveyanceStatus:
    v = record.trimmed
    return ConveyanceStatus(
        v["carrier"], v["conveyance"], v["voyage"], record.as_day("arrival"), v["port"], v["filer"], v["entry_number"], v["entry_type"],
        v["importer"], v["reference"],
    )


def _trip(status: ConveyanceStatus, record: Record) -> ConveyanceStatus:
    v = record.trimmed
    return replace(status, trip=v["trip"], firms=v["firms"])


def _in_bond(record: Record) -> InBondStatus:
    v = record.trimmed
    return InBondStatus(v["status"], v["kind"], record.as_day("arrived"), record.as_day("exported"))


def _moved(status: ConveyanceStatus, record: Record) -> ConveyanceStatus:
    return replace(status, moved=_in_bond(record))


def _bill(status: ConveyanceStatus, record: Record) -> ConveyanceStatus:
    v = record.trimmed
    bill = ManifestedBill(
        v["master_issuer"] + v["master"], v["house_issuer"] + v["house"], v["in_bond"], record.as_int("quantity"), v["unit"], kind=v["kind"],
        security_filing={"Y": True, "N": False}.get(v["security_filing"]), mode=v["mode"],
    )
    return replace(status, bills=(*status.bills, bill))


def _air_waybill(status: ConveyanceStatus, record: Record) -> ConveyanceStatus:
    v = record.trimmed
    of = "house_" if v["house"] else ""
    bill = ManifestedBill(
        v["air_waybill"], v["house"], v["in_bond"], record.as_int(f"{of}quantity"), boarded=record.as_int(f"{of}boarded"), part=v[f"{of}part"],
        flight=v["carrier"] + v["flight"], arrival=record.as_day("arrival"),
        moved=InBondStatus(v["status"], v["kind"], None, None) if v["status"] else None,
    )
    return replace(status, bills=(*status.bills, bill))


def _moved_bill(bill: ManifestedBill, record: Record) -> ManifestedBill:
    return replace(bill, moved=_in_bond(record))


def _disposition(bill: ManifestedBill, record: Record) -> ManifestedBill:
    v = record.trimmed
    done = Disposition(
        v["code"], v["narrative"], "", record.as_day("day"), v["time"], record.as_int("quantity"), record.as_day("released"), v["origin"],
    )
    return replace(bill, dispositions=(*bill.dispositions, done))


def _air_disposition(bill: ManifestedBill, record: Record) -> ManifestedBill:
    v = record.trimmed
    done = Disposition(
        v["code"], v["narrative"], codes.AIR_DISPOSITIONS.get(v["code"], ""), record.as_day("day"), v["time"], number=v["number"],
    )
    return replace(bill, dispositions=(*bill.dispositions, done))


def _amended(bill: ManifestedBill, record: Record) -> ManifestedBill:
    return replace(bill, amended=record.as_int("house" if bill.house else "master"))


def _ports(bill: ManifestedBill, record: Record) -> ManifestedBill:
    v = record.trimmed
    ports = Ports(
        v["in_bond"], v["unlading"], v["unlading_diverted"] or v["unlading_actual"], v["in_bond_origin"], v["destination"],
        v["destination_edi"] or v["destination_actual"], v["departure"], record.as_day("departed"), v["lading"], record.as_day("laden"),
    )
    return replace(bill, ports=(*bill.ports, ports))


_TAKES = {"WR2": _trip, "WS4": _moved, "WR4": _bill, "WSC": _air_waybill}
_OF_BILL = {"WS5": _moved_bill, "WR5": _disposition, "WSD": _air_disposition, "WN0": _amended, "WN1": _ports}
