"""CBP's conditions by code: what each says, what of a message it is about, and what to do about it.

Source: law/codes/conditions.csv, the ACE error dictionary read by tools/error_dictionary.py; law/codes/condition_advice.csv, ours.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from tidewaiter.lawfiles import law_dir

# What to do about a kind of condition, where the code itself has no advice. {about} is the record and field that it names.
_BY_KIND = {
    "missing":     "Give {about}.",
    "code":        "Compare {about} with the chapter's table and the papers; give a value that is known on the day.",
    "form":        "Give {about} in the form that the chapter prescribes.",
    "number":      "{About} holds digits only: mend it.",
    "loop":        "There are more of these records than the chapter allows: divide the message or the line.",
    "order":       "Put the records in the order of the chapter's map, with nothing in filler.",
    "figure":      "Compute again what does not agree, from the line up to the totals, and find which of the two is wrong.",
    "duplicate":   "It is there twice, or once too often: take one out, or look whether it was filed before.",
    "not_on_file": "CBP does not hold it: compare the number; have it filed first if it is right.",
    "refused":     "It may not stand here: take {about} out, or file what it belongs to.",
    "inactive":    "It is no longer, or not yet, good on the day: find what is good then.",
    "limit":       "It is beyond a limit of the chapter: compare {about} with it.",
    "accepted":    "It was taken, but CBP did not vouch for it: keep the ground for it on file.",
    "done":        "Keep the reply.",
    "system":      "ACE failed, not the message: look whether it is on file, then send it again later.",
    "withdrawn":   "CBP no longer raises this condition.",
    "state":       "Look at where this stands at CBP before anything is sent again.",
}


@dataclass(frozen=True)
class Condition:
    """A condition of the dictionary. `record`, `first` and `last` are what its explanation points at, where it points at anything."""

    code: str
    narrative: str               # at most forty characters, in capitals, as a reply carries it
    kind: str
    informational: bool = False
    record: str = ""
    first: int = 0               # columns, counted from 1; 0 where none are named
    last: int = 0
    application: str = ""        # where a code means something else in a query, that query

    @property
    def about(self) -> str:
        """The record and columns that it is about, in words."""
        if not self.record:
            return "what it names"
        return f"record {self.record}" + (f", columns {self.first}-{self.last}" if self.first else "")


@cache
def _dictionary() -> dict[str, tuple[Condition, ...]]:
    found: dict[str, list[Condition]] = {}
    with (law_dir() / "codes" / "conditions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["code"], []).append(Condition(
                row["code"], row["narrative"], row["kind"], row["informational"] == "Y", row["record"],
                int(row["first"] or 0), int(row["last"] or 0), row["application"],
            ))
    return {code: tuple(conditions) for code, conditions in found.items()}


@cache
def _advice() -> dict[str, str]:
    with (law_dir() / "codes" / "condition_advice.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["advice"] for row in csv.DictReader(file)}


def codes() -> frozenset[str]:
    return frozenset(_dictionary())


def condition(code: str, narrative: str = "") -> Condition | None:
    """The condition of a code; where several share it, the one whose narrative a reply carries. None if the dictionary has none.

    >>> condition("434").narrative, condition("016", "OUTPUT LIMIT REACHED - ADDTNL ES FOUND").kind, condition("!!!")
    ('HTS NUMBER NOT ACTIVE', 'done', None)
    """
    found = _dictionary().get(code, ())
    words = narrative.strip().upper()
    return next((one for one in found if one.narrative == words), found[0] if found else None)


def advice(code: str, narrative: str = "") -> str:
    """What to do about a condition, in a sentence; for a code that the dictionary does not have, that it is not known.

    >>> advice("B30")
    'The entry has liquidated: only a protest within 180 days changes it now (19 U.S.C. 1514).'
    >>> advice("137")
    'Give the surety code of the bond.'
    """
    if code in _advice():
        return _advice()[code]
    known = condition(code, narrative)
    if known is None:
        return "The condition is not in the dictionary held here (July 2026): ask the client representative."
    about = known.about
    return _BY_KIND[known.kind].format(about=about, About=about[0].upper() + about[1:])
