from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Chosen")


@_attrs_define
class Chosen:
    """A field to decide on. `value` is the one decided for: what the person saw, or writes in its place.

    `seal` is that of the field as it was read; with it the decision is refused where something that the field rests on
    has changed since.

        Attributes:
            path (str):
            value (str):
            proposal (str | Unset):  Default: ''.
            seal (str | Unset):  Default: ''.
    """

    path: str
    value: str
    proposal: str | Unset = ""
    seal: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        value = self.value

        proposal = self.proposal

        seal = self.seal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "path": path,
                "value": value,
            }
        )
        if proposal is not UNSET:
            field_dict["proposal"] = proposal
        if seal is not UNSET:
            field_dict["seal"] = seal

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        path = d.pop("path")

        value = d.pop("value")

        proposal = d.pop("proposal", UNSET)

        seal = d.pop("seal", UNSET)

        chosen = cls(
            path=path,
            value=value,
            proposal=proposal,
            seal=seal,
        )

        return chosen
