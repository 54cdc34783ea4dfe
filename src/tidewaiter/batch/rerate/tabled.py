"""Plans, rates and assessments as tables: what each comes to, what is said of it, and a number that is the same wherever it is worked out."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction

import numpy as np

from tidewaiter.batch.rerate.assessments import Assessment
from tidewaiter.batch.rerate.claims import Claims
from tidewaiter.batch.rerate.forms import MOST, ZERO, Form, Linear
from tidewaiter.batch.rerate.interned import Interned
from tidewaiter.batch.rerate.linears import TOO_MUCH, Linears, Listed
from tidewaiter.batch.rerate.notes import Notes
from tidewaiter.batch.rerate.plans import Headings, Row
from tidewaiter.batch.rerate.turning import Turning, turning
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts

_NOTHING = Linear()
_NOT_KNOWN = Finding("DUTY-EQUIVALENT", Severity.FATAL, "line", "", "")
# A plan whose rows are known, one that turns on column 1 or a quantity, one worked out line by line, one that only the single path works out.
FIXED, TURNING, LINE_BY_LINE, ALONE = range(4)


class PlanTable:
    """Plans by number, and their rows: number, programme, cents for `of` dollars."""

    def __init__(self, notes: Notes) -> None:
        self.numbers: Interned[str] = Interned()         # as they are printed
        self.programs: Interned[str] = Interned()
        self.plans: list[Headings] = []                  # held, so that no other object has the place of one
        self.turning: dict[int, tuple[Turning, list[tuple[int, int]]]] = {}
        self._notes = notes
        self._by_object: dict[tuple[int, bool], int] = {}
        self._without: dict[int, Headings] = {}
        self._alone: dict[int, int] = {}
        self._equivalents: dict[int, tuple[Form, Fraction | None]] = {}
        self._of_rows: dict[int, tuple[int, int, int, int, int]] = {}
        self._of_equivalent: dict[tuple[int, int, int], Row] = {}
        self._alike: dict[tuple[str, str, int, int], Row] = {}
        self._held: list[Row] = []
        self._filled: dict[tuple[object, ...], int] = {}
        self.kind, self.lieu, self.note = Listed(np.int8), Listed(np.bool_), Listed(np.int32)
        self.start, self.count, self.hash = Listed(np.int64), Listed(np.int64), Listed(np.uint64)
        self.row_number, self.row_program = Listed(np.int32), Listed(np.int16)
        self.row_per_dollar, self.row_of = Listed(np.int64), Listed(np.int64)

    def number(self, headings: Headings, *, resolved: bool = False) -> int:
        """The number of a plan; one that turns on column 1 has rows once it is `resolved`."""
        if (found := self._by_object.get((id(headings), resolved))) is None:
            kind = ALONE if headings.alone else TURNING if (headings.tested or headings.counts) and not resolved else FIXED
            found = self._by_object[id(headings), resolved] = self._add(kind, headings, headings.rows if kind == FIXED else ())
        return found

    def _add(self, kind: int, headings: Headings, rows: tuple[Row, ...]) -> int:
        self.plans.append(headings)
        self.kind.add(kind)
        self.lieu.add(headings.in_lieu)
        self.note.add(self._notes.number(headings.findings))
        self.start.add(len(self.row_number.values))
        self.count.add(len(rows))
        self.hash.add(stable(tuple([self._of_row(row)[-1] for row in headings.rows])))
        for row in rows:
            number, program, per_dollar, of, _ = self._of_row(row)
            self.row_number.add(number)
            self.row_program.add(program)
            self.row_per_dollar.add(per_dollar)
            self.row_of.add(of)
        return len(self.plans) - 1

    def _of_row(self, row: Row) -> tuple[int, int, int, int, int]:
        """Number, programme and cents for so many dollars of a row of a plan that is held, and a number that tells it from others."""
        if (found := self._of_rows.get(id(row))) is None:
            exact = row.cents(Fraction(0))
            told = stable((row.number, row.program, str(row.per_dollar), str(row.share), str(row.specific)))
            found = self._of_rows[id(row)] = (self.numbers.number(hts.format(row.number)), self.programs.number(row.program),
                                              exact.numerator, exact.denominator, told)
        return found

    def resolve(self, headings: Headings, base: Form | None, units: tuple[str, str]) -> int:
        """The plan for lines whose column 1 is `base` and whose quantities are in `units`: tests answered, totals filled, where that can be.

        `base` is held by who asks, as long as this lasts.
        """
        if headings.in_lieu:
            base = ZERO
        if base and base.missing and headings.tested:
            headings = self._without_column_1(headings)
            if not headings.counts:
                return self.number(headings, resolved=True)
        equivalent = self._equivalent(base) if base else None
        if equivalent is None or headings.counts:
            worked = turning(headings, base, units)
            return self.alone(headings) if worked is None else self._line_by_line(worked)
        rows = [self._resolved(row, equivalent) for row in headings.rows if row.stands(equivalent)]
        alike = (tuple(map(id, rows)), headings.in_lieu, headings.tested, id(headings.findings), headings.unseen)
        if (found := self._filled.get(alike)) is None:
            wide = any(max(row.per_dollar.numerator, row.per_dollar.denominator) >= MOST for row in rows)
            filled = Headings(tuple(rows), headings.in_lieu, headings.tested, wide, headings.findings, headings.unseen)
            found = self._filled[alike] = self.number(filled, resolved=True)
        return found

    def _without_column_1(self, headings: Headings) -> Headings:
        """Headings without what turns on column 1, where that is not known: neither is what turns on it, and each is told so."""
        if id(headings) not in self._without:
            asks = headings.unseen + sum(row.asks for row in headings.rows)
            left = tuple(row for row in headings.rows if not row.asks)
            found = replace(headings, rows=left, tested=False, findings=(*headings.findings, *[_NOT_KNOWN] * asks), unseen=0)
            self._without[id(headings)] = found
        return self._without[id(headings)]

    def _equivalent(self, base: Form) -> Fraction | None:
        if id(base) not in self._equivalents:
            self._equivalents[id(base)] = base, base.equivalent
        return self._equivalents[id(base)][1]

    def _resolved(self, row: Row, equivalent: Fraction) -> Row:
        """A row for the value alone, one object for all that come to the same."""
        asked = (id(row), equivalent.numerator, equivalent.denominator) if row.total else (id(row), 0, 1)
        if asked not in self._of_equivalent:
            made = Row(row.number, row.program, row.cents(equivalent))
            self._held.append(row)                   # as long as it is held, no other object has its place
            said = made.number, made.program, made.per_dollar.numerator, made.per_dollar.denominator
            self._of_equivalent[asked] = self._alike.setdefault(said, made)
        return self._of_equivalent[asked]

    def alone(self, headings: Headings) -> int:
        if id(headings) not in self._alone:
            self._alone[id(headings)] = self.number(replace(headings, alone=True))
        return self._alone[id(headings)]

    def _line_by_line(self, worked: Turning) -> int:
        n = self._add(LINE_BY_LINE, worked.headings, ())
        self.turning[n] = (worked, [self._of_row(row)[:2] for row in worked.headings.rows])
        return n


class RateTable:
    """Column 1 rates by the number that `Claims` gives them."""

    def __init__(self, claims: Claims, notes: Notes, programs: Interned[str]) -> None:
        self._claims, self._notes, self._programs = claims, notes, programs
        self.alone, self.counts, self.note = Listed(np.bool_), Listed(np.bool_), Listed(np.int32)
        self.per_dollar, self.of, self.program, self.hash = Listed(np.int64), Listed(np.int64), Listed(np.int16), Listed(np.uint64)
        self.limited = Listed(np.int8)               # 1 where the rate has a least amount, 2 where it has a most
        self.total, self.least, self.most = Linears(), Linears(), Linears()

    def fill(self) -> None:
        """Takes in what `Claims` has found since."""
        for rate in self._claims.rates[len(self.alone.values) :]:
            form = rate.form
            base = self._claims.columns[rate.column].base
            self.alone.add(form is None)
            self.note.add(self._notes.number(rate.findings))
            self.program.add(self._programs.number(base.column))
            self.hash.add(stable((base.column, str(base.rate), str(form))))
            total = form.total if form else None
            self.counts.add(bool(form and (form.total.counts or form.least or form.most)))
            self.per_dollar.add(total.per_value if total else 0)
            self.of.add(total.of if total else 1)
            self.limited.add((1 if form and form.least else 0) + (2 if form and form.most else 0))
            for table, linear in ((self.total, total), (self.least, form and form.least), (self.most, form and form.most)):
                table.add(linear or _NOTHING)

    def cents(self, which: np.ndarray, value: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Cents of lines whose rate counts a quantity or has a limit. Rounding keeps order, so limits are taken of what is rounded."""
        found = self.total.cents(which, value, first, second)
        too_much = found == TOO_MUCH
        limited = self.limited.of(which)
        if (at := np.flatnonzero(limited & 1)).size:
            found[at] = np.maximum(found[at], self.least.cents(which[at], value[at], first[at], second[at]))
        if (at := np.flatnonzero(limited & 2)).size:
            found[at] = np.minimum(found[at], self.most.cents(which[at], value[at], first[at], second[at]))
        found[too_much] = TOO_MUCH
        return found


