"""Alerts on those whom the firm keeps: a stored party like an entry of a list, from the day on which a list has it until somebody decided.

A new version of a list is asked about its changed entries only; what comes of it is what asking everything anew would give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from tidewaiter.screening.case import ListUsed, Subject, best, fingerprint
from tidewaiter.screening.hit import Hit
from tidewaiter.screening.listed import Listed
from tidewaiter.shapes import Count, Id, Line, Words
from tidewaiter.values import immutable

Key = tuple[str, str, str]                   # of an alert: fingerprint, list, entry
Against = Callable[[Mapping[str, Subject], Iterable[Listed]], Mapping[str, Iterable[Hit]]]


class AlertState(StrEnum):
    """Where an alert is. What is decided stays known, so that a change of the list finds it."""

    OPEN = "open"
    DECIDED = "decided"          # a named person cleared it
    GONE = "gone"                # the entry is like the party no more, or one of the two is kept no more


@immutable
class Alert:
    """A stored party like an entry. `whose` are the records that have the party, `file:f7`; `why` says what opened or closed it."""

    fingerprint: Line
    list: Line
    entry: Line
    hit: Hit
    subject: Subject
    whose: tuple[str, ...]
    opened: datetime
    state: AlertState = AlertState.OPEN
    why: Words = ""
    closed: datetime | None = None
    by: Id = ""                              # who closed it; "" where the list did


@immutable
class Rescreening:
    """A re-screening of all that is kept: by which versions, what of them had changed, how many were asked, what came of it."""

    at: datetime
    lists: tuple[ListUsed, ...]
    algorithm: Line = ""
    weights: Line = ""
    threshold: Count = 0
    whole: bool = False                      # all entries, not only those that changed
    entries: Count = 0
    parties: Count = 0
    opened: Count = 0
    closed: Count = 0
    voided: Count = 0


def subjects_by_mark(subjects: Iterable[Subject]) -> dict[str, Subject]:
    """Those who are one by their names, country, address and numbers, once."""
    return {fingerprint(one): one for one in subjects}


def hits_of(parties: Mapping[str, Subject], entries: Iterable[Listed], against: Against) -> dict[Key, Hit]:
    """Every hit of these parties on these entries, the best of each pair."""
    return {(mark, hit.list, hit.entry): hit for mark, hits in against(parties, entries).items() for hit in reversed(best(hits))}


def after(
    before: Mapping[Key, Hit], parties: Mapping[str, Subject], new: Mapping[str, Subject], changed: Iterable[Listed],
    gone: Iterable[tuple[str, str]], whole: Callable[[], Iterable[Listed]], against: Against,
) -> dict[Key, Hit]:
    """The hits after a change of the lists, from those before: the same as if every party had been asked about every entry.

    `changed` are entries that are new or say something else, `gone` those that are on the list no more. `new` are parties that were not asked
    before: they are asked about the `whole`. Who is no longer kept drops out.
    """
    changed = tuple(changed)
    touched = {(one.list, one.entry) for one in changed} | set(gone)
    kept = {key: hit for key, hit in before.items() if key[0] in parties and (key[1], key[2]) not in touched and key[0] not in new}
    old = {mark: one for mark, one in parties.items() if mark not in new}
    found = hits_of(old, changed, against) if changed and old else {}
    return kept | found | (hits_of(new, whole(), against) if new else {})


def closed(alert: Alert, state: AlertState, at: datetime, why: str, by: str = "") -> Alert:
    """The alert, closed with a note."""
    return replace(alert, state=state, closed=at, why=why, by=by)


def opened(alert: Alert, hit: Hit, why: str) -> Alert:
    """The alert, open for what the entry says now."""
    return replace(alert, hit=hit, state=AlertState.OPEN, why=why, closed=None, by="")
