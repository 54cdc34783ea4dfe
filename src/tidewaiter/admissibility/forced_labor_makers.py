"""Who makes and sells the goods of a line, as far as the entry tells, and whether an order names one of them.

Here a name is the order's or it is not: the words of the one in the other, in their order. What is only like it is for the screening of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from tidewaiter.admissibility.forced_labor_places import tokens
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.entry.party import Party

# Words that say what kind of firm it is, and the letters that are left of S.R.L. or S.A. de C.V.
_FORMS = frozenset({
    "co", "ltd", "limited", "company", "corporation", "corp", "inc", "group", "sdn", "bhd", "berhad", "srl", "sa", "de", "cv", "doo", "llc",
    "pvt", "private", "the", "and", "s", "r", "l", "c", "v", "d", "o", "p", "m",
})


def manufacturers(entry: Entry, line: Line) -> tuple[Party, ...]:
    """The manufacturers of a line whose name and address the entry tells: that of its MID, else all that might be."""
    own = tuple(one for one in entry.manufacturers if one.mid and one.mid == line.manufacturer)
    open_ones = tuple(one for one in entry.manufacturers if not one.mid or not line.manufacturer)
    return own or open_ones


def others(entry: Entry) -> Iterator[tuple[str, Party]]:
    """The other parties abroad, by their role: seller, and those of a security filing."""
    if entry.seller:
        yield "seller", entry.seller
    names = {"MF": "manufacturer in the ISF", "SE": "seller in the ISF", "LG": "stuffing place", "CS": "consolidator"}
    for one in entry.security_filing.parties if entry.security_filing else ():
        if one.role in names:
            yield names[one.role], one.party


def names(entry: Entry, line: Line) -> tuple[str, ...]:
    """Every name under which who makes, ships or sells the goods of a line may stand."""
    found = [one.name for one in manufacturers(entry, line)]
    found += [party.name for _, party in others(entry)]
    found += [invoice.seller for invoice in entry.invoices]
    found += [one.name for one in entry.manufacturers if one.mid and one.mid == line.foreign_exporter]
    return tuple(dict.fromkeys(filter(None, found)))


def vessels(line: Line) -> tuple[str, ...]:
    """The fishing vessels that a line tells, in the group of facts for a sanction on fish."""
    groups = (record.values for record in line.sanctions if record.kind.startswith("FSHNG"))
    return tuple(dict.fromkeys(value for group in groups for key, value in group.items() if value and "vessel" in key.casefold()))


def named(producers: Iterable[str], candidates: Iterable[str]) -> str:
    """The first candidate that bears the name of a producer; "" where none does.

    >>> named(("Example Garments Ltd",), ("EXAMPLE GARMENTS (JORDAN) CO.", "OTHER"))
    'EXAMPLE GARMENTS (JORDAN) CO.'
    >>> named(("Example Garments Ltd",), ("GARMENTS OF EXAMPLE",))
    ''
    """
    wanted = [one for producer in producers for one in _spellings(producer)]
    for candidate in candidates:
        words = _bare(candidate)
        if any(words[at:at + len(one)] == one for one in wanted for at in range(len(words) - len(one) + 1)):
            return candidate
    return ""


@cache
def _spellings(producer: str) -> tuple[tuple[str, ...], ...]:
    """A producer's words, with and without what stands in parentheses; a single short word is no name."""
    found = {_bare(producer), _bare(re.sub(r"\([^)]*\)", " ", producer))}
    return tuple(one for one in found if len(one) > 1 or (one and len(one[0]) > 3))


@lru_cache(maxsize=4096)
def _bare(name: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(name) if word not in _FORMS)
