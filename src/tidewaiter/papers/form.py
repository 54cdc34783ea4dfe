"""A mapping of a paper as a form with named boxes: asking for a box gives its value and collects what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeVar

from tidewaiter.papers.found import Found
from tidewaiter.papers.tree import Keyed, Many, Node, Text
from tidewaiter.papers.values import read_amount, read_flag, read_paper_day, read_whole

T = TypeVar("T")
MOST_UNKNOWN = 20        # unknown names that are pointed at one by one


def nearest(name: str, known: list[str] | tuple[str, ...] | Mapping[str, object]) -> str:
    """The known name that looks most like `name`, as words for a fix."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean {close[0]}?" if close else "take it out; the known ones are in docs/shipment-folder.md"


class Form:
    """`keys` declares the boxes; a key beyond them is a finding at once. `found` is shared by all forms of a folder."""

    def __init__(self, node: Keyed, paper: str, keys: Mapping[str, str] | None, found: Found, name: str = "") -> None:
        self.node, self.paper, self.name, self.found = node, paper, name, found
        unknown = [key for key in node.entries if keys is not None and key not in keys]
        for key in unknown[:MOST_UNKNOWN]:
            self._fault("PAP-KEY-UNKNOWN", key, f"the key {key} is unknown here", nearest(key, keys or {}))
        if len(unknown) > MOST_UNKNOWN:
            self._fault("PAP-KEY-UNKNOWN", "", f"{len(unknown) - MOST_UNKNOWN} more keys are unknown here",
                        "see the keys in docs/shipment-folder.md")

    def __contains__(self, key: str) -> bool:
        node = self.node.entries.get(key)
        return node is not None and not (isinstance(node, Text) and not node.value)

    def __iter__(self) -> Iterator[str]:
        return iter(self.node.entries)

    def where(self, key: str = "") -> str:
        """The place to click: paper, line, key."""
        line = self.node.lines.get(key, self.node.line)
        full = ".".join(part for part in (self.name, key) if part)
        return f"{self.paper}, line {line}" + (f", {full}" if full else "")

    def _fault(self, rule: str, key: str, message: str, fix: str) -> None:
        self.found.fault(rule, self.where(key), message, fix)

    def _missing(self, key: str) -> None:
        self._fault("PAP-KEY-MISSING", key, f"{key} is missing",
                    f"write {key}; docs/shipment-folder.md says what it holds")

    def text(self, key: str, need: bool = False) -> str:
        if key not in self:
            if need:
                self._missing(key)
            return ""
        node = self.node.entries[key]
        if not isinstance(node, Text):
            self._fault("PAP-KEY-SHAPE", key, f"{key} holds a list or keys, not one text", "write one value")
            return ""
        return node.value

    def _read(self, key: str, read: Callable[[str], T], need: bool) -> T | None:
        text = self.text(key, need)
        if not text:
            return None
        try:
            return read(text)
        except ValueError as error:
            self._fault("PAP-VALUE", key, f"{key}: {error}", "look at the paper and write it again")
            return None

    def day(self, key: str, need: bool = False) -> date | None:
        return self._read(key, read_paper_day, need)

    def amount(self, key: str, need: bool = False) -> Decimal | None:
        """A number that is not negative."""
        amount = self._read(key, read_amount, need)
        if amount is not None and amount < 0:
            self._fault("PAP-NEGATIVE", key, f"{key} is {amount}, less than zero",
                        "state what is left out as a deduction")
            return None
        return amount

    def whole(self, key: str, need: bool = False) -> int | None:
        return self._read(key, read_whole, need)

    def flag(self, key: str) -> bool | None:
        return self._read(key, read_flag, need=False)

    def choice(self, key: str, allowed: Mapping[str, object] | tuple[str, ...], need: bool = False) -> str:
        """One of `allowed`, or a finding that names them."""
        text = self.text(key, need)
        if text and text not in allowed:
            self._fault("PAP-VALUE", key, f"{key} is {text!r}, none of {', '.join(allowed)}", nearest(text, allowed))
            return ""
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        if key not in self:
            return ()
        node = self.node.entries[key]
        items = node.items if isinstance(node, Many) else (node,)
        if not all(isinstance(item, Text) for item in items):
            self._fault("PAP-KEY-SHAPE", key, f"{key} holds keys, not a list of texts", "write `[one, two]`")
            return ()
        return tuple(item.value for item in items if isinstance(item, Text))

    def _inner(self, node: Node, name: str, keys: Mapping[str, str] | None) -> Form | None:
        if isinstance(node, Keyed):
            return Form(node, self.paper, keys, self.found, name)
        self.found.fault("PAP-KEY-SHAPE", f"{self.paper}, line {node.line}, {name}", f"{name} does not hold keys",
                         "write `key: value` lines below it")
        return None

    def form(self, key: str, keys: Mapping[str, str] | None, need: bool = False) -> Form | None:
        """The form in a box; `keys` None takes any keys (facts, manufacturers, parts)."""
        if key not in self:
            if need:
                self._missing(key)
            return None
        return self._inner(self.node.entries[key], ".".join(part for part in (self.name, key) if part), keys)

    def section(self, key: str, keys: Mapping[str, str] | None, need: bool = False) -> Form:
        """Like `form`, and an empty form where there is none."""
        empty = Keyed({}, {}, self.node.lines.get(key, self.node.line))
        return self.form(key, keys, need) or Form(empty, self.paper, None, self.found, key)

    def forms(self, key: str, keys: Mapping[str, str] | None) -> list[Form]:
        """A list of forms; one form alone is a list of one."""
        if key not in self:
            return []
        node = self.node.entries[key]
        items = node.items if isinstance(node, Many) else (node,)
        name = ".".join(part for part in (self.name, key) if part)
        inner = (self._inner(item, f"{name}.{n}" if isinstance(node, Many) else name, keys) for n,
                 item in enumerate(items, 1))
        return [form for form in inner if form is not None]
