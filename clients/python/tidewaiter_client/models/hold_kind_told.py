from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.hold_step import HoldStep


T = TypeVar("T", bound="HoldKindTold")


@_attrs_define
class HoldKindTold:
    """A kind of hold: what it is, what ends it, which clocks it starts, by what law.

    Attributes:
        kind (str):
        words (str):
        cite (str):
        steps (list[HoldStep]):
        clocks (list[str]):
    """

    kind: str
    words: str
    cite: str
    steps: list[HoldStep]
    clocks: list[str]

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        words = self.words

        cite = self.cite

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        clocks = self.clocks

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "words": words,
                "cite": cite,
                "steps": steps,
                "clocks": clocks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hold_step import HoldStep  # noqa: PLC0415

        d = dict(src_dict)
        kind = d.pop("kind")

        words = d.pop("words")

        cite = d.pop("cite")

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = HoldStep.from_dict(steps_item_data)

            steps.append(steps_item)

        clocks = cast(list[str], d.pop("clocks"))

        hold_kind_told = cls(
            kind=kind,
            words=words,
            cite=cite,
            steps=steps,
            clocks=clocks,
        )

        return hold_kind_told
