from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.topic import Topic
from ..types import UNSET, Unset

T = TypeVar("T", bound="Contact")


@_attrs_define
class Contact:
    """
    Attributes:
        name (str):
        title (str | Unset):  Default: ''.
        email (str | Unset):  Default: ''.
        phone (str | Unset):  Default: ''.
        told (list[Topic] | Unset):
        asked (list[Topic] | Unset):
        language (str | Unset):  Default: ''.
    """

    name: str
    title: str | Unset = ""
    email: str | Unset = ""
    phone: str | Unset = ""
    told: list[Topic] | Unset = UNSET
    asked: list[Topic] | Unset = UNSET
    language: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        title = self.title

        email = self.email

        phone = self.phone

        told: list[str] | Unset = UNSET
        if not isinstance(self.told, Unset):
            told = []
            for told_item_data in self.told:
                told_item = told_item_data.value
                told.append(told_item)

        asked: list[str] | Unset = UNSET
        if not isinstance(self.asked, Unset):
            asked = []
            for asked_item_data in self.asked:
                asked_item = asked_item_data.value
                asked.append(asked_item)

        language = self.language

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if email is not UNSET:
            field_dict["email"] = email
        if phone is not UNSET:
            field_dict["phone"] = phone
        if told is not UNSET:
            field_dict["told"] = told
        if asked is not UNSET:
            field_dict["asked"] = asked
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        title = d.pop("title", UNSET)

        email = d.pop("email", UNSET)

        phone = d.pop("phone", UNSET)

        _told = d.pop("told", UNSET)
        told: list[Topic] | Unset = UNSET
        if _told is not UNSET:
            told = []
            for told_item_data in _told:
                told_item = Topic(told_item_data)

                told.append(told_item)

        _asked = d.pop("asked", UNSET)
        asked: list[Topic] | Unset = UNSET
        if _asked is not UNSET:
            asked = []
            for asked_item_data in _asked:
                asked_item = Topic(asked_item_data)

                asked.append(asked_item)

        language = d.pop("language", UNSET)

        contact = cls(
            name=name,
            title=title,
            email=email,
            phone=phone,
            told=told,
            asked=asked,
            language=language,
        )

        return contact
