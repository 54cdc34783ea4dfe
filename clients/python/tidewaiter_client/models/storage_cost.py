from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.finding import Finding


T = TypeVar("T", bound="StorageCost")


@_attrs_define
class StorageCost:
    """What a box has cost on a day, in cents; None is not known, and `findings` say why. `days` are the chargeable ones,
    the day itself in.

    `next_cents` is what one day more will add; `last_free` None where free time is not known, or there is none.

        Attributes:
            last_free (datetime.date | None):
            days (int | None):
            cents (int | None):
            next_cents (int | None):
            findings (list[Finding] | Unset):
    """

    last_free: datetime.date | None
    days: int | None
    cents: int | None
    next_cents: int | None
    findings: list[Finding] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        last_free: None | str
        if isinstance(self.last_free, datetime.date):
            last_free = self.last_free.isoformat()
        else:
            last_free = self.last_free

        days: int | None
        days = self.days

        cents: int | None
        cents = self.cents

        next_cents: int | None
        next_cents = self.next_cents

        findings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.findings, Unset):
            findings = []
            for findings_item_data in self.findings:
                findings_item = findings_item_data.to_dict()
                findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "last_free": last_free,
                "days": days,
                "cents": cents,
                "next_cents": next_cents,
            }
        )
        if findings is not UNSET:
            field_dict["findings"] = findings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_last_free(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_free_type_0 = datetime.date.fromisoformat(data)

                return last_free_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_free = _parse_last_free(d.pop("last_free"))

        def _parse_days(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days = _parse_days(d.pop("days"))

        def _parse_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cents = _parse_cents(d.pop("cents"))

        def _parse_next_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        next_cents = _parse_next_cents(d.pop("next_cents"))

        _findings = d.pop("findings", UNSET)
        findings: list[Finding] | Unset = UNSET
        if _findings is not UNSET:
            findings = []
            for findings_item_data in _findings:
                findings_item = Finding.from_dict(findings_item_data)

                findings.append(findings_item)

        storage_cost = cls(
            last_free=last_free,
            days=days,
            cents=cents,
            next_cents=next_cents,
            findings=findings,
        )

        return storage_cost
