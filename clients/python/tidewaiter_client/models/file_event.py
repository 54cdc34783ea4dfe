from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.file_event_fields import FileEventFields


T = TypeVar("T", bound="FileEvent")


@_attrs_define
class FileEvent:
    """One thing that happened to a file, as it is kept.

    `at` is when it happened, `told` the moment that CBP's message gives for it, None where it gives none. `mark` tells
    one telling from
    another: what comes twice under one mark happened once. `by` is a person's id, or who said it; `source` the message
    that it came in.

        Attributes:
            file (str):
            name (str):
            at (datetime.datetime):
            key (str | Unset):  Default: ''.
            told (datetime.datetime | None | Unset):
            text (str | Unset):  Default: ''.
            by (str | Unset):  Default: ''.
            source (str | Unset):  Default: ''.
            mark (str | Unset):  Default: ''.
            fields (FileEventFields | Unset):
    """

    file: str
    name: str
    at: datetime.datetime
    key: str | Unset = ""
    told: datetime.datetime | None | Unset = UNSET
    text: str | Unset = ""
    by: str | Unset = ""
    source: str | Unset = ""
    mark: str | Unset = ""
    fields: FileEventFields | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        name = self.name

        at = self.at.isoformat()

        key = self.key

        told: None | str | Unset
        if isinstance(self.told, Unset):
            told = UNSET
        elif isinstance(self.told, datetime.datetime):
            told = self.told.isoformat()
        else:
            told = self.told

        text = self.text

        by = self.by

        source = self.source

        mark = self.mark

        fields: dict[str, Any] | Unset = UNSET
        if not isinstance(self.fields, Unset):
            fields = self.fields.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "name": name,
                "at": at,
            }
        )
        if key is not UNSET:
            field_dict["key"] = key
        if told is not UNSET:
            field_dict["told"] = told
        if text is not UNSET:
            field_dict["text"] = text
        if by is not UNSET:
            field_dict["by"] = by
        if source is not UNSET:
            field_dict["source"] = source
        if mark is not UNSET:
            field_dict["mark"] = mark
        if fields is not UNSET:
            field_dict["fields"] = fields

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_event_fields import FileEventFields  # noqa: PLC0415

        d = dict(src_dict)
        file = d.pop("file")

        name = d.pop("name")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        key = d.pop("key", UNSET)

        def _parse_told(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                told_type_0 = datetime.datetime.fromisoformat(data)

                return told_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        told = _parse_told(d.pop("told", UNSET))

        text = d.pop("text", UNSET)

        by = d.pop("by", UNSET)

        source = d.pop("source", UNSET)

        mark = d.pop("mark", UNSET)

        _fields = d.pop("fields", UNSET)
        fields: FileEventFields | Unset
        if isinstance(_fields, Unset):
            fields = UNSET
        else:
            fields = FileEventFields.from_dict(_fields)

        file_event = cls(
            file=file,
            name=name,
            at=at,
            key=key,
            told=told,
            text=text,
            by=by,
            source=source,
            mark=mark,
            fields=fields,
        )

        return file_event
