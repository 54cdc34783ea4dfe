from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReopenTaskRequest")


@_attrs_define
class ReopenTaskRequest:
    """What reopen_task is told.

    Attributes:
        why (str | Unset):  Default: ''.
    """

    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        why = d.pop("why", UNSET)

        reopen_task_request = cls(
            why=why,
        )

        return reopen_task_request
