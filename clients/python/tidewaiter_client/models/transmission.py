from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Transmission")


@_attrs_define
class Transmission:
    """A message of a file that a named person had sent: what it was, on whose licence, by which law it was computed.

    Attributes:
        file (str):
        control (str):
        application (str):
        purpose (str):
        sent_by (str):
        licence (str):
        sent_at (datetime.datetime):
        sha256 (str):
        edition (str | Unset):  Default: ''.
        computed (str | Unset):  Default: ''.
        state (str | Unset):  Default: 'queued'.
        findings (int | Unset):  Default: 0.
    """

    file: str
    control: str
    application: str
    purpose: str
    sent_by: str
    licence: str
    sent_at: datetime.datetime
    sha256: str
    edition: str | Unset = ""
    computed: str | Unset = ""
    state: str | Unset = "queued"
    findings: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        control = self.control

        application = self.application

        purpose = self.purpose

        sent_by = self.sent_by

        licence = self.licence

        sent_at = self.sent_at.isoformat()

        sha256 = self.sha256

        edition = self.edition

        computed = self.computed

        state = self.state

        findings = self.findings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "control": control,
                "application": application,
                "purpose": purpose,
                "sent_by": sent_by,
                "licence": licence,
                "sent_at": sent_at,
                "sha256": sha256,
            }
        )
        if edition is not UNSET:
            field_dict["edition"] = edition
        if computed is not UNSET:
            field_dict["computed"] = computed
        if state is not UNSET:
            field_dict["state"] = state
        if findings is not UNSET:
            field_dict["findings"] = findings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        control = d.pop("control")

        application = d.pop("application")

        purpose = d.pop("purpose")

        sent_by = d.pop("sent_by")

        licence = d.pop("licence")

        sent_at = datetime.datetime.fromisoformat(d.pop("sent_at"))

        sha256 = d.pop("sha256")

        edition = d.pop("edition", UNSET)

        computed = d.pop("computed", UNSET)

        state = d.pop("state", UNSET)

        findings = d.pop("findings", UNSET)

        transmission = cls(
            file=file,
            control=control,
            application=application,
            purpose=purpose,
            sent_by=sent_by,
            licence=licence,
            sent_at=sent_at,
            sha256=sha256,
            edition=edition,
            computed=computed,
            state=state,
            findings=findings,
        )

        return transmission
