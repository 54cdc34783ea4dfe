from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.course import Course
    from ..models.file_record import FileRecord
    from ..models.finding import Finding
    from ..models.message_shown import MessageShown


T = TypeVar("T", bound="Preflight")


@_attrs_define
class Preflight:
    """A message before it goes. `ready` says whether this person could send it now; `sender` on whose licence, "" where on
    nobody's.

        Attributes:
            file (FileRecord): A File as it is kept, and what is wrong with it.
            course (Course): What a message of a purpose would be now. `action` is CATAIR's letter, "" where it is not sent;
                `words` say what it does, or why not.
            ready (bool):
            may_send (bool):
            licence (str):
            findings (list[Finding]):
            message (MessageShown | None):
    """

    file: FileRecord
    course: Course
    ready: bool
    may_send: bool
    licence: str
    findings: list[Finding]
    message: MessageShown | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.message_shown import MessageShown  # noqa: PLC0415

        file = self.file.to_dict()

        course = self.course.to_dict()

        ready = self.ready

        may_send = self.may_send

        licence = self.licence

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        message: dict[str, Any] | None
        if isinstance(self.message, MessageShown):
            message = self.message.to_dict()
        else:
            message = self.message

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "course": course,
                "ready": ready,
                "may_send": may_send,
                "licence": licence,
                "findings": findings,
                "message": message,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.course import Course  # noqa: PLC0415
        from ..models.file_record import FileRecord  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.message_shown import MessageShown  # noqa: PLC0415

        d = dict(src_dict)
        file = FileRecord.from_dict(d.pop("file"))

        course = Course.from_dict(d.pop("course"))

        ready = d.pop("ready")

        may_send = d.pop("may_send")

        licence = d.pop("licence")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        def _parse_message(data: object) -> MessageShown | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                message_type_0 = MessageShown.from_dict(data)

                return message_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MessageShown | None, data)

        message = _parse_message(d.pop("message"))

        preflight = cls(
            file=file,
            course=course,
            ready=ready,
            may_send=may_send,
            licence=licence,
            findings=findings,
            message=message,
        )

        return preflight
