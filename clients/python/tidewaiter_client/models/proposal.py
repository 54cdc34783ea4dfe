from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.status import Status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.provenance import Provenance


T = TypeVar("T", bound="Proposal")


@_attrs_define
class Proposal:
    """A value that a machine, an import or a person puts to an entry; `before` is what stood there. The decision on it is
    a record of its own.

        Attributes:
            subject_kind (str):
            subject (str):
            path (str):
            value (str):
            before (str | Unset):  Default: ''.
            provenance (list[Provenance] | Unset):
            status (Status | Unset):
            decision (str | Unset):  Default: ''.
    """

    subject_kind: str
    subject: str
    path: str
    value: str
    before: str | Unset = ""
    provenance: list[Provenance] | Unset = UNSET
    status: Status | Unset = UNSET
    decision: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        subject_kind = self.subject_kind

        subject = self.subject

        path = self.path

        value = self.value

        before = self.before

        provenance: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.provenance, Unset):
            provenance = []
            for provenance_item_data in self.provenance:
                provenance_item = provenance_item_data.to_dict()
                provenance.append(provenance_item)

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        decision = self.decision

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "subject_kind": subject_kind,
                "subject": subject,
                "path": path,
                "value": value,
            }
        )
        if before is not UNSET:
            field_dict["before"] = before
        if provenance is not UNSET:
            field_dict["provenance"] = provenance
        if status is not UNSET:
            field_dict["status"] = status
        if decision is not UNSET:
            field_dict["decision"] = decision

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.provenance import Provenance  # noqa: PLC0415

        d = dict(src_dict)
        subject_kind = d.pop("subject_kind")

        subject = d.pop("subject")

        path = d.pop("path")

        value = d.pop("value")

        before = d.pop("before", UNSET)

        _provenance = d.pop("provenance", UNSET)
        provenance: list[Provenance] | Unset = UNSET
        if _provenance is not UNSET:
            provenance = []
            for provenance_item_data in _provenance:
                provenance_item = Provenance.from_dict(provenance_item_data)

                provenance.append(provenance_item)

        _status = d.pop("status", UNSET)
        status: Status | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = Status(_status)

        decision = d.pop("decision", UNSET)

        proposal = cls(
            subject_kind=subject_kind,
            subject=subject,
            path=path,
            value=value,
            before=before,
            provenance=provenance,
            status=status,
            decision=decision,
        )

        return proposal
