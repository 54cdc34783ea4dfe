from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CaseAnswer")


@_attrs_define
class CaseAnswer:
    """Whether an antidumping or countervailing case is about the product, and why.

    Attributes:
        case (str):
        applies (bool | None | Unset):
        reason (str | Unset):  Default: ''.
        cite (str | Unset):  Default: ''.
    """

    case: str
    applies: bool | None | Unset = UNSET
    reason: str | Unset = ""
    cite: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        case = self.case

        applies: bool | None | Unset
        if isinstance(self.applies, Unset):
            applies = UNSET
        else:
            applies = self.applies

        reason = self.reason

        cite = self.cite

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case": case,
            }
        )
        if applies is not UNSET:
            field_dict["applies"] = applies
        if reason is not UNSET:
            field_dict["reason"] = reason
        if cite is not UNSET:
            field_dict["cite"] = cite

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case = d.pop("case")

        def _parse_applies(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        applies = _parse_applies(d.pop("applies", UNSET))

        reason = d.pop("reason", UNSET)

        cite = d.pop("cite", UNSET)

        case_answer = cls(
            case=case,
            applies=applies,
            reason=reason,
            cite=cite,
        )

        return case_answer
