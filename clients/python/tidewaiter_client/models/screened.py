from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.hit_state import HitState

if TYPE_CHECKING:
    from ..models.ruled import Ruled
    from ..models.screening_record import ScreeningRecord


T = TypeVar("T", bound="Screened")


@_attrs_define
class Screened:
    """A screening and how it stands: its worst hit, each hit with what was decided, and what it does not say in any case.

    Attributes:
        screening (ScreeningRecord): A Screening as it is kept, and what is wrong with it.
        standing (HitState): How a hit stands. In the order of what stops a file more.
        hits (list[Ruled]):
        words (str):
        ownership (str):
    """

    screening: ScreeningRecord
    standing: HitState
    hits: list[Ruled]
    words: str
    ownership: str

    def to_dict(self) -> dict[str, Any]:
        screening = self.screening.to_dict()

        standing = self.standing.value

        hits = []
        for hits_item_data in self.hits:
            hits_item = hits_item_data.to_dict()
            hits.append(hits_item)

        words = self.words

        ownership = self.ownership

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "screening": screening,
                "standing": standing,
                "hits": hits,
                "words": words,
                "ownership": ownership,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ruled import Ruled  # noqa: PLC0415
        from ..models.screening_record import ScreeningRecord  # noqa: PLC0415

        d = dict(src_dict)
        screening = ScreeningRecord.from_dict(d.pop("screening"))

        standing = HitState(d.pop("standing"))

        hits = []
        _hits = d.pop("hits")
        for hits_item_data in _hits:
            hits_item = Ruled.from_dict(hits_item_data)

            hits.append(hits_item)

        words = d.pop("words")

        ownership = d.pop("ownership")

        screened = cls(
            screening=screening,
            standing=standing,
            hits=hits,
            words=words,
            ownership=ownership,
        )

        return screened
