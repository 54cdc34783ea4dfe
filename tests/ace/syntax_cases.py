"""What has to be wrong in the envelopes and the order of records for each condition that rejects a whole batch."""

from __future__ import annotations

from collections.abc import Callable

from tests.ace.messages import batch, good, spoiled
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi.tree import ENDING

Lines = list[str]


def put(n: int, column: int, text: str) -> Callable[[Lines], Lines]:
    """Write over the columns of a line; lines from the end have negative numbers."""
    def apply(lines: Lines) -> Lines:
        at = n % len(lines)
        return [*lines[:at], lines[at][: column - 1] + text + lines[at][column - 1 + len(text) :], *lines[at + 1 :]]
    return apply


def drop(n: int) -> Callable[[Lines], Lines]:
    return lambda lines: [one for place, one in enumerate(lines) if place != n % len(lines)]


def insert(n: int, text: str) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines[:n], text.ljust(80), *lines[n:]]


def crowded() -> bytes:
    return batch(spoiled(good(), lambda records: [*records[:9], *[line.ArticleParty(kind="M", party="CNNINHAI88NIN")] * 7, *records[9:]]))


SYNTAX: list[tuple[str, str, Callable[[Lines], Lines]]] = [
    ("X01", "no record A",                          drop(0)),
    ("X03", "no record B",                          drop(1)),
    ("X04", "a block without transactions",         lambda lines: [*lines[:2], *lines[-2:]]),
    ("X05", "no record Y",                          drop(-2)),
    ("X06", "no record Z",                          drop(-1)),
    ("X07", "no site code",                         put(0, 2, "    ")),
    ("X08", "no sender code",                       put(0, 6, "   ")),
    ("X09", "no password",                          put(0, 9, "      ")),
    ("X10", "a day of transmission that is none",   put(0, 15, "023026")),
    ("X11", "no application in A",                  put(0, 26, "  ")),
    ("X12", "an application that there is not",     put(0, 26, "ZZ")),
    ("X13", "an application that is not answered",  put(0, 26, "MA")),
    ("X14", "Z does not repeat A",                  put(-1, 6, "B77")),
    ("X15", "no port in B",                         put(1, 4, "    ")),
    ("X16", "no filer in B",                        put(1, 8, "   ")),
    ("X19", "a block of another application",       put(1, 11, "SE")),
    ("X21", "a preparer indicator of 2",            put(1, 56, "2")),
    ("X22", "a preparer without indicator",         put(1, 47, "1101")),
    ("X23", "a preparer where none may be",         lambda lines: put(1, 56, "1")(put(1, 47, "1101B76")(put(1, 11, "EQ")(lines)))),
    ("X24", "a preparer without port",              lambda lines: put(1, 56, "1")(put(1, 51, "B76")(lines))),
    ("X25", "a preparer without filer",             lambda lines: put(1, 56, "1")(put(1, 47, "1101")(lines))),
    ("X26", "a preparer of another filer",          lambda lines: put(1, 56, "1")(put(1, 47, "1101A12")(lines))),
    ("X32", "Y does not repeat B",                  put(-2, 4, "2709")),
    ("X33", "a transaction that begins without 10", drop(2)),
    ("X34", "a record that there is not",           insert(3, "99")),
    ("X35", "missing documents among the lines",    insert(10, "3301")),
    ("X36", "seven parties on a line",              lambda lines: crowded().decode().split(ENDING)[:-1]),
    ("X38", "a second bond among the lines",        lambda lines: [*lines[:10], lines[8], *lines[10:]]),
    ("X39", "data in filler",                       put(2, 71, "X")),
    ("X40", "a character that no record takes",     put(2, 22, "\t")),
    ("X40", "a password with a hyphen",             put(0, 9, "SEC-ET")),
    ("X42", "a line of seventy columns",            lambda lines: [*lines[:-1], lines[-1][:70]]),
]
