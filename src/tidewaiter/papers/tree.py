"""YAML as a tree of texts with line numbers: no dates, no octal numbers, no anchors, no key twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from tidewaiter.findings import Finding
from tidewaiter.papers.files import read_text
from tidewaiter.papers.found import fault

DEEPEST = 12
MOST_BYTES = 4_000_000       # of a YAML file; one of 999 lines has a tenth of this
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Text:
    value: str
    line: int


@dataclass(frozen=True)
class Many:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True)
class Keyed:
    """A mapping. `lines` has the line of each key."""

    entries: Mapping[str, Node]
    lines: Mapping[str, int]
    line: int


Node = Text | Many | Keyed


class _Refused(Exception):
    def __init__(self, rule: str, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.rule, self.line, self.message, self.fix = rule, line, message, fix


class _Open:
    """A sequence or mapping whose end has not come yet."""

    def __init__(self, line: int, keyed: bool) -> None:
        self.line, self.keyed = line, keyed
        self.items: list[Node] = []
        self.entries: dict[str, Node] = {}
        self.lines: dict[str, int] = {}
        self.key: str | None = None

    def add(self, node: Node) -> None:
        if not self.keyed:
            self.items.append(node)
        elif self.key is not None:
            self.entries[self.key], self.key = node, None
        elif not isinstance(node, Text):
            raise _Refused("PAP-YAML", node.line, "a key is a list or a mapping", "write each key as one word")
        elif node.value in self.entries:
            raise _Refused("PAP-KEY-TWICE", node.line, f"the key {node.value} stands here for the second time; "
                           f"the first is in line {self.lines[node.value]}", "keep the right one")
        else:
            self.key = node.value
            self.lines[node.value] = node.line

    def closed(self) -> Node:
        if self.keyed:
            return Keyed(self.entries, self.lines, self.line)
        return Many(tuple(self.items), self.line)


def parse_tree(text: str) -> Node:
    """The tree of one YAML document. A plain empty value, `~` or `null` is the empty text.

    >>> parse_tree("port: 0406")
    Keyed(entries={'port': Text(value='0406', line=1)}, lines={'port': 1}, line=1)
    """
    stack = [_Open(1, keyed=False)]
    documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused("PAP-YAML-ALIAS", line, "an anchor & or alias * is not read", "write the value out")
        tag = getattr(event, "tag", None)
        if tag:
            raise _Refused("PAP-YAML-TAG", line, f"the tag {tag} is not read", "write the value alone")
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise _Refused("PAP-YAML", line, "a second document begins here", "keep one document in a file")
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(stack) > DEEPEST:
                    raise _Refused("PAP-YAML", line, f"values are nested more than {DEEPEST} deep",
                                   "see the keys in docs/shipment-folder.md")
                stack.append(_Open(line, isinstance(event, yaml.MappingStartEvent)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                ended = stack.pop()
                stack[-1].add(ended.closed())
            case yaml.ScalarEvent():
                empty = event.style is None and event.value in ("~", "null")
                stack[-1].add(Text("" if empty else event.value.strip(), line))
    return stack[0].items[0] if stack[0].items else Keyed({}, {}, 1)


def read_tree(path: Path) -> Keyed | Finding:
    """The mapping that a YAML file holds, or what is wrong with the file."""
    text = read_text(path, MOST_BYTES)
    if isinstance(text, Finding):
        return text
    try:
        tree = parse_tree(text)
    except _Refused as refused:
        return fault(refused.rule, f"{path.name}, line {refused.line}", refused.message, refused.fix)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return fault("PAP-YAML", f"{path.name}, line {line}", f"this is not YAML: {error.problem or error.context}",
                     "look at the indentation and the quotes")
    except yaml.YAMLError as error:
        return fault("PAP-YAML", path.name, f"this is not YAML: {error}".splitlines()[0], "save it as plain UTF-8 text")
    if not isinstance(tree, Keyed):
        return fault("PAP-YAML", f"{path.name}, line {tree.line}", "the file is not a mapping of keys to values",
                     "write `key: value` lines")
    return tree
