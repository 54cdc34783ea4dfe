"""A rate text as JSON: the parsed form that `hts show` answers with."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

from tidewaiter.numbers import hts
from tidewaiter.tariff.rate_text import ByReference, Percent, PerUnit, Term, Unread, number_text, read_rate, read_special, read_special_column


@lru_cache(maxsize=1 << 14)
def rate_json(text: str) -> dict[str, Any]:
    """A rate text in parts, the same object for the same text: read it, do not change it.

    `text` is as the law prints it; numbers are exact texts, `33 1/3` where no decimal says it.

    - `{"kind": "free"}` and `{"kind": "sum"}` with `terms` that add up: `{"percent", "of"}` of the value or a part of it,
      `{"cents", "per", "unit", "of", "over"}` for every `per` of the CATAIR unit, of a part, past `over` of them free, or
      the sugar formula `{"cents", "less", "minimum"}`; `least` and `most` hold terms below and above which the sum never goes.
    - `{"kind": "reference"}` with `refers_to`, what the rate turns on, and, where the text has them, the `numbers`
      (`{"from", "to"}`) and `notes` (`{"number", "subdivision", "place", "additional"}`) it points to, the `country` it names
      and its own `terms`.
    - `{"kind": "unread"}`: nobody can read it, and no rate is known.

    >>> rate_json("See 9822.04.01-9822.04.03")["numbers"]
    [{'from': '9822.04.01', 'to': '9822.04.03'}]
    """
    rate = read_rate(text)
    if isinstance(rate, Unread):
        return {"kind": "unread", "text": rate.text}
    if isinstance(rate, ByReference):
        points_to = {
            "numbers": [{"from": hts.format(one.first), "to": hts.format(one.last or one.first)} for one in rate.numbers],
            "notes": [{"number": note.number, "subdivision": note.subdivision, "place": note.place, "additional": note.additional}
                      for note in rate.notes],
            "country": rate.country,
            "terms": [_term(term) for term in rate.terms],
        }
        return {"kind": "reference", "refers_to": rate.kind, **{name: value for name, value in points_to.items() if value}, "text": rate.text}
    bounds = {"least": [_term(term) for term in rate.least], "most": [_term(term) for term in rate.most]}
    return {"kind": "sum" if rate.terms else "free", "terms": [_term(term) for term in rate.terms],
            **{name: value for name, value in bounds.items() if value}, "text": rate.text}


def special_json(text: str) -> dict[str, Any]:
    """The special column by program symbol, each rate as `rate_json` gives it.

    Under the empty symbol stands what the column prints without one, as chapters 98 and 99 have it.

    >>> special_json("Free (See U.S. note 4 of this subchapter)")[""]["refers_to"]
    'free by note'
    """
    bare = [("", group.rate.text) for group in read_special_column(text).groups if not group.symbols]
    return {symbol: rate_json(rate) for symbol, rate in (*read_special(text).items(), *bare)}


def _term(term: Term) -> dict[str, str]:
    if isinstance(term, Percent):
        return {"percent": number_text(Fraction(term.rate) / 1_000_000), "of": term.part or "value"}
    if isinstance(term, PerUnit):
        return {"cents": number_text(term.cents), "per": str(term.per), "unit": term.unit, "of": term.part, "over": str(term.over)}
    return {name: number_text(value) for name, value in vars(term).items()}
