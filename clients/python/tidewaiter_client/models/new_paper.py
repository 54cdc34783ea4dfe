from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewPaper")


@_attrs_define
class NewPaper:
    """A paper that a file needs beside what the law asks: the client's own, or one that CBP asked for by telephone.

    Attributes:
        name (str):
        why (str | Unset):  Default: ''.
        cite (str | Unset):  Default: ''.
        whom (str | Unset):  Default: 'client'.
        stage (str | Unset):  Default: 'release'.
    """

    name: str
    why: str | Unset = ""
    cite: str | Unset = ""
    whom: str | Unset = "client"
    stage: str | Unset = "release"

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        why = self.why

        cite = self.cite

        whom = self.whom

        stage = self.stage

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if why is not UNSET:
            field_dict["why"] = why
        if cite is not UNSET:
            field_dict["cite"] = cite
        if whom is not UNSET:
            field_dict["whom"] = whom
        if stage is not UNSET:
            field_dict["stage"] = stage

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        why = d.pop("why", UNSET)

        cite = d.pop("cite", UNSET)

        whom = d.pop("whom", UNSET)

        stage = d.pop("stage", UNSET)

        new_paper = cls(
            name=name,
            why=why,
            cite=cite,
            whom=whom,
            stage=stage,
        )

        return new_paper
