"""Which numbers apply to a line, and why. It sees a Key and the law, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tidewaiter.duty.condition import Condition, Entered, Given, NotInScope
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.duty.program import Heading, Program
from tidewaiter.duty.result import Prohibited, Undetermined
from tidewaiter.findings import LawError
from tidewaiter.numbers import hts


@dataclass(frozen=True)
class Planned:
    """A number that belongs on the line. With a test of column 1 it stands only where its test holds."""

    program: Program
    heading: Heading
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A heading that does not apply: the first condition that fails, or that it gives way, or that it waits on others."""

    program: Program
    heading: Heading
    condition: Condition | None
    reached: int                 # how many of its conditions held before that one
    gives_way: str = ""

    def because(self, key: Key) -> str:
        if self.gives_way:
            return self.gives_way
        return self.condition.words(key) if self.condition else f"none of {self.heading.applies} applies"


@dataclass(frozen=True, slots=True)
class _Answer:
    holds: bool
    failed: Condition | None
    reached: int
    needs: tuple[str, ...] = ()


@dataclass
class Plan:
    """The numbers of a line in filing order, what is not known, and what is forbidden."""

    charges: list[Planned] = field(default_factory=list)
    undetermined: dict[str, list[str]] = field(default_factory=dict)
    prohibited: list[Prohibited] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def questions(self, law: Law) -> tuple[Undetermined, ...]:
        return tuple(
            Undetermined(fact, law.question(fact), tuple(dict.fromkeys(decides)))
            for fact, decides in self.undetermined.items()
        )


def determine(key: Key, law: Law) -> Plan:
    """Every chapter 99 number that applies to `key`, programme by programme, those that others turn on first.

    Raises LawError where two headings of one programme hold and no sentence says which is the exception.
    """
    plan = Plan()
    applying: list[str] = []
    for program in law.programs_for(key):
        found = list(_one_program(key, program, applying, plan, law))
        for planned in found:
            applying.append(planned.heading.id)
            if planned.heading.form == "prohibited":
                plan.prohibited.append(Prohibited(planned.heading.cite, planned.heading.text))
            else:
                plan.charges.append(planned)
    plan.charges.sort(key=lambda planned: planned.program.order)
    return plan


def _one_program(key: Key, program: Program, applying: list[str], plan: Plan, law: Law) -> Iterator[Planned]:
    holding: list[Planned] = []
    unknown: list[tuple[Heading, tuple[str, ...]]] = []
    for heading in program.headings:
        answer = _holds(key, heading, applying)
        given_way = _gives_way(program, heading, applying) if answer.holds or answer.needs else ""
        if answer.holds and not given_way:
            holding.append(Planned(program, heading, _because(key, heading, applying)))
        else:
            plan.refused.append(Refused(program, heading, answer.failed, answer.reached, given_way))
        if answer.needs and not given_way:
            unknown.append((heading, answer.needs))
    left = _after_exceptions(program, holding)
    for heading, needs in unknown:
        if left or heading.form != "add" or heading.rate:
            for fact in needs:
                if fact in law.facts and not law.facts[fact].ask:
                    continue
                plan.undetermined.setdefault(fact, []).append(hts.format(heading.number))
    yield from left


def _holds(key: Key, heading: Heading, applying: list[str]) -> _Answer:
    """Whether the heading holds, and else the first of its conditions that does not."""
    needs: list[str] = []
    failed: Condition | None = None
    reached = 0
    for condition in heading.conditions:
        answer = condition.test(key)
        if answer is False:
            return _Answer(False, condition, reached)
        if answer is None:
            needs.append(_needed(condition))
            if not (isinstance(condition, Given | Entered) and condition.assumed(key)):
                failed = failed or condition
        reached += failed is None
    if heading.applies and not any(number in heading.applies for number in applying):
        return _Answer(False, None, reached)
    return _Answer(failed is None, failed, reached, tuple(needs))


def _because(key: Key, heading: Heading, applying: list[str]) -> tuple[str, ...]:
    words = [condition.words(key) for condition in heading.conditions if not isinstance(condition, NotInScope)]
    if heading.applies:
        others = dict.fromkeys(_printed(number) for number in applying if number in heading.applies)
        words.append(f"{' or '.join(others)} applies")
    return tuple(dict.fromkeys(words))


def _printed(heading_id: str) -> str:
    return hts.format(heading_id.rstrip("iv"))


def _needed(condition: Condition) -> str:
    name = getattr(condition, "needs", "")
    if not isinstance(name, str) or not name:
        raise LawError(f"{condition} answered neither yes nor no")
    return name


def _gives_way(program: Program, heading: Heading, applying: list[str]) -> str:
    for rule in program.yields:
        if not rule.headings or heading.id in rule.headings:
            other = next((number for number in applying if number in rule.to), None)
            if other:
                return f"it yields to {_printed(other)} ({rule.cite})"
    return ""


def _after_exceptions(program: Program, holding: list[Planned]) -> list[Planned]:
    """What is left when exceptions have set aside what they except. Of several exceptions the first declared stands."""
    set_aside = {
        other.heading.number
        for one in holding
        for other in holding
        if other is not one and (other.heading.number in one.heading.excepts or (one.heading.exception and not other.heading.exception))
    }
    left = [planned for planned in holding if planned.heading.number not in set_aside]
    if left and all(planned.heading.exception for planned in left):
        left = left[:1]
    tested = [planned for planned in left if planned.heading.below is not None or planned.heading.at_least is not None]
    beside = [planned for planned in left if any(other.heading.number in planned.heading.beside for other in left)]
    plain = [planned for planned in left if planned not in tested and planned not in beside]
    if len(plain) > 1 or (plain and tested) or len(tested) > 2:
        both = " and ".join(f"{hts.format(p.heading.number)} ({p.heading.cite})" for p in left)
        raise LawError(f"{program.id}: {both} hold at once; say which is the exception")
    return left
