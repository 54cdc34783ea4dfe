from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_reference import EntryReference


T = TypeVar("T", bound="EntryRelease")


@_attrs_define
class EntryRelease:
    """`elected` is the day that the filer takes as the day of entry; of a weekly zone entry, the first day of its week.

    Attributes:
        contact (str | Unset):  Default: ''.
        phone (str | Unset):  Default: ''.
        elected (datetime.date | None | Unset):
        immediate_delivery (bool | Unset):  Default: False.
        split (str | Unset):  Default: ''.
        exam_site (str | Unset):  Default: ''.
        general_order (str | Unset):  Default: ''.
        warehouse (str | Unset):  Default: ''.
        references (list[EntryReference] | Unset):
    """

    contact: str | Unset = ""
    phone: str | Unset = ""
    elected: datetime.date | None | Unset = UNSET
    immediate_delivery: bool | Unset = False
    split: str | Unset = ""
    exam_site: str | Unset = ""
    general_order: str | Unset = ""
    warehouse: str | Unset = ""
    references: list[EntryReference] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        contact = self.contact

        phone = self.phone

        elected: None | str | Unset
        if isinstance(self.elected, Unset):
            elected = UNSET
        elif isinstance(self.elected, datetime.date):
            elected = self.elected.isoformat()
        else:
            elected = self.elected

        immediate_delivery = self.immediate_delivery

        split = self.split

        exam_site = self.exam_site

        general_order = self.general_order

        warehouse = self.warehouse

        references: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.references, Unset):
            references = []
            for references_item_data in self.references:
                references_item = references_item_data.to_dict()
                references.append(references_item)

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if contact is not UNSET:
            field_dict["contact"] = contact
        if phone is not UNSET:
            field_dict["phone"] = phone
        if elected is not UNSET:
            field_dict["elected"] = elected
        if immediate_delivery is not UNSET:
            field_dict["immediate_delivery"] = immediate_delivery
        if split is not UNSET:
            field_dict["split"] = split
        if exam_site is not UNSET:
            field_dict["exam_site"] = exam_site
        if general_order is not UNSET:
            field_dict["general_order"] = general_order
        if warehouse is not UNSET:
            field_dict["warehouse"] = warehouse
        if references is not UNSET:
            field_dict["references"] = references

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_reference import EntryReference  # noqa: PLC0415

        d = dict(src_dict)
        contact = d.pop("contact", UNSET)

        phone = d.pop("phone", UNSET)

        def _parse_elected(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                elected_type_0 = datetime.date.fromisoformat(data)

                return elected_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        elected = _parse_elected(d.pop("elected", UNSET))

        immediate_delivery = d.pop("immediate_delivery", UNSET)

        split = d.pop("split", UNSET)

        exam_site = d.pop("exam_site", UNSET)

        general_order = d.pop("general_order", UNSET)

        warehouse = d.pop("warehouse", UNSET)

        _references = d.pop("references", UNSET)
        references: list[EntryReference] | Unset = UNSET
        if _references is not UNSET:
            references = []
            for references_item_data in _references:
                references_item = EntryReference.from_dict(references_item_data)

                references.append(references_item)

        entry_release = cls(
            contact=contact,
            phone=phone,
            elected=elected,
            immediate_delivery=immediate_delivery,
            split=split,
            exam_site=exam_site,
            general_order=general_order,
            warehouse=warehouse,
            references=references,
        )

        return entry_release
