from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding


T = TypeVar("T", bound="Replayed")


@_attrs_define
class Replayed:
    """A screening computed again: whether it is the same byte for byte, and what differs or could not be had.

    Attributes:
        same (bool):
        sha256 (str):
        findings (list[Finding]):
    """

    same: bool
    sha256: str
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        same = self.same

        sha256 = self.sha256

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "same": same,
                "sha256": sha256,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        same = d.pop("same")

        sha256 = d.pop("sha256")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        replayed = cls(
            same=same,
            sha256=sha256,
            findings=findings,
        )

        return replayed
