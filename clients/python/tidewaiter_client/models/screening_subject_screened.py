from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.screening_hit import ScreeningHit
    from ..models.screening_query_asked import ScreeningQueryAsked
    from ..models.screening_subject import ScreeningSubject


T = TypeVar("T", bound="ScreeningSubjectScreened")


@_attrs_define
class ScreeningSubjectScreened:
    """A subject and what came of it; no hits is a result too.

    Attributes:
        subject (ScreeningSubject): A party, vessel or place in its role, as it was given. `where` is the place to
            click.
        fingerprint (str):
        queries (list[ScreeningQueryAsked]):
        hits (list[ScreeningHit]):
    """

    subject: ScreeningSubject
    fingerprint: str
    queries: list[ScreeningQueryAsked]
    hits: list[ScreeningHit]

    def to_dict(self) -> dict[str, Any]:
        subject = self.subject.to_dict()

        fingerprint = self.fingerprint

        queries = []
        for queries_item_data in self.queries:
            queries_item = queries_item_data.to_dict()
            queries.append(queries_item)

        hits = []
        for hits_item_data in self.hits:
            hits_item = hits_item_data.to_dict()
            hits.append(hits_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "subject": subject,
                "fingerprint": fingerprint,
                "queries": queries,
                "hits": hits,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.screening_hit import ScreeningHit  # noqa: PLC0415
        from ..models.screening_query_asked import ScreeningQueryAsked  # noqa: PLC0415
        from ..models.screening_subject import ScreeningSubject  # noqa: PLC0415

        d = dict(src_dict)
        subject = ScreeningSubject.from_dict(d.pop("subject"))

        fingerprint = d.pop("fingerprint")

        queries = []
        _queries = d.pop("queries")
        for queries_item_data in _queries:
            queries_item = ScreeningQueryAsked.from_dict(queries_item_data)

            queries.append(queries_item)

        hits = []
        _hits = d.pop("hits")
        for hits_item_data in _hits:
            hits_item = ScreeningHit.from_dict(hits_item_data)

            hits.append(hits_item)

        screening_subject_screened = cls(
            subject=subject,
            fingerprint=fingerprint,
            queries=queries,
            hits=hits,
        )

        return screening_subject_screened
