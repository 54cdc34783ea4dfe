"""A name against the lists: what `screen NAME` answers. Nothing is kept; a record is made by `run`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.hit import SCORE, Asked, Hit, Reason
from tidewaiter.screening.listed import Kind
from tidewaiter.screening.prepared import LETTERS, prepare_asked
from tidewaiter.screening.weighing import score
from tidewaiter.service.screening import lists
from tidewaiter.service.screening.shelf import Shelf, Snapshot
from tidewaiter.service.wrong_call import WrongCall

KINDS = {"party": Kind.UNKNOWN, "person": Kind.PERSON, "vessel": Kind.VESSEL}
_KEYS = {"id", "name", "country", "address", "kind"}
_FEW = 6                         # grounds of a hit below the review threshold
_CITE = "31 CFR chapter V; 15 CFR part 744"


class Unreadable(ValueError):
    """A question that cannot be read, in one line."""


@dataclass(frozen=True)
class Question:
    id: str
    asked: Asked


@dataclass(frozen=True)
class Desk:
    """The lists that questions are put to, and what is wrong with them. None where there is nothing to be asked against."""

    held: Snapshot | None
    findings: tuple[Finding, ...]
    threshold: int


def desk(file: Path | None, threshold: str, now: datetime) -> Desk:
    """The lists of a file, or those that are loaded. WrongCall where the file cannot be read or the threshold is none."""
    least = _threshold(threshold)
    if file is not None:
        held, findings = lists.at_hand(file, now)
        if held is not None and not any(version.entries for version in held.versions):
            findings = (*findings, _no("SCR-LIST-EMPTY", "lists", "the list has no entries", "name the list itself"))
        return Desk(None if fatal(findings) else held, findings, least)
    found = lists.state(now)
    told = tuple(_finding(one) for one in found["findings"])
    if not found["lists"]:
        return Desk(None, (*told, _no("SCR-NO-LISTS", "lists", "no list is loaded", "load one: tidewaiter screen load FILE, or screen fetch")), least)
    shelf = Shelf()
    held = shelf.current()
    return Desk(held, told, least)


def read(said: Mapping[str, Any]) -> Question:
    """A question from the words of a call or the keys of a line. Unreadable where it is none."""
    for key in sorted(set(said) - _KEYS):
        raise Unreadable(f"{key!r} is no key of a question; the keys are {', '.join(sorted(_KEYS))}")
    for key in ("name", "country", "address", "kind"):
        if not isinstance(said.get(key, ""), str):
            raise Unreadable(f"{key} is not a text")
    if "name" not in said:
        raise Unreadable("the name is missing")
    kind = said.get("kind") or "party"
    if kind not in KINDS:
        raise Unreadable(f"kind {kind!r} is none of {', '.join(KINDS)}")
    country = alpha_2(said.get("country", ""))
    if said.get("country") and not country:
        raise Unreadable(f"country {said['country']!r} is no country that is known; write its two letters of ISO 3166")
    return Question(str(said.get("id", "")), Asked(said["name"], country, said.get("address", ""), KINDS[kind]))


def ask(question: Question, desk: Desk) -> dict[str, Any]:
    """The hits at or over the threshold, best first, with what keeps the answer from being a clear one."""
    findings = list(desk.findings)
    findings += mute(question.asked.name)
    hits: Sequence[Hit] = ()
    if desk.held is not None:
        hits = desk.held.search(question.asked, desk.threshold)
    return _reply(question.id, hits, desk, findings)


def refuse(said: Mapping[str, Any], why: str, desk: Desk) -> dict[str, Any]:
    """The answer to a line that asks nothing that can be answered."""
    mend = _no("SCR-UNREADABLE", "line", why, "mend the line and ask again")
    return _reply(str(said.get("id", "")), (), desk, [*desk.findings, mend])


def mute(name: str) -> tuple[Finding, ...]:
    """What keeps a name from being screened: that it names nobody, or is longer than what is compared."""
    if len(" ".join(name.split())) > LETTERS:
        words = f"{len(name):,} characters are no name; at most {LETTERS} are compared"
        return (_no("SCR-NAME-LONG", "name", words, "give the name alone"),)
    if sum(map(str.isalnum, name)) < 2 or not any(len(one.joined) > 1 for one, _ in prepare_asked(name)):
        return (_no("SCR-NAME-NOBODY", "name", "no party is named: too few letters, or only words of trade", "give the party's name"),)
    return ()


def _reply(id: str, hits: Iterable[Hit], desk: Desk, findings: Iterable[Finding]) -> dict[str, Any]:
    return {
        "id": id,
        "hits": [{
            "list": hit.list, "entry": hit.entry, "name": hit.name, "matched_name": hit.matched_name, "score": hit.score / SCORE,
            "because": [one.words for one in _told(hit)],
            "breakdown": [{"feature": one.feature, "value": one.value / SCORE, "points": one.points / SCORE} for one in _told(hit)],
            "asked": hit.asked, "content": hit.content,
        } for hit in hits],
        "threshold": desk.threshold / SCORE,
        "lists": [one.as_json() for one in desk.held.versions] if desk.held else [],
        "findings": [one.as_json() for one in findings],
    }


def _told(hit: Hit) -> tuple[Reason, ...]:
    """Every ground of a hit that a person looks at; of one below, the first: a threshold of 0 shows thousands."""
    return hit.because if hit.score >= score().review else hit.because[:_FEW]


def _threshold(text: str) -> int:
    if not text:
        return score().review
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise WrongCall(f"--threshold {text!r} is no number from 0 to 1")
    return round(value * SCORE)


def _no(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, _CITE, fix)


def _finding(said: Mapping[str, str]) -> Finding:
    return Finding(said["rule"], Severity(said["severity"]), said["where"], said["message"], said["cite"], said["fix"])
