"""The parts of importers that do not exist: each with a number of the schedule, a supplier, origins, values and units, the same by the same seed.

Numbers are drawn as importers have them: some chapters and some numbers of a chapter are far commoner than others, and some parts far commoner
than the rest (Zipf, its head cut as Mandelbrot does, for no importer lives of one part). A part follows its number to the successor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from tidewaiter.codes import special_programs
from tidewaiter.duty.determine import determine
from tidewaiter.duty.facts import FactText
from tidewaiter.duty.key import Key
from tidewaiter.duty.law import Law
from tidewaiter.tariff.rates.special import read_special
from tidewaiter.tariff.schedule import declarable, figures, history, successors
from tidewaiter.tariff.units import convert, printed

FIRST, LAST = date(2021, 11, 1), date(2026, 10, 31)
PARTS, IMPORTERS = 60_000, 250
LANES: tuple[dict[str, float], ...] = (
    {"MX": 15, "CA": 12},
    {"CN": 24, "VN": 6, "JP": 5, "KR": 4.5, "TW": 4, "IN": 4, "TH": 2.5, "MY": 2, "ID": 1.6, "BD": 1.2, "KH": 1, "PH": 0.8, "PK": 0.7, "LK": 0.4,
     "SG": 0.6},
    {"DE": 5, "IT": 3, "GB": 2.2, "FR": 2, "IE": 1, "CH": 1, "NL": 0.8, "ES": 0.8, "PL": 0.6, "TR": 0.8, "BE": 0.5, "SE": 0.5, "AT": 0.4, "CZ": 0.4},
    {"BR": 1.2, "CL": 0.5, "CO": 0.5, "PE": 0.5, "DO": 0.4, "GT": 0.3, "AU": 0.4, "ZA": 0.3, "IL": 0.6},
)
LAND, ASIA, EUROPE, SOUTH = range(len(LANES))
ORIGINS = tuple(origin for lane in LANES for origin in lane)
# Commonest first; those that are not named follow in the order of the schedule.
CHAPTERS = (84, 85, 39, 73, 87, 61, 62, 94, 90, 40, 95, 64, 42, 83, 82, 63, 76, 72, 33, 44, 29, 38, 70, 48, 30, 22, 69, 71, 20, 21, 16, 3, 8, 49, 68,
            7, 96, 65, 54, 55, 52, 59, 19, 9, 18, 28, 32, 34, 74, 88, 91, 92, 66, 67, 4, 2, 15, 17)
CLAIMS = {"MX": "S", "CA": "S", "KR": "KR", "AU": "AU", "CL": "CL", "CO": "CO", "PE": "PE", "SG": "SG", "IL": "IL", "DO": "P", "GT": "P", "JP": "JP",
          "ZA": "D"}
CLAIMED, KNOWN = 0.85, 0.4       # of the parts that may claim; of the parts whose importer answers what the law asks
ASKED_ON = (date(2023, 6, 1), date(2025, 8, 20), date(2026, 6, 18), date(2026, 9, 18))
MEASURED = frozenset({"KG", "CKG", "CYK", "M", "M2", "M3", "L", "T", "G", "CGM", "BBL", "PFL", "CAR"})     # other units are counted, in whole ones
NEVER = np.iinfo(np.int32).max
_FLAT = 10                       # of Zipf and Mandelbrot: how many of the commonest are about as common as each other


@dataclass(frozen=True)
class Parts:
    """Columns by part, in the order of importer and lane; `first` points at its variants, which are its origins by its numbers in time.

    Values are cents, days are days from 1970, `cost` are cents a unit.
    """

    importer: np.ndarray
    lane: np.ndarray
    supplier: np.ndarray
    weight: np.ndarray           # how common it is; sums to 1
    cents: np.ndarray            # typical value of a line
    origins: np.ndarray          # (parts, 2): where the second and the third origin begin, of 0 to 1
    turns: np.ndarray            # (parts, 3): the days on which its number changes
    changes: np.ndarray          # how many of them there are
    first: np.ndarray
    facts: np.ndarray            # of `texts`; 0 is none
    hts: np.ndarray              # by variant, of `numbers`
    origin: np.ndarray           # of ORIGINS
    claim: np.ndarray            # of `claims`; 0 is none
    units: np.ndarray            # (variants, 2), of `unit_names`; 0 is none
    cost: np.ndarray             # (variants, 2)
    numbers: tuple[str, ...]
    claims: tuple[str | None, ...]
    unit_names: tuple[str | None, ...]
    texts: tuple[str | None, ...]


class Numbered:
    """Texts by number; the first is none."""

    def __init__(self) -> None:
        self._numbers: dict[str | None, int] = {None: 0}

    def number(self, text: str | None) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def texts(self) -> tuple[str | None, ...]:
        return tuple(self._numbers)


def zipf(count: int, flat: int = _FLAT) -> np.ndarray:
    weights = 1 / (np.arange(count) + 1 + flat)
    found: np.ndarray = weights / weights.sum()
    return found


def make(count: int, seed: int, law: Law) -> Parts:
    """`count` parts; the same by the same seed."""
    chance = np.random.default_rng([seed, 1])
    lanes = np.array([sum(lane.values()) for lane in LANES])
    importer = chance.choice(IMPORTERS, count, p=zipf(IMPORTERS, 5))
    lane = chance.choice(len(LANES), count, p=lanes / lanes.sum())
    order = np.lexsort((lane, importer))
    importer, lane = importer[order], lane[order]
    weight = zipf(count)[chance.permutation(count)]
    supplier = importer * 1000 + chance.integers(0, 40, count)
    cents = np.exp(chance.normal(12.6, 1.3, count))
    typical = np.exp(chance.normal(6, 1.5, (count, 2)))
    starts = np.array(_numbers(seed))[chance.choice(len(_numbers(seed)), count, p=_weights(seed))]
    several = chance.random(count)
    origins = np.where(several[:, None] < 0.8, 1.0, np.where(several[:, None] < 0.95, [0.8, 1.0], [0.7, 0.9])) * np.ones((count, 2))
    answered, claimed = chance.random(count) < KNOWN, chance.random(count) < CLAIMED
    turns, changes = np.full((count, 3), NEVER, dtype=np.int32), np.zeros(count, dtype=np.int32)
    first, facts = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int32)
    names: dict[str, int] = {}
    claims, units, texts = Numbered(), Numbered(), Numbered()
    asked: dict[tuple[str, str], tuple[FactText, ...]] = {}
    variants: list[tuple[int, int, int, int, int, float, float]] = []
    for part in range(count):
        of_lane = LANES[lane[part]]
        slots = 1 + (origins[part, 0] < 1) + (origins[part, 1] < 1)
        picked = chance.choice(tuple(of_lane), min(slots, len(of_lane)), replace=False, p=np.array(list(of_lane.values())) / sum(of_lane.values()))
        picked = [*picked, *picked[: slots - len(picked)]]
        chain = _chain(str(starts[part]), part)
        changes[part], first[part] = len(chain) - 1, len(variants)
        for n, (_, day) in enumerate(chain[1:]):
            turns[part, n] = (day - date(1970, 1, 1)).days
        if answered[part]:
            place = (chain[-1][0], str(picked[0]))
            if place not in asked:
                asked[place] = _asked(*place, law)
            facts[part] = texts.number(_answers(asked[place], chance))
        for origin in picked:
            for number, day in chain:
                of_day = max(day, FIRST)
                one, two = (*(printed(unit) for unit in _units(number, of_day)), None, None)[:2]
                claim = _claim(number, str(origin), of_day) if claimed[part] else None
                told = (names.setdefault(number, len(names)), ORIGINS.index(origin), claims.number(claim), units.number(one), units.number(two))
                variants.append((*told, cents[part] / typical[part, 0], cents[part] / typical[part, 1]))
    table = np.array(variants, dtype=np.float64)
    whole = table[:, :5].astype(np.int32)
    return Parts(importer, lane, supplier, weight, cents, origins, turns, changes, first, facts, whole[:, 0], whole[:, 1], whole[:, 2], whole[:, 3:5],
                 np.maximum(table[:, 5:], 0.5), tuple(names), claims.texts, units.texts, texts.texts)


@cache
def _numbers(seed: int) -> tuple[str, ...]:
    """The numbers in the schedule on the first day, chapters and the numbers of each in the order of how common they are."""
    chance = np.random.default_rng([seed, 2])
    by_chapter: dict[int, list[str]] = {chapter: [] for chapter in CHAPTERS}
    for number in declarable():
        if figures(number, FIRST):
            by_chapter.setdefault(int(number[:2]), []).append(number)
    return tuple(str(number) for numbers in by_chapter.values() for number in chance.permutation(numbers))


@cache
def _weights(seed: int) -> np.ndarray:
    numbers = _numbers(seed)
    chapters = list(dict.fromkeys(number[:2] for number in numbers))
    common = dict(zip(chapters, zipf(len(chapters), 3), strict=True))
    counts = {chapter: sum(number[:2] == chapter for number in numbers) for chapter in chapters}
    return np.concatenate([common[chapter] * zipf(counts[chapter]) for chapter in chapters])


@cache
def _chain(number: str, which: int) -> tuple[tuple[str, date], ...]:
    """The numbers of a part in time, each with its first day; of several successors parts take different ones."""
    chain = [(number, FIRST)]
    while len(chain) < 4 and (end := history(chain[-1][0])[-1].span.before) <= LAST:
        after = [one for one, _, _ in successors(chain[-1][0]) if figures(one, end)]
        if not after:
            break
        chain.append((after[which % len(after)], end))
    return tuple(chain)


@cache
def _units(number: str, day: date) -> tuple[str, ...]:
    """The units that the schedule asks; one that follows from the other is left out, as two ways to say the same could differ."""
    one = figures(number, day)
    units = tuple(unit for unit in (one.units if one else ()) if unit != "X")[:2]
    return units[:1] if len(units) == 2 and convert(1, *units) is not None else units


@cache
def _claim(number: str, origin: str, day: date) -> str | None:
    """The program that goods of the origin may claim and the special column holds."""
    one, code = figures(number, day), CLAIMS.get(origin)
    if not one or code is None or not special_programs.eligible(code, origin, day):
        return None
    column = read_special(one.special)
    return next((symbol for symbol in (code, f"{code}+") if symbol in column and special_programs.known(symbol)), None)


def _asked(number: str, origin: str, law: Law) -> tuple[FactText, ...]:
    """The facts that the law asks of such goods on some days."""
    names = (
        name for day in ASKED_ON
        for name in determine(Key(number, origin, day, exported=day, loaded=day, mode="11", entry_type="01"), law).undetermined
    )
    return tuple(law.facts[name] for name in dict.fromkeys(names) if name in law.facts)


def _answers(asked: tuple[FactText, ...], chance: np.random.Generator) -> str | None:
    """What an importer says of a part: percentages that stay within the whole, mostly no, now and then yes. None where nothing is asked."""
    found: dict[str, str | bool] = dict(_each(asked, chance))
    return json.dumps(found, sort_keys=True) if found else None


def _each(asked: tuple[FactText, ...], chance: np.random.Generator) -> Iterator[tuple[str, str | bool]]:
    left = 100
    for fact in asked:
        if fact.kind == "percent" and fact.part_of:
            share = int(chance.integers(0, left + 1))
            left -= share
            yield fact.name, str(share)
        elif fact.kind == "percent":
            yield fact.name, str(int(max(0, chance.integers(-150, 90))))
        elif fact.kind == "boolean":
            yield fact.name, bool(chance.random() < 0.1) and not (fact.implies or fact.excludes or fact.implied_by or fact.excluded_by)
        elif fact.kind == "choice":
            yield fact.name, str(chance.choice(fact.choices))
