from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.record_field import RecordField
    from ..models.reply_said import ReplySaid


T = TypeVar("T", bound="RecordRow")


@_attrs_define
class RecordRow:
    """A line of a message: the record that it is, its columns, and what is said of it. A line that is no record has one
    cell without a name.

        Attributes:
            number (int):
            id (str):
            title (str):
            cite (str):
            text (str):
            cells (list[RecordField]):
            said (list[ReplySaid] | Unset):
    """

    number: int
    id: str
    title: str
    cite: str
    text: str
    cells: list[RecordField]
    said: list[ReplySaid] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        id = self.id

        title = self.title

        cite = self.cite

        text = self.text

        cells = []
        for cells_item_data in self.cells:
            cells_item = cells_item_data.to_dict()
            cells.append(cells_item)

        said: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.said, Unset):
            said = []
            for said_item_data in self.said:
                said_item = said_item_data.to_dict()
                said.append(said_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
                "id": id,
                "title": title,
                "cite": cite,
                "text": text,
                "cells": cells,
            }
        )
        if said is not UNSET:
            field_dict["said"] = said

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.record_field import RecordField  # noqa: PLC0415
        from ..models.reply_said import ReplySaid  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        id = d.pop("id")

        title = d.pop("title")

        cite = d.pop("cite")

        text = d.pop("text")

        cells = []
        _cells = d.pop("cells")
        for cells_item_data in _cells:
            cells_item = RecordField.from_dict(cells_item_data)

            cells.append(cells_item)

        _said = d.pop("said", UNSET)
        said: list[ReplySaid] | Unset = UNSET
        if _said is not UNSET:
            said = []
            for said_item_data in _said:
                said_item = ReplySaid.from_dict(said_item_data)

                said.append(said_item)

        record_row = cls(
            number=number,
            id=id,
            title=title,
            cite=cite,
            text=text,
            cells=cells,
            said=said,
        )

        return record_row
