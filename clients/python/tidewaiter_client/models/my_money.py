from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="MyMoney")


@_attrs_define
class MyMoney:
    """What is deposited for an entry, in whole cents. None is not known: nothing was computed of the entry as it stands.

    Attributes:
        file (str):
        reference (str):
        entry (str):
        duty_cents (int | None):
        taxes_cents (int | None):
        fees_cents (int | None):
        total_cents (int | None):
        statement (str):
        due (datetime.date | None):
        words (str):
    """

    file: str
    reference: str
    entry: str
    duty_cents: int | None
    taxes_cents: int | None
    fees_cents: int | None
    total_cents: int | None
    statement: str
    due: datetime.date | None
    words: str

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        reference = self.reference

        entry = self.entry

        duty_cents: int | None
        duty_cents = self.duty_cents

        taxes_cents: int | None
        taxes_cents = self.taxes_cents

        fees_cents: int | None
        fees_cents = self.fees_cents

        total_cents: int | None
        total_cents = self.total_cents

        statement = self.statement

        due: None | str
        if isinstance(self.due, datetime.date):
            due = self.due.isoformat()
        else:
            due = self.due

        words = self.words

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "reference": reference,
                "entry": entry,
                "duty_cents": duty_cents,
                "taxes_cents": taxes_cents,
                "fees_cents": fees_cents,
                "total_cents": total_cents,
                "statement": statement,
                "due": due,
                "words": words,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        reference = d.pop("reference")

        entry = d.pop("entry")

        def _parse_duty_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        duty_cents = _parse_duty_cents(d.pop("duty_cents"))

        def _parse_taxes_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        taxes_cents = _parse_taxes_cents(d.pop("taxes_cents"))

        def _parse_fees_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        fees_cents = _parse_fees_cents(d.pop("fees_cents"))

        def _parse_total_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total_cents = _parse_total_cents(d.pop("total_cents"))

        statement = d.pop("statement")

        def _parse_due(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_type_0 = datetime.date.fromisoformat(data)

                return due_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due = _parse_due(d.pop("due"))

        words = d.pop("words")

        my_money = cls(
            file=file,
            reference=reference,
            entry=entry,
            duty_cents=duty_cents,
            taxes_cents=taxes_cents,
            fees_cents=fees_cents,
            total_cents=total_cents,
            statement=statement,
            due=due,
            words=words,
        )

        return my_money
