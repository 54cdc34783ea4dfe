from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.change_after import ChangeAfter
    from ..models.change_before import ChangeBefore


T = TypeVar("T", bound="Change")


@_attrs_define
class Change:
    """A change as the log tells it: the fields that it changed, as they were and as they are.

    Attributes:
        seq (int):
        at (str):
        by (str):
        action (str):
        version (int):
        why (str):
        before (ChangeBefore):
        after (ChangeAfter):
    """

    seq: int
    at: str
    by: str
    action: str
    version: int
    why: str
    before: ChangeBefore
    after: ChangeAfter

    def to_dict(self) -> dict[str, Any]:
        seq = self.seq

        at = self.at

        by = self.by

        action = self.action

        version = self.version

        why = self.why

        before = self.before.to_dict()

        after = self.after.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "seq": seq,
                "at": at,
                "by": by,
                "action": action,
                "version": version,
                "why": why,
                "before": before,
                "after": after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_after import ChangeAfter  # noqa: PLC0415
        from ..models.change_before import ChangeBefore  # noqa: PLC0415

        d = dict(src_dict)
        seq = d.pop("seq")

        at = d.pop("at")

        by = d.pop("by")

        action = d.pop("action")

        version = d.pop("version")

        why = d.pop("why")

        before = ChangeBefore.from_dict(d.pop("before"))

        after = ChangeAfter.from_dict(d.pop("after"))

        change = cls(
            seq=seq,
            at=at,
            by=by,
            action=action,
            version=version,
            why=why,
            before=before,
            after=after,
        )

        return change
