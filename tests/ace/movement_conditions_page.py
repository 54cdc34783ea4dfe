"""docs/abi/movement-conditions.md: what the rehearsal answers to in-bonds and bonds. `python -m tests.ace.movement_conditions_page` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.ace.movement_cases import BOND, IN_BOND
from tidewaiter.ace.answers import bond
from tidewaiter.ace.answers.in_bond import CONDITIONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "abi" / "movement-conditions.md"


def _raised(cases: list[tuple[str, str, tuple[object, ...], tuple[tuple[object, ...], ...]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, what, *_ in cases:
        found.setdefault(code, []).append(what)
    return found


def page() -> Iterator[str]:
    in_bond, of_bond = _raised(IN_BOND), _raised(BOND)
    yield "# What the rehearsal answers to in-bonds and bonds"
    yield ""
    yield "Printed by `python -m tests.ace.movement_conditions_page`; tests/ace/test_movements.py raises each by what stands beside it."
    yield ""
    yield "## In-bonds (QT, WT)"
    yield ""
    yield "The in-bond chapter gives a message its type (01 rejected, 02 accepted, 03 accepted with a warning) and names no identifiers, and the"
    yield "error dictionary has none of in-bonds. These are the rehearsal's own, T and two digits; CBP will answer with others. The page is that of"
    yield "the chapter which asks for what was missed. A fault of the envelope or of the order rejects the batch as anywhere (X1)."
    yield ""
    yield "- A bill that is in error is refused and the others of its in-bond are taken; an error of the header refuses all."
    yield "- Bills, importers and ports are examined where the rehearsal has any on file. Carriers and facilities are not held: their codes are"
    yield "  examined in form, and whether a FIRMS code lies in the port of arrival is not."
    yield "- Notices (NS) are posted of authorization (1J) and arrival (11, 12, 13) to the filers named in QP32, with codes of CBP's Appendix N of"
    yield "  September 2020. What code export, transfer, diversion and deletion have was not seen, and no notice of them is posted."
    yield ""
    yield "| code | narrative | page | raised by |"
    yield "| --- | --- | --- | --- |"
    for code, (narrative, cite) in CONDITIONS.items():
        yield f"| {code} | {narrative} | {cite} | {'; '.join(in_bond.get(code, ['-']))} |"
    yield ""
    yield "## Bonds (CX)"
    yield ""
    yield "| code | narrative | raised by |"
    yield "| --- | --- | --- |"
    for code, condition in bond.conditions().items():
        taken = ["every request that is taken"] if code in bond.TAKEN.values() else ["every request that is refused"] if code == bond.REJECTED else []
        if told := of_bond.get(code, taken):
            yield f"| {code} | {condition.narrative} | {'; '.join(told)} |"
    left = [code for code in bond.conditions() if code not in of_bond and code not in bond.TAKEN.values() and code != bond.REJECTED]
    yield ""
    yield f"Not raised: {', '.join(left)}. They count more records than a message here has, are of agents, limits of sureties and powers of attorney,"
    yield "which the rehearsal does not hold, or are of cases that the chapter does not explain."


def text() -> str:
    return "\n".join(page()) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
