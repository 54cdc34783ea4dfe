"""What a rule is, and how one is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from inspect import getdoc

from tidewaiter.checks.case import Case
from tidewaiter.dates import Span
from tidewaiter.findings import Finding, Severity

Hit = tuple[str, str, str]                  # where, what is against what should be, what to do
Check = Callable[[Case], Iterator[Hit]]

FATAL, WARNING, NOTE = Severity.FATAL, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True)
class Rule:
    """A check under its id. `span` holds the days of entry on which it is in force."""

    id: str
    severity: Severity
    cite: str
    span: Span
    check: Check

    @property
    def subject(self) -> str:
        return self.check.__module__.rpartition(".")[2]

    @property
    def text(self) -> str:
        """The rule in words: the first paragraph of its docstring."""
        return " ".join((getdoc(self.check) or "").split("\n\n")[0].split())

    @property
    def detail(self) -> str:
        """What the rule's docstring adds after its first paragraph, or nothing."""
        return " ".join((getdoc(self.check) or "").partition("\n\n")[2].split())

    def findings(self, case: Case) -> Iterator[Finding]:
        if case.entry.days.entered in self.span:
            for where, message, fix in self.check(case):
                yield Finding(self.id, self.severity, where, message, self.cite, fix)


DECLARED: dict[str, Rule] = {}


def rule(
    id: str, *, cite: str, severity: Severity = FATAL, since: date = date.min, until: date = date.max,
) -> Callable[[Check], Check]:
    """Register a check under `id`, in force for goods entered from `since` up to but not on `until`.

    The check's docstring is the text that the broker sees: its first paragraph states the rule. TypeError where it is
    missing, or the id is taken.
    """

    def register(check: Check) -> Check:
        if id in DECLARED or not check.__doc__:
            raise TypeError(f"rule {id} needs an id of its own and a docstring that states it")
        DECLARED[id] = Rule(id, severity, cite, Span(since, until), check)
        return check

    return register
