from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SessionListed")


@_attrs_define
class SessionListed:
    """One of one's own sessions. `here` is the one that asks.

    Attributes:
        id (str):
        started (datetime.datetime):
        seen (datetime.datetime):
        address (str):
        proof (str):
        here (bool):
    """

    id: str
    started: datetime.datetime
    seen: datetime.datetime
    address: str
    proof: str
    here: bool

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        started = self.started.isoformat()

        seen = self.seen.isoformat()

        address = self.address

        proof = self.proof

        here = self.here

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "started": started,
                "seen": seen,
                "address": address,
                "proof": proof,
                "here": here,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        started = datetime.datetime.fromisoformat(d.pop("started"))

        seen = datetime.datetime.fromisoformat(d.pop("seen"))

        address = d.pop("address")

        proof = d.pop("proof")

        here = d.pop("here")

        session_listed = cls(
            id=id,
            started=started,
            seen=seen,
            address=address,
            proof=proof,
            here=here,
        )

        return session_listed
