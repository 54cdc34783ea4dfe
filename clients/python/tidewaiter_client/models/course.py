from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.purpose import Purpose
from ..types import UNSET, Unset

T = TypeVar("T", bound="Course")


@_attrs_define
class Course:
    """What a message of a purpose would be now. `action` is CATAIR's letter, "" where it is not sent; `words` say what it
    does, or why not.

        Attributes:
            purpose (Purpose): What a message is to do.
            action (str):
            words (str):
            cite (str):
            fix (str | Unset):  Default: ''.
    """

    purpose: Purpose
    action: str
    words: str
    cite: str
    fix: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        purpose = self.purpose.value

        action = self.action

        words = self.words

        cite = self.cite

        fix = self.fix

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "purpose": purpose,
                "action": action,
                "words": words,
                "cite": cite,
            }
        )
        if fix is not UNSET:
            field_dict["fix"] = fix

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        purpose = Purpose(d.pop("purpose"))

        action = d.pop("action")

        words = d.pop("words")

        cite = d.pop("cite")

        fix = d.pop("fix", UNSET)

        course = cls(
            purpose=purpose,
            action=action,
            words=words,
            cite=cite,
            fix=fix,
        )

        return course
