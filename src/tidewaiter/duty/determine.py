"""Which numbers apply to a line, and why. It sees a Key and the law, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from tidewaiter.duty import embargo
from tidewaiter.duty.condition import Condition, Entered, Given, NotInScope, decimal
from tidewaiter.duty.index import Candidate, Turn
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law, NotHeld
from tidewaiter.duty.program import Heading, Numbers, Program, Under98
from tidewaiter.duty.result import Prohibited, Undetermined
from tidewaiter.findings import LawError
from tidewaiter.numbers import hts
from tidewaiter.values import immutable

_KEPT = 30_000               # plans of keys that are kept


@dataclass(frozen=True, slots=True)
class Planned:
    """A number that belongs on the line. With a test of an amount it stands only where its test holds.

    `under_98` is what the note says of goods claimed under chapter 98, where the line claims that.
    """

    program: Program
    heading: Heading
    because: tuple[str, ...]
    under_98: Under98 | None = None


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


@immutable
class Share:
    """A share of the value, and why. `whole` where it is all of it."""

    of_value: Fraction
    because: tuple[str, ...] = ()
    whole: bool = False


@dataclass
class Plan:
    """The numbers of a line in filing order, what is not known, and what is forbidden."""

    charges: list[Planned] = field(default_factory=list)
    undetermined: dict[str, list[str]] = field(default_factory=dict)
    prohibited: list[Prohibited] = field(default_factory=list)
    silent: list[Program] = field(default_factory=list)      # programmes that say nothing of the chapter 98 number or zone status claimed
    given_way: dict[str, str] = field(default_factory=dict)  # headings that would hold, by what they yield to
    not_held: tuple[NotHeld, ...] = ()                       # law that may bear and is not in the files

    open: list[tuple[Heading, list[str]]] = field(default_factory=list)      # free headings of programmes that do not apply, and what they need

    asked: tuple[Undetermined, ...] | None = None

    @cached_property
    def in_lieu(self) -> Heading | None:
        """The heading whose rate stands in place of column 1."""
        return next((planned.heading for planned in self.charges if planned.heading.form == "in_lieu"), None)

    @cached_property
    def tested(self) -> bool:
        """Whether some of it turns on what column 1 comes to."""
        return any(planned.heading.tested or planned.heading.form == "total" for planned in self.charges)

    @cached_property
    def shares(self) -> dict[str, Share | None]:
        """What of the value each heading falls on, once it was asked: it turns on the plan and its facts alone."""
        return {}

    @cached_property
    def same(self) -> dict[date | None, bool]:
        """Whether the same headings bear by another reading of the law, by its day."""
        return {}

    @cached_property
    def bears(self) -> tuple[tuple[str, str], ...]:
        """The headings that stand, by programme."""
        return tuple((planned.program.id, planned.heading.id) for planned in self.charges)

    def questions(self, law: Law) -> tuple[Undetermined, ...]:
        if self.asked is None:
            self.asked = tuple(
                Undetermined(fact, law.question(fact), tuple(dict.fromkeys(decides)))
                for fact, decides in self.undetermined.items()
            )
        return self.asked


@dataclass(frozen=True, slots=True)
class Concerning:
    """What of a law can concern a key: the turns of its programmes, what of it is not held, the embargoes."""

    turns: tuple[Turn, ...]
    not_held: tuple[NotHeld, ...]
    embargoes: tuple[embargo.Embargo, ...]


def determine(key: Key, law: Law) -> Plan:
    """Every chapter 99 number that applies to `key`, programme by programme, those that others turn on first.

    Raises LawError where two headings of one programme hold and no sentence says which is the exception. Keys that the law does not
    tell apart share one plan, which nobody changes.
    """
    alike = (*law.index.place(key), key.program, key.free, key.mode, key.entry_type, key.exported, key.loaded, key.imported,
             *(sorted(key.facts.items()) if key.facts else ()))
    plan = law.plans.get(alike)
    if plan is None:
        if len(law.plans) >= _KEPT:
            law.plans.clear()
        could = Concerning(law.index.turns(key, law.read_on or date.max), law.not_held_of(key.origin), law.embargoes_of(key.origin))
        plan = law.plans[alike] = determine_among(key, could, law)
    assert isinstance(plan, Plan)
    return plan


def determine_among(key: Key, could: Concerning, law: Law) -> Plan:
    """The plan of a key of which somebody knows already what could concern it: all that does has to be in it."""
    plan = Plan(not_held=tuple(one for one in could.not_held if all(_touches(condition, key) for condition in one.conditions)))
    applying: dict[str, None] = {}
    chapter_98 = str(key.facts.get("ch98", "")).replace(".", "")
    for turn in could.turns:
        under_98 = turn.program.under_98(chapter_98, key.entered) if chapter_98 else None
        if under_98 and under_98.falls_on == "nothing":
            continue
        found = list(_one_program(key, turn, applying, plan, law, under_98))
        if chapter_98 and found and not under_98:
            plan.silent.append(turn.program)
        for planned in found:
            applying[planned.heading.id] = None
            if planned.heading.form == "prohibited":
                plan.prohibited.append(Prohibited(planned.heading.cite, planned.heading.text))
            else:
                plan.charges.append(planned)
    for heading, needs in plan.open:         # asked only where a number that stands would yield to them
        if any(heading.id in to and planned.heading.id in headings
               for turn in could.turns for to, headings, _ in turn.yields for planned in plan.charges):
            _ask(plan, heading, needs, law)
    plan.charges.sort(key=lambda planned: planned.program.order)
    for banned, prohibited, asked in embargo.bans(key, could.embargoes, law.read_on):
        if prohibited:
            plan.prohibited.append(prohibited)
        for fact in asked:
            if law.asks(fact):
                plan.undetermined.setdefault(fact, []).append(f"embargo: {banned.title}")
    return plan


def _ask(plan: Plan, heading: Heading, needs: list[str], law: Law) -> None:
    for fact in needs:
        if law.asks(fact):
            plan.undetermined.setdefault(fact, []).append(hts.format(heading.number))


def _touches(condition: Condition, key: Key) -> bool:
    """Whether a condition is met, or may be: a day that nobody gave may, a fact that nobody claims is not claimed."""
    answer = condition.test(key)
    return answer is True or (answer is None and not isinstance(condition, Given))


def in_zone(plan: Plan, at_entry: Plan, granted: date, entered: date, law: Law) -> Plan:
    """The plan of goods in privileged foreign status: that of the day of status, but for programmes of which the law says otherwise."""
    charges, unknown = [], list[Program]()
    for planned in plan.charges:
        zone = planned.program.in_zone(granted, entered)
        if zone is None or zone.takes == "unknown":
            charges.append(planned)
        if zone and zone.takes == "unknown":
            unknown.append(planned.program)
    for planned in at_entry.charges:
        zone = planned.program.in_zone(granted, entered)
        if zone and zone.takes == "entry":
            number = dict(zone.numbers).get(planned.heading.number, planned.heading.number)
            heading = replace(planned.heading, number=number, cite=f"{planned.heading.cite}; {zone.cite}")
            charges.append(replace(planned, heading=heading, because=(*planned.because, f"in privileged foreign status from {granted}")))
    open_facts: dict[str, list[str]] = {}
    for of_day, takes in ((plan, ("", "unknown")), (at_entry, ("entry",))):
        numbers = {
            hts.format(heading.number) for program in law.programs for heading in program.headings
            if (((zone := program.in_zone(granted, entered)) and zone.takes) or "") in takes
        } if of_day.undetermined else set()
        for fact, decides in of_day.undetermined.items():
            if bearing := [number for number in decides if number in numbers]:
                open_facts.setdefault(fact, []).extend(bearing)
    return replace(plan, charges=sorted(charges, key=lambda one: one.program.order), prohibited=at_entry.prohibited, silent=[*plan.silent, *unknown],
                   undetermined=open_facts, not_held=tuple(dict.fromkeys((*plan.not_held, *at_entry.not_held))),
                   asked=None)


def refusals(key: Key, law: Law) -> Iterator[Refused]:
    """Every heading that does not apply, and why: the slow way, through all of the law."""
    plan = determine(key, law)
    applying = dict.fromkeys(planned.heading.id for planned in plan.charges)
    for program in (program.known_on(law.read_on or date.max) for program in law.programs):
        for heading in program.headings:
            if heading.id in applying:
                continue
            if heading.id in plan.given_way:
                yield Refused(program, heading, None, len(heading.conditions), plan.given_way[heading.id])
                continue
            reached = 0
            failed = None
            for condition in heading.conditions:
                answer = condition.test(key)
                if answer is False or (answer is None and not _assumed(condition, key)):
                    failed = condition
                    break
                reached += 1
            if failed or heading.applies:
                yield Refused(program, heading, failed, reached)


def _one_program(key: Key, turn: Turn, applying: dict[str, None], plan: Plan, law: Law, under_98: Under98 | None) -> Iterator[Planned]:
    holding: list[Planned] = []
    unknown: list[tuple[Heading, list[str]]] = []
    for candidate in turn.candidates:
        heading = candidate.heading
        if candidate.applies is not None and candidate.applies.isdisjoint(applying):
            continue
        needs: list[str] = []
        holds = True
        for condition in candidate.open:
            answer = condition.test(key)
            if answer is False:
                break
            if answer is None:
                needs.append(_needed(condition))
                if not _assumed(condition, key):
                    holds = False
                    if isinstance(condition, Given) and not law.asks(condition.name):     # nobody claims it, so nothing hangs on the rest
                        break
        else:
            if not holds and not needs:
                continue
            if turn.yields and (way := _gives_way(turn, heading, applying)):
                plan.given_way[heading.id] = way
                continue
            if heading.status == "suspended":
                continue
            if holds:
                if heading.base.kind == "content":
                    share = decimal(key.facts[heading.base.fact]) if heading.base.fact in key.facts else None
                    if share is None:
                        needs.append(heading.base.fact)
                    elif not share:
                        continue
                because = _because(key, candidate, applying, law) if law.tells_why else ()
                holding.append(Planned(turn.program, heading, because, under_98))
            if needs:
                unknown.append((heading, needs))
    left = _after_exceptions(turn.program, holding)
    for heading, needs in unknown:
        if idle(heading, left):
            continue
        if left or heading.form != "add" or heading.rate or heading.specific:
            _ask(plan, heading, needs, law)
        else:
            plan.open.append((heading, needs))
    yield from left


def _assumed(condition: Condition, key: Key) -> bool:
    return isinstance(condition, Given | Entered) and condition.assumed(key)


def idle(heading: Heading, left: list[Planned]) -> bool:
    """Whether the heading would change nothing if it held: one that stands sets it aside, or is an exemption as good."""
    others = [one.heading for one in left if one.heading.id != heading.id]
    if heading.exception and not heading.rate and heading.form == "add":
        return any(one.exception or _names(one.excepts, heading) for one in others)
    return any(sets_aside(one, heading) for one in others)


def _because(key: Key, candidate: Candidate, applying: Iterable[str], law: Law) -> tuple[str, ...]:
    """Its conditions in words, but for what is taken for so of any goods of which nobody says otherwise and nobody is asked."""
    words = [
        condition.words(key) for condition in candidate.heading.conditions
        if not isinstance(condition, NotInScope)
        and not (isinstance(condition, Given) and condition.name not in key.facts and not law.asks(condition.name))
    ]
    if candidate.applies:
        others = dict.fromkeys(hts.format(number[:8]) for number in applying if number in candidate.applies)
        words.append(f"{' or '.join(others)} applies")
    return tuple(dict.fromkeys(words))


def _needed(condition: Condition) -> str:
    name = getattr(condition, "needs", "")
    if not isinstance(name, str) or not name:
        raise LawError(f"{condition} answered neither yes nor no")
    return name


def _gives_way(turn: Turn, heading: Heading, applying: dict[str, None]) -> str:
    for to, headings, cite in turn.yields:
        if heading.id in headings and not to.isdisjoint(applying):
            other = next(number for number in applying if number in to)
            return f"it yields to {hts.format(other[:8])} ({cite})"
    return ""


def _after_exceptions(program: Program, holding: list[Planned]) -> list[Planned]:
    """What is left when exceptions have set aside what they except. Of several exceptions the first declared stands."""
    if len(holding) < 2:
        return holding
    set_aside = {other.heading.id for one in holding for other in holding if other is not one and sets_aside(one.heading, other.heading)}
    left = [planned for planned in holding if planned.heading.id not in set_aside]
    if len(left) > 1 and all(planned.heading.exception for planned in left):
        left = left[:1]
    if len(left) > 1:
        tested = [planned.heading for planned in left if planned.heading.tested]
        beside = [planned for planned in left if any(_names(planned.heading.beside, other.heading) for other in left)]
        plain = [planned for planned in left if not planned.heading.tested and planned not in beside]
        if len(plain) > 1 or (plain and tested) or not _apart(tested):
            both = " and ".join(f"{hts.format(p.heading.number)} ({p.heading.cite})" for p in left)
            raise LawError(f"{program.id}: {both} hold at once; say which is the exception")
    return left


def sets_aside(one: Heading, other: Heading) -> bool:
    """Whether the other falls where both hold: by its number, or as an ordinary heading to an exception that it does not itself except."""
    return _names(one.excepts, other) or (one.exception and not other.exception and not _names(other.excepts, one))


def _names(numbers: Numbers, heading: Heading) -> bool:
    return bool(numbers) and heading.id in numbers


def _apart(tested: list[Heading]) -> bool:
    """Whether no amount passes the tests of two of these headings."""
    bands = sorted((one.at_least if one.at_least is not None else -1, one.below) for one in tested)
    return all(before is not None and before <= start for (_, before), (start, _) in pairwise(bands))
