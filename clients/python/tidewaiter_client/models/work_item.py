from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.task import Task


T = TypeVar("T", bound="WorkItem")


@_attrs_define
class WorkItem:
    """A task in its place on the worklist. `hours_left` is below zero once it is overdue, null where no day is known;
    `score` is greater for
    what goes first, `why` says what it was made of.

        Attributes:
            id (str):
            version (int):
            band (str):
            hours_left (int | None):
            score (int):
            why (str):
            task (Task): One thing to be done. `kind` and `subject` say what asks for it, once in a file: a clock by its
                row, a hold by its record, papers by
                their stage, a refused message by its track, a box by its number.

                `due_at` is the end of the day `due` in the time of ACE, or the moment itself; both None where no day is known.
                `stake_cents` is what is
                lost if it passes, None where that is not known; `daily_cents` what each day costs until it is done. `weight` is
                both in the one number
                that the worklist is ordered by (`urgency`). `started` names what set the day: a task that starts anew is open
                again.
                `evidence` is what ended it; `ended_by` a person's id, or "cbp".
    """

    id: str
    version: int
    band: str
    hours_left: int | None
    score: int
    why: str
    task: Task

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        version = self.version

        band = self.band

        hours_left: int | None
        hours_left = self.hours_left

        score = self.score

        why = self.why

        task = self.task.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "band": band,
                "hours_left": hours_left,
                "score": score,
                "why": why,
                "task": task,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.task import Task  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        version = d.pop("version")

        band = d.pop("band")

        def _parse_hours_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        hours_left = _parse_hours_left(d.pop("hours_left"))

        score = d.pop("score")

        why = d.pop("why")

        task = Task.from_dict(d.pop("task"))

        work_item = cls(
            id=id,
            version=version,
            band=band,
            hours_left=hours_left,
            score=score,
            why=why,
            task=task,
        )

        return work_item
