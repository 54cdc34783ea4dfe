"""What carriers pass to the broker, as values: manifests and bills of the broker download (BD)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tidewaiter.abi import broker_download as bd
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import Block, Transaction, Transmission

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class DownloadedParty:
    """A party of a bill; `what` is its part in our words, empty for a code of the carriers' guides."""

    kind: str
    what: str
    name: str
    address: tuple[str, ...]
    city: str
    region: str
    postal_code: str
    country: str
    identifier: str


@dataclass(frozen=True)
class DownloadedCargo:
    """A line of description with the tariff numbers before it. `pieces` is None where the line only goes on."""

    pieces: int | None
    unit: str
    description: str
    tariff: tuple[str, ...]
    country: str


@dataclass(frozen=True)
class DownloadedContainer:
    number: str
    seals: tuple[str, ...]
    cargo: tuple[DownloadedCargo, ...]
    marks: tuple[str, ...]
    hazards: tuple[str, ...]     # codes of materials
    vehicles: tuple[str, ...]


@dataclass(frozen=True)
class DownloadedInBond:
    """The in-bond that the carrier asked for; `value` in whole dollars."""

    kind: str
    number: str
    carrier: str
    port: str
    foreign_port: str
    value: int | None
    bonded_carrier: str


@dataclass(frozen=True)
class DownloadedBill:
    issuer: str
    number: str
    house_issuer: str
    house: str
    kind: str
    what: str                    # the kind in our words
    lading_port: str
    quantity: int | None
    unit: str
    weight: int | None
    weight_unit: str
    references: tuple[tuple[str, str], ...]
    parties: tuple[DownloadedParty, ...]
    containers: tuple[DownloadedContainer, ...]
    in_bond: DownloadedInBond | None


@dataclass(frozen=True)
class Download:
    """One manifest with at most one bill. `amendment` is A added, D deleted, M replaced or R requantified; empty for an original manifest."""

    carrier: str
    mode: str
    conveyance: str
    vessel: str                  # IMO number
    voyage: str
    kind: str
    port: str
    arrival: date | None
    issuer: str
    amendment: str
    amended: tuple[str, str]     # bill and house bill that the amendment is about
    quantity: int | None         # the new quantity, of amendment R
    bill: DownloadedBill | None
    line: int                    # where the manifest begins in the message


def read(tree: Transmission) -> Iterator[Download]:
    """The manifests of a transmission in the order of its lines."""
    for block in tree.blocks:
        yield from of_block(block)


def of_block(block: Block) -> Iterator[Download]:
    if block.application == "BD":
        yield from (_download(transaction) for transaction in block.transactions if isinstance(transaction.lines[0].record, bd.Manifest))


def _first(records: Sequence[Record], kind: type[R]) -> R | None:
    return next((record for record in records if isinstance(record, kind)), None)


def _all(records: Sequence[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _groups(records: Sequence[Record], opens: type[Record], belongs: tuple[type[Record], ...]) -> Iterator[Sequence[Record]]:
    """Each record of a kind with those after it that belong to it."""
    for n, record in enumerate(records):
        if isinstance(record, opens):
            end = n + 1
            while end < len(records) and isinstance(records[end], belongs):
                end += 1
            yield records[n:end]


def _download(transaction: Transaction) -> Download:
    records = transaction.records
    manifest, port, issuer, change, bill = (
        _first(records, bd.Manifest), _first(records, bd.Port), _first(records, bd.Issuer), _first(records, bd.Amendment), _first(records, bd.Bill),
    )
    assert manifest is not None
    quantity = change.quantity.strip(" ") if change else ""
    return Download(
        carrier=manifest.carrier, mode=manifest.mode, conveyance=manifest.conveyance, vessel=manifest.vessel, voyage=manifest.voyage,
        kind=manifest.kind, port=port.port if port else "", arrival=port.as_day("arrival") if port else None,
        issuer=issuer.issuer if issuer else "", amendment=change.action if change else "",
        amended=(change.number, change.house) if change else ("", ""),
        quantity=int(quantity) if quantity.isascii() and quantity.isdigit() else None,
        bill=_bill(records, bill, issuer.issuer if issuer else "") if bill else None, line=transaction.lines[0].number,
    )


def _bill(records: Sequence[Record], bill: bd.Bill, issuer: str) -> DownloadedBill:
    told = _first(records, bd.InBond)
    in_bond = DownloadedInBond(
        told.kind, (told.in_bond.strip("0 ") and told.in_bond) or told.paperless or told.shipment_control, told.carrier, told.port,
        told.foreign_port, told.as_int("value"), told.bonded_carrier,
    ) if told else None
    inside = (bd.Vehicle, bd.Tariff, bd.Description, bd.Marks, bd.Hazard, bd.HazardHeat, bd.HazardText)
    return DownloadedBill(
        issuer=issuer, number=bill.number, house_issuer=bill.house_issuer, house=bill.house, kind=bill.kind,
        what=bd.BILL_TYPES.get(bill.kind, ""), lading_port=bill.lading_port, quantity=bill.as_int("quantity"), unit=bill.unit,
        weight=bill.as_int("weight"), weight_unit=bill.weight_unit,
        references=tuple((one.qualifier, one.reference) for one in _all(records, bd.Reference)),
        parties=tuple(map(_party, _groups(records, bd.Party, (bd.PartyAddress, bd.PartyCity, bd.PartyContact)))),
        containers=tuple(map(_container, _groups(records, bd.Container, inside))), in_bond=in_bond,
    )


def _party(records: Sequence[Record]) -> DownloadedParty:
    named, city = _first(records, bd.Party), _first(records, bd.PartyCity)
    assert named is not None
    lines = tuple(line for one in _all(records, bd.PartyAddress) for line in (one.address_1, one.address_2) if line)
    return DownloadedParty(
        named.kind, bd.PARTIES.get(named.kind, ""), named.name, lines, city.city if city else "",
        (city.region or city.subdivision) if city else "", city.postal_code if city else "", city.country if city else "", named.identifier,
    )


def _container(records: Sequence[Record]) -> DownloadedContainer:
    box = _first(records, bd.Container)
    assert box is not None
    cargo: list[DownloadedCargo] = []
    numbers: list[str] = []
    fresh = True                 # a tariff number after a description begins the next group
    for record in records:
        if isinstance(record, bd.Tariff):
            numbers = [*([] if fresh else numbers), record.hts]
            fresh = False
        elif isinstance(record, bd.Description):
            cargo.append(DownloadedCargo(record.as_int("pieces"), record.unit, record.description, tuple(numbers), record.country))
            fresh = True
    return DownloadedContainer(
        box.initial + box.number, tuple(filter(None, (box.seal_1, box.seal_2))), tuple(cargo),
        tuple(one.marks for one in _all(records, bd.Marks)), tuple(one.material for one in _all(records, bd.Hazard)),
        tuple(one.vehicle for one in _all(records, bd.Vehicle)),
    )
