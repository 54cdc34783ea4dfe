"""What lines owe, as columns of cents: the rows of their plans, column 1, and the fees of each line before its entry is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count

import numpy as np

from tidewaiter.batch.rerate.assessments import assessment, tax
from tidewaiter.batch.rerate.claims import Claims
from tidewaiter.batch.rerate.entries import NONE
from tidewaiter.batch.rerate.goods import ASSESSED, BEARING, FIGURES, Goods
from tidewaiter.batch.rerate.interned import Grid, Interned, Pairs
from tidewaiter.batch.rerate.linears import MOST_OWED, TOO_MUCH, Listed, of_value
from tidewaiter.batch.rerate.notes import NOTHING, Notes
from tidewaiter.batch.rerate.plans import Asked, Plans, Said
from tidewaiter.batch.rerate.said import Lines, Reading, kept_apart
from tidewaiter.batch.rerate.tabled import ALONE, LINE_BY_LINE, TURNING, AssessmentTable, PlanTable, RateTable, stable
from tidewaiter.codes import special_programs
from tidewaiter.duty.asked import strange_codes, strange_units
from tidewaiter.duty.fees import free_origin, informal_fee, processing_limits, user_fees
from tidewaiter.duty.law import Law
from tidewaiter.duty.quota_pairs import within_quota
from tidewaiter.duty.taxes import plain_tax
from tidewaiter.entry.line import Article, Quantity
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import ONE

_ONE = Decimal(1)
_MANY = 1 << 15                  # pairs of which there are many
_TEMPORARY = "23"
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(29))


@dataclass
class Owed:
    """What lines owe. Rows stand line by line in filing order, `counts` of them to a line; lines that are `alone` have none here."""

    alone: np.ndarray
    counts: np.ndarray
    numbers: np.ndarray              # of PlanTable.numbers
    programs: np.ndarray             # of PlanTable.programs
    cents: np.ndarray
    plan_ids: np.ndarray             # of lines
    notes: np.ndarray
    duty: np.ndarray
    taxes: np.ndarray
    owes: np.ndarray                 # duty, or a tax be it nought
    processing: np.ndarray           # NONE where a line has no such fee
    harbor: np.ndarray
    others: np.ndarray
    exempt: np.ndarray               # from the fixed fee of an informal entry


class OfEntries:
    """What the day and the type of an entry decide of its fees."""

    def __init__(self, first: Sequence[date], reading: Reading) -> None:
        self._reading = reading
        limits = [processing_limits(day) for day in first]
        fixed = [informal_fee(day) for day in first]
        self.least = np.array([one[0] if one else NONE for one in limits], dtype=np.int64)
        self.most = np.array([one[1] if one else NONE for one in limits], dtype=np.int64)
        self._fixed = np.array([NONE if one is None else one for one in fixed], dtype=np.int64)

    def informal(self, types: np.ndarray, stretches: np.ndarray) -> np.ndarray:
        """The fixed fee of an informal entry; NONE of any other."""
        of_type = np.array([code in user_fees().informal_types for code in self._reading.types.values], dtype=bool)
        found: np.ndarray = np.where(of_type.take(types), self._fixed.take(stretches), NONE)
        return found

    def held(self, types: np.ndarray, stretches: np.ndarray) -> np.ndarray:
        """Whether the limits of a day, and the fixed fee of its informal entries, are held."""
        of_type = np.array([code in user_fees().informal_types for code in self._reading.types.values], dtype=bool)
        found: np.ndarray = (self.least.take(stretches) != NONE) & ~(of_type.take(types) & (self._fixed.take(stretches) == NONE))
        return found


class Amounts:
    """Works out lines, and keeps what it found of the law."""

    def __init__(self, law: Law, goods: Goods, claims: Claims, plans: Plans, notes: Notes, reading: Reading, first: Sequence[date]) -> None:
        self._goods, self._claims, self._plans, self._notes, self._reading, self._first = goods, claims, plans, notes, reading, first
        self.of_entries = OfEntries(first, reading)
        self.table = PlanTable(notes)
        self.rates = RateTable(claims, notes, self.table.programs)
        self.assessments, self.taxes = AssessmentTable(notes), AssessmentTable(notes)
        self._taxed = Pairs(self._taxed_of)
        self._lines: Lines | None = None
        self._free_now: np.ndarray = np.zeros(0, dtype=bool)
        # What two numbers together are; where a third decides too, the line that is asked of says it.
        self._days_2, self._days_3, self._ways, self._claimed = (Grid(_counting()) for _ in range(4))
        self._spoken = Pairs(_counting())
        self._around = Grid(self._around_of)
        self._bearing = Pairs(lambda of_number, around, line: plans.bearing(of_number, around, told=False), _MANY)
        self._bearing_told = Pairs(lambda of_number, around, line: plans.bearing(of_number, around, told=True), _MANY)
        self._bearing_on = Pairs(lambda bearing, told, line: plans.bearing_on(bearing, told))
        self._said = Grid(lambda uses, spoken, line: plans.said(uses, self._said_of(line)))
        self._seen = Pairs(lambda lenses, facts, line: plans.seen(lenses, facts))
        self._said_with = Pairs(self._with)
        self._with_facts: list[tuple[int, int]] = []
        self._plan = Pairs(lambda bearing, said, line: self._plan_of(bearing, said, 0, line), _MANY)
        self._plan_with = Pairs(lambda bearing, said, line: self._plan_of(bearing, *self._with_facts[said], line), _MANY)
        self._turning = Pairs(self._turned)
        self._strange = Pairs(self._strange_of)
        self._assessed = Pairs(self._assessed_of)
        newest, _ = law.newest
        projected = notes.number([Finding("LAW-PROJECTED", Severity.NOTE, "line", "", "")])
        self._of_stretch = np.array([projected if day > newest else NOTHING for day in first], dtype=np.int32)
        self._of_number = Listed(np.int32)               # of a number of ten digits: its text among those that are printed
        self._of_origin, self._of_type, self._of_mode, self._of_place = (Listed(np.int32) for _ in range(4))
        self._of_column, self._free, self._refused = Listed(np.int32), Listed(np.bool_), Listed(np.bool_)
        self._hash_of_number, self._within_quota = Listed(np.uint64), Listed(np.bool_)
        self._way_of_mode: Interned[tuple[bool, ...]] = Interned()
        self._way_of_type: Interned[tuple[bool, ...]] = Interned()
        self._way_mode, self._way_type, self._apart_mode, self._apart_type = (Listed(np.int32) for _ in range(4))
        self._harbor_mode, self._harbor_type, self._processing_type = (Listed(np.bool_) for _ in range(3))
        self._informal_type, self._temporary_type = Listed(np.bool_), Listed(np.bool_)
        self._free_place, self._free_program = Listed(np.bool_), Listed(np.bool_)

    def apart(self, lines: Lines) -> np.ndarray:
        """Lines that only the single path can work out, by what is known of them before anything is looked up."""
        self._know()
        found: np.ndarray = (
            lines.alone | (self._apart_mode.of(lines.mode) + self._apart_type.of(lines.entry_type) > 0)
            | ~self.of_entries.held(lines.entry_type, lines.stretch)
            | (self._reading.facts_filled.of(lines.facts) & self._within_quota.of(lines.number))
        )
        return found

    def work_out(self, lines: Lines) -> Owed:
        """What lines owe, none of which is `apart`."""
        self._lines = lines
        claims, goods = self._claims, self._goods
        place = claims.of_place.of(lines.origin, lines.stretch)
        figures = goods.of(FIGURES, lines.number, lines.stretch)
        column = claims.of_column.of(figures, claims.of_claim.of(place, lines.program))
        rate = claims.of_rate.of(column, lines.units)
        self.rates.fill()
        self._know()
        self._free_now = free = self._free.of(column)
        plan = self._plans_of(lines, place, free)
        plan, alone = self._turn(lines, plan, rate)
        alone |= self.rates.alone.of(rate)
        assessed = goods.of(ASSESSED, lines.number, lines.stretch)
        owed = self._assessments_of(lines, assessed, alone)
        taxed = self._taxes_of(lines, alone)
        lieu = self.table.lieu.of(plan)
        notes = self._notes_of(lines, place, figures, column, np.where(lieu, NOTHING, self.rates.note.of(rate)), plan, owed, taxed)
        base = self._base(lines, rate, lieu)
        others = self.assessments.cents(owed, lines.value, lines.first, lines.second)
        taxes = self.taxes.cents(taxed, lines.value, lines.first, lines.second)
        alone |= (base == TOO_MUCH) | (others == TOO_MUCH) | (taxes == TOO_MUCH)
        counts = np.where(alone, 0, self.table.count.of(plan) + 1)
        plan_ids = self._plan_ids(lines, plan, np.where(lieu, 0, self.rates.hash.of(rate)))
        by_line = self._by_line(lines, plan, alone, counts, plan_ids)
        numbers, programs, cents = self._rows(lines, plan, rate, base, counts, by_line)
        ends = np.cumsum(counts)
        so_far = np.concatenate([[0], np.cumsum(cents)])
        duty = so_far[ends] - so_far[ends - counts]
        exempt = self._free_place.of(place) | (self._free_program.of(lines.program) & ~self._refused.of(column))
        fees = user_fees()
        processing = np.where(self._processing_type.of(lines.entry_type) & ~exempt, _rated(lines.value, fees.processing), NONE)
        by_water = self._harbor_type.of(lines.entry_type) & self._harbor_mode.of(lines.mode)
        harbor = np.where(by_water, _rated(lines.value, fees.harbor), NONE)
        owes = (duty > 0) | self.taxes.any(taxed)
        return Owed(alone, counts, numbers, programs, cents, plan_ids, notes, duty, taxes, owes, processing, harbor, others, exempt)

    def _plans_of(self, lines: Lines, place: np.ndarray, free: np.ndarray) -> np.ndarray:
        days = self._days_3.of(self._days_2.of(lines.days[0], lines.days[1]), lines.days[2])
        ways = self._ways.of(self._way_mode.of(lines.mode), self._way_type.of(lines.entry_type))
        claimed = self._claimed.of(2 * lines.program + free, ways)
        spoken = self._spoken.of(claimed, days)
        around = self._around.of(place, np.zeros_like(place))
        of_number = self._goods.of(BEARING, lines.number, lines.stretch)
        told = lines.facts != 0
        if not told.any():
            return self._plans_alike(self._bearing.of(of_number, around), spoken, None, None)
        found = np.empty(len(spoken), dtype=np.int32)
        plain, at = np.flatnonzero(~told), np.flatnonzero(told)
        found[plain] = self._plans_alike(self._bearing.of(of_number[plain], around[plain]), spoken[plain], None, plain)
        facts = lines.facts[at]
        bearing = self._bearing_on.of(self._bearing_told.of(of_number[at], around[at]), self._plans.told.of(facts))
        found[at] = self._plans_alike(bearing, spoken[at], facts, at)
        return found

    def _plans_alike(self, bearing: np.ndarray, spoken: np.ndarray, facts: np.ndarray | None, lines: np.ndarray | None) -> np.ndarray:
        """Plans by what bears, and by what is said as far as that turns on it."""
        said = self._said.of(self._plans.uses.of(bearing), spoken, lines)
        if facts is not None:
            said = self._said_with.of(said, self._seen.of(self._plans.lenses.of(bearing), facts))
            return self._plan_with.of(bearing, said, lines)
        return self._plan.of(bearing, said, lines)

    def _turn(self, lines: Lines, plan: np.ndarray, rate: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Plans that turn on column 1 as it comes to for the line; and which lines are for the single path."""
        kind = self.table.kind.of(plan)
        if (at := np.flatnonzero(kind == TURNING)).size:
            plan = plan.copy()
            plan[at] = self._turning.of(plan[at], rate[at])
            kind = self.table.kind.of(plan)
            kind[at[lines.value[at] == 0]] = ALONE       # of no value there is no equivalent
        return plan, kind == ALONE

    def _assessments_of(self, lines: Lines, assessed: np.ndarray, alone: np.ndarray) -> np.ndarray:
        found = np.zeros(len(assessed), dtype=np.int32)
        if (at := np.flatnonzero(assessed)).size:
            types = lines.entry_type[at]
            way = self._informal_type.of(types) + 2 * self._temporary_type.of(types).astype(np.int32)
            found[at] = self._assessed.of(assessed[at], lines.units[at] * 3 + way)
            alone |= self.assessments.alone.of(found)
        return found

    def _taxes_of(self, lines: Lines, alone: np.ndarray) -> np.ndarray:
        found = np.zeros(len(lines.number), dtype=np.int32)
        if (at := np.flatnonzero(self._goods.taxed.take(lines.number))).size:
            found[at] = self._taxed.of(lines.number[at], lines.units[at])
            alone |= self.taxes.alone.of(found)
        return found

    def _notes_of(self, lines: Lines, place: np.ndarray, figures: np.ndarray, column: np.ndarray, of_rate: np.ndarray, plan: np.ndarray,
                  assessed: np.ndarray, taxed: np.ndarray) -> np.ndarray:
        notes = self._of_stretch.take(lines.stretch)
        said = ((self._of_origin, lines.origin), (self._of_type, lines.entry_type), (self._of_mode, lines.mode), (self._of_place, place),
                (self._of_column, column), (self.table.note, plan), (self.assessments.note, assessed), (self.taxes.note, taxed),
                (self._reading.facts_said, lines.facts))
        for more in (of_rate, self._strange.of(figures, lines.units), *(table.of(which) for table, which in said if table.any())):
            self._notes.add(notes, more)
        return notes

    def _base(self, lines: Lines, rate: np.ndarray, lieu: np.ndarray) -> np.ndarray:
        """Column 1 cents of each line."""
        found = of_value(lines.value, self.rates.per_dollar.of(rate), self.rates.of.of(rate))
        if (at := np.flatnonzero(self.rates.counts.of(rate))).size:
            found[at] = self.rates.cents(rate[at], lines.value[at], lines.first[at], lines.second[at])
        found[lieu] = 0
        return found

    def _by_line(self, lines: Lines, plan: np.ndarray, alone: np.ndarray, counts: np.ndarray,
                 plan_ids: np.ndarray) -> list[tuple[int, int, int, int]]:
        """The rows of lines whose plan is worked out line by line: line, number, programme, cents.

        Counts them in, says which lines are alone, and tells plans by the rows that stand.
        """
        found: list[tuple[int, int, int, int]] = []
        which: dict[tuple[int, ...], int] = {}
        at = np.flatnonzero((self.table.kind.of(plan) == LINE_BY_LINE) & ~alone)
        told = (array[at].tolist() for array in (plan, lines.value, lines.first, lines.second))
        for line, of, value, first, second in zip(at.tolist(), *told, strict=True):
            worked, names = self.table.turning[of]
            rows = worked.cents(value, first, second)
            if rows is None or any(cents > MOST_OWED for _, cents in rows):
                alone[line], counts[line] = True, 0
                continue
            counts[line] = len(rows) + 1
            stand = tuple(place for place, _ in rows)
            if stand not in which:
                which[stand] = stable(stand) - (1 << 63)
            plan_ids[line] ^= which[stand]
            found += [(line, *names[place], cents) for place, cents in rows]
        return found

    def _rows(self, lines: Lines, plan: np.ndarray, rate: np.ndarray, base: np.ndarray, counts: np.ndarray,
              by_line: list[tuple[int, int, int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Number, programme and cents of every row: those of the plan, and column 1 last."""
        table = self.table
        total = int(counts.sum())
        numbers, programs, cents = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.int16), np.empty(total, dtype=np.int64)
        ends = np.cumsum(counts)
        some = np.flatnonzero(counts)
        last = ends[some] - 1
        numbers[last], programs[last], cents[last] = self._of_number.of(lines.number[some]), self.rates.program.of(rate[some]), base[some]
        if by_line:
            of, *told = np.array(by_line, dtype=np.int64).T
            places = (ends - counts)[of] + np.arange(len(of)) - np.searchsorted(of, of)
            numbers[places], programs[places], cents[places] = told
        more = np.where(counts > 0, self.table.count.of(plan), 0)
        line = np.repeat(np.arange(len(counts)), more)
        if not len(line):
            return numbers, programs, cents
        within = np.arange(len(line)) - (np.cumsum(more) - more)[line]
        row = table.start.of(plan)[line] + within
        at = (ends - counts)[line] + within
        numbers[at], programs[at] = table.row_number.of(row), table.row_program.of(row)
        cents[at] = of_value(lines.value[line], table.row_per_dollar.of(row), table.row_of.of(row))
        return numbers, programs, cents

    def _plan_ids(self, lines: Lines, plan: np.ndarray, of_rate: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore"):
            mixed = self.table.hash.of(plan) * _MIX[0] ^ of_rate.astype(np.uint64) * _MIX[1] ^ self._hash_of_number.of(lines.number)
            mixed = (mixed ^ mixed >> _MIX[2]) * _MIX[0]
        found: np.ndarray = mixed.view(np.int64)
        return found

    # What is found once, of the line that asks for it first.

    def _around_of(self, place: int, _: int, line: int) -> int:
        origin, stretch = self._claims.places[place]
        return self._plans.around(self._claims.origins.values[origin], stretch)

    def _said_of(self, line: int) -> Said:
        lines, reading = self._line(), self._reading
        exported, loaded, imported = (int(days[line]) for days in lines.days)
        return Said(self._claims.programs.values[lines.program[line]], bool(self._free_now[line]), reading.modes.values[lines.mode[line]],
                    reading.types.values[lines.entry_type[line]], (exported, loaded, imported))

    def _with(self, said: int, seen: int, line: int) -> int:
        self._with_facts.append((said, seen))
        return len(self._with_facts) - 1

    def _plan_of(self, bearing: int, said: int, seen: int, line: int) -> int:
        return self.table.number(self._plans.plan(bearing, said, seen, lambda: self._asked_of(line)))

    def _asked_of(self, line: int) -> Asked:
        lines = self._line()
        number, origin = self._goods.numbers.values[lines.number[line]], self._claims.origins.values[lines.origin[line]]
        return Asked(self._said_of(line), number, origin, self._first[lines.stretch[line]])

    def _turned(self, plan: int, rate: int, line: int) -> int:
        of = self._claims.rates[rate]
        return self.table.resolve(self.table.plans[plan], of.form, of.units)

    def _strange_of(self, figures: int, units: int, line: int) -> int:
        lines = self._line()
        article = Article(self._goods.numbers.values[lines.number[line]], 1,
                          tuple(Quantity(_ONE, unit) for unit in self._claims.units.values[units] if unit))
        return self._notes.number(strange_units(article, self._first[lines.stretch[line]]))

    def _assessed_of(self, which: int, units: int, line: int) -> int:
        pair, way = divmod(units, 3)
        given = self._claims.units.values[pair]
        return self.assessments.number(assessment(self._goods.assessed(which), given, informal=way == 1, temporary=way == 2))

    def _taxed_of(self, number: int, units: int, line: int) -> int:
        return self.taxes.number(tax(plain_tax(self._goods.numbers.values[number]), self._claims.units.values[units]))

    def _line(self) -> Lines:
        assert self._lines is not None
        return self._lines

    def _know(self) -> None:
        """Says of numbers, codes and columns that came since what they decide."""
        fees = user_fees()
        for number in self._goods.numbers.values[len(self._of_number.values) :]:
            self._of_number.add(self.table.numbers.number(hts.format(number)))
            self._hash_of_number.add(stable(number))
            self._within_quota.add(within_quota(number))
        for origin in self._claims.origins.values[len(self._of_origin.values) :]:
            self._of_origin.add(self._notes.number(strange_codes(origin, None, None)))
        for mode in self._reading.modes.values[len(self._of_mode.values) :]:
            self._of_mode.add(self._notes.number(strange_codes("US", None, mode or None)))
            self._way_mode.add(self._way_of_mode.number((not mode, *(mode in values for values in self._plans.values["mode"]))))
            self._apart_mode.add(kept_apart("", mode))
            self._harbor_mode.add(mode in fees.harbor_modes)
        for code in self._reading.types.values[len(self._of_type.values) :]:
            self._of_type.add(self._notes.number(strange_codes("US", code, None)))
            self._way_type.add(self._way_of_type.number(tuple(code in values for values in self._plans.values["entry_type"])))
            self._apart_type.add(kept_apart(code, ""))
            self._harbor_type.add(code in fees.harbor_types)
            self._processing_type.add(code in fees.processing_types)
            self._informal_type.add(code in fees.informal_types)
            self._temporary_type.add(code == _TEMPORARY)
        for program in self._claims.programs.values[len(self._free_program.values) :]:
            self._free_program.add(bool(program) and special_programs.known(program) and special_programs.mpf_exempt(program))
        for origin_number, stretch in self._claims.places[len(self._of_place.values) :]:
            free, secondary = free_origin(self._claims.origins.values[origin_number], self._first[stretch])
            self._free_place.add(free)
            self._of_place.add(self._notes.number([Finding("FEE-MPF-COUNTRY", Severity.WARNING, "line", "", "")] if secondary else []))
        for column in self._claims.columns[len(self._of_column.values) :]:
            self._of_column.add(self._notes.number((*column.said, *column.base.findings)))
            self._free.add(column.base.free)
            self._refused.add(column.refused)


def _counting() -> Callable[[int, int, int], int]:
    """Numbers pairs in the order in which they come."""
    numbers = count()
    return lambda row, column, line: next(numbers)


def _rated(value: np.ndarray, rate_1e8: int) -> np.ndarray:
    """Cents of whole dollars at a rate."""
    exact = Fraction(rate_1e8 * 100, ONE)
    return of_value(value, np.array([exact.numerator], dtype=np.int64), np.array([exact.denominator], dtype=np.int64))
