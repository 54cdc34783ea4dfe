from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ScreeningReason")


@_attrs_define
class ScreeningReason:
    """One ground of a score, in words for a compliance officer. `feature` is its name, `value` how far it holds (ten-
    thousandths), `points` what it
    added to or took from the score before the last step (in ten-thousandths of a logit).

        Attributes:
            feature (str):
            value (int):
            points (int):
            words (str):
    """

    feature: str
    value: int
    points: int
    words: str

    def to_dict(self) -> dict[str, Any]:
        feature = self.feature

        value = self.value

        points = self.points

        words = self.words

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "feature": feature,
                "value": value,
                "points": points,
                "words": words,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        feature = d.pop("feature")

        value = d.pop("value")

        points = d.pop("points")

        words = d.pop("words")

        screening_reason = cls(
            feature=feature,
            value=value,
            points=points,
            words=words,
        )

        return screening_reason
