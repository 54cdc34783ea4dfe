from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.outcome import Outcome

if TYPE_CHECKING:
    from ..models.finding import Finding


T = TypeVar("T", bound="Taken")


@_attrs_define
class Taken:
    """What became of one shipment: the file that was made of its papers, now or before, and what is wrong with them.

    Attributes:
        name (str):
        outcome (Outcome):
        file (str):
        findings (list[Finding]):
    """

    name: str
    outcome: Outcome
    file: str
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        outcome = self.outcome.value

        file = self.file

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "outcome": outcome,
                "file": file,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        outcome = Outcome(d.pop("outcome"))

        file = d.pop("file")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        taken = cls(
            name=name,
            outcome=outcome,
            file=file,
            findings=findings,
        )

        return taken
