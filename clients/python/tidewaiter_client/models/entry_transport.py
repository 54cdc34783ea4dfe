from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_bill import EntryBill


T = TypeVar("T", bound="EntryTransport")


@_attrs_define
class EntryTransport:
    """`mode` is CATAIR's two digits (11 vessel containerised, 40 air, 30 truck ...).

    Attributes:
        mode (str):
        carrier (str):
        conveyance (str | Unset):  Default: ''.
        voyage (str | Unset):  Default: ''.
        bills (list[EntryBill] | Unset):
        lading_port (str | Unset):  Default: ''.
        unlading_port (str | Unset):  Default: ''.
        location (str | Unset):  Default: ''.
        vessel_code (str | Unset):  Default: ''.
        containers (list[str] | Unset):
        in_bond_date (datetime.date | None | Unset):
    """

    mode: str
    carrier: str
    conveyance: str | Unset = ""
    voyage: str | Unset = ""
    bills: list[EntryBill] | Unset = UNSET
    lading_port: str | Unset = ""
    unlading_port: str | Unset = ""
    location: str | Unset = ""
    vessel_code: str | Unset = ""
    containers: list[str] | Unset = UNSET
    in_bond_date: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        mode = self.mode

        carrier = self.carrier

        conveyance = self.conveyance

        voyage = self.voyage

        bills: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.bills, Unset):
            bills = []
            for bills_item_data in self.bills:
                bills_item = bills_item_data.to_dict()
                bills.append(bills_item)

        lading_port = self.lading_port

        unlading_port = self.unlading_port

        location = self.location

        vessel_code = self.vessel_code

        containers: list[str] | Unset = UNSET
        if not isinstance(self.containers, Unset):
            containers = self.containers

        in_bond_date: None | str | Unset
        if isinstance(self.in_bond_date, Unset):
            in_bond_date = UNSET
        elif isinstance(self.in_bond_date, datetime.date):
            in_bond_date = self.in_bond_date.isoformat()
        else:
            in_bond_date = self.in_bond_date

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "mode": mode,
                "carrier": carrier,
            }
        )
        if conveyance is not UNSET:
            field_dict["conveyance"] = conveyance
        if voyage is not UNSET:
            field_dict["voyage"] = voyage
        if bills is not UNSET:
            field_dict["bills"] = bills
        if lading_port is not UNSET:
            field_dict["lading_port"] = lading_port
        if unlading_port is not UNSET:
            field_dict["unlading_port"] = unlading_port
        if location is not UNSET:
            field_dict["location"] = location
        if vessel_code is not UNSET:
            field_dict["vessel_code"] = vessel_code
        if containers is not UNSET:
            field_dict["containers"] = containers
        if in_bond_date is not UNSET:
            field_dict["in_bond_date"] = in_bond_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_bill import EntryBill  # noqa: PLC0415

        d = dict(src_dict)
        mode = d.pop("mode")

        carrier = d.pop("carrier")

        conveyance = d.pop("conveyance", UNSET)

        voyage = d.pop("voyage", UNSET)

        _bills = d.pop("bills", UNSET)
        bills: list[EntryBill] | Unset = UNSET
        if _bills is not UNSET:
            bills = []
            for bills_item_data in _bills:
                bills_item = EntryBill.from_dict(bills_item_data)

                bills.append(bills_item)

        lading_port = d.pop("lading_port", UNSET)

        unlading_port = d.pop("unlading_port", UNSET)

        location = d.pop("location", UNSET)

        vessel_code = d.pop("vessel_code", UNSET)

        containers = cast(list[str], d.pop("containers", UNSET))

        def _parse_in_bond_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                in_bond_date_type_0 = datetime.date.fromisoformat(data)

                return in_bond_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        in_bond_date = _parse_in_bond_date(d.pop("in_bond_date", UNSET))

        entry_transport = cls(
            mode=mode,
            carrier=carrier,
            conveyance=conveyance,
            voyage=voyage,
            bills=bills,
            lading_port=lading_port,
            unlading_port=unlading_port,
            location=location,
            vessel_code=vessel_code,
            containers=containers,
            in_bond_date=in_bond_date,
        )

        return entry_transport
