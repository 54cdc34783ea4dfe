from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.computed_assessment import ComputedAssessment
    from ..models.file_record import FileRecord
    from ..models.finding import Finding


T = TypeVar("T", bound="Computed")


@_attrs_define
class Computed:
    """A file with its sums, the assessment in the words of a quote, and everything that is wrong with it.

    Attributes:
        file (FileRecord): A File as it is kept, and what is wrong with it.
        assessment (ComputedAssessment):
        findings (list[Finding]):
    """

    file: FileRecord
    assessment: ComputedAssessment
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_dict()

        assessment = self.assessment.to_dict()

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "assessment": assessment,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.computed_assessment import ComputedAssessment  # noqa: PLC0415
        from ..models.file_record import FileRecord  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        file = FileRecord.from_dict(d.pop("file"))

        assessment = ComputedAssessment.from_dict(d.pop("assessment"))

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        computed = cls(
            file=file,
            assessment=assessment,
            findings=findings,
        )

        return computed
