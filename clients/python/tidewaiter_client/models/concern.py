from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding


T = TypeVar("T", bound="Concern")


@_attrs_define
class Concern:
    """What the rules of goods and places find of a file that was screened: of each rule the first finding.

    Attributes:
        file (str):
        called (str):
        finding (Finding): A broker's mistake or doubt, as a value: collected, never raised.

            `rule` is the authority's own number or one that looks invented (`ENT-MID-COUNTRY`), `where` the place to click,
            `fix` what to do on Monday morning.
    """

    file: str
    called: str
    finding: Finding

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        called = self.called

        finding = self.finding.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "called": called,
                "finding": finding,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        file = d.pop("file")

        called = d.pop("called")

        finding = Finding.from_dict(d.pop("finding"))

        concern = cls(
            file=file,
            called=called,
            finding=finding,
        )

        return concern
