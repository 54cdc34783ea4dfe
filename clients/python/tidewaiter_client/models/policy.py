from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.demand import Demand
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.numbers import Numbers


T = TypeVar("T", bound="Policy")


@_attrs_define
class Policy:
    """A rule of the firm. Every condition that is told has to hold, those of a line all of the same line; without any it
    is on every entry.

    Amounts are exceeded, not reached; `confidence_under` is per mille; `every` N samples one entry in N by its number.

        Attributes:
            name (str):
            reason (str):
            demands (list[Demand]):
            since (datetime.date | None | Unset):
            before (datetime.date | None | Unset):
            clients (list[str] | Unset):
            entry_types (list[str] | Unset):
            entry_over_cents (int | None | Unset):
            numbers (list[Numbers] | Unset):
            origins (list[str] | Unset):
            programs (list[str] | Unset):
            adcvd (bool | None | Unset):
            line_over_cents (int | None | Unset):
            new_product (bool | None | Unset):
            new_manufacturer (bool | None | Unset):
            confidence_under (int | None | Unset):
            every (int | Unset):  Default: 1.
            active (bool | Unset):  Default: True.
    """

    name: str
    reason: str
    demands: list[Demand]
    since: datetime.date | None | Unset = UNSET
    before: datetime.date | None | Unset = UNSET
    clients: list[str] | Unset = UNSET
    entry_types: list[str] | Unset = UNSET
    entry_over_cents: int | None | Unset = UNSET
    numbers: list[Numbers] | Unset = UNSET
    origins: list[str] | Unset = UNSET
    programs: list[str] | Unset = UNSET
    adcvd: bool | None | Unset = UNSET
    line_over_cents: int | None | Unset = UNSET
    new_product: bool | None | Unset = UNSET
    new_manufacturer: bool | None | Unset = UNSET
    confidence_under: int | None | Unset = UNSET
    every: int | Unset = 1
    active: bool | Unset = True

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        reason = self.reason

        demands = []
        for demands_item_data in self.demands:
            demands_item = demands_item_data.value
            demands.append(demands_item)

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        before: None | str | Unset
        if isinstance(self.before, Unset):
            before = UNSET
        elif isinstance(self.before, datetime.date):
            before = self.before.isoformat()
        else:
            before = self.before

        clients: list[str] | Unset = UNSET
        if not isinstance(self.clients, Unset):
            clients = self.clients

        entry_types: list[str] | Unset = UNSET
        if not isinstance(self.entry_types, Unset):
            entry_types = self.entry_types

        entry_over_cents: int | None | Unset
        if isinstance(self.entry_over_cents, Unset):
            entry_over_cents = UNSET
        else:
            entry_over_cents = self.entry_over_cents

        numbers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.numbers, Unset):
            numbers = []
            for numbers_item_data in self.numbers:
                numbers_item = numbers_item_data.to_dict()
                numbers.append(numbers_item)

        origins: list[str] | Unset = UNSET
        if not isinstance(self.origins, Unset):
            origins = self.origins

        programs: list[str] | Unset = UNSET
        if not isinstance(self.programs, Unset):
            programs = self.programs

        adcvd: bool | None | Unset
        if isinstance(self.adcvd, Unset):
            adcvd = UNSET
        else:
            adcvd = self.adcvd

        line_over_cents: int | None | Unset
        if isinstance(self.line_over_cents, Unset):
            line_over_cents = UNSET
        else:
            line_over_cents = self.line_over_cents

        new_product: bool | None | Unset
        if isinstance(self.new_product, Unset):
            new_product = UNSET
        else:
            new_product = self.new_product

        new_manufacturer: bool | None | Unset
        if isinstance(self.new_manufacturer, Unset):
            new_manufacturer = UNSET
        else:
            new_manufacturer = self.new_manufacturer

        confidence_under: int | None | Unset
        if isinstance(self.confidence_under, Unset):
            confidence_under = UNSET
        else:
            confidence_under = self.confidence_under

        every = self.every

        active = self.active

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "reason": reason,
                "demands": demands,
            }
        )
        if since is not UNSET:
            field_dict["since"] = since
        if before is not UNSET:
            field_dict["before"] = before
        if clients is not UNSET:
            field_dict["clients"] = clients
        if entry_types is not UNSET:
            field_dict["entry_types"] = entry_types
        if entry_over_cents is not UNSET:
            field_dict["entry_over_cents"] = entry_over_cents
        if numbers is not UNSET:
            field_dict["numbers"] = numbers
        if origins is not UNSET:
            field_dict["origins"] = origins
        if programs is not UNSET:
            field_dict["programs"] = programs
        if adcvd is not UNSET:
            field_dict["adcvd"] = adcvd
        if line_over_cents is not UNSET:
            field_dict["line_over_cents"] = line_over_cents
        if new_product is not UNSET:
            field_dict["new_product"] = new_product
        if new_manufacturer is not UNSET:
            field_dict["new_manufacturer"] = new_manufacturer
        if confidence_under is not UNSET:
            field_dict["confidence_under"] = confidence_under
        if every is not UNSET:
            field_dict["every"] = every
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.numbers import Numbers  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        reason = d.pop("reason")

        demands = []
        _demands = d.pop("demands")
        for demands_item_data in _demands:
            demands_item = Demand(demands_item_data)

            demands.append(demands_item)

        def _parse_since(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))

        def _parse_before(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                before_type_0 = datetime.date.fromisoformat(data)

                return before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        before = _parse_before(d.pop("before", UNSET))

        clients = cast(list[str], d.pop("clients", UNSET))

        entry_types = cast(list[str], d.pop("entry_types", UNSET))

        def _parse_entry_over_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        entry_over_cents = _parse_entry_over_cents(d.pop("entry_over_cents", UNSET))

        _numbers = d.pop("numbers", UNSET)
        numbers: list[Numbers] | Unset = UNSET
        if _numbers is not UNSET:
            numbers = []
            for numbers_item_data in _numbers:
                numbers_item = Numbers.from_dict(numbers_item_data)

                numbers.append(numbers_item)

        origins = cast(list[str], d.pop("origins", UNSET))

        programs = cast(list[str], d.pop("programs", UNSET))

        def _parse_adcvd(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        adcvd = _parse_adcvd(d.pop("adcvd", UNSET))

        def _parse_line_over_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        line_over_cents = _parse_line_over_cents(d.pop("line_over_cents", UNSET))

        def _parse_new_product(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        new_product = _parse_new_product(d.pop("new_product", UNSET))

        def _parse_new_manufacturer(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        new_manufacturer = _parse_new_manufacturer(d.pop("new_manufacturer", UNSET))

        def _parse_confidence_under(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        confidence_under = _parse_confidence_under(d.pop("confidence_under", UNSET))

        every = d.pop("every", UNSET)

        active = d.pop("active", UNSET)

        policy = cls(
            name=name,
            reason=reason,
            demands=demands,
            since=since,
            before=before,
            clients=clients,
            entry_types=entry_types,
            entry_over_cents=entry_over_cents,
            numbers=numbers,
            origins=origins,
            programs=programs,
            adcvd=adcvd,
            line_over_cents=line_over_cents,
            new_product=new_product,
            new_manufacturer=new_manufacturer,
            confidence_under=confidence_under,
            every=every,
            active=active,
        )

        return policy
