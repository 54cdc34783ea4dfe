from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.entry_review_record import EntryReviewRecord


T = TypeVar("T", bound="MyApproval")


@_attrs_define
class MyApproval:
    """Something that the client is asked to approve: of which shipment, the question, and by when.

    Attributes:
        review (EntryReviewRecord): A EntryReview as it is kept, and what is wrong with it.
        reference (str):
        goods (str):
    """

    review: EntryReviewRecord
    reference: str
    goods: str

    def to_dict(self) -> dict[str, Any]:
        review = self.review.to_dict()

        reference = self.reference

        goods = self.goods

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "review": review,
                "reference": reference,
                "goods": goods,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_review_record import EntryReviewRecord  # noqa: PLC0415

        d = dict(src_dict)
        review = EntryReviewRecord.from_dict(d.pop("review"))

        reference = d.pop("reference")

        goods = d.pop("goods")

        my_approval = cls(
            review=review,
            reference=reference,
            goods=goods,
        )

        return my_approval
