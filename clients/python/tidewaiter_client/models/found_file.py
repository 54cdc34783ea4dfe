from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.file_record import FileRecord


T = TypeVar("T", bound="FoundFile")


@_attrs_define
class FoundFile:
    """A file, and by which reference it was found.

    Attributes:
        file (FileRecord): A File as it is kept, and what is wrong with it.
        kind (str):
        reference (str):
    """

    file: FileRecord
    kind: str
    reference: str

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_dict()

        kind = self.kind

        reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "kind": kind,
                "reference": reference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_record import FileRecord  # noqa: PLC0415

        d = dict(src_dict)
        file = FileRecord.from_dict(d.pop("file"))

        kind = d.pop("kind")

        reference = d.pop("reference")

        found_file = cls(
            file=file,
            kind=kind,
            reference=reference,
        )

        return found_file
