from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.entry_line import EntryLine
    from ..models.finding import Finding
    from ..models.made_sources import MadeSources


T = TypeVar("T", bound="Made")


@_attrs_define
class Made:
    """The line, where each field of it came from, and what stands against it. Fields are named as entry/line.py does.

    Attributes:
        line (EntryLine):
        sources (MadeSources):
        findings (list[Finding]):
    """

    line: EntryLine
    sources: MadeSources
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
        from ..models.entry_line import EntryLine  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.made_sources import MadeSources  # noqa: PLC0415

        d = dict(src_dict)
        line = EntryLine.from_dict(d.pop("line"))

        sources = MadeSources.from_dict(d.pop("sources"))

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        made = cls(
            line=line,
            sources=sources,
            findings=findings,
        )

        return made
