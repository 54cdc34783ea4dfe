from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.my_approval import MyApproval
    from ..models.my_money import MyMoney
    from ..models.my_power import MyPower


T = TypeVar("T", bound="MyAffairs")


@_attrs_define
class MyAffairs:
    """What a client is asked, what it gave, and what is owed.

    Attributes:
        approvals (list[MyApproval]):
        powers (list[MyPower]):
        money (list[MyMoney]):
    """

    approvals: list[MyApproval]
    powers: list[MyPower]
    money: list[MyMoney]

    def to_dict(self) -> dict[str, Any]:
        approvals = []
        for approvals_item_data in self.approvals:
            approvals_item = approvals_item_data.to_dict()
            approvals.append(approvals_item)

        powers = []
        for powers_item_data in self.powers:
            powers_item = powers_item_data.to_dict()
            powers.append(powers_item)

        money = []
        for money_item_data in self.money:
            money_item = money_item_data.to_dict()
            money.append(money_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "approvals": approvals,
                "powers": powers,
                "money": money,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.my_approval import MyApproval  # noqa: PLC0415
        from ..models.my_money import MyMoney  # noqa: PLC0415
        from ..models.my_power import MyPower  # noqa: PLC0415

        d = dict(src_dict)
        approvals = []
        _approvals = d.pop("approvals")
        for approvals_item_data in _approvals:
            approvals_item = MyApproval.from_dict(approvals_item_data)

            approvals.append(approvals_item)

        powers = []
        _powers = d.pop("powers")
        for powers_item_data in _powers:
            powers_item = MyPower.from_dict(powers_item_data)

            powers.append(powers_item)

        money = []
        _money = d.pop("money")
        for money_item_data in _money:
            money_item = MyMoney.from_dict(money_item_data)

            money.append(money_item)

        my_affairs = cls(
            approvals=approvals,
            powers=powers,
            money=money,
        )

        return my_affairs
