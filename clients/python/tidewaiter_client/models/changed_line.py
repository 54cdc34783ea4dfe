from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_line import EntryLine


T = TypeVar("T", bound="ChangedLine")


@_attrs_define
class ChangedLine:
    """A line as it is to stand, and what it was built from.

    Attributes:
        line (EntryLine):
        product (str | Unset):  Default: ''.
        product_version (int | Unset):  Default: 0.
        why (str | Unset):  Default: ''.
    """

    line: EntryLine
    product: str | Unset = ""
    product_version: int | Unset = 0
    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        line = self.line.to_dict()

        product = self.product

        product_version = self.product_version

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "line": line,
            }
        )
        if product is not UNSET:
            field_dict["product"] = product
        if product_version is not UNSET:
            field_dict["product_version"] = product_version
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_line import EntryLine  # noqa: PLC0415

        d = dict(src_dict)
        line = EntryLine.from_dict(d.pop("line"))

        product = d.pop("product", UNSET)

        product_version = d.pop("product_version", UNSET)

        why = d.pop("why", UNSET)

        changed_line = cls(
            line=line,
            product=product,
            product_version=product_version,
            why=why,
        )

        return changed_line
