from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryCorrection")


@_attrs_define
class EntryCorrection:
    """The reasons of a line stand on the line. `paid` and `liquidation` are what is known of the summary on file; None:
    not known.

        Attributes:
            explanation (str):
            reasons (list[str] | Unset):
            accelerated (bool | Unset):  Default: False.
            paid (bool | None | Unset):
            liquidation (datetime.date | None | Unset):
    """

    explanation: str
    reasons: list[str] | Unset = UNSET
    accelerated: bool | Unset = False
    paid: bool | None | Unset = UNSET
    liquidation: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        explanation = self.explanation

        reasons: list[str] | Unset = UNSET
        if not isinstance(self.reasons, Unset):
            reasons = self.reasons

        accelerated = self.accelerated

        paid: bool | None | Unset
        if isinstance(self.paid, Unset):
            paid = UNSET
        else:
            paid = self.paid

        liquidation: None | str | Unset
        if isinstance(self.liquidation, Unset):
            liquidation = UNSET
        elif isinstance(self.liquidation, datetime.date):
            liquidation = self.liquidation.isoformat()
        else:
            liquidation = self.liquidation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "explanation": explanation,
            }
        )
        if reasons is not UNSET:
            field_dict["reasons"] = reasons
        if accelerated is not UNSET:
            field_dict["accelerated"] = accelerated
        if paid is not UNSET:
            field_dict["paid"] = paid
        if liquidation is not UNSET:
            field_dict["liquidation"] = liquidation

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        explanation = d.pop("explanation")

        reasons = cast(list[str], d.pop("reasons", UNSET))

        accelerated = d.pop("accelerated", UNSET)

        def _parse_paid(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        paid = _parse_paid(d.pop("paid", UNSET))

        def _parse_liquidation(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                liquidation_type_0 = datetime.date.fromisoformat(data)

                return liquidation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        liquidation = _parse_liquidation(d.pop("liquidation", UNSET))

        entry_correction = cls(
            explanation=explanation,
            reasons=reasons,
            accelerated=accelerated,
            paid=paid,
            liquidation=liquidation,
        )

        return entry_correction
