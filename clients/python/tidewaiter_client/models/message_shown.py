from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.record_row import RecordRow
    from ..models.reply_said import ReplySaid


T = TypeVar("T", bound="MessageShown")


@_attrs_define
class MessageShown:
    """A message in columns. `way` is out, in or draft; `answers` the control number that it answers or has; `masked`
    whether numbers are hidden.

        Attributes:
            way (str):
            control (str):
            application (str):
            outcome (str):
            rows (list[RecordRow]):
            said (list[ReplySaid]):
            findings (list[Finding]):
            length (int):
            sha256 (str):
            masked (bool):
    """

    way: str
    control: str
    application: str
    outcome: str
    rows: list[RecordRow]
    said: list[ReplySaid]
    findings: list[Finding]
    length: int
    sha256: str
    masked: bool

    def to_dict(self) -> dict[str, Any]:
        way = self.way

        control = self.control

        application = self.application

        outcome = self.outcome

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        said = []
        for said_item_data in self.said:
            said_item = said_item_data.to_dict()
            said.append(said_item)

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        length = self.length

        sha256 = self.sha256

        masked = self.masked

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "way": way,
                "control": control,
                "application": application,
                "outcome": outcome,
                "rows": rows,
                "said": said,
                "findings": findings,
                "length": length,
                "sha256": sha256,
                "masked": masked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.record_row import RecordRow  # noqa: PLC0415
        from ..models.reply_said import ReplySaid  # noqa: PLC0415

        d = dict(src_dict)
        way = d.pop("way")

        control = d.pop("control")

        application = d.pop("application")

        outcome = d.pop("outcome")

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = RecordRow.from_dict(rows_item_data)

            rows.append(rows_item)

        said = []
        _said = d.pop("said")
        for said_item_data in _said:
            said_item = ReplySaid.from_dict(said_item_data)

            said.append(said_item)

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        length = d.pop("length")

        sha256 = d.pop("sha256")

        masked = d.pop("masked")

        message_shown = cls(
            way=way,
            control=control,
            application=application,
            outcome=outcome,
            rows=rows,
            said=said,
            findings=findings,
            length=length,
            sha256=sha256,
            masked=masked,
        )

        return message_shown
