from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Officer")


@_attrs_define
class Officer:
    """An officer or beneficial owner, block 3J, optional. Numbers of persons are not kept here.

    Attributes:
        name (str):
        title (str | Unset):  Default: ''.
        country (str | Unset):  Default: ''.
        email (str | Unset):  Default: ''.
        share (str | Unset):  Default: ''.
    """

    name: str
    title: str | Unset = ""
    country: str | Unset = ""
    email: str | Unset = ""
    share: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        title = self.title

        country = self.country

        email = self.email

        share = self.share

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if country is not UNSET:
            field_dict["country"] = country
        if email is not UNSET:
            field_dict["email"] = email
        if share is not UNSET:
            field_dict["share"] = share

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        title = d.pop("title", UNSET)

        country = d.pop("country", UNSET)

        email = d.pop("email", UNSET)

        share = d.pop("share", UNSET)

        officer = cls(
            name=name,
            title=title,
            country=country,
            email=email,
            share=share,
        )

        return officer
