from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.severity import Severity
from ..types import UNSET, Unset

T = TypeVar("T", bound="Finding")


@_attrs_define
class Finding:
    """A broker's mistake or doubt, as a value: collected, never raised.

    `rule` is the authority's own number or one that looks invented (`ENT-MID-COUNTRY`), `where` the place to click,
    `fix` what to do on Monday morning.

        Attributes:
            rule (str):
            severity (Severity):
            where (str):
            message (str):
            cite (str):
            fix (str | Unset):  Default: ''.
    """

    rule: str
    severity: Severity
    where: str
    message: str
    cite: str
    fix: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        rule = self.rule

        severity = self.severity.value

        where = self.where

        message = self.message

        cite = self.cite

        fix = self.fix

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rule": rule,
                "severity": severity,
                "where": where,
                "message": message,
                "cite": cite,
            }
        )
        if fix is not UNSET:
            field_dict["fix"] = fix

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        rule = d.pop("rule")

        severity = Severity(d.pop("severity"))

        where = d.pop("where")

        message = d.pop("message")

        cite = d.pop("cite")

        fix = d.pop("fix", UNSET)

        finding = cls(
            rule=rule,
            severity=severity,
            where=where,
            message=message,
            cite=cite,
            fix=fix,
        )

        return finding
