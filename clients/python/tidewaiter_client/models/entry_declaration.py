from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_declaration_values import EntryDeclarationValues


T = TypeVar("T", bound="EntryDeclaration")


@_attrs_define
class EntryDeclaration:
    """An importer's additional declaration (CATAIR record 54): its type, and its fields by name.

    Attributes:
        kind (str):
        values (EntryDeclarationValues | Unset):
    """

    kind: str
    values: EntryDeclarationValues | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        values: dict[str, Any] | Unset = UNSET
        if not isinstance(self.values, Unset):
            values = self.values.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if values is not UNSET:
            field_dict["values"] = values

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_declaration_values import EntryDeclarationValues  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        _values = d.pop("values", UNSET)
        values: EntryDeclarationValues | Unset
        if isinstance(_values, Unset):
            values = UNSET
        else:
            values = EntryDeclarationValues.from_dict(_values)

        entry_declaration = cls(
            kind=kind,
            values=values,
        )

        return entry_declaration
