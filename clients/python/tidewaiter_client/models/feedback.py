from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.erred import Erred
from ..models.weight import Weight
from ..types import UNSET, Unset

T = TypeVar("T", bound="Feedback")


@_attrs_define
class Feedback:
    """One error found: what was stated, what should be. `source` is the model, document, rule or person that it came from,
    as `makers` names it.

        Attributes:
            path (str):
            kind (str):
            weight (Weight): How much an error matters: what CBP would have made of it.
            was (str):
            should_be (str):
            by (Erred): Who or what an error is counted against.
            source (str | Unset):  Default: ''.
            writer (str | Unset):  Default: ''.
            cite (str | Unset):  Default: ''.
            note (str | Unset):  Default: ''.
    """

    path: str
    kind: str
    weight: Weight
    was: str
    should_be: str
    by: Erred
    source: str | Unset = ""
    writer: str | Unset = ""
    cite: str | Unset = ""
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        kind = self.kind

        weight = self.weight.value

        was = self.was

        should_be = self.should_be

        by = self.by.value

        source = self.source

        writer = self.writer

        cite = self.cite

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "path": path,
                "kind": kind,
                "weight": weight,
                "was": was,
                "should_be": should_be,
                "by": by,
            }
        )
        if source is not UNSET:
            field_dict["source"] = source
        if writer is not UNSET:
            field_dict["writer"] = writer
        if cite is not UNSET:
            field_dict["cite"] = cite
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        path = d.pop("path")

        kind = d.pop("kind")

        weight = Weight(d.pop("weight"))

        was = d.pop("was")

        should_be = d.pop("should_be")

        by = Erred(d.pop("by"))

        source = d.pop("source", UNSET)

        writer = d.pop("writer", UNSET)

        cite = d.pop("cite", UNSET)

        note = d.pop("note", UNSET)

        feedback = cls(
            path=path,
            kind=kind,
            weight=weight,
            was=was,
            should_be=should_be,
            by=by,
            source=source,
            writer=writer,
            cite=cite,
            note=note,
        )

        return feedback
