from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.entry_review_record import EntryReviewRecord
    from ..models.my_hold import MyHold
    from ..models.my_money import MyMoney
    from ..models.my_paper import MyPaper
    from ..models.my_shipment import MyShipment
    from ..models.my_step import MyStep


T = TypeVar("T", bound="MyWhole")


@_attrs_define
class MyWhole:
    """One shipment with all that its client sees of it.

    Attributes:
        shipment (MyShipment): A shipment in plain words. `turn` is whose the next step is; `day` by when or on which
            day, null where it is not known.
        papers (list[MyPaper]):
        holds (list[MyHold]):
        steps (list[MyStep]):
        money (MyMoney): What is deposited for an entry, in whole cents. None is not known: nothing was computed of the
            entry as it stands.
        approvals (list[EntryReviewRecord]):
    """

    shipment: MyShipment
    papers: list[MyPaper]
    holds: list[MyHold]
    steps: list[MyStep]
    money: MyMoney
    approvals: list[EntryReviewRecord]

    def to_dict(self) -> dict[str, Any]:
        shipment = self.shipment.to_dict()

        papers = []
        for papers_item_data in self.papers:
            papers_item = papers_item_data.to_dict()
            papers.append(papers_item)

        holds = []
        for holds_item_data in self.holds:
            holds_item = holds_item_data.to_dict()
            holds.append(holds_item)

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        money = self.money.to_dict()

        approvals = []
        for approvals_item_data in self.approvals:
            approvals_item = approvals_item_data.to_dict()
            approvals.append(approvals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "shipment": shipment,
                "papers": papers,
                "holds": holds,
                "steps": steps,
                "money": money,
                "approvals": approvals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_review_record import EntryReviewRecord  # noqa: PLC0415
        from ..models.my_hold import MyHold  # noqa: PLC0415
        from ..models.my_money import MyMoney  # noqa: PLC0415
        from ..models.my_paper import MyPaper  # noqa: PLC0415
        from ..models.my_shipment import MyShipment  # noqa: PLC0415
        from ..models.my_step import MyStep  # noqa: PLC0415

        d = dict(src_dict)
        shipment = MyShipment.from_dict(d.pop("shipment"))

        papers = []
        _papers = d.pop("papers")
        for papers_item_data in _papers:
            papers_item = MyPaper.from_dict(papers_item_data)

            papers.append(papers_item)

        holds = []
        _holds = d.pop("holds")
        for holds_item_data in _holds:
            holds_item = MyHold.from_dict(holds_item_data)

            holds.append(holds_item)

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = MyStep.from_dict(steps_item_data)

            steps.append(steps_item)

        money = MyMoney.from_dict(d.pop("money"))

        approvals = []
        _approvals = d.pop("approvals")
        for approvals_item_data in _approvals:
            approvals_item = EntryReviewRecord.from_dict(approvals_item_data)

            approvals.append(approvals_item)

        my_whole = cls(
            shipment=shipment,
            papers=papers,
            holds=holds,
            steps=steps,
            money=money,
            approvals=approvals,
        )

        return my_whole
