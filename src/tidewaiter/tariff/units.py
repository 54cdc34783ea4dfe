"""Quantities from one unit of the schedule into another, exactly, where the law or the measure itself says how many make one.

A unit is a CATAIR code or a text of the schedule's unit column. What a quantity is of goes with it: kilograms of copper are no
kilograms of lead, and neither is a kilogram of the article. Factors and their sources: law/codes/units.csv, unit_texts.csv.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from tidewaiter.codes import table


@dataclass(frozen=True)
class Unit:
    """One `code` is `factor` of `counts`; `of` names what it counts, where that is not the article as it is entered."""

    code: str
    counts: str              # the code of the unit that its kind is counted in; empty where it converts into nothing else
    factor: Fraction
    cite: str
    of: str = ""


@lru_cache(maxsize=4096)
def unit(name: str) -> Unit | None:
    """The unit of a CATAIR code, or of a text of the unit column; None where it is neither, or two units in one text.

    >>> unit("doz."), unit("Cu kg").of
    (Unit(code='DOZ', counts='NO', factor=Fraction(12, 1), cite='CATAIR appendix C, by its name', of=''), 'copper')
    """
    plain = " ".join(name.split())
    return _texts().get(plain) or _codes().get(plain) or _texts().get(plain.replace("²", "2").replace("³", "3"))


def printed(code: str) -> str:
    """The text that the schedule prints for a CATAIR code; the code itself where it prints several, as for content kilograms.

    >>> printed("NO"), printed("KG"), printed("CKG"), printed("X")
    ('No.', 'kg', 'CKG', 'X')
    """
    plain = [text for text, one in _texts().items() if one.code == code and not one.of]
    return min(plain, key=lambda text: (not text.endswith("."), text.isupper(), text), default=code)


def convert(quantity: Fraction | Decimal | int, of: str, to: str) -> Fraction | None:
    """`quantity` of the unit `of` in the unit `to`, exactly; None where no factor leads from one to the other.

    Nothing leads from weight to clean kilograms, from liters to proof liters or from a sort of content to another: those take a
    yield, a proof or an assay (`clean_kilograms`, `proof_liters`).

    >>> convert(3, "DOZ", "NO"), convert(500, "g", "kg"), convert(1, "kg", "cy kg"), convert(1, "Cu kg", "Pb kg")
    (Fraction(36, 1), Fraction(1, 2), None, None)
    """
    have, want = unit(of), unit(to)
    if have is None or want is None or have.of != want.of:
        return None
    if have.code == want.code:
        return Fraction(quantity)
    if not have.counts or have.counts != want.counts:
        return None
    return Fraction(quantity) * have.factor / want.factor


def proof_liters(liters: Fraction | Decimal | int, percent_by_volume: Fraction | Decimal | int) -> Fraction:
    """Proof liters of so many liters at a strength: a proof liter is a liter of 50 percent by volume, or its equivalent.

    Both are measured at 15.56 degrees C. Source: HTS chapter 22, additional U.S. notes 5 and 6. ValueError for a strength that
    is not from 0 to 100.

    >>> proof_liters(9, 40)
    Fraction(36, 5)
    """
    return Fraction(liters) * _percentage(percent_by_volume) * 2


def clean_kilograms(kilograms: Fraction | Decimal | int, percent_yield: Fraction | Decimal | int) -> Fraction:
    """Clean kilograms of wool or hair of so many kilograms and a clean yield. Source: HTS chapter 51, additional U.S. note 2.

    Only the estimate or the finding of 19 CFR 151.61 to 151.75 says the yield. ValueError where it is not from 0 to 100.

    >>> clean_kilograms(1000, Decimal("56.5"))
    Fraction(565, 1)
    """
    return Fraction(kilograms) * _percentage(percent_yield)


def _percentage(percent: Fraction | Decimal | int) -> Fraction:
    share = Fraction(percent) / 100
    if not 0 <= share <= 1:
        raise ValueError(f"{percent} is no percentage from 0 to 100")
    return share


@cache
def _codes() -> dict[str, Unit]:
    return {
        row["code"]: Unit(row["code"], row["counts"], Fraction(row["factor"] or 1), row["factor_cite"] or row["cite"])
        for row in table.rows("units")
    }


@cache
def _texts() -> dict[str, Unit]:
    codes = _codes()
    return {
        row["text"]: Unit(code.code, code.counts, code.factor, code.cite, row["of"])
        for row in table.rows("unit_texts") if (code := codes.get(row["code"]))
    }
