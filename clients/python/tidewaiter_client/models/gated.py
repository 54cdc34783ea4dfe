from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.demanded import Demanded
    from ..models.finding import Finding


T = TypeVar("T", bound="Gated")


@_attrs_define
class Gated:
    """Whether this person could send the file now, what keeps it, and what the firm's policies ask of it.

    Attributes:
        open_ (bool):
        findings (list[Finding]):
        demanded (list[Demanded]):
    """

    open_: bool
    findings: list[Finding]
    demanded: list[Demanded]

    def to_dict(self) -> dict[str, Any]:
        open_ = self.open_

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        demanded = []
        for demanded_item_data in self.demanded:
            demanded_item = demanded_item_data.to_dict()
            demanded.append(demanded_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "open": open_,
                "findings": findings,
                "demanded": demanded,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.demanded import Demanded  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        open_ = d.pop("open")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        demanded = []
        _demanded = d.pop("demanded")
        for demanded_item_data in _demanded:
            demanded_item = Demanded.from_dict(demanded_item_data)

            demanded.append(demanded_item)

        gated = cls(
            open_=open_,
            findings=findings,
            demanded=demanded,
        )

        return gated
