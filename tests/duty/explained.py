"""docs/law/explained.md: five lines of different families as `duty explain` proves them, each read against the text.

`python -m tests.duty.explained` writes it; a test compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

import yaml

from tidewaiter.duty.explain import explain
from tidewaiter.duty.law import load
from tidewaiter.service.quote import read_question

PAGE = Path(__file__).resolve().parents[2] / "docs" / "law" / "explained.md"
LINES = Path(__file__).resolve().parents[1] / "cases" / "explained.yaml"


def _applying(proof: Iterable[str]) -> Iterator[str]:
    """The proof but for the programmes that do not apply."""
    left_out = False
    for line in proof:
        if not line.startswith("    "):
            left_out = line.endswith("does not apply")
        if not left_out:
            yield line


def text() -> str:
    lines = ["# Five lines explained", "",
             "Printed by `python -m tests.duty.explained`: what the text says, then what `tidewaiter duty explain` says. The programmes that do not",
             "apply are left out here; the command prints each with the first condition that fails.", ""]
    for one in yaml.safe_load(LINES.read_text(encoding="utf-8")):
        question = read_question(one["asked"])
        proof = _applying(explain(question.line, question.around, load()))
        lines += [f"## {one['title']}", "", *wrap(one["text"], 130), "", "```", *proof, "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
