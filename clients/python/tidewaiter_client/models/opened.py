from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.file_line_record import FileLineRecord
    from ..models.file_record import FileRecord
    from ..models.finding import Finding


T = TypeVar("T", bound="Opened")


@_attrs_define
class Opened:
    """A file with its lines, as a screen opens it.

    Attributes:
        file (FileRecord): A File as it is kept, and what is wrong with it.
        lines (list[FileLineRecord]):
        findings (list[Finding] | Unset):
    """

    file: FileRecord
    lines: list[FileLineRecord]
    findings: list[Finding] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_dict()

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        findings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.findings, Unset):
            findings = []
            for findings_item_data in self.findings:
                findings_item = findings_item_data.to_dict()
                findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "lines": lines,
            }
        )
        if findings is not UNSET:
            field_dict["findings"] = findings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_line_record import FileLineRecord  # noqa: PLC0415
        from ..models.file_record import FileRecord  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        file = FileRecord.from_dict(d.pop("file"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = FileLineRecord.from_dict(lines_item_data)

            lines.append(lines_item)

        _findings = d.pop("findings", UNSET)
        findings: list[Finding] | Unset = UNSET
        if _findings is not UNSET:
            findings = []
            for findings_item_data in _findings:
                findings_item = Finding.from_dict(findings_item_data)

                findings.append(findings_item)

        opened = cls(
            file=file,
            lines=lines,
            findings=findings,
        )

        return opened
