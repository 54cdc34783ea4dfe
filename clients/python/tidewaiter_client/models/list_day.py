from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.screening_list_used import ScreeningListUsed


T = TypeVar("T", bound="ListDay")


@_attrs_define
class ListDay:
    """A list as it is held: its day by its keeper, how many hours ago it was asked for, and after how many it should be.
    None is not known.

        Attributes:
            list_ (ScreeningListUsed): A version of a list that was asked. `dated` is the day that its keeper gives it;
                `entries` and `names` count it; `content` is the sha256
                of the entries as they were read from the bytes of `sha256`.
            hours (int | None):
            expected (int | None):
    """

    list_: ScreeningListUsed
    hours: int | None
    expected: int | None

    def to_dict(self) -> dict[str, Any]:
        list_ = self.list_.to_dict()

        hours: int | None
        hours = self.hours

        expected: int | None
        expected = self.expected

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "list": list_,
                "hours": hours,
                "expected": expected,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_list_used import ScreeningListUsed  # noqa: PLC0415

        d = dict(src_dict)
        list_ = ScreeningListUsed.from_dict(d.pop("list"))

        def _parse_hours(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        hours = _parse_hours(d.pop("hours"))

        def _parse_expected(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        expected = _parse_expected(d.pop("expected"))

        list_day = cls(
            list_=list_,
            hours=hours,
            expected=expected,
        )

        return list_day
