"""docs/holds.md: `python -m tests.clearance.holds_page` writes it; a test compares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tidewaiter.clearance.document_kinds import CONSEQUENCES, DOCUMENTS
from tidewaiter.clearance.hold_kinds import HOLDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "holds.md"


def page() -> str:
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# Holds and papers\n"
    yield "Printed from `tidewaiter/clearance/hold_kinds.py` and `document_kinds.py` by `python -m tests.clearance.holds_page`; a test compares.\n"
    yield "## What may hold goods, and what ends it\n"
    yield "| kind | what it is | ends by these steps | clocks | CBP's release ends it | law |\n| --- | --- | --- | --- | --- | --- |"
    for name, kind in HOLDS.items():
        steps = "; ".join(f"{step.who}: {step.what}" for step in kind.steps)
        yield f"| `{name}` | {kind.words} | {steps} | {', '.join(kind.clocks)} | {'yes' if kind.ends_on_release else 'no'} | {kind.cite} |"
    yield "\n## Which papers a file needs\n"
    yield "| paper | why | needed for | from | when | law |\n| --- | --- | --- | --- | --- | --- |"
    for kind_ in DOCUMENTS.values():
        when = "; ".join(filter(None, (
            kind_.types and f"types {', '.join(kind_.types)}", kind_.but and f"not types {', '.join(kind_.but)}",
            kind_.modes and f"modes {', '.join(kind_.modes)}", kind_.programs and f"claims {', '.join(kind_.programs)}",
            kind_.agency and f"agency {kind_.agency}", kind_.fact and f"`{kind_.fact}`", kind_.unless and f"not `{kind_.unless}`",
        )))
        yield f"| {kind_.words} | {kind_.why} | {kind_.stage} | {kind_.whom} | {when} | {kind_.cite} |"
    yield "\n## What follows where a paper is missing\n"
    yield "| needed for | what follows | law |\n| --- | --- | --- |"
    for stage, (words, cite) in CONSEQUENCES.items():
        yield f"| {stage} | {words} | {cite} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
