from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ReplySaid")


@_attrs_define
class ReplySaid:
    """What a reply says at a record: `name` is accepted, rejected, warned, referred, condition or status; `sent` is the
    line that it means.

        Attributes:
            name (str):
            severity (str):
            code (str):
            text (str):
            where (str):
            advice (str):
            line (int):
            sent (int):
    """

    name: str
    severity: str
    code: str
    text: str
    where: str
    advice: str
    line: int
    sent: int

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        severity = self.severity

        code = self.code

        text = self.text

        where = self.where

        advice = self.advice

        line = self.line

        sent = self.sent

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "severity": severity,
                "code": code,
                "text": text,
                "where": where,
                "advice": advice,
                "line": line,
                "sent": sent,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        severity = d.pop("severity")

        code = d.pop("code")

        text = d.pop("text")

        where = d.pop("where")

        advice = d.pop("advice")

        line = d.pop("line")

        sent = d.pop("sent")

        reply_said = cls(
            name=name,
            severity=severity,
            code=code,
            text=text,
            where=where,
            advice=advice,
            line=line,
            sent=sent,
        )

        return reply_said
