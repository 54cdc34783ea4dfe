"""The language of the schedule's rate columns, read into exact expressions and printed back.

A text is Free, a sum of terms, the sugar formula, or something that refers elsewhere. A term is a percentage of a value
or an amount of money for each unit of a quantity; either may fall on a part of the article only (the case, the battery,
the lead content). What the grammar does not read is `Unread` with its text: a rate not known here, never zero.

`str(read_rate(text)) == normalise(text)` for every text that is read.
"""

from __future__ import annotations

from tidewaiter.tariff.rates.expression import (
    ONE,
    WHOLE,
    ByReference,
    Expression,
    Note,
    Numbers,
    Percent,
    PerUnit,
    Rate,
    Sugar,
    Term,
    Unread,
    number_text,
)
from tidewaiter.tariff.rates.reading import percent, read_rate
from tidewaiter.tariff.rates.special import Group, SpecialColumn, normalise_special, read_special, read_special_column
from tidewaiter.tariff.rates.spelling import normalise

__all__ = [
    "ONE", "WHOLE", "ByReference", "Expression", "Group", "Note", "Numbers", "PerUnit", "Percent", "Rate", "SpecialColumn", "Sugar", "Term",
    "Unread", "normalise", "normalise_special", "number_text", "percent", "read_rate", "read_special", "read_special_column",
]
