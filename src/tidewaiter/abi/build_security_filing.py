"""A security filing as records: within a cargo release (SF10 to SF36), and by itself (application SF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tidewaiter.abi import importer_security_filing as isf
from tidewaiter.abi import security_filing as sf
from tidewaiter.abi.bills import groups, identifier
from tidewaiter.abi.draft import Draft
from tidewaiter.abi.record import Record
from tidewaiter.abi.tables import QUALIFIERS
from tidewaiter.abi.text import plain, wrapped
from tidewaiter.entry.security_filing import FIVE, TEN, Commodity, SecurityFiling, SecurityParty
from tidewaiter.numbers import container, importer_number

UNSTRUCTURED, COMPLETE, CONTAINER, FIRMS, SCAC = "15", "CT", "CN", "FR", "2"
# The order of the chapter, importer first (ISF-7); in a unified filing CBP adds the importer itself (SE-78).
ROLES = ("CN", "SE", "BY", "ST", "LG", "CS", "BKP", "MF")
SUBMISSION = {TEN: "1", FIVE: "2"}


@dataclass(frozen=True)
class _Party:
    entity: type[Record]
    address: type[Record]
    city: type[Record]


UNIFIED = _Party(sf.SecurityEntity, sf.SecurityAddress, sf.SecurityCity)
ALONE = _Party(isf.Entity, isf.Address, sf.SecurityCity)


def unified(draft: Draft, filing: SecurityFiling) -> None:
    """The filing after the last line of a cargo release. Its goods, bills and bond are those of the entry (SE-28, SE-75)."""
    draft.put(
        sf.SecurityFiling,
        submission="1", shipment=filing.shipment, action=filing.action, reason=COMPLETE if filing.action != "D" else "",
        importer_kind=_qualifier(filing.importer.number), importer=filing.importer.number,
        mode=filing.mode, transaction=filing.transaction if filing.action != "A" else "", carrier=filing.carrier,
    )
    if filing.action == "D":
        return
    _references(draft, filing, bond=False)
    _equipment(draft, filing)
    for one in _ordered(filing.parties):
        _party(draft, UNIFIED, one)


def alone(draft: Draft, filing: SecurityFiling) -> None:
    """The filing by itself, SF10 to SF50."""
    bond = filing.bond
    by_carrier = not importer_number.kind(filing.importer.number) and filing.kind == FIVE
    draft.put(
        isf.Filing,
        submission=SUBMISSION.get(filing.kind, ""), shipment=filing.shipment, action=filing.action, reason=COMPLETE if filing.action != "D" else "",
        importer_kind=SCAC if by_carrier else _qualifier(filing.importer.number), importer=filing.carrier if by_carrier else filing.importer.number,
        mode=filing.mode, transaction=filing.transaction if filing.action != "A" else "", carrier=filing.carrier,
        bond_holder=bond.holder if bond else "", bond_activity=bond.activity if bond else "", bond=bond.kind if bond else "",
    )
    if filing.action == "D":
        return
    for group in groups(filing.bills):
        bill = group[-1]
        draft.put(isf.BillReference, kind="BM" if bill.kind == "H" else "OB", number=bill.issuer + identifier(bill, filing.mode))
    _references(draft, filing, bond=True)
    _equipment(draft, filing)
    if filing.kind == TEN:
        draft.put(isf.Entity, kind="IM", qualifier=_qualifier(filing.importer.number), identifier=filing.importer.number)
    for one in _ordered(filing.parties):
        _party(draft, ALONE, one)
        if one.role == "MF":
            _tariffs(draft, [good for good in filing.commodities if good.manufacturer in ("", one.party.name)])
    if filing.kind == FIVE:
        _tariffs(draft, filing.commodities)
        draft.put(isf.Onward, unlading_kind=_place(filing.unlading_port), unlading_port=filing.unlading_port,
                  delivery_kind=_place(filing.delivery_place), delivery_place=filing.delivery_place)


def _ordered(parties: Sequence[SecurityParty]) -> list[SecurityParty]:
    return sorted(parties, key=lambda one: ROLES.index(one.role) if one.role in ROLES else len(ROLES))


def _qualifier(number: str) -> str:
    kind = importer_number.kind(number)
    return QUALIFIERS[kind] if kind else ""


def _place(code: str) -> str:
    """Schedule K has five digits; a UN/LOCODE begins with its country."""
    return "K" if code.isdigit() else "UN" if code else ""


def _references(draft: Draft, filing: SecurityFiling, *, bond: bool) -> None:
    if filing.reference:
        draft.put(sf.SecurityReference, qualifier="CR", reference=filing.reference)
    if bond and filing.bond and filing.bond.kind == "9":
        draft.put(sf.SecurityReference, qualifier="V1", reference=filing.bond.surety)
        draft.put(sf.SecurityReference, qualifier="SBN", reference=filing.bond.reference)


def _equipment(draft: Draft, filing: SecurityFiling) -> None:
    for told in filing.containers:
        number = container.compact(told)
        if not container.is_valid(number):
            draft.warn("SF25.number", "containers", f"container {told} is left out: it has no ISO number", sf.SecurityEquipment.cite,
                       "Give the four letters, six digits and the check digit.")
            continue
        draft.put(sf.SecurityEquipment, description_code=CONTAINER, initial=number[:4], number=number[4:10], check_digit=number[10])


def _tariffs(draft: Draft, goods: Sequence[Commodity]) -> None:
    for good in goods:
        draft.put(isf.Tariff, hts=good.hts, origin=good.origin)


def _party(draft: Draft, records: _Party, one: SecurityParty) -> None:
    """A party by number where it is the consignee, by FIRMS code where a ship-to party has one, else by name and address."""
    party, where = one.party, f"party {one.role}"
    if one.role == "CN":
        draft.put(records.entity, kind="CN", qualifier=_qualifier(party.number), identifier=party.number)
        return
    if one.firms:
        draft.put(records.entity, kind=one.role, qualifier=FIRMS, identifier=one.firms)
        return
    draft.put(records.entity, kind=one.role, name=draft.say(records.entity, "name", party.name, where))
    field = records.address.field("address_1")
    # The second half of the record takes letters and digits only.
    lines = wrapped(plain(party.street, "AN"), field.width)
    for first, second in zip(lines[0:6:2], [*lines[1:6:2], ""], strict=False):
        draft.put(records.address, qualifier_1=UNSTRUCTURED, address_1=first, qualifier_2=UNSTRUCTURED if second else "", address_2=second)
    draft.put(records.city, city=draft.say(records.city, "city", party.city, where), region=party.region,
              postal_code=plain(party.postal_code, "AN"), country=party.country)
