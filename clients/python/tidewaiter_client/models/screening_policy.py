from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.screening_elsewhere import ScreeningElsewhere


T = TypeVar("T", bound="ScreeningPolicy")


@_attrs_define
class ScreeningPolicy:
    """What the firm asks of a screening; the policy written last is in force.

    `threshold` is the score in ten-thousandths at which a hit is looked at; 0 is the one that the weights recommend.
    `lists` are those that
    have to be held. `list_days`: nothing is sent by a list whose keeper was not asked for so many days; 0 is the time
    that is expected of the
    list. `four_eyes`: that a listed name is somebody else takes two people.

        Attributes:
            reason (str):
            threshold (int | Unset):  Default: 0.
            lists (list[str] | Unset):
            list_days (int | Unset):  Default: 7.
            four_eyes (bool | Unset):  Default: False.
            elsewhere (None | ScreeningElsewhere | Unset):
    """

    reason: str
    threshold: int | Unset = 0
    lists: list[str] | Unset = UNSET
    list_days: int | Unset = 7
    four_eyes: bool | Unset = False
    elsewhere: None | ScreeningElsewhere | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.screening_elsewhere import ScreeningElsewhere  # noqa: PLC0415

        reason = self.reason

        threshold = self.threshold

        lists: list[str] | Unset = UNSET
        if not isinstance(self.lists, Unset):
            lists = self.lists

        list_days = self.list_days

        four_eyes = self.four_eyes

        elsewhere: dict[str, Any] | None | Unset
        if isinstance(self.elsewhere, Unset):
            elsewhere = UNSET
        elif isinstance(self.elsewhere, ScreeningElsewhere):
            elsewhere = self.elsewhere.to_dict()
        else:
            elsewhere = self.elsewhere

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if threshold is not UNSET:
            field_dict["threshold"] = threshold
        if lists is not UNSET:
            field_dict["lists"] = lists
        if list_days is not UNSET:
            field_dict["list_days"] = list_days
        if four_eyes is not UNSET:
            field_dict["four_eyes"] = four_eyes
        if elsewhere is not UNSET:
            field_dict["elsewhere"] = elsewhere

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_elsewhere import ScreeningElsewhere  # noqa: PLC0415

        d = dict(src_dict)
        reason = d.pop("reason")

        threshold = d.pop("threshold", UNSET)

        lists = cast(list[str], d.pop("lists", UNSET))

        list_days = d.pop("list_days", UNSET)

        four_eyes = d.pop("four_eyes", UNSET)

        def _parse_elsewhere(data: object) -> None | ScreeningElsewhere | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                elsewhere_type_0 = ScreeningElsewhere.from_dict(data)

                return elsewhere_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScreeningElsewhere | Unset, data)

        elsewhere = _parse_elsewhere(d.pop("elsewhere", UNSET))

        screening_policy = cls(
            reason=reason,
            threshold=threshold,
            lists=lists,
            list_days=list_days,
            four_eyes=four_eyes,
            elsewhere=elsewhere,
        )

        return screening_policy
