"""The counters of the desk: what waits, by kind of work; and searches that a person keeps."""

from __future__ import annotations

from tidewaiter.shapes import Id, Line, Name
from tidewaiter.values import immutable


@immutable
class Counter:
    """Open tasks of a kind, of some subjects where these are named; or, with `states`, the files in one of these states."""

    name: str
    words: str
    kind: str = ""
    subjects: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    bad: bool = False                # one of these is trouble, and not only work


COUNTERS: tuple[Counter, ...] = (
    Counter("rejects",      "rejects",                  "rejected", bad=True),
    Counter("papers",       "missing documents",        "papers"),
    Counter("holds",        "holds and exams",          "hold", bad=True),
    Counter("release",      "to release",               "clock", ("D03",)),
    Counter("summary",      "summary due",              "clock", ("D06", "D07")),
    Counter("statement",    "not on a statement",       states=("filed",)),
    Counter("payment",      "to pay",                   "clock", ("D08", "D09", "D36")),
    Counter("requests",     "requests and notices",     "clock", ("D11", "D12", "D13", "D14")),
    Counter("liquidating",  "paid, to liquidate",       states=("paid",)),
    Counter("corrections",  "corrections to make",      "clock", ("D22",)),
    Counter("protests",     "protest windows",          "clock", ("D25", "D31", "D35")),
    Counter("reviews",      "reviews",                  "review"),
    Counter("census",       "census warnings",          "census"),
    Counter("storage",      "boxes to fetch",           "storage"),
)
BY_NAME = {one.name: one for one in COUNTERS}


@immutable
class SavedSearch:
    """A list of the desk that a person comes back to: `query` is that of its address."""

    person: Id
    name: Name
    query: Line = ""
