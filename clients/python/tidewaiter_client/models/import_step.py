from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.import_difference import ImportDifference


T = TypeVar("T", bound="ImportStep")


@_attrs_define
class ImportStep:
    """What became, or would become, of one product: added, changed or refused; what changes in it; what is wrong.

    Attributes:
        what (str):
        sku (str):
        place (str):
        differences (list[ImportDifference]):
        findings (list[Finding]):
    """

    what: str
    sku: str
    place: str
    differences: list[ImportDifference]
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        what = self.what

        sku = self.sku

        place = self.place

        differences = []
        for differences_item_data in self.differences:
            differences_item = differences_item_data.to_dict()
            differences.append(differences_item)

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "what": what,
                "sku": sku,
                "place": place,
                "differences": differences,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.import_difference import ImportDifference  # noqa: PLC0415

        d = dict(src_dict)
        what = d.pop("what")

        sku = d.pop("sku")

        place = d.pop("place")

        differences = []
        _differences = d.pop("differences")
        for differences_item_data in _differences:
            differences_item = ImportDifference.from_dict(differences_item_data)

            differences.append(differences_item)

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        import_step = cls(
            what=what,
            sku=sku,
            place=place,
            differences=differences,
            findings=findings,
        )

        return import_step
