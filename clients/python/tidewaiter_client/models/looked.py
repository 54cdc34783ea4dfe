from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.product_record import ProductRecord


T = TypeVar("T", bound="Looked")


@_attrs_define
class Looked:
    """A product on a day: everything that is wrong with it, the facts that programmes would ask for, and lines that were
    filed otherwise.

        Attributes:
            product (ProductRecord): A Product as it is kept, and what is wrong with it.
            day (datetime.date):
            findings (list[Finding]):
    """

    product: ProductRecord
    day: datetime.date
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        product = self.product.to_dict()

        day = self.day.isoformat()

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "product": product,
                "day": day,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.product_record import ProductRecord  # noqa: PLC0415

        d = dict(src_dict)
        product = ProductRecord.from_dict(d.pop("product"))

        day = datetime.date.fromisoformat(d.pop("day"))

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        looked = cls(
            product=product,
            day=day,
            findings=findings,
        )

        return looked
