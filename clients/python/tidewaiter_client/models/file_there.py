from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.coming_there import ComingThere
    from ..models.file_record import FileRecord
    from ..models.journal_line import JournalLine
    from ..models.rehearsal_act import RehearsalAct


T = TypeVar("T", bound="FileThere")


@_attrs_define
class FileThere:
    """One file as the rehearsal has it. `known` says whether it came there at all.

    Attributes:
        file (FileRecord): A File as it is kept, and what is wrong with it.
        known (bool):
        clock (datetime.datetime | None):
        now (str):
        waits_for (list[str]):
        holds (list[str]):
        documents (list[str]):
        exam (bool):
        coming (list[ComingThere]):
        journal (list[JournalLine]):
        acts (list[RehearsalAct]):
    """

    file: FileRecord
    known: bool
    clock: datetime.datetime | None
    now: str
    waits_for: list[str]
    holds: list[str]
    documents: list[str]
    exam: bool
    coming: list[ComingThere]
    journal: list[JournalLine]
    acts: list[RehearsalAct]

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_dict()

        known = self.known

        clock: None | str
        if isinstance(self.clock, datetime.datetime):
            clock = self.clock.isoformat()
        else:
            clock = self.clock

        now = self.now

        waits_for = self.waits_for

        holds = self.holds

        documents = self.documents

        exam = self.exam

        coming = []
        for coming_item_data in self.coming:
            coming_item = coming_item_data.to_dict()
            coming.append(coming_item)

        journal = []
        for journal_item_data in self.journal:
            journal_item = journal_item_data.to_dict()
            journal.append(journal_item)

        acts = []
        for acts_item_data in self.acts:
            acts_item = acts_item_data.to_dict()
            acts.append(acts_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
                "known": known,
                "clock": clock,
                "now": now,
                "waits_for": waits_for,
                "holds": holds,
                "documents": documents,
                "exam": exam,
                "coming": coming,
                "journal": journal,
                "acts": acts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.coming_there import ComingThere  # noqa: PLC0415
        from ..models.file_record import FileRecord  # noqa: PLC0415
        from ..models.journal_line import JournalLine  # noqa: PLC0415
        from ..models.rehearsal_act import RehearsalAct  # noqa: PLC0415

        d = dict(src_dict)
        file = FileRecord.from_dict(d.pop("file"))

        known = d.pop("known")

        def _parse_clock(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                clock_type_0 = datetime.datetime.fromisoformat(data)

                return clock_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        clock = _parse_clock(d.pop("clock"))

        now = d.pop("now")

        waits_for = cast(list[str], d.pop("waits_for"))

        holds = cast(list[str], d.pop("holds"))

        documents = cast(list[str], d.pop("documents"))

        exam = d.pop("exam")

        coming = []
        _coming = d.pop("coming")
        for coming_item_data in _coming:
            coming_item = ComingThere.from_dict(coming_item_data)

            coming.append(coming_item)

        journal = []
        _journal = d.pop("journal")
        for journal_item_data in _journal:
            journal_item = JournalLine.from_dict(journal_item_data)

            journal.append(journal_item)

        acts = []
        _acts = d.pop("acts")
        for acts_item_data in _acts:
            acts_item = RehearsalAct.from_dict(acts_item_data)

            acts.append(acts_item)

        file_there = cls(
            file=file,
            known=known,
            clock=clock,
            now=now,
            waits_for=waits_for,
            holds=holds,
            documents=documents,
            exam=exam,
            coming=coming,
            journal=journal,
            acts=acts,
        )

        return file_there
