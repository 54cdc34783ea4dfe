from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.paper_state import PaperState

T = TypeVar("T", bound="MyPaper")


@_attrs_define
class MyPaper:
    """A paper that the client is asked for: why, and by when, null where no day is known. `asked` says that the broker
    wrote about it.

        Attributes:
            paper (str):
            version (int):
            name (str):
            why (str):
            by (datetime.date | None):
            state (PaperState):
            asked (bool):
    """

    paper: str
    version: int
    name: str
    why: str
    by: datetime.date | None
    state: PaperState
    asked: bool

    def to_dict(self) -> dict[str, Any]:
        paper = self.paper

        version = self.version

        name = self.name

        why = self.why

        by: None | str
        if isinstance(self.by, datetime.date):
            by = self.by.isoformat()
        else:
            by = self.by

        state = self.state.value

        asked = self.asked

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "paper": paper,
                "version": version,
                "name": name,
                "why": why,
                "by": by,
                "state": state,
                "asked": asked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        paper = d.pop("paper")

        version = d.pop("version")

        name = d.pop("name")

        why = d.pop("why")

        def _parse_by(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                by_type_0 = datetime.date.fromisoformat(data)

                return by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        by = _parse_by(d.pop("by"))

        state = PaperState(d.pop("state"))

        asked = d.pop("asked")

        my_paper = cls(
            paper=paper,
            version=version,
            name=name,
            why=why,
            by=by,
            state=state,
            asked=asked,
        )

        return my_paper
