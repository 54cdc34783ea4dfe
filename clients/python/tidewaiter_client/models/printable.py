from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.print_ import Print

T = TypeVar("T", bound="Printable")


@_attrs_define
class Printable:
    """A paper of a file: its name, what it is for, the name of its PDF, and why it cannot be made now, "" where it can.

    Attributes:
        print_ (Print): A paper that a file may be printed as.
        name (str):
        title (str):
        purpose (str):
        why_not (str):
    """

    print_: Print
    name: str
    title: str
    purpose: str
    why_not: str

    def to_dict(self) -> dict[str, Any]:
        print_ = self.print_.value

        name = self.name

        title = self.title

        purpose = self.purpose

        why_not = self.why_not

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "print": print_,
                "name": name,
                "title": title,
                "purpose": purpose,
                "why_not": why_not,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        print_ = Print(d.pop("print"))

        name = d.pop("name")

        title = d.pop("title")

        purpose = d.pop("purpose")

        why_not = d.pop("why_not")

        printable = cls(
            print_=print_,
            name=name,
            title=title,
            purpose=purpose,
            why_not=why_not,
        )

        return printable
