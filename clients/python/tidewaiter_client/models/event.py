from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Event")


@_attrs_define
class Event:
    """One change. `before` and `after` hold the fields that it changed; a new record has nothing before.

    Attributes:
        tenant (str):
        seq (int):
        at (str):
        by (str):
        action (str):
        kind (str):
        id (str):
        version (int):
        why (str):
        before (str):
        after (str):
        salt (str):
        content (str):
        digest (str):
        previous (str):
        hash_ (str):
    """

    tenant: str
    seq: int
    at: str
    by: str
    action: str
    kind: str
    id: str
    version: int
    why: str
    before: str
    after: str
    salt: str
    content: str
    digest: str
    previous: str
    hash_: str

    def to_dict(self) -> dict[str, Any]:
        tenant = self.tenant

        seq = self.seq

        at = self.at

        by = self.by

        action = self.action

        kind = self.kind

        id = self.id

        version = self.version

        why = self.why

        before = self.before

        after = self.after

        salt = self.salt

        content = self.content

        digest = self.digest

        previous = self.previous

        hash_ = self.hash_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "tenant": tenant,
                "seq": seq,
                "at": at,
                "by": by,
                "action": action,
                "kind": kind,
                "id": id,
                "version": version,
                "why": why,
                "before": before,
                "after": after,
                "salt": salt,
                "content": content,
                "digest": digest,
                "previous": previous,
                "hash": hash_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tenant = d.pop("tenant")

        seq = d.pop("seq")

        at = d.pop("at")

        by = d.pop("by")

        action = d.pop("action")

        kind = d.pop("kind")

        id = d.pop("id")

        version = d.pop("version")

        why = d.pop("why")

        before = d.pop("before")

        after = d.pop("after")

        salt = d.pop("salt")

        content = d.pop("content")

        digest = d.pop("digest")

        previous = d.pop("previous")

        hash_ = d.pop("hash")

        event = cls(
            tenant=tenant,
            seq=seq,
            at=at,
            by=by,
            action=action,
            kind=kind,
            id=id,
            version=version,
            why=why,
            before=before,
            after=after,
            salt=salt,
            content=content,
            digest=digest,
            previous=previous,
            hash_=hash_,
        )

        return event
