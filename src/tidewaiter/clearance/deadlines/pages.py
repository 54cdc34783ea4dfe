"""The page of the clocks, printed from law/deadlines: `python -m tidewaiter.clearance.deadlines.pages docs/law`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from tidewaiter.clearance.deadlines.clock import Case, Clock, Combine, Roll
from tidewaiter.clearance.deadlines.reading import Book, book

NAME = "deadlines.md"


def page(clocks: Book) -> str:
    """The page in Markdown."""
    unchecked = [f"{clock.id} {clock.step}".strip() for clock in clocks.clocks if clock.unchecked]
    lines = [
        "# Deadlines", "",
        "Printed by `python -m tidewaiter.clearance.deadlines.pages docs/law` from law/deadlines. D01 to D87 are the list that the work",
        "began from, the later ids are ours. Days are calendar days and the day after the event is day 1; working and business days are",
        "those of 19 CFR 101.6(a), with the closures of law/closures.csv.", "",
        f"{len(clocks.clocks)} clocks under {len({clock.id for clock in clocks.clocks})} ids. Not checked against a text: {', '.join(unchecked)}.",
        "",
        "| id | task | limit | rolls | cite | if passed | checked against |", "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [_row(clock) for clock in clocks.clocks]
    lines += ["", "## Rolls", "", "A last day stands where it falls unless the row says that it rolls. No limit before an event rolls forward.", ""]
    lines += [f"- {name}: {cite}" for name, cite in clocks.rolls.items()]
    lines += ["", "## Notes", ""]
    lines += [f"- {clock.id} {clock.step}".rstrip() + f": {clock.note}" for clock in clocks.clocks if clock.note]
    lines += ["", "## Events", ""]
    others: dict[str, list[str]] = {}
    for other, name in clocks.also.items():
        others.setdefault(name, []).append(f"`{other}`")
    for name, words in clocks.events.items():
        also = f" or {', '.join(others[name])}" if name in others else ""
        lines.append(f"- `{name}`{also}: {words}")
    lines += ["", "## Facts", ""]
    lines += [f"- `{name}`, {', '.join(fact.values) or 'a number of days'}: {fact.words}" for name, fact in clocks.facts.items()]
    return "\n".join(lines) + "\n"


def _row(clock: Clock) -> str:
    task = clock.task + (f" ({clock.whose})" if clock.whose else "") + (f"; if {clock.applies_if}" if clock.applies_if else "")
    if clock.types:
        task += f"; entry types {', '.join(clock.types)}"
    if clock.not_types:
        task += f"; not entry types {', '.join(clock.not_types)}"
    limit = "; ".join(_case(case) for case in clock.cases) + (f" (so since {clock.since})" if clock.since > date.min else "")
    if clock.edge == "first":
        limit = f"not before: {limit}"
    roll = "" if clock.roll is Roll.NONE else clock.roll.value
    return f"| {clock.id} {clock.step}".rstrip() + f" | {task} | {limit} | {roll} | {clock.cite} | {clock.miss} | {clock.checked} |"


def _case(case: Case) -> str:
    if case.none:
        text = case.none
    elif case.combine is Combine.ONE:
        text = case.limits[0].text
    else:
        text = f"the {'earlier' if case.combine is Combine.EARLIEST else 'later'} of {' and '.join(limit.text for limit in case.limits)}"
    return f"{case.words}: {text}" if case.words else text


if __name__ == "__main__":
    (Path(sys.argv[1]) / NAME).write_text(page(book()), encoding="utf-8")
