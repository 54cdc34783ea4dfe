from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.erred import Erred

T = TypeVar("T", bound="ErrorKind")


@_attrs_define
class ErrorKind:
    """A row of the table. `fields` are patterns of paths; `*` alone is any field. `by` is who can have erred so.

    Attributes:
        code (str):
        family (str):
        error (str):
        fields (list[str]):
        box (str):
        by (list[Erred]):
        cite (str):
        words (str):
    """

    code: str
    family: str
    error: str
    fields: list[str]
    box: str
    by: list[Erred]
    cite: str
    words: str

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        family = self.family

        error = self.error

        fields = self.fields

        box = self.box

        by = []
        for by_item_data in self.by:
            by_item = by_item_data.value
            by.append(by_item)

        cite = self.cite

        words = self.words

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "family": family,
                "error": error,
                "fields": fields,
                "box": box,
                "by": by,
                "cite": cite,
                "words": words,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        family = d.pop("family")

        error = d.pop("error")

        fields = cast(list[str], d.pop("fields"))

        box = d.pop("box")

        by = []
        _by = d.pop("by")
        for by_item_data in _by:
            by_item = Erred(by_item_data)

            by.append(by_item)

        cite = d.pop("cite")

        words = d.pop("words")

        error_kind = cls(
            code=code,
            family=family,
            error=error,
            fields=fields,
            box=box,
            by=by,
            cite=cite,
            words=words,
        )

        return error_kind
