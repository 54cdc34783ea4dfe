from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.concern import Concern
    from ..models.finding import Finding
    from ..models.list_day import ListDay
    from ..models.screening_alert_record import ScreeningAlertRecord
    from ..models.unscreened import Unscreened
    from ..models.waiting import Waiting


T = TypeVar("T", bound="ScreeningDesk")


@_attrs_define
class ScreeningDesk:
    """What waits on the desk, worst first. `four_eyes` says that the firm's policy asks for a second pair of eyes.

    Attributes:
        waiting (list[Waiting]):
        alerts (list[ScreeningAlertRecord]):
        unscreened (list[Unscreened]):
        concerns (list[Concern]):
        lists (list[ListDay]):
        findings (list[Finding]):
        four_eyes (bool):
        elsewhere (str):
    """

    waiting: list[Waiting]
    alerts: list[ScreeningAlertRecord]
    unscreened: list[Unscreened]
    concerns: list[Concern]
    lists: list[ListDay]
    findings: list[Finding]
    four_eyes: bool
    elsewhere: str

    def to_dict(self) -> dict[str, Any]:
        waiting = []
        for waiting_item_data in self.waiting:
            waiting_item = waiting_item_data.to_dict()
            waiting.append(waiting_item)

        alerts = []
        for alerts_item_data in self.alerts:
            alerts_item = alerts_item_data.to_dict()
            alerts.append(alerts_item)

        unscreened = []
        for unscreened_item_data in self.unscreened:
            unscreened_item = unscreened_item_data.to_dict()
            unscreened.append(unscreened_item)

        concerns = []
        for concerns_item_data in self.concerns:
            concerns_item = concerns_item_data.to_dict()
            concerns.append(concerns_item)

        lists = []
        for lists_item_data in self.lists:
            lists_item = lists_item_data.to_dict()
            lists.append(lists_item)

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        four_eyes = self.four_eyes

        elsewhere = self.elsewhere

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "waiting": waiting,
                "alerts": alerts,
                "unscreened": unscreened,
                "concerns": concerns,
                "lists": lists,
                "findings": findings,
                "four_eyes": four_eyes,
                "elsewhere": elsewhere,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.concern import Concern  # noqa: PLC0415
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.list_day import ListDay  # noqa: PLC0415
        from ..models.screening_alert_record import ScreeningAlertRecord  # noqa: PLC0415
        from ..models.unscreened import Unscreened  # noqa: PLC0415
        from ..models.waiting import Waiting  # noqa: PLC0415

        d = dict(src_dict)
        waiting = []
        _waiting = d.pop("waiting")
        for waiting_item_data in _waiting:
            waiting_item = Waiting.from_dict(waiting_item_data)

            waiting.append(waiting_item)

        alerts = []
        _alerts = d.pop("alerts")
        for alerts_item_data in _alerts:
            alerts_item = ScreeningAlertRecord.from_dict(alerts_item_data)

            alerts.append(alerts_item)

        unscreened = []
        _unscreened = d.pop("unscreened")
        for unscreened_item_data in _unscreened:
            unscreened_item = Unscreened.from_dict(unscreened_item_data)

            unscreened.append(unscreened_item)

        concerns = []
        _concerns = d.pop("concerns")
        for concerns_item_data in _concerns:
            concerns_item = Concern.from_dict(concerns_item_data)

            concerns.append(concerns_item)

        lists = []
        _lists = d.pop("lists")
        for lists_item_data in _lists:
            lists_item = ListDay.from_dict(lists_item_data)

            lists.append(lists_item)

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        four_eyes = d.pop("four_eyes")

        elsewhere = d.pop("elsewhere")

        screening_desk = cls(
            waiting=waiting,
            alerts=alerts,
            unscreened=unscreened,
            concerns=concerns,
            lists=lists,
            findings=findings,
            four_eyes=four_eyes,
            elsewhere=elsewhere,
        )

        return screening_desk
