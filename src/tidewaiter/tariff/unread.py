"""What of an export nobody has taught us to read: rate texts and unit texts, by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.tariff.exports import Row
from tidewaiter.tariff.rate_text import Unread, read_rate, read_special_column
from tidewaiter.tariff.units import unit

COLUMNS = ("general", "special", "other", "quota", "additional")


def is_unread(column: str, text: str) -> bool:
    """Whether a text of a rate column states something that is not understood.

    >>> is_unread("general", "2.9%"), is_unread("general", "37% /"), is_unread("special", "Free (A) so far (B)")
    (False, True, True)
    """
    return bool(read_special_column(text).unread) if column == "special" else isinstance(read_rate(text), Unread)


def unread(rows: Iterable[Row], name: str) -> Iterator[Finding]:
    """A warning for each rate text that is not read, and a note for each unit that has no CATAIR code, with the numbers that have it."""
    rates: dict[tuple[str, str], list[str]] = {}
    units: dict[str, list[str]] = {}
    for row in rows:
        for column in COLUMNS:
            if text := getattr(row, column):
                rates.setdefault((column, text), []).append(row.number)
        for text in row.units:
            units.setdefault(text, []).append(row.number)
    for (column, text), numbers in rates.items():
        if is_unread(column, text):
            yield Finding("HTS-RATE-UNREAD", Severity.WARNING, f"{name}, {_some(numbers)}",
                          f"the {column} text {text!r} cannot be read; no rate is known", "USITC HTS export",
                          "Give the rate of a line with --base-rate, from the printed schedule.")
    for text, numbers in units.items():
        if unit(text) is None and text not in _TWO:
            yield Finding("HTS-UNIT-UNKNOWN", Severity.NOTE, f"{name}, {_some(numbers)}", f"the unit {text!r} has no CATAIR code that we know",
                          "CATAIR appendix C", "See the chapter's statistical notes.")


_TWO = frozenset({"No. and kg", "X"})        # two units in one text; none at all


def _some(numbers: list[str]) -> str:
    shown = ", ".join(map(hts.format, numbers[:3]))
    return shown if len(numbers) <= 3 else f"{shown} and {len(numbers) - 3} more"
