from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.bond_kind import BondKind
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.bond_user import BondUser
    from ..models.rider import Rider
    from ..models.termination import Termination


T = TypeVar("T", bound="Bond")


@_attrs_define
class Bond:
    """`effective` is the first day that a continuous bond secures. `amount_cents` is None where it is not known.

    Attributes:
        principal (str):
        kind (BondKind):
        activity (str | Unset):  Default: '1'.
        number (str | Unset):  Default: ''.
        surety (str | Unset):  Default: ''.
        surety_name (str | Unset):  Default: ''.
        agent (str | Unset):  Default: ''.
        amount_cents (int | None | Unset):
        executed (datetime.date | None | Unset):
        effective (datetime.date | None | Unset):
        terminations (list[Termination] | Unset):
        riders (list[Rider] | Unset):
        users (list[BondUser] | Unset):
        secures (str | Unset):  Default: ''.
        insufficient_on (datetime.date | None | Unset):
        written_by_firm (bool | None | Unset):
        document (str | Unset):  Default: ''.
        remarks (str | Unset):  Default: ''.
    """

    principal: str
    kind: BondKind
    activity: str | Unset = "1"
    number: str | Unset = ""
    surety: str | Unset = ""
    surety_name: str | Unset = ""
    agent: str | Unset = ""
    amount_cents: int | None | Unset = UNSET
    executed: datetime.date | None | Unset = UNSET
    effective: datetime.date | None | Unset = UNSET
    terminations: list[Termination] | Unset = UNSET
    riders: list[Rider] | Unset = UNSET
    users: list[BondUser] | Unset = UNSET
    secures: str | Unset = ""
    insufficient_on: datetime.date | None | Unset = UNSET
    written_by_firm: bool | None | Unset = UNSET
    document: str | Unset = ""
    remarks: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        principal = self.principal

        kind = self.kind.value

        activity = self.activity

        number = self.number

        surety = self.surety

        surety_name = self.surety_name

        agent = self.agent

        amount_cents: int | None | Unset
        if isinstance(self.amount_cents, Unset):
            amount_cents = UNSET
        else:
            amount_cents = self.amount_cents

        executed: None | str | Unset
        if isinstance(self.executed, Unset):
            executed = UNSET
        elif isinstance(self.executed, datetime.date):
            executed = self.executed.isoformat()
        else:
            executed = self.executed

        effective: None | str | Unset
        if isinstance(self.effective, Unset):
            effective = UNSET
        elif isinstance(self.effective, datetime.date):
            effective = self.effective.isoformat()
        else:
            effective = self.effective

        terminations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.terminations, Unset):
            terminations = []
            for terminations_item_data in self.terminations:
                terminations_item = terminations_item_data.to_dict()
                terminations.append(terminations_item)

        riders: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.riders, Unset):
            riders = []
            for riders_item_data in self.riders:
                riders_item = riders_item_data.to_dict()
                riders.append(riders_item)

        users: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.users, Unset):
            users = []
            for users_item_data in self.users:
                users_item = users_item_data.to_dict()
                users.append(users_item)

        secures = self.secures

        insufficient_on: None | str | Unset
        if isinstance(self.insufficient_on, Unset):
            insufficient_on = UNSET
        elif isinstance(self.insufficient_on, datetime.date):
            insufficient_on = self.insufficient_on.isoformat()
        else:
            insufficient_on = self.insufficient_on

        written_by_firm: bool | None | Unset
        if isinstance(self.written_by_firm, Unset):
            written_by_firm = UNSET
        else:
            written_by_firm = self.written_by_firm

        document = self.document

        remarks = self.remarks

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "principal": principal,
                "kind": kind,
            }
        )
        if activity is not UNSET:
            field_dict["activity"] = activity
        if number is not UNSET:
            field_dict["number"] = number
        if surety is not UNSET:
            field_dict["surety"] = surety
        if surety_name is not UNSET:
            field_dict["surety_name"] = surety_name
        if agent is not UNSET:
            field_dict["agent"] = agent
        if amount_cents is not UNSET:
            field_dict["amount_cents"] = amount_cents
        if executed is not UNSET:
            field_dict["executed"] = executed
        if effective is not UNSET:
            field_dict["effective"] = effective
        if terminations is not UNSET:
            field_dict["terminations"] = terminations
        if riders is not UNSET:
            field_dict["riders"] = riders
        if users is not UNSET:
            field_dict["users"] = users
        if secures is not UNSET:
            field_dict["secures"] = secures
        if insufficient_on is not UNSET:
            field_dict["insufficient_on"] = insufficient_on
        if written_by_firm is not UNSET:
            field_dict["written_by_firm"] = written_by_firm
        if document is not UNSET:
            field_dict["document"] = document
        if remarks is not UNSET:
            field_dict["remarks"] = remarks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bond_user import BondUser  # noqa: PLC0415
        from ..models.rider import Rider  # noqa: PLC0415
        from ..models.termination import Termination  # noqa: PLC0415

        d = dict(src_dict)
        principal = d.pop("principal")

        kind = BondKind(d.pop("kind"))

        activity = d.pop("activity", UNSET)

        number = d.pop("number", UNSET)

        surety = d.pop("surety", UNSET)

        surety_name = d.pop("surety_name", UNSET)

        agent = d.pop("agent", UNSET)

        def _parse_amount_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        amount_cents = _parse_amount_cents(d.pop("amount_cents", UNSET))

        def _parse_executed(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                executed_type_0 = datetime.date.fromisoformat(data)

                return executed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        executed = _parse_executed(d.pop("executed", UNSET))

        def _parse_effective(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                effective_type_0 = datetime.date.fromisoformat(data)

                return effective_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        effective = _parse_effective(d.pop("effective", UNSET))

        _terminations = d.pop("terminations", UNSET)
        terminations: list[Termination] | Unset = UNSET
        if _terminations is not UNSET:
            terminations = []
            for terminations_item_data in _terminations:
                terminations_item = Termination.from_dict(terminations_item_data)

                terminations.append(terminations_item)

        _riders = d.pop("riders", UNSET)
        riders: list[Rider] | Unset = UNSET
        if _riders is not UNSET:
            riders = []
            for riders_item_data in _riders:
                riders_item = Rider.from_dict(riders_item_data)

                riders.append(riders_item)

        _users = d.pop("users", UNSET)
        users: list[BondUser] | Unset = UNSET
        if _users is not UNSET:
            users = []
            for users_item_data in _users:
                users_item = BondUser.from_dict(users_item_data)

                users.append(users_item)

        secures = d.pop("secures", UNSET)

        def _parse_insufficient_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                insufficient_on_type_0 = datetime.date.fromisoformat(data)

                return insufficient_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        insufficient_on = _parse_insufficient_on(d.pop("insufficient_on", UNSET))

        def _parse_written_by_firm(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        written_by_firm = _parse_written_by_firm(d.pop("written_by_firm", UNSET))

        document = d.pop("document", UNSET)

        remarks = d.pop("remarks", UNSET)

        bond = cls(
            principal=principal,
            kind=kind,
            activity=activity,
            number=number,
            surety=surety,
            surety_name=surety_name,
            agent=agent,
            amount_cents=amount_cents,
            executed=executed,
            effective=effective,
            terminations=terminations,
            riders=riders,
            users=users,
            secures=secures,
            insufficient_on=insufficient_on,
            written_by_firm=written_by_firm,
            document=document,
            remarks=remarks,
        )

        return bond
