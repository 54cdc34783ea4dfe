from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.finding import Finding


T = TypeVar("T", bound="MayFile")


@_attrs_define
class MayFile:
    """Whether it may be filed, all that was found, and by which power and bond it is carried; empty where none is needed,
    or none does.

        Attributes:
            may (bool):
            findings (list[Finding]):
            power (str | Unset):  Default: ''.
            bond (str | Unset):  Default: ''.
    """

    may: bool
    findings: list[Finding]
    power: str | Unset = ""
    bond: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        may = self.may

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        power = self.power

        bond = self.bond

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "may": may,
                "findings": findings,
            }
        )
        if power is not UNSET:
            field_dict["power"] = power
        if bond is not UNSET:
            field_dict["bond"] = bond

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415

        d = dict(src_dict)
        may = d.pop("may")

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        power = d.pop("power", UNSET)

        bond = d.pop("bond", UNSET)

        may_file = cls(
            may=may,
            findings=findings,
            power=power,
            bond=bond,
        )

        return may_file
