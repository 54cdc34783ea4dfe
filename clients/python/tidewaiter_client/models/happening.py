from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.file_event import FileEvent


T = TypeVar("T", bound="Happening")


@_attrs_define
class Happening:
    """An event of a file as it was kept, and what became of it: moved, again, noted, late or kept, with what was said of
    it.

        Attributes:
            file (str):
            name (str):
            at (datetime.datetime):
            mark (str):
            event (FileEvent): One thing that happened to a file, as it is kept.

                `at` is when it happened, `told` the moment that CBP's message gives for it, None where it gives none. `mark`
                tells one telling from
                another: what comes twice under one mark happened once. `by` is a person's id, or who said it; `source` the
                message that it came in.
            effect (str):
            said (str | Unset):  Default: ''.
    """

    file: str
    name: str
    at: datetime.datetime
    mark: str
    event: FileEvent
    effect: str
    said: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        name = self.name

        at = self.at.isoformat()

        mark = self.mark

        event = self.event.to_dict()

        effect = self.effect

        said = self.said

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "name": name,
                "at": at,
                "mark": mark,
                "event": event,
                "effect": effect,
            }
        )
        if said is not UNSET:
            field_dict["said"] = said

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_event import FileEvent  # noqa: PLC0415

        d = dict(src_dict)
        file = d.pop("file")

        name = d.pop("name")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        mark = d.pop("mark")

        event = FileEvent.from_dict(d.pop("event"))

        effect = d.pop("effect")

        said = d.pop("said", UNSET)

        happening = cls(
            file=file,
            name=name,
            at=at,
            mark=mark,
            event=event,
            effect=effect,
            said=said,
        )

        return happening
