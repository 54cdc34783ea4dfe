from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.added_line_sources import AddedLineSources
    from ..models.file_line_record import FileLineRecord
    from ..models.finding import Finding


T = TypeVar("T", bound="AddedLine")


@_attrs_define
class AddedLine:
    """A line as it was added to a file, where each field of it came from, and what stands against it.

    Attributes:
        line (FileLineRecord): A FileLine as it is kept, and what is wrong with it.
        sources (AddedLineSources):
        findings (list[Finding]):
    """

    line: FileLineRecord
    sources: AddedLineSources
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        line = self.line.to_dict()

        sources = self.sources.to_dict()

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "line": line,
                "sources": sources,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.added_line_sources import AddedLineSources  # noqa: PLC0415
        from ..models.file_line_record import FileLineRecord  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        line = FileLineRecord.from_dict(d.pop("line"))

        sources = AddedLineSources.from_dict(d.pop("sources"))

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        added_line = cls(
            line=line,
            sources=sources,
            findings=findings,
        )

        return added_line
