from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScreeningQueryAsked")


@_attrs_define
class ScreeningQueryAsked:
    """A name as it was compared: a part of what was given, in Latin letters, and why it was made.

    Attributes:
        text (str):
        latin (str | Unset):  Default: ''.
        why (str | Unset):  Default: ''.
    """

    text: str
    latin: str | Unset = ""
    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        latin = self.latin

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "text": text,
            }
        )
        if latin is not UNSET:
            field_dict["latin"] = latin
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        latin = d.pop("latin", UNSET)

        why = d.pop("why", UNSET)

        screening_query_asked = cls(
            text=text,
            latin=latin,
            why=why,
        )

        return screening_query_asked
