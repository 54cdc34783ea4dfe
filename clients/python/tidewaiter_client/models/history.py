from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.course import Course
    from ..models.exchange import Exchange
    from ..models.file_record import FileRecord


T = TypeVar("T", bound="History")


@_attrs_define
class History:
    """All that went and came for a file, the oldest first; what a message of each kind would be now; by which gateways it
    may go.

        Attributes:
            file (FileRecord): A File as it is kept, and what is wrong with it.
            messages (list[Exchange]):
            courses (list[Course]):
            gateways (list[str]):
            gateway (str):
    """

    file: FileRecord
    messages: list[Exchange]
    courses: list[Course]
    gateways: list[str]
    gateway: str

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_dict()

        messages = []
        for messages_item_data in self.messages:
            messages_item = messages_item_data.to_dict()
            messages.append(messages_item)

        courses = []
        for courses_item_data in self.courses:
            courses_item = courses_item_data.to_dict()
            courses.append(courses_item)

        gateways = self.gateways

        gateway = self.gateway

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "messages": messages,
                "courses": courses,
                "gateways": gateways,
                "gateway": gateway,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course import Course  # noqa: PLC0415
        from ..models.exchange import Exchange  # noqa: PLC0415
        from ..models.file_record import FileRecord  # noqa: PLC0415

        d = dict(src_dict)
        file = FileRecord.from_dict(d.pop("file"))

        messages = []
        _messages = d.pop("messages")
        for messages_item_data in _messages:
            messages_item = Exchange.from_dict(messages_item_data)

            messages.append(messages_item)

        courses = []
        _courses = d.pop("courses")
        for courses_item_data in _courses:
            courses_item = Course.from_dict(courses_item_data)

            courses.append(courses_item)

        gateways = cast(list[str], d.pop("gateways"))

        gateway = d.pop("gateway")

        history = cls(
            file=file,
            messages=messages,
            courses=courses,
            gateways=gateways,
            gateway=gateway,
        )

        return history
