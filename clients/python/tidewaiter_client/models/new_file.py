from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry import Entry
    from ..models.entry_line import EntryLine


T = TypeVar("T", bound="NewFile")


@_attrs_define
class NewFile:
    """What a file begins with. The heading is the entry without its lines; what the papers do not say is left empty, never
    guessed.

        Attributes:
            client (str):
            heading (Entry):
            reference (None | str | Unset):
            writer (str | Unset):  Default: ''.
            team (str | Unset):  Default: ''.
            lines (list[EntryLine] | Unset):
    """

    client: str
    heading: Entry
    reference: None | str | Unset = UNSET
    writer: str | Unset = ""
    team: str | Unset = ""
    lines: list[EntryLine] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        heading = self.heading.to_dict()

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        writer = self.writer

        team = self.team

        lines: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = []
            for lines_item_data in self.lines:
                lines_item = lines_item_data.to_dict()
                lines.append(lines_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
                "heading": heading,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference
        if writer is not UNSET:
            field_dict["writer"] = writer
        if team is not UNSET:
            field_dict["team"] = team
        if lines is not UNSET:
            field_dict["lines"] = lines

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry import Entry  # noqa: PLC0415
        from ..models.entry_line import EntryLine  # noqa: PLC0415

        d = dict(src_dict)
        client = d.pop("client")

        heading = Entry.from_dict(d.pop("heading"))

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        writer = d.pop("writer", UNSET)

        team = d.pop("team", UNSET)

        _lines = d.pop("lines", UNSET)
        lines: list[EntryLine] | Unset = UNSET
        if _lines is not UNSET:
            lines = []
            for lines_item_data in _lines:
                lines_item = EntryLine.from_dict(lines_item_data)

                lines.append(lines_item)

        new_file = cls(
            client=client,
            heading=heading,
            reference=reference,
            writer=writer,
            team=team,
            lines=lines,
        )

        return new_file
