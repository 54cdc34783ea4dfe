from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReceivePaperRequest")


@_attrs_define
class ReceivePaperRequest:
    """What receive_paper is told.

    Attributes:
        document (str | Unset):  Default: ''.
    """

    document: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        document = self.document

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if document is not UNSET:
            field_dict["document"] = document

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        document = d.pop("document", UNSET)

        receive_paper_request = cls(
            document=document,
        )

        return receive_paper_request
