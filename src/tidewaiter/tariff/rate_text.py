"""The language of the schedule's rate columns, read into exact expressions.

A text is Free, a sum of terms, the sugar formula, or something that refers elsewhere. A term is a percentage of a value
or an amount of money for each unit of a quantity; either may fall on a part of the article only (the case, the battery,
the lead content). What the grammar does not read is a `ByReference` with its text: a rate not known here, never zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from lark import Lark, LarkError, Token, Transformer, v_args

ONE = 100_000_000            # rates are counted in 1e-8, so 0.3464% is 346_400

_GRAMMAR = r"""
    rate: free | sugar | sum
    free: "free"i "."?
    sum: term ("+" term)*
    ?term: percent | per_unit
    percent: PERCENT of?
    per_unit: money "each" of? -> each
            | money "/" UNIT of? -> unit
            | money "/" UNIT LIMIT of? -> unit_over
    of: ("on" | "of") "the"? "value of"? "the"? PART ("," "if any")?
      | ", including weight of container" -> with_container
    sugar: money "/kg" "less" money "/kg" DEGREES "but not less" "than"? money "/kg"
    DEGREES: "for each degree under 100 degrees (and fractions of a degree in proportion)"
    money: CENTS | DOLLARS
    PERCENT: /\d+(\.\d+)?%/ | /\d+ \d+\/\d+%/
    CENTS: /\d+(\.\d+)?¢/
    DOLLARS: /\$\d*(\.\d+)?/
    LIMIT: /over \d+/
    UNIT: /clean kg|pf\. ?liter|lin\. ?m|line\/ ?gross|kg|liter|bbl|pr\.?|doz\.?|1,?000( pins)?|thou(- )?sand|gross/
        | /head|jewel|article|pack|m2|m3|m|g(?![a-z])|t(?![a-z])/
    PART: /(?!value of)[a-z][a-z, ]*?(?=,? if any| \+|\+|$)/i
    %ignore /\s+/
