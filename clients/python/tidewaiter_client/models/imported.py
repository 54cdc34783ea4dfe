from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.import_step import ImportStep


T = TypeVar("T", bound="Imported")


@_attrs_define
class Imported:
    """What a file did to a library, or would do: how many of each, the first thousand steps that do something or are
    refused, findings of the file.

    `done` is whether it was done.

        Attributes:
            done (bool):
            added (int):
            changed (int):
            same (int):
            refused (int):
            steps (list[ImportStep]):
            findings (list[Finding]):
    """

    done: bool
    added: int
    changed: int
    same: int
    refused: int
    steps: list[ImportStep]
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        done = self.done

        added = self.added

        changed = self.changed

        same = self.same

        refused = self.refused

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "done": done,
                "added": added,
                "changed": changed,
                "same": same,
                "refused": refused,
                "steps": steps,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.import_step import ImportStep  # noqa: PLC0415

        d = dict(src_dict)
        done = d.pop("done")

        added = d.pop("added")

        changed = d.pop("changed")

        same = d.pop("same")

        refused = d.pop("refused")

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = ImportStep.from_dict(steps_item_data)

            steps.append(steps_item)

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        imported = cls(
            done=done,
            added=added,
            changed=changed,
            same=same,
            refused=refused,
            steps=steps,
            findings=findings,
        )

        return imported
