from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.absent import Absent
from ..models.how import How
from ..models.on_law import OnLaw

T = TypeVar("T", bound="Field")


@_attrs_define
class Field:
    """A row of the table. `pattern` has `*` for the key of a line, a place in a list, or a name; so have the fields that
    it rests on.

        Attributes:
            pattern (str):
            label (str):
            subject (str):
            how (How): How a field may be accepted.
            absent (Absent): What it means where nothing is stated.
            rests_on (list[str]):
            law (OnLaw): What becomes of a decision when the law that it rests on changes.
            box (str):
            cite (str):
            why (str):
    """

    pattern: str
    label: str
    subject: str
    how: How
    absent: Absent
    rests_on: list[str]
    law: OnLaw
    box: str
    cite: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        pattern = self.pattern

        label = self.label

        subject = self.subject

        how = self.how.value

        absent = self.absent.value

        rests_on = self.rests_on

        law = self.law.value

        box = self.box

        cite = self.cite

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "pattern": pattern,
                "label": label,
                "subject": subject,
                "how": how,
                "absent": absent,
                "rests_on": rests_on,
                "law": law,
                "box": box,
                "cite": cite,
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        pattern = d.pop("pattern")

        label = d.pop("label")

        subject = d.pop("subject")

        how = How(d.pop("how"))

        absent = Absent(d.pop("absent"))

        rests_on = cast(list[str], d.pop("rests_on"))

        law = OnLaw(d.pop("law"))

        box = d.pop("box")

        cite = d.pop("cite")

        why = d.pop("why")

        field = cls(
            pattern=pattern,
            label=label,
            subject=subject,
            how=how,
            absent=absent,
            rests_on=rests_on,
            law=law,
            box=box,
            cite=cite,
            why=why,
        )

        return field
