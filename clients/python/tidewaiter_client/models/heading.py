from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry import Entry


T = TypeVar("T", bound="Heading")


@_attrs_define
class Heading:
    """A change of a file beside its lines.

    Attributes:
        heading (Entry):
        reference (None | str | Unset):
        writer (str | Unset):  Default: ''.
        team (str | Unset):  Default: ''.
        why (str | Unset):  Default: ''.
    """

    heading: Entry
    reference: None | str | Unset = UNSET
    writer: str | Unset = ""
    team: str | Unset = ""
    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        heading = self.heading.to_dict()

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        writer = self.writer

        team = self.team

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "heading": heading,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference
        if writer is not UNSET:
            field_dict["writer"] = writer
        if team is not UNSET:
            field_dict["team"] = team
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry import Entry  # noqa: PLC0415

        d = dict(src_dict)
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

        why = d.pop("why", UNSET)

        heading = cls(
            heading=heading,
            reference=reference,
            writer=writer,
            team=team,
            why=why,
        )

        return heading
