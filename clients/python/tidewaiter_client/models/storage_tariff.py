from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.counted_days import CountedDays
from ..models.storage_charge import StorageCharge
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.storage_tier import StorageTier


T = TypeVar("T", bound="StorageTariff")


@_attrs_define
class StorageTariff:
    """The terms of a carrier or terminal as the user gave them. `first_day_counts`: the day of discharge, availability or
    leaving is itself
    the first free day. `holidays_count` is of working days: holidays count as if they were open.

        Attributes:
            name (str):
            charge (StorageCharge): What is charged, from the box's discharge or availability to its leaving, or from its
                leaving to its return.
            issuer (str | Unset):  Default: ''.
            port (str | Unset):  Default: ''.
            starts (str | Unset):  Default: 'available'.
            free_days (int | Unset):  Default: 0.
            free (CountedDays | Unset): Which days count.
            charged (CountedDays | Unset): Which days count.
            first_day_counts (bool | Unset):  Default: False.
            holidays_count (bool | Unset):  Default: False.
            tiers (list[StorageTier] | Unset):
            since (datetime.date | None | Unset):
            before (datetime.date | None | Unset):
            source (str | Unset):  Default: ''.
    """

    name: str
    charge: StorageCharge
    issuer: str | Unset = ""
    port: str | Unset = ""
    starts: str | Unset = "available"
    free_days: int | Unset = 0
    free: CountedDays | Unset = UNSET
    charged: CountedDays | Unset = UNSET
    first_day_counts: bool | Unset = False
    holidays_count: bool | Unset = False
    tiers: list[StorageTier] | Unset = UNSET
    since: datetime.date | None | Unset = UNSET
    before: datetime.date | None | Unset = UNSET
    source: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        charge = self.charge.value

        issuer = self.issuer

        port = self.port

        starts = self.starts

        free_days = self.free_days

        free: str | Unset = UNSET
        if not isinstance(self.free, Unset):
            free = self.free.value

        charged: str | Unset = UNSET
        if not isinstance(self.charged, Unset):
            charged = self.charged.value

        first_day_counts = self.first_day_counts

        holidays_count = self.holidays_count

        tiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tiers, Unset):
            tiers = []
            for tiers_item_data in self.tiers:
                tiers_item = tiers_item_data.to_dict()
                tiers.append(tiers_item)

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        before: None | str | Unset
        if isinstance(self.before, Unset):
            before = UNSET
        elif isinstance(self.before, datetime.date):
            before = self.before.isoformat()
        else:
            before = self.before

        source = self.source

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "charge": charge,
            }
        )
        if issuer is not UNSET:
            field_dict["issuer"] = issuer
        if port is not UNSET:
            field_dict["port"] = port
        if starts is not UNSET:
            field_dict["starts"] = starts
        if free_days is not UNSET:
            field_dict["free_days"] = free_days
        if free is not UNSET:
            field_dict["free"] = free
        if charged is not UNSET:
            field_dict["charged"] = charged
        if first_day_counts is not UNSET:
            field_dict["first_day_counts"] = first_day_counts
        if holidays_count is not UNSET:
            field_dict["holidays_count"] = holidays_count
        if tiers is not UNSET:
            field_dict["tiers"] = tiers
        if since is not UNSET:
            field_dict["since"] = since
        if before is not UNSET:
            field_dict["before"] = before
        if source is not UNSET:
            field_dict["source"] = source

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.storage_tier import StorageTier  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        charge = StorageCharge(d.pop("charge"))

        issuer = d.pop("issuer", UNSET)

        port = d.pop("port", UNSET)

        starts = d.pop("starts", UNSET)

        free_days = d.pop("free_days", UNSET)

        _free = d.pop("free", UNSET)
        free: CountedDays | Unset
        if isinstance(_free, Unset):
            free = UNSET
        else:
            free = CountedDays(_free)

        _charged = d.pop("charged", UNSET)
        charged: CountedDays | Unset
        if isinstance(_charged, Unset):
            charged = UNSET
        else:
            charged = CountedDays(_charged)

        first_day_counts = d.pop("first_day_counts", UNSET)

        holidays_count = d.pop("holidays_count", UNSET)

        _tiers = d.pop("tiers", UNSET)
        tiers: list[StorageTier] | Unset = UNSET
        if _tiers is not UNSET:
            tiers = []
            for tiers_item_data in _tiers:
                tiers_item = StorageTier.from_dict(tiers_item_data)

                tiers.append(tiers_item)

        def _parse_since(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        def _parse_before(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                before_type_0 = datetime.date.fromisoformat(data)

                return before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        before = _parse_before(d.pop("before", UNSET))

        source = d.pop("source", UNSET)

        storage_tariff = cls(
            name=name,
            charge=charge,
            issuer=issuer,
            port=port,
            starts=starts,
            free_days=free_days,
            free=free,
            charged=charged,
            first_day_counts=first_day_counts,
            holidays_count=holidays_count,
            tiers=tiers,
            since=since,
            before=before,
            source=source,
        )

        return storage_tariff
