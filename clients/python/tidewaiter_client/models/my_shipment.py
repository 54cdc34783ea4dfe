from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.my_paper import MyPaper


T = TypeVar("T", bound="MyShipment")


@_attrs_define
class MyShipment:
    """A shipment in plain words. `turn` is whose the next step is; `day` by when or on which day, null where it is not
    known.

        Attributes:
            file (str):
            reference (str):
            entry (str):
            goods (str):
            conveyance (str):
            bills (list[str]):
            state (str):
            is_so (str):
            next_ (str):
            turn (str):
            day (datetime.date | None):
            wanted (list[MyPaper]):
            approvals (int):
    """

    file: str
    reference: str
    entry: str
    goods: str
    conveyance: str
    bills: list[str]
    state: str
    is_so: str
    next_: str
    turn: str
    day: datetime.date | None
    wanted: list[MyPaper]
    approvals: int

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        reference = self.reference

        entry = self.entry

        goods = self.goods

        conveyance = self.conveyance

        bills = self.bills

        state = self.state

        is_so = self.is_so

        next_ = self.next_

        turn = self.turn

        day: None | str
        if isinstance(self.day, datetime.date):
            day = self.day.isoformat()
        else:
            day = self.day

        wanted = []
        for wanted_item_data in self.wanted:
            wanted_item = wanted_item_data.to_dict()
            wanted.append(wanted_item)

        approvals = self.approvals

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "reference": reference,
                "entry": entry,
                "goods": goods,
                "conveyance": conveyance,
                "bills": bills,
                "state": state,
                "is_so": is_so,
                "next": next_,
                "turn": turn,
                "day": day,
                "wanted": wanted,
                "approvals": approvals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.my_paper import MyPaper  # noqa: PLC0415

        d = dict(src_dict)
        file = d.pop("file")

        reference = d.pop("reference")

        entry = d.pop("entry")

        goods = d.pop("goods")

        conveyance = d.pop("conveyance")

        bills = cast(list[str], d.pop("bills"))

        state = d.pop("state")

        is_so = d.pop("is_so")

        next_ = d.pop("next")

        turn = d.pop("turn")

        def _parse_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                day_type_0 = datetime.date.fromisoformat(data)

                return day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        day = _parse_day(d.pop("day"))

        wanted = []
        _wanted = d.pop("wanted")
        for wanted_item_data in _wanted:
            wanted_item = MyPaper.from_dict(wanted_item_data)

            wanted.append(wanted_item)

        approvals = d.pop("approvals")

        my_shipment = cls(
            file=file,
            reference=reference,
            entry=entry,
            goods=goods,
            conveyance=conveyance,
            bills=bills,
            state=state,
            is_so=is_so,
            next_=next_,
            turn=turn,
            day=day,
            wanted=wanted,
            approvals=approvals,
        )

        return my_shipment
