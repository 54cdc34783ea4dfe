"""The record layouts and the conditional rules as Markdown, printed from the declarations."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.abi.application import Application
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.identify import GENERATED_CONTROL, INPUT_CONTROL, OUTPUT_CONTROL, SYNTAX
from tidewaiter.abi.record import Record

_CONTROL = "Batch and block control"
_INTRODUCTION = """# ABI records

Printed from the declarations in `tidewaiter.abi`; `tidewaiter abi manual RECORD` prints one. Columns count from 1. A
class is what a field may hold: A letters, AN letters and digits, N digits, (S)N digits after leading spaces, D a day as
MMDDYY, X any printable character, S spaces. Status is M mandatory, C conditional, O optional; a conditional or optional
field that does not apply holds spaces. Rule ids of findings are `record.field`, as `50.duty`. The code tables of
Appendix PGA and Appendix R were not at hand: a field that names one takes any text of its class.
"""

_RULES = """# ABI rules

The conditional rules of each chapter, printed from the declarations in `tidewaiter.abi`: which record they bear on, when, what then holds, the
page of the chapter, and what a finding tells the broker to do. "With it" is within the record's group: the lines from it to the next of its
kind, or its transaction where it opens no group. The order of records and how often each may stand are the structure's and are not listed.
"""


def manual(record: str | None = None) -> str:
    """The layout of a record by its identifier (`50`, `SE10`, `A`), in every application that has it; without one, all.

    ValueError where no record is declared by that identifier.
    """
    if record is None:
        return "\n".join([_INTRODUCTION, *(f"## {title}\n\n" + "\n".join(texts) for title, texts in _chapters())])
    wanted = [kind for _, kinds, _ in _declared() for kind in kinds if kind.id == record.strip().upper()]
    if not wanted:
        known = ", ".join(dict.fromkeys(kind.id for _, kinds, _ in _declared() for kind in kinds))
        raise ValueError(f"no record {record!r}; there are {known}")
    return "\n".join(kind.manual() for kind in _with_variants(wanted))


def rules() -> str:
    """Every conditional rule by its application; one that two applications share stands with the first."""
    printed, pages = set[int](), [_RULES]
    for application in APPLICATIONS.values():
        fresh = [rule for rule in application.rules if id(rule) not in printed]
        printed.update(map(id, fresh))
        if application.rules:
            pages.append(f"## {application.title} ({application.code})\n\n{application.cite}.\n")
        if len(fresh) < len(application.rules):
            pages.append(f"It also keeps {len(application.rules) - len(fresh)} rules that are listed above.\n")
        if fresh:
            rows = (f"| {one.record.id} | {one.condition} | {one.demand} | {one.page} | {one.says} |" for one in fresh)
            pages.append("\n".join(["| record | when | then | page | in words |", "| --- | --- | --- | --- | --- |", *rows]) + "\n")
    return "\n".join(pages)


def _chapters() -> Iterator[tuple[str, list[str]]]:
    seen: set[type[Record]] = set()
    for title, kinds, application in _declared():
        fresh = [kind for kind in kinds if kind not in seen]
        seen.update(fresh)
        shared = [kind.id for kind in kinds if kind not in fresh]
        note = [f"It also uses {', '.join(shared)} as declared above.\n"] if shared else []
        note += [_standing(application)] if application and not application.complete else []
        note += [f"Conditional rules: {len(application.rules)}, in [rules.md](rules.md).\n"] if application and application.rules else []
        yield title, [*note, *(kind.manual() for kind in _with_variants(fresh))]


def _standing(application: Application) -> str:
    """What of the chapter is missing, for one that is not complete."""
    unseen = f" Not seen: {', '.join(application.unseen)}." if application.unseen else ""
    return f"**Incomplete**: {application.seen.value}.{unseen} No message of it is written to CBP.\n"


def _declared() -> Iterator[tuple[str, list[type[Record]], Application | None]]:
    groups = (INPUT_CONTROL, OUTPUT_CONTROL, GENERATED_CONTROL, SYNTAX)
    yield _CONTROL, [kind for group in groups for kind in group.values()], None
    for application in APPLICATIONS.values():
        yield f"{application.title} ({application.code})", list(application.records.values()), application


def _with_variants(kinds: list[type[Record]]) -> Iterator[type[Record]]:
    for kind in dict.fromkeys(kinds):
        yield kind
        yield from kind.variants.values()