class AssessmentTable:
    """Assessments by number, their terms one beside the other."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._all: Interned[Assessment] = Interned()
        self.note, self.alone, self._count = Listed(np.int32), Listed(np.bool_), Listed(np.int64)
        self._terms: list[tuple[Linears, Listed]] = []      # of each place: the forms by assessment, and what an amount has to be over
        self.number(Assessment(()))                         # 0 is none

    def number(self, one: Assessment) -> int:
        n = self._all.number(one)
        if n == len(self.note.values):
            self.note.add(self._notes.number(one.findings))
            self.alone.add(one.terms is None)
            terms = one.terms or ()
            self._count.add(len(terms))
            while len(self._terms) < len(terms):
                self._terms.append((Linears(), Listed(np.int64)))
                for _ in range(n):
                    self._terms[-1][0].add(_NOTHING)
                    self._terms[-1][1].add(-1)
            for place, (forms, not_over) in enumerate(self._terms):
                forms.add(terms[place].cents if place < len(terms) else _NOTHING)
                not_over.add(terms[place].not_over if place < len(terms) else -1)
        return n

    def any(self, which: np.ndarray) -> np.ndarray:
        """Whether something is owed, be it nought."""
        found: np.ndarray = self._count.of(which) > 0
        return found

    def cents(self, which: np.ndarray, value: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """The sum of each line's assessments, each rounded by itself; TOO_MUCH where one is."""
        found = np.zeros(len(which), dtype=np.int64)
        too_much = np.zeros(len(which), dtype=bool)
        count = self._count.of(which)
        for place, (forms, not_over) in enumerate(self._terms):
            if (at := np.flatnonzero(count > place)).size:
                owed = forms.cents(which[at], value[at], first[at], second[at])
                found[at] += np.where(owed > not_over.of(which[at]), owed, 0)
                too_much[at[owed == TOO_MUCH]] = True
        found[too_much] = TOO_MUCH
        return found


def stable(of: object) -> int:
    """A number of 64 bits that is the same in every process."""
    return int.from_bytes(hashlib.blake2b(repr(of).encode(), digest_size=8).digest(), "little")

