from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.shipped import Shipped


T = TypeVar("T", bound="BuiltLine")


@_attrs_define
class BuiltLine:
    """A product, and what the papers of a shipment say of it.

    Attributes:
        product (str):
        shipped (Shipped): What a shipment's papers say of one product: how many in which unit, its entered value in
            whole dollars, and what they choose.

            Empty: they do not say. `quantities` are those of the papers in units of the schedule, which go before what the
            product says of a piece.
    """

    product: str
    shipped: Shipped

    def to_dict(self) -> dict[str, Any]:
        product = self.product

        shipped = self.shipped.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product": product,
                "shipped": shipped,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shipped import Shipped  # noqa: PLC0415

        d = dict(src_dict)
        product = d.pop("product")

        shipped = Shipped.from_dict(d.pop("shipped"))

        built_line = cls(
            product=product,
            shipped=shipped,
        )

        return built_line
