from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="LogInRequest")


@_attrs_define
class LogInRequest:
    """What log_in is told.

    Attributes:
        login (str):
        password (str):
        code (str | Unset):  Default: ''.
    """

    login: str
    password: str
    code: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        login = self.login

        password = self.password

        code = self.code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "login": login,
                "password": password,
            }
        )
        if code is not UNSET:
            field_dict["code"] = code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        login = d.pop("login")

        password = d.pop("password")

        code = d.pop("code", UNSET)

        log_in_request = cls(
            login=login,
            password=password,
            code=code,
        )

        return log_in_request
