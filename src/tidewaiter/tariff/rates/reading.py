"""The grammar of the rate columns. It reads the normal spelling, and is built from the tables that print it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Any, cast

from lark import Lark, LarkError, Token, Transformer, v_args

from tidewaiter.tariff.rates.expression import (
    BLANK,
    ONE,
    QUANTITIES,
    SHAPES,
    UNITS,
    VALUES,
    ByReference,
    Expression,
    Note,
    Numbers,
    Percent,
    PerUnit,
    Rate,
    Shape,
    Sugar,
    Term,
    Unread,
    unit_word,
)
from tidewaiter.tariff.rates.spelling import exact, normalise

_GRAMMAR = r"""
    start: rate | sugar | shape
    rate: "Free" -> free
        | sum -> sum_of
        | sum "but not less than" sum -> at_least
        | sum "but not more than" sum -> at_most
        | sum "but not less than" sum "but not more than" sum -> between
    sum: term ("+" term)*
    term: PERCENT VALUE? -> percent
        | money UNIT QUANTITY? -> per_unit
        | money UNIT OVER -> per_unit_over
    sugar: money UNIT "less" money UNIT "for each degree under 100 degrees (and fractions of a degree in proportion)" "but not less than" money UNIT
    money: CENTS -> cents
         | DOLLARS -> dollars
    number: NUMBER
    numbers: NUMBER ("," NUMBER)*
    either: NUMBER ("," NUMBER)* "or" NUMBER
    note: NOTE
    country: COUNTRY
    PERCENT: /[0-9]+(\.[0-9]+)?( [0-9]+\/[1-9][0-9]*)?%/
    CENTS: /[0-9]+(\.[0-9]+)?( [0-9]+\/[1-9][0-9]*)?¢/
    DOLLARS: /\$[0-9]+(\.[0-9]+)?( [0-9]+\/[1-9][0-9]*)?/
    OVER: /over [1-9][0-9]*/
    NUMBER: /[0-9]{4}(\.[0-9]{2}){0,2}(-[0-9]{4}(\.[0-9]{2}){0,2})?(?![0-9.])/
    NOTE: /(additional )?U\.S\. note [0-9]+(\([a-z0-9]+\))*( to this (sub)?chapter)?/
    COUNTRY: /[A-Z][a-z]+/
    %ignore " "
"""
_SLOTS = {"sum": "sum", "percent": "PERCENT", "number": "number", "numbers": "numbers", "either": "either", "note": "note", "country": "country"}
_NOTE = re.compile(r"(additional )?U\.S\. note ([0-9]+)((?:\([a-z0-9]+\))*)(?: to this (chapter|subchapter))?")
_PLAIN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?%")
_LONGEST = 2000              # characters; the longest text of any edition has 459


def percent(text: str) -> int:
    """The rate in 1e-8. ValueError where it is no percentage, or where no whole number of 1e-8 says it.

    >>> percent("0.3464%")
    346400
    """
    number = text.strip().removesuffix("%").rstrip()
    if not re.fullmatch(r"[0-9]+(\.[0-9]*)?|\.[0-9]+", number):
        raise ValueError(f"{text} is no percentage")
    scaled = Fraction(number) * ONE / 100
    if scaled.denominator != 1:
        raise ValueError(f"{text} has more than eight decimals")
    return int(scaled)


@cache
def read_rate(text: str) -> Expression:
    """The exact rate that a text of the general or other column states; `Unread` where no rule reads it.

    >>> read_rate("2.9%").terms
    (Percent(rate=2900000, part=''),)
    >>> read_rate("The rate applicable to the natural juice in heading 2009").numbers
    (Numbers(first='2009', last=''),)
    >>> read_rate("$1.13 a bushel")
    Unread(shape=Shape(kind='unread', words=''), numbers=(), notes=(), terms=(), country='', text='$1.13 a bushel')
    """
    plain = " ".join(text.split())
    if _PLAIN.fullmatch(plain):                      # nine texts of ten
        return Rate((Percent(percent(plain)),), plain)
    if plain == "Free":
        return Rate((), plain)
    if not plain:
        return ByReference(BLANK)
    if len(plain) > _LONGEST:
        return Unread(text=plain)
    try:
        read = cast(Rate | ByReference, _grammar().parse(normalise(plain)))    # the transformer's answer, not a tree
    except (LarkError, ValueError):
        return Unread(text=plain)
    if isinstance(read, Rate):
        return Rate(read.terms, plain, read.least, read.most)
    return ByReference(read.shape, read.numbers, read.notes, read.terms, read.country, plain)


@v_args(inline=True)
class _Read(Transformer[Token, Any]):
    def start(self, read: Rate | ByReference) -> Rate | ByReference:
        return read

    def free(self) -> Rate:
        return Rate(())

    def sum_of(self, terms: tuple[Term, ...]) -> Rate:
        return Rate(terms)

    def at_least(self, terms: tuple[Term, ...], least: tuple[Term, ...]) -> Rate:
        return Rate(terms, least=least)

    def at_most(self, terms: tuple[Term, ...], most: tuple[Term, ...]) -> Rate:
        return Rate(terms, most=most)

    def between(self, terms: tuple[Term, ...], least: tuple[Term, ...], most: tuple[Term, ...]) -> Rate:
        return Rate(terms, least=least, most=most)

    def sum(self, *terms: Term) -> tuple[Term, ...]:
        return terms

    def percent(self, text: str, part: str = "") -> Percent:
        return Percent(_share(text), _PARTS_OF_VALUE[part] if part else "")

    def per_unit(self, cents: Fraction, unit: str, part: str = "", over: int = 0) -> PerUnit:
        word = unit if unit.startswith("/") else f" {unit}"
        code, per = UNITS[word]
        return PerUnit(cents, code, per, _PARTS_OF_QUANTITY[part] if part else "", over, "" if word == unit_word(code, per) else word)

    def per_unit_over(self, cents: Fraction, unit: str, limit: str) -> PerUnit:
        return self.per_unit(cents, unit, "", int(limit.removeprefix("over ")))

    def sugar(self, cents: Fraction, unit: str, less: Fraction, less_unit: str, minimum: Fraction, minimum_unit: str) -> Rate:
        if {unit, less_unit, minimum_unit} != {"/kg"}:
            raise _Refused("sugar is rated by the kilogram")
        return Rate((Sugar(cents, less, minimum),))

    def cents(self, text: str) -> Fraction:
        return exact(*_split(text.removesuffix("¢")))

    def dollars(self, text: str) -> Fraction:
        return exact(*_split(text.removeprefix("$"))) * 100

    def number(self, text: str) -> tuple[Numbers, ...]:
        return (_numbers(text),)

    def numbers(self, *texts: str) -> tuple[Numbers, ...]:
        return tuple(map(_numbers, texts))

    either = numbers

    def note(self, text: str) -> Note:
        match = _NOTE.fullmatch(text)
        assert match
        return Note(match[2], match[3], match[4] or "", bool(match[1]))

    def country(self, text: str) -> _Country:
        return _Country(text)


class _Refused(LarkError):
    """What the grammar lets through and the law does not know."""


class _Country(str):
    """A country's name, told apart from the other blanks of a shape."""


