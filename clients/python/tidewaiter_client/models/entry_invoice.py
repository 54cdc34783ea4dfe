from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_charge import EntryCharge
    from ..models.entry_invoice_line import EntryInvoiceLine


T = TypeVar("T", bound="EntryInvoice")


@_attrs_define
class EntryInvoice:
    """
    Attributes:
        number (str):
        day (datetime.date):
        currency (str):
        seller (str):
        buyer (str):
        terms (str | Unset):  Default: ''.
        total (None | str | Unset):
        charges (list[EntryCharge] | Unset):
        lines (list[EntryInvoiceLine] | Unset):
        rate (None | str | Unset):
        rate_cite (str | Unset):  Default: ''.
    """

    number: str
    day: datetime.date
    currency: str
    seller: str
    buyer: str
    terms: str | Unset = ""
    total: None | str | Unset = UNSET
    charges: list[EntryCharge] | Unset = UNSET
    lines: list[EntryInvoiceLine] | Unset = UNSET
    rate: None | str | Unset = UNSET
    rate_cite: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        day = self.day.isoformat()

        currency = self.currency

        seller = self.seller

        buyer = self.buyer

        terms = self.terms

        total: None | str | Unset
        if isinstance(self.total, Unset):
            total = UNSET
        else:
            total = self.total

        charges: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.charges, Unset):
            charges = []
            for charges_item_data in self.charges:
                charges_item = charges_item_data.to_dict()
                charges.append(charges_item)

        lines: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = []
            for lines_item_data in self.lines:
                lines_item = lines_item_data.to_dict()
                lines.append(lines_item)

        rate: None | str | Unset
        if isinstance(self.rate, Unset):
            rate = UNSET
        else:
            rate = self.rate

        rate_cite = self.rate_cite

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
                "day": day,
                "currency": currency,
                "seller": seller,
                "buyer": buyer,
            }
        )
        if terms is not UNSET:
            field_dict["terms"] = terms
        if total is not UNSET:
            field_dict["total"] = total
        if charges is not UNSET:
            field_dict["charges"] = charges
        if lines is not UNSET:
            field_dict["lines"] = lines
        if rate is not UNSET:
            field_dict["rate"] = rate
        if rate_cite is not UNSET:
            field_dict["rate_cite"] = rate_cite

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_charge import EntryCharge  # noqa: PLC0415
        from ..models.entry_invoice_line import EntryInvoiceLine  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        day = datetime.date.fromisoformat(d.pop("day"))

        currency = d.pop("currency")

        seller = d.pop("seller")

        buyer = d.pop("buyer")

        terms = d.pop("terms", UNSET)

        def _parse_total(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        total = _parse_total(d.pop("total", UNSET))

        _charges = d.pop("charges", UNSET)
        charges: list[EntryCharge] | Unset = UNSET
        if _charges is not UNSET:
            charges = []
            for charges_item_data in _charges:
                charges_item = EntryCharge.from_dict(charges_item_data)

                charges.append(charges_item)

        _lines = d.pop("lines", UNSET)
        lines: list[EntryInvoiceLine] | Unset = UNSET
        if _lines is not UNSET:
            lines = []
            for lines_item_data in _lines:
                lines_item = EntryInvoiceLine.from_dict(lines_item_data)

                lines.append(lines_item)

        def _parse_rate(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        rate = _parse_rate(d.pop("rate", UNSET))

        rate_cite = d.pop("rate_cite", UNSET)

        entry_invoice = cls(
            number=number,
            day=day,
            currency=currency,
            seller=seller,
            buyer=buyer,
            terms=terms,
            total=total,
            charges=charges,
            lines=lines,
            rate=rate,
            rate_cite=rate_cite,
        )

        return entry_invoice
