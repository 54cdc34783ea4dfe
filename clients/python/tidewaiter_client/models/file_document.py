from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.paper_state import PaperState
from ..types import UNSET, Unset

T = TypeVar("T", bound="FileDocument")


@_attrs_define
class FileDocument:
    """A paper on a file's checklist. `kind` is a row of `document_kinds`, or "asked" and "standing" for what CBP or the
    client's own list wants;
    `key` tells several of a kind apart. `document` is the stored document that it came as.

        Attributes:
            file (str):
            client (str):
            kind (str):
            name (str):
            key (str | Unset):  Default: ''.
            why (str | Unset):  Default: ''.
            cite (str | Unset):  Default: ''.
            stage (str | Unset):  Default: 'release'.
            whom (str | Unset):  Default: 'client'.
            state (PaperState | Unset):
            document (str | Unset):  Default: ''.
            received (datetime.datetime | None | Unset):
            waived_by (str | Unset):  Default: ''.
            waived_why (str | Unset):  Default: ''.
            asked (list[datetime.datetime] | Unset):
    """

    file: str
    client: str
    kind: str
    name: str
    key: str | Unset = ""
    why: str | Unset = ""
    cite: str | Unset = ""
    stage: str | Unset = "release"
    whom: str | Unset = "client"
    state: PaperState | Unset = UNSET
    document: str | Unset = ""
    received: datetime.datetime | None | Unset = UNSET
    waived_by: str | Unset = ""
    waived_why: str | Unset = ""
    asked: list[datetime.datetime] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        file = self.file

        client = self.client

        kind = self.kind

        name = self.name

        key = self.key

        why = self.why

        cite = self.cite

        stage = self.stage

        whom = self.whom

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state.value

        document = self.document

        received: None | str | Unset
        if isinstance(self.received, Unset):
            received = UNSET
        elif isinstance(self.received, datetime.datetime):
            received = self.received.isoformat()
        else:
            received = self.received

        waived_by = self.waived_by

        waived_why = self.waived_why

        asked: list[str] | Unset = UNSET
        if not isinstance(self.asked, Unset):
            asked = []
            for asked_item_data in self.asked:
                asked_item = asked_item_data.isoformat()
                asked.append(asked_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "client": client,
                "kind": kind,
                "name": name,
            }
        )
        if key is not UNSET:
            field_dict["key"] = key
        if why is not UNSET:
            field_dict["why"] = why
        if cite is not UNSET:
            field_dict["cite"] = cite
        if stage is not UNSET:
            field_dict["stage"] = stage
        if whom is not UNSET:
            field_dict["whom"] = whom
        if state is not UNSET:
            field_dict["state"] = state
        if document is not UNSET:
            field_dict["document"] = document
        if received is not UNSET:
            field_dict["received"] = received
        if waived_by is not UNSET:
            field_dict["waived_by"] = waived_by
        if waived_why is not UNSET:
            field_dict["waived_why"] = waived_why
        if asked is not UNSET:
            field_dict["asked"] = asked

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = d.pop("file")

        client = d.pop("client")

        kind = d.pop("kind")

        name = d.pop("name")

        key = d.pop("key", UNSET)

        why = d.pop("why", UNSET)

        cite = d.pop("cite", UNSET)

        stage = d.pop("stage", UNSET)

        whom = d.pop("whom", UNSET)

        _state = d.pop("state", UNSET)
        state: PaperState | Unset
        if isinstance(_state, Unset):
            state = UNSET
        else:
            state = PaperState(_state)

        document = d.pop("document", UNSET)

        def _parse_received(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_type_0 = datetime.datetime.fromisoformat(data)

                return received_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        received = _parse_received(d.pop("received", UNSET))

        waived_by = d.pop("waived_by", UNSET)

        waived_why = d.pop("waived_why", UNSET)

        _asked = d.pop("asked", UNSET)
        asked: list[datetime.datetime] | Unset = UNSET
        if _asked is not UNSET:
            asked = []
            for asked_item_data in _asked:
                asked_item = datetime.datetime.fromisoformat(asked_item_data)

                asked.append(asked_item)

        file_document = cls(
            file=file,
            client=client,
            kind=kind,
            name=name,
            key=key,
            why=why,
            cite=cite,
            stage=stage,
            whom=whom,
            state=state,
            document=document,
            received=received,
            waived_by=waived_by,
            waived_why=waived_why,
            asked=asked,
        )

        return file_document
