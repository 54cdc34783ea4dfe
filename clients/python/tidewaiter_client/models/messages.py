from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.reply_record import ReplyRecord
    from ..models.transmission_record import TransmissionRecord


T = TypeVar("T", bound="Messages")


@_attrs_define
class Messages:
    """What was sent for a file, and what came.

    Attributes:
        sent (list[TransmissionRecord]):
        came (list[ReplyRecord]):
    """

    sent: list[TransmissionRecord]
    came: list[ReplyRecord]

    def to_dict(self) -> dict[str, Any]:
        sent = []
        for sent_item_data in self.sent:
            sent_item = sent_item_data.to_dict()
            sent.append(sent_item)

        came = []
        for came_item_data in self.came:
            came_item = came_item_data.to_dict()
            came.append(came_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sent": sent,
                "came": came,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reply_record import ReplyRecord  # noqa: PLC0415
        from ..models.transmission_record import TransmissionRecord  # noqa: PLC0415

        d = dict(src_dict)
        sent = []
        _sent = d.pop("sent")
        for sent_item_data in _sent:
            sent_item = TransmissionRecord.from_dict(sent_item_data)

            sent.append(sent_item)

        came = []
        _came = d.pop("came")
        for came_item_data in _came:
            came_item = ReplyRecord.from_dict(came_item_data)

            came.append(came_item)

        messages = cls(
            sent=sent,
            came=came,
        )

        return messages