def _shaped(shape: Shape, *blanks: Any) -> ByReference:
    numbers: tuple[Numbers, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    country = ""
    for blank in blanks:
        if isinstance(blank, Note):
            notes = (blank,)
        elif isinstance(blank, _Country):
            country = str(blank)
        elif isinstance(blank, Token):
            terms = (Percent(_share(blank)),)
        elif isinstance(blank[0], Numbers):
            numbers = blank
        else:
            terms = blank
    return ByReference(shape, numbers, notes, terms, country)


def _share(text: str) -> int | Fraction:
    rate = exact(*_split(text.removesuffix("%"))) * ONE / 100
    return int(rate) if rate.denominator == 1 else rate


def _split(text: str) -> tuple[str, str]:
    number, _, fraction = text.partition(" ")
    return number, fraction


def _numbers(text: str) -> Numbers:
    first, _, last = text.replace(".", "").partition("-")
    return Numbers(first, last)


_PARTS_OF_VALUE = {words: part for part, words in VALUES.items()}
_PARTS_OF_QUANTITY = {words: part for part, words in QUANTITIES.items()}


@cache
def _grammar() -> Lark:
    """The grammar with a rule for every shape, each blank in its place and the words between as they stand."""
    rules = [_GRAMMAR, _terminal("VALUE", VALUES.values()), _terminal("QUANTITY", QUANTITIES.values()), _terminal("UNIT", UNITS)]
    alternatives = []
    read = _Read()
    for n, shape in enumerate(SHAPES):
        symbols = [
            _SLOTS[piece[1:-1]] if piece.startswith("{") else _quoted(piece.strip())
            for piece in re.split(r"(\{[a-z]+\})", shape.words) if piece.strip()
        ]
        alternatives.append(f"{' '.join(symbols)} -> shape_{n}")
        setattr(read, f"shape_{n}", _reader(shape))
    rules.append("    shape: " + "\n         | ".join(alternatives))
    return Lark("\n".join(rules), parser="lalr", transformer=read)


def _reader(shape: Shape) -> Any:
    return v_args(inline=True)(lambda *blanks: _shaped(shape, *blanks))


def _terminal(name: str, words: Any) -> str:
    longest_first = sorted((re.escape(word.strip()).replace("/", r"\/") for word in words), key=len, reverse=True)
    return f"    {name}: /({'|'.join(longest_first)})(?![a-z0-9])/"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
