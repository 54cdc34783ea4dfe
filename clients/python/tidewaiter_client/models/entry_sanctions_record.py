from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.entry_sanctions_record_values import EntrySanctionsRecordValues


T = TypeVar("T", bound="EntrySanctionsRecord")


@_attrs_define
class EntrySanctionsRecord:
    """Facts that a sanction asks for, in one group: `kind` FSHNG INFO or MINE INFO, and field names with their values.

    Attributes:
        kind (str):
        values (EntrySanctionsRecordValues):
    """

    kind: str
    values: EntrySanctionsRecordValues

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        values = self.values.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_sanctions_record_values import EntrySanctionsRecordValues  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        values = EntrySanctionsRecordValues.from_dict(d.pop("values"))

        entry_sanctions_record = cls(
            kind=kind,
            values=values,
        )

        return entry_sanctions_record
