from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.screening_decision import ScreeningDecision


T = TypeVar("T", bound="ScreeningDecisionRecord")


@_attrs_define
class ScreeningDecisionRecord:
    """A ScreeningDecision as it is kept, and what is wrong with it.

    Attributes:
        id (str):
        version (int): 1 when new, one more with each change; the ETag
        value (ScreeningDecision): What a named person decided of a hit, on what ground; the party, the entry and what
            it said are those of that moment.
        created (datetime.datetime):
        changed (datetime.datetime):
        by (str): Who changed it last: the id of a person, or what acted
        findings (list[Finding]):
    """

    id: str
    version: int
    value: ScreeningDecision
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
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.screening_decision import ScreeningDecision  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        version = d.pop("version")

        value = ScreeningDecision.from_dict(d.pop("value"))

        created = datetime.datetime.fromisoformat(d.pop("created"))

        changed = datetime.datetime.fromisoformat(d.pop("changed"))

        by = d.pop("by")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        screening_decision_record = cls(
            id=id,
            version=version,
            value=value,
            created=created,
            changed=changed,
            by=by,
            findings=findings,
        )

        return screening_decision_record
