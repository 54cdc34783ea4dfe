from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="EntryDays")


@_attrs_define
class EntryDays:
    """The named days of an entry. A day that the papers do not give is None, never a guess.

    Attributes:
        entered (datetime.date):
        imported (datetime.date | None | Unset):
        exported (datetime.date | None | Unset):
        loaded (datetime.date | None | Unset):
        arrival (datetime.date | None | Unset):
        summary (datetime.date | None | Unset):
    """

    entered: datetime.date
    imported: datetime.date | None | Unset = UNSET
    exported: datetime.date | None | Unset = UNSET
    loaded: datetime.date | None | Unset = UNSET
    arrival: datetime.date | None | Unset = UNSET
    summary: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        entered = self.entered.isoformat()

        imported: None | str | Unset
        if isinstance(self.imported, Unset):
            imported = UNSET
        elif isinstance(self.imported, datetime.date):
            imported = self.imported.isoformat()
        else:
            imported = self.imported

        exported: None | str | Unset
        if isinstance(self.exported, Unset):
            exported = UNSET
        elif isinstance(self.exported, datetime.date):
            exported = self.exported.isoformat()
        else:
            exported = self.exported

        loaded: None | str | Unset
        if isinstance(self.loaded, Unset):
            loaded = UNSET
        elif isinstance(self.loaded, datetime.date):
            loaded = self.loaded.isoformat()
        else:
            loaded = self.loaded

        arrival: None | str | Unset
        if isinstance(self.arrival, Unset):
            arrival = UNSET
        elif isinstance(self.arrival, datetime.date):
            arrival = self.arrival.isoformat()
        else:
            arrival = self.arrival

        summary: None | str | Unset
        if isinstance(self.summary, Unset):
            summary = UNSET
        elif isinstance(self.summary, datetime.date):
            summary = self.summary.isoformat()
        else:
            summary = self.summary

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "entered": entered,
            }
        )
        if imported is not UNSET:
            field_dict["imported"] = imported
        if exported is not UNSET:
            field_dict["exported"] = exported
        if loaded is not UNSET:
            field_dict["loaded"] = loaded
        if arrival is not UNSET:
            field_dict["arrival"] = arrival
        if summary is not UNSET:
            field_dict["summary"] = summary

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        entered = datetime.date.fromisoformat(d.pop("entered"))

        def _parse_imported(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                imported_type_0 = datetime.date.fromisoformat(data)

                return imported_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        imported = _parse_imported(d.pop("imported", UNSET))

        def _parse_exported(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                exported_type_0 = datetime.date.fromisoformat(data)

                return exported_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        exported = _parse_exported(d.pop("exported", UNSET))

        def _parse_loaded(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                loaded_type_0 = datetime.date.fromisoformat(data)

                return loaded_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        loaded = _parse_loaded(d.pop("loaded", UNSET))

        def _parse_arrival(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                arrival_type_0 = datetime.date.fromisoformat(data)

                return arrival_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        arrival = _parse_arrival(d.pop("arrival", UNSET))

        def _parse_summary(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                summary_type_0 = datetime.date.fromisoformat(data)

                return summary_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        summary = _parse_summary(d.pop("summary", UNSET))

        entry_days = cls(
            entered=entered,
            imported=imported,
            exported=exported,
            loaded=loaded,
            arrival=arrival,
            summary=summary,
        )

        return entry_days
