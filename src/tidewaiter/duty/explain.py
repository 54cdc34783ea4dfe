"""The proof of a duty in words: what applies and why, what would set it aside, and what does not apply and on which condition it fails."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.duty.assess import Circumstances, assess_line, line_circumstances, line_key
from tidewaiter.duty.condition import InScope, NotInScope, Origin
from tidewaiter.duty.determine import Planned, Refused, determine, idle, refusals
from tidewaiter.duty.fees import entry_fees
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Program
from tidewaiter.duty.result import Charge, LineAssessment
from tidewaiter.entry.line import Line
from tidewaiter.findings import LawError
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts


def explain(line: Line, around: Circumstances, law: Law, *, base_text: str = "") -> Iterator[str]:
    """The lines of the proof: each charge with rate, base, days, cite and reasons, and what of its programme would set it aside; fees;
    then each programme that does not apply, with the first condition that fails; what is not known, and what is forbidden."""
    assessed = assess_line(line, around, law, base_text=base_text)
    around = line_circumstances(line, around, "", [])
    key = line_key(line, around, law)
    plan = determine(key, law)
    refused: dict[str, list[Refused]] = {}
    for one in refusals(key, law):
        refused.setdefault(one.program.id, []).append(one)
    by_id = {program.id: program for program in law.programs}
    yield f"{hts.format(line.hts)} of {line.origin}, rated by the law of {around.entered}: duty {usd(assessed.duty)}"
    for forbidden in assessed.prohibited:
        yield f"Forbidden: {forbidden.reason} ({forbidden.cite})"
    last = {charge.program: charge for charge in assessed.charges}
    for charge in assessed.charges:
        yield from _charge(charge, by_id.get(charge.program), key)
        if last[charge.program] is charge:
            yield from _unless(refused.get(charge.program, []), [one for one in plan.charges if one.program.id == charge.program], key)
    yield from _fees(assessed, around)
    for program in law.programs:
        if ban := _ban(program, assessed):
            yield f"{program.title}: forbids the import"
            yield f"    {hts.format(ban.number)}: {ban.text} ({ban.cite})"
            yield from _unless(refused.get(program.id, []), [], key)
        elif program.id not in last:
            nearest = max(refused.get(program.id, []), key=lambda one: (one.reached, -_apart(one.heading, key.entered)), default=None)
            if nearest:
                yield f"{program.title}: does not apply"
                yield f"    {hts.format(nearest.heading.number)}: {nearest.because(key)} ({nearest.heading.cite})"
    for unknown in assessed.undetermined:
        yield f"Not known: {unknown.question} ({unknown.fact}) It decides {', '.join(unknown.decides)}."
    for finding in assessed.findings:
        yield f"{finding.severity.value.capitalize()}: {finding.message} ({finding.rule}; {finding.cite})"


def _charge(charge: Charge, program: Program | None, key: Key) -> Iterator[str]:
    number = hts.format(charge.number) if charge.kind == "duty" else charge.number
    yield f"{number}  {charge.rate} of {charge.base_amount} = {usd(charge.amount)}"
    yield f"    {program.title if program else charge.program}: {charge.cite}"
    heading = _heading(program, charge, key.entered) if program else None
    if heading:
        yield f"    {_days(heading)}"
    yield from (f"    because {reason}" for reason in charge.because)
    if heading and heading.status != "in_force":
        yield f"    status: {heading.status.replace('_', ' ')}"
    if program and program.litigation:
        yield f"    litigation: {program.litigation} ({program.litigation_cite})"
    if charge.refund and program:
        yield f"    refund: {charge.refund} ({program.refund_cite})"


def _heading(program: Program, charge: Charge, day: date) -> Heading | None:
    return next((one for one in program.headings if one.number == charge.number and one.cite == charge.cite and day in one.span), None)


def _ban(program: Program, assessed: LineAssessment) -> Heading | None:
    said = {(one.cite, one.reason) for one in assessed.prohibited}
    return next((one for one in program.headings if one.form == "prohibited" and (one.cite, one.text) in said), None)


def _apart(heading: Heading, day: date) -> int:
    """How many days the day of entry lies outside the heading's own."""
    return max((heading.span.start - day).days, (day - heading.span.before).days + 1, 0)


def _days(heading: Heading) -> str:
    span = heading.span
    said = [f"from {span.start}"] * (span.start != date.min) + [f"before {span.before}"] * (span.before != date.max)
    known = f", known {heading.known}" if heading.known != date.min else ""
    return f"entries {' and '.join(said) or 'of every day held'}{known}"


def _unless(refused: list[Refused], standing: list[Planned], key: Key) -> Iterator[str]:
    """Of a programme that applies, what would stand instead: the headings that fail on a fact, a claim or a day."""
    numbers = {planned.heading.number for planned in standing}
    for one in refused:
        if one.heading.number in numbers or idle(one.heading, standing):
            continue
        if any(isinstance(condition, InScope | NotInScope | Origin) and condition.test(key) is False for condition in one.heading.conditions):
            continue             # of other goods
        needs = getattr(one.condition, "needs", "") or (one.condition and "programs" in vars(one.condition))
        if one.gives_way or (needs and one.heading.in_force(key.entered)):
            yield f"    not {hts.format(one.heading.number)}: {one.because(key)} ({one.heading.cite})"


def _fees(assessed: LineAssessment, around: Circumstances) -> Iterator[str]:
    try:
        fees = entry_fees((assessed,), entered=around.fee_day or around.entered, entry_type=around.entry_type)
    except LawError as error:
        yield f"Fees: not known: {error}"
        return
    for fee in fees:
        yield f"{fee.class_code}  {fee.name} = {usd(fee.amount)} ({fee.cite})"
    for tax in assessed.taxes:
        yield f"{tax.class_code}  {tax.name} = {usd(tax.amount)} ({tax.cite})"
