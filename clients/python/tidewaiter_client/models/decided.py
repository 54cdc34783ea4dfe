from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.decision_record import DecisionRecord
    from ..models.file_record import FileRecord


T = TypeVar("T", bound="Decided")


@_attrs_define
class Decided:
    """The decision, and the file as it stands after it.

    Attributes:
        decision (DecisionRecord): A Decision as it is kept, and what is wrong with it.
        file (FileRecord): A File as it is kept, and what is wrong with it.
    """

    decision: DecisionRecord
    file: FileRecord

    def to_dict(self) -> dict[str, Any]:
        decision = self.decision.to_dict()

        file = self.file.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "decision": decision,
                "file": file,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.decision_record import DecisionRecord  # noqa: PLC0415
        from ..models.file_record import FileRecord  # noqa: PLC0415

        d = dict(src_dict)
        decision = DecisionRecord.from_dict(d.pop("decision"))

        file = FileRecord.from_dict(d.pop("file"))

        decided = cls(
            decision=decision,
            file=file,
        )

        return decided
