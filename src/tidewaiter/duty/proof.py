"""The proof of a duty: what applies, by which text, on what and how it comes about; and what does not apply, and on which condition it fails."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.duty.arithmetic import Step, steps_of, why_zero
from tidewaiter.duty.assess import Circumstances, assess_line, line_circumstances, line_key
from tidewaiter.duty.condition import InScope, NotInScope, Origin
from tidewaiter.duty.determine import Planned, Refused, determine, idle, refusals
from tidewaiter.duty.fees import entry_fees
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Program
from tidewaiter.duty.result import Charge, FeeTotal, LineAssessment
from tidewaiter.entry.line import Line
from tidewaiter.findings import LawError, Severity
from tidewaiter.numbers import hts
from tidewaiter.values import immutable


@immutable
class Instead:
    """A heading that would stand, of a programme that applies, and what it fails on; `needs` is the fact or day it waits for."""

    number: str
    because: str
    cite: str
    needs: str = ""


@immutable
class Proved:
    """A charge with its programme, the days of its heading, its arithmetic, why it is nothing where it is, and what would stand instead."""

    charge: Charge
    number: str                          # as it is printed
    title: str
    days: str
    status: str                          # empty where it is in force
    steps: tuple[Step, ...]
    zero: str
    litigation: str = ""
    litigation_cite: str = ""
    refund_cite: str = ""
    instead: tuple[Instead, ...] = ()
    unknown: str = ""                    # why its amount is not known; its steps are then of what is certain of it, which may be nothing


@immutable
class Apart:
    """A programme that does not apply: the heading that came nearest, and its first condition that fails. `forbids` where it forbids the import."""

    program: str
    title: str
    number: str
    because: str
    cite: str
    forbids: bool = False
    instead: tuple[Instead, ...] = ()


@immutable
class Proof:
    """Everything about what a line owes. `fees` are those of an entry of this line alone; `fees_unknown` says why they are not known."""

    line: Line
    around: Circumstances
    assessed: LineAssessment
    charges: tuple[Proved, ...]
    fees: tuple[FeeTotal, ...]
    fees_unknown: str
    apart: tuple[Apart, ...]

    @property
    def duty(self) -> int:
        """All charges together, cases too, in cents."""
        return sum(one.charge.amount for one in self.charges)


def prove(line: Line, around: Circumstances, law: Law, *, base_text: str = "") -> Proof:
    """The proof of what a line owes: each charge, the fees, then each programme that does not apply."""
    assessed = assess_line(line, around, law, base_text=base_text)
    around = line_circumstances(line, around, "", [])
    key = line_key(line, around, law)
    plan = determine(key, law)
    refused: dict[str, list[Refused]] = {}
    for one in refusals(key, law):
        refused.setdefault(one.program.id, []).append(one)
    by_id = {program.id: program for program in law.programs}
    last = {charge.program: charge for charge in assessed.charges}
    charges = []
    for charge in assessed.charges:
        instead: tuple[Instead, ...] = ()
        if last[charge.program] is charge:
            standing = [one for one in plan.charges if one.program.id == charge.program]
            instead = tuple(_instead(refused.get(charge.program, []), standing, key))
        unknown = _unknown(charge, assessed)
        steps = steps_of(charge, line, around, law, assessed, base_text)
        zero = "" if unknown else why_zero(charge, line, assessed.plan)
        charges.append(_proved(charge, by_id.get(charge.program), key, instead, steps, zero, unknown))
    fees: tuple[FeeTotal, ...] = ()
    unknown = ""
    try:
        fees = entry_fees((assessed,), entered=around.fee_day or around.entered, entry_type=around.entry_type)
    except LawError as error:
        unknown = str(error)
    return Proof(line, around, assessed, tuple(charges), fees, unknown, tuple(_apart(law, assessed, refused, frozenset(last), key)))


def _proved(charge: Charge, program: Program | None, key: Key, instead: tuple[Instead, ...], steps: tuple[Step, ...], zero: str,
            unknown: str) -> Proved:
    number = hts.format(charge.number) if charge.kind == "duty" else charge.number
    heading = _heading(program, charge, key.entered) if program else None
    status = heading.status.replace("_", " ") if heading and heading.status != "in_force" else ""
    return Proved(
        charge, number, program.title if program else charge.program, _days(heading) if heading else "", status, steps, zero,
        program.litigation if program else "", program.litigation_cite if program else "", program.refund_cite if program else "", instead,
        unknown,
    )


def _unknown(charge: Charge, assessed: LineAssessment) -> str:
    """Why the amount of a charge is not known; empty where it is."""
    places = [f", {hts.format(charge.number) if charge.kind == 'duty' else charge.number}", *([", HTS number"] if charge.article is not None else [])]
    return next((one.message for one in assessed.findings if one.severity is Severity.FATAL and one.where.endswith(tuple(places))
                 and (one.rule.startswith("DUTY-") or not charge.amount)), "")


def _heading(program: Program, charge: Charge, day: date) -> Heading | None:
    return next((one for one in program.headings if one.number == charge.number and one.cite == charge.cite and day in one.span), None)


def _apart(law: Law, assessed: LineAssessment, refused: dict[str, list[Refused]], standing: frozenset[str], key: Key) -> Iterator[Apart]:
    for program in law.programs:
        if ban := _ban(program, assessed):
            yield Apart(program.id, program.title, hts.format(ban.number), ban.text, ban.cite, True,
                        tuple(_instead(refused.get(program.id, []), [], key)))
        elif program.id not in standing:
            nearest = max(refused.get(program.id, []), key=lambda one: (one.reached, -_outside(one.heading, key.entered)), default=None)
            if nearest:
                yield Apart(program.id, program.title, hts.format(nearest.heading.number), nearest.because(key), nearest.heading.cite)


def _ban(program: Program, assessed: LineAssessment) -> Heading | None:
    said = {(one.cite, one.reason) for one in assessed.prohibited}
    return next((one for one in program.headings if one.form == "prohibited" and (one.cite, one.text) in said), None)


def _outside(heading: Heading, day: date) -> int:
    """How many days the day of entry lies outside the heading's own."""
    return max((heading.span.start - day).days, (day - heading.span.before).days + 1, 0)


def _days(heading: Heading) -> str:
    span = heading.span
    said = [f"from {span.start}"] * (span.start != date.min) + [f"before {span.before}"] * (span.before != date.max)
    known = f", known {heading.known}" if heading.known != date.min else ""
    return f"entries {' and '.join(said) or 'of every day held'}{known}"


def _instead(refused: list[Refused], standing: list[Planned], key: Key) -> Iterator[Instead]:
    """Of a programme that applies, what would stand instead: the headings that fail on a fact, a claim or a day."""
    numbers = {planned.heading.number for planned in standing}
    for one in refused:
        if one.heading.number in numbers or idle(one.heading, standing):
            continue
        if any(isinstance(condition, InScope | NotInScope | Origin) and condition.test(key) is False for condition in one.heading.conditions):
            continue             # of other goods
        needs = str(getattr(one.condition, "needs", ""))
        if one.gives_way or ((needs or (one.condition and "programs" in vars(one.condition))) and one.heading.in_force(key.entered)):
            yield Instead(hts.format(one.heading.number), one.because(key), one.heading.cite, needs)
