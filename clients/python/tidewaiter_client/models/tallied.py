from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Tallied")


@_attrs_define
class Tallied:
    """How often something was found: `of` what is counted by (writer, kind, family, client, source, erred, reviewer),
    `key` which one.

    `reviews` are those in which it occurs, not those in which it could have; for a client and a reviewer they are all
    that were given.

        Attributes:
            of (str):
            key (str):
            errors (int):
            material (int):
            reviews (int):
            returned (int):
    """

    of: str
    key: str
    errors: int
    material: int
    reviews: int
    returned: int

    def to_dict(self) -> dict[str, Any]:
        of = self.of

        key = self.key

        errors = self.errors

        material = self.material

        reviews = self.reviews

        returned = self.returned

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "of": of,
                "key": key,
                "errors": errors,
                "material": material,
                "reviews": reviews,
                "returned": returned,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        of = d.pop("of")

        key = d.pop("key")

        errors = d.pop("errors")

        material = d.pop("material")

        reviews = d.pop("reviews")

        returned = d.pop("returned")

        tallied = cls(
            of=of,
            key=key,
            errors=errors,
            material=material,
            reviews=reviews,
            returned=returned,
        )

        return tallied
