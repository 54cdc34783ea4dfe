from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.ruled import Ruled
    from ..models.screening_decision import ScreeningDecision


T = TypeVar("T", bound="Waiting")


@_attrs_define
class Waiting:
    """A hit that waits: of which screening and file, how it stands and why, and whether this person may give the second
    look.

        Attributes:
            screening (str):
            about (str):
            about_kind (str):
            called (str):
            at (datetime.datetime):
            ruled (Ruled): A hit as it stands. `decision` is the one that counts, "" where there is none.
            decision (None | ScreeningDecision):
            second_look (bool):
    """

    screening: str
    about: str
    about_kind: str
    called: str
    at: datetime.datetime
    ruled: Ruled
    decision: None | ScreeningDecision
    second_look: bool

    def to_dict(self) -> dict[str, Any]:
        from ..models.screening_decision import ScreeningDecision  # noqa: PLC0415

        screening = self.screening

        about = self.about

        about_kind = self.about_kind

        called = self.called

        at = self.at.isoformat()

        ruled = self.ruled.to_dict()

        decision: dict[str, Any] | None
        if isinstance(self.decision, ScreeningDecision):
            decision = self.decision.to_dict()
        else:
            decision = self.decision

        second_look = self.second_look

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "screening": screening,
                "about": about,
                "about_kind": about_kind,
                "called": called,
                "at": at,
                "ruled": ruled,
                "decision": decision,
                "second_look": second_look,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ruled import Ruled  # noqa: PLC0415
        from ..models.screening_decision import ScreeningDecision  # noqa: PLC0415

        d = dict(src_dict)
        screening = d.pop("screening")

        about = d.pop("about")

        about_kind = d.pop("about_kind")

        called = d.pop("called")

        at = datetime.datetime.fromisoformat(d.pop("at"))

        ruled = Ruled.from_dict(d.pop("ruled"))

        def _parse_decision(data: object) -> None | ScreeningDecision:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                decision_type_0 = ScreeningDecision.from_dict(data)

                return decision_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScreeningDecision, data)

        decision = _parse_decision(d.pop("decision"))

        second_look = d.pop("second_look")

        waiting = cls(
            screening=screening,
            about=about,
            about_kind=about_kind,
            called=called,
            at=at,
            ruled=ruled,
            decision=decision,
            second_look=second_look,
        )

        return waiting
