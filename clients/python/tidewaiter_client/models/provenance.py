from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.source import Source
from ..types import UNSET, Unset

T = TypeVar("T", bound="Provenance")


@_attrs_define
class Provenance:
    """One source of a value. A reading by a model has two: the model, and the place on the paper.

    `box` is where on the page: `x0 y0 x1 y1` in points, or a sheet's cell. `score` is per mille; None is not told.

        Attributes:
            source (Source): What a value was taken from.
            document (str | Unset):  Default: ''.
            page (int | None | Unset):
            box (str | Unset):  Default: ''.
            read (str | Unset):  Default: ''.
            rule (str | Unset):  Default: ''.
            model (str | Unset):  Default: ''.
            version (str | Unset):  Default: ''.
            score (int | None | Unset):
            entry (str | Unset):  Default: ''.
            line (int | None | Unset):
            part (str | Unset):  Default: ''.
            part_version (int | None | Unset):
            instruction (str | Unset):  Default: ''.
            person (str | Unset):  Default: ''.
    """

    source: Source
    document: str | Unset = ""
    page: int | None | Unset = UNSET
    box: str | Unset = ""
    read: str | Unset = ""
    rule: str | Unset = ""
    model: str | Unset = ""
    version: str | Unset = ""
    score: int | None | Unset = UNSET
    entry: str | Unset = ""
    line: int | None | Unset = UNSET
    part: str | Unset = ""
    part_version: int | None | Unset = UNSET
    instruction: str | Unset = ""
    person: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        source = self.source.value

        document = self.document

        page: int | None | Unset
        if isinstance(self.page, Unset):
            page = UNSET
        else:
            page = self.page

        box = self.box

        read = self.read

        rule = self.rule

        model = self.model

        version = self.version

        score: int | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        entry = self.entry

        line: int | None | Unset
        if isinstance(self.line, Unset):
            line = UNSET
        else:
            line = self.line

        part = self.part

        part_version: int | None | Unset
        if isinstance(self.part_version, Unset):
            part_version = UNSET
        else:
            part_version = self.part_version

        instruction = self.instruction

        person = self.person

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
            }
        )
        if document is not UNSET:
            field_dict["document"] = document
        if page is not UNSET:
            field_dict["page"] = page
        if box is not UNSET:
            field_dict["box"] = box
        if read is not UNSET:
            field_dict["read"] = read
        if rule is not UNSET:
            field_dict["rule"] = rule
        if model is not UNSET:
            field_dict["model"] = model
        if version is not UNSET:
            field_dict["version"] = version
        if score is not UNSET:
            field_dict["score"] = score
        if entry is not UNSET:
            field_dict["entry"] = entry
        if line is not UNSET:
            field_dict["line"] = line
        if part is not UNSET:
            field_dict["part"] = part
        if part_version is not UNSET:
            field_dict["part_version"] = part_version
        if instruction is not UNSET:
            field_dict["instruction"] = instruction
        if person is not UNSET:
            field_dict["person"] = person

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = Source(d.pop("source"))

        document = d.pop("document", UNSET)

        def _parse_page(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        page = _parse_page(d.pop("page", UNSET))

        box = d.pop("box", UNSET)

        read = d.pop("read", UNSET)

        rule = d.pop("rule", UNSET)

        model = d.pop("model", UNSET)

        version = d.pop("version", UNSET)

        def _parse_score(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        score = _parse_score(d.pop("score", UNSET))

        entry = d.pop("entry", UNSET)

        def _parse_line(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        line = _parse_line(d.pop("line", UNSET))

        part = d.pop("part", UNSET)

        def _parse_part_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        part_version = _parse_part_version(d.pop("part_version", UNSET))

        instruction = d.pop("instruction", UNSET)

        person = d.pop("person", UNSET)

        provenance = cls(
            source=source,
            document=document,
            page=page,
            box=box,
            read=read,
            rule=rule,
            model=model,
            version=version,
            score=score,
            entry=entry,
            line=line,
            part=part,
            part_version=part_version,
            instruction=instruction,
            person=person,
        )

        return provenance
