from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.firm_form import FirmForm
from ..models.firm_kind import FirmKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address


T = TypeVar("T", bound="Firm")


@_attrs_define
class Firm:
    """
    Attributes:
        name (str):
        kind (FirmKind | Unset):
        form (FirmForm | Unset):
        filer_codes (list[str] | Unset):
        importer_numbers (list[str] | Unset):
        address (list[Address] | Unset):
        address_changed (datetime.date | None | Unset):
        address_told (datetime.date | None | Unset):
        point_of_contact (str | Unset):  Default: ''.
        recordkeeper (str | Unset):  Default: ''.
        payment_notice (str | Unset):  Default: ''.
        review_every_days (int | None | Unset):
    """

    name: str
    kind: FirmKind | Unset = UNSET
    form: FirmForm | Unset = UNSET
    filer_codes: list[str] | Unset = UNSET
    importer_numbers: list[str] | Unset = UNSET
    address: list[Address] | Unset = UNSET
    address_changed: datetime.date | None | Unset = UNSET
    address_told: datetime.date | None | Unset = UNSET
    point_of_contact: str | Unset = ""
    recordkeeper: str | Unset = ""
    payment_notice: str | Unset = ""
    review_every_days: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        form: str | Unset = UNSET
        if not isinstance(self.form, Unset):
            form = self.form.value

        filer_codes: list[str] | Unset = UNSET
        if not isinstance(self.filer_codes, Unset):
            filer_codes = self.filer_codes

        importer_numbers: list[str] | Unset = UNSET
        if not isinstance(self.importer_numbers, Unset):
            importer_numbers = self.importer_numbers

        address: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.address, Unset):
            address = []
            for address_item_data in self.address:
                address_item = address_item_data.to_dict()
                address.append(address_item)

        address_changed: None | str | Unset
        if isinstance(self.address_changed, Unset):
            address_changed = UNSET
        elif isinstance(self.address_changed, datetime.date):
            address_changed = self.address_changed.isoformat()
        else:
            address_changed = self.address_changed

        address_told: None | str | Unset
        if isinstance(self.address_told, Unset):
            address_told = UNSET
        elif isinstance(self.address_told, datetime.date):
            address_told = self.address_told.isoformat()
        else:
            address_told = self.address_told

        point_of_contact = self.point_of_contact

        recordkeeper = self.recordkeeper

        payment_notice = self.payment_notice

        review_every_days: int | None | Unset
        if isinstance(self.review_every_days, Unset):
            review_every_days = UNSET
        else:
            review_every_days = self.review_every_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if kind is not UNSET:
            field_dict["kind"] = kind
        if form is not UNSET:
            field_dict["form"] = form
        if filer_codes is not UNSET:
            field_dict["filer_codes"] = filer_codes
        if importer_numbers is not UNSET:
            field_dict["importer_numbers"] = importer_numbers
        if address is not UNSET:
            field_dict["address"] = address
        if address_changed is not UNSET:
            field_dict["address_changed"] = address_changed
        if address_told is not UNSET:
            field_dict["address_told"] = address_told
        if point_of_contact is not UNSET:
            field_dict["point_of_contact"] = point_of_contact
        if recordkeeper is not UNSET:
            field_dict["recordkeeper"] = recordkeeper
        if payment_notice is not UNSET:
            field_dict["payment_notice"] = payment_notice
        if review_every_days is not UNSET:
            field_dict["review_every_days"] = review_every_days

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        _kind = d.pop("kind", UNSET)
        kind: FirmKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = FirmKind(_kind)

        _form = d.pop("form", UNSET)
        form: FirmForm | Unset
        if isinstance(_form, Unset):
            form = UNSET
        else:
            form = FirmForm(_form)

        filer_codes = cast(list[str], d.pop("filer_codes", UNSET))

        importer_numbers = cast(list[str], d.pop("importer_numbers", UNSET))

        _address = d.pop("address", UNSET)
        address: list[Address] | Unset = UNSET
        if _address is not UNSET:
            address = []
            for address_item_data in _address:
                address_item = Address.from_dict(address_item_data)

                address.append(address_item)

        def _parse_address_changed(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                address_changed_type_0 = datetime.date.fromisoformat(data)

                return address_changed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        address_changed = _parse_address_changed(d.pop("address_changed", UNSET))

        def _parse_address_told(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                address_told_type_0 = datetime.date.fromisoformat(data)

                return address_told_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        address_told = _parse_address_told(d.pop("address_told", UNSET))

        point_of_contact = d.pop("point_of_contact", UNSET)

        recordkeeper = d.pop("recordkeeper", UNSET)

        payment_notice = d.pop("payment_notice", UNSET)

        def _parse_review_every_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        review_every_days = _parse_review_every_days(d.pop("review_every_days", UNSET))

        firm = cls(
            name=name,
            kind=kind,
            form=form,
            filer_codes=filer_codes,
            importer_numbers=importer_numbers,
            address=address,
            address_changed=address_changed,
            address_told=address_told,
            point_of_contact=point_of_contact,
            recordkeeper=recordkeeper,
            payment_notice=payment_notice,
            review_every_days=review_every_days,
        )

        return firm
