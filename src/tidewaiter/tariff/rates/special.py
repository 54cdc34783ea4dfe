"""The special subcolumn of column 1: rates, each with the symbols of the programs that may claim it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tidewaiter.tariff.rates.expression import Expression, Unread
from tidewaiter.tariff.rates.reading import read_rate
from tidewaiter.tariff.rates.spelling import normalise

_SYMBOL = r"[A-Z]{1,2}[+*]?"
_SYMBOLS = re.compile(rf"\(\s*({_SYMBOL}(?:[\s,.]+{_SYMBOL})*)[\s,.]*\)")
_TWICE_OPENED = re.compile(rf"\(\s*({_SYMBOL}) \(\1\)")      # (PA (PA), 0406.90.94


@dataclass(frozen=True)
class Group:
    """A rate and the symbols that it stands for, in their order; none where the column has no symbols, as chapter 99 has it.

    A symbol with + or * is the program's own: A+ is for the least developed only, A* leaves some countries' articles out.
    """

    rate: Expression
    symbols: tuple[str, ...] = ()

    def __str__(self) -> str:
        symbols = f"({','.join(self.symbols)})" if self.symbols else ""
        return " ".join(filter(None, (str(self.rate), symbols)))


@dataclass(frozen=True)
class SpecialColumn:
    """A special column: its groups in the order of the schedule."""

    groups: tuple[Group, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.groups))

    def rate(self, symbol: str) -> Expression | None:
        """The rate under a symbol exactly as printed; None where the column lacks it, `Unread` where two rates have it."""
        found = [group.rate for group in self.groups if symbol in group.symbols]
        if len(set(found)) > 1:
            return Unread(text="; ".join(map(str, found)))
        return found[0] if found else None

    @property
    def unread(self) -> tuple[str, ...]:
        return tuple(group.rate.text for group in self.groups if isinstance(group.rate, Unread))


@cache
def read_special_column(text: str) -> SpecialColumn:
    """The groups of a special column.

    >>> column = read_special_column("Free (A+,AU) 3.2%(JP)")
    >>> [str(group) for group in column.groups]
    ['Free (A+,AU)', '3.2% (JP)']
    """
    return SpecialColumn(tuple(Group(read_rate(rate), symbols) for rate, symbols in _pieces(text)))


def normalise_special(text: str) -> str:
    """A special column in its normal spelling: a comma between symbols, a space about each group, a symbol once in its group.

    >>> normalise_special("Free (AU,BH, CL,CO,L,L)2.7%(JP)")
    'Free (AU,BH,CL,CO,L) 2.7% (JP)'
    """
    return " ".join(
        " ".join(filter(None, (normalise(rate), f"({','.join(symbols)})" if symbols else ""))) for rate, symbols in _pieces(text)
    )


@cache
def read_special(text: str) -> dict[str, str]:
    """The rate text for every special program symbol of a special column; both texts where two rates have one symbol.

    >>> read_special("Free (A+,AU) 3.2% (JP)")
    {'A+': 'Free', 'AU': 'Free', 'JP': '3.2%'}
    """
    rates: dict[str, str] = {}
    for rate, symbols in _pieces(text):
        for symbol in symbols:
            rates[symbol] = rate if rates.get(symbol, rate) == rate else f"{rates[symbol]}; {rate}"
    return rates


def _pieces(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each rate text with its symbols; a text at the end with none."""
    plain = " ".join(_TWICE_OPENED.sub(r"(\1)", text).split())
    *pairs, rest = _SYMBOLS.split(plain)
    pieces = [
        (rate.strip(), tuple(dict.fromkeys(re.split(r"[\s,.]+", symbols))))
        for rate, symbols in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    return [*pieces, (rest.strip(), ())] if rest.strip() else pieces
