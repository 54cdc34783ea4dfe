from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_quantity import EntryQuantity


T = TypeVar("T", bound="EntryAdCvd")


@_attrs_define
class EntryAdCvd:
    """An antidumping or countervailing case claimed on a line.

    Attributes:
        case (str):
        deposit (str | Unset):  Default: 'C'.
        non_reimbursement (str | Unset):  Default: ''.
        quantity (EntryQuantity | None | Unset):
        rate (str | Unset):  Default: ''.
        cite (str | Unset):  Default: ''.
    """

    case: str
    deposit: str | Unset = "C"
    non_reimbursement: str | Unset = ""
    quantity: EntryQuantity | None | Unset = UNSET
    rate: str | Unset = ""
    cite: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        from ..models.entry_quantity import EntryQuantity  # noqa: PLC0415

        case = self.case

        deposit = self.deposit

        non_reimbursement = self.non_reimbursement

        quantity: dict[str, Any] | None | Unset
        if isinstance(self.quantity, Unset):
            quantity = UNSET
        elif isinstance(self.quantity, EntryQuantity):
            quantity = self.quantity.to_dict()
        else:
            quantity = self.quantity

        rate = self.rate

        cite = self.cite

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case": case,
            }
        )
        if deposit is not UNSET:
            field_dict["deposit"] = deposit
        if non_reimbursement is not UNSET:
            field_dict["non_reimbursement"] = non_reimbursement
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if rate is not UNSET:
            field_dict["rate"] = rate
        if cite is not UNSET:
            field_dict["cite"] = cite

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_quantity import EntryQuantity  # noqa: PLC0415

        d = dict(src_dict)
        case = d.pop("case")

        deposit = d.pop("deposit", UNSET)

        non_reimbursement = d.pop("non_reimbursement", UNSET)

        def _parse_quantity(data: object) -> EntryQuantity | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                quantity_type_0 = EntryQuantity.from_dict(data)

                return quantity_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryQuantity | None | Unset, data)

        quantity = _parse_quantity(d.pop("quantity", UNSET))

        rate = d.pop("rate", UNSET)

        cite = d.pop("cite", UNSET)

        entry_ad_cvd = cls(
            case=case,
            deposit=deposit,
            non_reimbursement=non_reimbursement,
            quantity=quantity,
            rate=rate,
            cite=cite,
        )

        return entry_ad_cvd
