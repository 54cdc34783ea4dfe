"""docs/abi/scenarios.md and tests/golden/scenarios: each scenario that ships, played through; and docs/abi/happenings.md.

`python -m tests.ace.scenarios_page` writes them; a test compares.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tidewaiter.ace.books import shipped
from tidewaiter.ace.life.happenings import HAPPENINGS
from tidewaiter.ace.life.terms import TERMS
from tidewaiter.ace.play import play
from tidewaiter.ace.scenario import folder, names, read

ROOT = Path(__file__).resolve().parents[2]
PAGE, HAPPENINGS_PAGE = ROOT / "docs" / "abi" / "scenarios.md", ROOT / "docs" / "abi" / "happenings.md"
GOLDEN = ROOT / "tests" / "golden" / "scenarios"
HEAD = ROOT / "tests" / "ace" / "scenarios_head.md"
_BY = {"cbp": "CBP", "filer": "the filer, outside ABI", "trade": "carrier or bank", "message": "a message", "course": "what went before"}


def timeline(name: str, out: Path, seed: int | None = None) -> list[str]:
    """The lines of a scenario, its messages written to `out`."""
    scenario = read(folder() / f"{name}.yaml")
    if seed is not None:
        scenario = replace(scenario, told=scenario.told | {"seed": seed})
    return list(play(scenario, None, out, shipped()))


def page(timelines: dict[str, list[str]]) -> str:
    return "\n".join(_page(timelines)) + "\n"


def _page(timelines: dict[str, list[str]]) -> Iterator[str]:
    yield HEAD.read_text(encoding="utf-8").rstrip()
    for name, lines in timelines.items():
        yield f"\n## {name}\n"
        yield read(folder() / f"{name}.yaml").about
        yield "\n```"
        yield from lines
        yield "```"


def happenings() -> str:
    return "\n".join(_happenings()) + "\n"


def _happenings() -> Iterator[str]:
    yield "# What happens at the rehearsal's CBP\n"
    yield "Printed by `python -m tests.ace.scenarios_page`. The key says to what it happens; what CBP, the filer, a carrier or a bank does may be"
    yield "let happen by a scenario (`do`) or by hand (`POST /act`), with the fields named; those in bold are needed.\n"
    yield "| event | key | by | fields | in the journal |"
    yield "| --- | --- | --- | --- | --- |"
    for name, one in HAPPENINGS.items():
        fields = ", ".join([f"**{field}**" for field in one.needs] + list(one.may))
        yield f"| `{name}` | {one.key} | {_BY[one.by]} | {fields} | {one.words} |"
    yield "\n# How long things take\n"
    yield "A term without a rule of its own is a practice of the rehearsal: the order of things is CBP's, the hours between them are ours.\n"
    yield "| term | length | what | source |"
    yield "| --- | --- | --- | --- |"
    for name, term in TERMS.items():
        yield f"| {name.lower().replace('_', ' ')} | {term} | {term.what} | {term.cite} |"


def main() -> None:
    timelines = {}
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name in names():
        timelines[name] = timeline(name, GOLDEN / name)
    PAGE.write_text(page(timelines), encoding="utf-8")
    HAPPENINGS_PAGE.write_text(happenings(), encoding="utf-8")


if __name__ == "__main__":
    main()
