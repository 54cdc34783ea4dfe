from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ScenarioThere")


@_attrs_define
class ScenarioThere:
    """A scenario that may be chosen: what CBP and the trade do in it.

    Attributes:
        name (str):
        title (str):
        about (str):
        chosen (bool):
    """

    name: str
    title: str
    about: str
    chosen: bool

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        title = self.title

        about = self.about

        chosen = self.chosen

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "title": title,
                "about": about,
                "chosen": chosen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        title = d.pop("title")

        about = d.pop("about")

        chosen = d.pop("chosen")

        scenario_there = cls(
            name=name,
            title=title,
            about=about,
            chosen=chosen,
        )

        return scenario_there
