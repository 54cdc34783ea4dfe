"""What a rule on parties is, and how one is declared: as in checks/, but of a question each room asks for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Generic, TypeVar

from tidewaiter.findings import Finding, Severity

Asked = TypeVar("Asked")
Hit = tuple[str, str, str]                  # where, what is against what should be, what to do

FATAL, WARNING, NOTE = Severity.FATAL, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True)
class Rule(Generic[Asked]):
    """A check under its id."""

    id: str
    severity: Severity
    cite: str
    check: Callable[[Asked], Iterator[Hit]]

    @property
    def text(self) -> str:
        """The rule in words: the first paragraph of its docstring."""
        return " ".join((getdoc(self.check) or "").split("\n\n")[0].split())

    def findings(self, asked: Asked) -> Iterator[Finding]:
        for where, message, fix in self.check(asked):
            yield Finding(self.id, self.severity, where, message, self.cite, fix)


class Rules(Generic[Asked]):
    """The rules of one subject in the order in which they are declared, which is that in which the law states them."""

    def __init__(self) -> None:
        self.declared: dict[str, Rule[Asked]] = {}

    def rule(
        self, id: str, *, cite: str, severity: Severity = FATAL
    ) -> Callable[[Callable[[Asked], Iterator[Hit]]], Callable[[Asked], Iterator[Hit]]]:
        """Register a check under `id`. TypeError where the id is taken or the check has no docstring that states it."""

        def register(check: Callable[[Asked], Iterator[Hit]]) -> Callable[[Asked], Iterator[Hit]]:
            if id in self.declared or not check.__doc__:
                raise TypeError(f"rule {id} needs an id of its own and a docstring that states it")
            self.declared[id] = Rule(id, severity, cite, check)
            return check

        return register

    def findings(self, asked: Asked) -> tuple[Finding, ...]:
        """Everything that is wrong or doubtful, in the order of the rules."""
        return tuple(finding for rule in self.declared.values() for finding in rule.findings(asked))
