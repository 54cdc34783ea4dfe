from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.hit_verdict import HitVerdict
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.screening_second_look import ScreeningSecondLook


T = TypeVar("T", bound="ScreeningDecision")


@_attrs_define
class ScreeningDecision:
    """What a named person decided of a hit, on what ground; the party, the entry and what it said are those of that
    moment.

        Attributes:
            screening (str):
            fingerprint (str):
            list_ (str):
            entry (str):
            content (str):
            verdict (HitVerdict): What a person made of a hit.
            ground (str):
            by (str):
            name (str):
            roles (list[str]):
            licence (str):
            at (datetime.datetime):
            note (str | Unset):  Default: ''.
            second (None | ScreeningSecondLook | Unset):
    """

    screening: str
    fingerprint: str
    list_: str
    entry: str
    content: str
    verdict: HitVerdict
    ground: str
    by: str
    name: str
    roles: list[str]
    licence: str
    at: datetime.datetime
    note: str | Unset = ""
    second: None | ScreeningSecondLook | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.screening_second_look import ScreeningSecondLook  # noqa: PLC0415

        screening = self.screening

        fingerprint = self.fingerprint

        list_ = self.list_

        entry = self.entry

        content = self.content

        verdict = self.verdict.value

        ground = self.ground

        by = self.by

        name = self.name

        roles = self.roles

        licence = self.licence

        at = self.at.isoformat()

        note = self.note

        second: dict[str, Any] | None | Unset
        if isinstance(self.second, Unset):
            second = UNSET
        elif isinstance(self.second, ScreeningSecondLook):
            second = self.second.to_dict()
        else:
            second = self.second

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "screening": screening,
                "fingerprint": fingerprint,
                "list": list_,
                "entry": entry,
                "content": content,
                "verdict": verdict,
                "ground": ground,
                "by": by,
                "name": name,
                "roles": roles,
                "licence": licence,
                "at": at,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if second is not UNSET:
            field_dict["second"] = second

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_second_look import ScreeningSecondLook  # noqa: PLC0415

        d = dict(src_dict)
        screening = d.pop("screening")

        fingerprint = d.pop("fingerprint")

        list_ = d.pop("list")

        entry = d.pop("entry")

        content = d.pop("content")

        verdict = HitVerdict(d.pop("verdict"))

        ground = d.pop("ground")

        by = d.pop("by")

        name = d.pop("name")

        roles = cast(list[str], d.pop("roles"))

        licence = d.pop("licence")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        note = d.pop("note", UNSET)

        def _parse_second(data: object) -> None | ScreeningSecondLook | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                second_type_0 = ScreeningSecondLook.from_dict(data)

                return second_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScreeningSecondLook | Unset, data)

        second = _parse_second(d.pop("second", UNSET))

        screening_decision = cls(
            screening=screening,
            fingerprint=fingerprint,
            list_=list_,
            entry=entry,
            content=content,
            verdict=verdict,
            ground=ground,
            by=by,
            name=name,
            roles=roles,
            licence=licence,
            at=at,
            note=note,
            second=second,
        )

        return screening_decision
