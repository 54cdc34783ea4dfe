"""Why a hit was decided as it was: the grounds that may be named, each with the verdicts that it can carry and whether it wants words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.case import HitVerdict
from tidewaiter.shapes import Code, Line
from tidewaiter.values import immutable

SUPERVISION = "31 CFR 501.601; 15 CFR 762.2"


@immutable
class Ground:
    """A ground of a decision. `note` says that it counts only with words of the person who decides."""

    code: Code
    words: Line
    verdicts: tuple[HitVerdict, ...]
    note: bool = False


_TRUE, _FALSE, _ON = HitVerdict.TRUE_MATCH, HitVerdict.FALSE_MATCH, HitVerdict.ESCALATE
GROUNDS: dict[str, Ground] = {one.code: one for one in (
    Ground("same-number",      "A number is that of the listed party",                                    (_TRUE,)),
    Ground("same-place",       "Name and address are those of the listed party",                          (_TRUE,)),
    Ground("admitted",         "The party, or who named it, says that it is the listed one",              (_TRUE,),  note=True),
    Ground("keeper-says-same", "The keeper of the list was asked and says that it is the listed party",   (_TRUE,),  note=True),
    Ground("other-number",     "Both have a number of the same kind, and the numbers differ",             (_FALSE,)),
    Ground("other-place",      "Another country and address, and nothing else ties them",                 (_FALSE,)),
    Ground("other-kind",       "One is a person, the other a company, a vessel or an aircraft",           (_FALSE,)),
    Ground("other-person",     "Another day of birth, nationality or full name",                          (_FALSE,)),
    Ground("other-business",   "Another trade, and nothing else ties them",                               (_FALSE,), note=True),
    Ground("common-words",     "Only words that many names have are alike",                               (_FALSE,)),
    Ground("keeper-says-other", "The keeper of the list was asked and says that it is another",           (_FALSE,), note=True),
    Ground("not-restricted",   "The listed party, but the entry does not reach this transaction",         (_ON,),    note=True),
    Ground("licensed",         "The listed party, and a licence may cover the transaction",               (_ON,),    note=True),
    Ground("facts-wanted",     "What would tell them apart is not known yet",                             (_ON,)),
    Ground("counsel",          "Counsel or the keeper of the list is to be asked",                        (_ON,)),
    Ground("other",            "Another ground, told in the note",                                        (_TRUE, _FALSE, _ON), note=True),
)}


def faults(verdict: HitVerdict, ground: str, note: str) -> Iterator[Finding]:
    """What keeps a decision on this ground from counting."""
    known = GROUNDS.get(ground)
    if known is None:
        yield _no("SCR-GROUND", "ground", f"there is no ground {ground!r}", f"name one of {', '.join(GROUNDS)}")
    elif verdict not in known.verdicts:
        yield _no("SCR-GROUND", "ground", f"{known.words!r} is no ground for {verdict.value.replace('_', ' ')}", "name another ground")
    elif known.note and not note.strip():
        yield _no("SCR-NOTE", "note", f"{known.words!r} counts with words of your own only", "say what was seen, where, and who said it")


def _no(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, SUPERVISION, fix)
