from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Webhook")


@_attrs_define
class Webhook:
    """Where to tell, and of what: names as `client.change` or `client.*`; none is all.

    Attributes:
        url (str):
        events (list[str] | Unset):
        active (bool | Unset):  Default: True.
        words (str | Unset):  Default: ''.
    """

    url: str
    events: list[str] | Unset = UNSET
    active: bool | Unset = True
    words: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        events: list[str] | Unset = UNSET
        if not isinstance(self.events, Unset):
            events = self.events

        active = self.active

        words = self.words

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
            }
        )
        if events is not UNSET:
            field_dict["events"] = events
        if active is not UNSET:
            field_dict["active"] = active
        if words is not UNSET:
            field_dict["words"] = words

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        events = cast(list[str], d.pop("events", UNSET))

        active = d.pop("active", UNSET)

        words = d.pop("words", UNSET)

        webhook = cls(
            url=url,
            events=events,
            active=active,
            words=words,
        )

        return webhook
