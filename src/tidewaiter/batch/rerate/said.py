"""What lines say of themselves, as numbers: codes, days, quantities and facts, and which lines only the single path can read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import polars as pl

from tidewaiter.batch.rerate import given
from tidewaiter.batch.rerate.claims import Claims
from tidewaiter.batch.rerate.given import NOT_GIVEN, Texts
from tidewaiter.batch.rerate.goods import Goods
from tidewaiter.batch.rerate.interned import UNKNOWN, Grid, Interned
from tidewaiter.batch.rerate.linears import Listed
from tidewaiter.batch.rerate.notes import Notes
from tidewaiter.batch.rerate.plans import Plans
from tidewaiter.batch.rerate.sieve import Sieve
from tidewaiter.batch.rerate.single import FORMAL
from tidewaiter.codes import units
from tidewaiter.duty import fees
from tidewaiter.duty.asked import FIRST_DAY
from tidewaiter.duty.assess import facts_of
from tidewaiter.duty.condition import Given
from tidewaiter.duty.de_minimis import LOW_VALUE
from tidewaiter.duty.facts import settle
from tidewaiter.duty.key import Fact
from tidewaiter.duty.law import Law
from tidewaiter.duty.stretches import DAYS, Stretches
from tidewaiter.findings import Finding
from tidewaiter.numbers import hts
from tidewaiter.tariff.units import convert

_TEXT = 1000
_EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = (day.toordinal() - _EPOCH for day in (date.min, date.max))
# Facts that do more than decide which headings apply, or whose headings go by more than the value.
_ALONE = frozenset({"ch98", "ftz_pf_date", "mtb", "cif_value", "polarization"})
_FILLED = "quota_filled"


@dataclass
class Lines:
    """Lines as numbers, each array as long as there are lines. `alone` are those that only the single path can read."""

    number: np.ndarray
    origin: np.ndarray
    stretch: np.ndarray
    program: np.ndarray
    mode: np.ndarray
    entry_type: np.ndarray
    days: list[np.ndarray]           # of DAYS: the stretch of each counted from 1, 0 where it is not given
    units: np.ndarray
    facts: np.ndarray
    value: np.ndarray                # whole dollars
    first: np.ndarray                # millionths of a unit
    second: np.ndarray
    entered: np.ndarray              # days since 1970
    alone: np.ndarray

    def chosen(self, at: np.ndarray) -> Lines:
        """Some of the lines."""
        arrays = {name: value[at] for name, value in vars(self).items() if isinstance(value, np.ndarray)}
        return replace(self, days=[one[at] for one in self.days], **arrays)


class Reading:
    """Reads lines. The numbers that it gives to texts stay theirs."""

    def __init__(self, law: Law, sieve: Sieve, goods: Goods, claims: Claims, plans: Plans, notes: Notes) -> None:
        self._law, self._sieve, self._goods, self._claims, self._plans, self._notes = law, sieve, goods, claims, plans, notes
        self.modes: Interned[str] = Interned()
        self.types: Interned[str] = Interned()
        self.facts_said, self.facts_filled = Listed(np.int32), Listed(np.bool_)      # what is said of facts; whether they say a quota is filled
        self._note_facts((), {})
        self._numbers = Texts("hts", self._number)
        self._origins = Texts("origin", self._origin)
        self._programs = Texts("program", lambda text: self._code(text.strip().upper(), claims.programs))
        self._modes = Texts("mode", lambda text: self._code(text.strip(), self.modes))
        self._types = Texts("entry_type", lambda text: self._code(text.strip() or FORMAL, self.types))
        self._units = [Texts("unit", self._unit) for _ in range(2)]
        self._facts = Texts("facts", self._fact)
        self._unit_codes: Interned[str] = Interned()
        self._unit_codes.number("")
        self._pairs = Grid(self._pair)
        self._stretch_of = _lookup(sieve.stretches)
        self._stretches_of = [_lookup(plans.days[name]) for name in DAYS]

    def read(self, lines: pl.DataFrame, as_if: date | None) -> Lines:
        count = len(lines)
        alone = np.zeros(count, dtype=bool)

        def texts(name: str, reader: Texts, absent: str = "") -> np.ndarray:
            if name in lines.columns and lines.schema[name] != pl.Null:
                found = reader.of(lines[name])
            else:
                found = np.full(count, reader.of(pl.Series([absent]))[0] if count else 0, dtype=np.int32)
            alone[found < 0] = True
            return np.where(found < 0, 0, found)

        def day(name: str) -> np.ndarray:
            return given.day(lines[name] if name in lines.columns else None, count, alone)

        number, origin = texts("hts", self._numbers), texts("origin", self._origins)
        entered = day("entered")
        alone |= entered == NOT_GIVEN
        others = [day(name) for name in DAYS]
        if as_if is not None:
            moved = as_if.toordinal() - _EPOCH
            others = [np.where((one == NOT_GIVEN) | (entered == NOT_GIVEN), one, one + (moved - entered)) for one in others]
            for one in others:
                alone |= (one != NOT_GIVEN) & ((one < _FIRST) | (one > _LAST))
            entered = np.full(count, moved, dtype=np.int32)
        alone |= entered < FIRST_DAY.toordinal() - _EPOCH
        exported, loaded, imported = others
        alone |= np.maximum(np.maximum(exported, loaded), imported) > entered
        alone |= (imported != NOT_GIVEN) & (np.maximum(exported, loaded) > imported)
        value = given.dollars(lines["value"], alone)
        first, given_1 = given.quantity(lines["q1"] if "q1" in lines.columns else None, count, alone)
        second, given_2 = given.quantity(lines["q2"] if "q2" in lines.columns else None, count, alone)
        unit_1, unit_2 = (np.where(one, texts(name, reader), 0)
                          for one, name, reader in zip((given_1, given_2), ("u1", "u2"), self._units, strict=True))
        alone |= (given_1 & (unit_1 == 0)) | (given_2 & (unit_2 == 0))
        pair = self._pairs.of(unit_1, unit_2)
        alone |= pair == 0
        if "cases" in lines.columns and lines.schema["cases"] != pl.Null:
            alone |= (lines["cases"].cast(pl.String).fill_null("") != "").to_numpy()
        return Lines(
            number, origin, _stretches(self._stretch_of, entered), texts("program", self._programs), texts("mode", self._modes),
            texts("entry_type", self._types, FORMAL), [_other(at, one) for at, one in zip(self._stretches_of, others, strict=True)],
            np.maximum(pair - 1, 0), texts("facts", self._facts), value, first, second, entered, alone,
        )

    def _code(self, text: str, interned: Interned[str]) -> int:
        return interned.number(text) if len(text) <= _TEXT and text.isprintable() else UNKNOWN

    def _number(self, text: str) -> int:
        try:
            number = hts.validate(text.strip())
        except ValueError:
            return UNKNOWN
        if number[:2] in ("98", "99") or not text.isprintable():
            return UNKNOWN
        return self._goods.number(number)

    def _origin(self, text: str) -> int:
        return self._code(text.strip().upper(), self._claims.origins) if text.strip() else UNKNOWN

    def _unit(self, text: str) -> int:
        """The unit's number; UNKNOWN, so that the single path says so, where it is none."""
        if not text.strip():
            return 0
        code = units.read(text.strip())
        return UNKNOWN if code is None else self._unit_codes.number(code)

    def _pair(self, first: int, second: int, line: int) -> int:
        """The number, from 1, of two units; 0 where their quantities can contradict each other."""
        one, other = self._unit_codes.values[first], self._unit_codes.values[second]
        if one and other and convert(1, one, other) is not None:
            return 0
        return self._claims.units.number((one, other)) + 1

    def _fact(self, text: str) -> int:
        if not text.strip():
            return 0
        try:
            told = json.loads(text, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            return UNKNOWN
        if not isinstance(told, dict) or any(isinstance(value, (dict, list)) for value in told.values()):
            return UNKNOWN
        facts = facts_of({name: str(value).lower() if isinstance(value, bool) else str(value).strip() for name, value in told.items()
                          if value is not None})
        if not facts.keys() <= self._plain:
            return UNKNOWN
        settled, findings = settle(facts, self._law.facts, "line")
        if not settled.keys() <= self._plain:
            return UNKNOWN
        self._note_facts(findings, settled)
        return self._plans.fact(settled)

    def _note_facts(self, findings: Sequence[Finding], facts: Mapping[str, Fact]) -> None:
        self.facts_said.add(self._notes.number(findings))
        self.facts_filled.add(facts.get(_FILLED) is True)

    @cached_property
    def _plain(self) -> frozenset[str]:
        """The facts that do nothing but decide which headings apply, and on what share of the value."""
        named = {c.name for program in self._law.programs for heading in program.headings for c in heading.conditions if isinstance(c, Given)}
        named |= {heading.base.fact for program in self._law.programs for heading in program.headings if heading.base.fact}
        return frozenset((named | {"us_content_pct"}) - _ALONE)


def kept_apart(entry_type: str, mode: str) -> bool:
    """Whether lines of a type and mode owe what goes by more than they say: small shipments, mail."""
    return entry_type == LOW_VALUE or mode in fees.user_fees().mail_modes


def _lookup(of: Stretches) -> tuple[np.ndarray, int]:
    """The stretch of each day from the first edge to the last."""
    if not of.edges:
        return np.zeros(2, dtype=np.int32), 0
    first, last = (day.toordinal() - _EPOCH for day in (of.edges[0], of.edges[-1]))
    found = np.zeros(last - first + 2, dtype=np.int32)
    for edge in of.edges:
        found[edge.toordinal() - _EPOCH - first + 1 :] += 1
    return found, first


def _stretches(of: tuple[np.ndarray, int], days: np.ndarray) -> np.ndarray:
    found, first = of
    chosen: np.ndarray = found.take(np.clip(days.astype(np.int64) - first + 1, 0, len(found) - 1))
    return chosen


def _other(of: tuple[np.ndarray, int], days: np.ndarray) -> np.ndarray:
    chosen: np.ndarray = np.where(days == NOT_GIVEN, 0, _stretches(of, days) + 1)
    return chosen
