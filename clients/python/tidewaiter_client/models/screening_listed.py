from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.kind import Kind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.screening_address import ScreeningAddress
    from ..models.screening_identifier import ScreeningIdentifier
    from ..models.screening_listed_name import ScreeningListedName


T = TypeVar("T", bound="ScreeningListed")


@_attrs_define
class ScreeningListed:
    """One entry of one list.

    `list` is the list's short name (SDN, EL, DPL, UVL, MEU, UFLPA, WRO, DTC ...), `entry` the keeper's own number in
    it, or one made of
    its content where the keeper gives none. `programs` are the keeper's codes. `starts` and `ends` are the days on
    which the entry itself says that
    it begins and ceases; None where it says none. `cite` is the notice or section that put it there, `source` the page
    to look at.

        Attributes:
            list_ (str):
            entry (str):
            kind (Kind):
            names (list[ScreeningListedName]):
            countries (list[str] | Unset):
            addresses (list[ScreeningAddress] | Unset):
            identifiers (list[ScreeningIdentifier] | Unset):
            programs (list[str] | Unset):
            starts (datetime.date | None | Unset):
            ends (datetime.date | None | Unset):
            cite (str | Unset):  Default: ''.
            source (str | Unset):  Default: ''.
            remarks (str | Unset):  Default: ''.
    """

    list_: str
    entry: str
    kind: Kind
    names: list[ScreeningListedName]
    countries: list[str] | Unset = UNSET
    addresses: list[ScreeningAddress] | Unset = UNSET
    identifiers: list[ScreeningIdentifier] | Unset = UNSET
    programs: list[str] | Unset = UNSET
    starts: datetime.date | None | Unset = UNSET
    ends: datetime.date | None | Unset = UNSET
    cite: str | Unset = ""
    source: str | Unset = ""
    remarks: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        list_ = self.list_

        entry = self.entry

        kind = self.kind.value

        names = []
        for names_item_data in self.names:
            names_item = names_item_data.to_dict()
            names.append(names_item)

        countries: list[str] | Unset = UNSET
        if not isinstance(self.countries, Unset):
            countries = self.countries

        addresses: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.addresses, Unset):
            addresses = []
            for addresses_item_data in self.addresses:
                addresses_item = addresses_item_data.to_dict()
                addresses.append(addresses_item)

        identifiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.identifiers, Unset):
            identifiers = []
            for identifiers_item_data in self.identifiers:
                identifiers_item = identifiers_item_data.to_dict()
                identifiers.append(identifiers_item)

        programs: list[str] | Unset = UNSET
        if not isinstance(self.programs, Unset):
            programs = self.programs

        starts: None | str | Unset
        if isinstance(self.starts, Unset):
            starts = UNSET
        elif isinstance(self.starts, datetime.date):
            starts = self.starts.isoformat()
        else:
            starts = self.starts

        ends: None | str | Unset
        if isinstance(self.ends, Unset):
            ends = UNSET
        elif isinstance(self.ends, datetime.date):
            ends = self.ends.isoformat()
        else:
            ends = self.ends

        cite = self.cite

        source = self.source

        remarks = self.remarks

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "list": list_,
                "entry": entry,
                "kind": kind,
                "names": names,
            }
        )
        if countries is not UNSET:
            field_dict["countries"] = countries
        if addresses is not UNSET:
            field_dict["addresses"] = addresses
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers
        if programs is not UNSET:
            field_dict["programs"] = programs
        if starts is not UNSET:
            field_dict["starts"] = starts
        if ends is not UNSET:
            field_dict["ends"] = ends
        if cite is not UNSET:
            field_dict["cite"] = cite
        if source is not UNSET:
            field_dict["source"] = source
        if remarks is not UNSET:
            field_dict["remarks"] = remarks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_address import ScreeningAddress  # noqa: PLC0415
        from ..models.screening_identifier import ScreeningIdentifier  # noqa: PLC0415
        from ..models.screening_listed_name import ScreeningListedName  # noqa: PLC0415

        d = dict(src_dict)
        list_ = d.pop("list")

        entry = d.pop("entry")

        kind = Kind(d.pop("kind"))

        names = []
        _names = d.pop("names")
        for names_item_data in _names:
            names_item = ScreeningListedName.from_dict(names_item_data)

            names.append(names_item)

        countries = cast(list[str], d.pop("countries", UNSET))

        _addresses = d.pop("addresses", UNSET)
        addresses: list[ScreeningAddress] | Unset = UNSET
        if _addresses is not UNSET:
            addresses = []
            for addresses_item_data in _addresses:
                addresses_item = ScreeningAddress.from_dict(addresses_item_data)

                addresses.append(addresses_item)

        _identifiers = d.pop("identifiers", UNSET)
        identifiers: list[ScreeningIdentifier] | Unset = UNSET
        if _identifiers is not UNSET:
            identifiers = []
            for identifiers_item_data in _identifiers:
                identifiers_item = ScreeningIdentifier.from_dict(identifiers_item_data)

                identifiers.append(identifiers_item)

        programs = cast(list[str], d.pop("programs", UNSET))

        def _parse_starts(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_type_0 = datetime.date.fromisoformat(data)

                return starts_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        starts = _parse_starts(d.pop("starts", UNSET))

        def _parse_ends(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_type_0 = datetime.date.fromisoformat(data)

                return ends_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        ends = _parse_ends(d.pop("ends", UNSET))

        cite = d.pop("cite", UNSET)

        source = d.pop("source", UNSET)

        remarks = d.pop("remarks", UNSET)

        screening_listed = cls(
            list_=list_,
            entry=entry,
            kind=kind,
            names=names,
            countries=countries,
            addresses=addresses,
            identifiers=identifiers,
            programs=programs,
            starts=starts,
            ends=ends,
            cite=cite,
            source=source,
            remarks=remarks,
        )

        return screening_listed
