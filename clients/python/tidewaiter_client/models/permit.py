from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.qualifier import Qualifier
    from ..models.state_change import StateChange


T = TypeVar("T", bound="Permit")


@_attrs_define
class Permit:
    """The national permit (111.19).

    Attributes:
        number (str):
        issued (datetime.date | None | Unset):
        changes (list[StateChange] | Unset):
        qualifiers (list[Qualifier] | Unset):
        fees_paid (list[int] | Unset):
        supervision_plan (str | Unset):  Default: ''.
    """

    number: str
    issued: datetime.date | None | Unset = UNSET
    changes: list[StateChange] | Unset = UNSET
    qualifiers: list[Qualifier] | Unset = UNSET
    fees_paid: list[int] | Unset = UNSET
    supervision_plan: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        issued: None | str | Unset
        if isinstance(self.issued, Unset):
            issued = UNSET
        elif isinstance(self.issued, datetime.date):
            issued = self.issued.isoformat()
        else:
            issued = self.issued

        changes: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.changes, Unset):
            changes = []
            for changes_item_data in self.changes:
                changes_item = changes_item_data.to_dict()
                changes.append(changes_item)

        qualifiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.qualifiers, Unset):
            qualifiers = []
            for qualifiers_item_data in self.qualifiers:
                qualifiers_item = qualifiers_item_data.to_dict()
                qualifiers.append(qualifiers_item)

        fees_paid: list[int] | Unset = UNSET
        if not isinstance(self.fees_paid, Unset):
            fees_paid = self.fees_paid

        supervision_plan = self.supervision_plan

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
            }
        )
        if issued is not UNSET:
            field_dict["issued"] = issued
        if changes is not UNSET:
            field_dict["changes"] = changes
        if qualifiers is not UNSET:
            field_dict["qualifiers"] = qualifiers
        if fees_paid is not UNSET:
            field_dict["fees_paid"] = fees_paid
        if supervision_plan is not UNSET:
            field_dict["supervision_plan"] = supervision_plan

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.qualifier import Qualifier  # noqa: PLC0415
        from ..models.state_change import StateChange  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        def _parse_issued(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_type_0 = datetime.date.fromisoformat(data)

                return issued_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        issued = _parse_issued(d.pop("issued", UNSET))

        _changes = d.pop("changes", UNSET)
        changes: list[StateChange] | Unset = UNSET
        if _changes is not UNSET:
            changes = []
            for changes_item_data in _changes:
                changes_item = StateChange.from_dict(changes_item_data)

                changes.append(changes_item)

        _qualifiers = d.pop("qualifiers", UNSET)
        qualifiers: list[Qualifier] | Unset = UNSET
        if _qualifiers is not UNSET:
            qualifiers = []
            for qualifiers_item_data in _qualifiers:
                qualifiers_item = Qualifier.from_dict(qualifiers_item_data)

                qualifiers.append(qualifiers_item)

        fees_paid = cast(list[int], d.pop("fees_paid", UNSET))

        supervision_plan = d.pop("supervision_plan", UNSET)

        permit = cls(
            number=number,
            issued=issued,
            changes=changes,
            qualifiers=qualifiers,
            fees_paid=fees_paid,
            supervision_plan=supervision_plan,
        )

        return permit