"""

# How the schedule writes a unit of a rate, and the CATAIR unit whose quantity counts, with how many of it make one.
_UNITS: dict[str, tuple[str, int]] = {
    "each": ("NO", 1), "head": ("NO", 1), "article": ("NO", 1), "pack": ("PK", 1), "1000": ("NO", 1000), "1000 pins": ("NO", 1000),
    "thousand": ("NO", 1000), "g": ("G", 1), "jewel": ("JWL", 1), "kg": ("KG", 1), "clean kg": ("CKG", 1),
    "t": ("KG", 1000), "liter": ("L", 1), "pf.liter": ("PFL", 1), "bbl": ("BBL", 1), "pr": ("PRS", 1), "doz": ("DOZ", 1),
    "gross": ("GR", 1), "line/gross": ("GRL", 1), "m2": ("M2", 1), "m3": ("M3", 1), "m": ("M", 1), "lin.m": ("LNM", 1),
}


@dataclass(frozen=True)
class Percent:
    """`rate` counts 1e-8 of the value; of the value of `part` only, where that is not empty."""

    rate: int
    part: str = ""


@dataclass(frozen=True)
class PerUnit:
    """`cents` for every `per` units of the CATAIR unit `unit`; of `part` only, where that is not empty."""

    cents: Fraction
    unit: str
    per: int = 1
    part: str = ""
    over: int = 0            # units up to this many are free


@dataclass(frozen=True)
class Sugar:
    """Cents a kilogram, less an amount for each degree of polarisation under 100, with a minimum."""

    cents: Fraction
    less: Fraction
    minimum: Fraction


Term = Percent | PerUnit | Sugar


@dataclass(frozen=True)
class Rate:
    """A rate of duty: the sum of its terms, none of them for Free. `text` is as the law prints it."""

    terms: tuple[Term, ...]
    text: str

    @property
    def ad_valorem(self) -> int | None:
        """The rate in 1e-8 of the whole value, if it is nothing but that."""
        if any(not isinstance(term, Percent) or term.part for term in self.terms):
            return None
        return sum(term.rate for term in self.terms if isinstance(term, Percent))

    @property
    def parts(self) -> frozenset[str]:
        return frozenset(term.part for term in self.terms if not isinstance(term, Sugar) and term.part)


@dataclass(frozen=True)
class ByReference:
    """A rate that turns on something else: another heading, a note, a set's components. `kind` says on what.

    `unread` is a text that nobody has taught this module: a rate that is not known, never zero.
    """

    text: str

    @property
    def kind(self) -> str:
        return next((kind for kind, shape in _REFERENCES if re.match(shape, self.text, re.IGNORECASE)), "unread")


_REFERENCES = (
    ("blank",       r"$"),
    ("garments",    r"The rate applicable to each garment in the (in the )?ensemble if (separately entered|entered separately)$"),
    ("set",         r"The rate of duty appli(- )?cable to that article in the set subject to the high(- )?est rate of duty$"),
    ("juice",       r"The rate applicable to the natural juice in heading 2009$"),
    ("movement",    r"The rate applicable to the complete,? assembled( movement)?$"),
    ("accessory",   r"The rate applicable to the article of which it is (a part or|an) accessory$"),
    ("pieces",      r"\d.* for each other piece or part, but if consisting in part of a plate or a set of plates the total duty shall not exceed"),
    ("note",        r"See additional U\.S\. note \d+"),
    ("under bond",  r"Free, under bond|Free, for such temporary periods"),
    ("processing",  r"A duty upon the value of (the repairs or ?alterations|such processing outside the United States)"),
    ("content",     r"A duty upon the full value of the imported article,? less the "),
    ("retail",      r"[\d.]+ percent of the fair retail value$"),
    ("cost",        r"50 percent of the cost of such (goods|parts)"),
    ("absence",     r"The rate applicable,? (to each article )?in the absence of this (sub)?heading"),
    ("like",        r"A duty (\(in lieu of any other duty or tax\) )?equal to "),
    ("minus",       r"The duty rate provided in such subheading minus [\d.]+%$"),
)


def percent(text: str) -> int:
    """The rate in 1e-8.

    >>> percent("0.3464%"), percent("33 1/3%")
    (346400, 33333333)
    """
    number = text.strip().removesuffix("%")
    if "/" in number:
        whole, fraction = number.split(" ")
        return int((int(whole) + Fraction(fraction)) * ONE / 100)
    scaled = Decimal(number) / 100 * ONE
    if scaled != int(scaled):
        raise ValueError(f"{text} has more than eight decimals")
    return int(scaled)


@v_args(inline=True)
class _Read(Transformer[Token, tuple[Term, ...]]):
    def free(self) -> tuple[Term, ...]:
        return ()

    def sum(self, *terms: Term) -> tuple[Term, ...]:
        return terms

    def rate(self, terms: tuple[Term, ...] | Sugar) -> tuple[Term, ...]:
        return terms if isinstance(terms, tuple) else (terms,)

    def percent(self, text: str, part: str = "") -> Percent:
        return Percent(percent(text), part)

    def each(self, cents: Fraction, part: str = "") -> PerUnit:
        return PerUnit(cents, "NO", 1, part)

    def unit(self, cents: Fraction, unit: str, part: str = "") -> PerUnit:
        plain = unit.replace(". ", ".").replace("/ ", "/").replace("- ", "").replace(",", "").removesuffix(".")
        code, per = _UNITS[plain]
        return PerUnit(cents, code, per, part)

    def unit_over(self, cents: Fraction, unit: str, limit: str, part: str = "") -> PerUnit:
        code, per = _UNITS[unit]
        return PerUnit(cents, code, per, part, int(limit.removeprefix("over ")))

    def of(self, part: str) -> str:
        return str(part).strip()

    def with_container(self) -> str:
        return "weight including the container"

    def sugar(self, cents: Fraction, less: Fraction, degrees: Token, minimum: Fraction) -> Sugar:
        return Sugar(cents, less, minimum)

    def money(self, text: str) -> Fraction:
        return Fraction(text.removesuffix("¢")) if text.endswith("¢") else Fraction(text.removeprefix("$")) * 100


@cache
def _grammar() -> Lark:
    return Lark(_GRAMMAR, start="rate", parser="earley", ambiguity="resolve")


@cache
def read_rate(text: str) -> Rate | ByReference:
    """The exact rate that a text of the general or other column states.

    >>> read_rate("2.9%").terms
    (Percent(rate=2900000, part=''),)
    >>> read_rate("The rate applicable to the natural juice in heading 2009")
    ByReference(text='The rate applicable to the natural juice in heading 2009')
    """
    plain = re.sub(r"\s+", " ", text).strip()
    if re.fullmatch(r"\d+(\.\d+)?%", plain):         # nine texts of ten
        return Rate((Percent(percent(plain)),), plain)
    if plain.lower() == "free":
        return Rate((), plain)
    if not re.match(r"[\d$]", plain):
        return ByReference(plain)
    try:
        return Rate(_Read().transform(_grammar().parse(plain)), plain)
    except (LarkError, KeyError, ValueError):
        return ByReference(plain)


_GROUP = re.compile(r"\s*([^()]*?)\s*\(\s*([A-Z][A-Z+*,.\s]*)\)?")


@cache
def read_special(text: str) -> dict[str, str]:
    """The rate text for every special program symbol of a special column.

    >>> read_special("Free (A+,AU) 3.2% (JP)")
    {'A+': 'Free', 'AU': 'Free', 'JP': '3.2%'}
    """
    rates: dict[str, str] = {}
    for rate, symbols in _GROUP.findall(text):
        for symbol in re.split(r"[,.\s]+", symbols):
            if symbol:
                rates.setdefault(symbol, rate or "")
    return rates
