from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="BandCount")


@_attrs_define
class BandCount:
    """How many open tasks are in a band of the worklist.

    Attributes:
        band (str):
        words (str):
        tasks (int):
    """

    band: str
    words: str
    tasks: int

    def to_dict(self) -> dict[str, Any]:
        band = self.band

        words = self.words

        tasks = self.tasks

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "band": band,
                "words": words,
                "tasks": tasks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        band = d.pop("band")

        words = d.pop("words")

        tasks = d.pop("tasks")

        band_count = cls(
            band=band,
            words=words,
            tasks=tasks,
        )

        return band_count
