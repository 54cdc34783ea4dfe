"""Lines of a history rated together. A rater holds the law, and what it found of it stays found.

A line's number, country, days, claims, facts and units become whole numbers; what two of them give together is found once and looked up from then
on; and what a line owes is arithmetic on columns. What the columns cannot say, the single path does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from tidewaiter.batch import arrow
from tidewaiter.batch.rerate.amounts import Amounts, Owed
from tidewaiter.batch.rerate.claims import Claims
from tidewaiter.batch.rerate.entries import NONE, LineFees, shares
from tidewaiter.batch.rerate.goods import Goods
from tidewaiter.batch.rerate.notes import Notes
from tidewaiter.batch.rerate.plans import Plans
from tidewaiter.batch.rerate.said import Lines, Reading
from tidewaiter.batch.rerate.sieve import Sieve
from tidewaiter.batch.rerate.single import DAYS_DIFFER, PARTIAL, Rated, rate_entry, rate_line
from tidewaiter.batch.rerate.tabled import stable
from tidewaiter.duty.asked import FIRST_DAY
from tidewaiter.duty.fees import header_once, user_fees
from tidewaiter.duty.law import Law
from tidewaiter.duty.stretches import of_entry
from tidewaiter.numbers import hts

AsTexts = Callable[[Sequence[str], np.ndarray], pl.Series]
_EPOCH = date(1970, 1, 1).toordinal()
# Facts, which no two lines may have alike, and plans, after which what was found is let go: so much of it takes a gigabyte.
_MOST_FACTS, _MOST_PLANS = 50_000, 150_000


class Rater:
    """Rates lines by one law; `as_if` is a day on which they are taken as entered.

    What is kept in `folder` of every number of the schedule is taken; with `fill` it is found where it is not there.
    """

    def __init__(self, law: Law, *, as_if: date | None = None, folder: Path | None = None, fill: bool = False) -> None:
        self.law, self.as_if = law, as_if
        self._sieve = Sieve(law, of_entry(law))
        self._goods = Goods(self._sieve, folder, fill=fill)
        self._first = [max(self._sieve.stretches.first_day(n), FIRST_DAY) for n in range(len(self._sieve.stretches))]
        self._begin()

    def _begin(self) -> None:
        self._notes = Notes()
        claims = Claims(self.law, self._goods, self._first)
        self._plans = Plans(self.law, self._sieve, self._goods)
        self._reading = Reading(self.law, self._sieve, self._goods, claims, self._plans, self._notes)
        self._amounts = Amounts(self.law, self._goods, claims, self._plans, self._notes, self._reading, self._first)

    def rate(self, lines: pl.DataFrame, *, coded: bool = False) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The rows and the totals of lines, in their order. The lines of an entry stand together, and an entry is here whole.

        Where they are `coded`, texts are codes of those that occur: sooner made and written, and not to be put together with others.
        """
        if len(self._plans.facts) > _MOST_FACTS or len(self._plans) > _MOST_PLANS:
            self._begin()
        count = len(lines)
        read = self._reading.read(lines, self.as_if)
        apart = self._amounts.apart(read)
        among = np.flatnonzero(~apart)
        owed = self._amounts.work_out(read.chosen(among) if len(among) < count else read)
        alone = np.flatnonzero(apart).tolist() + among[owed.alone].tolist()
        every = _Every.of(read, among, owed)
        singly = {n: self._single(line) for n, line in zip(alone, lines[alone].rows(named=True), strict=True)}
        for n, rated in singly.items():
            self._put(every, n, rated)
        starts = np.flatnonzero((lines["entry_id"].ne_missing(lines["entry_id"].shift(1)) | lines["entry_id"].is_null()).to_numpy())
        if count and (not len(starts) or starts[0]):
            starts = np.concatenate([[0], starts])
        found = self._shares(every, starts)
        self._told_of_entries(every, starts)
        self._entries_alone(lines, every, found, starts, singly)
        texts = _coded if coded else _texts
        return self._rows(lines, every, among, owed, singly, texts), self._totals(lines, every, found, texts)

    def _single(self, line: dict[str, Any]) -> Rated:
        return rate_line(line, self.law, self.as_if)

    def _put(self, every: _Every, n: int, rated: Rated) -> None:
        """What a line rated singly owes, in its place."""
        every.notes[n] = self._notes.number(rated.findings)
        every.counts[n] = len(rated.charges)
        every.plan_ids[n] = stable(tuple((one.number, one.program, one.rate) for one in rated.charges)) - (1 << 63)
        if rated.assessed is None or rated.around is None:
            every.read[n] = False
            return
        fees, of = user_fees(), rated.assessed
        by_class = {fee.class_code: fee.amount for fee in of.fees}
        every.duty[n] = sum(charge.amount for charge in of.charges)
        every.taxes[n] = sum(tax.amount for tax in of.taxes)
        every.owes[n] = bool(of.duty or of.cases or of.taxes)
        every.exempt[n] = of.informal_fee_exempt
        every.processing[n] = by_class.pop(fees.processing_class, NONE)
        every.harbor[n] = by_class.pop(fees.harbor_class, NONE)
        every.others[n] = sum(fee.amount for fee in of.fees if fee.class_code in by_class)
        every.entered[n] = rated.around.entered.toordinal() - _EPOCH
        every.stretch[n] = self._sieve.stretches.number(rated.around.entered)
        every.entry_type[n] = self._reading.types.number(rated.around.entry_type)
        every.special[n] = not header_once().isdisjoint(by_class)

    def _shares(self, every: _Every, starts: np.ndarray) -> _Shares:
        of = self._amounts.of_entries
        least, most, informal = of.least.take(every.stretch), of.most.take(every.stretch), of.informal(every.entry_type, every.stretch)
        owed = LineFees(every.read, every.processing, every.harbor, every.others, every.owes, every.exempt, least, most, informal)
        found = shares(owed, starts, user_fees().harbor_not_over)
        every.special |= ~of.held(every.entry_type, every.stretch) & every.read
        return _Shares(found.processing, found.harbor, found.processing + found.harbor + found.others, every.read.copy())

    def _told_of_entries(self, every: _Every, starts: np.ndarray) -> None:
        """What is wrong with entries whose lines differ, or of which not all can be read."""
        if not len(starts):
            return
        sizes = np.diff(np.append(starts, len(every.read)))
        some = np.add.reduceat(every.read.astype(np.int64), starts)
        partial = (some > 0) & (some < sizes)
        key = every.entered.astype(np.int64) << 20 | every.entry_type
        most, least = (by.reduceat(np.where(every.read, key, outside), starts) for by, outside in ((np.maximum, -1), (np.minimum, 1 << 62)))
        differ = (some > 1) & (most != least)
        for which, finding in ((partial, PARTIAL), (differ, DAYS_DIFFER)):
            if which.any():
                said = np.repeat(np.where(which, self._notes.number([finding]), 0), sizes)
                self._notes.add(every.notes, np.where(every.read, said, 0).astype(np.int32))

    def _entries_alone(self, lines: pl.DataFrame, every: _Every, found: _Shares, starts: np.ndarray, singly: dict[int, Rated]) -> None:
        """Entries with a fee that is one for all their lines, or on a day whose limits are not held: the single path shares their fees."""
        ends = np.append(starts[1:], len(every.read))
        for entry in np.unique(np.searchsorted(starts, np.flatnonzero(every.special), side="right") - 1).tolist():
            places = range(int(starts[entry]), int(ends[entry]))
            rated = [singly.get(n) or self._single(lines.row(n, named=True)) for n in places]
            fees, findings = rate_entry(rated)
            said = self._notes.number([one for one in findings if one.rule not in (PARTIAL.rule, DAYS_DIFFER.rule)])
            for n, one, fee in zip(places, rated, fees, strict=True):
                found.known[n] = fee is not None
                found.fees[n] = sum(fee.values()) if fee else 0
                found.processing[n] = fee.get(user_fees().processing_class, 0) if fee else 0
                found.harbor[n] = fee.get(user_fees().harbor_class, 0) if fee else 0
                if one.assessed is not None:
                    self._notes.add(every.notes[n : n + 1], np.array([said], dtype=np.int32))

    def _rows(self, lines: pl.DataFrame, every: _Every, among: np.ndarray, owed: Owed, singly: dict[int, Rated],
              texts: AsTexts) -> pl.DataFrame:
        table = self._amounts.table
        numbers, programs, cents = owed.numbers, owed.programs, owed.cents
        if singly:
            total = int(every.counts.sum())
            starts = np.cumsum(every.counts) - every.counts
            numbers, programs, cents = (np.empty(total, dtype=one.dtype) for one in (numbers, programs, cents))
            line = np.repeat(np.arange(len(among)), owed.counts)
            at = starts[among][line] + np.arange(len(line)) - (np.cumsum(owed.counts) - owed.counts)[line]
            numbers[at], programs[at], cents[at] = owed.numbers, owed.programs, owed.cents
            for n, rated in singly.items():
                for at_row, charge in enumerate(rated.charges, int(starts[n])):
                    numbers[at_row] = table.numbers.number(hts.format(charge.number) if charge.kind == "duty" else charge.number)
                    programs[at_row] = table.programs.number(charge.program)
                    cents[at_row] = charge.amount
        of_line = np.repeat(np.arange(len(lines), dtype=np.uint32), every.counts)
        return pl.DataFrame({
            "line_id": lines["line_id"].gather(of_line),
            "number": texts(table.numbers.values, numbers),
            "program": texts(table.programs.values, programs),
            "amount": arrow.decimals(cents, None, 2, 18),
            "plan_id": every.plan_ids[of_line],
        })

    def _totals(self, lines: pl.DataFrame, every: _Every, found: _Shares, texts: AsTexts) -> pl.DataFrame:
        notes = self._notes

        def money(values: np.ndarray, known: np.ndarray) -> pl.Series:
            return arrow.decimals(np.ascontiguousarray(values), None if known.all() else known, 2, 18)

        return pl.DataFrame({
            "line_id": lines["line_id"],
            "duty": money(every.duty, every.read), "fees": money(found.fees, found.known), "findings": notes.count().take(every.notes),
            "taxes": money(every.taxes, every.read), "mpf": money(found.processing, found.known), "hmf": money(found.harbor, found.known),
            "complete": ~notes.fatal().take(every.notes), "rules": texts(notes.rules(), every.notes),
        })


