from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.screening_list_used import ScreeningListUsed


T = TypeVar("T", bound="ScreeningRescreening")


@_attrs_define
class ScreeningRescreening:
    """A re-screening of all that is kept: by which versions, what of them had changed, how many were asked, what came of
    it.

        Attributes:
            at (datetime.datetime):
            lists (list[ScreeningListUsed]):
            algorithm (str | Unset):  Default: ''.
            weights (str | Unset):  Default: ''.
            threshold (int | Unset):  Default: 0.
            whole (bool | Unset):  Default: False.
            entries (int | Unset):  Default: 0.
            parties (int | Unset):  Default: 0.
            opened (int | Unset):  Default: 0.
            closed (int | Unset):  Default: 0.
            voided (int | Unset):  Default: 0.
    """

    at: datetime.datetime
    lists: list[ScreeningListUsed]
    algorithm: str | Unset = ""
    weights: str | Unset = ""
    threshold: int | Unset = 0
    whole: bool | Unset = False
    entries: int | Unset = 0
    parties: int | Unset = 0
    opened: int | Unset = 0
    closed: int | Unset = 0
    voided: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        lists = []
        for lists_item_data in self.lists:
            lists_item = lists_item_data.to_dict()
            lists.append(lists_item)

        algorithm = self.algorithm

        weights = self.weights

        threshold = self.threshold

        whole = self.whole

        entries = self.entries

        parties = self.parties

        opened = self.opened

        closed = self.closed

        voided = self.voided

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "at": at,
                "lists": lists,
            }
        )
        if algorithm is not UNSET:
            field_dict["algorithm"] = algorithm
        if weights is not UNSET:
            field_dict["weights"] = weights
        if threshold is not UNSET:
            field_dict["threshold"] = threshold
        if whole is not UNSET:
            field_dict["whole"] = whole
        if entries is not UNSET:
            field_dict["entries"] = entries
        if parties is not UNSET:
            field_dict["parties"] = parties
        if opened is not UNSET:
            field_dict["opened"] = opened
        if closed is not UNSET:
            field_dict["closed"] = closed
        if voided is not UNSET:
            field_dict["voided"] = voided

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_list_used import ScreeningListUsed  # noqa: PLC0415

        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))

        lists = []
        _lists = d.pop("lists")
        for lists_item_data in _lists:
            lists_item = ScreeningListUsed.from_dict(lists_item_data)

            lists.append(lists_item)

        algorithm = d.pop("algorithm", UNSET)

        weights = d.pop("weights", UNSET)

        threshold = d.pop("threshold", UNSET)

        whole = d.pop("whole", UNSET)

        entries = d.pop("entries", UNSET)

        parties = d.pop("parties", UNSET)

        opened = d.pop("opened", UNSET)

        closed = d.pop("closed", UNSET)

        voided = d.pop("voided", UNSET)

        screening_rescreening = cls(
            at=at,
            lists=lists,
            algorithm=algorithm,
            weights=weights,
            threshold=threshold,
            whole=whole,
            entries=entries,
            parties=parties,
            opened=opened,
            closed=closed,
            voided=voided,
        )

        return screening_rescreening
