"""The rules as a page, printed from their declarations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from inspect import getmodule
from itertools import groupby

from tidewaiter.checks.rule import Rule

TITLES = {"adcvd": "AD/CVD"}


def page(rules: Iterable[Rule]) -> str:
    """Rules as Markdown, those of one subject together in a table."""
    return "\n".join(_lines(list(rules))) + "\n"


def _lines(rules: list[Rule]) -> Iterator[str]:
    yield "# Rules\n"
    yield f"{len(rules)} rules check an entry before it is filed. Printed from their declarations: `checks.manual()`.\n"
    yield "A fatal finding forbids filing. A warning is what CBP takes and may ask about. A note is ours only."
    for subject, of_subject in groupby(rules, lambda rule: rule.subject):
        yield f"\n## {TITLES.get(subject, subject.replace('_', ' ').capitalize())}\n"
        table = list(of_subject)
        module = getmodule(table[0].check)
        if module and module.__doc__:
            yield f"{module.__doc__.strip()}\n"
        yield "| rule | severity | what it says | cite |"
        yield "|---|---|---|---|"
        for rule in table:
            words = f"{rule.text} {rule.detail}".strip().replace("|", "\\|")
            yield f"| `{rule.id}` | {rule.severity} | {words}{_days(rule)} | {rule.cite} |"


def _days(rule: Rule) -> str:
    since = f" From {rule.span.start}." if rule.span.start > date.min else ""
    until = f" Before {rule.span.before}." if rule.span.before < date.max else ""
    return since + until
