"""The proof of a duty in words: what applies and why, and what does not and on which condition it fails."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.duty.assess import Circumstances, assess_line, line_key
from tidewaiter.duty.determine import refusals
from tidewaiter.duty.law import Law
from tidewaiter.entry.line import Line
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts


def explain(line: Line, around: Circumstances, law: Law, *, base_text: str = "") -> Iterator[str]:
    """The lines of the proof: each charge with rate, base, cite and reasons; then each programme that does not apply."""
    assessed = assess_line(line, around, law, base_text=base_text)
    for charge in assessed.charges:
        number = hts.format(charge.number) if charge.kind == "duty" else charge.number
        yield f"{number}  {charge.rate} of {charge.base_amount} = {usd(charge.amount)}"
        yield f"    {charge.program}: {charge.cite}"
        yield from (f"    because {reason}" for reason in charge.because)
    applying = {charge.program for charge in assessed.charges}
    key = line_key(line, around, law)
    every = list(refusals(key, law))
    for program in law.programs:
        if program.id in applying:
            continue
        refused = [one for one in every if one.program is program]
        nearest = max(refused, key=lambda one: one.reached, default=None)
        if nearest:
            yield f"{program.title}: does not apply"
            yield f"    {hts.format(nearest.heading.number)}: {nearest.because(key)} ({nearest.heading.cite})"
    for unknown in assessed.undetermined:
        yield f"Not known: {unknown.question} It decides {', '.join(unknown.decides)}."
    for forbidden in assessed.prohibited:
        yield f"Forbidden: {forbidden.reason} ({forbidden.cite})"
