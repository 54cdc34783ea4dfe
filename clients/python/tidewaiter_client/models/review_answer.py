from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..models.answer import Answer
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.feedback import Feedback


T = TypeVar("T", bound="ReviewAnswer")


@_attrs_define
class ReviewAnswer:
    """What came of it: accept or return, the errors found, and a note.

    Attributes:
        answer (Answer):
        feedback (list[Feedback] | Unset):
        note (str | Unset):  Default: ''.
    """

    answer: Answer
    feedback: list[Feedback] | Unset = UNSET
    note: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        answer = self.answer.value

        feedback: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.feedback, Unset):
            feedback = []
            for feedback_item_data in self.feedback:
                feedback_item = feedback_item_data.to_dict()
                feedback.append(feedback_item)

        note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "answer": answer,
            }
        )
        if feedback is not UNSET:
            field_dict["feedback"] = feedback
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.feedback import Feedback  # noqa: PLC0415

        d = dict(src_dict)
        answer = Answer(d.pop("answer"))

        _feedback = d.pop("feedback", UNSET)
        feedback: list[Feedback] | Unset = UNSET
        if _feedback is not UNSET:
            feedback = []
            for feedback_item_data in _feedback:
                feedback_item = Feedback.from_dict(feedback_item_data)

                feedback.append(feedback_item)

        note = d.pop("note", UNSET)

        review_answer = cls(
            answer=answer,
            feedback=feedback,
            note=note,
        )

        return review_answer
