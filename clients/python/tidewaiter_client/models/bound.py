from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Bound")


@_attrs_define
class Bound:
    """What a decision took in of one field: its value, the seal over the value and what it rests on, and the law of that
    day.

    `edition` is the content hash of all the law, `law` that of what the law says of this field; "" where not told.

        Attributes:
            path (str):
            value (str):
            seal (str):
            edition (str | Unset):  Default: ''.
            law (str | Unset):  Default: ''.
            proposal (str | Unset):  Default: ''.
    """

    path: str
    value: str
    seal: str
    edition: str | Unset = ""
    law: str | Unset = ""
    proposal: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        value = self.value

        seal = self.seal

        edition = self.edition

        law = self.law

        proposal = self.proposal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "path": path,
                "value": value,
                "seal": seal,
            }
        )
        if edition is not UNSET:
            field_dict["edition"] = edition
        if law is not UNSET:
            field_dict["law"] = law
        if proposal is not UNSET:
            field_dict["proposal"] = proposal

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        path = d.pop("path")

        value = d.pop("value")

        seal = d.pop("seal")

        edition = d.pop("edition", UNSET)

        law = d.pop("law", UNSET)

        proposal = d.pop("proposal", UNSET)

        bound = cls(
            path=path,
            value=value,
            seal=seal,
            edition=edition,
            law=law,
            proposal=proposal,
        )

        return bound
