from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_line import EntryLine


T = TypeVar("T", bound="FileLine")


@_attrs_define
class FileLine:
    """A line of a file. Number, origin and value stand beside the whole line for whoever asks the database.

    Attributes:
        file (str):
        number (int):
        line (EntryLine):
        hts (str | Unset):  Default: ''.
        origin (str | Unset):  Default: ''.
        description (str | Unset):  Default: ''.
        value (int | Unset):  Default: 0.
        product (str | Unset):  Default: ''.
        product_version (int | Unset):  Default: 0.
    """

    file: str
    number: int
    line: EntryLine
    hts: str | Unset = ""
    origin: str | Unset = ""
    description: str | Unset = ""
    value: int | Unset = 0
    product: str | Unset = ""
    product_version: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        number = self.number

        line = self.line.to_dict()

        hts = self.hts

        origin = self.origin

        description = self.description

        value = self.value

        product = self.product

        product_version = self.product_version

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "number": number,
                "line": line,
            }
        )
        if hts is not UNSET:
            field_dict["hts"] = hts
        if origin is not UNSET:
            field_dict["origin"] = origin
        if description is not UNSET:
            field_dict["description"] = description
        if value is not UNSET:
            field_dict["value"] = value
        if product is not UNSET:
            field_dict["product"] = product
        if product_version is not UNSET:
            field_dict["product_version"] = product_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_line import EntryLine  # noqa: PLC0415

        d = dict(src_dict)
        file = d.pop("file")

        number = d.pop("number")

        line = EntryLine.from_dict(d.pop("line"))

        hts = d.pop("hts", UNSET)

        origin = d.pop("origin", UNSET)

        description = d.pop("description", UNSET)

        value = d.pop("value", UNSET)

        product = d.pop("product", UNSET)

        product_version = d.pop("product_version", UNSET)

        file_line = cls(
            file=file,
            number=number,
            line=line,
            hts=hts,
            origin=origin,
            description=description,
            value=value,
            product=product,
            product_version=product_version,
        )

        return file_line
