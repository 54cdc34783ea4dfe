from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryAgency")


@_attrs_define
class EntryAgency:
    """A partner agency's flag on a line. `answer` is what the papers give: data at hand, or a disclaim code; else empty.

    Attributes:
        code (str):
        program (str | Unset):  Default: ''.
        answer (str | Unset):  Default: ''.
        cite (str | Unset):  Default: ''.
    """

    code: str
    program: str | Unset = ""
    answer: str | Unset = ""
    cite: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        program = self.program

        answer = self.answer

        cite = self.cite

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
            }
        )
        if program is not UNSET:
            field_dict["program"] = program
        if answer is not UNSET:
            field_dict["answer"] = answer
        if cite is not UNSET:
            field_dict["cite"] = cite

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        program = d.pop("program", UNSET)

        answer = d.pop("answer", UNSET)

        cite = d.pop("cite", UNSET)

        entry_agency = cls(
            code=code,
            program=program,
            answer=answer,
            cite=cite,
        )

        return entry_agency
