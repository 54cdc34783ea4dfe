from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_number import EntryNumber


T = TypeVar("T", bound="EntryWarehouse")


@_attrs_define
class EntryWarehouse:
    """The warehouse or re-warehouse entry that the goods come from, 19 CFR 144.38.

    Attributes:
        entry (EntryNumber): Another entry that this one names.
        port (str):
        final (bool | Unset):  Default: False.
    """

    entry: EntryNumber
    port: str
    final: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        entry = self.entry.to_dict()

        port = self.port

        final = self.final

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entry": entry,
                "port": port,
            }
        )
        if final is not UNSET:
            field_dict["final"] = final

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_number import EntryNumber  # noqa: PLC0415

        d = dict(src_dict)
        entry = EntryNumber.from_dict(d.pop("entry"))

        port = d.pop("port")

        final = d.pop("final", UNSET)

        entry_warehouse = cls(
            entry=entry,
            port=port,
            final=final,
        )

        return entry_warehouse
