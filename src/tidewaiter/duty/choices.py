"""What would change a duty, and to what amount: each fact that is not known, or that was given, with the amount that each answer would give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from tidewaiter.codes import special_programs
from tidewaiter.duty.assess import Circumstances, assess_line
from tidewaiter.duty.condition import Day
from tidewaiter.duty.key import Fact
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import LineAssessment, Undetermined
from tidewaiter.duty.stretches import DAYS
from tidewaiter.entry.line import Line
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import read_special
from tidewaiter.tariff.schedule import figures
from tidewaiter.values import immutable

_PERCENT = ("0", "50", "100")
_MODES = (("11", "vessel, containers"), ("40", "air"), ("30", "truck"), ("50", "mail"))


@immutable
class Choice:
    """An answer, and what the line would then owe: duty with cases, and with taxes and its own fees, in cents.

    `numbers` are those that would then be reported, as printed. `less` counts cents against what is owed as things are told now.
    """

    value: str
    words: str
    duty: int
    owed: int
    less: int
    numbers: tuple[str, ...]
    chosen: bool = False


@immutable
class Asked:
    """A question whose answer decides an amount. `given` is the answer that was given, empty where nobody said; `kind` what it can hold."""

    fact: str
    question: str
    kind: str                    # a kind of duty.facts, or mode, quantity, program
    decides: tuple[str, ...]
    choices: tuple[Choice, ...]
    given: str = ""

    @property
    def matters(self) -> bool:
        """Whether some answer gives another amount than another does."""
        return len({one.owed for one in self.choices}) > 1


def owed(assessed: LineAssessment) -> int:
    """What a line owes by itself, in cents: charges, taxes, and its fees before any minimum or maximum of the entry."""
    return sum(one.amount for one in assessed.charges) + sum(one.amount for one in (*assessed.taxes, *assessed.fees))


def choices(line: Line, around: Circumstances, law: Law, *, base_text: str = "", also: Iterable[str] = ()) -> tuple[Asked, ...]:
    """Every question whose answer would change what the line owes or is reported under, each answer with its amount.

    Those that are not answered stand first, then the answers that were given, then the claims of special programs that the number's column
    holds and the country may make. `also` are further facts to try, as those that a heading waits for.
    """
    now = assess_line(line, around, law, base_text=base_text)
    made = _Made(line, around, law, base_text, now)
    open_ones = {one.fact: one for one in now.undetermined}
    found = [one for asked in open_ones.values() if (one := made.asked(asked))]
    for fact in dict.fromkeys((*line.facts, *also)):
        if fact in law.facts and fact not in open_ones:
            found += [one for one in [made.asked(Undetermined(fact, law.question(fact), ()))] if one and (one.given or one.matters)]
    return (*found, *made.programs())


class _Made:
    """What the answers to the questions on one line are made of."""

    def __init__(self, line: Line, around: Circumstances, law: Law, base_text: str, now: LineAssessment):
        self.line, self.around, self.law, self.base_text = line, around, law, base_text
        self.owed = owed(now)
        self.numbers = _numbers(now)

    def asked(self, one: Undetermined) -> Asked | None:
        if one.fact in DAYS:
            return self._day(one)
        if one.fact == "mode":
            answers = [(value, words, self.line, replace(self.around, mode=value)) for value, words in _MODES]
            return Asked(one.fact, one.question, "mode", one.decides, tuple(self._choice(*answer, self.around.mode) for answer in answers),
                         self.around.mode)
        if one.fact not in self.law.facts:
            return Asked(one.fact, one.question, one.fact, one.decides, ())
        text = self.law.facts[one.fact]
        values: tuple[Fact, ...] = {"boolean": (True, False), "choice": text.choices, "percent": _PERCENT}.get(text.kind, ())
        given = _written(self.line.facts[one.fact]) if one.fact in self.line.facts else ""
        made = [self._choice(_written(value), _words(text.kind, value), replace(self.line, facts={**self.line.facts, one.fact: value}), self.around,
                             given) for value in values]
        if given and values:
            without = {name: value for name, value in self.line.facts.items() if name != one.fact}
            made.append(self._choice("", "nobody says", replace(self.line, facts=without), self.around, given))
        return Asked(one.fact, one.question, text.kind, one.decides, tuple(made), given)

    def programs(self) -> Iterator[Asked]:
        """The special programs that the column names and the country may claim, and what each claim would leave."""
        entered, origin = self.around.entered, self.line.origin
        one = figures(self.line.hts, entered)
        cell = read_special(one.special) if one else {}
        codes = [code for code in special_programs.names() if special_programs.good(code, entered)
                 and special_programs.eligible(code, origin, entered) and not cell.keys().isdisjoint(special_programs.symbols(code, origin, entered))]
        wanted = dict.fromkeys((*codes, *([self.line.program] if self.line.program else ())))
        if not wanted:
            return
        made = [self._choice(code, special_programs.names().get(code, "no such program"), replace(self.line, program=code), self.around,
                             self.line.program) for code in wanted]
        made.append(self._choice("", "no claim", replace(self.line, program=""), self.around, self.line.program or "-"))
        yield Asked("program", "Under which special program, if any, are the goods claimed? A claim takes the papers that prove it.",
                    "program", (hts.format(self.line.hts),), tuple(made), self.line.program)

    def _day(self, one: Undetermined) -> Asked:
        """Answers to a day: the last before and the first of each edge that the headings in question have."""
        edges = sorted({
            day for program in self.law.programs for heading in program.headings if hts.format(heading.number) in one.decides
            for condition in heading.conditions if isinstance(condition, Day) and condition.name == one.fact
            for day in (condition.span.start, condition.span.before) if date.min < day <= self.around.entered
        })
        days = sorted({day for edge in edges for day in (edge - timedelta(days=1), edge)})
        made = []
        for day in days:
            words = f"on {day} or after" if day in edges else f"on {day} or before"
            made.append(self._choice(day.isoformat(), words, self.line, _on(self.around, one.fact, day)))
        return Asked(one.fact, one.question, "day", one.decides, tuple(made))

    def _choice(self, value: str, words: str, line: Line, around: Circumstances, given: str = "") -> Choice:
        assessed = assess_line(line, around, self.law, base_text=self.base_text)
        amount = owed(assessed)
        return Choice(value, words, sum(one.amount for one in assessed.charges), amount, amount - self.owed, _numbers(assessed),
                      bool(given) and value == given.lstrip("-"))


def _on(around: Circumstances, name: str, day: date) -> Circumstances:
    if name == "exported":
        return replace(around, exported=day)
    return replace(around, loaded=day) if name == "loaded" else replace(around, imported=day)


def _numbers(assessed: LineAssessment) -> tuple[str, ...]:
    return tuple(hts.format(one.number) if one.kind == "duty" else one.number for one in assessed.charges)


def _written(value: Fact) -> str:
    return str(value).lower() if isinstance(value, bool) else value


def _words(kind: str, value: Fact) -> str:
    if kind == "boolean":
        return "yes" if value else "no"
    return f"{value}%" if kind == "percent" else str(value).replace("_", " ")
