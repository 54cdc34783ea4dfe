from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AgencyAnswer")


@_attrs_define
class AgencyAnswer:
    """What a partner agency is told: that it flags the product, and data, or the code of a disclaimer.

    Attributes:
        agency (str):
        program (str | Unset):  Default: ''.
        answer (str | Unset):  Default: ''.
        reason (str | Unset):  Default: ''.
    """

    agency: str
    program: str | Unset = ""
    answer: str | Unset = ""
    reason: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        agency = self.agency

        program = self.program

        answer = self.answer

        reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "agency": agency,
            }
        )
        if program is not UNSET:
            field_dict["program"] = program
        if answer is not UNSET:
            field_dict["answer"] = answer
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        agency = d.pop("agency")

        program = d.pop("program", UNSET)

        answer = d.pop("answer", UNSET)

        reason = d.pop("reason", UNSET)

        agency_answer = cls(
            agency=agency,
            program=program,
            answer=answer,
            reason=reason,
        )

        return agency_answer
