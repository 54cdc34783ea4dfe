from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="LetHappen")


@_attrs_define
class LetHappen:
    """What is to happen to an entry there: `name` as the journal has it, and what has to be told with it.

    Attributes:
        name (str):
        agency (str | Unset):  Default: ''.
        document (str | Unset):  Default: ''.
        kind (str | Unset):  Default: ''.
        decision (str | Unset):  Default: ''.
        form (str | Unset):  Default: ''.
        found (str | Unset):  Default: ''.
        why (str | Unset):  Default: ''.
    """

    name: str
    agency: str | Unset = ""
    document: str | Unset = ""
    kind: str | Unset = ""
    decision: str | Unset = ""
    form: str | Unset = ""
    found: str | Unset = ""
    why: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        agency = self.agency

        document = self.document

        kind = self.kind

        decision = self.decision

        form = self.form

        found = self.found

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if agency is not UNSET:
            field_dict["agency"] = agency
        if document is not UNSET:
            field_dict["document"] = document
        if kind is not UNSET:
            field_dict["kind"] = kind
        if decision is not UNSET:
            field_dict["decision"] = decision
        if form is not UNSET:
            field_dict["form"] = form
        if found is not UNSET:
            field_dict["found"] = found
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        agency = d.pop("agency", UNSET)

        document = d.pop("document", UNSET)

        kind = d.pop("kind", UNSET)

        decision = d.pop("decision", UNSET)

        form = d.pop("form", UNSET)

        found = d.pop("found", UNSET)

        why = d.pop("why", UNSET)

        let_happen = cls(
            name=name,
            agency=agency,
            document=document,
            kind=kind,
            decision=decision,
            form=form,
            found=found,
            why=why,
        )

        return let_happen
