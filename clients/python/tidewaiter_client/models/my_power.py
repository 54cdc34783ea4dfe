from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="MyPower")


@_attrs_define
class MyPower:
    """A power of attorney that the client gave: on which day it was signed, and the last on which it carries business,
    null where it names none.

        Attributes:
            power (str):
            signed (datetime.date | None):
            last (datetime.date | None):
            revoked (bool):
    """

    power: str
    signed: datetime.date | None
    last: datetime.date | None
    revoked: bool

    def to_dict(self) -> dict[str, Any]:
        power = self.power

        signed: None | str
        if isinstance(self.signed, datetime.date):
            signed = self.signed.isoformat()
        else:
            signed = self.signed

        last: None | str
        if isinstance(self.last, datetime.date):
            last = self.last.isoformat()
        else:
            last = self.last

        revoked = self.revoked

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "power": power,
                "signed": signed,
                "last": last,
                "revoked": revoked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        power = d.pop("power")

        def _parse_signed(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                signed_type_0 = datetime.date.fromisoformat(data)

                return signed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        signed = _parse_signed(d.pop("signed"))

        def _parse_last(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_type_0 = datetime.date.fromisoformat(data)

                return last_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last = _parse_last(d.pop("last"))

        revoked = d.pop("revoked")

        my_power = cls(
            power=power,
            signed=signed,
            last=last,
            revoked=revoked,
        )

        return my_power
