from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.person import Person


T = TypeVar("T", bound="Oneself")


@_attrs_define
class Oneself:
    """Who one is here, and what one may do.

    Attributes:
        id (str):
        tenant (str):
        firm (str):
        person (Person): Somebody who logs in. `licensed_before` is the first day on which the licence no longer holds;
            None where not known.

            A person belongs to one firm, and the login is unique over the whole installation.
        may (list[str]):
        second_proof (bool):
        recovery_codes (int):
    """

    id: str
    tenant: str
    firm: str
    person: Person
    may: list[str]
    second_proof: bool
    recovery_codes: int

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        tenant = self.tenant

        firm = self.firm

        person = self.person.to_dict()

        may = self.may

        second_proof = self.second_proof

        recovery_codes = self.recovery_codes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "tenant": tenant,
                "firm": firm,
                "person": person,
                "may": may,
                "second_proof": second_proof,
                "recovery_codes": recovery_codes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.person import Person  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        tenant = d.pop("tenant")

        firm = d.pop("firm")

        person = Person.from_dict(d.pop("person"))

        may = cast(list[str], d.pop("may"))

        second_proof = d.pop("second_proof")

        recovery_codes = d.pop("recovery_codes")

        oneself = cls(
            id=id,
            tenant=tenant,
            firm=firm,
            person=person,
            may=may,
            second_proof=second_proof,
            recovery_codes=recovery_codes,
        )

        return oneself
