"""What a route answers with: a record in its envelope, a page of them, a value, bytes, or nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, cast, get_args, get_origin
from urllib.parse import urlencode

from pydantic import Field, create_model
from starlette.requests import Request
from starlette.responses import Response

from tidewaiter.api.models import Finder, Model, answer, form, name_of, record_model
from tidewaiter.api.route import Use
from tidewaiter.service.listing import Listing
from tidewaiter.store.kinds import Record
from tidewaiter.store.ledger import Page


@dataclass(frozen=True)
class Kept:
    """An answer as it is sent, and as it is kept to be sent again."""

    status: int
    headers: dict[str, str]
    body: bytes

    def response(self) -> Response:
        return Response(self.body, self.status, self.headers)


@cache
def page_model(of: Any, paged: bool) -> type[Model]:
    """Some records, or values, and the cursor of those after them."""
    inner = get_args(of)[0] if get_origin(of) is Record else of
    item = record_model(inner) if get_origin(of) is Record else answer(of)
    fields: dict[str, Any] = {"items": (tuple[item, ...], ...)}         # type: ignore[valid-type]
    if paged:
        fields["next"] = (Annotated[str, Field(description='What `after` is for the next page; "" on the last')], ...)
    name = f"{name_of(inner)}{'Page' if paged else 'List'}"
    return create_model(name, __base__=Model, __doc__=f"{'A page' if paged else 'All'} of a list.", **fields)


def reply_model(use: Use) -> type[Model] | None:
    """The model of a route's answer; None where it answers nothing, or bytes. TypeError where a function returns what cannot be told."""
    returns: Any = use.returns
    origin, inner = get_origin(returns), get_args(returns)
    if returns in (NoneType, bytes):
        return None
    if origin is Record:
        return record_model(inner[0])
    if origin is Page:
        return page_model(Record[inner[0]], True)       # type: ignore[valid-type]
    if origin is Listing:
        return page_model(inner[0], True)
    if origin in (list, Sequence) or (origin is tuple and len(inner) == 2 and inner[1] is Ellipsis):
        return page_model(inner[0], False)
    if isinstance(returns, type) and is_dataclass(returns):
        return answer(cast("Any", returns))
    raise TypeError(f"{use.name} returns {returns}: give it a dataclass, a Record, a Page, a Listing or a tuple of such")


def tagged(use: Use) -> bool:
    """Whether the answer is one record, with an ETag."""
    return get_origin(use.returns) is Record


def kept(use: Use, found: Any, request: Request, findings: Finder) -> Kept:
    """What is answered to a request for what the function gave."""
    if found is None:
        return Kept(use.status, {}, b"")
    if isinstance(found, bytes):
        return Kept(use.status, {"Content-Type": use.gives}, found)
    headers = {"Content-Type": "application/json"}
    content = found
    if isinstance(found, Record):
        headers["ETag"] = f'"{found.version}"'
        if use.status == 201:
            headers["Location"] = f"{request.url.path}/{found.id}"
    elif isinstance(found, Page | Listing):
        if found.next:
            asked = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
            headers["Link"] = f'<{request.url.path}?{urlencode([*asked, ("after", found.next)])}>; rel="next"'
        content = {"items": found.records if isinstance(found, Page) else found.items, "next": found.next}
    elif isinstance(found, list | tuple):
        content = {"items": found}
    return Kept(use.status, headers, written(form(content, findings)))


def written(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
