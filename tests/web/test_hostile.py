"""Whatever somebody puts into a field is text on every page, and nothing else: markup, quotes, right-to-left marks, signs of four bytes.

Every text of every record that a person can type is made hostile; then every page that a link leads to is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Annotated, Any, get_args, get_origin, get_type_hints
from urllib.parse import urljoin, urlsplit

import pytest

from tests.api import firm
from tidewaiter.access.person import Role
from tidewaiter.service.access.desk import Desk
from tidewaiter.shapes import Line, Name, Words
from tidewaiter.store.kinds import KINDS
from tidewaiter.web.app import uses

HOSTILE = "\u202e'\"><x-evil data-evil=1 onmouseover=alert(1)><script>alert(1)</script>"
HOSTILE += "</textarea></title></option>{{ 7*191 }}&amp;\u00e9\U0001d54f"
_FREE = {get_args(one)[1] for one in (Line, Name, Words)}
_PLAIN = frozenset({"name", "description", "street", "city", "marks", "goods", "text", "words"})      # of values without shapes
# What stands in these is a program's, not a person's: the pages go by what they know of it.
_KNOWN = frozenset({"rule", "list", "subject", "fingerprint", "content", "path", "action", "media", "sha256", "event", "shown", "sealed", "kind"})
_MADE = frozenset({"screening", "screening_alert", "screening_decision", "webhook", "secret_number", "deadline", "proposal", "decision"})
_MOST = 400                       # pages


def poisoned(value: Any, hint: Any = None, name: str = "") -> Any:
    """The value with every text hostile that has no narrower shape, as long as it may be."""
    if isinstance(value, str) and not hasattr(value, "value"):
        shape = next((one for one in get_args(hint)[1:] if one in _FREE), None) if get_origin(hint) is Annotated else None
        free = shape is not None or (hint is str and name in _PLAIN and value)
        return HOSTILE[:shape.most if shape else 200] if free and name not in _KNOWN else value
    if isinstance(value, tuple):
        inner = get_args(hint)[0] if get_args(hint) else None
        return tuple(poisoned(one, inner, name) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        hints = get_type_hints(type(value), include_extras=True)
        return replace(value, **{one.name: poisoned(getattr(value, one.name), hints[one.name], one.name) for one in fields(value) if one.init})
    return value


class Seen(HTMLParser):
    """What a page has of its own: links, and whatever came out of a field as markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "x-evil" or (tag == "script" and not told.get("src")) or any(name.startswith("on") or "evil" in name for name in told):
            self.wrong.append(f"<{tag} {attrs}>"[:300])
        for name in ("href", "src", "hx-get", "action"):
            if (where := told.get(name) or "") and (":" in where.split("/")[0] and not where.startswith("data:image")):
                self.wrong.append(f"{tag} leads to {where}")
        if tag == "a" and told.get("href"):
            self.links.append(told["href"] or "")

    def handle_data(self, text: str) -> None:
        self.text += text


@pytest.fixture(scope="module")
def poison(desk: Desk) -> Mapping[str, str]:
    """The first firm with a record of each kind, every text of which is hostile. Gives ids by the beginning of their paths."""
    seat = desk.seat(f"{firm.OURS}-{Role.BROKER}", firm.AT)
    made: dict[str, str] = {}
    for path, make in sorted(firm.RECORDS.items(), key=lambda one: one[0] == "/clients"):       # the first client is the one whose person signs in
        if path in ("/webhooks", "/sessions", "/tokens", "/firm/tokens"):
            continue
        one = make(seat)
        made[path] = one if isinstance(one, str) else one["id"]
    with seat.write("hostile") as book:
        for kind in KINDS.values():
            if kind.name in _MADE:
                continue
            for record in book.all(kind):
                new = poisoned(record.value)
                if kind.name == "person":
                    new = replace(new, login=record.value.login)
                if new != record.value:
                    book.change(kind, record.id, new)
    return made


def starts(poison: Mapping[str, str]) -> Iterator[str]:
    """The pages to begin at: those without a place in their path, and those whose place is a record's that was made."""
    for use in uses():
        if use.method != "GET":
            continue
        head = use.path.split("/{")[0]
        found = next((poison[path] for path in sorted(poison, key=len, reverse=True) if head == path), "")
        filled = use.path.replace("{id}", found, 1) if found else use.path
        filled = re.sub(r"\{(n|number)\}", "1", filled)
        if "{" not in filled:
            yield filled


@pytest.mark.parametrize("role", [Role.BROKER, Role.ADMIN, Role.CLIENT])
def test_what_stands_in_a_field_is_text_on_every_page(person, poison, role):
    somebody = person(role)
    waiting = [*starts(poison), "/search?q=" + "%22%3E%3Cx-evil%3E", "/clients?q=%22%3E%3Cx-evil%3E", "/tariff/search?q=%22%3E%3Cx-evil%3E"]
    looked: set[str] = set()
    seen_hostile: list[str] = []
    wrong: list[str] = []
    while waiting and len(looked) < _MOST:
        path = waiting.pop(0)
        if path in looked:
            continue
        looked.add(path)
        answer = somebody.get(path)
        if answer.status_code >= 500 and answer.status_code != 503:
            wrong.append(f"{path}: {answer.status_code}")
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        page = Seen()
        page.feed(answer.text)
        wrong += [f"{path}: {one}" for one in page.wrong]
        if "1337" in page.text and "{{ 7*191 }}" not in page.text:
            wrong.append(f"{path}: a template in a field was run")
        if "x-evil" in page.text:
            seen_hostile.append(path)
        for link in page.links:
            there = urlsplit(urljoin(path, link))
            where = there.path + (f"?{there.query}" if there.query else "")
            shape = re.sub(r"\d+", "0", where)
            if not there.netloc and not where.startswith("/tariff") and sum(re.sub(r"\d+", "0", one) == shape for one in (*looked, *waiting)) < 6:
                waiting.append(where)
    assert wrong == []
    assert len(seen_hostile) > {Role.BROKER: 12, Role.ADMIN: 3, Role.CLIENT: 1}[role], seen_hostile
