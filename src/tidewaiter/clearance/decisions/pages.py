"""The tables of fields and of errors as Markdown: docs/entry-fields.md and docs/error-kinds.md.

    python -m tidewaiter.clearance.decisions.pages docs
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tidewaiter.clearance.decisions.errors import kinds
from tidewaiter.clearance.decisions.fields import Absent, How, OnLaw, fields

_MADE = ("Printed from `src/tidewaiter/clearance/decisions/{table}` by `python -m tidewaiter.clearance.decisions.pages docs`; "
         "edit that, not this page.")

_HOW = {How.ONE: "by itself", How.ALIKE: "by itself, or with lines that are alike", How.BULK: "with any others", How.NONE: "nobody has to"}
_ABSENT = {Absent.NOTHING: "", Absent.DECIDE: "is decided too", Absent.MISSING: "keeps the gate shut"}
_LAW = {OnLaw.LAPSE: "lapses", OnLaw.CONFIRM: "is to be confirmed", OnLaw.KEEP: "stands"}


def pages() -> dict[str, str]:
    """File name and text of each page."""
    return {"entry-fields.md": "\n".join(_fields()) + "\n", "error-kinds.md": "\n".join(_errors()) + "\n"}


def _fields() -> Iterator[str]:
    judged = sum(row.judged for row in fields().values())
    yield from ("# Who decides on what", "", _MADE.format(table="fields.csv"), "")
    yield f"{len(fields())} fields, {judged} of which take customs judgement. How the gate uses them is in [the gate](decisions-gate.md)."
    yield from ("", "`*` is a line, a place in a list, or a name. Box: of CBP Form 7501.")
    yield from ("When what a field rests on changes, its decision lapses.", "")
    yield "| field | what it is | accepted | if nothing is stated | rests on | with new law | box | cite | why |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for row in fields().values():
        rests_on = ", ".join(f"`{one}`" for one in row.rests_on)
        yield (f"| `{row.pattern}` | {row.label} | {_HOW[row.how]} | {_ABSENT[row.absent]} | {rests_on} | {_LAW[row.law]} | {row.box} | {row.cite} | "
               f"{row.why} |")


def _errors() -> Iterator[str]:
    families = dict.fromkeys(kind.family for kind in kinds().values())
    yield from ("# Kinds of errors", "", _MADE.format(table="errors.csv"), "")
    yield f"{len(kinds())} kinds in {len(families)} families: what a reviewer may name, and what the tally of reviews counts by."
    for family in families:
        yield from ("", f"## {family.capitalize()}", "")
        yield from ("| code | error | what it is | fields | box | who can have erred | cite |", "|---|---|---|---|---|---|---|")
        for kind in kinds().values():
            if kind.family == family:
                named = ", ".join("any" if one == "*" else f"`{one}`" for one in kind.fields)
                yield f"| {kind.code} | {kind.error} | {kind.words} | {named} | {kind.box} | {', '.join(kind.by)} | {kind.cite} |"


if __name__ == "__main__":
    for name, text in pages().items():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8")