@dataclass
class _Shares:
    """What each line bears of its entry's fees, in all and of the two that are told apart; `known` where that is known."""

    processing: np.ndarray
    harbor: np.ndarray
    fees: np.ndarray
    known: np.ndarray


@dataclass
class _Every:
    """What every line owes, in the order of the lines."""

    read: np.ndarray
    counts: np.ndarray
    plan_ids: np.ndarray
    notes: np.ndarray
    duty: np.ndarray
    taxes: np.ndarray
    processing: np.ndarray
    harbor: np.ndarray
    others: np.ndarray
    owes: np.ndarray
    exempt: np.ndarray
    entered: np.ndarray
    stretch: np.ndarray
    entry_type: np.ndarray
    special: np.ndarray          # the fees of its entry are for the single path

    @staticmethod
    def of(lines: Lines, among: np.ndarray, owed: Owed) -> _Every:
        count = len(lines.number)

        def spread(values: np.ndarray) -> np.ndarray:
            if len(among) == count:
                return values.copy()             # a line rated singly is put in its place here, not there
            found = np.zeros(count, dtype=values.dtype)
            found[among] = values
            return found

        return _Every(
            np.ones(count, dtype=bool), spread(owed.counts), spread(owed.plan_ids), spread(owed.notes), spread(owed.duty),
            spread(owed.taxes), spread(owed.processing), spread(owed.harbor), spread(owed.others), spread(owed.owes), spread(owed.exempt),
            lines.entered.copy(), lines.stretch.copy(), lines.entry_type.copy(), np.zeros(count, dtype=bool),
        )


def _texts(of: Sequence[str], which: np.ndarray) -> pl.Series:
    return pl.Series(of, dtype=pl.String).gather(which.astype(np.uint32))


def _coded(of: Sequence[str], which: np.ndarray) -> pl.Series:
    """Texts as codes of those that occur, in the order of the alphabet, so that the same rows are the same bytes whoever wrote them."""
    occurs = np.flatnonzero(np.bincount(which))
    told = [of[n] for n in occurs.tolist()]
    texts = sorted(set(told))
    places = {text: n for n, text in enumerate(texts)}
    # As wide as the codes of so many texts are held, so that they are taken as they are.
    kind = np.uint8 if len(texts) < 1 << 8 else np.uint16 if len(texts) < 1 << 16 else np.uint32
    code = np.zeros(int(occurs[-1]) + 1 if len(occurs) else 1, dtype=kind)
    code[occurs] = [places[text] for text in told]
    return pl.Series(code.take(which)).cat.to(pl.Enum(texts))
