from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.file import File
    from ..models.finding import Finding


T = TypeVar("T", bound="FileRecord")


@_attrs_define
class FileRecord:
    """A File as it is kept, and what is wrong with it.

    Attributes:
        id (str):
        version (int): 1 when new, one more with each change; the ETag
        value (File): One entry and its life. What was computed last stands beside it with the hash of what it was
            computed from; None is not known.

            `heading` is the entry without its lines, which are records of their own. `days` are the days that start clocks,
            by the names of
            law/deadlines, ISO 8601. `state` is the one that is shown of the tracks.
        created (datetime.datetime):
        changed (datetime.datetime):
        by (str): Who changed it last: the id of a person, or what acted
        findings (list[Finding]):
    """

    id: str
    version: int
    value: File
    created: datetime.datetime
    changed: datetime.datetime
    by: str
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        version = self.version

        value = self.value.to_dict()

        created = self.created.isoformat()

        changed = self.changed.isoformat()

        by = self.by

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "value": value,
                "created": created,
                "changed": changed,
                "by": by,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file import File  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        version = d.pop("version")

        value = File.from_dict(d.pop("value"))

        created = datetime.datetime.fromisoformat(d.pop("created"))

        changed = datetime.datetime.fromisoformat(d.pop("changed"))

        by = d.pop("by")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        file_record = cls(
            id=id,
            version=version,
            value=value,
            created=created,
            changed=changed,
            by=by,
            findings=findings,
        )

        return file_record
