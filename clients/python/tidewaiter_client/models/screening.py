from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.screening_list_used import ScreeningListUsed
    from ..models.screening_listed import ScreeningListed
    from ..models.screening_not_asked import ScreeningNotAsked
    from ..models.screening_subject_screened import ScreeningSubjectScreened


T = TypeVar("T", bound="Screening")


@_attrs_define
class Screening:
    """One run over the parties of a file, a client or a product.

    `about` is the id of what was screened, of the kind `about_kind`. `threshold` is in ten-thousandths. `parties` is
    the hash of who was asked
    in which role. `listed` are the entries that were hit, as they stood. `goods` is what was found of goods and places.

        Attributes:
            about_kind (str):
            about (str):
            client (str):
            at (datetime.datetime):
            by (str):
            algorithm (str):
            weights (str):
            threshold (int):
            parties (str):
            lists (list[ScreeningListUsed] | Unset):
            screened (list[ScreeningSubjectScreened] | Unset):
            not_asked (list[ScreeningNotAsked] | Unset):
            listed (list[ScreeningListed] | Unset):
            goods (list[Finding] | Unset):
            ownership (str | Unset):  Default: 'Ownership is not covered: whether listed persons own half or more of a party
                (the 50 percent rules of OFAC, and of BIS where one is in force) cannot be seen from a list of names.'.
    """

    about_kind: str
    about: str
    client: str
    at: datetime.datetime
    by: str
    algorithm: str
    weights: str
    threshold: int
    parties: str
    lists: list[ScreeningListUsed] | Unset = UNSET
    screened: list[ScreeningSubjectScreened] | Unset = UNSET
    not_asked: list[ScreeningNotAsked] | Unset = UNSET
    listed: list[ScreeningListed] | Unset = UNSET
    goods: list[Finding] | Unset = UNSET
    ownership: str | Unset = (
        "Ownership is not covered: whether listed persons own half or more of a party (the 50 percent rules of OFAC, and of BIS where one is in force) cannot be seen from a list of names."
    )

    def to_dict(self) -> dict[str, Any]:
        about_kind = self.about_kind

        about = self.about

        client = self.client

        at = self.at.isoformat()

        by = self.by

        algorithm = self.algorithm

        weights = self.weights

        threshold = self.threshold

        parties = self.parties

        lists: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.lists, Unset):
            lists = []
            for lists_item_data in self.lists:
                lists_item = lists_item_data.to_dict()
                lists.append(lists_item)

        screened: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.screened, Unset):
            screened = []
            for screened_item_data in self.screened:
                screened_item = screened_item_data.to_dict()
                screened.append(screened_item)

        not_asked: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.not_asked, Unset):
            not_asked = []
            for not_asked_item_data in self.not_asked:
                not_asked_item = not_asked_item_data.to_dict()
                not_asked.append(not_asked_item)

        listed: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.listed, Unset):
            listed = []
            for listed_item_data in self.listed:
                listed_item = listed_item_data.to_dict()
                listed.append(listed_item)

        goods: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.goods, Unset):
            goods = []
            for goods_item_data in self.goods:
                goods_item = goods_item_data.to_dict()
                goods.append(goods_item)

        ownership = self.ownership

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "about_kind": about_kind,
                "about": about,
                "client": client,
                "at": at,
                "by": by,
                "algorithm": algorithm,
                "weights": weights,
                "threshold": threshold,
                "parties": parties,
            }
        )
        if lists is not UNSET:
            field_dict["lists"] = lists
        if screened is not UNSET:
            field_dict["screened"] = screened
        if not_asked is not UNSET:
            field_dict["not_asked"] = not_asked
        if listed is not UNSET:
            field_dict["listed"] = listed
        if goods is not UNSET:
            field_dict["goods"] = goods
        if ownership is not UNSET:
            field_dict["ownership"] = ownership

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.screening_list_used import ScreeningListUsed  # noqa: PLC0415
        from ..models.screening_listed import ScreeningListed  # noqa: PLC0415
        from ..models.screening_not_asked import ScreeningNotAsked  # noqa: PLC0415
        from ..models.screening_subject_screened import ScreeningSubjectScreened  # noqa: PLC0415

        d = dict(src_dict)
        about_kind = d.pop("about_kind")

        about = d.pop("about")

        client = d.pop("client")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        by = d.pop("by")

        algorithm = d.pop("algorithm")

        weights = d.pop("weights")

        threshold = d.pop("threshold")

        parties = d.pop("parties")

        _lists = d.pop("lists", UNSET)
        lists: list[ScreeningListUsed] | Unset = UNSET
        if _lists is not UNSET:
            lists = []
            for lists_item_data in _lists:
                lists_item = ScreeningListUsed.from_dict(lists_item_data)

                lists.append(lists_item)

        _screened = d.pop("screened", UNSET)
        screened: list[ScreeningSubjectScreened] | Unset = UNSET
        if _screened is not UNSET:
            screened = []
            for screened_item_data in _screened:
                screened_item = ScreeningSubjectScreened.from_dict(screened_item_data)

                screened.append(screened_item)

        _not_asked = d.pop("not_asked", UNSET)
        not_asked: list[ScreeningNotAsked] | Unset = UNSET
        if _not_asked is not UNSET:
            not_asked = []
            for not_asked_item_data in _not_asked:
                not_asked_item = ScreeningNotAsked.from_dict(not_asked_item_data)

                not_asked.append(not_asked_item)

        _listed = d.pop("listed", UNSET)
        listed: list[ScreeningListed] | Unset = UNSET
        if _listed is not UNSET:
            listed = []
            for listed_item_data in _listed:
                listed_item = ScreeningListed.from_dict(listed_item_data)

                listed.append(listed_item)

        _goods = d.pop("goods", UNSET)
        goods: list[Finding] | Unset = UNSET
        if _goods is not UNSET:
            goods = []
            for goods_item_data in _goods:
                goods_item = Finding.from_dict(goods_item_data)

                goods.append(goods_item)

        ownership = d.pop("ownership", UNSET)

        screening = cls(
            about_kind=about_kind,
            about=about,
            client=client,
            at=at,
            by=by,
            algorithm=algorithm,
            weights=weights,
            threshold=threshold,
            parties=parties,
            lists=lists,
            screened=screened,
            not_asked=not_asked,
            listed=listed,
            goods=goods,
            ownership=ownership,
        )

        return screening
