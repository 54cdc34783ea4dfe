from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.coming_there import ComingThere
    from ..models.entry_there import EntryThere
    from ..models.scenario_there import ScenarioThere


T = TypeVar("T", bound="RehearsalSeen")


@_attrs_define
class RehearsalSeen:
    """The rehearsal as a firm sees it. `clock` is the time at CBP there, null where nobody set it: each message then comes
    on its own day.

        Attributes:
            clock (datetime.datetime | None):
            scenarios (list[ScenarioThere]):
            entries (list[EntryThere]):
            coming (list[ComingThere]):
            others (int):
    """

    clock: datetime.datetime | None
    scenarios: list[ScenarioThere]
    entries: list[EntryThere]
    coming: list[ComingThere]
    others: int

    def to_dict(self) -> dict[str, Any]:
        clock: None | str
        if isinstance(self.clock, datetime.datetime):
            clock = self.clock.isoformat()
        else:
            clock = self.clock

        scenarios = []
        for scenarios_item_data in self.scenarios:
            scenarios_item = scenarios_item_data.to_dict()
            scenarios.append(scenarios_item)

        entries = []
        for entries_item_data in self.entries:
            entries_item = entries_item_data.to_dict()
            entries.append(entries_item)

        coming = []
        for coming_item_data in self.coming:
            coming_item = coming_item_data.to_dict()
            coming.append(coming_item)

        others = self.others

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "clock": clock,
                "scenarios": scenarios,
                "entries": entries,
                "coming": coming,
                "others": others,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.coming_there import ComingThere  # noqa: PLC0415
        from ..models.entry_there import EntryThere  # noqa: PLC0415
        from ..models.scenario_there import ScenarioThere  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_clock(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                clock_type_0 = datetime.datetime.fromisoformat(data)

                return clock_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        clock = _parse_clock(d.pop("clock"))

        scenarios = []
        _scenarios = d.pop("scenarios")
        for scenarios_item_data in _scenarios:
            scenarios_item = ScenarioThere.from_dict(scenarios_item_data)

            scenarios.append(scenarios_item)

        entries = []
        _entries = d.pop("entries")
        for entries_item_data in _entries:
            entries_item = EntryThere.from_dict(entries_item_data)

            entries.append(entries_item)

        coming = []
        _coming = d.pop("coming")
        for coming_item_data in _coming:
            coming_item = ComingThere.from_dict(coming_item_data)

            coming.append(coming_item)

        others = d.pop("others")

        rehearsal_seen = cls(
            clock=clock,
            scenarios=scenarios,
            entries=entries,
            coming=coming,
            others=others,
        )

        return rehearsal_seen
