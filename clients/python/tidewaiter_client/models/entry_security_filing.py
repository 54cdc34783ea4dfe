from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_bill import EntryBill
    from ..models.entry_commodity import EntryCommodity
    from ..models.entry_party import EntryParty
    from ..models.entry_security_bond import EntrySecurityBond
    from ..models.entry_security_party import EntrySecurityParty


T = TypeVar("T", bound="EntrySecurityFiling")


@_attrs_define
class EntrySecurityFiling:
    """An ISF-10 (19 CFR 149.3(a)) or an ISF-5 (149.3(b)). `transaction` is the number that CBP gave to the filing.

    Attributes:
        kind (str):
        importer (EntryParty): `number` is an importer number in CBP's format with hyphens (`12-3456789`), `mid` a
            manufacturer identification.
        parties (list[EntrySecurityParty]):
        commodities (list[EntryCommodity] | Unset):
        bills (list[EntryBill] | Unset):
        containers (list[str] | Unset):
        shipment (str | Unset):  Default: '01'.
        cargo (str | Unset):  Default: ''.
        mode (str | Unset):  Default: '11'.
        carrier (str | Unset):  Default: ''.
        bond (EntrySecurityBond | None | Unset):
        action (str | Unset):  Default: 'A'.
        transaction (str | Unset):  Default: ''.
        reference (str | Unset):  Default: ''.
        unlading_port (str | Unset):  Default: ''.
        delivery_place (str | Unset):  Default: ''.
        laden (datetime.date | None | Unset):
    """

    kind: str
    importer: EntryParty
    parties: list[EntrySecurityParty]
    commodities: list[EntryCommodity] | Unset = UNSET
    bills: list[EntryBill] | Unset = UNSET
    containers: list[str] | Unset = UNSET
    shipment: str | Unset = "01"
    cargo: str | Unset = ""
    mode: str | Unset = "11"
    carrier: str | Unset = ""
    bond: EntrySecurityBond | None | Unset = UNSET
    action: str | Unset = "A"
    transaction: str | Unset = ""
    reference: str | Unset = ""
    unlading_port: str | Unset = ""
    delivery_place: str | Unset = ""
    laden: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.entry_security_bond import EntrySecurityBond  # noqa: PLC0415

        kind = self.kind

        importer = self.importer.to_dict()

        parties = []
        for parties_item_data in self.parties:
            parties_item = parties_item_data.to_dict()
            parties.append(parties_item)

        commodities: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.commodities, Unset):
            commodities = []
            for commodities_item_data in self.commodities:
                commodities_item = commodities_item_data.to_dict()
                commodities.append(commodities_item)

        bills: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.bills, Unset):
            bills = []
            for bills_item_data in self.bills:
                bills_item = bills_item_data.to_dict()
                bills.append(bills_item)

        containers: list[str] | Unset = UNSET
        if not isinstance(self.containers, Unset):
            containers = self.containers

        shipment = self.shipment

        cargo = self.cargo

        mode = self.mode

        carrier = self.carrier

        bond: dict[str, Any] | None | Unset
        if isinstance(self.bond, Unset):
            bond = UNSET
        elif isinstance(self.bond, EntrySecurityBond):
            bond = self.bond.to_dict()
        else:
            bond = self.bond

        action = self.action

        transaction = self.transaction

        reference = self.reference

        unlading_port = self.unlading_port

        delivery_place = self.delivery_place

        laden: None | str | Unset
        if isinstance(self.laden, Unset):
            laden = UNSET
        elif isinstance(self.laden, datetime.date):
            laden = self.laden.isoformat()
        else:
            laden = self.laden

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "importer": importer,
                "parties": parties,
            }
        )
        if commodities is not UNSET:
            field_dict["commodities"] = commodities
        if bills is not UNSET:
            field_dict["bills"] = bills
        if containers is not UNSET:
            field_dict["containers"] = containers
        if shipment is not UNSET:
            field_dict["shipment"] = shipment
        if cargo is not UNSET:
            field_dict["cargo"] = cargo
        if mode is not UNSET:
            field_dict["mode"] = mode
        if carrier is not UNSET:
            field_dict["carrier"] = carrier
        if bond is not UNSET:
            field_dict["bond"] = bond
        if action is not UNSET:
            field_dict["action"] = action
        if transaction is not UNSET:
            field_dict["transaction"] = transaction
        if reference is not UNSET:
            field_dict["reference"] = reference
        if unlading_port is not UNSET:
            field_dict["unlading_port"] = unlading_port
        if delivery_place is not UNSET:
            field_dict["delivery_place"] = delivery_place
        if laden is not UNSET:
            field_dict["laden"] = laden

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_bill import EntryBill  # noqa: PLC0415
        from ..models.entry_commodity import EntryCommodity  # noqa: PLC0415
        from ..models.entry_party import EntryParty  # noqa: PLC0415
        from ..models.entry_security_bond import EntrySecurityBond  # noqa: PLC0415
        from ..models.entry_security_party import EntrySecurityParty  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        importer = EntryParty.from_dict(d.pop("importer"))

        parties = []
        _parties = d.pop("parties")
        for parties_item_data in _parties:
            parties_item = EntrySecurityParty.from_dict(parties_item_data)

            parties.append(parties_item)

        _commodities = d.pop("commodities", UNSET)
        commodities: list[EntryCommodity] | Unset = UNSET
        if _commodities is not UNSET:
            commodities = []
            for commodities_item_data in _commodities:
                commodities_item = EntryCommodity.from_dict(commodities_item_data)

                commodities.append(commodities_item)

        _bills = d.pop("bills", UNSET)
        bills: list[EntryBill] | Unset = UNSET
        if _bills is not UNSET:
            bills = []
            for bills_item_data in _bills:
                bills_item = EntryBill.from_dict(bills_item_data)

                bills.append(bills_item)

        containers = cast(list[str], d.pop("containers", UNSET))

        shipment = d.pop("shipment", UNSET)

        cargo = d.pop("cargo", UNSET)

        mode = d.pop("mode", UNSET)

        carrier = d.pop("carrier", UNSET)

        def _parse_bond(data: object) -> EntrySecurityBond | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                bond_type_0 = EntrySecurityBond.from_dict(data)

                return bond_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntrySecurityBond | None | Unset, data)

        bond = _parse_bond(d.pop("bond", UNSET))

        action = d.pop("action", UNSET)

        transaction = d.pop("transaction", UNSET)

        reference = d.pop("reference", UNSET)

        unlading_port = d.pop("unlading_port", UNSET)

        delivery_place = d.pop("delivery_place", UNSET)

        def _parse_laden(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                laden_type_0 = datetime.date.fromisoformat(data)

                return laden_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        laden = _parse_laden(d.pop("laden", UNSET))

        entry_security_filing = cls(
            kind=kind,
            importer=importer,
            parties=parties,
            commodities=commodities,
            bills=bills,
            containers=containers,
            shipment=shipment,
            cargo=cargo,
            mode=mode,
            carrier=carrier,
            bond=bond,
            action=action,
            transaction=transaction,
            reference=reference,
            unlading_port=unlading_port,
            delivery_place=delivery_place,
            laden=laden,
        )

        return entry_security_filing
