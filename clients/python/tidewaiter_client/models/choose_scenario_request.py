from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ChooseScenarioRequest")


@_attrs_define
class ChooseScenarioRequest:
    """What choose_scenario is told.

    Attributes:
        scenario (str):
        start (str | Unset):  Default: ''.
    """

    scenario: str
    start: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        scenario = self.scenario

        start = self.start

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "scenario": scenario,
            }
        )
        if start is not UNSET:
            field_dict["start"] = start

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scenario = d.pop("scenario")

        start = d.pop("start", UNSET)

        choose_scenario_request = cls(
            scenario=scenario,
            start=start,
        )

        return choose_scenario_request
